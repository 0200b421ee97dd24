import ArgumentParser
import BooleanCircuits
import Certificates
import ExactNumbers
import Reports

/// The probability that gates survive a random restriction.
struct CircuitRestrict: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict",
    abstract: "Compute the exact probability that gates survive a random restriction.",
    discussion: """
      The inputs are split in parts; of each part one input, chosen uniformly, stays free, and all others are fixed by fair \
      coins. A threshold gate survives if it is not constant afterwards, a ReLU gate if its argument is below 0 somewhere and \
      above 0 elsewhere (otherwise it is 0 or affine). Gates that read other gates are left out. The bound is the greatest \
      probability that any threshold gate could have for parts of equal size.

      Example:
        lemmata circuit construct majority:6 --output majority.json
        lemmata circuit restrict majority.json --parts 2 --certificate survival.cert
      """)

  @Argument(help: "The circuit (JSON).", completion: .file(extensions: ["json"]))
  var circuit: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of parts of consecutive inputs, as equal as possible.", valueName: "number"))
  var parts = 1

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Files.requireDistinct([("the circuit", circuit), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    let found = try BooleanSource.circuit(circuit)
    let count = found.inputCount
    guard count > 0 else { throw Failure.input("\(circuit): no inputs, expected at least one") }
    guard 1...count ~= parts else {
      throw Failure(
        code: Failure.usage, message: "--parts: found \(parts), expected 1 to \(count), the number of inputs")
    }
    // Part p has the inputs i with ⌊i·parts/n⌋ = p.
    let numbers = (0..<count).map { $0 * parts / count }
    let lists = (0..<parts).map { part in (0..<count).filter { numbers[$0] == part } }
    Interruption.endProcess(while: "going through restrictions")
    let sheet = try BooleanSource.reading(circuit) {
      let partition = try BlockPartition(variableCount: count, parts: lists)
      var survivals: [(gate: Int, kind: String, probability: Rational)] = []
      for (number, gate) in found.gates.enumerated() where gate.argument.terms.allSatisfy({ $0.wire < count }) {
        let kind: GateSurvival = gate.kind == .relu ? .reluNotRemovable : .thresholdNotConstant
        survivals.append(
          (
            number, gate.kind.abbreviation,
            try gate.argument.survivalProbability(kind, under: partition, alphabet: found.alphabet)
          ))
      }
      let bound =
        count % parts == 0 && count <= 24 ? try? RestrictionBounds.survival(parts: parts, partSize: count / parts) : nil
      var sheet = FactSheet(
        survival: survivals, of: NetworkSource.name(of: circuit), parts: lists,
        deeperGates: found.size - survivals.count,
        equalBound: bound)
      if let certificate {
        guard !survivals.isEmpty else { throw Failure.input("\(circuit): no gate reads inputs only") }
        var proof = CertificateBuilder(label: NetworkSource.name(of: circuit))
        let defined = proof.circuit("c", found)
        for (gate, _, probability) in survivals {
          _ = proof.decideSurvival(defined, gate: gate, parts: numbers, probability: probability, .equal, probability)
        }
        sheet.certificate = try ArrangementProof.checked(proof.finished(), to: certificate)
      }
      return sheet
    }
    Console.output(json ? sheet.json : sheet.text)
  }
}
