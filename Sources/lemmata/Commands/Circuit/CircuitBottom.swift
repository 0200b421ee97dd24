import ArgumentParser
import BooleanCircuits
import Certificates
import Reports

/// What circuits over some bottom weights cannot compute.
struct CircuitBottom: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bottom",
    abstract: "Decide what no circuit, of any depth and size, computes over given bottom weights.",
    discussion: """
      Each vector is a list of integer weights of the same m inputs with values -1 and 1. The number of different tuples of \
      sums (row classes) bounds the number of different rows, and so the sign-rank, of the matrix of any function that a circuit \
      computes which reads these inputs only through the sums. With --function its first m variables are these inputs. \
      A vector that begins with a minus sign needs -- before the vectors, which then come last.

      Examples:
        lemmata circuit bottom 1,2,2 1,1,2
        lemmata circuit bottom 1,1,1 0,1,1 --function equality:3 --certificate equality.cert
        lemmata circuit bottom --json -- -1,2,0 1,1,1
      """)

  @Argument(help: "The vectors, each a list of integers separated by commas.")
  var vectors: [String]

  @Option(
    help: ArgumentHelp("A function of at least m variables: a name, its values, or a file.", valueName: "function"))
  var function: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if let certificate { try Files.prepareToWrite(certificate) }
    let rows = try vectors.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { word -> Int in
        guard let value = Int(word.filter { $0 != " " }) else {
          throw Failure(
            code: Failure.usage, message: "vector \(text.prefix(100)): found `\(word.prefix(40))`, expected an integer")
        }
        return value
      }
    }
    let layer = try BooleanSource.reading("the vectors") {
      try BottomLayer(inputCount: rows.first?.count ?? 0, vectors: rows)
    }
    let target = try function.map { try BooleanSource.booleanFunction($0) }
    if let target, target.table.variableCount < layer.inputCount {
      throw Failure.input(
        "\(target.name): \(target.table.variableCount) variables, expected at least \(layer.inputCount)")
    }
    Interruption.endProcess(while: "listing row classes")
    let collision = target.map { (name: $0.name, collision: layer.collision(in: $0.table)) }
    var sheet = FactSheet(rowClasses: layer.rowClassCount, of: layer, target: collision)
    if let certificate {
      sheet.certificate = try BooleanSource.reading("the vectors") {
        var proof = CertificateBuilder(label: "bottom-layer")
        let defined = proof.layer("v", layer)
        _ = proof.proveRowClasses(defined)
        _ = proof.decideCommonCone(defined)
        if let target, let function, collision?.collision != nil {
          _ = proof.decideNotThrough(defined, try BooleanProof.table(target.table, function, &proof))
        }
        return try ArrangementProof.checked(proof.finished(), to: certificate)
      }
    }
    Console.output(json ? sheet.json : sheet.text)
  }
}
