extension Enclosure {
  /// An enclosure of `{log(x)}` (natural); for a point, its relative width is at most `2^(3 - precision)`.
  ///
  /// log is increasing, so the ends are bounded separately. An end x is written `2^k * y` with y in [3/4, 3/2); then
  /// `log x = k log 2 + 2 atanh(z)` with the exact rational `z = (y - 1)/(y + 1)` in [-1/7, 1/5], whose absolute value
  /// is bracketed in fixed point and passed to `FixedPointSeries.inverseHyperbolicTangent`; atanh is odd and increasing.
  ///
  /// Width: no cancellation happens, since |k log 2| >= 0.69 while |2 atanh z| <= 0.41 when k is not 0; and when k = 0
  /// the fixed point has `-log2 |z|` more bits, so that the error of at most bits + 9 units is relative to |log x|.
  /// Otherwise the error is |k| + 2 times as much, and |log x| >= 0.28 |k|. The guard bits exceed both.
  /// - Throws: `EnclosureError.logarithmOfNonPositive` when the lower end is not positive.
  public func logarithm(precision: Int) throws(EnclosureError) -> Enclosure {
    if lowerMantissa.signum() <= 0 { throw .logarithmOfNonPositive(operand: self) }
    let bounds = Self.logarithmBounds(lowerMantissa, exponent, precision)
    let result = isPoint ? bounds : bounds.hull(Self.logarithmBounds(upperMantissa, exponent, precision))
    return result.rounded(toPrecision: precision)
  }

  /// Bounds of log(mantissa * 2^exponent) for a positive mantissa.
  private static func logarithmBounds(_ mantissa: BigInteger, _ exponent: Int, _ precision: Int) -> Enclosure {
    // 2^(length-1) <= mantissa < 2^length; y = mantissa / 2^place with place = length - 1, or length from 3/2 on.
    let length = mantissa.bitLength
    let place = mantissa * 2 >= BigInteger(3) << (length - 1) ? length : length - 1
    let scale = exponent + place
    let unit = BigInteger(1) << place
    let top = mantissa - unit
    let bottom = mantissa + unit

    var bits = max(2, precision) + guardBits(precision)
    if scale == 0 {
      if top.isZero { return 0 }
      bits += bottom.bitLength - top.bitLength
      bits += BigInteger(bits).bitLength
    }
    let shifted = top.magnitude << bits
    let series = FixedPointSeries.inverseHyperbolicTangent(
      low: shifted.floorDivided(by: bottom), high: shifted.ceilingDivided(by: bottom), bits: bits)
    var lower = top.isNegative ? -2 * series.upper : 2 * series.lower
    var upper = top.isNegative ? -2 * series.lower : 2 * series.upper
    if scale != 0 {
      let two = logarithmOfTwoBounds(bits: bits)
      lower += BigInteger(scale) * (scale > 0 ? two.lower : two.upper)
      upper += BigInteger(scale) * (scale > 0 ? two.upper : two.lower)
    }
    return Enclosure(lower: lower, upper: upper, exponent: -bits)
  }
}
