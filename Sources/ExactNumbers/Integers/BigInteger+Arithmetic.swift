import CGMP

extension BigInteger: SignedNumeric {
  /// The sum.
  @inlinable
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.representation, case .small(let b) = right.representation {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return BigInteger(sum) }
    }
    return addLarge(left, right)
  }

  /// The difference.
  @inlinable
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.representation, case .small(let b) = right.representation {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return BigInteger(difference) }
    }
    return subtractLarge(left, right)
  }

  /// The product.
  @inlinable
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    if case .small(let a) = left.representation, case .small(let b) = right.representation {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return BigInteger(product) }
    }
    return multiplyLarge(left, right)
  }

  @usableFromInline
  static func addLarge(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    computed { result in left.withGMP { a in right.withGMP { b in integer_add(result, a, b) } } }
  }

  @usableFromInline
  static func subtractLarge(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    computed { result in left.withGMP { a in right.withGMP { b in integer_subtract(result, a, b) } } }
  }

  @usableFromInline
  static func multiplyLarge(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    computed { result in left.withGMP { a in right.withGMP { b in integer_multiply(result, a, b) } } }
  }

  /// Adds in place.
  @inlinable
  public static func += (left: inout BigInteger, right: BigInteger) { left = left + right }

  /// Subtracts in place.
  @inlinable
  public static func -= (left: inout BigInteger, right: BigInteger) { left = left - right }

  /// Multiplies in place.
  @inlinable
  public static func *= (left: inout BigInteger, right: BigInteger) { left = left * right }

  /// The value with the opposite sign.
  @inlinable
  public static prefix func - (value: BigInteger) -> BigInteger { 0 - value }

  /// The absolute value.
  @inlinable
  public var magnitude: BigInteger { isNegative ? -self : self }
}

extension BigInteger {
  /// Quotient and remainder rounded toward zero: `self == quotient * divisor + remainder`, `|remainder| < |divisor|`,
  /// and a nonzero remainder has the sign of `self`.
  /// - Precondition: `divisor` is not zero.
  public func quotientAndRemainder(dividingBy divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero, "BigInteger division by zero")
    if case .small(let a) = representation, case .small(let b) = divisor.representation {
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if !overflow { return (BigInteger(quotient), BigInteger(a % b)) }
    }
    var remainder = BigInteger(0)
    let quotient = Self.computed { quotient in
      remainder = Self.computed { remainder in
        withGMP { a in divisor.withGMP { b in integer_divide_truncating(quotient, remainder, a, b) } }
      }
    }
    return (quotient, remainder)
  }

  /// The quotient rounded toward zero.
  /// - Precondition: `right` is not zero.
  public static func / (left: BigInteger, right: BigInteger) -> BigInteger {
    left.quotientAndRemainder(dividingBy: right).quotient
  }

  /// The remainder of the division rounded toward zero; it has the sign of `left` or is zero.
  /// - Precondition: `right` is not zero.
  public static func % (left: BigInteger, right: BigInteger) -> BigInteger {
    left.quotientAndRemainder(dividingBy: right).remainder
  }

  /// Divides in place, rounding toward zero.
  public static func /= (left: inout BigInteger, right: BigInteger) { left = left / right }

  /// Takes the remainder in place.
  public static func %= (left: inout BigInteger, right: BigInteger) { left = left % right }

  /// The greatest integer not above `self / divisor`.
  /// - Precondition: `divisor` is not zero.
  public func floorDivided(by divisor: BigInteger) -> BigInteger {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return !remainder.isZero && remainder.isNegative != divisor.isNegative ? quotient - 1 : quotient
  }

  /// The least integer not below `self / divisor`.
  /// - Precondition: `divisor` is not zero.
  public func ceilingDivided(by divisor: BigInteger) -> BigInteger {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return !remainder.isZero && remainder.isNegative == divisor.isNegative ? quotient + 1 : quotient
  }

  /// The quotient when the division is known to leave no remainder; faster than `/` on large values.
  /// - Precondition: `divisor` is not zero and divides `self`; otherwise the result is meaningless.
  public func exactlyDivided(by divisor: BigInteger) -> BigInteger {
    precondition(!divisor.isZero, "BigInteger division by zero")
    if case .small(let a) = representation, case .small(let b) = divisor.representation {
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if !overflow { return BigInteger(quotient) }
    }
    return Self.computed { result in
      withGMP { a in divisor.withGMP { b in integer_divide_exactly(result, a, b) } }
    }
  }

  /// Whether `self` is a multiple of `divisor`; only zero is a multiple of zero.
  public func isMultiple(of divisor: BigInteger) -> Bool {
    divisor.isZero ? isZero : (self % divisor).isZero
  }

  /// `self` to the given power; the empty product, 1, for exponent 0.
  /// - Complexity: the result has about `exponent * bitLength` bits; the caller bounds it.
  public func power(_ exponent: UInt) -> BigInteger {
    Self.computed { result in withGMP { integer_power(result, $0, exponent) } }
  }

  /// The non-negative greatest common divisor; gcd(0, 0) = 0.
  public static func greatestCommonDivisor(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    if case .small(let a) = left.representation, case .small(let b) = right.representation {
      return BigInteger(UInt64(wordGreatestCommonDivisor(a.magnitude, b.magnitude)))
    }
    return computed { result in left.withGMP { a in right.withGMP { b in integer_gcd(result, a, b) } } }
  }

  /// The non-negative least common multiple; 0 when an operand is 0.
  public static func leastCommonMultiple(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    computed { result in left.withGMP { a in right.withGMP { b in integer_lcm(result, a, b) } } }
  }

  /// `value * 2^amount`; a negative amount shifts right.
  public static func << (value: BigInteger, amount: Int) -> BigInteger {
    if amount < 0 { return value.shiftedRight(by: amount.magnitude) }
    if case .small(let small) = value.representation {
      if small == 0 { return 0 }
      if amount < small.magnitude.leadingZeroBitCount - 1 { return BigInteger(small << amount) }
    }
    return computed { result in value.withGMP { integer_shift_left(result, $0, UInt(amount)) } }
  }

  /// The greatest integer not above `value / 2^amount`; a negative amount shifts left.
  public static func >> (value: BigInteger, amount: Int) -> BigInteger {
    amount < 0 ? value << (0 - amount) : value.shiftedRight(by: UInt(amount))
  }

  func shiftedRight(by amount: UInt) -> BigInteger {
    if case .small(let small) = representation { return BigInteger(small >> amount) }
    return Self.computed { result in withGMP { integer_shift_right_flooring(result, $0, amount) } }
  }

  /// The greatest integer whose square is at most `self`.
  /// - Precondition: `self` is not negative.
  public func squareRoot() -> BigInteger {
    precondition(!isNegative, "square root of a negative integer")
    return Self.computed { result in withGMP { integer_square_root(result, $0) } }
  }
}

/// Greatest common divisor of two machine words by the binary algorithm (Stein 1967), about three times faster here than
/// Euclid's with its hardware divisions.
@inlinable
package func wordGreatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
  if left == 0 { return right }
  if right == 0 { return left }
  if left == 1 || right == 1 { return 1 }
  let shift = (left | right).trailingZeroBitCount
  var odd = left >> UInt(left.trailingZeroBitCount)
  var other = right
  repeat {
    other >>= UInt(other.trailingZeroBitCount)
    let smaller = min(odd, other)
    other = max(odd, other) &- smaller
    odd = smaller
  } while other != 0
  return odd << UInt(shift)
}
