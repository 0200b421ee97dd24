import ArgumentParser
import Certificates
import ConvexPrograms
import ExactNumbers
import ProofKernel
import Reports

/// Solves a linear or convex quadratic program.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve a linear or convex quadratic program exactly, with a proof.",
    discussion: """
      The file is in LP format (that of CPLEX) or MPS. All numbers are exact, fractions such as 1/3 included. The answer is an \
      optimum, that no point satisfies the constraints, or that the objective is unbounded; each with a proof that the kernel \
      has checked before anything is printed. Integer variables are refused. As is usual in LP format, < and > mean <= and >=: \
      there are no strict inequalities.

      With an optimum stand the multipliers (dual values, shadow prices) of the constraints; without points, the constraints and \
      bounds that contradict each other, each with the factor that makes their sum the contradiction.

      VIPR has certificates of optima of linear programs and of programs without points only. Asked for another one, the command \
      gives its answer, and ends with exit code 2.

      Examples:
        lemmata solve diet.lp
        lemmata solve diet.lp --certificate diet.cert --vipr diet.vipr
        lemmata solve portfolio.mps --json
      """)

  /// How the program is solved.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case automatic, exact

    var method: LinearMethod { self == .exact ? .exact : .floatingPointFirst }
  }

  /// The formats, as the command line names them.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case lp, mps

    var format: ProgramFileFormat { self == .lp ? .lp : .mps }
  }

  @Argument(help: "A file in LP or MPS format.", completion: .file(extensions: ["lp", "mps"]))
  var file: String

  @Option(help: "The format, if it is not to be recognised.")
  var format: Format?

  @Option(help: ArgumentHelp("Write the proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(help: ArgumentHelp("Write a VIPR 1.0 certificate of a linear program.", valueName: "file"))
  var vipr: String?

  @Option(help: "The method: floating point may propose what exact arithmetic proves, or exact arithmetic alone.")
  var method = Method.automatic

  @Flag(help: "Show every digit.")
  var complete = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Files.requireDistinct([("the program", file), ("--certificate", certificate), ("--vipr", vipr)])
    let bytes = try Files.read(file)
    let program: NamedProgram
    do { program = try NamedProgram(bytes, format: format?.format) } catch { throw Failure.input("\(file): \(error)") }
    for note in program.notes { Console.error("lemmata: \(file): \(note)") }
    for path in [certificate, vipr].compactMap({ $0 }) { try Files.prepareToWrite(path) }
    Interruption.endProcess(while: "solving")
    let outcome = try program.solve(method: method.method)
    let foreign = vipr.map { ($0, program.viprText(outcome)) }
    var report = report(program, outcome)
    try prove(program, outcome, &report)
    if case (let path, let text?)? = foreign {
      try Files.write(Array(text.utf8), to: path)
      report.files.append(("vipr", path))
    }
    Console.output(json ? report.json() : report.text(complete: complete))
    if case (let path, nil)? = foreign {
      let what = program.quadratic == nil ? "an unbounded objective" : "a quadratic objective"
      throw Failure(
        code: Failure.usage, message: "--vipr: \(path) is not written, since VIPR has no certificates for \(what)")
    }
  }

  /// Lets the kernel check the proof, and writes it if a file is given.
  private func prove(_ program: NamedProgram, _ outcome: LinearOutcome, _ report: inout SolutionReport) throws {
    var builder = CertificateBuilder(label: report.name)
    let defined = program.quadratic.map { builder.program("p", $0) } ?? builder.program("p", program.linear)
    builder.prove(defined, outcome)
    let proof = builder.finished()
    let verdict = ProofKernel.check(bytes: proof.bytes)
    if case .declined(_, let reason) = verdict {
      throw Failure(
        code: Failure.undecided,
        message: "\(file): solved, but the proof is too large for the kernel: \(reason.prefix(300))")
    }
    guard verdict.line == proof.expectedVerdict else {
      throw Failure(
        code: Failure.failed,
        message: "internal error: the kernel does not verify the certificate: \(verdict.line.prefix(300))")
    }
    report.theorems = proof.theorems
    report.certificateBytes = proof.bytes.count
    // From here on it takes no time, and nothing half-written is left.
    Interruption.handle {}
    if let certificate {
      try Files.write(proof.bytes, to: certificate)
      report.files.append(("certificate", certificate))
    }
  }

  private func report(_ program: NamedProgram, _ outcome: LinearOutcome) -> SolutionReport {
    func entries(_ names: [String], _ values: [Rational]) -> [SolutionReport.Entry] {
      zip(names, values).filter { !$0.1.isZero }.map { ($0.0, $0.1) }
    }
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let linear = program.linear
    let summary =
      "\(linear.sense.rawValue) a \(program.quadratic == nil ? "linear" : "quadratic") objective, "
      + "\(counted(linear.variables.count, "variable")), \(counted(linear.constraints.count, "constraint"))"
    let name = file.split(separator: "/").last.map(String.init) ?? file
    switch outcome {
    case .optimal(let optimum):
      var report = SolutionReport(name: name, summary: summary, status: .optimal)
      report.value = optimum.value
      report.point = entries(program.variableNames, optimum.point)
      report.multipliers = entries(program.constraintNames, optimum.multipliers)
      return report
    case .infeasible(let multipliers):
      var report = SolutionReport(name: name, summary: summary, status: .infeasible)
      if let bounds = Self.emptyInterval(program) {
        report.bounds = bounds
      } else {
        report.multipliers = entries(program.constraintNames, multipliers)
        report.bounds = Self.bounds(program, multipliers)
      }
      return report
    case .unbounded(let point, let direction):
      var report = SolutionReport(name: name, summary: summary, status: .unbounded)
      report.point = entries(program.variableNames, point)
      report.direction = entries(program.variableNames, direction)
      return report
    }
  }
  /// The ends of an interval that are the wrong way round, which refute the program by themselves; nil if there are none.
  private static func emptyInterval(_ program: NamedProgram) -> [SolutionReport.Bound]? {
    let constraints = zip(program.constraintNames, program.linear.constraints.map(\.bounds))
    let variables = zip(program.variableNames, program.linear.variables)
    for (name, bounds) in Array(constraints) + Array(variables) where bounds.isEmpty {
      guard let lower = bounds.lower, let upper = bounds.upper else { continue }
      return [
        SolutionReport.Bound(name: name, relation: .atLeast, value: lower, multiplier: 1),
        SolutionReport.Bound(name: name, relation: .atMost, value: upper, multiplier: -1),
      ]
    }
    return nil
  }

  /// The bounds of variables that contradict the constraints times their multipliers y: those of the variables that −Aᵀy has.
  private static func bounds(_ program: NamedProgram, _ multipliers: [Rational]) -> [SolutionReport.Bound] {
    var rest = [Rational](repeating: 0, count: program.linear.variables.count)
    for (constraint, multiplier) in zip(program.linear.constraints, multipliers) where !multiplier.isZero {
      for term in constraint.expression.terms { rest[term.variable] -= multiplier * term.coefficient }
    }
    return rest.indices.compactMap { index -> SolutionReport.Bound? in
      if rest[index].isZero { return nil }
      let bounds = program.linear.variables[index]
      let isLower = rest[index].signum() > 0
      guard let value = isLower ? bounds.lower : bounds.upper else { return nil }
      return SolutionReport.Bound(
        name: program.variableNames[index],
        relation: bounds.lower == bounds.upper ? .equal : isLower ? .atLeast : .atMost, value: value,
        multiplier: rest[index])
    }
  }
}
