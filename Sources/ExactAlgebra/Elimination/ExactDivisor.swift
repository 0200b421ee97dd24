/// A machine integer by which 128-bit multiples of it are divided without a division.
///
/// A number that is known to be a multiple of `odd * 2^zeros` is divided by shifting and multiplying with the inverse of
/// `odd` modulo 2^64 (Jebelean 1993); the low word of the quotient is the quotient once that is known to fit.
struct ExactDivisor {
  let magnitude: UInt64
  let isNegative: Bool
  let zeros: UInt64
  let inverse: UInt64

  /// - Precondition: `value` is neither zero nor Int.min.
  init(_ value: Int) {
    magnitude = UInt64(value.magnitude)
    isNegative = value < 0
    zeros = UInt64(magnitude.trailingZeroBitCount)
    inverse = wordInverse(magnitude >> zeros)
  }

  /// `product / self` when it is below 2^63 in magnitude, else nil.
  /// - Precondition: `|product| < 2^127`, and the divisor divides it.
  @inline(__always)
  func quotient(_ product: Int128) -> Int? {
    let size = product.magnitude
    // |product| < |self| * 2^63 is equivalent to floor(|product| / 2^63) < |self|.
    guard UInt64(truncatingIfNeeded: size >> 63) < magnitude else { return nil }
    let quotient = UInt64(truncatingIfNeeded: size >> UInt128(zeros)) &* inverse
    let signed = Int(truncatingIfNeeded: quotient)
    return (product < 0) != isNegative ? 0 &- signed : signed
  }
}

/// The inverse of an odd word modulo 2^64 by Newton's iteration, which doubles the number of correct bits; the starting
/// value `3x xor 2` has five.
@inlinable
func wordInverse(_ odd: UInt64) -> UInt64 {
  var inverse = (odd &* 3) ^ 2
  for _ in 0..<4 { inverse = inverse &* (2 &- odd &* inverse) }
  return inverse
}
