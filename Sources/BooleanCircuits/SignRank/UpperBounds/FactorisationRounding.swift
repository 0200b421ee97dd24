import ConvexPrograms
import ExactNumbers

/// Makes vectors in floating point, whose products have the signs of a matrix, to small integer vectors of that kind.
///
/// The vectors, scaled and rounded to integers with growing scales, are taken at the first scale where they pass the exact
/// check; rows that fail are solved exactly as linear programs. Before that the margins are widened: the sum over all
/// entries of max(0, 1 − A_ij⟨u_i, v_j⟩)², with a small multiple of the squared lengths, is minimised in turns over the row
/// vectors and over the column vectors, each turn solving for every vector the least squares problem of the entries that
/// miss the margin.
struct FactorisationRounding {
  private let matrix: SignMatrix
  private let rank: Int
  private let signs: [Double]
  private let transposedSigns: [Double]
  private var rows: [Double]
  private var columns: [Double]
  private var system: [Double]
  private var solution: [Double]

  /// The vectors of rows and columns one after the other, `rank` coordinates each.
  init(_ matrix: SignMatrix, rank: Int, rows: [Double], columns: [Double]) {
    self.matrix = matrix
    self.rank = rank
    let transposed = matrix.transposed
    signs = (0..<matrix.rowCount).flatMap { row in (0..<matrix.columnCount).map { Double(matrix[row, $0]) } }
    transposedSigns = (0..<matrix.columnCount).flatMap { row in
      (0..<matrix.rowCount).map { Double(transposed[row, $0]) }
    }
    self.rows = rows
    self.columns = columns
    system = [Double](repeating: 0, count: rank * rank)
    solution = [Double](repeating: 0, count: rank)
  }

  /// A verified factorisation, the one with the smaller scale before and after widening the margins, or nil.
  mutating func factorisation() -> SignRankFactorisation? {
    let plain = rounded(repairing: false)
    // Widening costs up to three least squares problems a vector and turn; large matrices go without.
    let cost = Double(3 * matrix.rowCount * matrix.columnCount * rank * rank)
    for _ in 0..<Int(min(20, 2e8 / cost)) {
      turn(rowsFixed: false, 1e-3)
      turn(rowsFixed: true, 1e-3)
    }
    guard let widened = rounded(repairing: false) else { return (plain ?? rounded(repairing: true))?.found }
    guard let plain, plain.scale < widened.scale else { return widened.found }
    return plain.found
  }

  /// Moves all row vectors, or all column vectors, to the minimum or towards it.
  private mutating func turn(rowsFixed: Bool, _ regularisation: Double) {
    let (moving, fixed) = rowsFixed ? (matrix.columnCount, matrix.rowCount) : (matrix.rowCount, matrix.columnCount)
    for line in 0..<moving {
      for _ in 0..<3 {
        for index in system.indices { system[index] = 0 }
        for index in 0..<rank {
          system[index * rank + index] = regularisation
          solution[index] = 0
        }
        for other in 0..<fixed {
          let sign = rowsFixed ? transposedSigns[line * fixed + other] : signs[line * fixed + other]
          var product = 0.0
          for index in 0..<rank {
            product +=
              rowsFixed
              ? columns[line * rank + index] * rows[other * rank + index]
              : rows[line * rank + index] * columns[other * rank + index]
          }
          if product * sign >= 1 { continue }
          for first in 0..<rank {
            let factor = rowsFixed ? rows[other * rank + first] : columns[other * rank + first]
            solution[first] += sign * factor
            for second in 0...first {
              system[first * rank + second] +=
                factor * (rowsFixed ? rows[other * rank + second] : columns[other * rank + second])
            }
          }
        }
        solve()
        var change = 0.0
        for index in 0..<rank {
          let position = line * rank + index
          change += abs(solution[index] - (rowsFixed ? columns[position] : rows[position]))
          if rowsFixed { columns[position] = solution[index] } else { rows[position] = solution[index] }
        }
        if change < 1e-9 { break }
      }
    }
  }

  /// Solves the system in place by a factorisation of Cholesky.
  private mutating func solve() {
    for row in 0..<rank {
      for column in 0...row {
        var sum = system[row * rank + column]
        for index in 0..<column { sum -= system[row * rank + index] * system[column * rank + index] }
        system[row * rank + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / system[column * rank + column]
      }
    }
    for row in 0..<rank {
      for index in 0..<row { solution[row] -= system[row * rank + index] * solution[index] }
      solution[row] /= system[row * rank + row]
    }
    for row in (0..<rank).reversed() {
      for index in (row + 1)..<max(rank, row + 1) { solution[row] -= system[index * rank + row] * solution[index] }
      solution[row] /= system[row * rank + row]
    }
  }
}

extension FactorisationRounding {
  /// The present vectors as integers that pass the exact check.
  private func rounded(repairing isRepairing: Bool) -> (found: SignRankFactorisation, scale: Double)? {
    let (scaledRows, scaledColumns) = (Self.scaled(rows, rank), Self.scaled(columns, rank))
    for scale in [2.0, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 32, 48, 64, 128, 256, 1024, 4096, 65536, 0x1p24] {
      let integerColumns = scaledColumns.map { Int(($0 * scale).rounded()) }
      var integerRows = scaledRows.map { Int(($0 * scale).rounded()) }
      let failing = (0..<matrix.rowCount).filter { row in
        !SignRankFactorisation.agrees(
          rank, integerRows[(row * rank)..<((row + 1) * rank)], integerColumns, matrix, row)
      }
      if !failing.isEmpty {
        // A few rows may have other integer vectors though their rounded ones fail.
        guard isRepairing, failing.count <= max(2, matrix.rowCount / 4), scale >= 8,
          repair(&integerRows, failing, integerColumns)
        else { continue }
      }
      guard SignRankFactorisation.isValid(rank, integerRows, integerColumns, matrix) else { continue }
      let found = SignRankFactorisation(
        unchecked: rank, Self.vectors(integerRows, rank), Self.vectors(integerColumns, rank))
      return (found, scale)
    }
    return nil
  }

  /// Replaces failing row vectors by solutions of exact linear programs: the greatest margin in the unit cube.
  private func repair(_ rows: inout [Int], _ failing: [Int], _ columns: [Int]) -> Bool {
    for row in failing {
      let constraints = (0..<matrix.columnCount).map { column in
        let sign = matrix[row, column]
        let coefficients = (0..<rank).map { Rational(sign * columns[column * rank + $0]) } + [-1]
        return LinearProgram.Constraint(LinearExpression(coefficients), .nonnegative)
      }
      let cube = Bounds(lower: -1, upper: 1)
      let objective = LinearExpression([LinearExpression.Term(variable: rank, coefficient: 1)])
      guard
        let program = try? LinearProgram(
          .maximize, objective, variables: [Bounds](repeating: cube, count: rank) + [Bounds(lower: 0, upper: 1)],
          constraints: constraints),
        case .optimal(let optimum)? = try? program.solve(), optimum.value > 0
      else { return false }
      let coordinates = optimum.point.prefix(rank)
      let denominator = coordinates.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      for (index, coordinate) in coordinates.enumerated() {
        let numerator = (coordinate * Rational(denominator)).numerator
        guard numerator.bitLength <= 40, let word = Int(exactly: numerator) else { return false }
        rows[row * rank + index] = word
      }
    }
    return true
  }

  /// The vectors divided by their greatest coordinates.
  private static func scaled(_ coordinates: [Double], _ rank: Int) -> [Double] {
    var result = coordinates
    for start in stride(from: 0, to: coordinates.count, by: rank) {
      let greatest = coordinates[start..<start + rank].reduce(1e-300) { max($0, abs($1)) }
      for index in start..<start + rank { result[index] /= greatest }
    }
    return result
  }

  private static func vectors(_ coordinates: [Int], _ rank: Int) -> [[BigInteger]] {
    stride(from: 0, to: coordinates.count, by: rank).map { start in
      coordinates[start..<start + rank].map { BigInteger($0) }
    }
  }
}
