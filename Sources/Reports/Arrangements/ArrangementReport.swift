import Arrangements
import ExactNumbers

/// What has been counted about an arrangement: as text, as JSON, and as an HTML page, with pictures of central
/// arrangements in two and three dimensions and of affine ones in two.
public struct ArrangementReport: Sendable {
  /// What was asked for.
  public enum Subject: String, CaseIterable, Sendable {
    /// Chambers of the arrangement.
    case chambers
    /// Vertices of the zonotope of the normals.
    case vertices
    /// Flats of the arrangement by rank.
    case flats
  }

  /// What was asked for; the first line of the text answers it.
  public let subject: Subject
  /// What the arrangement is called, such as `resonance 5` or a file name.
  public let name: String
  /// The arrangement.
  public let arrangement: HyperplaneArrangement
  /// Its characteristic polynomial.
  public let polynomial: CharacteristicPolynomial
  /// The number of distinct hyperplanes.
  public let hyperplaneCount: Int
  /// The number of flats of rank 0, 1, …, if they were counted.
  public var flats: [BigInteger]?
  /// The number of faces of dimension 0, 1, … of the zonotope, if they were counted.
  public var faces: [BigInteger]?
  /// Whether the forms are in general position, if that was decided; see `HyperplaneArrangement.isGeneric`.
  public var isGeneric: Bool?

  /// Where the number of chambers stands in the literature, if it does and agrees.
  public var known: String?
  /// What has become of a certificate that was asked for.
  public var certificate: CertificateNote?

  /// What a reader should know about how a file was read.
  public var notes: [String] = []

  /// A certificate that was written.
  public struct CertificateNote: Sendable {
    /// The file.
    public let file: String
    /// Its size.
    public let bytes: Int
    /// Its theorems, which the kernel has verified.
    public let theorems: [String]

    /// A note.
    public init(file: String, bytes: Int, theorems: [String]) {
      self.file = file
      self.bytes = bytes
      self.theorems = theorems
    }
  }

  /// A report; flats, faces and genericity are added by whoever computed them.
  public init(
    subject: Subject, name: String, arrangement: HyperplaneArrangement, hyperplaneCount: Int,
    polynomial: CharacteristicPolynomial
  ) {
    self.subject = subject
    self.name = name
    self.arrangement = arrangement
    self.hyperplaneCount = hyperplaneCount
    self.polynomial = polynomial
  }

  /// The answer alone: a number, or numbers separated by spaces.
  var answer: String {
    switch subject {
    case .chambers, .vertices: polynomial.chamberCount.description
    case .flats: flats.map { list($0) } ?? ""
    }
  }

  /// The rows of the report: what, and how many.
  var rows: [(term: String, value: String)] {
    var rows: [(String, String)] = [(subject.rawValue + (subject == .flats ? " by rank" : ""), answer)]
    if subject == .flats, let flats { rows.append(("flats in all", flats.reduce(0, +).description)) }
    if subject != .chambers { rows.append(("chambers", polynomial.chamberCount.description)) }
    if !arrangement.isCentral {
      rows.append(("bounded chambers", polynomial.boundedChamberCount.description))
      if polynomial.rank < polynomial.dimension {
        rows.append(("relatively bounded chambers", polynomial.relativelyBoundedChamberCount.description))
      }
    }
    if let faces { rows.append(("faces of the zonotope by dimension", list(faces))) }
    rows.append(("characteristic polynomial", Self.text(of: polynomial)))
    rows.append(("Whitney (Betti) numbers", list(polynomial.whitneyNumbers)))
    rows.append(("rank", String(polynomial.rank)))
    if let isGeneric { rows.append(("generic", isGeneric ? "yes" : "no")) }
    if let known { rows.append(("in agreement with", known)) }
    if let certificate {
      // Flats and faces have no theorem.
      let proved = "Whitney numbers and \(subject == .vertices ? "vertices" : "chambers")"
      rows.append(
        (
          "verified by the kernel",
          "\(proved): \(TextTable.oneLine(certificate.file)), \(certificate.bytes) bytes"
        ))
    }
    return rows
  }

  /// One line about the arrangement itself.
  var summary: String {
    let forms = arrangement.forms.count
    var text = CountedNoun.text(hyperplaneCount, arrangement.dimension == 2 ? "line" : "hyperplane")
    text += " in R^\(arrangement.dimension), \(arrangement.isCentral ? "central" : "affine")"
    if forms != hyperplaneCount { text += "; \(CountedNoun.text(forms, "form")) given, some constant or repeated" }
    return text
  }

  /// The report for a terminal: the answer first.
  public var text: String {
    let width = rows.map(\.term.count).max() ?? 0
    let lines = rows.map { row in
      row.term + String(repeating: " ", count: width + 2 - row.term.count) + row.value
    }
    return ([TextTable.oneLine(name) + ": " + summary] + lines).joined(separator: "\n") + "\n"
  }

  /// The report for machines; integers as strings, since they may be of any size.
  public var json: String {
    let members: [(String, JSONValue)] = [
      ("report", .string("lemmata count")), ("version", .integer(1)), ("subject", .string(subject.rawValue)),
      ("name", .string(name)), ("dimension", .integer(arrangement.dimension)),
      ("forms", .integer(arrangement.forms.count)), ("hyperplanes", .integer(hyperplaneCount)),
      ("central", .boolean(arrangement.isCentral)), ("rank", .integer(polynomial.rank)),
      ("chambers", .string(polynomial.chamberCount.description)),
      ("boundedChambers", .string(polynomial.boundedChamberCount.description)),
      ("relativelyBoundedChambers", .string(polynomial.relativelyBoundedChamberCount.description)),
      ("whitneyNumbers", .strings(polynomial.whitneyNumbers.map(\.description))),
      ("characteristicPolynomial", .strings(polynomial.coefficients.map(\.description))),
      ("flats", flats.map { .strings($0.map(\.description)) } ?? .null),
      ("zonotopeFaces", faces.map { .strings($0.map(\.description)) } ?? .null),
      ("generic", isGeneric.map { .boolean($0) } ?? .null), ("agreesWith", .optional(known)),
      (
        "certificate",
        certificate.map {
          .object([
            ("file", .string($0.file)), ("bytes", .integer($0.bytes)), ("theorems", .strings($0.theorems)),
          ])
        } ?? .null
      ),
      ("notes", .strings(notes)),
    ]
    return JSONValue.object(members).text
  }

  /// What a part of a count has done, for machines.
  public static func part(file: String, record: CountingRecord) -> String {
    JSONValue.object([
      ("report", .string("lemmata count")), ("version", .integer(1)), ("part", .string(record.shard.description)),
      ("file", .string(file)), ("items", .integer(record.itemCount)),
      ("finishedItems", .integer(record.finishedItemCount)),
    ]).text
  }

  private func list(_ numbers: [BigInteger]) -> String { numbers.map(\.description).joined(separator: " ") }

  /// The polynomial with falling powers of t.
  static func text(of polynomial: CharacteristicPolynomial) -> String {
    var result = ""
    for (power, coefficient) in polynomial.coefficients.enumerated().reversed() where !coefficient.isZero {
      if result.isEmpty {
        result = coefficient.isNegative ? "−" : ""
      } else {
        result += coefficient.isNegative ? " − " : " + "
      }
      let magnitude = coefficient.magnitude
      if magnitude != 1 || power == 0 { result += magnitude.description }
      if power > 0 { result += power == 1 ? "t" : "t^\(power)" }
    }
    return result.isEmpty ? "0" : result
  }
}
