import ExactNumbers

extension PiecewiseLinearFunction {
  /// The sum of two functions.
  /// - Complexity: O(number of pieces of both).
  public static func + (left: PiecewiseLinearFunction, right: PiecewiseLinearFunction) -> PiecewiseLinearFunction {
    combine(left, right) { $0 + $1 }
  }

  /// The difference of two functions.
  /// - Complexity: O(number of pieces of both).
  public static func - (left: PiecewiseLinearFunction, right: PiecewiseLinearFunction) -> PiecewiseLinearFunction {
    combine(left, right) { $0 - $1 }
  }

  /// The function x ↦ -f(x).
  public static prefix func - (function: PiecewiseLinearFunction) -> PiecewiseLinearFunction { function.scaled(by: -1) }

  /// The function x ↦ f(x) + constant.
  public static func + (left: PiecewiseLinearFunction, constant: Rational) -> PiecewiseLinearFunction {
    PiecewiseLinearFunction(
      canonicalBreakpoints: left.breakpoints, slopes: left.slopes, intercepts: left.intercepts.map { $0 + constant })
  }

  /// The function x ↦ factor · f(x).
  public func scaled(by factor: Rational) -> PiecewiseLinearFunction {
    if factor.isZero { return .constant(0) }
    return PiecewiseLinearFunction(
      canonicalBreakpoints: breakpoints, slopes: slopes.map { factor * $0 }, intercepts: intercepts.map { factor * $0 })
  }

  /// σ(f) = max(0, f).
  /// - Complexity: O(pieceCount).
  public var positivePart: PiecewiseLinearFunction {
    var points: [Rational] = []
    var slopes: [Rational] = []
    var intercepts: [Rational] = []
    func append(_ piece: Int, positive: Bool) {
      slopes.append(positive ? self.slopes[piece] : 0)
      intercepts.append(positive ? self.intercepts[piece] : 0)
    }
    for piece in self.slopes.indices {
      if piece > 0 { points.append(breakpoints[piece - 1]) }
      let slope = self.slopes[piece]
      guard !slope.isZero else {
        append(piece, positive: self.intercepts[piece].signum() > 0)
        continue
      }
      let zero = -self.intercepts[piece] / slope
      let rising = slope.signum() > 0
      if piece > 0 && breakpoints[piece - 1] >= zero {
        append(piece, positive: rising)
      } else if piece < breakpoints.count && breakpoints[piece] <= zero {
        append(piece, positive: !rising)
      } else {
        append(piece, positive: !rising)
        points.append(zero)
        append(piece, positive: rising)
      }
    }
    return PiecewiseLinearFunction(merging: points, slopes: slopes, intercepts: intercepts)
  }

  /// The absolute value |f|.
  public var absoluteValue: PiecewiseLinearFunction { positivePart + (-self).positivePart }

  /// The pointwise maximum of two functions.
  public static func maximum(
    _ left: PiecewiseLinearFunction, _ right: PiecewiseLinearFunction
  ) -> PiecewiseLinearFunction {
    right + (left - right).positivePart
  }

  /// The pointwise minimum of two functions.
  public static func minimum(
    _ left: PiecewiseLinearFunction, _ right: PiecewiseLinearFunction
  ) -> PiecewiseLinearFunction {
    left - (left - right).positivePart
  }

  /// The pointwise maximum of a list of functions.
  /// - Throws: `PiecewiseLinearError.noOperands` for an empty list.
  public static func maximum(
    of functions: [PiecewiseLinearFunction]
  ) throws(PiecewiseLinearError) -> PiecewiseLinearFunction {
    guard let first = functions.first else { throw .noOperands(operation: "maximum") }
    return functions.dropFirst().reduce(first) { maximum($0, $1) }
  }

  /// The pointwise minimum of a list of functions.
  /// - Throws: `PiecewiseLinearError.noOperands` for an empty list.
  public static func minimum(
    of functions: [PiecewiseLinearFunction]
  ) throws(PiecewiseLinearError) -> PiecewiseLinearFunction {
    guard let first = functions.first else { throw .noOperands(operation: "minimum") }
    return functions.dropFirst().reduce(first) { minimum($0, $1) }
  }

  /// Combines slopes and intercepts on the common refinement with a linear `operation`.
  private static func combine(
    _ left: PiecewiseLinearFunction, _ right: PiecewiseLinearFunction, _ operation: (Rational, Rational) -> Rational
  ) -> PiecewiseLinearFunction {
    var i = 0
    var j = 0
    var points: [Rational] = []
    var slopes = [operation(left.slopes[0], right.slopes[0])]
    var intercepts = [operation(left.intercepts[0], right.intercepts[0])]
    while i < left.breakpoints.count || j < right.breakpoints.count {
      let leftIsNext =
        j == right.breakpoints.count
        || (i < left.breakpoints.count && left.breakpoints[i] <= right.breakpoints[j])
      let point = leftIsNext ? left.breakpoints[i] : right.breakpoints[j]
      if i < left.breakpoints.count, left.breakpoints[i] == point { i += 1 }
      if j < right.breakpoints.count, right.breakpoints[j] == point { j += 1 }
      points.append(point)
      slopes.append(operation(left.slopes[i], right.slopes[j]))
      intercepts.append(operation(left.intercepts[i], right.intercepts[j]))
    }
    return PiecewiseLinearFunction(merging: points, slopes: slopes, intercepts: intercepts)
  }
}
