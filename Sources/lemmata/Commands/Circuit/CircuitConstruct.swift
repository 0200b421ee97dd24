import ArgumentParser
import BooleanCircuits
import Certificates
import EmpiricalRisk
import ExactNumbers
import Reports

/// Writes a function as a sum of ReLU gates.
struct CircuitConstruct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "construct",
    abstract: "Write a function on the cube as a sum of ReLU gates, by Lemma 2.5.1 and its sharper forms.",
    discussion: """
      Constructions: points (a gate for each point), characters (|S| gates for each Walsh coefficient, as printed), \
      mergedCharacters (|S| - 1 and one gate), affineAndPoints (2^n - n), nestedHalfSpaces (two gates for each group of affinely \
      independent points). Without --by the one with the fewest gates is taken. The gates read x in {0, 1}^n; a Boolean function has \
      the values 0 and 1.

      Examples:
        lemmata circuit construct parity:4
        lemmata circuit construct majority:5 --by mergedCharacters --output majority.json
      """)

  @Argument(help: "The function: a name, its values, or a file.")
  var function: String

  @Option(help: ArgumentHelp("The construction.", valueName: "construction"))
  var by: SumOfReLUConstruction?

  @Option(help: ArgumentHelp("Write the circuit (JSON); a file that is there stays.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if let output { try Files.prepareToWriteNew(output) }
    try Files.requireDistinct([
      ("the function", Files.exists(function) ? function : nil), ("--output", output), ("--certificate", certificate),
    ])
    if let certificate { try Files.prepareToWrite(certificate) }
    let (name, source) = try BooleanSource.function(function)
    let values =
      switch source {
      case .values(let values): values
      case .boolean(let table): PseudoBooleanFunction(table, alphabet: .zeroOne)
      }
    var sheet = try BooleanSource.reading(function) {
      let networks = try SumOfReLUConstruction.allCases.filter { by == nil || $0 == by }.map {
        ($0, try values.sumOfReLU($0))
      }
      guard let (construction, network) = networks.min(by: { $0.1.gates.count < $1.1.gates.count }) else {
        throw Failure(code: Failure.usage, message: "no construction")
      }
      var sheet = FactSheet(
        construction: construction, of: name, variables: values.variableCount, network: network,
        counts: networks.map { ($0.0, $0.1.gates.count) })
      if let certificate {
        var proof = CertificateBuilder(label: name)
        guard try proof.decideValues("f", values, network) else {
          throw Failure(code: Failure.failed, message: "internal error: the network has other values")
        }
        sheet.certificate = try ArrangementProof.checked(proof.finished(), to: certificate)
      }
      if let output { try Files.write(Array(Self.circuit(network, values.variableCount).json.utf8), to: output) }
      return sheet
    }
    sheet.output = output
    Console.output(json ? sheet.json : sheet.text)
  }

  private static func circuit(_ network: ShallowNetwork, _ variables: Int) throws -> BooleanCircuit {
    try BooleanCircuit(
      inputCount: variables, alphabet: .zeroOne,
      gates: network.gates.map { BooleanGate(.relu, WeightedSum(bias: $0.bias, weights: $0.weights)) },
      outputKind: .sum,
      output: WeightedSum(
        bias: network.outputBias,
        terms: network.gates.enumerated().map { .init(wire: variables + $0.offset, weight: Rational($0.element.sign)) })
    )
  }
}

extension SumOfReLUConstruction: ExpressibleByArgument {}
