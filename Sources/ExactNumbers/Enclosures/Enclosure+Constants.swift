import Synchronization

extension Enclosure {
  /// An enclosure of π with relative width at most `2^(3 - precision)`.
  ///
  /// Machin's formula (1706): π = 16 atan(1/5) - 4 atan(1/239), with the bounds proved at
  /// `FixedPointSeries.inverseTangent`; their total error is below 20 (3m + 2) units for m terms, m < bits / 4 + 2, which
  /// the guard bits exceed.
  public static func pi(precision: Int) -> Enclosure {
    let bits = max(2, precision) + guardBits(precision)
    let first = FixedPointSeries.inverseTangent(ofReciprocal: 5, bits: bits)
    let second = FixedPointSeries.inverseTangent(ofReciprocal: 239, bits: bits)
    return Enclosure(
      lower: 16 * first.lower - 4 * second.upper, upper: 16 * first.upper - 4 * second.lower, exponent: -bits
    ).rounded(toPrecision: precision)
  }

  /// An enclosure of log 2 with relative width at most `2^(3 - precision)`: log 2 = 2 atanh(1/3).
  public static func logarithmOfTwo(precision: Int) -> Enclosure {
    let bits = max(2, precision) + guardBits(precision)
    let bounds = logarithmOfTwoBounds(bits: bits)
    return Enclosure(lower: bounds.lower, upper: bounds.upper, exponent: -bits).rounded(toPrecision: precision)
  }

  /// Bits beyond the precision that absorb the accumulated rounding of a series: its error is below 64 units per term.
  static func guardBits(_ precision: Int) -> Int { 16 + BigInteger(max(2, precision)).bitLength }

  /// Integers around `log(2) * 2^bits`, the same at every call with the same `bits`.
  static func logarithmOfTwoBounds(bits: Int) -> FixedPointSeries.Bounds {
    if let known = knownLogarithms.withLock({ $0[bits] }) { return known }
    let third = BigInteger(1) << bits
    let bounds = FixedPointSeries.inverseHyperbolicTangent(
      low: third.floorDivided(by: 3), high: third.ceilingDivided(by: 3), bits: bits)
    let result = (lower: bounds.lower * 2, upper: bounds.upper * 2)
    knownLogarithms.withLock { known in
      // A bound on memory, not a policy: a computation uses a handful of precisions.
      if known.count >= 256 { known.removeAll() }
      known[bits] = result
    }
    return result
  }
}

/// Entries are kept for exact bit counts only, so that results do not depend on what was computed before.
private let knownLogarithms = Mutex<[Int: FixedPointSeries.Bounds]>([:])
