import ExactNumbers

/// Residues of one integer modulo two primes: zero only if both are.
///
/// A value that is zero modulo exactly one of the primes is certainly not zero, but no pivot either.
package struct ResiduePair<First: PrimeModulus, Second: PrimeModulus>: CertifiedScalar, Equatable {
  let first: Residue<First>
  let second: Residue<Second>

  @inline(__always)
  init(first: Residue<First>, second: Residue<Second>) {
    self.first = first
    self.second = second
  }

  package init(reducing value: BigInteger) {
    self.init(first: Residue(reducing: value), second: Residue(reducing: value))
  }

  @inline(__always)
  package static var zero: Self { Self(first: .zero, second: .zero) }

  package static var certifiedMagnitude: BigInteger? { BigInteger(First.prime) * BigInteger(Second.prime) }

  @inline(__always)
  package var isZero: Bool { first.isZero && second.isZero }

  @inline(__always)
  package var isUnit: Bool { first.isUnit && second.isUnit }

  @inline(__always)
  package static func crossDifference(_ a: Self, _ b: Self, _ c: Self, _ d: Self) -> Self {
    Self(
      first: .crossDifference(a.first, b.first, c.first, d.first),
      second: .crossDifference(a.second, b.second, c.second, d.second))
  }

  package static func hashKeys(
    _ rows: UnsafePointer<Self>, leads: UnsafePointer<Int>, count: Int, width: Int, keys: UnsafeMutablePointer<UInt64>,
    scratch: UnsafeMutablePointer<UInt64>
  ) {
    for row in 0..<count { keys[row] = rows[row * width + leads[row]].first.word }
    Residue<First>.invert(keys, count: count, products: scratch)
    for row in 0..<count {
      var sum = Residue<First>.zero
      let weight = Residue<First>(word: 0x9E37_79B9_7F4A_7C15 % First.prime)
      for column in 0..<width { sum = sum * weight + rows[row * width + column].first }
      keys[row] = (sum * Residue<First>(word: keys[row])).word
    }
  }
}
