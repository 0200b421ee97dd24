/// How a Boolean function depends on one of its variables.
public enum VariableInfluence: Hashable, Sendable {
  /// Not at all.
  case none
  /// It never falls, and somewhere rises, when the variable goes from 0 to 1.
  case increasing
  /// It never rises, and somewhere falls.
  case decreasing
  /// It rises at one point and falls at another; both are given with the variable 0.
  case both(rising: Int, falling: Int)
}

extension TruthTable {
  /// How the function depends on a variable, 0…n−1.
  /// - Precondition: 0 ≤ variable < n.
  /// - Complexity: O(2ⁿ/64).
  public func influence(of variable: Int) -> VariableInfluence {
    let rising = firstChange(of: variable, rising: true)
    let falling = firstChange(of: variable, rising: false)
    return switch (rising, falling) {
    case (nil, nil): .none
    case (_?, nil): .increasing
    case (nil, _?): .decreasing
    case (let rising?, let falling?): .both(rising: rising, falling: falling)
    }
  }

  /// The least point with the variable 0 where setting it makes the function true, or false.
  private func firstChange(of variable: Int, rising: Bool) -> Int? {
    if variable < 6 {
      let shift = UInt64(1 << variable)
      // The bits of a word whose place has the variable 0.
      let zeros: UInt64 = (0..<64).filter { $0 >> variable & 1 == 0 }.reduce(0) { $0 | 1 << UInt64($1) }
      for (place, word) in words.enumerated() {
        let (low, high) = (word & zeros, word >> shift & zeros)
        let changes = (rising ? ~low & high : low & ~high) & Self.mask(variableCount)
        if changes != 0 { return (place << 6) + changes.trailingZeroBitCount }
      }
      return nil
    }
    let distance = 1 << (variable - 6)
    for place in words.indices where place & distance == 0 {
      let (low, high) = (words[place], words[place + distance])
      let changes = rising ? ~low & high : low & ~high
      if changes != 0 { return (place << 6) + changes.trailingZeroBitCount }
    }
    return nil
  }
}
