import ArgumentParser
import BooleanCircuits
import Certificates
import Reports

/// Evaluates a circuit at all points.
struct CircuitEvaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a circuit at all points of the cube, and compare it with a function.",
    discussion: """
      Up to 24 inputs. Exit code 1 says that a function was given that the circuit does not compute.

      Example:
        lemmata circuit construct parity:4 --output parity.json
        lemmata circuit evaluate parity.json --function parity:4 --certificate parity.cert
      """)

  @Argument(help: "The circuit (JSON).", completion: .file(extensions: ["json"]))
  var circuit: String

  @Option(help: ArgumentHelp("Compare with this function: a name, its values, or a file.", valueName: "function"))
  var function: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked (needs --function).", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if certificate != nil, function == nil {
      throw Failure(code: Failure.usage, message: "--certificate proves something about --function, which is missing")
    }
    try Files.requireDistinct([("the circuit", circuit), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    let found = try BooleanSource.circuit(circuit)
    guard found.inputCount <= TruthTable.greatestVariableCount else {
      throw Failure.input(
        "\(circuit): \(found.inputCount) inputs, expected at most \(TruthTable.greatestVariableCount)")
    }
    let target = try function.map { try self.target($0, for: found) }
    let line = ProgressLine(unit: "steps")
    let control = BooleanSource.control(line)
    defer { line.finish() }
    let (sheet, agrees) = try BooleanSource.reading(circuit) {
      var trueCount: Int?
      var valueCount: Int?
      var agreement: Int?
      let points = 1 << found.inputCount
      switch found.outputKind {
      case .threshold:
        let table = try found.table(control: control)
        trueCount = table.trueCount
        if case .boolean(let wanted)? = target?.function { agreement = try table.agreementCount(with: wanted) }
      case .sum:
        let values = try found.outputArguments(control: control)
        valueCount = Set((0..<points).lazy.map { values[$0] }).count
        if case .values(let wanted)? = target?.function {
          agreement = (0..<points).count { values[$0] == wanted[$0] }
        }
      }
      var sheet = FactSheet(
        circuit: found, name: NetworkSource.name(of: circuit), trueCount: trueCount, valueCount: valueCount,
        agreement: target.flatMap { target in agreement.map { (name: target.name, count: $0) } })
      if let certificate, let target, let function {
        var proof = CertificateBuilder(label: NetworkSource.name(of: circuit))
        let table = try BooleanProof.table(target.function, function, &proof)
        _ = try proof.decideComputes(proof.circuit("c", found), table)
        sheet.certificate = try ArrangementProof.checked(proof.finished(), to: certificate)
      }
      return (sheet, agreement.map { $0 == points } ?? true)
    }
    line.finish()
    Console.output(json ? sheet.json : sheet.text)
    if !agrees { throw ExitCode(Failure.failed) }
  }

  /// The function to compare with, with values of the kind that the output has.
  private func target(
    _ text: String, for circuit: BooleanCircuit
  ) throws -> (name: String, function: BooleanSource.Function) {
    var (name, target) = try BooleanSource.function(text)
    guard target.variableCount == circuit.inputCount else {
      throw Failure.input(
        "\(text): \(target.variableCount) variables, expected \(circuit.inputCount) as the circuit has inputs")
    }
    switch (circuit.outputKind, target) {
    case (.threshold, .values): target = .boolean(try BooleanSource.booleanFunction(text).table)
    case (.sum, .boolean(let table)):
      target = .values(PseudoBooleanFunction(table, alphabet: circuit.alphabet))
      name += circuit.alphabet == .signs ? " with values -1 and 1" : " with values 0 and 1"
    default: break
    }
    return (name, target)
  }
}
