import ExactNumbers
import FileFormats

/// Reads rows of numbers with or without a header; the rules are those of `ArrangementFile`.
struct MatrixFileReader {
  private struct Row {
    let line: Int
    let numbers: [Rational]
  }

  /// A first line that announces the rows.
  private struct Header {
    let line: Int
    let dimension: Int
    let count: Int
    let isAffine: Bool

    var width: Int { isAffine ? dimension + 1 : dimension }
  }

  private var scanner: TextScanner
  private var budget = NumberBudget()

  static func read(_ bytes: [UInt8], notes: inout [String]) throws(FileFormatError) -> HyperplaneArrangement {
    var reader = MatrixFileReader(scanner: try TextScanner(bytes))
    guard let first = reader.scanner.peek() else {
      _ = reader.scanner.next()
      throw reader.scanner.unexpectedEnd("rows of numbers, or a header such as 'central 3 0' for none")
    }
    switch first.bytes.count > 10 ? "" : first.text.lowercased() {
    case "central": return try reader.announcedRows(isAffine: false)
    case "affine": return try reader.announcedRows(isAffine: true)
    default: return try reader.rowsWithOrWithoutHeader(&notes)
    }
  }

  private init(scanner: TextScanner) { self.scanner = scanner }

  // MARK: - Headers with a word

  private mutating func announcedRows(isAffine: Bool) throws(FileFormatError) -> HyperplaneArrangement {
    let word = scanner.next()
    let line = word?.line ?? 1
    let dimension = try count(on: line, "the dimension")
    let count = try count(on: line, "the number of rows")
    if let extra = scanner.peek(), extra.line == line { throw extra.unexpected("the end of the line") }
    let header = Header(line: line, dimension: dimension, count: count, isAffine: isAffine)
    return try arrangement(of: try rows(), header)
  }

  private mutating func count(on line: Int, _ role: String) throws(FileFormatError) -> Int {
    let next = scanner.peek()
    guard let token = next, token.line == line else {
      throw .syntax(line: line, column: 1, found: "an incomplete header", expected: "\(role), a natural number")
    }
    guard token.isNatural, let value = Int(token.text) else { throw token.unexpected("\(role), a natural number") }
    guard value <= ArrangementLimits.coefficients else {
      throw .tooLarge(what: "\(role) in line \(line)", found: value, limit: ArrangementLimits.coefficients)
    }
    _ = scanner.next()
    return value
  }

  // MARK: - Rows

  private mutating func rows() throws(FileFormatError) -> [Row] {
    var rows: [Row] = []
    var numbers: [Rational] = []
    var line = 0
    var total = 0
    while let token = scanner.next() {
      if token.line != line {
        if !numbers.isEmpty { rows.append(Row(line: line, numbers: numbers)) }
        // One row more than there may be forms, for a header.
        if rows.count > ArrangementLimits.forms {
          throw .tooLarge(what: "rows", found: rows.count, limit: ArrangementLimits.forms)
        }
        numbers = []
        line = token.line
      }
      total += 1
      if total > ArrangementLimits.coefficients + ArrangementLimits.forms + 2 {
        throw .tooLarge(what: "numbers up to line \(line)", found: total, limit: ArrangementLimits.coefficients)
      }
      numbers.append(try token.number(&budget))
    }
    if !numbers.isEmpty { rows.append(Row(line: line, numbers: numbers)) }
    return rows
  }

  private mutating func rowsWithOrWithoutHeader(_ notes: inout [String]) throws(FileFormatError)
    -> HyperplaneArrangement
  {
    let stated = statedHeader()
    let rows = try rows()
    guard let stated else { return try arrangement(of: rows) }
    let further = rows.dropFirst()
    let isHeader = further.count == stated.count && further.allSatisfy { $0.numbers.count == stated.dimension }
    if isHeader, stated.dimension == 2 {
      throw .syntax(
        line: stated.line, column: 1, found: "'2 \(stated.count)', which can be a header or a row",
        expected: "'central 2 \(stated.count)' in its place, or 'central 2 \(rows.count)' before it")
    }
    if isHeader { return try arrangement(of: Array(further), stated) }
    if let row = further.first(where: { $0.numbers.count != 2 }) {
      // Perhaps the file was cut off, or its header is wrong.
      let isAnnounced = further.allSatisfy { $0.numbers.count == stated.dimension }
      throw Self.ragged(
        row, expected: 2, asInLine: stated.line,
        orElse: isAnnounced ? "; as a header, it announces \(Self.rows(stated.count)), not \(further.count)" : "")
    }
    if stated.dimension == 2, !further.isEmpty {
      notes.append(
        "line \(stated.line) was read as a row; as a header it would announce \(Self.rows(stated.count)), not "
          + "\(further.count)")
    }
    return try arrangement(of: rows)
  }

  /// The first line as a header, if it has exactly two natural numbers and neither is zero.
  private func statedHeader() -> Header? {
    var copy = scanner
    guard let first = copy.next(), let second = copy.next(), second.line == first.line else { return nil }
    if let third = copy.next(), third.line == first.line { return nil }
    guard first.isNatural, second.isNatural else { return nil }
    // Numbers beyond Int announce more rows than any file has.
    guard let dimension = Int(first.text), let count = Int(second.text), dimension >= 1, count >= 1 else { return nil }
    return Header(line: first.line, dimension: dimension, count: count, isAffine: false)
  }

  /// The error that a row has another number of numbers than the first one.
  private static func ragged(
    _ row: Row, expected width: Int, asInLine line: Int, orElse hint: String = ""
  ) -> FileFormatError {
    .syntax(
      line: row.line, column: 1, found: numbers(row.numbers.count),
      expected: "\(numbers(width)), as in line \(line)\(hint)")
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

  private static func numbers(_ count: Int) -> String { count == 1 ? "1 number" : "\(count) numbers" }

  // MARK: - The arrangement

  private func arrangement(of rows: [Row], _ header: Header) throws(FileFormatError) -> HyperplaneArrangement {
    for row in rows where row.numbers.count != header.width {
      throw .syntax(
        line: row.line, column: 1, found: Self.numbers(row.numbers.count),
        expected: "\(Self.numbers(header.width)), as line \(header.line) announces")
    }
    guard rows.count == header.count else {
      throw .syntax(
        line: rows.last?.line ?? header.line, column: 1, found: "\(Self.rows(rows.count)) at the end of the text",
        expected: "\(Self.rows(header.count)), as line \(header.line) announces")
    }
    return try arrangement(of: rows, dimension: header.dimension, isAffine: header.isAffine)
  }

  private func arrangement(of rows: [Row]) throws(FileFormatError) -> HyperplaneArrangement {
    let width = rows.first?.numbers.count ?? 0
    for row in rows where row.numbers.count != width {
      throw Self.ragged(row, expected: width, asInLine: rows[0].line)
    }
    return try arrangement(of: rows, dimension: width, isAffine: false)
  }

  private func arrangement(
    of rows: [Row], dimension: Int, isAffine: Bool
  ) throws(FileFormatError) -> HyperplaneArrangement {
    var collector = try FormCollector(dimension: dimension)
    collector.budget = budget
    for row in rows {
      let constant = isAffine ? row.numbers.first ?? 0 : 0
      try collector.append(normal: row.numbers.dropFirst(isAffine ? 1 : 0), constant: constant) { "line \(row.line)" }
    }
    return try collector.arrangement()
  }
}
