/// Random integers that are the same for the same seed on every machine and with every compiler: SplitMix64
/// (G. Steele, D. Lea, C. Flood, 2014), with rejection so that every value is equally likely.
package struct SeededRandomIntegers: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next word.
  package mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// An integer of 0..<bound.
  ///
  /// - Precondition: `bound` is at least 1.
  package mutating func integer(below bound: Int) -> Int {
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let word = word()
      if word < limit { return Int(word % bound) }
    }
  }
}
