import ExactNumbers

/// A linear program as a minimisation with integer rows.
///
/// Variables are numbered 0 ..< n, and n + i stands for the value of row i. Row i is ρᵢ times constraint i for a positive
/// integer ρᵢ, and the objective is multiplied by a positive integer and, for a maximum, negated.
struct ScaledProgram {
  /// A number of the program in the row or column where it stands.
  struct Entry {
    let index: Int
    let value: BigInteger
  }

  let variableCount: Int
  /// The nonzero coefficients of each row.
  let rows: [[Entry]]
  /// The nonzero coefficients of each variable.
  let columns: [[Entry]]
  /// The bounds of variables and rows.
  let bounds: [Bounds]
  let objective: [BigInteger]
  /// What each constraint was multiplied by.
  let rowFactors: [Rational]
  /// What the objective was multiplied by; negative for a maximum.
  let objectiveFactor: Rational

  var rowCount: Int { rows.count }

  init(_ program: LinearProgram) {
    variableCount = program.variables.count
    var columns = [[Entry]](repeating: [], count: program.variables.count)
    var bounds = program.variables
    var factors: [Rational] = []
    var rows: [[Entry]] = []
    for (row, constraint) in program.constraints.enumerated() {
      let (factor, entries) = Self.integers(constraint.expression)
      for entry in entries { columns[entry.index].append(Entry(index: row, value: entry.value)) }
      bounds.append(
        Bounds(
          lower: constraint.bounds.lower.map { factor * $0 }, upper: constraint.bounds.upper.map { factor * $0 }))
      rows.append(entries)
      factors.append(factor)
    }
    let (factor, terms) = Self.integers(program.objective)
    let sign: BigInteger = program.sense == .minimize ? 1 : -1
    var objective = [BigInteger](repeating: 0, count: program.variables.count)
    for term in terms { objective[term.index] = sign * term.value }
    self.rows = rows
    self.columns = columns
    self.bounds = bounds
    self.objective = objective
    rowFactors = factors
    objectiveFactor = Rational(sign) * factor
  }

  private static func integers(_ form: LinearExpression) -> (factor: Rational, entries: [Entry]) {
    var denominator = BigInteger(1)
    var divisor = BigInteger(0)
    for term in form.terms {
      denominator = .leastCommonMultiple(denominator, term.coefficient.denominator)
      divisor = .greatestCommonDivisor(divisor, term.coefficient.numerator)
    }
    if divisor.isZero { return (1, []) }
    let factor = Rational(denominator, divisor)
    return (factor, form.terms.map { Entry(index: $0.variable, value: (factor * $0.coefficient).numerator) })
  }

  /// Multipliers of the constraints of the original program from those of the integer rows, for its own objective.
  func multipliers(_ values: [Rational]) -> [Rational] {
    zip(rowFactors, values).map { $0 * $1 / objectiveFactor }
  }

  /// Multipliers of the constraints of the original program from those of the integer rows, for no objective.
  func refutation(_ values: [Rational]) -> [Rational] { zip(rowFactors, values).map { $0 * $1 } }
}
