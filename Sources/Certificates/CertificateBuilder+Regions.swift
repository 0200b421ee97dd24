import ExactNumbers
import ReLUNetworks

/// A polyhedron of inputs that a certificate has defined.
public struct ProofPolyhedron: Sendable {
  /// Its name in the file.
  public let name: String
  /// Its dimension.
  public let dimension: Int
  /// The affine functions that are nonnegative there, over common denominators: a constant and coefficients.
  let forms: [[BigInteger]]
  /// The same as they were given.
  let inequalities: [(normal: [Rational], constant: Rational)]
}

/// The numbers of regions of a network that a certificate has established, for all of the space.
public struct ProofRegions: Sendable {
  /// The proper activation regions.
  public let properActivation: Quantity
  /// The different affine functions.
  public let affine: Quantity
  /// The open connected regions.
  public let openConnected: Quantity
}

// Theorems about the regions of networks and their maps there: FORMAT.md 4.41 to 4.47.
extension CertificateBuilder {
  /// Defines a polyhedron: the points where normal · x + constant ≥ 0 for all inequalities, all of the space for none.
  ///
  /// - Precondition: each normal has `dimension` coordinates.
  public mutating func polyhedron(
    _ name: String, dimension: Int, inequalities: [(normal: [Rational], constant: Rational)] = []
  ) -> ProofPolyhedron {
    let name = claim(name)
    // Zero is not positive inside: such forms say nothing, and no region could be proved.
    let inequalities = inequalities.filter { !($0.constant.isZero && $0.normal.allSatisfy(\.isZero)) }
    let forms = inequalities.map { overCommonDenominator([$0.constant] + $0.normal).numerators }
    line("arrangement \(name) \(dimension) \(forms.count)")
    for form in forms { line("plane \(tokens(form))") }
    return ProofPolyhedron(name: name, dimension: dimension, forms: forms, inequalities: inequalities)
  }

  /// Proves how many proper activation regions, affine functions and open connected regions a network has on a
  /// polyhedron, by a tree of cases over its gates with a point in each region and on each of its facets.
  ///
  /// - Parameters:
  ///   - net: The network.
  ///   - p: The polyhedron, with interior.
  ///   - threads: The number of threads of the enumeration.
  ///   - control: Interruption and progress.
  /// - Returns: the numbers; the measures exist only for all of the space.
  /// - Throws: `RegionError`.
  /// - Complexity: that of the enumeration, and a small linear program for each gate that does not change on a part of the
  ///   space with the same gates before it, and for each gate that changes around a region without being a facet of it.
  public mutating func proveRegions(
    _ net: ProofNetwork, on p: ProofPolyhedron, threads: Int? = nil, control: RegionControl? = nil
  ) throws -> ProofRegions {
    var regions: [LinearRegion] = []
    let options = RegionOptions(inequalities: p.inequalities, threads: threads, control: control)
    _ = try net.network.forEachLinearRegion(options) { region in
      regions.append(region)
      return true
    }
    var writer = CaseTreeWriter([net.network], polyhedron: p.forms)
    var maps: [[[BigInteger]]: Int] = [:]
    var mapOfRegion = [Int](repeating: 0, count: regions.count)
    let isWritten = writer.write(
      regions.map { $0.pattern.flatMap { $0 } }, isInterrupted: { control?.isInterrupted == true }
    ) { writer, place in
      let map = writer.map()
      mapOfRegion[place] = maps[map, default: maps.count]
      maps[map] = mapOfRegion[place]
      return Self.writeRegion(regions[place], from: p.forms.count, &writer)
    }
    if !isWritten {
      precondition(control?.isInterrupted == true, "the regions of the enumeration cover the polyhedron")
      throw RegionError.interrupted
    }
    let classes = try Self.classes(regions, mapOfRegion, net.network)
    theorem("affine-regions \(net.name) \(p.name) \(regions.count) \(maps.count) \(classes)")
    for text in writer.lines { line(text) }
    return ProofRegions(
      properActivation: Quantity(tokens: "patterns:\(net.name)", value: BigInteger(regions.count)),
      affine: Quantity(tokens: "maps:\(net.name)", value: BigInteger(maps.count)),
      openConnected: Quantity(tokens: "regions:\(net.name)", value: BigInteger(classes)))
  }

  /// The lines of a leaf: a point, and for each split above it a point of the facet, or why there is none.
  private static func writeRegion(_ region: LinearRegion, from first: Int, _ writer: inout CaseTreeWriter) -> Bool {
    let forms = writer.assumptions
    writer.append("leaf \(pointText(ShortPoint.interior(near: region.interiorPoint, forms)))")
    var facets: [[BigInteger]: LinearRegion.Facet] = [:]
    for facet in region.facets { facets[[facet.constant] + facet.normal] = facet }
    // Facets are enough for the others.
    let places = forms.indices.filter { facets[primitiveVector(forms[$0])] != nil }
    for place in first..<forms.count {
      if let facet = facets[primitiveVector(forms[place])] {
        let point = ShortPoint.onFacet(near: region.interiorPoint(of: facet), place, forms)
        writer.append("facet \(pointText(point))")
      } else {
        let combination = ConeCombination(of: places.map { forms[$0] }, for: forms[place])
        guard let combination else { return false }
        writer.append("blocked \(combination.renumbered(places).text(withUnit: true))")
      }
    }
    return true
  }

  static func pointText(_ point: [Rational]) -> String {
    let (denominator, numerators) = overCommonDenominator(point)
    return "\(denominator) \(tokens(numerators))"
  }

  /// The number of classes of regions that are joined across facets with the same map.
  private static func classes(_ regions: [LinearRegion], _ maps: [Int], _ network: ReLUNetwork) throws -> Int {
    var places: [[[Bool]]: Int] = [:]
    for (place, region) in regions.enumerated() { places[region.pattern] = place }
    var roots = Array(regions.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while roots[place] != place { (roots[place], place) = (roots[roots[place]], roots[place]) }
      return place
    }
    var count = regions.count
    for (place, region) in regions.enumerated() {
      for facet in region.facets {
        let beyond = try network.activationPattern(
          beyond: region.interiorPoint(of: facet), inDirection: facet.normal.map { -Rational($0) })
        guard let other = places[beyond], maps[other] == maps[place] else { continue }
        let (first, second) = (root(place), root(other))
        if first != second { count -= 1 }
        roots[first] = second
      }
    }
    return count
  }
}
