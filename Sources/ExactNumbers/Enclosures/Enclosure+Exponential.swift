extension Enclosure {
  /// The largest absolute value of which exp is computed; results beyond would have millions of bits when aligned.
  public static let maximumExponentialArgument = 1 << 20

  /// An enclosure of `{exp(x)}`; for a point, its relative width is at most `2^(3 - precision)`.
  ///
  /// exp is increasing, so the ends are bounded separately. For an end x and *any* integer k,
  /// `exp(x) = 2^k * exp(r)` with `r = x - k log 2`; k is chosen such that the lower bound of r is in [0, 0.7). With
  /// `t = r / 2^s`, exp(t) is bounded by `FixedPointSeries.exponential` and squared s times; squaring is increasing on
  /// positive numbers, so floors stay lower and ceilings stay upper bounds.
  ///
  /// Width: in units of `2^-bits`, r is known within `1 + |k| * width(log 2) <= 2^kBits * (bits + 9) * 2`, and the series
  /// adds at most 3 units for each of its at most `bits` terms. A squaring doubles the relative error and adds at most
  /// one unit, hence s of them multiply it by at most `2^(s+1)`. Altogether the relative width is below
  /// `2^(s + kBits + 2 bitLength(bits) + 6 - bits)`, and `bits` is chosen to make that at most `2^-precision`; rounding
  /// outward adds at most `2^(2 - precision)`.
  /// - Throws: `EnclosureError.exponentialOutOfRange` beyond `maximumExponentialArgument`.
  public func exponential(precision: Int) throws(EnclosureError) -> Enclosure {
    let limit = Enclosure(BigInteger(Self.maximumExponentialArgument))
    if !(-limit).hull(limit).isSuperset(of: self) {
      throw .exponentialOutOfRange(operand: self)
    }
    let bounds = Self.exponentialBounds(lowerMantissa, exponent, precision)
    let result = isPoint ? bounds : bounds.hull(Self.exponentialBounds(upperMantissa, exponent, precision))
    return result.rounded(toPrecision: precision)
  }

  /// Bounds of exp(mantissa * 2^exponent).
  private static func exponentialBounds(_ mantissa: BigInteger, _ exponent: Int, _ precision: Int) -> Enclosure {
    if mantissa.isZero { return 1 }
    let wanted = max(32, precision)
    // About sqrt(wanted) halvings balance the number of terms against the number of squarings.
    let halvings = 4 + BigInteger(wanted).squareRoot().inlineOrZero
    let integerBits = max(0, mantissa.bitLength + exponent) + 1
    let bits = wanted + halvings + integerBits + 2 * (BigInteger(wanted).bitLength + 3) + 8

    let low = mantissa << (exponent + bits)
    let high = (exponent + bits) >= 0 ? low : low + 1
    let logarithm = logarithmOfTwoBounds(bits: bits)
    // floor(a/b)*b <= a makes the lower bound of r non-negative for either sign of k.
    let quotient = low.isNegative ? low.floorDivided(by: logarithm.lower) : low.floorDivided(by: logarithm.upper)
    let remainderLow = low - quotient * (quotient.isNegative ? logarithm.lower : logarithm.upper)
    let remainderHigh = high - quotient * (quotient.isNegative ? logarithm.upper : logarithm.lower)

    var (lower, upper) = FixedPointSeries.exponential(
      low: remainderLow >> halvings, high: remainderHigh.shiftedRightCeiling(by: halvings), bits: bits)
    for _ in 0..<halvings {
      lower = (lower * lower) >> bits
      upper = (upper * upper).shiftedRightCeiling(by: bits)
    }
    return Enclosure(lower: lower, upper: upper, exponent: quotient.inlineOrZero - bits)
  }
}

extension BigInteger {
  /// The value of an integer known to be a machine integer.
  var inlineOrZero: Int {
    assert(inlineValue != nil, "a machine integer was expected")
    return inlineValue ?? 0
  }
}
