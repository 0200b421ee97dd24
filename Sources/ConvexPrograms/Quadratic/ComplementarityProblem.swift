import ExactAlgebra
import ExactNumbers

/// The optimality conditions of a convex quadratic program as a linear complementarity problem: find z ≥ 0 with
/// w = M z + q ≥ 0 and zᵀw = 0.
///
/// Variables are shifted to be nonnegative, free ones are differences of two, and every end of an interval is an inequality
/// Ã z ≥ b̃ with a multiplier; M = (H̃, −Ãᵀ; Ã, 0) is positive semidefinite, though not symmetric.
struct ComplementarityProblem {
  /// Variable j of the program is `offset` + Σ factor · z.
  private struct Substitution {
    var offset: Rational
    var parts: [(index: Int, factor: Rational)]
  }

  /// The end of an interval that a row of Ã stands for.
  private struct Side {
    var constraint: Int?
    var factor: Rational
  }

  private let program: QuadraticProgram
  private var substitutions: [Substitution] = []
  private let sides: [Side]
  private let size: Int
  private let variableCount: Int
  /// M with q as the last column.
  private var rows: [[Rational]]

  init(_ program: QuadraticProgram) {
    self.program = program
    let linear = program.linear
    var count = 0
    var boundRows: [(index: Int, bound: Rational)] = []
    for (variable, bounds) in linear.variables.enumerated() {
      if let lower = bounds.lower {
        substitutions.append(Substitution(offset: lower, parts: [(count, 1)]))
        if let upper = bounds.upper { boundRows.append((variable, upper)) }
        count += 1
      } else if let upper = bounds.upper {
        substitutions.append(Substitution(offset: upper, parts: [(count, -1)]))
        count += 1
      } else {
        substitutions.append(Substitution(offset: 0, parts: [(count, 1), (count + 1, -1)]))
        count += 2
      }
    }
    variableCount = count
    // Each inequality is form ≥ bound.
    var inequalities: [(form: LinearExpression, bound: Rational)] = []
    var sides: [Side] = []
    func add(_ constraint: Int?, _ form: LinearExpression, _ bound: Rational, _ factor: Rational) {
      sides.append(Side(constraint: constraint, factor: factor))
      let terms = form.terms.map { LinearExpression.Term(variable: $0.variable, coefficient: factor * $0.coefficient) }
      inequalities.append((LinearExpression(terms), factor * bound))
    }
    for (variable, bound) in boundRows {
      add(nil, LinearExpression([LinearExpression.Term(variable: variable, coefficient: 1)]), bound, -1)
    }
    for (index, constraint) in linear.constraints.enumerated() {
      if let lower = constraint.bounds.lower { add(index, constraint.expression, lower, 1) }
      if let upper = constraint.bounds.upper { add(index, constraint.expression, upper, -1) }
    }
    self.sides = sides
    size = count + inequalities.count
    rows = [[Rational]](repeating: [Rational](repeating: 0, count: size + 1), count: size)
    let sign: Rational = linear.sense == .minimize ? 1 : -1
    let offsets = substitutions.map(\.offset)
    let gradient = program.gradient(at: offsets)
    for (variable, substitution) in substitutions.enumerated() {
      for (index, factor) in substitution.parts {
        rows[index][size] = sign * factor * gradient[variable]
        for (other, otherSubstitution) in substitutions.enumerated() {
          let entry = sign * program.hessian[variable, other]
          if entry.isZero { continue }
          for (column, otherFactor) in otherSubstitution.parts { rows[index][column] = factor * otherFactor * entry }
        }
      }
    }
    for (position, inequality) in inequalities.enumerated() {
      let row = count + position
      rows[row][size] = inequality.form.value(at: offsets) - inequality.bound
      for term in inequality.form.terms {
        for (index, factor) in substitutions[term.variable].parts {
          rows[row][index] = factor * term.coefficient
          rows[index][row] = -factor * term.coefficient
        }
      }
    }
  }

  /// Solves the problem by the criss-cross method with the smallest-index rule, which ends on every positive semidefinite M
  /// (Klafszky and Terlaky 1992; den Hertog, Roos and Terlaky 1993).
  /// - Returns: a point and the multipliers of the constraints; nil if there is no solution, that is, if the program is
  ///   infeasible or unbounded.
  func solve(isInterrupted: () -> Bool) throws(ConvexProgramError) -> (point: [Rational], multipliers: [Rational])? {
    // Rows and columns are multiplied by the same positive numbers, which keeps pairs complementary.
    var factors = [BigInteger](repeating: 1, count: size)
    for (index, row) in rows.enumerated() {
      for entry in row { factors[index] = .leastCommonMultiple(factors[index], entry.denominator) }
    }
    var table: [BigInteger] = []
    table.reserveCapacity((size + 1) * (size + 1))
    for (index, row) in rows.enumerated() {
      for (column, entry) in row.enumerated() {
        let scale = column < size ? Rational(factors[index] * factors[column]) : Rational(factors[index])
        table.append((entry * scale).numerator)
      }
    }
    table += [BigInteger](repeating: 0, count: size + 1)
    // Pair i is (w_i, z_i) with the numbers i and size + i; the constant column is the last.
    var dictionary = ExactDictionary(table, basic: Array(0..<size), nonbasic: (0...size).map { size + $0 })
    while let row = (0..<size).first(where: { dictionary[$0, size].isNegative }) {
      if isInterrupted() { throw .interrupted }
      if dictionary[row, row].signum() > 0 {
        dictionary.exchange(row, row)
      } else {
        guard
          let column = (0..<size).first(where: { dictionary[row, $0].signum() > 0 || dictionary[$0, row].isNegative })
        else { return nil }
        // Both entries are nonzero: with a zero on the diagonal they are opposite.
        dictionary.exchange(row, column)
        dictionary.exchange(column, row)
        // The exchanges have put the pairs in each other's places.
        dictionary.swapRows(row, column)
        dictionary.swapColumns(row, column)
      }
    }
    var solution = [Rational](repeating: 0, count: size)
    for (row, variable) in dictionary.basic.enumerated() where variable >= size {
      solution[variable - size] = Rational(dictionary[row, size] * factors[variable - size], dictionary.denominator)
    }
    let point = substitutions.map { substitution in
      substitution.parts.reduce(substitution.offset) { $0 + $1.factor * solution[$1.index] }
    }
    var multipliers = [Rational](repeating: 0, count: program.linear.constraints.count)
    let sign: Rational = program.linear.sense == .minimize ? 1 : -1
    for (index, side) in sides.enumerated() {
      if let constraint = side.constraint {
        multipliers[constraint] += sign * side.factor * solution[variableCount + index]
      }
    }
    return (point, multipliers)
  }
}
