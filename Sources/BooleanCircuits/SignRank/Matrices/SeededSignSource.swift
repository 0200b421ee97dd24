/// Random numbers that are the same for the same seed on every machine: SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
struct SeededSignSource: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next word.
  mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// An integer of 0..<bound, every one equally likely.
  /// - Precondition: `bound` is at least 1.
  mutating func integer(below bound: Int) -> Int {
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let word = word()
      if word < limit { return Int(word % bound) }
    }
  }

  /// A number of [−1, 1), a multiple of 2⁻⁵².
  mutating func coordinate() -> Double { Double(Int64(word() >> 11)) * 0x1p-52 - 1 }
}
