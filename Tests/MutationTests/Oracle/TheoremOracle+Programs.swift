import ExactNumbers

/// Decides 4.34 to 4.36 for programs with a handful of conditions.
extension TheoremOracle {
  /// Programs with more ends of rows, or more variables that occur, are not tried.
  static let mostInequalities = 6
  static let mostVariables = 8

  func program(of record: CertificateRecord) throws -> OracleObject {
    let head = record.head
    guard head.count == 6, head[2] == "minimize" || head[2] == "maximize" else {
      throw OracleError("a program has a sense and three numbers")
    }
    let variables = try OracleNumber.word(head[3])
    guard (0...1_000).contains(variables) else { throw OracleError("\(variables) variables") }
    var program = OracleProgram(variables: variables)
    program.isMaximum = head[2] == "maximize"
    let sign: Rational = program.isMaximum ? -1 : 1
    func pairs(_ tokens: some Sequence<String>) throws -> [(Int, Rational)] {
      let tokens = Array(tokens)
      guard tokens.count % 2 == 0 else { throw OracleError("an odd number of tokens in pairs") }
      return try stride(from: 0, to: tokens.count, by: 2).map { index in
        let variable = try OracleNumber.word(tokens[index])
        guard (1...max(1, variables)).contains(variable), variables > 0 else { throw OracleError("no such variable") }
        return (variable - 1, try OracleNumber.rational(tokens[index + 1], "1"))
      }
    }
    var scale: Rational = 1
    for line in record.body {
      switch line[0] {
      case "objective":
        scale = try sign * OracleNumber.rational("1", try line.token(1))
        program.constant = try OracleNumber.rational(try line.token(2), "1") * scale
        for (variable, number) in try pairs(line.dropFirst(3)) { program.cost[variable] += number * scale }
      case "hessian":
        let row = try OracleNumber.word(try line.token(1)) - 1
        guard program.cost.indices.contains(row) else { throw OracleError("no such variable") }
        for (column, number) in try pairs(line.dropFirst(2)) {
          program.hessian[row][column] += number * scale
          if column != row { program.hessian[column][row] += number * scale }
        }
      case "row":
        var form = [Rational](repeating: 0, count: variables)
        for (variable, number) in try pairs(line.dropFirst(3)) { form[variable] += number }
        let ends = try [try line.token(1), try line.token(2)].map {
          $0 == "none" ? nil : try OracleNumber.rational($0, "1")
        }
        if let lower = ends[0], lower == ends[1] {
          program.equations.append(.init(form: form, side: lower))
        } else {
          if let lower = ends[0] { program.inequalities.append(.init(form: form, side: lower)) }
          if let upper = ends[1] { program.inequalities.append(.init(form: form.map { -$0 }, side: -upper)) }
        }
      default: throw OracleError("'\(line[0])' in a program")
      }
    }
    return .program(program)
  }

  func decideProgram(_ theorem: [String]) throws -> Decision {
    guard theorem.count > 1, case .program(let stated) = try object(named: theorem[1]) else {
      throw OracleError("expected a program")
    }
    let program = stated.withoutIdleVariables
    guard program.inequalities.count <= Self.mostInequalities, program.cost.count <= Self.mostVariables else {
      return .undecided("\(program.inequalities.count) inequalities in \(program.cost.count) variables")
    }
    let outcome = program.outcome()
    if outcome == .notConvex { return .undecided("not convex") }
    switch theorem[0] {
    case "infeasible": return Decision(outcome == .empty, "\(outcome)")
    case "unbounded": return Decision(outcome == .unbounded, "\(outcome)")
    default:
      let value = try OracleNumber.rational(try theorem.token(2), try theorem.token(3))
      return Decision(outcome == .least(program.isMaximum ? -value : value), "\(outcome)")
    }
  }
}
