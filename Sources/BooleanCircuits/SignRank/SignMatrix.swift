/// A matrix with entries +1 and −1, packed 64 entries to a machine word, row by row.
public struct SignMatrix: Hashable, Sendable {
  /// The number M ≥ 1 of rows.
  public let rowCount: Int
  /// The number N ≥ 1 of columns.
  public let columnCount: Int
  /// The number of words of a row.
  public let wordsPerRow: Int

  /// The entries: entry (i, j) is +1 if bit j mod 64 of word i·``wordsPerRow`` + j/64 is set; surplus bits are zero.
  public private(set) var words: [UInt64]

  /// The matrix with +1 where `isPositive` holds.
  /// - Precondition: Both counts are positive.
  /// - Complexity: M·N calls.
  public init(rowCount: Int, columnCount: Int, isPositive: (_ row: Int, _ column: Int) throws -> Bool) rethrows {
    precondition(rowCount > 0 && columnCount > 0, "a sign matrix has at least one row and one column")
    self.rowCount = rowCount
    self.columnCount = columnCount
    wordsPerRow = (columnCount + 63) / 64
    words = Array(repeating: 0, count: rowCount * wordsPerRow)
    for row in 0..<rowCount {
      for column in 0..<columnCount where try isPositive(row, column) {
        words[row * wordsPerRow + (column >> 6)] |= 1 << UInt64(column & 63)
      }
    }
  }

  /// Whether the entry is +1.
  /// - Precondition: The indices are in range.
  public func isPositive(_ row: Int, _ column: Int) -> Bool {
    words[row * wordsPerRow + (column >> 6)] >> UInt64(column & 63) & 1 == 1
  }

  /// The entry, +1 or −1.
  /// - Precondition: The indices are in range.
  public subscript(row: Int, column: Int) -> Int { isPositive(row, column) ? 1 : -1 }

  /// The words of a row.
  public func row(_ row: Int) -> ArraySlice<UInt64> { words[row * wordsPerRow..<(row + 1) * wordsPerRow] }

  /// The matrix with rows and columns exchanged.
  public var transposed: SignMatrix {
    SignMatrix(rowCount: columnCount, columnCount: rowCount) { isPositive($1, $0) }
  }
}
