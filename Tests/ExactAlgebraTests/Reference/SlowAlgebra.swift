import ExactAlgebra
import ExactNumbers

/// The determinant by expansion along the first row: n! products.
func cofactorDeterminant(_ matrix: Matrix) -> Rational {
  if matrix.rowCount == 0 { return 1 }
  var sum = Rational(0)
  for column in 0..<matrix.columnCount where !matrix[0, column].isZero {
    let minor = matrix.submatrix(
      rows: Array(1..<matrix.rowCount), columns: (0..<matrix.columnCount).filter { $0 != column })
    let term = matrix[0, column] * cofactorDeterminant(minor)
    sum += column % 2 == 0 ? term : -term
  }
  return sum
}

/// Textbook Gaussian elimination over the rationals.
func gauss(_ matrix: Matrix) -> (rank: Int, determinant: Rational) {
  var work = matrix
  var rank = 0
  var determinant = Rational(1)
  for column in 0..<matrix.columnCount where rank < matrix.rowCount {
    guard let pivot = (rank..<matrix.rowCount).first(where: { !work[$0, column].isZero }) else { continue }
    if pivot != rank {
      determinant = -determinant
      for j in 0..<matrix.columnCount { (work[pivot, j], work[rank, j]) = (work[rank, j], work[pivot, j]) }
    }
    determinant *= work[rank, column]
    for row in (rank + 1)..<max(rank + 1, matrix.rowCount) {
      let factor = work[row, column] / work[rank, column]
      for j in column..<matrix.columnCount { work[row, j] -= factor * work[rank, j] }
    }
    rank += 1
  }
  return (rank, rank == matrix.rowCount && rank == matrix.columnCount ? determinant : 0)
}
