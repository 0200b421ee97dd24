/// A Boolean function that is known by a name and evaluated point by point, of up to 62 variables.
///
/// A function of two vectors x and y of k bits has the variables x₁, …, x_k first, then y₁, …, y_k. A vector is read as
/// a binary number with its first bit as the least significant one. "True" is a set bit (the value 1 resp. +1).
public struct NamedBooleanFunction: Sendable, CustomStringConvertible {
  /// The name with its parameters, as ``init(parsing:)`` reads it.
  public let description: String
  /// The number n of variables.
  public let variableCount: Int
  private let evaluate: @Sendable (Int) -> Bool

  init(
    _ description: String, variableCount: Int, _ evaluate: @escaping @Sendable (Int) -> Bool
  ) throws {
    guard 0...BooleanFunctionStream.greatestVariableCount ~= variableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: BooleanFunctionStream.greatestVariableCount)
    }
    self.description = description
    self.variableCount = variableCount
    self.evaluate = evaluate
  }

  /// The value at a point, given by its number as in ``TruthTable``.
  /// - Precondition: 0 ≤ index < 2ⁿ.
  public func value(at index: Int) -> Bool { evaluate(index) }

  /// All values.
  /// - Throws: ``BooleanFunctionError`` if n > ``TruthTable/greatestVariableCount``.
  public func table() throws -> TruthTable {
    guard variableCount <= TruthTable.greatestVariableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: TruthTable.greatestVariableCount)
    }
    return try stream().table()
  }

  /// The function as a stream of values.
  public func stream() throws -> BooleanFunctionStream {
    try BooleanFunctionStream(variableCount: variableCount, value: evaluate)
  }

  /// The block composition f∘(g₁, …, g_n): each g_i reads variables of its own, those of g₁ first.
  /// - Throws: ``BooleanFunctionError`` if there are not n inner functions or they have more than 62 variables in all.
  public func composed(with inner: [NamedBooleanFunction]) throws -> NamedBooleanFunction {
    guard inner.count == variableCount else {
      throw BooleanFunctionError.wrongCount(what: "inner functions", found: inner.count, expected: variableCount)
    }
    let total = inner.reduce(0) { min($0 + $1.variableCount, 1 << 20) }
    let names = inner.map(\.description)
    let text = Set(names).count == 1 ? names[0] : names.joined(separator: ";")
    let outer = evaluate
    return try NamedBooleanFunction("\(description)(\(text))", variableCount: total) { index in
      var rest = index
      var outerIndex = 0
      for (position, function) in inner.enumerated() {
        if function.evaluate(rest & ((1 << function.variableCount) - 1)) { outerIndex |= 1 << position }
        rest >>= function.variableCount
      }
      return outer(outerIndex)
    }
  }

  /// The function of a table, named by its values.
  public init(_ table: TruthTable) throws {
    let text: String
    if table.variableCount < 2 {
      text = table[0] ? (table.variableCount == 0 ? "1" : table[1] ? "11" : "10") : Self.shortText(table)
    } else {
      text =
        "hex:"
        + stride(from: 0, to: table.pointCount, by: 4).map { start in
          String((0..<4).reduce(0) { $0 << 1 | (table[start + $1] ? 1 : 0) }, radix: 16)
        }.joined()
    }
    try self.init(text, variableCount: table.variableCount) { table[$0] }
  }

  private static func shortText(_ table: TruthTable) -> String {
    table.variableCount == 0 ? "0" : table[1] ? "01" : "00"
  }

  static func require(_ name: String, _ value: Int, in range: ClosedRange<Int>) throws {
    guard range ~= value else {
      throw BooleanFunctionError.parameter(
        name: name, found: value, expected: "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}
