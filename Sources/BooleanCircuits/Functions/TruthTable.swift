/// A Boolean function of n variables, given by its 2ⁿ values, packed 64 to a machine word.
///
/// A point of the cube is numbered by the integer `index` whose bit i (from the least significant one, i = 0…n−1) is the
/// variable x_{i+1}. A set bit is read as the value 1 on the cube {0, 1}ⁿ and as +1 on the cube {−1, 1}ⁿ; the same
/// holds for the function's values. (Where a source writes TRUE as −1, the families say so.)
public struct TruthTable: Hashable, Sendable {
  /// The greatest number of variables of a table in memory: 2²⁴ bits are 2 MiB.
  public static let greatestVariableCount = 24

  /// The number n of variables, from 0 to ``greatestVariableCount``.
  public let variableCount: Int

  /// The values, value of index k in bit k mod 64 of word k / 64; bits beyond 2ⁿ (n < 6) are zero.
  public private(set) var words: [UInt64]

  /// The number 2ⁿ of points.
  public var pointCount: Int { 1 << variableCount }

  /// The table with the given words.
  /// - Parameter variableCount: The number n of variables.
  /// - Parameter words: max(1, 2ⁿ/64) words as described at ``words``; surplus bits are cleared.
  /// - Throws: ``BooleanFunctionError`` if n is out of range or the number of words is another one.
  public init(variableCount: Int, words: [UInt64]) throws {
    try self.init(constant: false, variableCount: variableCount)
    guard words.count == self.words.count else {
      throw BooleanFunctionError.wrongCount(what: "words", found: words.count, expected: self.words.count)
    }
    self.words = words
    self.words[words.count - 1] &= Self.mask(variableCount)
  }

  /// The table of the values of `value` at the indices 0…2ⁿ−1.
  /// - Throws: ``BooleanFunctionError`` if n is out of range.
  /// - Complexity: 2ⁿ calls.
  public init(variableCount: Int, value: (Int) throws -> Bool) throws {
    try self.init(constant: false, variableCount: variableCount)
    for index in 0..<pointCount where try value(index) {
      words[index >> 6] |= 1 << UInt64(index & 63)
    }
  }

  /// The constant function.
  /// - Throws: ``BooleanFunctionError`` if n is out of range.
  public init(constant: Bool, variableCount: Int) throws {
    guard 0...Self.greatestVariableCount ~= variableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: Self.greatestVariableCount)
    }
    self.variableCount = variableCount
    let count = max(1, (1 << variableCount) / 64)
    words = Array(repeating: constant ? .max : 0, count: count)
    words[count - 1] &= Self.mask(variableCount)
  }

  /// The value at a point.
  /// - Precondition: 0 ≤ index < 2ⁿ.
  public subscript(index: Int) -> Bool {
    words[index >> 6] >> UInt64(index & 63) & 1 == 1
  }

  /// The number of points where the function is true.
  public var trueCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The function with all values negated.
  public var negated: TruthTable {
    var result = self
    for index in result.words.indices { result.words[index] = ~result.words[index] }
    result.words[result.words.count - 1] &= Self.mask(variableCount)
    return result
  }

  /// The bits of the last word that belong to points.
  static func mask(_ variableCount: Int) -> UInt64 {
    variableCount >= 6 ? .max : (1 << (1 << UInt64(variableCount))) - 1
  }
}
