/// A closed interval with dyadic ends, `[lower * 2^exponent, upper * 2^exponent]`, that contains a real number.
///
/// Sums, differences and products of enclosures are exact; division, roots, exp, log and constants take a precision in
/// bits and round outward, so that the result always contains the true value or, for wide operands, every value of the
/// function on the operand. The ends are normalized (no common factor 2), hence equality is structural.
public struct Enclosure: Equatable, Hashable, Sendable {
  /// The mantissa of the lower end, at most `upperMantissa`.
  public let lowerMantissa: BigInteger
  /// The mantissa of the upper end.
  public let upperMantissa: BigInteger
  /// The binary exponent shared by both ends.
  public let exponent: Int

  /// The interval `[lower * 2^exponent, upper * 2^exponent]`.
  /// - Precondition: `lower <= upper`.
  public init(lower: BigInteger, upper: BigInteger, exponent: Int) {
    precondition(lower <= upper, "the ends of an enclosure are in the wrong order")
    if lower.isZero && upper.isZero {
      (lowerMantissa, upperMantissa, self.exponent) = (0, 0, 0)
      return
    }
    let zeros =
      lower.isZero
      ? upper.trailingZeroBitCount
      : upper.isZero ? lower.trailingZeroBitCount : min(lower.trailingZeroBitCount, upper.trailingZeroBitCount)
    lowerMantissa = lower >> zeros
    upperMantissa = upper >> zeros
    self.exponent = exponent + zeros
  }

  /// The single point `value`.
  public init(_ value: BigInteger) { self.init(lower: value, upper: value, exponent: 0) }

  /// A rational number, enclosed with relative width at most `2^(2 - precision)`; exact when it is dyadic and has at
  /// most `precision` significant bits.
  public init(_ value: Rational, precision: Int) {
    let quotient = Self.quotientBounds(
      value.numerator, value.denominator, shift: precision + 2 + value.denominator.bitLength - value.numerator.bitLength
    )
    self = quotient.rounded(toPrecision: precision)
  }

  /// The lower end.
  public var lower: Rational { Self.dyadic(lowerMantissa, exponent) }

  /// The upper end.
  public var upper: Rational { Self.dyadic(upperMantissa, exponent) }

  /// The difference of the ends.
  public var width: Rational { Self.dyadic(upperMantissa - lowerMantissa, exponent) }

  /// The middle of the interval.
  public var midpoint: Rational { Self.dyadic(lowerMantissa + upperMantissa, exponent - 1) }

  /// Whether both ends coincide, so that the value is known exactly.
  public var isPoint: Bool { lowerMantissa == upperMantissa }

  /// Whether `value` lies in the interval.
  public func contains(_ value: Rational) -> Bool {
    // m * 2^e <= p / q is compared as m * q * 2^e <= p, without building fractions with huge powers of two.
    let lowerProduct = lowerMantissa * value.denominator
    let upperProduct = upperMantissa * value.denominator
    let numerator = value.numerator
    if exponent >= 0 { return lowerProduct << exponent <= numerator && numerator <= upperProduct << exponent }
    let scaled = numerator << -exponent
    return lowerProduct <= scaled && scaled <= upperProduct
  }

  /// Whether every point of `other` lies in the interval.
  public func isSuperset(of other: Enclosure) -> Bool {
    let (a, b, _) = Self.aligned(self, other)
    return a.lower <= b.lower && b.upper <= a.upper
  }

  /// An enclosure containing this one with mantissas of at most `2^precision` in absolute value: the lower end is rounded
  /// down, the upper end up, each by less than one unit in the last place of the longer mantissa.
  public func rounded(toPrecision precision: Int) -> Enclosure {
    let bits = max(lowerMantissa.bitLength, upperMantissa.bitLength)
    let excess = bits - max(2, precision)
    if excess <= 0 { return self }
    return Enclosure(
      lower: lowerMantissa >> excess, upper: upperMantissa.shiftedRightCeiling(by: excess),
      exponent: exponent + excess)
  }

  static func dyadic(_ mantissa: BigInteger, _ exponent: Int) -> Rational {
    let zeros = min(mantissa.trailingZeroBitCount, max(0, -exponent))
    if mantissa.isZero || exponent + zeros >= 0 { return Rational(mantissa << exponent) }
    return Rational(lowestTerms: mantissa >> zeros, BigInteger(1) << -(exponent + zeros))
  }

  /// Both operands over the smaller of their exponents.
  static func aligned(
    _ first: Enclosure, _ second: Enclosure
  ) -> (first: (lower: BigInteger, upper: BigInteger), second: (lower: BigInteger, upper: BigInteger), exponent: Int) {
    // Zero has no exponent of its own and takes the other's.
    if first.isZero || second.isZero {
      return (
        (first.lowerMantissa, first.upperMantissa), (second.lowerMantissa, second.upperMantissa),
        first.isZero ? second.exponent : first.exponent
      )
    }
    let exponent = min(first.exponent, second.exponent)
    let shift1 = first.exponent - exponent
    let shift2 = second.exponent - exponent
    return (
      (first.lowerMantissa << shift1, first.upperMantissa << shift1),
      (second.lowerMantissa << shift2, second.upperMantissa << shift2), exponent
    )
  }

  var isZero: Bool { lowerMantissa.isZero && upperMantissa.isZero }
}

extension Enclosure: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The single point given by a literal.
  public init(integerLiteral value: Int) { self.init(BigInteger(value)) }

  /// Both ends as decimals of about ten significant places, rounded outward: `[3.1415926535, 3.1415926536]`; beyond
  /// 2^200 or below 2^-200 the ends after rounding to 32 bits, as `[m * 2^e, n * 2^e]`.
  public var description: String {
    let bits = max(lowerMantissa.bitLength, upperMantissa.bitLength) + exponent
    if abs(bits) > 200 && !isZero {
      let short = rounded(toPrecision: 32)
      return "[\(short.lowerMantissa) * 2^\(short.exponent), \(short.upperMantissa) * 2^\(short.exponent)]"
    }
    // Decimal places such that the larger end shows about ten digits; 0.30103 approximates log10(2).
    let places = max(0, 10 - (bits - 2) * 30_103 / 100_000)
    return "[\(lower.decimal(places: places, rounding: .down)), \(upper.decimal(places: places, rounding: .up))]"
  }
}

extension BigInteger {
  /// The least integer not below `self / 2^amount`.
  func shiftedRightCeiling(by amount: Int) -> BigInteger { -((-self) >> amount) }
}
