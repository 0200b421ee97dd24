import ArgumentParser
import BooleanCircuits
import Certificates
import EmpiricalRisk
import Reports

/// The least number of ReLU gates of a function.
struct CircuitGates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gates",
    abstract: "Find the least number of ReLU gates of a function on the cube, and prove it.",
    discussion: """
      A sum of ReLU gates with one layer, c + Σ ±max(0, a·x + b), is to have the values of the function at all points of \
      {0, 1}^n (a Boolean function has the values 0 and 1; those of {-1, 1} need as many gates if there is an output bias). \
      With --sign only its sign is to be right: an LTF-of-ReLU. The search is exhaustive and proved; practical are three \
      variables, and four with few gates.

      Examples:
        lemmata circuit gates parity:3
        lemmata circuit gates majority:3 --no-output-bias --certificate maj.cert
        lemmata circuit gates parity:3 --sign
      """)

  @Argument(help: "The function: a name, its values, or a file.")
  var function: String

  @Flag(help: "Only the sign of the sum matters.")
  var sign = false

  @Flag(inversion: .prefixedNo, help: "Whether the sum may have a constant.")
  var outputBias = true

  @Option(parsing: .unconditional, help: ArgumentHelp("No more gates are tried.", valueName: "number"))
  var limit = 16

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    guard 0...100 ~= limit else {
      throw Failure(code: Failure.usage, message: "--limit: found \(limit), expected 0 to 100")
    }
    try Files.requireDistinct([
      ("the function", Files.exists(function) ? function : nil), ("--certificate", certificate),
    ])
    if let certificate { try Files.prepareToWrite(certificate) }
    let (name, source) = try BooleanSource.function(function)
    guard source.variableCount <= 10 else {
      throw Failure.input("\(function): \(source.variableCount) variables, expected at most 10")
    }
    let target: CubeTarget
    switch source {
    case .values(let values):
      target = try sign ? .signs(BooleanSource.booleanFunction(function).table) : .values(values)
    case .boolean(let table):
      target = sign ? .signs(table) : .values(PseudoBooleanFunction(table, alphabet: .zeroOne))
    }
    let line = ProgressLine(unit: "sets of networks")
    let control = TrainingControl { line.show(done: $0.nodes, of: 0, label: "") }
    Interruption.handle { control.interrupt() }
    let least: LeastGates?
    do {
      least = try target.leastGates(hasOutputBias: outputBias, limit: limit, threads: threads, control: control)
    } catch TrainingError.interrupted {
      line.finish()
      throw Failure(code: Failure.interrupted, message: "interrupted")
    }
    line.finish()
    var sheet = FactSheet(
      leastGates: least, limit: limit, of: name, variables: source.variableCount, isSign: sign,
      hasOutputBias: outputBias)
    if let certificate, let least {
      sheet.certificate = try BooleanSource.reading(function) {
        var proof = CertificateBuilder(label: name)
        try proof.proveLeastGates("f", target, least, hasOutputBias: outputBias)
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    Console.output(json ? sheet.json : sheet.text)
    if least == nil { throw ExitCode(Failure.undecided) }
  }
}
