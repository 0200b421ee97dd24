import ExactNumbers
import Synchronization

/// Whether some input of a polyhedron has an output with given properties.
public struct OutputSearch: Hashable, Sendable {
  /// Such an input; nil if there is none.
  public let input: [Rational]?
  /// How many regions were looked at one by one.
  public let regions: Int
  /// How many parts of the space, of one region or more, were left out because linear bounds show that no output there has
  /// the properties.
  public let parts: Int

  /// The outcome with the given parts.
  public init(input: [Rational]?, regions: Int, parts: Int) {
    self.input = input
    self.regions = regions
    self.parts = parts
  }
}

extension ReLUNetwork {
  /// Looks for an input whose output satisfies all inequalities normal · y + constant ≥ 0 of one of several cases.
  ///
  /// Proper activation regions are looked at one after the other until one contains such an input: on a region the network is
  /// affine, so that the closed region's part in question is a polyhedron, whose vertices are found by clipping. Closed
  /// proper regions cover the polyhedron of inputs, since it has interior. Before it is cut, each part of the space is left
  /// out if `OutputBounds` shows that no output there belongs to a case.
  ///
  /// - Parameters:
  ///   - cases: For each case inequalities between outputs; a case without any is satisfied by every input.
  ///   - options: The inputs, threads, control.
  /// - Throws: `RegionError`, `.emptyInterior` among them.
  /// - Complexity: as `forEachLinearRegion` for the parts that are not left out.
  public func search(
    forOutputsIn cases: [[(normal: [Rational], constant: Rational)]], _ options: RegionOptions
  ) throws(RegionError) -> OutputSearch {
    for inequality in cases.joined() where inequality.normal.count != outputDimension {
      throw .dimension(inequality: 0, found: inequality.normal.count, expected: outputDimension)
    }
    var enumeration = try enumeration(options)
    let frame = enumeration.frame
    // Forms in the outputs as they are scaled, and a multiple of t.
    let forms = cases.map { inequalities in
      inequalities.map { inequality -> [BigInteger] in
        let values = inequality.normal + [inequality.constant * Rational(frame.outputScale)]
        let denominator = values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
        return values.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
      }
    }
    let skipped = Atomic<Int>(0)
    let bounds = hiddenLayerCount > 0 ? OutputBounds(self, cases) : nil
    if let bounds {
      enumeration.skips = { walk, cone, layer, gate in
        guard bounds.exclude(walk, cone, layer, gate) else { return false }
        skipped.add(1, ordering: .relaxed)
        return true
      }
    }
    // Without hidden layers the frame knows the output only along its coordinates.
    let affine = hiddenLayerCount == 0 ? layers[0] : nil
    if affine != nil { return try searchAffine(cases, options) }
    var regions = 0
    var input: [Rational]?
    let isComplete = try enumeration.run {
      Self.point(&$0, $1, forms)
    } consume: { point in
      regions += 1
      if let point {
        var full = [Rational](repeating: 0, count: frame.inputDimension)
        for (place, coordinate) in frame.coordinates.enumerated() {
          full[coordinate] = Rational(point[place], point[frame.dimension - 1])
        }
        input = full
      }
      return input == nil
    }
    if !isComplete, input == nil { throw .interrupted }
    return OutputSearch(input: input, regions: regions, parts: skipped.load(ordering: .relaxed))
  }

  /// An affine map is a network with a gate more, whose output is not used.
  private func searchAffine(
    _ cases: [[(normal: [Rational], constant: Rational)]], _ options: RegionOptions
  ) throws(RegionError) -> OutputSearch {
    let n = inputDimension
    // x = σ(x) − σ(−x), gate by gate.
    let identity = AffineMap.identity(dimension: n)
    let first = AffineMap(
      inputDimension: n, entries: identity.entries + identity.entries.map { -$0 },
      bias: [Rational](repeating: 0, count: 2 * n))
    let second = AffineMap(
      inputDimension: 2 * n, entries: layers[0].rows.flatMap { $0 + $0.map { -$0 } }, bias: layers[0].bias)
    return try ReLUNetwork(fitting: [first, second]).search(forOutputsIn: cases, options)
  }

  /// A vertex of the part of a region whose outputs satisfy all inequalities of a case.
  private static func point(
    _ walk: inout RegionWalk, _ cone: RegionCone, _ cases: [[[BigInteger]]]
  ) -> [BigInteger]? {
    let d = walk.frame.dimension
    var rays: [[BigInteger]] = []
    for ray in cone.rays { rays.append(walk.exactRay(ray)) }
    let outputs = walk.forms[walk.frame.layers.count - 1].exact
    for inequalities in cases {
      var part = ClosedPart(cone, rays: rays)
      for inequality in inequalities {
        var form = [BigInteger](repeating: 0, count: d)
        for (output, factor) in inequality.dropLast().enumerated() where !factor.isZero {
          for k in 0..<d { form[k] += factor * outputs[output * d + k] }
        }
        form[d - 1] += inequality[inequality.count - 1]
        part.clip(form)
      }
      if let vertex = part.vertex { return vertex }
    }
    return nil
  }
}
