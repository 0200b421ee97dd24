import FileFormats

/// The records of a file of comma-separated values (RFC 4180): quoted fields may hold commas, quotes doubled, and line ends.
struct CSVTable {
  /// A field with the place where it begins, both counted from 1.
  struct Field {
    let text: String
    let line: Int
    let column: Int
  }

  /// The greatest size of a file, in bytes.
  static let maximumBytes = 1 << 27

  /// The records; empty lines are left out.
  let records: [[Field]]

  /// - Throws: `FileFormatError.tooLarge`, or `.syntax` for a quote in the wrong place, a missing one, or bytes that are no
  ///   text.
  init(_ bytes: [UInt8]) throws(FileFormatError) {
    if bytes.count > Self.maximumBytes {
      throw .tooLarge(what: "bytes", found: bytes.count, limit: Self.maximumBytes)
    }
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var lineStart = position
    var records: [[Field]] = []
    var record: [Field] = []
    while position < bytes.count {
      let (startLine, startColumn) = (line, position - lineStart + 1)
      var text: [UInt8] = []
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        while true {
          guard position < bytes.count else {
            throw .syntax(
              line: startLine, column: startColumn, found: "no end", expected: "a quote that ends the field")
          }
          let byte = bytes[position]
          position += 1
          if byte == UInt8(ascii: "\"") {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
            position += 1
          } else if byte == 10 {
            line += 1
            lineStart = position
          }
          text.append(byte)
        }
        if position < bytes.count, ![UInt8(ascii: ","), 10, 13].contains(bytes[position]) {
          throw .syntax(
            line: line, column: position - lineStart + 1, found: "a character after the quote", expected: "a comma")
        }
      } else {
        while position < bytes.count, ![UInt8(ascii: ","), 10, 13].contains(bytes[position]) {
          if bytes[position] == UInt8(ascii: "\"") {
            throw .syntax(
              line: line, column: position - lineStart + 1, found: "a quote", expected: "none inside a field")
          }
          text.append(bytes[position])
          position += 1
        }
      }
      guard let string = String(validating: text, as: UTF8.self), !text.contains(0) else {
        throw .syntax(line: startLine, column: startColumn, found: "bytes that are no text", expected: "UTF-8")
      }
      record.append(Field(text: string, line: startLine, column: startColumn))
      let isComma = position < bytes.count && bytes[position] == UInt8(ascii: ",")
      if isComma {
        position += 1
        // A comma at the end of the file has an empty field after it.
        if position == bytes.count { record.append(Field(text: "", line: line, column: position - lineStart + 1)) }
      }
      if !isComma || position == bytes.count {
        if position < bytes.count, bytes[position] == 13 { position += 1 }
        if position < bytes.count, bytes[position] == 10 { position += 1 }
        line += 1
        lineStart = position
        if record.count > 1 || !record[0].text.allSatisfy(\.isWhitespace) { records.append(record) }
        record = []
      }
    }
    self.records = records
  }
}
