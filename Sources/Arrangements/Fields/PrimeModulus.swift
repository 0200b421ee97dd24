/// A prime below 2^61 known at compile time, so that reduction modulo it can be specialised.
package protocol PrimeModulus: Sendable {
  /// The prime p.
  static var prime: UInt64 { get }
  /// The residue in [0, p) of a value below 2 p².
  static func residue(_ value: UInt128) -> UInt64
}

extension PrimeModulus {
  package static func residue(_ value: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: value % UInt128(prime)) }
}

/// The Mersenne prime 2^61 − 1: reduction is a shift and an addition.
package enum MersennePrime: PrimeModulus {
  @inline(__always)
  package static var prime: UInt64 { (1 << 61) - 1 }

  @inline(__always)
  package static func residue(_ value: UInt128) -> UInt64 {
    // Below 2^61 + 2^62 after the first fold, at most p + 2 after the second.
    let once = (UInt64(truncatingIfNeeded: value) & prime) &+ UInt64(truncatingIfNeeded: value >> 61)
    let twice = (once & prime) &+ (once >> 61)
    return min(twice, twice &- prime)
  }
}

/// 2^61 − 31, the largest prime below 2^61 − 1.
package enum SecondPrime: PrimeModulus {
  @inline(__always)
  package static var prime: UInt64 { (1 << 61) - 31 }

  @inline(__always)
  package static func residue(_ value: UInt128) -> UInt64 {
    let mask: UInt128 = (1 << 61) - 1
    // Below 2^67 after the first fold, below 2^61 + 2^11 after the second.
    let once = (value & mask) &+ 31 &* (value >> 61)
    let twice = UInt64(truncatingIfNeeded: (once & mask) &+ 31 &* (once >> 61))
    return min(twice, twice &- prime)
  }
}
