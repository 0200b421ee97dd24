import ExactNumbers

/// A prime field in which an integer configuration has the same flats as over the rationals.
///
/// The prime exceeds the Hadamard bound of all minors of the configuration. So a minor is zero modulo the prime exactly if it
/// is zero, every question about ranks has the same answer modulo the prime, and no answer is a guess.
protocol FlatField: Sendable {
  associatedtype Element: Hashable, Sendable
  var zero: Element { get }
  var one: Element { get }
  func residue(_ value: BigInteger) -> Element
  func difference(_ left: Element, _ right: Element) -> Element
  func product(_ left: Element, _ right: Element) -> Element
  /// The inverse of a nonzero element.
  func inverse(_ value: Element) -> Element
  /// Sixty-four bits that depend on the element alone.
  func hashWord(_ value: Element) -> UInt64
  /// Replaces nonzero elements by their inverses; `scratch` has room for as many.
  func invert(_ values: UnsafeMutablePointer<Element>, count: Int, scratch: UnsafeMutablePointer<Element>)
  /// output[i] = base[i] − Σ_t factors[t] columns[t][i] for i < count.
  func reduce(
    _ base: UnsafePointer<Element>, by columns: [UnsafePointer<Element>], factors: [Element],
    into output: UnsafeMutablePointer<Element>, count: Int)
}

extension FlatField {
  func invert(_ values: UnsafeMutablePointer<Element>, count: Int, scratch: UnsafeMutablePointer<Element>) {
    // One inversion for all (Montgomery's trick): prefix products forwards, then peel them off backwards.
    guard count > 0 else { return }
    scratch[0] = values[0]
    for index in 1..<max(count, 1) { scratch[index] = product(scratch[index - 1], values[index]) }
    var running = inverse(scratch[count - 1])
    for index in stride(from: count - 1, to: 0, by: -1) {
      let value = values[index]
      values[index] = product(running, scratch[index - 1])
      running = product(running, value)
    }
    values[0] = running
  }

  func reduce(
    _ base: UnsafePointer<Element>, by columns: [UnsafePointer<Element>], factors: [Element],
    into output: UnsafeMutablePointer<Element>, count: Int
  ) {
    for index in 0..<count { output[index] = base[index] }
    for (column, factor) in zip(columns, factors) {
      for index in 0..<count { output[index] = difference(output[index], product(factor, column[index])) }
    }
  }
}

/// A field with a prime below 2^15, whose inverses are in a table.
final class SmallPrimeField: FlatField, @unchecked Sendable {
  let modulus: UInt32
  /// floor(2^64 / modulus) + 1: the high word of its product with a word below 2^32 is the quotient by the modulus
  /// (Lemire, Kaser and Kurz 2019: exact for 32-bit dividends and divisors).
  let reciprocal: UInt64
  /// inverses[i] for 0 < i < modulus; 0 at 0. Repeated once, so that a difference of residues plus the modulus is an index.
  let inverses: UnsafeMutablePointer<UInt16>

  /// - Precondition: `modulus` is an odd prime below 2^15.
  init(modulus: Int) {
    self.modulus = UInt32(modulus)
    reciprocal = UInt64.max / UInt64(modulus) + 1
    inverses = .allocate(capacity: 2 * modulus)
    inverses.initialize(repeating: 0, count: 2 * modulus)
    inverses[1] = 1
    // i^-1 = -(p / i) (p mod i)^-1.
    for index in 2..<modulus {
      let value = (modulus - modulus / index) * Int(inverses[modulus % index]) % modulus
      inverses[index] = UInt16(value)
    }
    for index in 0..<modulus { inverses[modulus + index] = inverses[index] }
  }

  deinit { inverses.deallocate() }

  var zero: UInt32 { 0 }
  var one: UInt32 { 1 }

  func residue(_ value: BigInteger) -> UInt32 { UInt32(value.residue(modulo: UInt64(modulus))) }

  @inline(__always)
  func reduced(_ value: UInt32) -> UInt32 {
    let quotient = UInt32(truncatingIfNeeded: reciprocal.multipliedFullWidth(by: UInt64(value)).high)
    return value &- quotient &* modulus
  }

  @inline(__always)
  func difference(_ left: UInt32, _ right: UInt32) -> UInt32 {
    left >= right ? left &- right : left &+ modulus &- right
  }

  @inline(__always)
  func product(_ left: UInt32, _ right: UInt32) -> UInt32 { reduced(left &* right) }

  @inline(__always)
  func inverse(_ value: UInt32) -> UInt32 { UInt32(inverses[Int(value)]) }

  @inline(__always)
  func hashWord(_ value: UInt32) -> UInt64 { UInt64(value) }

  func invert(_ values: UnsafeMutablePointer<UInt32>, count: Int, scratch: UnsafeMutablePointer<UInt32>) {
    for index in 0..<count { values[index] = inverse(values[index]) }
  }

  func reduce(
    _ base: UnsafePointer<UInt32>, by columns: [UnsafePointer<UInt32>], factors: [UInt32],
    into output: UnsafeMutablePointer<UInt32>, count: Int
  ) {
    for index in 0..<count { output[index] = base[index] }
    for (column, factor) in zip(columns, factors) {
      let opposite = difference(0, factor)
      if opposite == 1 {
        for index in 0..<count {
          let sum = output[index] &+ column[index]
          output[index] = min(sum, sum &- modulus)
        }
      } else if factor == 1 {
        for index in 0..<count {
          let value = output[index] &- column[index]
          output[index] = min(value, value &+ modulus)
        }
      } else {
        // Below 2^15 + 2^30.
        for index in 0..<count { output[index] = reduced(output[index] &+ opposite &* column[index]) }
      }
    }
  }
}

/// The field with 2^61 − 1 elements.
struct MersenneWordField: FlatField {
  static let modulus: UInt64 = (1 << 61) - 1

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

/// The field with 2^e − 1 elements for the exponent e of a Mersenne prime: slow, for coordinates of any size.
struct MersenneLargeField: FlatField {
  /// Exponents of Mersenne primes (Lucas and Lehmer's test; found by Lucas 1876, Robinson 1952, Gillies 1963, and others).
  static let exponents = [127, 521, 1279, 3217, 9689, 23209, 44497, 110503]

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
