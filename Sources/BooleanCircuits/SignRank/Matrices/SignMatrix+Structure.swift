/// Which lines (rows, or columns) of a sign matrix are equal up to sign.
///
/// Sign-rank does not change when a line is negated, or repeated.
public struct SignMatrixLineClasses: Hashable, Sendable {
  /// The first line of each class, ascending.
  public let representatives: [Int]
  /// The class of each line, an index of ``representatives``.
  public let classOfLine: [Int]
  /// Whether each line is the negative of its representative, rather than equal to it.
  public let isNegated: [Bool]

  /// The number of lines that differ up to sign.
  public var count: Int { representatives.count }
}

/// A sign matrix without lines that are equal up to sign, and how the original comes of it.
public struct ReducedSignMatrix: Hashable, Sendable {
  /// The matrix of the representatives of rows and columns, which has the sign-rank of the original.
  public let matrix: SignMatrix
  /// The classes of the original's rows.
  public let rows: SignMatrixLineClasses
  /// The classes of the original's columns.
  public let columns: SignMatrixLineClasses
}

extension SignMatrix {
  /// The matrix of the chosen rows and columns in the given order; repetitions are allowed.
  /// - Precondition: Both lists are not empty and in range.
  public func submatrix(rows: [Int], columns: [Int]) -> SignMatrix {
    SignMatrix(rowCount: rows.count, columnCount: columns.count) { isPositive(rows[$0], columns[$1]) }
  }

  /// The matrix of the chosen rows with all columns.
  /// - Precondition: The list is not empty and in range.
  public func submatrix(rows: [Int]) -> SignMatrix { submatrix(rows: rows, columns: Array(0..<columnCount)) }

  /// The classes of rows that are equal up to sign.
  /// - Complexity: M·N/64 words are hashed.
  public var rowClasses: SignMatrixLineClasses {
    var classes: [[UInt64]: Int] = [:]
    var representatives: [Int] = []
    var classOfLine: [Int] = []
    var isNegated: [Bool] = []
    var firstIsNegative: [Bool] = []
    let lastMask: UInt64 = columnCount % 64 == 0 ? .max : (1 << UInt64(columnCount % 64)) - 1
    for index in 0..<rowCount {
      var key = Array(row(index))
      let isNegative = key[0] & 1 == 0
      if isNegative {
        for word in key.indices { key[word] = ~key[word] }
        key[key.count - 1] &= lastMask
      }
      let known = classes[key] ?? representatives.count
      if known == representatives.count {
        classes[key] = known
        representatives.append(index)
        firstIsNegative.append(isNegative)
      }
      classOfLine.append(known)
      isNegated.append(isNegative != firstIsNegative[known])
    }
    return SignMatrixLineClasses(
      representatives: representatives, classOfLine: classOfLine, isNegated: isNegated)
  }

  /// The classes of columns that are equal up to sign.
  public var columnClasses: SignMatrixLineClasses { transposed.rowClasses }

  /// The matrix with one row and one column of each class.
  ///
  /// Rows that differ up to sign still do so after columns were removed that are equal up to sign to others, hence one
  /// pass is enough.
  public var reduced: ReducedSignMatrix {
    let rows = rowClasses
    let columns = columnClasses
    return ReducedSignMatrix(
      matrix: submatrix(rows: rows.representatives, columns: columns.representatives), rows: rows, columns: columns)
  }

  /// The matrix whose rows are multiplied so that the first column becomes +, and then the columns so that the first
  /// row does.
  public var normalised: SignMatrix {
    SignMatrix(rowCount: rowCount, columnCount: columnCount) { row, column in
      (isPositive(row, column) == isPositive(row, 0)) == (isPositive(0, column) == isPositive(0, 0))
    }
  }
}
