import ExactAlgebra
import ExactNumbers

/// Turns what the floating-point search believes into an outcome, if exact arithmetic confirms it.
///
/// Of the square system that a basis stands for, rows whose own value is basic drop out: what remains couples the basic
/// variables with as many rows that stand at a bound.
struct BasisCertification {
  private let program: ScaledProgram
  private let basis: SimplexBasis
  /// The basic variables.
  private let columns: [Int]
  /// The rows that stand at a bound.
  private let rows: [Int]
  private let matrix: IntegerMatrix

  init(_ program: ScaledProgram, _ basis: SimplexBasis) {
    self.program = program
    self.basis = basis
    let n = program.variableCount
    columns = basis.basic.filter { $0 < n }
    rows = basis.nonbasic.filter { $0 >= n }.map { $0 - n }
    var place = [Int](repeating: -1, count: n)
    for (index, column) in columns.enumerated() { place[column] = index }
    var entries = [BigInteger](repeating: 0, count: rows.count * columns.count)
    for (index, row) in rows.enumerated() {
      for entry in program.rows[row] where place[entry.index] >= 0 {
        entries[index * columns.count + place[entry.index]] = entry.value
      }
    }
    matrix = IntegerMatrix(rows: rows.count, columns: columns.count, entries: entries)
  }

  /// Where the nonbasic variables and rows stand; nil if one should stand at a bound that does not exist.
  private func positions() -> [Int: Rational]? {
    var values: [Int: Rational] = [:]
    for (variable, position) in zip(basis.nonbasic, basis.positions) {
      let bounds = program.bounds[variable]
      switch position {
      case .atLower:
        guard let lower = bounds.lower else { return nil }
        values[variable] = lower
      case .atUpper:
        guard let upper = bounds.upper else { return nil }
        values[variable] = upper
      case .atZero:
        guard bounds.contains(0) else { return nil }
        values[variable] = 0
      }
    }
    return values
  }

  /// The point of the basis.
  func point() -> [Rational]? {
    guard let positions = positions() else { return nil }
    var point = [Rational](repeating: 0, count: program.variableCount)
    for (variable, value) in positions where variable < program.variableCount { point[variable] = value }
    let sides = rows.map { row in
      program.rows[row].reduce(positions[program.variableCount + row] ?? 0) { sum, entry in
        point[entry.index].isZero ? sum : sum - Rational(entry.value) * point[entry.index]
      }
    }
    guard let solution = solve(matrix, sides) else { return nil }
    for (column, value) in zip(columns, solution) { point[column] = value }
    return point
  }

  /// The multipliers of the rows at a bound that make the reduced costs of all basic variables vanish, for given costs.
  func multipliers(_ costs: [Rational], basicRows: [Int: Rational] = [:]) -> [Rational]? {
    var sides = columns.map { costs[$0] }
    for (index, column) in columns.enumerated() {
      for entry in program.columns[column] {
        if let multiplier = basicRows[entry.index] { sides[index] -= multiplier * Rational(entry.value) }
      }
    }
    guard let solution = solve(matrix.transposed, sides) else { return nil }
    var result = [Rational](repeating: 0, count: program.rowCount)
    for (row, multiplier) in basicRows { result[row] = multiplier }
    for (row, multiplier) in zip(rows, solution) { result[row] = multiplier }
    return result
  }

  /// The direction of all variables when one nonbasic variable or row moves and the others stay.
  func direction(entering: Int, _ sign: Int) -> [Rational]? {
    var direction = [Rational](repeating: 0, count: program.variableCount)
    var sides = [Rational](repeating: 0, count: rows.count)
    if entering < program.variableCount {
      direction[entering] = Rational(sign)
      for (index, row) in rows.enumerated() {
        if let entry = program.rows[row].first(where: { $0.index == entering }) {
          sides[index] = Rational(entry.value) * Rational(-sign)
        }
      }
    } else if let index = rows.firstIndex(of: entering - program.variableCount) {
      sides[index] = Rational(sign)
    }
    guard let solution = solve(matrix, sides) else { return nil }
    for (column, value) in zip(columns, solution) { direction[column] = value }
    return direction
  }

  private func solve(_ matrix: IntegerMatrix, _ sides: [Rational]) -> [Rational]? {
    if matrix.rowCount != matrix.columnCount { return nil }
    let common = CommonDenominatorVector(sides)
    guard let solution = try? matrix.solutions([common.numerators])?.first else { return nil }
    return solution.numerators.map { Rational($0, solution.denominator * common.denominator) }
  }
}

extension LinearProgram {
  /// The outcome that a proposal leads to, if it is proved.
  func outcome(of proposal: SimplexProposal, _ scaled: ScaledProgram) -> LinearOutcome? {
    let certification = BasisCertification(scaled, proposal.basis)
    switch proposal {
    case .optimal:
      guard let point = certification.point(), contains(point),
        let multipliers = certification.multipliers(scaled.objective.map { Rational($0) })
      else { return nil }
      let value = objectiveValue(at: point)
      let original = scaled.multipliers(multipliers)
      guard dualBound(original) == value else { return nil }
      return .optimal(LinearOptimum(value: value, point: point, multipliers: original))
    case .infeasible(let basis, let violations):
      // The sum of the violated forms, each with the sign that makes it too large, is a form to be bounded from below.
      var costs = [Rational](repeating: 0, count: variables.count)
      var basicRows: [Int: Rational] = [:]
      for (variable, sign) in zip(basis.basic, violations) where sign != 0 {
        if variable < variables.count {
          costs[variable] = Rational(sign)
        } else {
          basicRows[variable - variables.count] = Rational(-sign)
        }
      }
      guard let multipliers = certification.multipliers(costs, basicRows: basicRows) else { return nil }
      let original = scaled.refutation(multipliers)
      return refutes(original) ? .infeasible(multipliers: original) : nil
    case .unbounded(let basis, let entering, let direction):
      guard let point = certification.point(),
        let ray = certification.direction(entering: basis.nonbasic[entering], direction),
        isUnbounded(from: point, along: ray)
      else { return nil }
      return .unbounded(point: point, direction: ray)
    case .exhausted: return nil
    }
  }
}
