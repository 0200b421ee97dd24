import ExactNumbers

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
