import ExactNumbers

extension HybridPlane {
  /// Brings the leading `columns` columns to row echelon form by Bareiss' fraction-free elimination.
  ///
  /// After k pivots, every entry below is a minor of size k + 1 of the original matrix, so intermediate values are
  /// bounded by Hadamard's inequality.
  /// - Returns: the pivot columns, whether the row exchanges were odd in number, and the last pivot, which is the minor
  ///   of the pivot rows and columns up to that sign (1 without pivots).
  func reduceToEchelon(columns: Int) -> (pivotColumns: [Int], oddExchanges: Bool, lastPivot: BigInteger) {
    reduce(columns: columns, above: false)
  }

  /// Brings the leading `columns` columns to a diagonal form: like `reduceToEchelon`, but the rows above are eliminated
  /// too (fraction-free Gauss-Jordan), so that every pivot ends equal to the last pivot d and the reduced row echelon
  /// form over the rationals is this matrix divided by d.
  func reduceToDiagonal(columns: Int) -> (pivotColumns: [Int], oddExchanges: Bool, lastPivot: BigInteger) {
    reduce(columns: columns, above: true)
  }

  private func reduce(
    columns: Int, above: Bool
  ) -> (pivotColumns: [Int], oddExchanges: Bool, lastPivot: BigInteger) {
    var pivotColumns: [Int] = []
    var oddExchanges = false
    var divisor = Divisor(1)
    for column in 0..<columns where pivotColumns.count < rowCount {
      let pivotRow = pivotColumns.count
      guard let found = (pivotRow..<rowCount).first(where: { !isZero($0, column) }) else { continue }
      if found != pivotRow {
        swapRows(found, pivotRow)
        oddExchanges.toggle()
      }
      for row in (above ? 0 : pivotRow + 1)..<rowCount where row != pivotRow {
        // Above the pivot row every column changes: earlier pivots are rescaled to the new common pivot.
        let start = row < pivotRow ? 0 : column
        eliminate(row: row, pivotRow: pivotRow, column: column, range: start..<columnCount, divisor: divisor)
      }
      for row in (above ? 0 : pivotRow + 1)..<rowCount where row != pivotRow { setZero(row, column) }
      divisor = Divisor(value(pivotRow, column))
      pivotColumns.append(column)
    }
    return (pivotColumns, oddExchanges, divisor.value)
  }
}

extension IntegerMatrix {
  /// The determinant by fraction-free elimination alone.
  func determinantByElimination() -> BigInteger {
    let plane = HybridPlane(self)
    let (pivots, odd, last) = plane.reduceToEchelon(columns: columnCount)
    if pivots.count < rowCount { return 0 }
    return odd ? -last : last
  }
}
