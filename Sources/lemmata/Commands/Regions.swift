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
      All of the input space counts, without bounds, unless --box, --polyhedron or --slice is \
      given. The definitions are the six of \
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

      With --list the proper activation regions are written one by one, as lines of JSON in an order that does not depend on \
      the number of threads, with memory that does not depend on how many there are: pattern, a point inside, the affine \
      function, and the facets with the gates or inequalities that make them and the pattern of the region behind each.

      A polyhedron is an H-representation as of cdd and lrs: between 'begin' and 'end' the number of rows and columns and the \
      word rational, then rows b a1 … an that stand for b + a1 x1 + … + an xn >= 0.

      With --checkpoint a count of proper activation regions, or a list, survives its process: the state is written every few \
      seconds and at Ctrl-C, and --resume goes on from it, with any number of threads, to the same result. The state is \
      removed at the end.

      With --slice "p;q;r" the inputs are the coordinates (s, t) of p + s(q − p) + t(r − p); --box and --polyhedron are about \
      these. --certificate proves the numbers of proper-activation, open-connected and affine regions, and --plot, --html \
      and --certificate replace files that are there.

      Examples:
        lemmata regions net.json
        lemmata regions net.json --definition proper-activation
        lemmata regions net.json --box -1:1,-1:1 --plot map.svg
        lemmata regions net.json --html regions.html
        lemmata regions net.json --certificate regions.cert
        lemmata regions net.json --slice "0,0,0;1,0,0;0,1,1" --json
        lemmata regions net.json --polyhedron cone.ine --list regions.jsonl
        lemmata regions net.json --definition proper-activation --checkpoint count.state
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

  @Option(help: ArgumentHelp("Inputs that satisfy the inequalities of a file only.", valueName: "file"))
  var polyhedron: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The plane through three points instead of the whole space.", valueName: "p;q;r"))
  var slice: String?

  @Option(help: ArgumentHelp("Draw the regions (SVG; two inputs or a slice).", valueName: "file"))
  var plot: String?

  @Option(help: ArgumentHelp("Write a page with the counts and, for two inputs, the map.", valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp("Write the proper activation regions into a new file; - is standard output.", valueName: "file"))
  var list: String?

  @Option(help: ArgumentHelp("Keep the state of a count or list in a new file.", valueName: "file"))
  var checkpoint: String?

  @Option(help: ArgumentHelp("Go on from the state in a file, and keep it there.", valueName: "file"))
  var resume: String?

  @Option(help: ArgumentHelp("Write a proof that the kernel has checked.", valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try Failure.requireThreads(threads)
    try requireFittingOptions()
    try Files.requireDistinct([
      ("the network", network), ("--polyhedron", polyhedron), ("--plot", plot), ("--list", list == "-" ? nil : list),
      ("--checkpoint", checkpoint), ("--resume", resume), ("--certificate", certificate),
      ("--html", html),
    ])
    let bytes = try Files.read(network)
    let read: NetworkFile
    do { read = try NetworkFile.reading(bytes, name: network) } catch { throw Failure.input("\(network): \(error)") }
    var net = read.network
    if let slice { net = try sliced(net, slice) }
    let line = ProgressLine(unit: "regions")
    let control = RegionControl { line.show(done: $0, of: 0, label: "") }
    Interruption.handle { control.interrupt() }
    var options = RegionOptions(threads: threads, control: control)
    if let box {
      options.inequalities += try InputPolyhedron.box(box, dimension: net.inputDimension, ofSlice: slice != nil)
    }
    if let polyhedron {
      options.inequalities += try InputPolyhedron.reading(polyhedron, dimension: net.inputDimension)
    }
    if let plot {
      if net.inputDimension != 2 {
        throw Failure(
          code: Failure.usage, message: "--plot: found \(net.inputDimension) inputs, expected 2, or --slice")
      }
      try Files.prepareToWrite(plot)
    }
    for path in [certificate, html].compactMap({ $0 }) { try Files.prepareToWrite(path) }
    let name = String(network.split(separator: "/").last ?? "network")
    let session = try session(net, options)
    var report = RegionReport(
      name: name, network: net, definition: session == nil ? definition?.rawValue : "proper-activation")
    report.notes = read.notes
    do {
      defer { line.finish() }
      if let session {
        report.properActivation = BigInteger(try session.run())
      } else {
        try report.count(options, draws: plot != nil || html != nil)
      }
      if let certificate {
        report.certificate = try NetworkProof.regions(of: net, options, name: name, to: certificate)
      }
    } catch RegionError.interrupted {
      throw Failure(code: Failure.interrupted, message: "interrupted")
    } catch let error as RegionError {
      if case .tooMany = error { throw Failure(code: Failure.undecided, message: "\(network): \(error)") }
      throw Failure.input("\(network): \(error)")
    }
    if let plot, let picture = report.picture { try Files.write(picture, to: plot) }
    if let html { try Files.write(report.html, to: html) }
    if list != "-" { Console.output(json ? report.json : report.text) }
  }

  /// Makes sure that options make sense together.
  private func requireFittingOptions() throws {
    func refuse(_ message: String) -> Failure { Failure(code: Failure.usage, message: message) }
    if checkpoint != nil, resume != nil {
      throw refuse("--resume keeps the state in its own file; --checkpoint is for a new one")
    }
    if certificate != nil, let definition, ![.properActivation, .openConnected, .affine].contains(definition) {
      throw refuse(
        "--certificate: proves the numbers of proper-activation, open-connected and affine, found --definition "
          + definition.rawValue)
    }
    guard let option = list != nil ? "--list" : checkpoint != nil ? "--checkpoint" : resume != nil ? "--resume" : nil
    else { return }
    if plot != nil { throw refuse("\(option): regions are not drawn at the same time; leave out --plot") }
    if let definition, definition != .properActivation {
      throw refuse("\(option): is for proper activation regions, found --definition \(definition.rawValue)")
    }
    if definition == nil, list == nil {
      throw refuse(
        "\(option): the counts by all definitions have no state; add --definition proper-activation, or --list")
    }
    if list == "-", json { throw refuse("--list: standard output is taken by the list; leave out --json") }
  }

  /// The session of a list or a count with a state; nil without either.
  private func session(_ network: ReLUNetwork, _ options: RegionOptions) throws -> RegionSession? {
    if list == nil, checkpoint == nil, resume == nil { return nil }
    if list == nil, network.hiddenLayerCount == 1, options.inequalities.isEmpty {
      throw Failure(
        code: Failure.usage,
        message:
          "\(checkpoint == nil ? "--resume" : "--checkpoint"): regions of one hidden layer over the whole space are "
          + "not counted one by one but with the characteristic polynomial of its hyperplanes, which has no state here")
    }
    let session = RegionSession(network, options, list: list, checkpoint: checkpoint, resume: resume)
    try session.prepare()
    return session
  }

  private func sliced(_ network: ReLUNetwork, _ slice: String) throws -> ReLUNetwork {
    let points = try slice.split(separator: ";", omittingEmptySubsequences: false).map {
      try InputPolyhedron.numbers($0, "--slice")
    }
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
