import ArgumentParser
import Arrangements
import ExactNumbers
import Reports

extension CountingMethod: ExpressibleByArgument {
  /// The method called `flat-orbits` or `flatOrbits` or by its own name.
  public init?(argument: String) {
    guard let method = CountingMethod.allCases.first(where: { $0.argument == argument || $0.rawValue == argument })
    else { return nil }
    self = method
  }

  fileprivate var argument: String { self == .flatOrbits ? "flat-orbits" : rawValue }

  /// What to show in the help.
  public static var allValueStrings: [String] { allCases.map(\.argument) }

  /// What the help says about each.
  public static var allValueDescriptions: [String: String] {
    [
      "automatic": "by orbits of flats where symmetry pays, otherwise by restriction",
      "restriction": "deletion and restriction with closed cases of low rank",
      "flat-orbits": "representatives of flats under the symmetries found",
    ]
  }

  /// The default in the help.
  public var defaultValueDescription: String { argument }
}

/// Counts chambers, zonotope vertices and flats exactly, without listing them.
struct Count: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the chambers of an arrangement, the vertices of a zonotope, or flats, exactly.",
    discussion: """
      The chambers of a central arrangement are as many as the vertices of the zonotope of its normals. Nothing is listed: \
      the number comes from the characteristic polynomial. A file is a plain matrix of normals (rows of \
      numbers between spaces or commas, or a JSON list of lists), a cdd or lrs file \
      (.ine, .ext), polymake JSON, or own JSON.

      A matrix may begin with a line 'central n m', the number of columns before the number of rows; after 'affine n m' each \
      of the m rows is a constant and the n coordinates of a normal. A first line of two numbers 'n m' alone is a header \
      only if exactly m rows of n numbers follow and n is not 2; if n is 2, both can be meant and the file is refused. \
      Otherwise it is a row.

      An arrangement of m forms in R^n is generic: if it is central and every min(n, m) of the normals are independent and no \
      hyperplane occurs twice; if it is affine and every k <= n hyperplanes meet in codimension k and no n + 1 have a common \
      point. Forms count as often as they are given; a constant form makes the answer no.

      Long counts show progress, leave a checkpoint when interrupted, and can be split into parts for several machines; \
      see --checkpoint, --resume and --shard.

      Examples:
        lemmata count chambers resonance 7
        lemmata count vertices generic 5 25 --seed 1 --certificate zonotope.cert
        lemmata count flats type-b 4
        lemmata count vertices normals.txt --faces --html zonotope.html
        lemmata count chambers - < normals.txt
        lemmata count chambers resonance 8 --shard 1/4 --checkpoint part1.count
      """)

  @Argument(
    help: "What to count: chambers, vertices or flats.",
    completion: .list(SubjectArgument.words(ArrangementReport.Subject.self)),
    transform: { try SubjectArgument.parse($0) })
  var subject: ArrangementReport.Subject

  @OptionGroup var source: ArrangementSource

  @Flag(help: "Count the faces of the zonotope of every dimension too (central arrangements; lists all flats).")
  var faces = false

  @Flag(help: "Decide too whether the hyperplanes are in general position; see above.")
  var generic = false

  @Option(
    help: ArgumentHelp(
      "Write a proof of the Whitney numbers and the number of chambers or vertices, which the kernel re-checks.",
      valueName: "file"))
  var certificate: String?

  @Option(
    help: ArgumentHelp(
      "Write a page with the counts and pictures: of central arrangements in two and three dimensions, of affine ones in two.",
      valueName: "file"))
  var html: String?

  @Option(help: "The method.")
  var method = CountingMethod.automatic

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp("Keep the state of the count in a new file, until the count is done.", valueName: "file"))
  var checkpoint: String?

  @Option(help: ArgumentHelp("Go on from a state, and keep it up to date.", valueName: "file"))
  var resume: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the state every so many seconds (default: 3), such as 0.5.", valueName: "seconds"))
  var checkpointInterval: Double?

  @Option(help: ArgumentHelp("Do part i of n, to be joined by 'lemmata merge'.", valueName: "i/n"))
  var shard: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try checkOptions()
    let loaded = try source.load()
    for note in loaded.notes { Console.error("lemmata: \(loaded.name): \(note)") }
    let arrangement = loaded.arrangement
    if subject == .vertices || faces { try loaded.requireCentral() }
    for file in [certificate, html].compactMap({ $0 }) { try Files.prepareToWrite(file) }
    var session = CountingSession(
      checkpoint: resume ?? checkpoint, resumes: resume != nil, name: loaded.name, method: method, threads: threads)
    if let checkpointInterval { session.interval = .seconds(checkpointInterval) }
    if let shard { session.shard = try CountingShard(argument: shard) }
    if session.shard != .whole, session.checkpoint == nil { session.checkpoint = partName(loaded.name, session.shard) }
    switch try session.run(arrangement) {
    case .part(let record): try finish(record, session)
    case .polynomial(let polynomial):
      try finish(polynomial, loaded)
      // A count that has come to its end needs no state any more.
      if let file = session.checkpoint { Files.remove(file) }
    }
  }

  private func checkOptions() throws {
    if checkpoint != nil, resume != nil {
      throw Failure(code: Failure.usage, message: "--resume keeps its file up to date; --checkpoint is for a new one")
    }
    try Failure.requireThreads(threads)
    if let checkpointInterval, !(0...86_400).contains(checkpointInterval) {
      throw Failure(
        code: Failure.usage, message: "--checkpoint-interval: found \(checkpointInterval), expected 0 to 86400 seconds")
    }
    try Files.requireDistinct([
      ("the source", source.file), ("--checkpoint", checkpoint), ("--resume", resume), ("--certificate", certificate),
      ("--html", html),
    ])
    if shard != nil, certificate != nil || html != nil || faces || generic || subject == .flats {
      throw Failure(
        code: Failure.usage, message: "--shard counts a part of the chambers; the rest is for 'lemmata merge'")
    }
    if certificate != nil, subject == .flats {
      throw Failure(code: Failure.usage, message: "--certificate proves numbers of chambers and vertices, not of flats")
    }
  }

  private func partName(_ name: String, _ shard: CountingShard) -> String {
    return "\(CountingSession.fileName(for: name)).part-\(shard.index)-of-\(shard.count).count"
  }

  private func finish(_ record: CountingRecord, _ session: CountingSession) throws {
    let file = session.checkpoint ?? ""
    try Files.write(Array(record.text.utf8), to: file)
    if json {
      Console.output(ArrangementReport.part(file: file, record: record))
    } else {
      Console.output("part \(record.shard): \(record.finishedItemCount) of \(record.itemCount) items, in \(file)")
    }
  }

  private func finish(_ polynomial: CharacteristicPolynomial, _ loaded: ArrangementSource.Loaded) throws {
    let arrangement = loaded.arrangement
    var report = ArrangementReport(
      subject: subject, name: loaded.name, arrangement: arrangement,
      hyperplaneCount: arrangement.hyperplaneCount, polynomial: polynomial)
    report.known = try loaded.known?.source(agreeingWith: polynomial)
    report.notes = loaded.notes
    if subject == .flats || faces || generic { try addFaces(to: &report, arrangement) }
    if let certificate {
      report.certificate = try ArrangementProof.chambers(
        of: arrangement, counted: polynomial, name: loaded.name, asVertices: subject == .vertices, to: certificate)
    }
    if let html { try Files.write(report.html, to: html) }
    Console.output(json ? report.json : report.text)
  }

  /// Adds what needs the list of all flats.
  private func addFaces(to report: inout ArrangementReport, _ arrangement: HyperplaneArrangement) throws {
    let control = CountingControl()
    Interruption.handle { control.interrupt() }
    do throws(ArrangementError) {
      if subject == .flats || faces {
        let numbers = try arrangement.faceNumbers(control: control)
        if subject == .flats { report.flats = numbers.flatCounts }
        if faces { report.faces = numbers.zonotopeFaceCounts }
      }
      if generic { report.isGeneric = try arrangement.isGeneric(options: CountingOptions(control: control)) }
    } catch {
      if error == .interrupted {
        throw Failure(code: Failure.interrupted, message: "interrupted while listing flats")
      }
      if case .limit = error { throw Failure(code: Failure.undecided, message: "\(error)") }
      throw Failure(code: Failure.failed, message: "\(error)")
    }
  }
}
