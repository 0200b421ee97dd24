import ExactNumbers

extension PiecewiseLinearFunction {
  /// The identity x ↦ x.
  public static let identity = PiecewiseLinearFunction(slope: 1, constant: 0)

  /// The constant function.
  public static func constant(_ value: Rational) -> PiecewiseLinearFunction {
    PiecewiseLinearFunction(slope: 0, constant: value)
  }

  /// σ(x - breakpoint) = max(0, x - breakpoint).
  public static func hinge(at breakpoint: Rational) -> PiecewiseLinearFunction {
    rightFlap(slope: 1, breakpoint: breakpoint)
  }

  /// The right flap: 0 up to `breakpoint`, then slope·(x - breakpoint). One gate computes it
  /// (Arora, Basu, Mianjy, Mukherjee, 2018, proof of Theorem 2.2).
  public static func rightFlap(slope: Rational, breakpoint: Rational) -> PiecewiseLinearFunction {
    PiecewiseLinearFunction(merging: [breakpoint], slopes: [0, slope], intercepts: [0, -slope * breakpoint])
  }

  /// The left flap: slope·(x - breakpoint) up to `breakpoint`, then 0. One gate computes it.
  public static func leftFlap(slope: Rational, breakpoint: Rational) -> PiecewiseLinearFunction {
    PiecewiseLinearFunction(merging: [breakpoint], slopes: [slope, 0], intercepts: [-slope * breakpoint, 0])
  }

  /// The hat: 0 outside `left`…`right`, `height` at `peak`, affine between.
  /// - Throws: `PiecewiseLinearError.notIncreasing` unless left < peak < right.
  public static func hat(
    left: Rational, peak: Rational, right: Rational, height: Rational
  ) throws(PiecewiseLinearError) -> PiecewiseLinearFunction {
    try PiecewiseLinearFunction(
      points: [(x: left, y: 0), (x: peak, y: height), (x: right, y: 0)], leftSlope: 0, rightSlope: 0)
  }
}
