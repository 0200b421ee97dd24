import ExactNumbers

/// An affine function R^n → R, x ↦ normal·x + constant, with integer coefficients.
///
/// Its zero set is a hyperplane unless the normal is zero. Forms that are multiples of each other have the same hyperplane;
/// the form also fixes which of the two sides is the positive one.
public struct AffineForm: Hashable, Sendable {
  /// The n coefficients of the coordinates.
  public let normal: [BigInteger]
  /// The value at the origin.
  public let constant: BigInteger

  /// A form with these coefficients.
  public init(normal: [BigInteger], constant: BigInteger = 0) {
    self.normal = normal
    self.constant = constant
  }

  /// The integer form that is the smallest positive multiple with integer coefficients of the given rational one.
  ///
  /// A positive factor changes neither the hyperplane nor its sides.
  public init(normal: [Rational], constant: Rational = 0) {
    let denominator = normal.reduce(constant.denominator) { .leastCommonMultiple($0, $1.denominator) }
    func cleared(_ value: Rational) -> BigInteger {
      value.numerator * denominator.exactlyDivided(by: value.denominator)
    }
    self.init(normal: normal.map(cleared), constant: cleared(constant))
  }

  /// Whether the normal is zero, so that the form is constant and has no hyperplane.
  public var isConstant: Bool { normal.allSatisfy(\.isZero) }

  /// The value at the point with coordinates `point[i] / denominator`, times `denominator`.
  ///
  /// - Precondition: `point` has as many coordinates as the normal, and `denominator` is positive if only the sign matters.
  public func value(at point: [BigInteger], denominator: BigInteger = 1) -> BigInteger {
    var sum = constant * denominator
    for index in normal.indices { sum += normal[index] * point[index] }
    return sum
  }
}
