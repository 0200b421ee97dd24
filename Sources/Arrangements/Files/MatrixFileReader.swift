import ExactNumbers
import FileFormats

/// Reads rows of numbers with or without a header; the rules are those of `ArrangementFile`.
struct MatrixFileReader {
  private struct Row {
    let line: Int
    var numbers: [Rational] = []
    /// Whether all numbers are written with digits only.
    var isNatural = true
    /// Whether a comma was read and no number after it.
    var endsWithComma = false
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
  /// Whether the numbers of a row are separated by commas, once that is known; commas and spaces do not mix, so that 0,5
  /// beside 1,5 cannot pass for four numbers.
  private var hasCommas: Bool?
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
    var row = Row(line: 0)
    var total = 0
    while let word = scanner.next() {
      if word.line != row.line {
        try finish(row, &rows)
        row = Row(line: word.line)
      }
      for token in word.splitAtCommas {
        try append(token, of: word, to: &row)
        total += 1
        if total > 2 * (ArrangementLimits.coefficients + ArrangementLimits.forms + 2) {
          throw .tooLarge(
            what: "numbers up to line \(row.line)", found: total / 2, limit: ArrangementLimits.coefficients)
        }
      }
    }
    try finish(row, &rows)
    return rows
  }

  private func finish(_ row: Row, _ rows: inout [Row]) throws(FileFormatError) {
    if row.endsWithComma {
      throw .syntax(line: row.line, column: 1, found: "a comma at the end", expected: "a number after each comma")
    }
    if !row.numbers.isEmpty { rows.append(row) }
    // One row more than there may be forms, for a header.
    if rows.count > ArrangementLimits.forms + 1 {
      throw .tooLarge(what: "rows", found: rows.count, limit: ArrangementLimits.forms)
    }
  }

  /// Takes in a number or a comma.
  private mutating func append(_ token: TextToken, of word: TextToken, to row: inout Row) throws(FileFormatError) {
    if token.isComma {
      guard hasCommas != false else { throw word.unexpected("numbers separated by spaces, as before") }
      guard !row.numbers.isEmpty, !row.endsWithComma else { throw word.unexpected("a number before each comma") }
      hasCommas = true
      row.endsWithComma = true
      return
    }
    let number = try token.number(&budget)
    if !row.numbers.isEmpty, !row.endsWithComma {
      guard hasCommas != true else { throw word.unexpected("numbers separated by commas, as before") }
      hasCommas = false
    }
    row.numbers.append(number)
    row.isNatural = row.isNatural && token.isNatural
    row.endsWithComma = false
  }

  private mutating func rowsWithOrWithoutHeader(_ notes: inout [String]) throws(FileFormatError)
    -> HyperplaneArrangement
  {
    let rows = try rows()
    guard let stated = rows.first.flatMap(Self.header) else { return try arrangement(of: rows) }
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

  /// A row as a header, if it has exactly two natural numbers and neither is zero.
  private static func header(_ row: Row) -> Header? {
    guard row.numbers.count == 2, row.isNatural else { return nil }
    // Numbers beyond Int announce more rows than any file has.
    guard let dimension = Int(exactly: row.numbers[0].numerator), let count = Int(exactly: row.numbers[1].numerator),
      dimension >= 1, count >= 1
    else { return nil }
    return Header(line: row.line, dimension: dimension, count: count, isAffine: false)
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
