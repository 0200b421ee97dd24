import ExactNumbers

/// Writes certificates of linear programs in the format VIPR 1.0 (Cheung, Gleixner and Steffy 2017), which checkers of others
/// read.
struct VIPRWriter {
  private struct Row {
    let name: String
    let sense: Character
    let side: Rational
    let terms: [LinearExpression.Term]
  }

  /// Where the ends of the interval of a constraint or a variable are among the rows.
  private struct Ends {
    var lower: Int?
    var upper: Int?
  }

  private let program: NamedProgram
  private var rows: [Row] = []
  private var variableEnds: [Ends] = []
  private var constraintEnds: [Ends] = []
  private let boundCount: Int

  init(_ program: NamedProgram) {
    self.program = program
    var used = Set(program.constraintNames)
    func fresh(_ wanted: String) -> String {
      var name = wanted
      while !used.insert(name).inserted { name += "_" }
      return name
    }
    var rows: [Row] = []
    func add(_ name: (Character) -> String, _ terms: [LinearExpression.Term], _ bounds: Bounds) -> Ends {
      var ends = Ends()
      if let lower = bounds.lower, lower == bounds.upper {
        (ends.lower, ends.upper) = (rows.count, rows.count)
        rows.append(Row(name: name("E"), sense: "E", side: lower, terms: terms))
        return ends
      }
      if let lower = bounds.lower {
        ends.lower = rows.count
        rows.append(Row(name: name("G"), sense: "G", side: lower, terms: terms))
      }
      if let upper = bounds.upper {
        ends.upper = rows.count
        rows.append(Row(name: name("L"), sense: "L", side: upper, terms: terms))
      }
      return ends
    }
    for (index, bounds) in program.linear.variables.enumerated() {
      let terms = [LinearExpression.Term(variable: index, coefficient: 1)]
      variableEnds.append(add({ fresh("bound\($0)\(index + 1)") }, terms, bounds))
    }
    boundCount = rows.count
    let names = LPWriter.legal(program.constraintNames, prefix: "c")
    for (name, constraint) in zip(names, program.linear.constraints) {
      let isRange = constraint.bounds.lower != nil && constraint.bounds.upper != nil
      let isEquation = constraint.bounds.lower == constraint.bounds.upper
      constraintEnds.append(
        add({ isRange && !isEquation ? fresh("\(name)_\($0)") : name }, constraint.expression.terms, constraint.bounds))
    }
    self.rows = rows
  }

  func written(_ outcome: LinearOutcome) -> String? {
    let linear = program.linear
    let flip: Rational = linear.sense == .minimize ? 1 : -1
    var text = ""
    if !linear.objectiveConstant.isZero {
      text += "% The objective has the constant \(linear.objectiveConstant), which values here do not include.\n"
    }
    text += "VER 1.0\nVAR \(linear.variables.count)\n"
    for name in LPWriter.legal(program.variableNames, prefix: "x") { text += name + "\n" }
    text += "INT 0\nOBJ \(linear.sense == .minimize ? "min" : "max")\n\(list(linear.objective.terms))\n"
    text += "CON \(rows.count) \(boundCount)\n"
    for row in rows { text += head(row) + "\n" }
    switch outcome {
    case .unbounded: return nil
    case .optimal(let optimum):
      let value = optimum.value - linear.objectiveConstant
      text += "RTP range \(value) \(value)\nSOL 1\noptimum \(list(LinearExpression(optimum.point).terms))\nDER 1\n"
      var rest = [Rational](repeating: 0, count: linear.variables.count)
      for term in linear.objective.terms { rest[term.variable] = term.coefficient }
      let derived = Row(
        name: derivedName, sense: linear.sense == .minimize ? "G" : "L", side: value, terms: linear.objective.terms)
      text += "\(head(derived)) \(combination(factors(optimum.multipliers, rest, flip))) -1\n"
    case .infeasible(let multipliers):
      let factors = refutation(multipliers)
      let side = factors.reduce(Rational(0)) { $0 + $1.factor * rows[$1.row].side }
      text += "RTP infeas\nSOL 0\nDER 1\n\(derivedName) G \(side) 0 \(combination(factors)) -1\n"
    }
    return text
  }

  private var derivedName: String {
    var name = "derived"
    let used = Set(rows.map(\.name))
    while used.contains(name) { name += "_" }
    return name
  }

  private func refutation(_ multipliers: [Rational]) -> [(row: Int, factor: Rational)] {
    let intervals = program.linear.variables + program.linear.constraints.map(\.bounds)
    for (bounds, ends) in zip(intervals, variableEnds + constraintEnds) where bounds.isEmpty {
      if let lower = ends.lower, let upper = ends.upper { return [(lower, 1), (upper, -1)] }
    }
    return factors(multipliers, [Rational](repeating: 0, count: program.linear.variables.count), 1)
  }

  /// The factors of the rows; what the constraints leave of the vector is for the bounds of the variables.
  private func factors(
    _ multipliers: [Rational], _ vector: [Rational], _ flip: Rational
  ) -> [(row: Int, factor: Rational)] {
    var rest = vector
    var result: [(row: Int, factor: Rational)] = []
    func add(_ ends: Ends, _ factor: Rational) {
      let row = (flip * factor).signum() > 0 ? ends.lower : ends.upper
      if !factor.isZero, let row { result.append((row, factor)) }
    }
    for (index, multiplier) in multipliers.enumerated() where !multiplier.isZero {
      add(constraintEnds[index], multiplier)
      for term in program.linear.constraints[index].expression.terms {
        rest[term.variable] -= multiplier * term.coefficient
      }
    }
    for (index, value) in rest.enumerated() { add(variableEnds[index], value) }
    return result.sorted { $0.row < $1.row }
  }

  private func combination(_ factors: [(row: Int, factor: Rational)]) -> String {
    "{ lin \(factors.count)" + factors.map { " \($0.row) \($0.factor)" }.joined() + " }"
  }

  private func list(_ terms: [LinearExpression.Term]) -> String {
    "\(terms.count)" + terms.map { " \($0.variable) \($0.coefficient)" }.joined()
  }

  /// Rows whose form is the objective say so: a checker compares such forms with it by name, not by coefficient.
  private func head(_ row: Row) -> String {
    "\(row.name) \(row.sense) \(row.side) \(row.terms == program.linear.objective.terms ? "OBJ" : list(row.terms))"
  }
}

extension NamedProgram {
  /// The certificate of an outcome of a linear program in the format VIPR 1.0.
  ///
  /// - Precondition: the program proves the outcome.
  /// - Returns: nil for a quadratic program and an unbounded objective, which the format cannot state.
  public func viprText(_ outcome: LinearOutcome) -> String? {
    if quadratic != nil { return nil }
    return VIPRWriter(self).written(outcome)
  }
}
