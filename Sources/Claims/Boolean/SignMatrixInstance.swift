import BooleanCircuits

/// A matrix of signs, row by row.
public struct SignMatrixInstance: ClaimInstance {
  /// The rows, of the characters + and −.
  public var rows: [String]
  /// Its name, if it has one.
  public var name: String

  /// An instance.
  public init(_ matrix: SignMatrix, name: String = "") {
    rows = (0..<matrix.rowCount).map { row in
      String((0..<matrix.columnCount).map { matrix.isPositive(row, $0) ? "+" : "-" })
    }
    self.name = name
  }

  /// The matrix.
  public var matrix: SignMatrix {
    let signs = rows.map { Array($0.utf8) }
    return SignMatrix(rowCount: rows.count, columnCount: signs[0].count) { signs[$0][$1] == UInt8(ascii: "+") }
  }

  /// The instance on one line.
  public var description: String { (name.isEmpty ? "" : "\(name): ") + rows.joined(separator: " ") }

  /// Its size in the order of the search.
  public var weight: Int { rows.reduce(0) { $0 + 10 * $1.utf8.count } + rows.count }

  /// Without one row or one column.
  public var simpler: [SignMatrixInstance] {
    let matrix = matrix
    var result: [SignMatrixInstance] = []
    for row in rows.indices where rows.count > 1 {
      result.append(SignMatrixInstance(matrix.submatrix(rows: rows.indices.filter { $0 != row })))
    }
    for column in 0..<matrix.columnCount where matrix.columnCount > 1 {
      result.append(
        SignMatrixInstance(
          matrix.submatrix(
            rows: Array(rows.indices), columns: (0..<matrix.columnCount).filter { $0 != column })))
    }
    return result
  }

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> SignMatrixInstance {
    let rows = generator.integer(1...min(2 + size, 7))
    let columns = generator.integer(1...min(2 + size, 7))
    let signs = (0..<rows * columns).map { _ in generator.integer(0...1) == 1 }
    return SignMatrixInstance(SignMatrix(rowCount: rows, columnCount: columns) { signs[$0 * columns + $1] })
  }
}
