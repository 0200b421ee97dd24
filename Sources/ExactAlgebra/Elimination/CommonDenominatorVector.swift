import ExactNumbers

/// A rational vector as integer numerators over one positive denominator.
public struct CommonDenominatorVector: Hashable, Sendable {
  /// The numerators.
  public let numerators: [BigInteger]
  /// The denominator, positive; not necessarily the least one.
  public let denominator: BigInteger

  /// The vector with the given numerators; a negative denominator changes all signs.
  /// - Precondition: the denominator is not zero.
  public init(numerators: [BigInteger], denominator: BigInteger) {
    precondition(!denominator.isZero, "a denominator must not be zero")
    self.numerators = denominator.isNegative ? numerators.map { -$0 } : numerators
    self.denominator = denominator.magnitude
  }

  /// The vector with the given coordinates, over their least common denominator.
  public init(_ coordinates: [Rational]) {
    var common = BigInteger(1)
    for value in coordinates where !value.isInteger && common % value.denominator != 0 {
      common = .leastCommonMultiple(common, value.denominator)
    }
    denominator = common
    numerators = coordinates.map { value in
      value.isInteger && common == 1
        ? value.numerator : value.numerator * common.exactlyDivided(by: value.denominator)
    }
  }

  /// The coordinates in lowest terms.
  public var coordinates: [Rational] { numerators.map { Rational($0, denominator) } }
}
