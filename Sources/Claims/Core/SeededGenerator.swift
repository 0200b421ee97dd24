/// A reproducible source of random numbers: SplitMix64 (Steele, Lea, Flood, 2014, "Fast splittable pseudorandom number generators").
///
/// Randomness only proposes instances; no decision depends on it.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose numbers depend on the seed alone.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// An integer of the closed range, from the standard library's unbiased choice.
  public mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
