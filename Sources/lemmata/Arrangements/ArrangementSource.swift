import ArgumentParser
import Arrangements
import ExactNumbers
import FileFormats

/// Where a command takes its arrangement from: a family by name, or a file.
struct ArrangementSource: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A family and its parameters, see 'lemmata families'; or a file; or - for standard input.", valueName: "source"),
    completion: .custom { _, _, _ in ArrangementFamily.names })
  var source: [String]

  @Option(parsing: .unconditional, help: "The seed of a random family.")
  var seed: UInt64?

  @Option(parsing: .unconditional, help: "The greatest absolute value of the coefficients of a random family.")
  var range: Int?

  @Option(help: "The format of the file, if it is not to be recognised: \(ArrangementSource.formats).")
  var format: String?

  private static let formats = ArrangementFileFormat.allCases.map(\.rawValue).joined(separator: ", ")

  /// The arrangement, with what it is called.
  struct Loaded {
    let name: String
    let arrangement: HyperplaneArrangement
    /// What a reader should know about how the file was understood.
    let notes: [String]
    /// What is known about the count from the literature, for families.
    let known: KnownChamberCount?

    /// - Throws: `Failure` unless all hyperplanes contain the origin, so that there is a zonotope.
    func requireCentral() throws {
      guard let form = arrangement.forms.firstIndex(where: { !$0.constant.isZero }) else { return }
      throw Failure.input(
        "\(name): \(ArrangementError.notCentral(form: form)); zonotopes belong to central arrangements")
    }
  }

  /// The file, unless a family or standard input was named.
  var file: String? { source.count == 1 && !isStandardInput && isFile(source[0]) ? source[0] : nil }

  private var isStandardInput: Bool { source == ["-"] }

  /// Reads the file or makes the member of the family.
  ///
  /// One word that is no family is a file; a file that is called like a family is reached by `./`.
  func load() throws -> Loaded {
    if isStandardInput {
      let name = "standard input"
      return try read(name) { try Files.readStandardInput(named: name) }
    }
    if let file { return try read(file) { try Files.read(file) } }
    if format != nil { throw Failure(code: Failure.usage, message: "--format goes with a file, not with a family") }
    var words = source
    if let seed { words += ["--seed", "\(seed)"] }
    if let range { words += ["--range", "\(range)"] }
    do throws(ArrangementError) {
      let family = try ArrangementFamily(words: words)
      return Loaded(
        name: family.description, arrangement: try family.arrangement(), notes: [], known: family.knownChamberCount)
    } catch {
      guard case .unknownFamily(let name) = error else { throw Failure(code: Failure.usage, message: "\(error)") }
      throw Failure(code: Failure.usage, message: messageForUnknown(name))
    }
  }

  /// What to say about a first word that is neither a family nor, alone, a file.
  private func messageForUnknown(_ name: String) -> String {
    if source.count > 1, Files.exists(source[0]) {
      return "no family is named '\(name)', and a file stands alone: found \(source.count) words"
    }
    // Names of one letter are close to anything.
    let names = name.count > 2 ? ArrangementFamily.names.filter { $0.count > 2 } : []
    let near = NearestNames.to(name, among: names)
    return "no \(source.count == 1 ? "file and no family" : "family") is named '\(name)'; "
      + (near.isEmpty ? "see 'lemmata families'" : "did you mean \(near.joined(separator: " or "))?")
  }

  /// Whether the word means a file: it looks like a path, or it is none of the families.
  private func isFile(_ word: String) -> Bool {
    if word.contains("/") || word.contains(".") { return true }
    if (try? ArrangementFamily(words: [word])) != nil { return false }
    return Files.exists(word)
  }

  private func read(_ path: String, _ contents: () throws -> [UInt8]) throws -> Loaded {
    for (option, isGiven) in [("--seed", seed != nil), ("--range", range != nil)] where isGiven {
      throw Failure(code: Failure.usage, message: "\(option) goes with a family, not with a file")
    }
    var wanted: ArrangementFileFormat?
    if let format {
      wanted = ArrangementFileFormat(rawValue: format)
      if wanted == nil {
        throw Failure(
          code: Failure.usage, message: "--format: found '\(format.prefix(40))', expected one of \(Self.formats)")
      }
    }
    let bytes = try contents()
    do {
      let file = try ArrangementFile(bytes, format: wanted)
      return Loaded(
        name: path.split(separator: "/").last.map(String.init) ?? path, arrangement: file.arrangement,
        notes: file.notes, known: nil)
    } catch { throw Failure.input("\(path): \(error)") }
  }
}
