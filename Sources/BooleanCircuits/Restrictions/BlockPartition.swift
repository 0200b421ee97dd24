import ExactNumbers

/// A partition of variables 0…n−1, from which a random restriction leaves one variable of each part free.
///
/// In every part the free variable is chosen uniformly; all other variables are fixed by fair coins.
public struct BlockPartition: Hashable, Sendable {
  /// The number n of variables.
  public let variableCount: Int
  /// The parts; none is empty.
  public let parts: [[Int]]

  /// The partition into these parts.
  /// - Throws: ``BooleanFunctionError`` if a part is empty or not every variable is in exactly one part.
  public init(variableCount: Int, parts: [[Int]]) throws {
    guard 0...BooleanFunctionStream.greatestVariableCount ~= variableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: BooleanFunctionStream.greatestVariableCount)
    }
    var seen: Set<Int> = []
    for part in parts {
      guard !part.isEmpty else {
        throw BooleanFunctionError.wrongCount(what: "variables in a part", found: 0, expected: 1)
      }
      for variable in part {
        guard 0..<variableCount ~= variable, seen.insert(variable).inserted else {
          throw BooleanFunctionError.parameter(
            name: "a variable of a part", found: variable, expected: "0 to \(variableCount) - 1, each once")
        }
      }
    }
    guard seen.count == variableCount else {
      throw BooleanFunctionError.wrongCount(
        what: "variables in the parts", found: seen.count, expected: variableCount)
    }
    self.variableCount = variableCount
    self.parts = parts
  }

  /// The partition into p parts of b neighbouring variables.
  /// - Throws: ``BooleanFunctionError`` if p is negative, b is less than 1 or p·b is too large.
  public init(partCount p: Int, partSize b: Int) throws {
    let greatest = BooleanFunctionStream.greatestVariableCount
    guard 0...greatest ~= p else {
      throw BooleanFunctionError.parameter(name: "the number of parts", found: p, expected: "0 to \(greatest)")
    }
    guard 1...max(1, greatest / max(1, p)) ~= b else {
      throw BooleanFunctionError.parameter(
        name: "the size of a part", found: b, expected: "1 to \(greatest / max(1, p))")
    }
    try self.init(variableCount: p * b, parts: (0..<p).map { Array($0 * b..<($0 + 1) * b) })
  }

  /// The number of restrictions, all equally likely: the product over the parts of |part| · 2^(|part|−1).
  public var restrictionCount: BigInteger {
    parts.reduce(1) { $0 * BigInteger($1.count) << ($1.count - 1) }
  }

  /// Calls `body` for every restriction with the free variables, one of each part in their order, and a point that has
  /// the values of the fixed variables and 0 at the free ones.
  /// - Complexity: ``restrictionCount`` calls.
  public func forEachRestriction(_ body: (_ freeVariables: [Int], _ point: Int) throws -> Void) rethrows {
    var free: [Int] = []
    try choose(&free, fixed: 0, body)
  }

  private func choose(_ free: inout [Int], fixed: Int, _ body: ([Int], Int) throws -> Void) rethrows {
    guard free.count < parts.count else {
      // All values of the fixed variables: the subsets of a mask.
      var point = fixed
      while true {
        try body(free, point)
        if point == 0 { return }
        point = (point - 1) & fixed
      }
    }
    let part = parts[free.count]
    let mask = part.reduce(fixed) { $0 | 1 << $1 }
    for variable in part {
      free.append(variable)
      try choose(&free, fixed: mask & ~(1 << variable), body)
      free.removeLast()
    }
  }
}

extension TruthTable {
  /// The probability that the function is not constant under a random restriction, by enumeration of all of them.
  /// - Throws: ``BooleanFunctionError`` if the partition has another number of variables or more than 2³² restrictions.
  /// - Complexity: 2^p values for each restriction, p being the number of parts.
  public func survivalProbability(under partition: BlockPartition) throws -> Rational {
    guard partition.variableCount == variableCount else {
      throw BooleanFunctionError.wrongCount(
        what: "variables of the partition", found: partition.variableCount, expected: variableCount)
    }
    guard partition.restrictionCount <= BigInteger(1 << 32) else {
      throw BooleanFunctionError.tooLarge(what: "restrictions", limit: 1 << 32)
    }
    var survivors = 0
    try partition.forEachRestriction { free, point in
      let count = try restricted(to: free, at: point).trueCount
      if count != 0 && count != 1 << free.count { survivors += 1 }
    }
    return Rational(BigInteger(survivors), partition.restrictionCount)
  }
}
