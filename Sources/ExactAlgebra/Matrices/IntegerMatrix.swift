import ExactNumbers

/// A matrix of integers of any size, stored by rows. Either dimension may be zero.
public struct IntegerMatrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The entries, row after row.
  public private(set) var entries: [BigInteger]

  /// The matrix with the given entries, row after row.
  /// - Precondition: there are `rows * columns` entries.
  public init(rows: Int, columns: Int, entries: [BigInteger]) {
    precondition(entries.count == rows * columns, "an integer matrix needs rows * columns entries")
    rowCount = rows
    columnCount = columns
    self.entries = entries
  }

  /// The matrix with the given rows; without rows it is 0 by 0.
  /// - Throws: `LinearAlgebraError.raggedRow` when a row differs in length from the first.
  public init(rows: [[BigInteger]]) throws(LinearAlgebraError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw .raggedRow(index: index, found: row.count, expected: width)
    }
    self.init(rows: rows.count, columns: width, entries: rows.flatMap { $0 })
  }

  /// The entry at a position.
  public subscript(row: Int, column: Int) -> BigInteger {
    get { entries[row * columnCount + column] }
    set { entries[row * columnCount + column] = newValue }
  }

  /// The same matrix over the rationals.
  public var rational: Matrix { Matrix(rows: rowCount, columns: columnCount) { Rational(self[$0, $1]) } }

  /// The matrix with rows and columns exchanged.
  public var transposed: IntegerMatrix {
    IntegerMatrix(
      rows: columnCount, columns: rowCount,
      entries: (0..<columnCount).flatMap { column in (0..<rowCount).map { self[$0, column] } })
  }

  /// The largest number of bits in the magnitude of an entry; 0 for an empty or zero matrix.
  public var entryBitLength: Int { entries.reduce(0) { max($0, $1.bitLength) } }

  /// The squared Euclidean length of each row.
  var squaredRowLengths: [BigInteger] {
    (0..<rowCount).map { row in
      var sum = BigInteger(0)
      for column in 0..<columnCount { sum += self[row, column] * self[row, column] }
      return sum
    }
  }

  /// A bound on the absolute value of every minor with `size` rows: the integer part of the product of the `size`
  /// longest rows, lengths below 1 counted as 1 (Hadamard 1893: a determinant is at most the product of the Euclidean
  /// row lengths, and leaving out columns only shortens rows). Columns are tried as well; the smaller bound wins.
  public func hadamardBound(minorsOfSize size: Int) -> BigInteger {
    func bound(_ squares: [BigInteger]) -> BigInteger {
      var product = BigInteger(1)
      for square in squares.sorted(by: >).prefix(size) where square > 1 { product *= square }
      return product.squareRoot()
    }
    return min(bound(squaredRowLengths), bound(transposed.squaredRowLengths))
  }
}
