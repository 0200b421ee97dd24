extension TruthTable {
  /// Whether both functions are true.
  /// - Throws: ``BooleanFunctionError`` if the numbers of variables differ; so do ``or(_:)`` and ``xor(_:)``.
  public func and(_ other: TruthTable) throws -> TruthTable { try combined(with: other) { $0 & $1 } }

  /// Whether one of both functions is true.
  public func or(_ other: TruthTable) throws -> TruthTable { try combined(with: other) { $0 | $1 } }

  /// Whether exactly one of both functions is true.
  public func xor(_ other: TruthTable) throws -> TruthTable { try combined(with: other) { $0 ^ $1 } }

  /// The number of points where both functions differ.
  /// - Throws: ``BooleanFunctionError`` if the numbers of variables differ.
  public func distance(to other: TruthTable) throws -> Int { try xor(other).trueCount }

  /// The number of points where both functions have the same value.
  /// - Throws: ``BooleanFunctionError`` if the numbers of variables differ.
  public func agreementCount(with other: TruthTable) throws -> Int { pointCount - (try distance(to: other)) }

  private func combined(
    with other: TruthTable, _ operation: (UInt64, UInt64) -> UInt64
  ) throws -> TruthTable {
    guard other.variableCount == variableCount else {
      throw BooleanFunctionError.wrongCount(
        what: "variables of the other function", found: other.variableCount, expected: variableCount)
    }
    return try TruthTable(
      variableCount: variableCount, words: zip(words, other.words).map { operation($0, $1) })
  }

  /// The value at a point given by its bits, the variable x₁ first.
  /// - Throws: ``BooleanFunctionError`` if there are not n bits.
  public func value(at point: [Bool]) throws -> Bool {
    guard point.count == variableCount else {
      throw BooleanFunctionError.wrongCount(what: "bits of the point", found: point.count, expected: variableCount)
    }
    return self[point.indices.reduce(0) { point[$1] ? $0 | 1 << $1 : $0 }]
  }

  /// The function x ↦ f(x ⊕ c).
  /// - Parameter shift: The point c, by its number.
  /// - Throws: ``BooleanFunctionError`` if c is not in 0…2ⁿ−1.
  /// - Complexity: O(2ⁿ/64).
  public func shifted(by shift: Int) throws -> TruthTable {
    guard 0..<pointCount ~= shift else {
      throw BooleanFunctionError.parameter(name: "the shift", found: shift, expected: "0 to \(pointCount - 1)")
    }
    var moved = words.indices.map { words[$0 ^ (shift >> 6)] }
    for variable in 0..<min(6, variableCount) where shift >> variable & 1 == 1 {
      for position in moved.indices { moved[position] = Self.exchanged(moved[position], variable) }
    }
    return try TruthTable(variableCount: variableCount, words: moved)
  }

  /// The bits of a word whose index has this variable at 0.
  private static let lowHalves: [UInt64] = [
    0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0F0F_0F0F_0F0F_0F0F, 0x00FF_00FF_00FF_00FF,
    0x0000_FFFF_0000_FFFF, 0x0000_0000_FFFF_FFFF,
  ]

  /// The word with the values for x_{variable+1} = 0 and 1 exchanged.
  private static func exchanged(_ word: UInt64, _ variable: Int) -> UInt64 {
    let low = lowHalves[variable]
    let distance = UInt64(1 << variable)
    return (word & low) << distance | (word >> distance) & low
  }

  /// The number of points x with f(x) ≠ f(x ⊕ e_i), where i is the variable counted from 0.
  ///
  /// Divided by 2ⁿ it is the influence of the variable.
  /// - Throws: ``BooleanFunctionError`` if there is no such variable.
  /// - Complexity: O(2ⁿ/64).
  public func sensitivePointCount(variable: Int) throws -> Int {
    guard 0..<variableCount ~= variable else {
      throw BooleanFunctionError.parameter(
        name: "the variable", found: variable, expected: "0 to \(variableCount - 1)")
    }
    return try distance(to: shifted(by: 1 << variable))
  }

  /// The function on a subcube: some variables stay free, the others have the values they have at a point.
  /// - Parameter freeVariables: The free variables counted from 0; the first becomes x₁ of the result, and so on.
  /// - Parameter point: A point by its number; its bits at free variables do not matter.
  /// - Throws: ``BooleanFunctionError`` if a variable is repeated or not in 0…n−1, or the point not in 0…2ⁿ−1.
  public func restricted(to freeVariables: [Int], at point: Int) throws -> TruthTable {
    guard 0..<pointCount ~= point else {
      throw BooleanFunctionError.parameter(name: "the point", found: point, expected: "0 to \(pointCount - 1)")
    }
    var free = 0
    for variable in freeVariables {
      guard 0..<variableCount ~= variable, free >> variable & 1 == 0 else {
        throw BooleanFunctionError.parameter(
          name: "a free variable", found: variable, expected: "0 to \(variableCount - 1), each at most once")
      }
      free |= 1 << variable
    }
    let base = point & ~free
    return try TruthTable(variableCount: freeVariables.count) { index in
      var place = base
      for (position, variable) in freeVariables.enumerated() where index >> position & 1 == 1 {
        place |= 1 << variable
      }
      return self[place]
    }
  }

  /// The block composition f∘(g₁, …, g_n): each g_i reads variables of its own, those of g₁ first.
  /// - Throws: ``BooleanFunctionError`` if there are not n inner functions or they have more than
  ///   ``greatestVariableCount`` variables in all.
  /// - Complexity: Twice as many steps as the result has points.
  public func composed(with inner: [TruthTable]) throws -> TruthTable {
    guard inner.count == variableCount else {
      throw BooleanFunctionError.wrongCount(what: "inner functions", found: inner.count, expected: variableCount)
    }
    let total = inner.reduce(0) { min($0 + $1.variableCount, 1 << 20) }
    guard total <= Self.greatestVariableCount else {
      throw BooleanFunctionError.variableCount(total, greatest: Self.greatestVariableCount)
    }
    // The outer indices of all points of the blocks up to the last; only that one is run through for each of them.
    guard let last = inner.last else { return self }
    var upper: [Int32] = [0]
    for (position, table) in inner.enumerated().dropLast() {
      var longer: [Int32] = []
      longer.reserveCapacity(upper.count * table.pointCount)
      for index in 0..<table.pointCount {
        let bit: Int32 = table[index] ? 1 << Int32(position) : 0
        for entry in upper { longer.append(entry | bit) }
      }
      upper = longer
    }
    let mask = upper.count - 1
    let shift = total - last.variableCount
    let top = 1 << (variableCount - 1)
    return try TruthTable(variableCount: total) { index in
      self[Int(upper[index & mask]) | (last[index >> shift] ? top : 0)]
    }
  }

  /// The function whose value is that of one variable, counted from 0.
  /// - Throws: ``BooleanFunctionError`` if n is out of range or there is no such variable.
  public init(variable: Int, variableCount: Int) throws {
    guard 0..<max(0, variableCount) ~= variable else {
      throw BooleanFunctionError.parameter(
        name: "the variable", found: variable, expected: "0 to \(variableCount) - 1")
    }
    try self.init(variableCount: variableCount) { $0 >> variable & 1 == 1 }
  }
}
