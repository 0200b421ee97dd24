import ExactNumbers

/// A factorization A = L D Lᵀ of a symmetric matrix, L unit lower triangular and D diagonal.
public struct SymmetricFactorization: Equatable, Sendable {
  /// The unit lower triangular factor.
  public let lower: Matrix
  /// The diagonal of D.
  public let diagonal: Vector

  /// The product L D Lᵀ, for checking.
  public var product: Matrix {
    let size = diagonal.count
    return Matrix(rows: size, columns: size) { row, column in
      var sum = Rational(0)
      for k in 0...min(row, column) { sum += lower[row, k] * diagonal[k] * lower[column, k] }
      return sum
    }
  }
}

/// Whether a symmetric matrix is positive semidefinite, with evidence either way.
public enum Semidefiniteness: Equatable, Sendable {
  /// xᵀAx >= 0 for all x: the factorization has a non-negative diagonal.
  case positiveSemidefinite(SymmetricFactorization)
  /// The vector x has xᵀAx < 0.
  case notPositiveSemidefinite(witness: Vector)
}

extension Matrix {
  /// The factorization L D Lᵀ without pivoting. A zero pivot is allowed when the rest of its column is zero.
  /// - Throws: `LinearAlgebraError.notSquare`, `.notSymmetric`, or `.zeroPivot` when no such factorization exists.
  /// - Complexity: O(n^3) operations on rationals whose parts are minors of A.
  public func symmetricFactorization() throws(LinearAlgebraError) -> SymmetricFactorization {
    var state = try SymmetricElimination(self)
    while let pivot = state.nextPivot {
      if state.remaining[pivot, pivot].isZero, state.firstNonzeroBelow(pivot) != nil { throw .zeroPivot(index: pivot) }
      state.eliminate(pivot)
    }
    return SymmetricFactorization(lower: state.lower, diagonal: Vector(state.diagonal))
  }

  /// Decides exactly whether the symmetric matrix is positive semidefinite.
  ///
  /// After k steps A = L diag(D, S) Lᵀ with the Schur complement S. If S has a negative diagonal entry, or a zero one
  /// beside a nonzero entry, a vector y with yᵀ diag(D, S) y < 0 is immediate, and the solution x of Lᵀx = y has
  /// xᵀAx = yᵀ diag(D, S) y < 0.
  /// - Throws: `LinearAlgebraError.notSquare` or `.notSymmetric`.
  public func semidefiniteness() throws(LinearAlgebraError) -> Semidefiniteness {
    var state = try SymmetricElimination(self)
    while let pivot = state.nextPivot {
      let value = state.remaining[pivot, pivot]
      var direction = Vector(zeros: rowCount)
      if value.signum() < 0 {
        direction[pivot] = 1
        return .notPositiveSemidefinite(witness: state.pullBack(direction))
      }
      if value.isZero, let other = state.firstNonzeroBelow(pivot) {
        // On (t, 1) in the coordinates pivot and other the form is 2 c t + s, which is -1 for this t.
        let cross = state.remaining[other, pivot]
        direction[pivot] = -(state.remaining[other, other] + 1) / (2 * cross)
        direction[other] = 1
        return .notPositiveSemidefinite(witness: state.pullBack(direction))
      }
      state.eliminate(pivot)
    }
    return .positiveSemidefinite(SymmetricFactorization(lower: state.lower, diagonal: Vector(state.diagonal)))
  }

  /// The value xᵀAx.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` for a vector of another size.
  public func quadraticForm(_ vector: Vector) throws(LinearAlgebraError) -> Rational {
    try vector.dot(try multiplied(by: vector))
  }
}

/// Symmetric Gaussian elimination in progress.
private struct SymmetricElimination {
  var lower: Matrix
  var diagonal: [Rational] = []
  /// The Schur complement in the rows and columns from `diagonal.count` on (lower triangle only).
  var remaining: Matrix

  init(_ matrix: Matrix) throws(LinearAlgebraError) {
    if matrix.rowCount != matrix.columnCount {
      throw .notSquare(rows: matrix.rowCount, columns: matrix.columnCount)
    }
    for row in 0..<matrix.rowCount {
      for column in 0..<row where matrix[row, column] != matrix[column, row] {
        throw .notSymmetric(row: row, column: column)
      }
    }
    lower = .identity(matrix.rowCount)
    remaining = matrix
  }

  var nextPivot: Int? { diagonal.count < remaining.rowCount ? diagonal.count : nil }

  func firstNonzeroBelow(_ pivot: Int) -> Int? {
    (pivot + 1..<max(pivot + 1, remaining.rowCount)).first { !remaining[$0, pivot].isZero }
  }

  mutating func eliminate(_ pivot: Int) {
    let value = remaining[pivot, pivot]
    diagonal.append(value)
    if value.isZero { return }
    for row in (pivot + 1)..<max(pivot + 1, remaining.rowCount) {
      let entry = remaining[row, pivot]
      if entry.isZero { continue }
      let factor = entry / value
      lower[row, pivot] = factor
      for column in (pivot + 1)...row { remaining[row, column] -= factor * remaining[column, pivot] }
    }
  }

  /// The solution x of Lᵀx = y, by back substitution with the columns of L found so far.
  func pullBack(_ vector: Vector) -> Vector {
    var result = vector
    for index in stride(from: result.count - 1, through: 0, by: -1) {
      for row in (index + 1)..<max(index + 1, result.count) { result[index] -= lower[row, index] * result[row] }
    }
    return result
  }
}
