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
        lemmata pieces net.json --interval -1 1/2
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
    if networks.count == 1 {
      try Files.requireDistinct([("the network", networks[0]), ("--html", html)])
      try single(networks[0], try network(networks[0]), range)
      return
    }
    guard html == nil, range == nil else {
      throw Failure(
        code: Failure.usage, message: "--html and --interval take one network; \(networks.count) were given")
    }
    var rows: [PieceCountRow] = []
    for path in networks {
      // A file that cannot be counted does not keep the others from being counted.
      do {
        let network = try network(path)
        rows.append(try reported(path) { try PieceCountRow(name: fileName(path), network: network) })
      } catch let failure as Failure {
        Console.error("lemmata: \(failure.message)")
      }
    }
    if json || !rows.isEmpty { Console.output(json ? JSONReport.pieceCounts(rows) : PieceCountRow.table(rows)) }
    if rows.count < networks.count { throw ExitCode(Failure.badInput) }
  }

  private func single(_ name: String, _ network: ReLUNetwork, _ range: ClosedRange<Rational>?) throws {
    let function = try reported(name) { try network.piecewiseLinearFunction() }
    let report = PiecesReport(name: fileName(name), function: function, hiddenWidths: network.hiddenWidths)
    if let html {
      try Files.prepareToWrite(html)
      try Files.write(report.html(complete: complete, on: range), to: html)
    }
    Console.output(json ? report.json(on: range) : report.text(complete: complete))
    if let range, !json {
      Console.output(report.countText(on: range))
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
    do { return try body() } catch let error as PropagationError {
      if case .dimension = error {
        throw Failure.input("\(path): \(error); networks with several inputs or outputs are not supported")
      }
      throw Failure.input("\(path): \(error)")
    } catch { throw Failure.input("\(path): \(error)") }
  }

  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The arguments with `--interval LOW HIGH` written as `--interval LOW:HIGH`: an option takes one value, and the second
  /// number would otherwise pass for a file.
  static func joiningIntervalEnds(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName ?? "pieces",
      let option = arguments.firstIndex(of: "--interval"), option + 2 < arguments.count,
      [option + 1, option + 2].allSatisfy({ (try? Rational(parsing: arguments[$0])) != nil })
    else { return arguments }
    let joined = "\(arguments[option + 1]):\(arguments[option + 2])"
    return arguments[...option] + [joined] + arguments[(option + 3)...]
  }

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
