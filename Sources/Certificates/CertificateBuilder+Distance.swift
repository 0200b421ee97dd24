import ExactNumbers
import ReLUNetworks

// Theorems about distances: FORMAT.md 4.10 to 4.13.
extension CertificateBuilder {
  /// Decides how the L¹ distance of two functions on an interval compares with a number.
  ///
  /// - Precondition: the interval is not a point.
  /// - Returns: whether the relation holds, and the distance.
  @discardableResult
  public mutating func decideDistance(
    _ f: ProofFunction, _ g: ProofFunction, on interval: ClosedRange<Rational>, _ relation: Relation, _ bound: Rational
  ) -> (holds: Bool, distance: Rational) {
    let difference = f.function - g.function
    let cuts = sortedUnion(sortedUnion(f.swept.cuts, g.swept.cuts), difference.zeros)
    let ends = cuts.filter { interval.lowerBound < $0 && $0 < interval.upperBound } + [interval.upperBound]
    return decideDistance(
      names: "\(f.name) \(g.name)", interval, relation, bound, ends: ends
    ) { _ in difference }
  }

  /// Decides how the L¹ distance of a step and a function on an interval compares with a number.
  ///
  /// - Precondition: the interval is not a point.
  @discardableResult
  public mutating func decideDistance(
    _ f: ProofStep, _ g: ProofFunction, on interval: ClosedRange<Rational>, _ relation: Relation, _ bound: Rational
  ) -> (holds: Bool, distance: Rational) {
    let left = PiecewiseLinearFunction.constant(f.left) - g.function
    let right = PiecewiseLinearFunction.constant(f.right) - g.function
    let cuts = sortedUnion(
      sortedUnion(g.swept.cuts, [f.jump]), sortedUnion(left.zeros, right.zeros))
    let ends = cuts.filter { interval.lowerBound < $0 && $0 < interval.upperBound } + [interval.upperBound]
    return decideDistance(names: "\(f.name) \(g.name)", interval, relation, bound, ends: ends) {
      $0 <= f.jump ? left : right
    }
  }

  private mutating func decideDistance(
    names: String, _ interval: ClosedRange<Rational>, _ relation: Relation, _ bound: Rational, ends: [Rational],
    difference: (_ cellEnd: Rational) -> PiecewiseLinearFunction
  ) -> (holds: Bool, distance: Rational) {
    var start = interval.lowerBound
    var areas: [Rational] = []
    for end in ends {
      let function = difference(end)
      let heights = function(start).magnitude + function(end).magnitude
      areas.append((end - start) * heights / 2)
      start = end
    }
    let distance = areas.reduce(0, +)
    let (denominator, numerators) = overCommonDenominator(areas)
    theorem(
      "distance \(names) \(relation.truth(distance, bound).rawValue) \(pair(bound)) \(pair(interval.lowerBound)) \(pair(interval.upperBound))",
      suffix: "\(denominator) \(ends.count)")
    for (end, area) in zip(ends, numerators) { line("cell \(area) \(pair(end))") }
    return (relation.holds(distance, bound), distance)
  }

  /// Proves that every continuous function stays at essential uniform distance at least half the jump.
  ///
  /// - Returns: the distance proved.
  public mutating func proveFarFromContinuous(_ step: ProofStep) -> Rational {
    let distance = (step.right - step.left).magnitude / 2
    theorem("far-from-continuous \(step.name) \(pair(distance))")
    return distance
  }

  /// What approximates in an approximation lower bound.
  public enum Approximants: Sendable {
    /// Continuous piecewise linear functions with at most this many pieces.
    case pieces(Int)
    /// Networks with exactly this many hidden layers and at most this many gates.
    case networks(hiddenLayers: Int, size: Int)
  }

  /// Proves a lower bound on the L¹ distance from the uniform sawtooth to all approximants.
  ///
  /// The windows are the triangles [2i/q, (2i+2)/q]; on each the dual function −1, +1, −1 with changes at a quarter and three quarters is
  /// orthogonal to affine functions, and pairs with the triangle to 1/(2q) (proof of Theorem 2.3.6 of the thesis).
  ///
  /// - Parameters:
  ///   - sawtooth: a function equal to the sawtooth with q edges on [0, 1], starting at 0.
  ///   - edges: q ≥ 2.
  ///   - triangles: which triangles to use, a nonempty part of 0..<⌊q/2⌋; the interval is all of [0, 1] when they are all used, and otherwise
  ///     the union of theirs.
  ///   - bound: the distance to prove; with W triangles it must not exceed (W − N + 1)/(2q), N the number of pieces allowed.
  public mutating func proveFar(
    _ sawtooth: ProofFunction, edges: Int, triangles: Range<Int>, from approximants: Approximants,
    atLeast bound: Rational
  ) {
    let scale = 2 * edges  // points are integers over 2q, cell integrals over 16q
    let all = triangles == 0..<(edges / 2)
    let left = all ? 0 : 4 * triangles.lowerBound
    let right = all ? scale : 4 * triangles.upperBound
    let head =
      switch approximants {
      case .pieces(let count): "far-from-pieces \(sawtooth.name) \(count)"
      case .networks(let layers, let size): "far-from-networks \(sawtooth.name) \(layers) \(size)"
      }
    theorem("\(head) \(pair(bound)) \(left) \(right) \(scale)", suffix: "\(16 * edges) \(triangles.count)")
    for triangle in triangles {
      let start = 4 * triangle
      line("window \(start) 4")
      // Heights at the quarter points are 0, 1/2, 1, 1/2, 0; each cell is 1/(2q) wide.
      line("cell -1 2 \(start + 1)")
      line("cell 1 6 \(start + 2)")
      line("cell 1 6 \(start + 3)")
      line("cell -1 2 \(start + 4)")
    }
  }
}
