import ExactNumbers

/// The half-space of the points v with Σ coefficient · v ≤ bound.
public struct LinearInequality: Equatable, Hashable, Sendable {
  /// One coefficient for each coordinate.
  public let coefficients: [Rational]
  /// The greatest value that the sum may take.
  public let bound: Rational

  /// The inequality with the given coefficients.
  public init(coefficients: [Rational], bound: Rational) {
    self.coefficients = coefficients
    self.bound = bound
  }

  /// Whether a point satisfies it.
  /// - Precondition: `point` has as many coordinates as there are coefficients.
  public func holds(at point: [Rational]) -> Bool {
    precondition(point.count == coefficients.count, "a point of another dimension than the inequality")
    var sum: Rational = 0
    for (coefficient, value) in zip(coefficients, point) where !coefficient.isZero { sum += coefficient * value }
    return sum <= bound
  }

  /// The index of the only coordinate whose coefficient is not zero; nil if there is none or more than one.
  public var onlyCoordinate: Int? {
    let used = coefficients.indices.filter { !coefficients[$0].isZero }
    return used.count == 1 ? used[0] : nil
  }
}
