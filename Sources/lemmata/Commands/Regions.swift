import ArgumentParser
import ExactNumbers
import NetworkFiles
import ReLUNetworks
import Reports

/// Counts the linear regions of networks with several inputs.
struct Regions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the linear regions of a network exactly, by each of the definitions in use.",
    discussion: """
      All of the input space counts, without bounds, unless --box or --slice is given. The definitions are the six of \
      Stargalla, Hertrich and Reichman (2025); without --definition all counts are printed:

        activation         activation patterns, regions without interior included (gates are on where they are positive)
        proper-activation  activation patterns of regions with interior; what most tools count
        convex             the least number of convex regions, where it can be decided; else bounds
        open-connected     regions with the same affine function are joined across common facets
        closed-connected   closed regions with the same affine function are joined where they meet
        affine             different affine functions

      A network is a JSON file {"layers": [{"W": [[1, 0], [2, 1]], "b": [0, "1/3"]}, ...]} with ReLU after every layer but \
      the last, or an ONNX or .nnet file. Floating-point weights are dyadic rationals and are taken exactly; a .nnet network \
      is taken on its normalised inputs.

      Examples:
        lemmata regions net.json
        lemmata regions net.json --definition proper-activation
        lemmata regions net.json --box -1:1,-1:1 --plot map.svg
        lemmata regions net.json --slice "0,0,0;1,0,0;0,1,1" --json
      """)

  /// The definitions by their names here.
  enum DefinitionName: String, ExpressibleByArgument, CaseIterable {
    case activation
    case properActivation = "proper-activation"
    case convex
    case openConnected = "open-connected"
    case closedConnected = "closed-connected"
    case affine
  }

  @Argument(help: "The network.", completion: .file(extensions: ["json", "onnx", "nnet"]))
  var network: String

  @Option(help: "Count by this definition only.")
  var definition: DefinitionName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Inputs between these bounds only, a pair for each.", valueName: "low:high,…"))
  var box: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The plane through three points instead of the whole space.", valueName: "p;q;r"))
  var slice: String?

  @Option(help: ArgumentHelp("Draw the regions (SVG; two inputs or a slice).", valueName: "file"))
  var plot: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    try Files.requireDistinct([("the network", network), ("--plot", plot)])
    let bytes = try Files.read(network)
    let read: NetworkFile
    do { read = try NetworkFile.reading(bytes, name: network) } catch { throw Failure.input("\(network): \(error)") }
    var net = read.network
    if let slice { net = try sliced(net, slice) }
    let line = ProgressLine(unit: "regions")
    let control = RegionControl { line.show(done: $0, of: 0, label: "") }
    Interruption.handle { control.interrupt() }
    var options = RegionOptions(threads: threads, control: control)
    if let box { options.inequalities = try inequalities(box, net.inputDimension) }
    if let plot {
      if net.inputDimension != 2 {
        throw Failure(
          code: Failure.usage, message: "--plot: found \(net.inputDimension) inputs, expected 2, or --slice")
      }
      try Files.prepareToWrite(plot)
    }
    let name = String(network.split(separator: "/").last ?? "network")
    var report = RegionReport(name: name, network: net, definition: definition?.rawValue)
    report.notes = read.notes
    do {
      try report.count(options, draws: plot != nil)
      line.finish()
      if let plot, let picture = report.picture { try Files.write(picture, to: plot) }
    } catch RegionError.interrupted {
      line.finish()
      throw Failure(code: Failure.interrupted, message: "interrupted")
    } catch let error as RegionError { throw Failure.input("\(network): \(error)") }
    Console.output(json ? report.json : report.text)
  }

  private func numbers(_ text: Substring, _ option: String) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      do { return try Rational(parsing: String(word.drop(while: \.isWhitespace))) } catch {
        throw Failure(code: Failure.usage, message: "\(option): \(error)")
      }
    }
  }

  private func inequalities(_ box: String, _ dimension: Int) throws -> [(normal: [Rational], constant: Rational)] {
    let ranges = box.split(separator: ",", omittingEmptySubsequences: false)
    guard ranges.count == dimension else {
      throw Failure(
        code: Failure.usage, message: "--box: found \(ranges.count) ranges, expected \(dimension), one for each input")
    }
    var result: [(normal: [Rational], constant: Rational)] = []
    for (place, range) in ranges.enumerated() {
      let ends = range.split(separator: ":", omittingEmptySubsequences: false)
      guard ends.count == 2 else {
        throw Failure(code: Failure.usage, message: "--box: found '\(range.prefix(40))', expected low:high")
      }
      let (low, high) = (try numbers(ends[0], "--box"), try numbers(ends[1], "--box"))
      guard low[0] < high[0] else {
        throw Failure(
          code: Failure.usage, message: "--box: found '\(range.prefix(40))', expected a lower end below the upper one")
      }
      let unit = (0..<dimension).map { Rational($0 == place ? 1 : 0) }
      result.append((unit, -low[0]))
      result.append((unit.map { -$0 }, high[0]))
    }
    return result
  }

  private func sliced(_ network: ReLUNetwork, _ slice: String) throws -> ReLUNetwork {
    let points = try slice.split(separator: ";", omittingEmptySubsequences: false).map { try numbers($0, "--slice") }
    guard points.count == 3 else {
      throw Failure(code: Failure.usage, message: "--slice: found \(points.count) points, expected 3")
    }
    for point in points where point.count != network.inputDimension {
      throw Failure(
        code: Failure.usage,
        message: "--slice: found a point with \(point.count) coordinates, expected \(network.inputDimension)")
    }
    do { return try network.restricted(toPlaneThrough: points[0], points[1], points[2]) } catch {
      throw Failure(code: Failure.usage, message: "--slice: \(error)")
    }
  }
}
