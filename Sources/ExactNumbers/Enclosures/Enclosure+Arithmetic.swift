extension Enclosure {
  /// The exact sum `{x + y}`: the ends add.
  public static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    let (a, b, exponent) = aligned(left, right)
    return Enclosure(lower: a.lower + b.lower, upper: a.upper + b.upper, exponent: exponent)
  }

  /// The exact difference `{x - y}`.
  public static func - (left: Enclosure, right: Enclosure) -> Enclosure { left + -right }

  /// The exact negative `{-x}`.
  public static prefix func - (value: Enclosure) -> Enclosure {
    Enclosure(lower: -value.upperMantissa, upper: -value.lowerMantissa, exponent: value.exponent)
  }

  /// The exact product `{x * y}`. A bilinear function on a rectangle takes its extremes at corners, so the ends are the
  /// least and the greatest of the four corner products.
  public static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    let exponent = left.exponent + right.exponent
    if left.isPoint && right.isPoint {
      let product = left.lowerMantissa * right.lowerMantissa
      return Enclosure(lower: product, upper: product, exponent: exponent)
    }
    let products = [
      left.lowerMantissa * right.upperMantissa, left.upperMantissa * right.lowerMantissa,
      left.upperMantissa * right.upperMantissa,
    ]
    let first = left.lowerMantissa * right.lowerMantissa
    return Enclosure(
      lower: products.reduce(first, min), upper: products.reduce(first, max), exponent: exponent)
  }

  /// An enclosure of `{x / y}` whose ends are rounded outward to `precision` bits.
  ///
  /// Bound: on a rectangle that avoids y = 0 the quotient is monotone in each variable, so its extremes lie at corners;
  /// each corner quotient is bracketed by the floor and the ceiling of `(a * 2^shift) / c`.
  /// - Throws: `EnclosureError.divisionByZero` when `divisor` contains zero.
  public func divided(by divisor: Enclosure, precision: Int) throws(EnclosureError) -> Enclosure {
    if divisor.lowerMantissa.signum() <= 0 && divisor.upperMantissa.signum() >= 0 {
      throw .divisionByZero(divisor: divisor)
    }
    let dividendBits = max(lowerMantissa.bitLength, upperMantissa.bitLength)
    let divisorBits = max(divisor.lowerMantissa.bitLength, divisor.upperMantissa.bitLength)
    let shift = max(0, precision + 2 + divisorBits - dividendBits)
    var result = Self.quotientBounds(lowerMantissa, divisor.lowerMantissa, shift: shift)
    if !isPoint || !divisor.isPoint {
      for (top, bottom) in [
        (lowerMantissa, divisor.upperMantissa), (upperMantissa, divisor.lowerMantissa),
        (upperMantissa, divisor.upperMantissa),
      ] {
        result = result.hull(Self.quotientBounds(top, bottom, shift: shift))
      }
    }
    return result.scaled(byPowerOfTwo: exponent - divisor.exponent).rounded(toPrecision: precision)
  }

  /// The smallest interval containing both.
  public func hull(_ other: Enclosure) -> Enclosure {
    let (a, b, exponent) = Self.aligned(self, other)
    return Enclosure(lower: min(a.lower, b.lower), upper: max(a.upper, b.upper), exponent: exponent)
  }

  /// The exact product with `2^power`.
  public func scaled(byPowerOfTwo power: Int) -> Enclosure {
    Enclosure(lower: lowerMantissa, upper: upperMantissa, exponent: exponent + power)
  }

  /// The point or pair of neighbours around `top / bottom` with resolution `2^-shift`.
  static func quotientBounds(_ top: BigInteger, _ bottom: BigInteger, shift: Int) -> Enclosure {
    let used = max(0, shift)
    let scaled = top << used
    return Enclosure(
      lower: scaled.floorDivided(by: bottom), upper: scaled.ceilingDivided(by: bottom), exponent: -used)
  }

  /// An enclosure of `{sqrt(x)}` whose ends are rounded outward to `precision` bits.
  ///
  /// Bound: the root is increasing. For an end `N * 4^h` with integer N, the integer root s = floor(sqrt(N)) gives
  /// `s <= sqrt(N) < s + 1`, and `sqrt(N) = s` exactly when `s * s = N`. N has at least `2 * precision + 2` bits, so
  /// one unit of s is below `2^-precision` of the root.
  /// - Throws: `EnclosureError.squareRootOfNegative` when the lower end is negative.
  public func squareRoot(precision: Int) throws(EnclosureError) -> Enclosure {
    if lowerMantissa.isNegative { throw .squareRootOfNegative(operand: self) }
    let bounds = Self.rootBounds(lowerMantissa, exponent, precision)
    let result = isPoint ? bounds : bounds.hull(Self.rootBounds(upperMantissa, exponent, precision))
    return result.rounded(toPrecision: precision)
  }

  private static func rootBounds(_ mantissa: BigInteger, _ exponent: Int, _ precision: Int) -> Enclosure {
    var shift = max(0, 2 * precision + 2 - mantissa.bitLength)
    if (exponent - shift) & 1 != 0 { shift += 1 }
    let scaled = mantissa << shift
    let root = scaled.squareRoot()
    return Enclosure(
      lower: root, upper: root * root == scaled ? root : root + 1, exponent: (exponent - shift) / 2)
  }
}
