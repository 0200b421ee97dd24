import ExactNumbers

/// The solution set of a linear system A x = b.
public enum LinearSolution: Equatable, Sendable {
  /// Exactly one solution.
  case unique(Vector)
  /// The affine family `particular + span(directions)`, with at least one direction, all independent.
  case family(particular: Vector, directions: [Vector])
  /// No solution: multiplying row i by `multipliers[i]` and adding gives 0 = 1, that is, yᵀA = 0 and yᵀb = 1.
  case none(multipliers: Vector)
}

extension Matrix {
  /// Solves A x = b exactly by fraction-free Gauss-Jordan elimination. Every answer can be checked by multiplication
  /// alone: solutions by A x = b, directions by A v = 0, and the absence of solutions by its multipliers, which exist
  /// exactly then (the Fredholm alternative).
  /// - Throws: `LinearAlgebraError.dimensionMismatch` unless b has one coordinate a row.
  public func solve(_ rightSide: Vector) throws(LinearAlgebraError) -> LinearSolution {
    if rightSide.count != rowCount {
      throw .dimensionMismatch(operation: "right side of a linear system", found: rightSide.count, expected: rowCount)
    }
    let form = ReducedForm(appending(column: rightSide), columns: columnCount)
    for row in form.pivotColumns.count..<rowCount where !form.isZero(row, columnCount) {
      return .none(multipliers: try inconsistencyMultipliers(rightSide))
    }
    var particular = Vector(zeros: columnCount)
    for (row, column) in form.pivotColumns.enumerated() { particular[column] = form.entry(row, columnCount) }
    let directions = form.kernelBasis(columns: columnCount)
    return directions.isEmpty ? .unique(particular) : .family(particular: particular, directions: directions)
  }

  /// A basis of the null space {x : A x = 0}, one vector for each column without pivot, with 1 in that coordinate and 0
  /// in the others of this kind. Empty when the columns are independent.
  public var kernelBasis: [Vector] { ReducedForm(self, columns: columnCount).kernelBasis(columns: columnCount) }

  /// The reduced row echelon form with its pivot columns.
  public var reducedRowEchelonForm: (matrix: Matrix, pivotColumns: [Int]) {
    let form = ReducedForm(self, columns: columnCount)
    let matrix = Matrix(rows: rowCount, columns: columnCount) { row, column in
      row < form.pivotColumns.count ? form.entry(row, column) : 0
    }
    return (matrix, form.pivotColumns)
  }

  /// The inverse matrix.
  /// - Throws: `LinearAlgebraError.notSquare` or `.singular`.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    if rowCount != columnCount { throw .notSquare(rows: rowCount, columns: columnCount) }
    // Row i of the integer matrix is multipliers[i] times row i, so column i of its inverse is divided by it.
    let (integers, multipliers) = clearingRowDenominators()
    let plane = HybridPlane(integers, appendingIdentity: true)
    let (pivots, _, last) = plane.reduceToDiagonal(columns: columnCount)
    if pivots.count < rowCount { throw .singular(rank: pivots.count, size: rowCount) }
    return Matrix(rows: rowCount, columns: rowCount) { row, column in
      Rational(plane.value(row, columnCount + column) * multipliers[column], last)
    }
  }

  private func appending(column: Vector) -> Matrix {
    Matrix(rows: rowCount, columns: columnCount + 1) { $1 < columnCount ? self[$0, $1] : column[$0] }
  }

  /// y with yᵀA = 0 and yᵀb = 1, a solution of the transposed system.
  private func inconsistencyMultipliers(_ rightSide: Vector) throws(LinearAlgebraError) -> Vector {
    let system = Matrix(rows: columnCount + 1, columns: rowCount) { row, column in
      row < columnCount ? self[column, row] : rightSide[column]
    }
    var target = Vector(zeros: columnCount + 1)
    target[columnCount] = 1
    switch try system.solve(target) {
    case .unique(let multipliers), .family(particular: let multipliers, directions: _): return multipliers
    case .none:
      preconditionFailure("a system and its alternative cannot both be inconsistent (Fredholm)")
    }
  }
}

/// The reduced row echelon form of the leading columns, kept over the common denominator of the elimination.
private struct ReducedForm {
  let plane: HybridPlane
  let pivotColumns: [Int]
  let denominator: BigInteger

  init(_ matrix: Matrix, columns: Int) {
    plane = HybridPlane(matrix.clearingRowDenominators().matrix)
    (pivotColumns, _, denominator) = plane.reduceToDiagonal(columns: columns)
  }

  func isZero(_ row: Int, _ column: Int) -> Bool { plane.isZero(row, column) }

  /// The entry of a pivot row of the reduced form.
  func entry(_ row: Int, _ column: Int) -> Rational { Rational(plane.value(row, column), denominator) }

  func kernelBasis(columns: Int) -> [Vector] {
    let pivots = Set(pivotColumns)
    return (0..<columns).filter { !pivots.contains($0) }.map { free in
      var vector = Vector(zeros: columns)
      vector[free] = 1
      for (row, column) in pivotColumns.enumerated() { vector[column] = -entry(row, free) }
      return vector
    }
  }
}
