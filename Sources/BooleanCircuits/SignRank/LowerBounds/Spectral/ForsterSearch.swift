import Arrangements

/// Weights and diagonals, in floating point, for Forster's bound on one matrix, and the certificate made of them.
///
/// With d1 = 1, the best bound for a given B is N·√(M/P), P the least trace of a diagonal matrix D with D − BᵀB
/// semidefinite. It is the value of a saddle point min_B max_X tr(B·X·Bᵀ), over the matrices with A_ij·B_ij ≥ 1 and the
/// semidefinite X with ones on the diagonal: B goes down along B·X, D is multiplied towards a constant diagonal of X, and
/// X gathers on the eigenvectors of the greatest eigenvalues.
struct ForsterSearch {
  private let rowCount: Int
  private let columnCount: Int
  private let signs: [Double]
  /// A_ij times the weights, row by row.
  private var signed: [Double]
  /// The diagonal D, with trace N; only its direction matters.
  private var diagonal: [Double]

  init(_ matrix: SignMatrix) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    signs = (0..<matrix.rowCount).flatMap { row in (0..<matrix.columnCount).map { Double(matrix[row, $0]) } }
    signed = signs
    diagonal = [Double](repeating: 1, count: matrix.columnCount)
  }

  /// D^{−1/2}·BᵀB·D^{−1/2} for a matrix B.
  private func scaledGram(_ matrix: [Double]) -> SquareMatrix {
    let roots = diagonal.map { 1 / $0.squareRoot() }
    var scaled = matrix
    for index in scaled.indices { scaled[index] *= roots[index % columnCount] }
    return SquareMatrix(gramOf: scaled, columns: columnCount)
  }

  /// The bound for the present B and D, up to rounding; a little too great where eigenvalues are close together.
  var value: Double {
    let gram = scaledGram(signed)
    return value(gram.inner(gram.concentrated(squarings: 8)))
  }

  private func value(_ eigenvalue: Double) -> Double {
    let trace = eigenvalue * diagonal.reduce(0, +)
    return trace > 0 ? Double(columnCount) * (Double(rowCount) / trace).squareRoot() : 0
  }

  /// Improves weights and diagonal, and keeps the best ones.
  mutating func optimise(iterations: Int, movesWeights: Bool, control: CountingControl?) {
    var best = (value: 0.0, signed: signed, diagonal: diagonal)
    for iteration in 0..<iterations {
      if control?.isInterrupted == true { break }
      let gram = scaledGram(signed)
      let squarings = 3 + 4 * iteration / max(1, iterations)
      let focus = gram.concentrated(squarings: squarings)
      // The eigenvalue is underestimated where the focus is wide; the bound counts by the sharper one.
      let now = value(gram.inner(focus.concentrated(squarings: 2)))
      if now > best.value { best = (now, signed, diagonal) }
      if movesWeights { moveWeights(focus, step: 0.5 / Double(iteration + 4).squareRoot()) }
      moveDiagonal(focus)
    }
    (signed, diagonal) = (best.signed, best.diagonal)
  }

  private mutating func moveWeights(_ focus: SquareMatrix, step: Double) {
    var dual = focus
    for row in 0..<columnCount {
      for column in 0..<columnCount { dual[row, column] /= (diagonal[row] * diagonal[column]).squareRoot() }
    }
    let gradient = dual.product(fromLeft: signed)
    let greatest = gradient.reduce(0) { max($0, abs($1)) }
    guard greatest > 0 else { return }
    for index in signed.indices {
      let moved = (signed[index] - step * gradient[index] / greatest) * signs[index]
      signed[index] = signs[index] * min(64, max(1, moved))
    }
  }

  private mutating func moveDiagonal(_ focus: SquareMatrix) {
    let ratios = diagonal.indices.map { focus[$0, $0] / diagonal[$0] }
    let mean = ratios.reduce(0, +) / Double(columnCount)
    guard mean > 0 else { return }
    for index in diagonal.indices {
      // The fourth root of the ratio damps the step.
      let ratio = min(4, max(0.25, ratios[index] / mean))
      diagonal[index] *= ratio.squareRoot().squareRoot()
    }
    let sum = diagonal.reduce(0, +)
    for index in diagonal.indices { diagonal[index] *= Double(columnCount) / sum }
  }
}

extension ForsterSearch {
  /// A certificate for the greatest integer bound that the present weights and diagonal give, on all rows and columns; nil
  /// if that is below `least`.
  func certificate(atLeast least: Int, for matrix: SignMatrix) -> ForsterCertificate? {
    let value = value
    guard value.isFinite, value < 1e6 else { return nil }
    // Values that are above an integer by rounding errors only do not reach the next one.
    var bound = Int((value - 1e-6).rounded(.up))
    while bound >= max(2, least) {
      if let found = certificate(bound: bound, value: value, for: matrix) { return found }
      bound -= 1
    }
    return nil
  }

  private func certificate(bound: Int, value: Double, for matrix: SignMatrix) -> ForsterCertificate? {
    let slack = min(1, value / Double(bound - 1) - 1)
    guard slack > 1e-7 else { return nil }
    let isWeighted = signed.indices.contains { signed[$0] * signs[$0] > 1 }
    var unit = isWeighted ? 8.0 : 1.0
    while unit <= 0x1p20 {
      defer { unit *= 2 }
      let rounded = signed.indices.map { ((signed[$0] * signs[$0] * unit) - 1e-9).rounded(.up) * signs[$0] }
      let gram = scaledGram(rounded)
      let eigenvalue = gram.inner(gram.concentrated(squarings: 8))
      for share in [1.0, 0.5, 1.5] {
        let full = diagonal.map { $0 * eigenvalue * (1 + slack * share) }
        // Both parts of the trace are best when equal.
        let root = (full.reduce(0, +) / Double(rowCount)).squareRoot()
        for rowDiagonal in Set([root.rounded(.down), root.rounded(.up)]).sorted() where rowDiagonal >= 1 {
          let columnDiagonal = full.map { ($0 / rowDiagonal).rounded(.up) }
          let trace = Double(rowCount) * rowDiagonal + columnDiagonal.reduce(0, +)
          guard 2 * unit * Double(rowCount * columnCount) > Double(bound - 1) * trace else { continue }
          if let found = certificate(rounded, rowDiagonal, columnDiagonal, slack * share, matrix), found.bound >= bound
          {
            return found
          }
        }
      }
    }
    return nil
  }

  private func certificate(
    _ rounded: [Double], _ rowDiagonal: Double, _ columnDiagonal: [Double], _ slack: Double, _ matrix: SignMatrix
  ) -> ForsterCertificate? {
    var kernel = SquareMatrix(gramOf: rounded, columns: columnCount)
    for index in kernel.entries.indices { kernel.entries[index] = -kernel.entries[index] }
    // Half of what the diagonal was enlarged by stays as the diagonal of the remainder.
    for index in 0..<columnCount {
      kernel[index, index] += rowDiagonal * columnDiagonal[index] * (1 - slack / (2 * (1 + slack)))
    }
    guard let lower = kernel.choleskyFactor else { return nil }
    let greatest = lower.entries.reduce(1) { max($0, abs($1)) }
    var scale = 1.0
    while scale * greatest < Double(ForsterCertificate.greatestEntry) {
      let factor = (0..<columnCount).map { row in (0...row).map { Int((lower[row, $0] * scale).rounded()) } }
      let certificate = ForsterCertificate(
        rows: Array(0..<rowCount), columns: Array(0..<columnCount), weights: rounded.map { Int(abs($0)) },
        rowDiagonal: Int(rowDiagonal), columnDiagonal: columnDiagonal.map { Int($0) }, scale: Int(scale),
        factor: factor)
      if certificate.isValid(for: matrix) { return certificate }
      scale *= 4
    }
    return nil
  }
}
