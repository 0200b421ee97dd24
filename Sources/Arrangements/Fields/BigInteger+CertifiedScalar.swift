import ExactNumbers

/// Rational elimination without denominators: rows are kept as primitive integer vectors.
///
/// Every nonzero entry of a primitive row divides a minor of the input, so entries stay as short as in Bareiss' elimination.
extension BigInteger: CertifiedScalar {
  package init(reducing value: BigInteger) { self = value }

  package static var certifiedMagnitude: BigInteger? { nil }

  package var isUnit: Bool { !isZero }

  package static func crossDifference(
    _ a: BigInteger, _ b: BigInteger, _ c: BigInteger, _ d: BigInteger
  ) -> BigInteger { a * b - c * d }

  package static func simplify(_ row: UnsafeMutablePointer<BigInteger>, count: Int) {
    var divisor: BigInteger = 0
    for index in 0..<count where divisor != 1 { divisor = .greatestCommonDivisor(divisor, row[index]) }
    guard !divisor.isZero else { return }
    for index in 0..<count where !row[index].isZero {
      // The sign makes equal lines equal vectors, which the hash relies on.
      if row[index].isNegative { divisor = -divisor }
      break
    }
    guard divisor != 1 else { return }
    for index in 0..<count { row[index] = row[index].exactlyDivided(by: divisor) }
  }

  package static func hashKeys(
    _ rows: UnsafePointer<BigInteger>, leads: UnsafePointer<Int>, count: Int, width: Int,
    keys: UnsafeMutablePointer<UInt64>, scratch: UnsafeMutablePointer<UInt64>
  ) {
    for row in 0..<count {
      var key: UInt64 = 0
      for column in 0..<width {
        key = (key ^ rows[row * width + column].lowWord) &* 0x9E37_79B9_7F4A_7C15
        key ^= key >> 32
      }
      keys[row] = key
    }
  }
}
