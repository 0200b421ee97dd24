import FileFormats

/// The records of a table as text (RFC 4180, with other separators too): quoted fields may hold separators, quotes doubled, and
/// line ends.
struct CSVTable {
  /// A field with the place where it begins.
  struct Field {
    let text: String
    let place: Place
  }

  /// A place in the file; everything counts from 1, and `character` within the line.
  struct Place {
    let line: Int
    let character: Int
    let field: Int

    /// The place in words, with the name of the column where it is known.
    func text(_ column: String? = nil) -> String {
      "line \(line), character \(character) (field \(field)\(column.map { ", '\($0.prefix(60))'" } ?? ""))"
    }
  }

  /// The greatest size of a file, in bytes.
  static let maximumBytes = 1 << 27

  /// The records; empty lines are left out, and lines before the first record that begin with `#`.
  let records: [[Field]]
  /// What stands between the fields.
  let separator: FieldSeparator

  /// - Parameter separator: What stands between the fields; recognised from the first record if nil.
  /// - Throws: `FileFormatError.tooLarge`, or `.field` for a quote in the wrong place, a missing one, bytes that are no text, or
  ///   a first record with several separators.
  init(_ bytes: [UInt8], separator: FieldSeparator? = nil) throws(FileFormatError) {
    if bytes.count > Self.maximumBytes {
      throw .tooLarge(what: "bytes", found: bytes.count, limit: Self.maximumBytes)
    }
    var reader = CSVReader(bytes)
    reader.skipComments()
    if let separator { self.separator = separator } else { self.separator = try reader.recognisedSeparator() }
    var records: [[Field]] = []
    while let record = try reader.record(self.separator.byte) {
      if record.count > 1 || !record[0].text.allSatisfy(\.isWhitespace) { records.append(record) }
    }
    self.records = records
  }
}

/// A cursor over the bytes of a table.
private struct CSVReader {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private var lineStart: Int
  /// The bytes since the beginning of the line that continue a character of several bytes.
  private var continuationBytes = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
  private var isAtLineEnd: Bool { byte == nil || byte == 10 || byte == 13 }

  private mutating func advance() {
    if bytes[position] & 0xC0 == 0x80 { continuationBytes += 1 }
    position += 1
  }

  private mutating func beginLine() {
    line += 1
    lineStart = position
    continuationBytes = 0
  }

  private mutating func skipLineEnd() {
    if byte == 13 { position += 1 }
    if byte == 10 { position += 1 }
    beginLine()
  }

  private func place(_ field: Int) -> CSVTable.Place {
    CSVTable.Place(line: line, character: position - lineStart - continuationBytes + 1, field: field)
  }

  /// Passes over blank lines and lines that begin with `#`.
  mutating func skipComments() {
    while position < bytes.count {
      let isComment = byte == UInt8(ascii: "#")
      var end = position
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13, isComment || [9, 32].contains(bytes[end]) {
        end += 1
      }
      if end < bytes.count, bytes[end] != 10, bytes[end] != 13 { return }
      position = end
      if position < bytes.count { skipLineEnd() }
    }
  }

  /// The separator that the record ahead has outside quotes, a comma if it has none.
  func recognisedSeparator() throws(FileFormatError) -> FieldSeparator {
    var isQuoted = false
    var found: Set<FieldSeparator> = []
    for byte in bytes[position...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let separator = FieldSeparator.allCases.first(where: { $0.byte == byte }) { found.insert(separator) }
    }
    if found.count > 1 {
      let names = FieldSeparator.allCases.filter(found.contains).map(\.plural).joined(separator: " and ")
      throw .field(
        path: "line \(line)", found: names,
        expected: "one kind of separator; --separator comma, semicolon or tab says which one it is")
    }
    return found.first ?? .comma
  }

  /// The next record; nil at the end.
  mutating func record(_ separator: UInt8) throws(FileFormatError) -> [CSVTable.Field]? {
    if byte == nil { return nil }
    var record: [CSVTable.Field] = []
    while true {
      record.append(try field(record.count + 1, separator))
      // A separator at the end of the file has an empty field after it.
      guard byte == separator else { break }
      advance()
    }
    skipLineEnd()
    return record
  }

  private mutating func field(_ number: Int, _ separator: UInt8) throws(FileFormatError) -> CSVTable.Field {
    let place = place(number)
    let text = byte == UInt8(ascii: "\"") ? try quoted(number, separator) : try plain(number, separator)
    guard let string = String(validating: text, as: UTF8.self), !text.contains(0) else {
      throw .field(path: place.text(), found: "bytes that are no text", expected: "UTF-8")
    }
    return CSVTable.Field(text: string, place: place)
  }

  private mutating func plain(_ number: Int, _ separator: UInt8) throws(FileFormatError) -> [UInt8] {
    let start = position
    while !isAtLineEnd, byte != separator {
      if byte == UInt8(ascii: "\"") {
        throw .field(path: place(number).text(), found: "a quote", expected: "none inside a field")
      }
      advance()
    }
    return Array(bytes[start..<position])
  }

  private mutating func quoted(_ number: Int, _ separator: UInt8) throws(FileFormatError) -> [UInt8] {
    let start = place(number)
    var text: [UInt8] = []
    advance()
    while true {
      guard let byte else {
        throw .field(path: start.text(), found: "no end", expected: "a quote that ends the field")
      }
      advance()
      if byte == UInt8(ascii: "\"") {
        guard self.byte == UInt8(ascii: "\"") else { break }
        advance()
      } else if byte == 10 {
        beginLine()
      }
      text.append(byte)
    }
    if !isAtLineEnd, byte != separator {
      throw .field(path: place(number).text(), found: "a character after the quote", expected: "a separator")
    }
    return text
  }
}
