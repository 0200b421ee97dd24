import ArgumentParser
import Arrangements
import BooleanCircuits
import Certificates
import Reports

/// Decides whether a function is a threshold function.
struct CircuitThreshold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Decide whether a Boolean function is a threshold function, with integer weights or a refutation.",
    discussion: """
      The weights have the least sum of absolute values of all integer weights on {0, 1}^n; a refutation is two equal mixtures \
      of true and of false points. Exit code 1 says that it is none.

      Examples:
        lemmata circuit threshold majority:5
        lemmata circuit threshold 0110 --certificate xor.cert
      """)

  @Argument(help: "The function: a name, its values, or a file.")
  var function: String

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Files.requireDistinct([
      ("the function", Files.exists(function) ? function : nil), ("--certificate", certificate),
    ])
    if let certificate { try Files.prepareToWrite(certificate) }
    let (name, table) = try BooleanSource.booleanFunction(function)
    let line = ProgressLine(unit: "programs")
    let control = BooleanSource.control(line)
    defer { line.finish() }
    let decision: ThresholdDecision
    do {
      decision = try table.thresholdDecision { control.isInterrupted }
    } catch {
      if control.isInterrupted { throw Failure(code: Failure.interrupted, message: "interrupted") }
      throw Failure.input("\(function.prefix(200)): \(error)")
    }
    var sheet = FactSheet(threshold: decision, of: name, variables: table.variableCount)
    if let certificate {
      sheet.certificate = try BooleanSource.reading(function) {
        var proof = CertificateBuilder(label: name)
        _ = proof.decideThreshold(try BooleanProof.table(table, function, &proof), decision)
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    line.finish()
    Console.output(json ? sheet.json : sheet.text)
    if case .notThreshold = decision { throw ExitCode(Failure.failed) }
  }
}
