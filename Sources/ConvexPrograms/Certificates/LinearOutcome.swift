import ExactNumbers

/// What is true of a linear program, with the numbers that prove it.
public enum LinearOutcome: Hashable, Sendable {
  /// The optimum is attained.
  case optimal(LinearOptimum)
  /// No point satisfies the constraints: Farkas multipliers, one a constraint (Farkas 1902; see `LinearProgram.refutes`).
  case infeasible(multipliers: [Rational])
  /// The objective is unbounded: a point of the program, and a direction in which it never ends and the objective improves.
  case unbounded(point: [Rational], direction: [Rational])
}

/// An optimal point with the multipliers that prove it.
public struct LinearOptimum: Hashable, Sendable {
  /// The optimal value, the constant of the objective included.
  public let value: Rational
  /// An optimal point.
  public let point: [Rational]
  /// A multiplier for each constraint; see `LinearProgram.dualBound`.
  public let multipliers: [Rational]

  /// The optimum of the given value, point and multipliers.
  public init(value: Rational, point: [Rational], multipliers: [Rational]) {
    self.value = value
    self.point = point
    self.multipliers = multipliers
  }
}
