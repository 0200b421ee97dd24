import ArgumentParser
import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Reports

/// Decides whether one hidden layer is enough for what a network computes.
struct OneLayer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "one-layer",
    abstract: "Decide whether some network with one hidden layer computes the same function, and find the smallest.",
    discussion: """
      Exact, on all of the input space, for networks of any depth with one output. If one hidden layer is enough, of whatever \
      size, the command prints the function as a sum of fewest gates, and writes that network with --output. If it is not, it \
      prints a hyperplane and two points of it where the gradient jumps by different multiples of the normal; in a network \
      with one hidden layer the jump would be the same.

      Networks are JSON, ONNX or .nnet files as for 'lemmata regions'. Exit code 4 says that a network is found, but that the \
      search whether fewer gates are enough was given up.

      Examples:
        echo '{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, -1]], "b": [0]}, {"W": [[1]], "b": [0]}]}' > net.json
        lemmata one-layer net.json
        lemmata one-layer net.json --output smallest.json --certificate net.cert
      """)

  @Argument(help: "The network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var network: String

  @Option(help: ArgumentHelp("Write the network found (JSON); a file that is there stays.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    if let output { try Files.prepareToWriteNew(output) }
    try Files.requireDistinct([("the network", network), ("--output", output), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    let file = try NetworkSource.read(network)
    let decision = try NetworkSource.deciding(about: network, threads: threads) {
      try file.network.oneHiddenLayerDecision($0)
    }
    var report = OneLayerReport(name: NetworkSource.name(of: network), network: file.network, decision: decision)
    report.notes = file.notes
    if let certificate {
      report.certificate = try NetworkSource.deciding(about: network, threads: threads) { options in
        try NetworkProof.oneHiddenLayer(
          file.network, decision, options, name: NetworkSource.name(of: network), to: certificate)
      }
    }
    if let output, case .network(let found) = decision {
      try Files.write(Array(found.network.json.utf8), to: output)
      report.output = output
    }
    Console.output(json ? report.json : report.text)
    if case .network(let found) = decision, !found.isMinimal { throw ExitCode(Failure.undecided) }
  }
}
