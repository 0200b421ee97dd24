/// Why an operation of linear algebra has no result.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A row of a matrix literal has another length than the first.
  case raggedRow(index: Int, found: Int, expected: Int)
  /// Operands of incompatible sizes.
  case dimensionMismatch(operation: String, found: Int, expected: Int)
  /// A square matrix was needed.
  case notSquare(rows: Int, columns: Int)
  /// A symmetric matrix was needed; the entries at (row, column) and (column, row) differ.
  case notSymmetric(row: Int, column: Int)
  /// The matrix has no inverse.
  case singular(rank: Int, size: Int)
  /// A pivot is zero above a nonzero entry, so no factorization L D Lᵀ without pivoting exists.
  case zeroPivot(index: Int)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .raggedRow(let index, let found, let expected):
      "row \(index) has \(found) entries, expected \(expected) as in row 0"
    case .dimensionMismatch(let operation, let found, let expected):
      "\(operation): found size \(found), expected \(expected)"
    case .notSquare(let rows, let columns): "found a \(rows) by \(columns) matrix, expected a square one"
    case .notSymmetric(let row, let column):
      "entries (\(row), \(column)) and (\(column), \(row)) differ, expected a symmetric matrix"
    case .singular(let rank, let size): "the matrix has rank \(rank), expected \(size)"
    case .zeroPivot(let index): "pivot \(index) is zero but its column is not, expected a factorization L D Lᵀ"
    }
  }
}
