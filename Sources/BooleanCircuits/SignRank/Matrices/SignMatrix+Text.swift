import FileFormats

extension SignMatrix {
  /// The greatest number of entries of a matrix that is read from a text.
  public static let greatestEntryCount = 1 << 24

  /// The matrix written in a text, a row a line.
  ///
  /// A row is written either in the characters `+` and `-`, with or without spaces between them, or as numbers with
  /// spaces or tabs between them: `1`, `+1` for +, `-1` for −, and `0` for − as well (the 0/1 matrices of functions and
  /// incidences); a text with both `0` and `-1` is refused. Empty lines are passed over, `#` starts a comment to the end
  /// of the line, and lines end with LF, CR LF or CR.
  /// - Throws: `FileFormatError` with the line and column of what is wrong, for an empty matrix, or for one with more than
  ///   ``greatestEntryCount`` entries.
  public init(parsing bytes: [UInt8]) throws(FileFormatError) {
    guard bytes.count <= 4 * Self.greatestEntryCount else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: 4 * Self.greatestEntryCount)
    }
    var reader = SignMatrixReader()
    var scanner = try TextScanner(bytes)
    while let token = scanner.next() { try reader.read(token) }
    try reader.endRow()
    let rows = reader.rows
    guard let first = rows.first else {
      throw .syntax(line: scanner.line, column: 1, found: "no row", expected: "rows of + and -, or of 1 and -1")
    }
    self.init(rowCount: rows.count, columnCount: first.count) { rows[$0][$1] }
  }

  /// The matrix written in a text; see ``init(parsing:)-([UInt8])``.
  public init(parsing text: String) throws(FileFormatError) { try self.init(parsing: Array(text.utf8)) }

  /// The matrix as lines of + and −, each with a line end, as ``init(parsing:)-(String)`` reads it.
  public var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rowCount * (columnCount + 1))
    for row in 0..<rowCount {
      for column in 0..<columnCount { bytes.append(UInt8(ascii: isPositive(row, column) ? "+" : "-")) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Collects the rows of a sign matrix from the words of a text.
private struct SignMatrixReader {
  var rows: [[Bool]] = []
  private var row: [Bool] = []
  private var last: TextToken?
  private var entryCount = 0
  private var hasZero = false
  private var hasMinusOne = false

  mutating func read(_ token: TextToken) throws(FileFormatError) {
    if let last, last.line != token.line { try endRow() }
    last = token
    let isNumber = token.bytes.contains { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
    if isNumber { try readNumber(token) } else { try readSigns(token) }
    guard entryCount <= SignMatrix.greatestEntryCount else {
      throw .tooLarge(what: "entries of the matrix", found: entryCount, limit: SignMatrix.greatestEntryCount)
    }
  }

  private mutating func readNumber(_ token: TextToken) throws(FileFormatError) {
    switch token.text {
    case "1", "+1": row.append(true)
    case "-1":
      if hasZero { throw token.unexpected("0 or 1, as before") }
      hasMinusOne = true
      row.append(false)
    case "0":
      if hasMinusOne { throw token.unexpected("1 or -1, as before") }
      hasZero = true
      row.append(false)
    default: throw token.unexpected("1, -1 or 0")
    }
    entryCount += 1
  }

  private mutating func readSigns(_ token: TextToken) throws(FileFormatError) {
    for (offset, byte) in token.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "+"): row.append(true)
      case UInt8(ascii: "-"): row.append(false)
      default:
        let rest = TextToken(
          line: token.line, column: token.column + offset, bytes: token.bytes.dropFirst(offset).prefix(1))
        throw rest.unexpected("+ or -, or one of the numbers 1, -1 and 0")
      }
    }
    entryCount += token.bytes.count
  }

  mutating func endRow() throws(FileFormatError) {
    guard let last, !row.isEmpty else { return }
    if let first = rows.first, first.count != row.count {
      throw .syntax(
        line: last.line, column: last.column, found: "a row of \(row.count) entries",
        expected: "\(first.count) entries, as in the first row")
    }
    rows.append(row)
    row = []
  }
}
