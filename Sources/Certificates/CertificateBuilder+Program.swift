import ConvexPrograms
import ExactAlgebra
import ExactNumbers

/// A linear or quadratic program that a certificate has defined.
public struct ProofProgram: Sendable {
  /// Its name in the file.
  public let name: String
  let linear: LinearProgram
  let hessian: Matrix?
  /// By what the objective has been multiplied to be integral.
  let scale: BigInteger
  let rows: [ProgramRow]
}

/// A row of integers of a program in a certificate.
struct ProgramRow: Sendable {
  /// What the row was before it was multiplied.
  enum Origin: Sendable {
    case constraint(Int)
    case variable(Int)
  }

  let origin: Origin
  /// By what it has been multiplied.
  let factor: BigInteger
  let bounds: Bounds
  let terms: [LinearExpression.Term]

  var text: String {
    func end(_ value: Rational?) -> String { value.map { "\($0.numerator)" } ?? "none" }
    return "row \(end(bounds.lower)) \(end(bounds.upper))" + integerTerms(terms)
  }
}

/// Positions, from 1, and integers, as the pairs of a line.
private func integerTerms(_ terms: some Sequence<LinearExpression.Term>) -> String {
  terms.map { " \($0.variable + 1) \($0.coefficient.numerator)" }.joined()
}

/// The nonzero numbers of a vector times a factor that makes them integral.
private func integerTerms(_ values: [Rational], times factor: BigInteger) -> String {
  integerTerms(LinearExpression(values.map { $0 * Rational(factor) }).terms)
}

private func commonDenominator(_ values: some Sequence<Rational>) -> BigInteger {
  values.reduce(1) { $0 % $1.denominator == 0 ? $0 : .leastCommonMultiple($0, $1.denominator) }
}

// Linear and quadratic programs: FORMAT.md 4.34 to 4.36.
extension CertificateBuilder {
  /// Defines a linear program.
  public mutating func program(_ name: String, _ program: LinearProgram) -> ProofProgram {
    define(name, program, hessian: nil)
  }

  /// Defines a convex quadratic program.
  public mutating func program(_ name: String, _ program: QuadraticProgram) -> ProofProgram {
    define(name, program.linear, hessian: program.hessian)
  }

  private mutating func define(_ name: String, _ linear: LinearProgram, hessian: Matrix?) -> ProofProgram {
    let name = claim(name)
    var rows: [ProgramRow] = []
    func add(_ origin: ProgramRow.Origin, _ terms: [LinearExpression.Term], _ bounds: Bounds) {
      let ends = [bounds.lower, bounds.upper].compactMap { $0 }
      let factor = commonDenominator(terms.map(\.coefficient) + ends)
      func scaled(_ value: Rational) -> Rational { value * Rational(factor) }
      let integral = terms.map {
        LinearExpression.Term(variable: $0.variable, coefficient: scaled($0.coefficient))
      }
      func append(_ bounds: Bounds) {
        rows.append(ProgramRow(origin: origin, factor: factor, bounds: bounds, terms: integral))
      }
      let (lower, upper) = (bounds.lower.map(scaled), bounds.upper.map(scaled))
      if bounds.isEmpty {
        // Two rows contradict each other; one has a single multiplier.
        append(Bounds(lower: lower))
        append(Bounds(upper: upper))
      } else {
        append(Bounds(lower: lower, upper: upper))
      }
    }
    for (index, constraint) in linear.constraints.enumerated() {
      add(.constraint(index), constraint.expression.terms, constraint.bounds)
    }
    for (index, bounds) in linear.variables.enumerated() where bounds != .free {
      add(.variable(index), [LinearExpression.Term(variable: index, coefficient: 1)], bounds)
    }
    let curves = hessian.map { hessian in
      (0..<hessian.rowCount).filter { row in (row..<hessian.columnCount).contains { !hessian[row, $0].isZero } }
    }
    let entries = hessian?.entries ?? []
    let scale = commonDenominator(
      linear.objective.terms.map(\.coefficient) + [linear.objectiveConstant] + entries.filter { !$0.isZero })
    line("program \(name) \(linear.sense.rawValue) \(linear.variables.count) \(rows.count) \(curves?.count ?? 0)")
    let costs = linear.objective.terms.map {
      LinearExpression.Term(variable: $0.variable, coefficient: $0.coefficient * Rational(scale))
    }
    line("objective \(scale) \((linear.objectiveConstant * Rational(scale)).numerator)\(integerTerms(costs))")
    if let hessian, let curves {
      for row in curves {
        let half = (0..<hessian.columnCount).map { $0 < row ? 0 : hessian[row, $0] }
        line("hessian \(row + 1)\(integerTerms(half, times: scale))")
      }
    }
    for row in rows { line(row.text) }
    return ProofProgram(name: name, linear: linear, hessian: hessian, scale: scale, rows: rows)
  }

  /// Proves an outcome of a program: that it is optimal, infeasible or unbounded.
  ///
  /// - Precondition: the program proves the outcome (`isProved`).
  /// - Complexity: a few passes over the numbers; for a quadratic program O(n³) for a decomposition into squares.
  public mutating func prove(_ p: ProofProgram, _ outcome: LinearOutcome) {
    switch outcome {
    case .optimal(let optimum): prove(p, optimum)
    case .infeasible(let multipliers):
      theorem("infeasible \(p.name)")
      let values = p.refutation(multipliers)
      line("multipliers\(integerTerms(values, times: commonDenominator(values)))")
    case .unbounded(let point, let direction):
      theorem("unbounded \(p.name)")
      line(Self.pointLine(point))
      line("direction\(integerTerms(direction, times: commonDenominator(direction)))")
    }
  }

  private static func pointLine(_ point: [Rational]) -> String {
    let denominator = commonDenominator(point)
    return "point \(denominator)\(integerTerms(point, times: denominator))"
  }

  private mutating func prove(_ p: ProofProgram, _ optimum: LinearOptimum) {
    let (factor, squares) = p.squares()
    theorem("optimum \(p.name) \(pair(optimum.value))", suffix: "\(factor) \(squares.count)")
    line(Self.pointLine(optimum.point))
    let gradient: [Rational]
    if let hessian = p.hessian {
      var sums = (0..<hessian.rowCount).map { row in
        optimum.point.indices.reduce(Rational(0)) { $0 + hessian[row, $1] * optimum.point[$1] }
      }
      for term in p.linear.objective.terms { sums[term.variable] += term.coefficient }
      gradient = sums
    } else {
      var sums = [Rational](repeating: 0, count: p.linear.variables.count)
      for term in p.linear.objective.terms { sums[term.variable] = term.coefficient }
      gradient = sums
    }
    let values = p.multipliers(optimum.multipliers, gradient: gradient).map { $0 * Rational(p.scale) }
    let denominator = commonDenominator(values)
    line("multipliers \(denominator)\(integerTerms(values, times: denominator))")
    for square in squares { line(square) }
  }
}

extension ProofProgram {
  /// The multipliers of the rows that give the gradient, from those of the constraints: variables take what is left.
  fileprivate func multipliers(_ multipliers: [Rational], gradient: [Rational]) -> [Rational] {
    // Over the common denominator of the multipliers; integers and fractions are added up apart.
    let (denominator, numerators) = overCommonDenominator(multipliers)
    var integers = [BigInteger](repeating: 0, count: gradient.count)
    var rest = gradient.map { $0 * Rational(denominator) }
    for (constraint, numerator) in zip(linear.constraints, numerators) where !numerator.isZero {
      for term in constraint.expression.terms {
        if term.coefficient.isInteger {
          integers[term.variable] -= numerator * term.coefficient.numerator
        } else {
          rest[term.variable] -= Rational(numerator) * term.coefficient
        }
      }
    }
    return rows.map { row in
      switch row.origin {
      case .constraint(let index): multipliers[index] / Rational(row.factor)
      case .variable(let index): (rest[index] + Rational(integers[index])) / Rational(denominator * row.factor)
      }
    }
  }

  /// The multipliers of the rows that refute the program; they may be those of a single empty interval.
  fileprivate func refutation(_ multipliers: [Rational]) -> [Rational] {
    var result = [Rational](repeating: 0, count: rows.count)
    for (index, (row, next)) in zip(rows, rows.dropFirst()).enumerated() {
      // An empty interval is in two rows with the same form.
      guard let lower = row.bounds.lower, row.bounds.upper == nil, let upper = next.bounds.upper, lower > upper,
        next.bounds.lower == nil, row.terms == next.terms
      else { continue }
      result[index] = 1
      result[index + 1] = -1
      return result
    }
    return self.multipliers(multipliers, gradient: [Rational](repeating: 0, count: linear.variables.count))
  }

  /// The lines of squares whose sum is the second derivative times a factor, with the sign that makes it convex.
  fileprivate func squares() -> (factor: BigInteger, lines: [String]) {
    guard let hessian, !hessian.entries.allSatisfy(\.isZero) else { return (1, []) }
    let upwards = linear.sense == .minimize ? hessian : hessian.scaled(by: -1)
    guard let result = try? upwards.semidefiniteness(), case .positiveSemidefinite(let factorization) = result else {
      return (1, [])
    }
    var weights: [Rational] = []
    var columns: [String] = []
    for (index, weight) in factorization.diagonal.entries.enumerated() where !weight.isZero {
      let column = factorization.lower.column(index).entries
      let factor = commonDenominator(column)
      weights.append(weight * Rational(scale) / Rational(factor * factor))
      columns.append(integerTerms(column, times: factor))
    }
    let factor = commonDenominator(weights)
    return (factor, zip(weights, columns).map { "square \(($0 * Rational(factor)).numerator)\($1)" })
  }
}
