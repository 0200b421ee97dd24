import ArgumentParser
import Certificates
import EmpiricalRisk
import ExactNumbers
import Reports

/// Trains networks with one hidden layer to the global optimum.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the best network with one hidden layer for some data, exactly, and prove that none is better.",
    discussion: """
      The network is x ↦ c + Σ s·max(0, a·x + b) with as many gates as --width says; there is no constant c unless \
      --output-bias is given. It has one output: with two, the least loss need not be attained by any network. The time grows \
      steeply with the width and the number of coordinates: practical are some 6 gates for one coordinate and 200 points, and 2 \
      gates in the plane and 100 points; --checkpoint and Ctrl-C are for what takes longer.

      The data is a table with a record a point and fields separated by commas, semicolons or tabs. If no field of the first \
      record is a number, it names the columns; lines before it that begin with # are comments. The last column has the labels \
      unless --label names another; all others are coordinates unless --features names some. Numbers are integers, fractions \
      such as 1/3, or decimals with a point, and exact.

      The loss at a point with output f and label y is (f − y)² (squared), |f − y| (absolute), max(0, 1 − y·f) for labels −1 \
      and 1 (hinge), or with --pieces the greatest of slope·(f − y) + intercept. What is minimised is the sum over the points, \
      each times its weight; not the mean, which the report adds. For chebyshev it is the greatest weight·|f − y| instead of a \
      sum. Weights must be positive.

      Methods: line, the usual one for one coordinate, searches between which points gates have their kinks; cones, the usual \
      one otherwise, searches cones of their parameters; enumeration solves a convex program for every choice of points \
      where each gate is on, as the slow Algorithm 1 of Arora, Basu, Mianjy and Mukherjee (2018), repaired. All three prove \
      their answer.

      Ctrl-C ends the search with the best network so far, a proved bound, and a state to go on from (enumeration just ends).

      Examples:
        lemmata train datasets/anscombe-1.csv --width 2
        lemmata train datasets/cars.csv --width 2 --loss absolute --plot fit.svg --certificate cars.cert
        lemmata train datasets/galton.csv --features midparent_in --label adult_child_in --weight count
        lemmata train data.csv --width 3 --label price --features area,rooms --html report.html
        lemmata train data.csv --pieces 1:0,-1/4:0 --checkpoint data.training
        lemmata train datasets/xor.csv --width 1 --patterns
      """)

  @Argument(help: "The table.", completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of gates, 0 to 100; see above for what is practical.", valueName: "number"))
  var width = 2

  @Option(help: "The loss: squared, absolute, hinge or chebyshev.")
  var loss: LossName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A convex piecewise linear loss, such as 1:0,-1/4:0; slopes of both signs, or one that is 0.",
      valueName: "slope:intercept,…"))
  var pieces: String?

  @Option(help: "How to search: cones, line or enumeration.")
  var method: MethodName?

  @Flag(help: "List all choices of points where gates are on that have an optimal network (by enumeration).")
  var patterns = false

  @Flag(help: "Let the output have a constant.")
  var outputBias = false

  @Option(help: ArgumentHelp("The column with the labels, by name or number from 1.", valueName: "column"))
  var label: String?

  @Option(help: ArgumentHelp("A column with positive weights of the points.", valueName: "column"))
  var weight: String?

  @Option(help: ArgumentHelp("The columns with the coordinates, separated by commas.", valueName: "columns"))
  var features: String?

  @Option(help: "What stands between the fields, if it is not to be recognised: comma, semicolon or tab.")
  var separator: SeparatorName?

  @Option(help: ArgumentHelp("Write a proof that the kernel re-checks.", valueName: "file"))
  var certificate: String?

  @Option(help: ArgumentHelp("Write a drawing (SVG) of the fit.", valueName: "file"))
  var plot: String?

  @Option(help: ArgumentHelp("Write a page with the optimum, pictures, and local training.", valueName: "file"))
  var html: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Restarts of local training, for comparison.", valueName: "number"))
  var restarts = 100

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp("Keep the state of the search in a new file, until it is done.", valueName: "file"))
  var checkpoint: String?

  @Option(help: ArgumentHelp("Go on from a state, and keep it up to date.", valueName: "file"))
  var resume: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the state every so many seconds (default: 10), such as 0.5.", valueName: "seconds"))
  var checkpointInterval = 10.0

  @Flag(help: "Show every digit.")
  var complete = false

  @Flag(help: "Print JSON.")
  var json = false

  /// The separators, as the command line names them.
  enum SeparatorName: String, ExpressibleByArgument, CaseIterable {
    case comma, semicolon, tab

    var separator: FieldSeparator {
      switch self {
      case .comma: .comma
      case .semicolon: .semicolon
      case .tab: .tab
      }
    }
  }

  /// The losses that have a name.
  enum LossName: String, ExpressibleByArgument, CaseIterable {
    case squared, absolute, hinge, chebyshev

    var loss: Loss {
      switch self {
      case .squared: .squared
      case .absolute: .absolute
      case .hinge: .hinge
      case .chebyshev: .chebyshev
      }
    }
  }

  /// How to search.
  enum MethodName: String, ExpressibleByArgument, CaseIterable {
    case cones, line, enumeration

    /// The method of branch and bound.
    var method: TrainingMethod? {
      switch self {
      case .cones: .cones
      case .line: .line
      case .enumeration: nil
      }
    }
  }

  func run() throws {
    try checkOptions()
    let (problem, data) = try readProblem(try wantedLoss())
    for path in [certificate, plot, html].compactMap({ $0 }) { try Files.prepareToWrite(path) }
    let line = ProgressLine(unit: "sets")
    let control = TrainingControl { progress in
      line.show(
        done: progress.nodes, of: progress.nodes + progress.waiting,
        label: "between \(Train.short(progress.bound)) and \(Train.short(progress.best))")
    }
    Interruption.handle { control.interrupt() }
    if method == .enumeration || patterns {
      try enumerate(problem, data, control, line)
      return
    }
    let search = try search(problem, control)
    let store = resume ?? checkpoint
    do {
      try search.run(every: store == nil ? nil : .seconds(checkpointInterval)) { state in
        guard let store else { return }
        do { try Files.write(Array(state.utf8), to: store) } catch {
          Console.error("lemmata: the state of the search is not kept: \(error)")
        }
      }
    } catch { throw Failure(code: Failure.failed, message: "\(error)") }
    line.finish()
    if !search.isFinished { try leave(search, problem, data) }
    guard let optimum = try result(search) else {
      throw Failure(code: Failure.failed, message: "internal error: the search has ended without a result")
    }
    try report(optimum, problem, data)
    if let store { Files.remove(store) }
  }

  private func checkOptions() throws {
    func require(_ condition: Bool, _ message: String) throws {
      if !condition { throw Failure(code: Failure.usage, message: message) }
    }
    try require((0...100).contains(width), "--width: found \(width), expected 0 to 100")
    try require((0...1_000_000).contains(restarts), "--restarts: found \(restarts), expected 0 to 1000000")
    try Failure.requireThreads(threads)
    try require(
      (0...86_400).contains(checkpointInterval),
      "--checkpoint-interval: found \(checkpointInterval), expected 0 to 86400 seconds")
    try require(loss == nil || pieces == nil, "--loss and --pieces exclude each other")
    try require(
      checkpoint == nil || resume == nil, "--resume keeps its file up to date; --checkpoint is for a new one")
    let enumerates = method == .enumeration || patterns
    try require(!patterns || method == nil || method == .enumeration, "--patterns needs the method enumeration")
    try require(
      !enumerates || checkpoint == nil && resume == nil, "--checkpoint and --resume are not for the method enumeration")
    try Files.requireDistinct([
      ("the table", file), ("--certificate", certificate), ("--plot", plot), ("--html", html),
      ("--checkpoint", checkpoint), ("--resume", resume),
    ])
    if let checkpoint, Files.exists(checkpoint) {
      throw Failure.input("\(checkpoint): there is a file already; --resume goes on from it")
    }
  }

  private func readProblem(_ loss: Loss) throws -> (TrainingProblem, NamedTrainingSet) {
    let bytes = try Files.read(file)
    let columns = TrainingSet.Columns(
      label: label, weight: weight, features: features?.split(separator: ",").map(String.init))
    do {
      let data = try TrainingSet.reading(csv: bytes, separator: separator?.separator, columns: columns)
      if data.set.dimension > 60 {
        throw Failure.input("\(file): found \(data.set.dimension) coordinates, at most 60 are accepted")
      }
      return (try TrainingProblem(data.set, width: width, hasOutputBias: outputBias, loss: loss), data)
    } catch let failure as Failure {
      throw failure
    } catch TrainingError.label(let point, let found, let expected) {
      let error = TrainingError.label(point: point, found: found, expected: expected)
      let advice = found == 0 ? "; where labels are 0 and 1, write −1 for 0" : ""
      throw Failure.input("\(file): \(error)\(advice)")
    } catch {
      throw Failure.input("\(file): \(error)")
    }
  }

  private func wantedLoss() throws -> Loss {
    guard let pieces else { return (loss ?? .squared).loss }
    let parsed = try pieces.split(separator: ",", omittingEmptySubsequences: false).map { piece in
      let parts = piece.split(separator: ":", omittingEmptySubsequences: false).map { Rational(String($0)) }
      guard parts.count == 2, let slope = parts[0], let intercept = parts[1] else {
        throw Failure(
          code: Failure.usage,
          message: "--pieces: found '\(piece.prefix(40))', expected slope:intercept, such as -1/4:0")
      }
      return LossPiece(slope: slope, intercept: intercept)
    }
    let signs = Set(parsed.map { $0.slope.signum() })
    if signs == [1] || signs == [-1] {
      throw Failure(
        code: Failure.usage,
        message: """
          --pieces: found only \(signs == [1] ? "positive" : "negative") slopes, so that the loss falls for ever; expected \
          slopes of both signs, or one that is 0
          """)
    }
    return .piecewiseLinear(parsed)
  }

  private func search(_ problem: TrainingProblem, _ control: TrainingControl) throws -> TrainingSearch {
    var state: String?
    if let resume { state = String(decoding: try Files.read(resume, limit: 1 << 31), as: UTF8.self) }
    do {
      return try TrainingSearch(problem, by: method?.method, state: state, threads: threads, control: control)
    } catch {
      throw Failure.input("\(resume ?? file): \(error)")
    }
  }

  private func result(_ search: TrainingSearch) throws -> TrainingOptimum? {
    do { return try search.result() } catch { throw Failure(code: Failure.failed, message: "\(error)") }
  }

  /// Tries all patterns.
  private func enumerate(
    _ problem: TrainingProblem, _ data: NamedTrainingSet, _ control: TrainingControl, _ line: ProgressLine
  ) throws {
    let enumeration: EnumerationOptimum
    do {
      enumeration = try problem.optimumByEnumeration(listsPatterns: patterns, proves: true, control: control)
    } catch .interrupted {
      line.finish()
      throw Failure(code: Failure.interrupted, message: "interrupted; an enumeration cannot be taken up again")
    } catch { throw Failure.input("\(file): \(error)") }
    line.finish()
    guard let optimum = TrainingOptimum(enumeration) else {
      throw Failure(code: Failure.failed, message: "internal error: the enumeration has ended without a proof")
    }
    try report(optimum, problem, data, enumeration)
  }

  /// Keeps the state of a search that was interrupted, and reports the gap.
  private func leave(_ search: TrainingSearch, _ problem: TrainingProblem, _ data: NamedTrainingSet) throws -> Never {
    let state = search.state
    let name = CountingSession.fileName(for: String(file.split(separator: "/").last ?? "data"))
    var store = resume ?? checkpoint ?? "\(name).training"
    var number = 1
    while resume == nil, checkpoint == nil, Files.exists(store) {
      number += 1
      store = "\(name).\(number).training"
    }
    try Files.write(Array(state.utf8), to: store)
    if let optimum = try result(search) { try report(optimum, problem, data) }
    throw Failure(
      code: Failure.interrupted, message: "interrupted; go on with the same command and --resume \(store)")
  }

  private func report(
    _ optimum: TrainingOptimum, _ problem: TrainingProblem, _ data: NamedTrainingSet,
    _ enumeration: EnumerationOptimum? = nil
  ) throws {
    var report = TrainingReport(
      name: String(file.split(separator: "/").last ?? "data"), data: data, problem: problem, optimum: optimum,
      local: problem.localTraining(restarts: problem.set.count == 0 ? 0 : restarts))
    report.enumeration = enumeration
    report.isComplete = complete
    if let certificate { report.certificate = try prove(optimum, problem, to: certificate) }
    if let html { try Files.write(report.html, to: html) }
    if let plot {
      guard let picture = report.picture else {
        throw Failure(code: Failure.failed, message: "--plot: there is nothing to draw")
      }
      try Files.write(picture, to: plot)
    }
    Console.output(json ? report.json : report.text)
  }

  private func prove(
    _ optimum: TrainingOptimum, _ problem: TrainingProblem, to path: String
  ) throws -> ArrangementReport.CertificateNote {
    var proof = CertificateBuilder(label: String(file.split(separator: "/").last ?? "data"))
    let training = proof.training("data", problem)
    proof.proveTrainingAtMost(training, optimum.value, by: optimum.network)
    proof.proveTrainingAtLeast(training, optimum.lowerBound, by: optimum.proof)
    return try ArrangementProof.checked(proof.finished(), to: path)
  }

  private static func short(_ value: Double) -> String {
    Rational(exactly: value).map { $0.decimal(places: 4, rounding: .down) } ?? "?"
  }
}
