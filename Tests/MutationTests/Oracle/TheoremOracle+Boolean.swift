import ConvexPrograms
import ExactNumbers

/// Decides 4.50 to 4.56, 4.62 and 4.68.
extension TheoremOracle {
  func decideBoolean(_ theorem: [String]) throws -> Decision {
    switch theorem[0] {
    case "computes", "agrees": return try decideCircuit(theorem)
    case "not-threshold", "threshold-weights-at-least": return try decideThreshold(theorem)
    case "spectrum", "coefficient": return try decideSpectrum(theorem)
    case "survival": return try decideSurvival(theorem)
    case "distinct-rows": return try decideDistinctRows(theorem)
    default:
      let tables = try theorem.dropFirst().map { try table(named: $0) }
      guard tables.count >= 2, tables.allSatisfy({ !$0.isTruth && $0.variables == tables[0].variables }) else {
        throw OracleError("not tables of values alike")
      }
      let values = tables.compactMap(\.signed)
      guard values.count == tables.count else { return .undecided("large tables") }
      let isSum = values[0].indices.allSatisfy { point in
        values.dropFirst().reduce(Rational(0)) { $0 + $1[point] } == values[0][point]
      }
      return Decision(isSum, "the sum is another one")
    }
  }

  private func decideCircuit(_ theorem: [String]) throws -> Decision {
    let circuit = try circuit(named: try theorem.token(1))
    let table = try table(named: try theorem.token(2))
    let counts = theorem[0] == "agrees"
    guard theorem.count == (counts ? 4 : 3), circuit.inputs == table.variables, circuit.isDecision == table.isTruth,
      table.isTruth || !counts
    else { throw OracleError("a circuit and a table of different kinds") }
    guard let values = table.signed else { return .undecided("a large table") }
    let agreeing = values.indices.count { point in
      let found = circuit.value(at: point)
      return circuit.isDecision ? found.isNegative == values[point].isNegative : found == values[point]
    }
    let wanted = counts ? try OracleNumber.integer(theorem[3]) : BigInteger(values.count)
    return Decision(BigInteger(agreeing) == wanted, "they agree at \(agreeing) points")
  }

  /// Whether an affine function is nonnegative exactly where a function is true, by a linear program.
  static func isThreshold(_ values: [Rational], variables: Int) throws -> Bool {
    let constraints = values.enumerated().map { point, value in
      let form = LinearExpression([1] + (0..<variables).map { Rational(point >> $0 & 1) })
      // Negative values on finitely many points are at most −1 after scaling.
      return LinearProgram.Constraint(form, value.isNegative ? .atMost(-1) : .atLeast(0))
    }
    let program = try LinearProgram(
      .minimize, LinearExpression([Rational](repeating: 0, count: variables + 1)), constant: 0,
      variables: [Bounds](repeating: .free, count: variables + 1), constraints: constraints)
    if case .infeasible = try program.solve() { return false }
    return true
  }

  /// The least total absolute value of integer weights of a threshold function, by trying all; nil if it exceeds a bound.
  static func leastWeights(_ values: [Rational], variables: Int, atMost most: Int) -> Int? {
    /// Whether some constant belongs to these weights: where the function is false the sums are less.
    func fits(_ weights: [Int]) -> Bool {
      var (least, greatest): (Int?, Int?) = (nil, nil)
      for (point, value) in values.enumerated() {
        let sum = weights.indices.reduce(0) { $0 + (point >> $1 & 1) * weights[$1] }
        if value.isNegative { greatest = max(greatest ?? sum, sum) } else { least = min(least ?? sum, sum) }
      }
      guard let least, let greatest else { return true }
      return greatest < least
    }
    func search(_ weights: [Int], _ total: Int) -> Bool {
      if weights.count == variables { return total == 0 && fits(weights) }
      return (-total...total).contains { search(weights + [$0], total - abs($0)) }
    }
    return stride(from: 0, through: most, by: 1).first { search([], $0) }
  }

  private func decideThreshold(_ theorem: [String]) throws -> Decision {
    let table = try table(named: try theorem.token(1))
    let isCount = theorem[0] == "threshold-weights-at-least"
    guard table.isTruth, theorem.count == (isCount ? 3 : 2) else { throw OracleError("expected a truth table") }
    guard let values = table.signed, table.variables <= 6 else { return .undecided("a large table") }
    let isThreshold = try Self.isThreshold(values, variables: table.variables)
    if !isCount { return Decision(!isThreshold, "it is a threshold function") }
    let claimed = try OracleNumber.integer(theorem[2])
    if !isThreshold || claimed.signum() <= 0 { return .holds }
    guard table.variables <= 4 else { return .undecided("many weights") }
    // No more is needed for four variables (Muroga, Tsuboi and Baugh, 1970).
    guard let least = Self.leastWeights(values, variables: table.variables, atMost: 9) else {
      return .undecided("large weights")
    }
    return Decision(claimed <= BigInteger(least), "weights with the sum \(least) suffice")
  }

  private func decideSpectrum(_ theorem: [String]) throws -> Decision {
    let table = try table(named: try theorem.token(1))
    guard theorem.count == 5 else { throw OracleError("expected a name and three numbers") }
    guard let values = table.signed else { return .undecided("a large table") }
    let coefficients = OracleTable.coefficients(values)
    if theorem[0] == "coefficient" {
      let set = try OracleNumber.word(theorem[2])
      guard coefficients.indices.contains(set) else { throw OracleError("no set \(set)") }
      let claimed = try OracleNumber.rational(theorem[3], theorem[4])
      return Decision(coefficients[set] == claimed, "it is \(coefficients[set])")
    }
    let sets = coefficients.indices.filter { !coefficients[$0].isZero }
    let degree = sets.map(\.nonzeroBitCount).max() ?? -1
    let greatest = (coefficients.map(\.magnitude).max() ?? 0) * Rational(values.count)
    let claimed = try theorem.dropFirst(2).map { try OracleNumber.integer($0) }
    // V/(2^N·E) is the greatest coefficient; E is written in the file, and 1 for truth tables.
    let scale = Rational(table.denominator)
    return Decision(
      claimed == [BigInteger(degree), BigInteger(sets.count), claimed[2]]
        && Rational(claimed[2]) == greatest * scale, "they are \(degree), \(sets.count) and \(greatest * scale)")
  }

  private func decideSurvival(_ theorem: [String]) throws -> Decision {
    let circuit = try circuit(named: try theorem.token(1))
    let gate = try OracleNumber.word(try theorem.token(2)) - 1
    let bound = try OracleNumber.rational(try theorem.token(4), try theorem.token(5))
    let numbers = try theorem.dropFirst(6).map { try OracleNumber.word($0) }
    guard circuit.inputs >= 1, numbers.count == circuit.inputs, circuit.gates.indices.contains(gate),
      circuit.gates[gate].argument.terms.allSatisfy({ $0.wire <= circuit.inputs }), let count = numbers.max(),
      Set(numbers) == Set(1...max(1, count))
    else { throw OracleError("not the parts of the inputs of a gate") }
    let parts = (1...count).map { part in numbers.indices.filter { numbers[$0] == part } }
    guard let probability = circuit.survival(gate: gate, parts: parts) else { return .undecided("many restrictions") }
    return Decision(try holds(probability, theorem[3], bound), "the probability is \(probability)")
  }

  private func decideDistinctRows(_ theorem: [String]) throws -> Decision {
    let table = try table(named: try theorem.token(1))
    let split = try OracleNumber.word(try theorem.token(2))
    guard theorem.count == 4, 0 <= split, split <= table.variables else { throw OracleError("no such rows") }
    guard let values = table.signed else { return .undecided("a large table") }
    let rows = (0..<1 << split).map { row in (0..<1 << (table.variables - split)).map { values[row + $0 << split] } }
    let found = rows.indices.count { row in !rows[..<row].contains(rows[row]) }
    return Decision(try OracleNumber.integer(theorem[3]) == BigInteger(found), "there are \(found)")
  }
}
