import ArgumentParser
import ExactNumbers
import ReLUNetworks
import Reports

/// Counts and lists the affine pieces of networks R → R.
struct Pieces: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count and list the affine pieces of networks with one input and one output, exactly.",
    discussion: """
      A network is a JSON file {"layers": [{"W": [[1], [2]], "b": [0, "1/3"]}, ...]}: ReLU after every layer but the last. \
      Numbers with a point or an exponent are read as the double that they denote, exactly; strings are exact rationals. \
      One file gives its breakpoints and slopes; several give a line each, with the count of double precision beside.

      Examples:
        lemmata pieces datasets/networks/hubble_8.json --html hubble.html
        lemmata pieces datasets/networks/*.json
        lemmata pieces net.json --interval -1:1/2
      """)

  @Argument(help: "Network files.", completion: .file(extensions: ["json"]))
  var networks: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Count on this interval too (one network only).", valueName: "low:high"))
  var interval: String?

  @Option(help: ArgumentHelp("Write a page with the graph (one network only).", valueName: "file"))
  var html: String?

  @Flag(help: "Show every piece and every digit.")
  var complete = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let range = try parsedInterval()
    let read = try networks.map { path in (name: path, network: try network(path)) }
    if read.count == 1, let (name, network) = read.first {
      try single(name, network, range)
      return
    }
    guard html == nil, range == nil else {
      throw Failure(code: Failure.usage, message: "--html and --interval take one network; \(read.count) were given")
    }
    let rows = try read.map { name, network in
      try reported(name) { try PieceCountRow(name: fileName(name), network: network) }
    }
    Console.output(json ? JSONReport.pieceCounts(rows) : PieceCountRow.table(rows))
  }

  private func single(_ name: String, _ network: ReLUNetwork, _ range: ClosedRange<Rational>?) throws {
    let function = try reported(name) { try network.piecewiseLinearFunction() }
    let report = PiecesReport(name: fileName(name), function: function, hiddenWidths: network.hiddenWidths)
    if let html {
      try Files.prepareToWrite(html)
      try Files.write(report.html(complete: complete), to: html)
    }
    Console.output(json ? report.json(on: range) : report.text(complete: complete))
    if let range, !json {
      Console.output("\(function.pieceCount(on: range)) pieces on [\(range.lowerBound), \(range.upperBound)]")
    }
    if !json, let comparison = try? FloatingPointComparison(of: network), !comparison.agrees {
      Console.output("double precision counts \(comparison.floatingPointPieceCount) pieces")
    }
  }

  private func network(_ path: String) throws -> ReLUNetwork {
    let bytes = try Files.read(path)
    return try reported(path) { try ReLUNetwork(json: bytes) }
  }

  /// Runs something and names the file in the error.
  private func reported<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw Failure.input("\(path): \(error)") }
  }

  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func parsedInterval() throws -> ClosedRange<Rational>? {
    guard let interval else { return nil }
    let parts = interval.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Failure(
        code: Failure.usage,
        message: "--interval takes two numbers, such as --interval -1:1/2; found '\(interval.prefix(80))'")
    }
    let ends = try parts.map { text in
      do { return try Rational(parsing: String(text)) } catch {
        throw Failure(code: Failure.usage, message: "--interval: \(error)")
      }
    }
    guard ends[0] <= ends[1] else {
      throw Failure(code: Failure.usage, message: "--interval: \(ends[0]) is greater than \(ends[1])")
    }
    return ends[0]...ends[1]
  }
}
