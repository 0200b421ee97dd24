import ExactNumbers

/// SplitMix64 (Steele, Lea, Flood 2014): the same sequence on every run for a given seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A machine integer: small, uniform, or next to a power of two where overflow starts.
  mutating func machineInteger() -> Int {
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return Int.random(in: -20...20, using: &self)
    case 1: return Int(truncatingIfNeeded: next())
    case 2: return [Int.min, Int.min + 1, Int.max, Int.max - 1, 0, 1, -1].randomElement(using: &self) ?? 0
    default:
      let power = 1 << [30, 31, 32, 61, 62].randomElement(using: &self, or: 31)
      let near = power + Int.random(in: -3...3, using: &self)
      return Bool.random(using: &self) ? near : -near
    }
  }

  /// A decimal numeral of up to 120 digits, often near the borders 2^63, 2^64 and 2^128.
  mutating func numeral() -> String {
    switch Int.random(in: 0..<4, using: &self) {
    case 0, 1: return machineInteger().description
    case 2:
      let borders = [
        "9223372036854775808", "9223372036854775807", "9223372036854775809", "18446744073709551615",
        "18446744073709551616", "340282366920938463463374607431768211456", "340282366920938463463374607431768211455",
      ]
      return (Bool.random(using: &self) ? "-" : "") + borders.randomElement(using: &self, or: "0")
    default:
      let count = Int.random(in: 1...120, using: &self)
      var text = Bool.random(using: &self) ? "-" : ""
      text += String(Int.random(in: 1...9, using: &self))
      for _ in 1..<max(2, count) { text += String(Int.random(in: 0...9, using: &self)) }
      return text
    }
  }

  /// A rational whose parts come from `numeral`, with a nonzero denominator.
  mutating func rationalParts() -> (String, String) {
    let top = numeral()
    var bottom = numeral()
    while bottom == "0" { bottom = numeral() }
    return (top, bottom)
  }
}

extension Array {
  func randomElement(using generator: inout SeededGenerator, or fallback: Element) -> Element {
    randomElement(using: &generator) ?? fallback
  }
}
