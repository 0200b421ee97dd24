import ExactNumbers
import FileFormats

/// Reads the files of cdd (K. Fukuda) and lrs (D. Avis); the rules are those of `ArrangementFile`.
struct PolyhedronFileReader {
  /// Lines that change what the rows mean; an arrangement of the rows alone would answer another question.
  private static let refusedWords = [
    "linearity", "equality", "equalities", "strict_inequality", "nonnegative", "hull", "partial_enumeration",
    "partial_enum",
  ]

  private let isV: Bool
  private var scanner: TextScanner
  /// The first lines that were passed over, one more than are told.
  private var passedOver: [Int] = []

  static func read(
    _ bytes: [UInt8], isV: Bool, notes: inout [String]
  ) throws(FileFormatError) -> HyperplaneArrangement {
    var reader = PolyhedronFileReader(isV: isV, scanner: try TextScanner(bytes))
    try reader.readHead()
    let arrangement = try reader.readRows()
    while let token = reader.scanner.next() { try reader.readOption(token) }
    if !reader.passedOver.isEmpty {
      let lines = reader.passedOver.prefix(10).map { "\($0)" }.joined(separator: ", ")
      notes.append(
        "lines outside begin and end were passed over: \(lines)\(reader.passedOver.count > 10 ? ", ..." : "")")
    }
    if isV {
      notes.append(
        "the first number of each row was dropped; the rest is the normal of a hyperplane through the origin, a generator "
          + "of the zonotope")
    }
    return arrangement
  }

  private init(isV: Bool, scanner: TextScanner) {
    self.isV = isV
    self.scanner = scanner
  }

  /// The lines up to and including begin.
  private mutating func readHead() throws(FileFormatError) {
    while let token = scanner.next() {
      switch token.bytes.count > 20 ? "" : token.text.lowercased() {
      case "begin":
        return
      case "h-representation" where isV:
        throw token.unexpected("a V-representation")
      case "v-representation" where !isV:
        throw token.unexpected("an H-representation")
      case "h-representation", "v-representation":
        scanner.skipLine()
      default: try readOption(token)
      }
    }
    throw scanner.unexpectedEnd("a line 'begin'")
  }

  /// A line outside begin and end; its first word is given. Comments start with a star.
  private mutating func readOption(_ token: TextToken) throws(FileFormatError) {
    let word = token.bytes.count > 20 ? "" : token.text.lowercased()
    if Self.refusedWords.contains(word) {
      let count = scanner.peek()
      let hasNone = word == "linearity" && count?.line == token.line && count?.text == "0"
      if !hasNone {
        throw token.unexpected(
          "no line that changes what the rows mean; without it, each row is a hyperplane like any other")
      }
    } else if token.bytes.first != UInt8(ascii: "*"), passedOver.count <= 10 {
      passedOver.append(token.line)
    }
    scanner.skipLine()
  }

  private mutating func word(_ expected: String) throws(FileFormatError) -> TextToken {
    guard let token = scanner.next() else { throw scanner.unexpectedEnd(expected) }
    return token
  }

  private mutating func readRows() throws(FileFormatError) -> HyperplaneArrangement {
    let rowToken = try word("the number of rows")
    // lrs writes stars when it does not know the number yet.
    let isUnknown = rowToken.bytes.allSatisfy { $0 == UInt8(ascii: "*") }
    let rowCount = rowToken.isNatural ? Int(rowToken.text) : nil
    if rowCount == nil, !isUnknown { throw rowToken.unexpected("the number of rows, or stars if it is not known") }
    let widthToken = try word("the number of columns")
    guard widthToken.isNatural, let width = Int(widthToken.text), width >= 2 else {
      throw widthToken.unexpected("the number of columns, at least 2")
    }
    let typeToken = try word("integer, rational or real")
    guard ["integer", "rational", "real"].contains(typeToken.bytes.count > 20 ? "" : typeToken.text.lowercased()) else {
      throw typeToken.unexpected("integer, rational or real")
    }
    var collector = try FormCollector(dimension: width - 1)
    if let rowCount { try FormCollector.require(forms: rowCount, dimension: width - 1) }
    var row: [Rational] = []
    while true {
      let rows = rowCount.map { "\($0) rows" } ?? "rows"
      let token = try word("'end' after \(rows) of \(width) numbers")
      if token.bytes.count == 3, token.text.lowercased() == "end" {
        guard row.isEmpty, rowCount.map({ $0 == collector.forms.count }) ?? true else {
          throw .syntax(
            line: token.line, column: token.column,
            found: "'end' after \(collector.forms.count) rows and \(row.count) numbers",
            expected: "'end' after \(rows) of \(width) numbers")
        }
        return try collector.arrangement()
      }
      if collector.forms.count == rowCount { throw token.unexpected("'end' after \(rows) of \(width) numbers") }
      row.append(try token.number(&collector.budget))
      if isV, row.count == 1, row[0] != 0, row[0] != 1 { throw token.unexpected("0 or 1 at the start of the row") }
      if row.count == width {
        try collector.append(normal: row.dropFirst(), constant: isV ? 0 : row[0]) { "line \(token.line)" }
        row.removeAll(keepingCapacity: true)
      }
    }
  }
}
