import Arrangements
import Synchronization

/// A Boolean function of up to 62 variables whose values are made when they are needed, 64 to a machine word.
///
/// Points and values are numbered as in ``TruthTable``. Counts over all 2ⁿ points run on all cores.
public struct BooleanFunctionStream: Sendable {
  /// The greatest number of variables: 2⁶² is a machine integer.
  public static let greatestVariableCount = 62

  /// Fills all of `words` with the values from point 64·`firstWord` on.
  ///
  /// The number of words is a power of two that divides `firstWord`. Bits beyond 2ⁿ may have any value.
  public typealias Source = @Sendable (_ firstWord: Int, _ words: inout [UInt64]) -> Void

  /// The number n of variables.
  public let variableCount: Int
  private let source: Source

  /// 2¹⁶ points are filled at once.
  private static let wordsPerBlock = 1 << 10

  /// The function whose values `source` makes, on any thread.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public init(variableCount: Int, source: @escaping Source) throws {
    guard 0...Self.greatestVariableCount ~= variableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: Self.greatestVariableCount)
    }
    self.variableCount = variableCount
    self.source = source
  }

  /// The function of a closure that is called for single points.
  /// - Throws: ``BooleanFunctionError`` if n is not in 0…62.
  public init(variableCount: Int, value: @escaping @Sendable (Int) -> Bool) throws {
    let points = 0...Self.greatestVariableCount ~= variableCount ? min(64, 1 << variableCount) : 0
    try self.init(variableCount: variableCount) { firstWord, words in
      for position in words.indices {
        var word: UInt64 = 0
        let base = (firstWord + position) << 6
        for bit in 0..<points where value(base + bit) { word |= 1 << UInt64(bit) }
        words[position] = word
      }
    }
  }

  /// The function of a table.
  public init(_ table: TruthTable) {
    variableCount = table.variableCount
    let tableWords = table.words
    source = { firstWord, words in
      for position in words.indices { words[position] = tableWords[firstWord + position] }
    }
  }

  private var wordCount: Int { variableCount <= 6 ? 1 : 1 << (variableCount - 6) }

  /// All values as a table.
  /// - Throws: ``BooleanFunctionError`` if n > ``TruthTable/greatestVariableCount`` or when interrupted.
  /// - Complexity: 2ⁿ values, on all cores.
  public func table(control: CountingControl? = nil) throws -> TruthTable {
    guard variableCount <= TruthTable.greatestVariableCount else {
      throw BooleanFunctionError.variableCount(variableCount, greatest: TruthTable.greatestVariableCount)
    }
    let total = wordCount
    let words = Mutex([UInt64](repeating: 0, count: total))
    let length = min(total, Self.wordsPerBlock)
    let source = self.source
    try ParallelBlocks.forEach(count: total / length, control: control) { block in
      var buffer = [UInt64](repeating: 0, count: length)
      source(block * length, &buffer)
      words.withLock { $0.replaceSubrange(block * length..<(block + 1) * length, with: buffer) }
    }
    return try TruthTable(variableCount: variableCount, words: words.withLock { $0 })
  }

  /// The number of points where the function is true.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  /// - Complexity: 2ⁿ values, on all cores.
  public func trueCount(control: CountingControl? = nil) throws -> Int {
    try count(control: control) { _, _ in }
  }

  /// The number of points where both functions differ.
  /// - Throws: ``BooleanFunctionError`` if the numbers of variables differ or when interrupted.
  /// - Complexity: 2ⁿ values of either function, on all cores.
  public func distance(to other: BooleanFunctionStream, control: CountingControl? = nil) throws -> Int {
    guard other.variableCount == variableCount else {
      throw BooleanFunctionError.wrongCount(
        what: "variables of the other function", found: other.variableCount, expected: variableCount)
    }
    let source = other.source
    return try count(control: control) { firstWord, words in
      var theirs = [UInt64](repeating: 0, count: words.count)
      source(firstWord, &theirs)
      for position in words.indices { words[position] ^= theirs[position] }
    }
  }

  /// The number of points where both functions have the same value.
  /// - Throws: As ``distance(to:control:)``.
  public func agreementCount(with other: BooleanFunctionStream, control: CountingControl? = nil) throws -> Int {
    (1 << variableCount) - (try distance(to: other, control: control))
  }

  private func count(control: CountingControl?, _ change: @escaping Source) throws -> Int {
    let total = wordCount
    let length = min(total, Self.wordsPerBlock)
    let mask = TruthTable.mask(variableCount)
    let source = self.source
    // Several blocks per piece, so that the pieces are few and the shared sum is touched seldom.
    let blocks = total / length
    let pieces = min(blocks, 1 << 12)
    let sum = Atomic<Int>(0)
    try ParallelBlocks.forEach(count: pieces, control: control) { piece in
      var buffer = [UInt64](repeating: 0, count: length)
      var found = 0
      for block in piece * (blocks / pieces)..<(piece + 1) * (blocks / pieces) {
        if control?.isInterrupted == true { return }
        source(block * length, &buffer)
        change(block * length, &buffer)
        for word in buffer { found += (word & mask).nonzeroBitCount }
      }
      sum.add(found, ordering: .relaxed)
    }
    return sum.load(ordering: .relaxed)
  }
}
