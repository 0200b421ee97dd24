import ArgumentParser
import Arrangements
import ExactNumbers
import Reports

/// Lists chambers or zonotope vertices one by one.
struct Enumerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the chambers of an arrangement or the vertices of a zonotope, exactly.",
    discussion: """
      A chamber is a line with the signs of the forms and a point strictly inside; chambers come in the lexicographic order of \
      their signs, − before +. A vertex is a line with its coordinates, in the order of the chambers of the generators. The \
      memory does not depend on how many there are. Unless --limit ends the list early, its length is compared with the \
      number that the characteristic polynomial gives.

      Examples:
        lemmata enumerate chambers braid 3
        lemmata enumerate vertices normals.txt --output vertices.txt
        lemmata enumerate chambers resonance 3 --certificate chambers.cert
      """)

  /// What can be listed.
  enum Subject: String, CaseIterable {
    case chambers, vertices
  }

  @Argument(
    help: "What to list: chambers or vertices.", completion: .list(SubjectArgument.words(Subject.self)),
    transform: { try SubjectArgument.parse($0) })
  var subject: Subject

  @OptionGroup var source: ArrangementSource

  @Option(parsing: .unconditional, help: ArgumentHelp("List no more than so many.", valueName: "number"))
  var limit: Int?

  @Option(help: ArgumentHelp("Write the list into a file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the closed list as a proof that the kernel re-checks (for some thousand chambers at most).",
      valueName: "file"))
  var certificate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Threads; as many as cores if not given.", valueName: "number"))
  var threads: Int?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if let limit, limit < 0 {
      throw Failure(code: Failure.usage, message: "--limit: found \(limit), expected a number that is not negative")
    }
    try Failure.requireThreads(threads)
    try Files.requireDistinct([("the source", source.file), ("--certificate", certificate), ("--output", output)])
    let loaded = try source.load()
    for note in loaded.notes { Console.error("lemmata: \(loaded.name): \(note)") }
    if subject == .vertices { try loaded.requireCentral() }
    for file in [certificate, output].compactMap({ $0 }) { try Files.prepareToWrite(file) }
    let control = CountingControl()
    Interruption.handle { control.interrupt() }
    if let certificate {
      try prove(loaded, try count(loaded.arrangement, control), to: certificate)
      Interruption.handle { control.interrupt() }
    }
    let stream = try OutputStream(to: output)
    do {
      let listed = try list(loaded, to: stream, control)
      // Afterwards, so that the list begins at once.
      if limit == nil, case let counted = try count(loaded.arrangement, control), BigInteger(listed) != counted {
        throw Failure(
          code: Failure.failed,
          message: "internal error: \(listed) \(subject.rawValue) were listed, but \(counted) were counted")
      }
      try stream.finish()
    } catch ArrangementError.interrupted {
      throw Failure(code: Failure.interrupted, message: "interrupted")
    } catch let error as ArrangementError {
      if case .limit = error { throw Failure.input("\(loaded.name): \(error); 'lemmata count' needs no list") }
      throw Failure(code: Failure.failed, message: "\(error)")
    }
  }

  private func count(_ arrangement: HyperplaneArrangement, _ control: CountingControl) throws -> BigInteger {
    do {
      return try arrangement.chamberCount(options: CountingOptions(threads: threads, control: control))
    } catch ArrangementError.interrupted { throw Failure(code: Failure.interrupted, message: "interrupted") }
  }

  private func prove(_ loaded: ArrangementSource.Loaded, _ counted: BigInteger, to file: String) throws {
    let most = ArrangementProof.mostChambersListed
    if counted > BigInteger(most) {
      throw Failure(
        code: Failure.undecided,
        message: "--certificate: a closed list of \(counted) chambers is too long (at most \(most)); "
          + "'lemmata count \(subject.rawValue) … --certificate' derives the number without a list")
    }
    let note = try ArrangementProof.closedList(
      of: loaded.arrangement, name: loaded.name, asVertices: subject == .vertices, to: file)
    Console.error("lemmata: \(note.file): \(note.bytes) bytes, verified by the kernel")
  }

  /// Writes the list; the number of its entries.
  private func list(
    _ loaded: ArrangementSource.Loaded, to stream: OutputStream, _ control: CountingControl
  ) throws -> Int {
    if json { stream.write(ChamberText.jsonHead(subject.rawValue, name: loaded.name, notes: loaded.notes)) }
    var listed = 0
    var text: [UInt8] = []
    let options = EnumerationOptions(threads: threads ?? CountingOptions.coreCount, control: control)
    if limit != 0 {
      let arrangement = loaded.arrangement
      try arrangement.forEachChamber(options: options) { chamber in
        text.removeAll(keepingCapacity: true)
        if json { text += Array((listed == 0 ? "\n" : ",\n").utf8) }
        switch (subject, json) {
        case (.chambers, false): ChamberText.append(chamber, to: &text)
        case (.chambers, true): ChamberText.appendJSON(chamber, to: &text)
        case (.vertices, let json): ChamberText.appendVertex(of: chamber, in: arrangement, asJSON: json, to: &text)
        }
        stream.write(text)
        listed += 1
        if let failure = stream.failure { throw failure }
        return listed == limit ? .stop : .proceed
      }
    }
    if json { stream.write(ChamberText.jsonTail(count: listed)) }
    return listed
  }
}
