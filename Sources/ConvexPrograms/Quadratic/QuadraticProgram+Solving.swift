import ExactAlgebra
import ExactNumbers

extension QuadraticProgram {
  /// What is true of the program: the optimum, or that there is no point, or that the objective is unbounded; always with
  /// the numbers that prove it, which have been checked (`isProved`).
  ///
  /// A floating-point interior point method guesses which bounds are active; the optimality conditions with these as
  /// equations are solved exactly, and a linear program finds the multipliers. Where the guess is wrong the exact
  /// criss-cross method decides (Klafszky and Terlaky 1992).
  ///
  /// - Parameters:
  ///   - method: Whether floating point may propose.
  ///   - isInterrupted: Asked between exact steps; true ends the computation.
  /// - Throws: `ConvexProgramError.interrupted`.
  /// - Complexity: as for linear programs; the exact method alone works on n + m complementary pairs.
  public func solve(
    method: LinearMethod = .floatingPointFirst, isInterrupted: () -> Bool = { false }
  ) throws(ConvexProgramError) -> LinearOutcome {
    if hessian.entries.allSatisfy(\.isZero) { return try linear.solve(method: method, isInterrupted: isInterrupted) }
    if linear.hasEmptyInterval {
      return .infeasible(multipliers: [Rational](repeating: 0, count: linear.constraints.count))
    }
    if method == .floatingPointFirst, let outcome = try proposedOutcome(isInterrupted) { return outcome }
    let problem = ComplementarityProblem(self)
    let outcome: LinearOutcome
    if let (point, multipliers) = try problem.solve(isInterrupted: isInterrupted) {
      outcome = .optimal(LinearOptimum(value: objectiveValue(at: point), point: point, multipliers: multipliers))
    } else {
      outcome = try outcomeWithoutOptimum(isInterrupted)
    }
    precondition(isProved(outcome), "the criss-cross method ended without a proof")
    return outcome
  }

  /// A program without optimum has no point, or a direction without curvature in which the objective improves for ever.
  private func outcomeWithoutOptimum(_ isInterrupted: () -> Bool) throws(ConvexProgramError) -> LinearOutcome {
    var feasibility = linear
    feasibility.objective = LinearExpression([] as [Rational])
    let point: [Rational]
    switch try feasibility.solve(isInterrupted: isInterrupted) {
    case .infeasible(let multipliers): return .infeasible(multipliers: multipliers)
    case .optimal(let optimum): point = optimum.point
    case .unbounded: preconditionFailure("a constant objective is bounded")
    }
    func recession(_ bounds: Bounds) -> Bounds {
      Bounds(lower: bounds.lower.map { _ in 0 }, upper: bounds.upper.map { _ in 0 })
    }
    // The directions of the program in which nothing curves, cut off where the objective has improved by 1.
    var directions = linear
    directions.objectiveConstant = 0
    directions.variables = linear.variables.map(recession)
    directions.constraints = linear.constraints.map { LinearProgram.Constraint($0.expression, recession($0.bounds)) }
    for row in 0..<hessian.rowCount {
      directions.constraints.append(LinearProgram.Constraint(LinearExpression(hessian.row(row).entries), .equal(0)))
    }
    directions.constraints.append(
      LinearProgram.Constraint(linear.objective, linear.sense == .minimize ? .atLeast(-1) : .atMost(1)))
    guard case .optimal(let optimum) = try directions.solve(isInterrupted: isInterrupted) else {
      preconditionFailure("the improvement is bounded by 1, and no direction at all is a point")
    }
    return .unbounded(point: point, direction: optimum.point)
  }

  /// The outcome that the floating-point guess leads to, if it is proved.
  private func proposedOutcome(_ isInterrupted: () -> Bool) throws(ConvexProgramError) -> LinearOutcome? {
    var search = InteriorPointMethod(self)
    guard var active = search.run() else { return nil }
    var found: [Rational]?
    // Bounds that are met without pressure look inactive; they show as slight violations.
    for _ in 0..<4 {
      guard let point = stationaryPoint(active) else { return nil }
      let violated = violatedBounds(point)
      if violated.isEmpty {
        found = point
        break
      }
      active += violated
    }
    guard let point = found else { return nil }
    let linearisation = linearisation(at: point)
    guard case .optimal(let optimum) = try linearisation.solve(isInterrupted: isInterrupted),
      optimum.value == linearisation.objectiveValue(at: point)
    else { return nil }
    let outcome = LinearOutcome.optimal(
      LinearOptimum(value: objectiveValue(at: point), point: point, multipliers: optimum.multipliers))
    return isProved(outcome) ? outcome : nil
  }

  private func violatedBounds(_ point: [Rational]) -> [ActiveBound] {
    func violated(_ bounds: Bounds, _ value: Rational) -> Rational? {
      if let lower = bounds.lower, value < lower { return lower }
      if let upper = bounds.upper, value > upper { return upper }
      return nil
    }
    return linear.variables.enumerated().compactMap { index, bounds in
      violated(bounds, point[index]).map { .variable(index, $0) }
    }
      + linear.constraints.enumerated().compactMap { index, constraint in
        violated(constraint.bounds, constraint.expression.value(at: point)).map { .constraint(index, $0) }
      }
  }

  /// A point where the objective is stationary among those at which the given bounds hold with equality.
  private func stationaryPoint(_ active: [ActiveBound]) -> [Rational]? {
    let n = linear.variables.count
    let rows = active.map { bound -> (form: LinearExpression, value: Rational) in
      switch bound {
      case .variable(let index, let value):
        (LinearExpression([LinearExpression.Term(variable: index, coefficient: 1)]), value)
      case .constraint(let index, let value): (linear.constraints[index].expression, value)
      }
    }
    let size = n + rows.count
    var entries = [Rational](repeating: 0, count: size * size)
    var side = [Rational](repeating: 0, count: size)
    for row in 0..<n {
      for column in 0..<n { entries[row * size + column] = hessian[row, column] }
    }
    for term in linear.objective.terms { side[term.variable] = -term.coefficient }
    for (index, row) in rows.enumerated() {
      side[n + index] = row.value
      for term in row.form.terms {
        entries[(n + index) * size + term.variable] = term.coefficient
        entries[term.variable * size + n + index] = term.coefficient
      }
    }
    let matrix = Matrix(rows: size, columns: size) { entries[$0 * size + $1] }
    let (integers, factors) = matrix.clearingRowDenominators()
    let common = side.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    let integerSide = zip(side, factors).map { ($0 * Rational($1 * common)).numerator }
    if let solutions = try? integers.solutions([integerSide]), let solution = solutions.first {
      return solution.numerators.prefix(n).map { Rational($0, solution.denominator * common) }
    }
    // Active bounds may depend on each other, and the objective may be flat.
    switch try? matrix.solve(Vector(side)) {
    case .unique(let solution), .family(particular: let solution, directions: _):
      return Array(solution.entries.prefix(n))
    default: return nil
    }
  }
}

/// A bound that is taken to hold with equality.
enum ActiveBound {
  case variable(Int, Rational)
  case constraint(Int, Rational)
}
