import Arrangements

extension ForsterCertificate {
  /// The certificate for a matrix of which the present one is the submatrix of the given rows and columns.
  func renamed(rows newRows: [Int], columns newColumns: [Int]) -> ForsterCertificate {
    ForsterCertificate(
      rows: rows.map { newRows[$0] }, columns: columns.map { newColumns[$0] }, weights: weights,
      rowDiagonal: rowDiagonal, columnDiagonal: columnDiagonal, scale: scale, factor: factor)
  }
}

extension SignMatrix {
  /// The greatest number of rows and of columns for which ``forsterCertificate(atLeast:effort:control:)`` looks.
  public static let greatestForsterOrder = 1024

  /// A certificate for the best lower bound that was found by Forster's method with the rows as vectors: without weights,
  /// with an optimised diagonal, with optimised weights, and on submatrices without lines that are equal up to sign to
  /// others and without those on which the spectral norm rests most. Try the transposed matrix as well.
  /// - Parameter least: The least bound that is of interest.
  /// - Parameter effort: About how many floating-point multiplications, in millions, the optimisation may take.
  /// - Parameter control: Interrupts the search; what was found so far is returned.
  /// - Returns: nil if no bound of at least `least` (and of 2) was found.
  public func forsterCertificate(
    atLeast least: Int = 2, effort: Int = 1000, control: CountingControl? = nil
  ) -> ForsterCertificate? {
    let (rows, columns) = (rowClasses.representatives, columnClasses.representatives)
    guard rows.count <= Self.greatestForsterOrder, columns.count <= Self.greatestForsterOrder else { return nil }
    let part = submatrix(rows: rows, columns: columns)
    var best: ForsterCertificate?
    var needed = least
    func keep(_ search: ForsterSearch, _ matrix: SignMatrix, _ rows: [Int], _ columns: [Int]) {
      guard control?.isInterrupted != true, let found = search.certificate(atLeast: needed, for: matrix) else { return }
      best = found.renamed(rows: rows, columns: columns)
      needed = found.bound + 1
    }
    let search = ForsterSearch(part)
    keep(search, part, rows, columns)
    let size = (rows: Double(rows.count), columns: Double(columns.count))
    let million = 1e6
    let cost = (size.rows * size.columns * size.columns * 2 + size.columns * size.columns * size.columns * 8) / million
    let iterations = Int(min(400, Double(effort) / 2 / max(cost, 1e-3)))
    guard iterations >= 4 else { return best }
    var weighted = search
    weighted.optimise(iterations: iterations / 4, movesWeights: false, control: control)
    keep(weighted, part, rows, columns)
    weighted.optimise(iterations: iterations, movesWeights: true, control: control)
    keep(weighted, part, rows, columns)
    // A quarter of the effort goes to submatrices.
    var (kept, effort) = ((rows: Array(rows.indices), columns: Array(columns.indices)), Double(effort) / 4)
    while effort > 0, kept.rows.count > 3, kept.columns.count > 3, control?.isInterrupted != true {
      let current = part.submatrix(rows: kept.rows, columns: kept.columns)
      current.dropHeaviestLine(&kept.rows, &kept.columns)
      let smaller = part.submatrix(rows: kept.rows, columns: kept.columns)
      let (height, width) = (Double(kept.rows.count), Double(kept.columns.count))
      effort -= (height * width * width + 8 * width * width * width) / million
      keep(ForsterSearch(smaller), smaller, kept.rows.map { rows[$0] }, kept.columns.map { columns[$0] })
    }
    return best
  }

  /// Removes the row or the column with the greatest share in the singular vectors of the greatest singular value.
  private func dropHeaviestLine(_ rows: inout [Int], _ columns: inout [Int]) {
    var right = (0..<columnCount).map { 1 + Double($0 % 7) / 16 }
    var left = [Double](repeating: 0, count: rowCount)
    func normalise(_ vector: inout [Double]) {
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > 0 { for index in vector.indices { vector[index] /= length } }
    }
    for _ in 0..<20 {
      for row in 0..<rowCount {
        left[row] = (0..<columnCount).reduce(0) { isPositive(row, $1) ? $0 + right[$1] : $0 - right[$1] }
      }
      normalise(&left)
      for column in 0..<columnCount {
        right[column] = (0..<rowCount).reduce(0) { isPositive($1, column) ? $0 + left[$1] : $0 - left[$1] }
      }
      normalise(&right)
    }
    let row = left.indices.max { abs(left[$0]) < abs(left[$1]) } ?? 0
    let column = right.indices.max { abs(right[$0]) < abs(right[$1]) } ?? 0
    if abs(left[row]) * Double(rowCount).squareRoot() >= abs(right[column]) * Double(columnCount).squareRoot() {
      rows.remove(at: row)
    } else {
      columns.remove(at: column)
    }
  }
}
