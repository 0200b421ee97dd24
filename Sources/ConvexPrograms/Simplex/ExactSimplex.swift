import ExactNumbers

/// The simplex method in exact arithmetic with the smallest-index rule (Bland 1977), which ends on every program.
///
/// First a point is found by repairing violated bounds one at a time (Dutertre and de Moura 2006, which is the dual simplex
/// method without costs), then the objective is improved.
struct ExactSimplex {
  private let program: ScaledProgram
  private var dictionary: ExactDictionary
  /// The values of variables and rows by number.
  private var values: [Rational]

  /// What the method finds, in terms of the scaled program.
  enum Result {
    case optimal(point: [Rational], multipliers: [Rational])
    case infeasible(multipliers: [Rational])
    case unbounded(point: [Rational], direction: [Rational])
  }

  /// Starts from a basis, or from the one of all rows.
  /// - Precondition: no interval is empty.
  init(_ program: ScaledProgram, from basis: SimplexBasis? = nil) {
    self.program = program
    dictionary = ExactDictionary(program)
    values = [Rational](repeating: 0, count: program.bounds.count)
    var upper: Set<Int> = []
    if let basis {
      dictionary.move(to: basis.basic)
      for (variable, position) in zip(basis.nonbasic, basis.positions) where position == .atUpper {
        upper.insert(variable)
      }
    }
    for variable in dictionary.nonbasic {
      let bounds = program.bounds[variable]
      values[variable] = (upper.contains(variable) ? bounds.upper ?? bounds.lower : bounds.lower ?? bounds.upper) ?? 0
    }
    refreshBasicValues()
  }

  /// Runs to the end.
  /// - Parameter isInterrupted: asked between steps.
  /// - Throws: `ConvexProgramError.interrupted`.
  mutating func run(isInterrupted: () -> Bool = { false }) throws(ConvexProgramError) -> Result {
    while let row = violatedRow() {
      if isInterrupted() { throw .interrupted }
      let variable = dictionary.basic[row]
      let bounds = program.bounds[variable]
      let isBelow = bounds.lower.map { values[variable] < $0 } ?? false
      guard let column = repairing(row, upwards: isBelow) else {
        return .infeasible(multipliers: refutation(row, isBelow))
      }
      values[variable] = (isBelow ? bounds.lower : bounds.upper) ?? 0
      dictionary.exchange(row, column)
      refreshBasicValues()
    }
    while let (column, direction) = improving() {
      if isInterrupted() { throw .interrupted }
      guard let (length, row) = ratioTest(column, direction) else {
        return .unbounded(point: point, direction: ray(column, direction))
      }
      let variable = dictionary.nonbasic[column]
      if let row {
        let leaving = dictionary.basic[row]
        let rate = dictionary[row, column].signum() * direction
        values[leaving] = (rate > 0 ? program.bounds[leaving].upper : program.bounds[leaving].lower) ?? 0
        dictionary.exchange(row, column)
      } else {
        values[variable] += Rational(direction) * length
      }
      refreshBasicValues()
    }
    return .optimal(point: point, multipliers: multipliers)
  }

  private var point: [Rational] { Array(values[0..<program.variableCount]) }

  private mutating func refreshBasicValues() {
    // Integers over one denominator: one gcd a row instead of one a product.
    var common = BigInteger(1)
    for variable in dictionary.nonbasic { common = .leastCommonMultiple(common, values[variable].denominator) }
    let numerators = dictionary.nonbasic.map { (values[$0] * Rational(common)).numerator }
    for row in 0..<dictionary.rowCount {
      var sum = BigInteger(0)
      for (column, numerator) in numerators.enumerated() where !numerator.isZero {
        sum += dictionary[row, column] * numerator
      }
      values[dictionary.basic[row]] = Rational(sum, common * dictionary.denominator)
    }
  }

  private func violatedRow() -> Int? {
    var found: Int?
    for (row, variable) in dictionary.basic.enumerated() where !program.bounds[variable].contains(values[variable]) {
      if let other = found, dictionary.basic[other] < variable { continue }
      found = row
    }
    return found
  }

  private func mayMove(_ variable: Int, _ direction: Int) -> Bool {
    let bounds = program.bounds[variable]
    if direction > 0 { return bounds.upper.map { values[variable] < $0 } ?? true }
    return bounds.lower.map { values[variable] > $0 } ?? true
  }

  /// The smallest nonbasic variable whose move brings a violated row nearer to its bounds.
  private func repairing(_ row: Int, upwards: Bool) -> Int? {
    var found: Int?
    for (column, variable) in dictionary.nonbasic.enumerated() {
      let sign = dictionary[row, column].signum()
      guard sign != 0, mayMove(variable, upwards ? sign : -sign) else { continue }
      if let other = found, dictionary.nonbasic[other] < variable { continue }
      found = column
    }
    return found
  }

  private func improving() -> (column: Int, direction: Int)? {
    var found: (column: Int, direction: Int)?
    for (column, variable) in dictionary.nonbasic.enumerated() {
      let direction = -dictionary.reducedCost(column).signum()
      guard direction != 0, mayMove(variable, direction) else { continue }
      if let other = found, dictionary.nonbasic[other.column] < variable { continue }
      found = (column, direction)
    }
    return found
  }

  /// How far a nonbasic variable can move, and the row that leaves then; no row if it reaches its own other bound first.
  private func ratioTest(_ column: Int, _ direction: Int) -> (length: Rational, row: Int?)? {
    let entering = dictionary.nonbasic[column]
    var best: (length: Rational, row: Int?)?
    let bounds = program.bounds[entering]
    if let lower = bounds.lower, let upper = bounds.upper { best = (upper - lower, nil) }
    for row in 0..<dictionary.rowCount {
      let rate = dictionary[row, column].signum() * direction
      if rate == 0 { continue }
      let variable = dictionary.basic[row]
      guard let bound = rate > 0 ? program.bounds[variable].upper : program.bounds[variable].lower else { continue }
      let length =
        (bound - values[variable]).magnitude * Rational(dictionary.denominator, dictionary[row, column].magnitude)
      if let other = best {
        if length > other.length { continue }
        if length == other.length {
          guard let otherRow = other.row, dictionary.basic[otherRow] > variable else { continue }
        }
      }
      best = (length, row)
    }
    return best
  }

  private func ray(_ column: Int, _ direction: Int) -> [Rational] {
    var ray = [Rational](repeating: 0, count: program.variableCount)
    let entering = dictionary.nonbasic[column]
    if entering < program.variableCount { ray[entering] = Rational(direction) }
    for (row, variable) in dictionary.basic.enumerated() where variable < program.variableCount {
      ray[variable] = Rational(dictionary[row, column] * BigInteger(direction), dictionary.denominator)
    }
    return ray
  }

  /// The objective in terms of the nonbasic variables has the multipliers as coefficients of the rows among them.
  private var multipliers: [Rational] {
    var result = [Rational](repeating: 0, count: program.rowCount)
    for (column, variable) in dictionary.nonbasic.enumerated() where variable >= program.variableCount {
      result[variable - program.variableCount] = Rational(dictionary.reducedCost(column), dictionary.denominator)
    }
    return result
  }

  /// The identity row − Σ entries · nonbasic = 0, whose left side is positive when the row is too small (and none of the
  /// others can help), or with the opposite sign when it is too large.
  private func refutation(_ row: Int, _ isBelow: Bool) -> [Rational] {
    let sign: Rational = isBelow ? 1 : -1
    var result = [Rational](repeating: 0, count: program.rowCount)
    if dictionary.basic[row] >= program.variableCount { result[dictionary.basic[row] - program.variableCount] = sign }
    for (column, variable) in dictionary.nonbasic.enumerated() where variable >= program.variableCount {
      result[variable - program.variableCount] = -sign * Rational(dictionary[row, column], dictionary.denominator)
    }
    return result
  }
}
