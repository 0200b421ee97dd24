import ExactNumbers

/// The dictionary of a basis in integers: basic variable i is Σ entry(i, j) · nonbasic variable j, divided by a common
/// positive denominator.
///
/// The entries are minors of the matrix of the program, so the division in each exchange is exact and numbers stay as
/// short as they can be (Edmonds 1967; Bareiss 1968). The last row is the objective.
struct ExactDictionary {
  let rowCount: Int
  let columnCount: Int
  private var table: [BigInteger]
  private(set) var denominator: BigInteger = 1
  private(set) var basic: [Int]
  private(set) var nonbasic: [Int]

  /// The dictionary in which all rows are basic.
  init(_ program: ScaledProgram) {
    let n = program.variableCount
    rowCount = program.rowCount
    columnCount = n
    table = [BigInteger](repeating: 0, count: (program.rowCount + 1) * n)
    for (row, entries) in program.rows.enumerated() {
      for entry in entries { table[row * n + entry.index] = entry.value }
    }
    for (column, cost) in program.objective.enumerated() { table[program.rowCount * n + column] = cost }
    basic = Array(n..<(n + program.rowCount))
    nonbasic = Array(0..<n)
  }

  /// The dictionary basicᵢ = Σⱼ table(i, j) · nonbasicⱼ, with one more row for an objective.
  init(_ table: [BigInteger], basic: [Int], nonbasic: [Int]) {
    precondition(table.count == (basic.count + 1) * nonbasic.count, "a dictionary needs a row for the objective")
    rowCount = basic.count
    columnCount = nonbasic.count
    self.table = table
    self.basic = basic
    self.nonbasic = nonbasic
  }

  /// The entry of a basic and a nonbasic variable, times the denominator.
  subscript(row: Int, column: Int) -> BigInteger { table[row * columnCount + column] }

  /// The change of the objective when a nonbasic variable grows by 1, times the denominator.
  func reducedCost(_ column: Int) -> BigInteger { table[rowCount * columnCount + column] }

  /// Exchanges a basic and a nonbasic variable.
  /// - Precondition: their entry is not zero.
  mutating func exchange(_ row: Int, _ column: Int) {
    let pivot = self[row, column]
    let isNegative = pivot.isNegative
    for i in 0...rowCount where i != row {
      let factor = self[i, column]
      for j in 0..<columnCount where j != column {
        let index = i * columnCount + j
        let other = table[row * columnCount + j]
        if factor.isZero || other.isZero {
          if table[index].isZero { continue }
          table[index] = (pivot * table[index]).exactlyDivided(by: denominator)
        } else {
          table[index] = (pivot * table[index] - factor * other).exactlyDivided(by: denominator)
        }
        if isNegative { table[index] = -table[index] }
      }
      if isNegative { table[i * columnCount + column] = -factor }
    }
    for j in 0..<columnCount where j != column {
      let index = row * columnCount + j
      if !isNegative { table[index] = -table[index] }
    }
    table[row * columnCount + column] = isNegative ? -denominator : denominator
    denominator = pivot.magnitude
    (basic[row], nonbasic[column]) = (nonbasic[column], basic[row])
  }

  /// Exchanges the places of two rows.
  mutating func swapRows(_ first: Int, _ second: Int) {
    if first == second { return }
    for column in 0..<columnCount { table.swapAt(first * columnCount + column, second * columnCount + column) }
    basic.swapAt(first, second)
  }

  /// Exchanges the places of two columns.
  mutating func swapColumns(_ first: Int, _ second: Int) {
    if first == second { return }
    for row in 0...rowCount { table.swapAt(row * columnCount + first, row * columnCount + second) }
    nonbasic.swapAt(first, second)
  }

  /// Brings the given variables and rows into the basis, as far as they are independent.
  mutating func move(to target: [Int]) {
    let wanted = Set(target)
    for column in 0..<columnCount where wanted.contains(nonbasic[column]) {
      if let row = (0..<rowCount).first(where: { !wanted.contains(basic[$0]) && !self[$0, column].isZero }) {
        exchange(row, column)
      }
    }
  }
}
