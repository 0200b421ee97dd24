import ExactNumbers

/// A function on the line written as a constant, one right flap at the last breakpoint and one left flap at every
/// breakpoint, found from the linear system in the proof of Theorem 2.2.2 of the thesis of A. Mukherjee.
///
/// For p pieces with breakpoints a₁ < … < a_{p-1} and values b_i relative to the last one, the slopes t_j of the left flaps
/// solve t₁ + … + t_{p-1} = s_L and b_i = Σ_{j>i} t_j·(a_{j-1} - a_j) as printed; the repaired system has a_i in the place
/// of a_{j-1}. The two agree up to three pieces. Both are triangular with non-zero diagonal, so each has one solution.
public struct FlapDecomposition: Equatable, Sendable {
  /// Which linear system is solved.
  public enum System: Sendable, CaseIterable {
    /// The system as printed: wrong for most functions with four pieces or more.
    case printed
    /// The system with a_i in the place of a_{j-1}: right for two pieces or more.
    case repaired
  }

  /// The breakpoints a₁, …, a_{p-1}.
  public let breakpoints: [Rational]
  /// The slope r of the right flap at the last breakpoint.
  public let rightSlope: Rational
  /// The slopes t₁, …, t_{p-1} of the left flaps.
  public let leftSlopes: [Rational]
  /// The value of the given function at its last breakpoint.
  public let constant: Rational

  /// Solves a system for a function; nil when the function is affine, since there is then no breakpoint to use.
  public init?(of function: PiecewiseLinearFunction, system: System) {
    let points = function.breakpoints
    guard let last = points.last else { return nil }
    let values = points.map { function($0) - function(last) }
    var slopes = [Rational](repeating: 0, count: points.count)
    // The equation for index i has the new unknown of index i + 1.
    for i in points.indices.dropLast().reversed() {
      var known: Rational = 0
      for j in points.indices.dropFirst(i + 2) {
        known += slopes[j] * ((system == .printed ? points[j - 1] : points[i]) - points[j])
      }
      slopes[i + 1] = (values[i] - known) / (points[i] - points[i + 1])
    }
    slopes[0] = function.slopes[0] - slopes.dropFirst().reduce(0, +)
    breakpoints = points
    rightSlope = function.slopes[function.slopes.count - 1]
    leftSlopes = slopes
    constant = function(last)
  }

  /// The sum of constant and flaps, to be compared with the given function.
  public var function: PiecewiseLinearFunction {
    var sum = PiecewiseLinearFunction.constant(constant)
    for (slope, point) in zip(leftSlopes, breakpoints) { sum = sum + .leftFlap(slope: slope, breakpoint: point) }
    if let last = breakpoints.last { sum = sum + .rightFlap(slope: rightSlope, breakpoint: last) }
    return sum
  }
}
