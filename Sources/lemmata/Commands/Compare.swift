import ArgumentParser
import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Reports

/// Decides whether two networks compute the same function.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide whether two networks are equal on all inputs, or find an input where they differ.",
    discussion: """
      Exact, on all of the input space, without bounds: the affine maps of both networks are compared on every region on which \
      both are affine. The networks may have different depths and formats (JSON, ONNX, .nnet as for 'lemmata regions'), but \
      need as many inputs and outputs as each other. Where they differ, the command prints an input with short coordinates and \
      both outputs. The exit code is 0 for either answer; see "equal" in the JSON report.

      Examples:
        echo '{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, -1]], "b": [0]}]}' > first.json
        echo '{"layers": [{"W": [[1]], "b": [0]}]}' > second.json
        lemmata compare first.json second.json
        lemmata compare first.json second.json --certificate equal.cert
      """)

  @Argument(help: "The first network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var first: String

  @Argument(help: "The second network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var second: String

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    try Files.requireDistinct([("first", first), ("--certificate", certificate)])
    try Files.requireDistinct([("second", second), ("--certificate", certificate)])
    if let certificate { try Files.prepareToWrite(certificate) }
    let (one, other) = (try NetworkSource.read(first), try NetworkSource.read(second))
    let comparison = try NetworkSource.deciding(about: second, threads: threads) { options in
      try one.network.comparison(with: other.network, options)
    }
    var report = ComparisonReport(
      names: (NetworkSource.name(of: first), NetworkSource.name(of: second)),
      networks: (one.network, other.network), comparison: comparison)
    if let certificate {
      report.certificate = try NetworkSource.deciding(about: second, threads: threads) { options in
        try NetworkProof.comparison(
          one.network, other.network, comparison, options, name: "compare", to: certificate)
      }
    }
    report.notes =
      one.notes.map { "\(NetworkSource.name(of: first)): \($0)" }
      + other.notes.map { "\(NetworkSource.name(of: second)): \($0)" }
    Console.output(json ? report.json : report.text)
  }
}
