import ExactNumbers

/// The field with 2^61 − 1 elements.
struct MersenneWordField: FlatField {
  static var modulus: UInt64 { (1 << 61) - 1 }

  var zero: UInt64 { 0 }
  var one: UInt64 { 1 }

  func residue(_ value: BigInteger) -> UInt64 { value.residue(modulo: Self.modulus) }

  @inline(__always)
  func difference(_ left: UInt64, _ right: UInt64) -> UInt64 {
    left >= right ? left &- right : left &+ Self.modulus &- right
  }

  @inline(__always)
  func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    let sum = (low & Self.modulus) &+ (high << 3 | low >> 61)
    return sum >= Self.modulus ? sum &- Self.modulus : sum
  }

  func inverse(_ value: UInt64) -> UInt64 {
    // Fermat: the exponent 2^61 − 3 is 59 ones, a zero and a one in binary.
    var power = value
    for _ in 0..<58 { power = product(product(power, power), value) }
    power = product(power, power)
    return product(product(power, power), value)
  }

  @inline(__always)
  func hashWord(_ value: UInt64) -> UInt64 { value }
}

/// The field with 2^127 − 1 elements.
struct MersenneDoubleWordField: FlatField {
  static var modulus: UInt128 { (1 << 127) - 1 }

  var zero: UInt128 { 0 }
  var one: UInt128 { 1 }

  func residue(_ value: BigInteger) -> UInt128 {
    let remainder = value % ((BigInteger(1) << 127) - 1)
    return (remainder.signum() < 0 ? remainder + (BigInteger(1) << 127) - 1 : remainder).lowDoubleWord
  }

  @inline(__always)
  func difference(_ left: UInt128, _ right: UInt128) -> UInt128 {
    left >= right ? left &- right : left &+ Self.modulus &- right
  }

  /// A number congruent to the value, at most 2^127.
  @inline(__always)
  private func folded(_ value: UInt128) -> UInt128 { (value & Self.modulus) &+ (value >> 127) }

  @inline(__always)
  func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
    let (a0, a1) = (left & 0xFFFF_FFFF_FFFF_FFFF, left >> 64)
    let (b0, b1) = (right & 0xFFFF_FFFF_FFFF_FFFF, right >> 64)
    // a1, b1 < 2^63: the middle sum stays below 2^128, twice the high product below 2^127, and 2^128 ≡ 2.
    let middle = a0 &* b1 &+ a1 &* b0
    let upper = folded((a1 &* b1) << 1 &+ (middle & 0x7FFF_FFFF_FFFF_FFFF) << 64)
    // The first summand is at most 2^127; a0 b0 ≤ (2^64 − 1)², so the second is below 2^127.
    let sum = folded(folded(upper &+ middle >> 63) &+ folded(a0 &* b0))
    return sum >= Self.modulus ? sum &- Self.modulus : sum
  }

  func inverse(_ value: UInt128) -> UInt128 {
    // Fermat: the exponent 2^127 − 3 is 125 ones, a zero and a one in binary.
    var power = value
    for _ in 0..<124 { power = product(product(power, power), value) }
    power = product(power, power)
    return product(product(power, power), value)
  }

  @inline(__always)
  func hashWord(_ value: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: value) }
}

/// The field with 2^e − 1 elements for the exponent e of a Mersenne prime: slow, for coordinates of any size.
struct MersenneLargeField: FlatField {
  /// Exponents of Mersenne primes (Lucas and Lehmer's test; found by Lucas 1876, Robinson 1952, Gillies 1963, and others).
  static let exponents = [521, 1279, 3217, 9689, 23209, 44497, 110503]

  let modulus: BigInteger

  init(exponent: Int) { modulus = (BigInteger(1) << exponent) - 1 }

  var zero: BigInteger { 0 }
  var one: BigInteger { 1 }

  func residue(_ value: BigInteger) -> BigInteger {
    let remainder = value % modulus
    return remainder.signum() < 0 ? remainder + modulus : remainder
  }

  func difference(_ left: BigInteger, _ right: BigInteger) -> BigInteger {
    left < right ? left + modulus - right : left - right
  }

  func product(_ left: BigInteger, _ right: BigInteger) -> BigInteger { (left * right) % modulus }

  func inverse(_ value: BigInteger) -> BigInteger {
    var (previous, current) = (modulus, value)
    var (previousFactor, factor): (BigInteger, BigInteger) = (0, 1)
    while current != 1 {
      let (quotient, remainder) = previous.quotientAndRemainder(dividingBy: current)
      (previous, current) = (current, remainder)
      (previousFactor, factor) = (factor, previousFactor - quotient * factor)
    }
    return residue(factor)
  }

  func hashWord(_ value: BigInteger) -> UInt64 { value.lowWord }
}
