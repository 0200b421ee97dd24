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

  /// The coordinates in lowest terms.
  public var coordinates: [Rational] { numerators.map { Rational($0, denominator) } }
}
