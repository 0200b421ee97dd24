import ConvexPrograms
import ExactNumbers
import ReLUNetworks

// Theorems about the maps of networks: FORMAT.md 4.43 to 4.49.
extension CertificateBuilder {
  /// Proves that two networks are the same map on a polyhedron.
  ///
  /// - Parameters:
  ///   - first: A network.
  ///   - second: A network with the same numbers of inputs and outputs.
  ///   - p: The polyhedron, with interior.
  ///   - control: Interruption.
  /// - Returns: whether they are; if they are not, nothing is written.
  /// - Throws: `RegionError`.
  /// - Complexity: that of the enumeration of the regions of the second network on each region of the first, and a small
  ///   linear program for each gate that does not change on a part of the space.
  public mutating func proveSameMap(
    _ first: ProofNetwork, _ second: ProofNetwork, on p: ProofPolyhedron, control: RegionControl? = nil
  ) throws -> Bool {
    let (a, b) = (first.network, second.network)
    var patterns: [[Bool]] = []
    let options = RegionOptions(inequalities: p.inequalities, threads: 1, control: control)
    let areEqual = try a.forEachLinearRegion(options) { region in
      let map = a.affineMap(pattern: region.pattern)
      let walls = region.facets.map { (normal: $0.normal.map { Rational($0) }, constant: Rational($0.constant)) }
      let inside = RegionOptions(inequalities: walls, threads: 1, control: control)
      return try b.forEachLinearRegion(inside) { part in
        patterns.append(region.pattern.flatMap { $0 } + part.pattern.flatMap { $0 })
        return b.affineMap(pattern: part.pattern) == map
      }
    }
    if !areEqual { return false }
    let tree = try tree([a, b], p, patterns, control) { writer, _ in
      writer.append("leaf")
      return true
    }
    theorem("same-map \(first.name) \(second.name) \(p.name)")
    for text in tree { line(text) }
    return true
  }

  /// Proves that two networks have different values at a point.
  /// - Precondition: they have, with the same numbers of inputs and outputs.
  public mutating func proveDifferentMaps(_ first: ProofNetwork, _ second: ProofNetwork, at point: [Rational]) {
    theorem("different-maps \(first.name) \(second.name) \(Self.pointText(point))")
  }

  /// Proves that a network is a maximum of affine functions on a polyhedron.
  ///
  /// - Parameters:
  ///   - net: The network, with one output.
  ///   - maximum: The maximum, with as many variables.
  ///   - p: The polyhedron, with interior.
  ///   - control: Interruption.
  /// - Returns: whether it is; if it is not, nothing is written.
  /// - Throws: `RegionError`.
  /// - Complexity: that of the enumeration of the regions, and small linear programs as for `proveRegions`, one more for
  ///   each region and function.
  public mutating func proveMaximum(
    _ net: ProofNetwork, _ maximum: ProofAffineMaximum, on p: ProofPolyhedron, control: RegionControl? = nil
  ) throws -> Bool {
    let patterns = try patterns(of: net.network, p, control)
    let (unit, all) = overCommonDenominator(maximum.rows.flatMap { [$0.bias] + $0.weights })
    let width = net.network.inputDimension + 1
    let rows = maximum.rows.indices.map { Array(all[$0 * width..<($0 + 1) * width]) }
    var isMaximum = true
    let tree = try tree([net.network], p, patterns, control) { writer, _ in
      let (map, scale) = (writer.map()[0], writer.scales[0])
      isMaximum = false
      guard
        let greatest = rows.firstIndex(where: { row in row.indices.allSatisfy { row[$0] * scale == map[$0] * unit } })
      else { return false }
      writer.append("leaf \(greatest + 1)")
      for row in rows.indices where row != greatest {
        let difference = zip(rows[greatest], rows[row]).map { $0 - $1 }
        guard let above = ConeCombination(of: writer.assumptions, for: difference) else { return false }
        writer.append("above \(above.text(withUnit: true))")
      }
      isMaximum = true
      return true
    } isRefuted: {
      !isMaximum
    }
    if !isMaximum { return false }
    theorem("maximum-network \(net.name) \(maximum.name) \(p.name)")
    for text in tree { line(text) }
    return true
  }

  /// Proves that no input of a polyhedron has an output such that both satisfy all inequalities of a property.
  ///
  /// - Parameters:
  ///   - net: The network.
  ///   - p: The polyhedron of inputs, perhaps without interior, or empty.
  ///   - property: A polyhedron of inputs followed by outputs.
  ///   - control: Interruption.
  /// - Returns: whether there is none; if there is one, nothing is written.
  /// - Throws: `RegionError`.
  /// - Complexity: as `proveMaximum`.
  public mutating func proveAvoidance(
    _ net: ProofNetwork, _ p: ProofPolyhedron, _ property: ProofPolyhedron, control: RegionControl? = nil
  ) throws -> Bool {
    guard let hull = try AffineHull(p.inequalities, dimension: p.dimension) else {
      guard let contradiction = ConeCombination(contradicting: p.forms) else { return false }
      theorem("avoids \(net.name) \(p.name) \(property.name)")
      line("empty \(contradiction.text(withUnit: false))")
      return true
    }
    let patterns = try patterns(of: net.network, in: hull, control)
    let n = net.network.inputDimension
    var isAvoided = true
    let tree = try tree([net.network], p, patterns, control) { writer, _ in
      let (map, scale) = (writer.map(), writer.scales[0])
      var forms = writer.assumptions
      for form in property.forms {
        var applied = form.prefix(n + 1).map { $0 * scale }
        for (output, factor) in form.dropFirst(n + 1).enumerated() where !factor.isZero {
          for k in applied.indices { applied[k] += factor * map[output][k] }
        }
        forms.append(applied)
      }
      guard let contradiction = ConeCombination(contradicting: forms) else {
        isAvoided = false
        return false
      }
      writer.append("leaf \(contradiction.text(withUnit: false))")
      return true
    } isRefuted: {
      !isAvoided
    }
    if !isAvoided { return false }
    theorem("avoids \(net.name) \(p.name) \(property.name)")
    for text in tree { line(text) }
    return true
  }

  /// Proves that a point of a polyhedron and its output satisfy all inequalities of a property.
  /// - Precondition: they do.
  public mutating func proveReaching(
    _ net: ProofNetwork, _ p: ProofPolyhedron, _ property: ProofPolyhedron, at point: [Rational]
  ) {
    theorem("reaches \(net.name) \(p.name) \(property.name) \(Self.pointText(point))")
  }

  /// Proves that no network with one hidden layer computes the function of a network with one output, by two points of a
  /// hyperplane where its gradient jumps differently, and through which no hyperplane of another gate goes.
  /// - Precondition: the points are such.
  public mutating func proveNotOneHiddenLayer(
    _ net: ProofNetwork, normal: [BigInteger], constant: BigInteger, at p: [Rational], and q: [Rational]
  ) {
    theorem("not-one-hidden-layer-network \(net.name)")
    line("hyperplane \(tokens([constant] + normal))")
    for point in [p, q] { line("at-point \(Self.pointText(point))") }
  }

  /// Proves that every network with one hidden layer that computes the function of this one has at least so many gates.
  /// - Precondition: the network has one hidden layer and one output, and it is so; at most 16 hyperplanes where its
  ///   gradient jumps if these are fewer than the gates.
  public mutating func proveHiddenGatesAtLeast(_ net: ProofNetwork, _ count: Int) {
    theorem("hidden-gates-at-least \(net.name) \(count)")
  }

  private func patterns(
    of network: ReLUNetwork, _ p: ProofPolyhedron, _ control: RegionControl?
  ) throws -> [[Bool]] {
    var patterns: [[Bool]] = []
    let options = RegionOptions(inequalities: p.inequalities, control: control)
    _ = try network.forEachLinearRegion(options) { region in
      patterns.append(region.pattern.flatMap { $0 })
      return true
    }
    return patterns
  }

  /// The patterns of regions with interior in a polyhedron, as a part of its affine hull.
  private func patterns(
    of network: ReLUNetwork, in hull: AffineHull, _ control: RegionControl?
  ) throws -> [[Bool]] {
    if hull.directions.isEmpty {
      return [try network.preactivations(at: hull.origin).flatMap { $0.map { $0.signum() > 0 } }]
    }
    let rows = hull.origin.indices.map { coordinate in hull.directions.map { $0[coordinate] } }
    let restricted = try network.composed(with: ReLUNetwork(AffineMap(rows: rows, bias: hull.origin)))
    var patterns: [[Bool]] = []
    let options = RegionOptions(inequalities: hull.inequalities, control: control)
    _ = try restricted.forEachLinearRegion(options) { region in
      patterns.append(region.pattern.flatMap { $0 })
      return true
    }
    return patterns
  }

  /// The lines of a tree.
  /// - Throws: `RegionError.interrupted`.
  private func tree(
    _ networks: [ReLUNetwork], _ p: ProofPolyhedron, _ patterns: [[Bool]], _ control: RegionControl?,
    _ leaf: (inout CaseTreeWriter, Int) -> Bool, isRefuted: () -> Bool = { false }
  ) throws -> [String] {
    var writer = CaseTreeWriter(networks, polyhedron: p.forms)
    if writer.write(patterns, isInterrupted: { control?.isInterrupted == true }, leaf: leaf) { return writer.lines }
    precondition(
      isRefuted() || control?.isInterrupted == true, "the regions of the enumeration cover the polyhedron")
    if !isRefuted() { throw RegionError.interrupted }
    return []
  }
}
