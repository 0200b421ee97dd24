import ExactNumbers

/// A matrix of rationals, stored by rows. Either dimension may be zero.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The entries, row after row.
  public private(set) var entries: [Rational]

  /// A matrix filled by position.
  public init(rows: Int, columns: Int, _ entry: (_ row: Int, _ column: Int) -> Rational) {
    rowCount = rows
    columnCount = columns
    entries = []
    entries.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns { entries.append(entry(row, column)) }
    }
  }

  /// The matrix with the given rows; without rows it is 0 by 0.
  /// - Throws: `LinearAlgebraError.raggedRow` when a row differs in length from the first.
  public init(rows: [[Rational]]) throws(LinearAlgebraError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw .raggedRow(index: index, found: row.count, expected: width)
    }
    rowCount = rows.count
    columnCount = width
    entries = rows.flatMap { $0 }
  }

  /// The identity matrix.
  public static func identity(_ size: Int) -> Matrix { Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 } }

  /// The entry at a position.
  public subscript(row: Int, column: Int) -> Rational {
    get { entries[row * columnCount + column] }
    set { entries[row * columnCount + column] = newValue }
  }

  /// One row.
  public func row(_ index: Int) -> Vector { Vector(Array(entries[index * columnCount..<(index + 1) * columnCount])) }

  /// One column.
  public func column(_ index: Int) -> Vector { Vector((0..<rowCount).map { self[$0, index] }) }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix { Matrix(rows: columnCount, columns: rowCount) { self[$1, $0] } }

  /// The submatrix of the given rows and columns, in the given order.
  public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
    Matrix(rows: rows.count, columns: columns.count) { self[rows[$0], columns[$1]] }
  }

  /// The matrix product.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` unless `other` has as many rows as this matrix has columns.
  public func multiplied(by other: Matrix) throws(LinearAlgebraError) -> Matrix {
    if other.rowCount != columnCount {
      throw .dimensionMismatch(operation: "matrix product", found: other.rowCount, expected: columnCount)
    }
    return Matrix(rows: rowCount, columns: other.columnCount) { row, column in
      var sum = Rational(0)
      for index in 0..<columnCount { sum += self[row, index] * other[index, column] }
      return sum
    }
  }

  /// The product with a column vector.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` unless the vector has one coordinate a column.
  public func multiplied(by vector: Vector) throws(LinearAlgebraError) -> Vector {
    if vector.count != columnCount {
      throw .dimensionMismatch(operation: "matrix times vector", found: vector.count, expected: columnCount)
    }
    return Vector(
      (0..<rowCount).map { row in
        var sum = Rational(0)
        for index in 0..<columnCount { sum += self[row, index] * vector[index] }
        return sum
      })
  }

  /// The entrywise sum.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` for different shapes.
  public func adding(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
    if other.rowCount != rowCount {
      throw .dimensionMismatch(operation: "matrix sum, rows", found: other.rowCount, expected: rowCount)
    }
    if other.columnCount != columnCount {
      throw .dimensionMismatch(operation: "matrix sum, columns", found: other.columnCount, expected: columnCount)
    }
    return Matrix(rows: rowCount, columns: columnCount) { self[$0, $1] + other[$0, $1] }
  }

  /// The matrix with every entry multiplied by `factor`.
  public func scaled(by factor: Rational) -> Matrix {
    Matrix(rows: rowCount, columns: columnCount) { self[$0, $1] * factor }
  }

  /// The integer matrix whose row i is row i of this matrix times `multipliers[i]`, the least common denominator of
  /// that row.
  public func clearingRowDenominators() -> (matrix: IntegerMatrix, multipliers: [BigInteger]) {
    var multipliers: [BigInteger] = []
    var integers: [BigInteger] = []
    integers.reserveCapacity(entries.count)
    for row in 0..<rowCount {
      let slice = entries[row * columnCount..<(row + 1) * columnCount]
      var multiplier = BigInteger(1)
      for entry in slice where !entry.isInteger {
        multiplier = BigInteger.leastCommonMultiple(multiplier, entry.denominator)
      }
      multipliers.append(multiplier)
      for entry in slice { integers.append(entry.numerator * multiplier.exactlyDivided(by: entry.denominator)) }
    }
    return (IntegerMatrix(rows: rowCount, columns: columnCount, entries: integers), multipliers)
  }
}
