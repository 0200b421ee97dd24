import FileFormats

/// A line of a text in MPS format.
struct MPSLine {
  let number: Int
  /// Whether it begins in the first column, as the heads of sections do.
  let isHead: Bool
  let words: [TextToken]
}

/// Splits a text in MPS format into lines and those into words, without empty lines and comments.
struct MPSLines {
  private let bytes: [UInt8]
  private let isFixed: Bool
  private var position: Int
  private(set) var number = 0

  /// - Parameter isFixed: whether words are what stands in the columns of the fixed format, or separated by spaces.
  init(_ bytes: [UInt8], isFixed: Bool) throws(FileFormatError) {
    guard bytes.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: JSONReader.maximumBytes)
    }
    self.bytes = bytes
    self.isFixed = isFixed
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line with words, nil at the end.
  mutating func next() throws(FileFormatError) -> MPSLine? {
    while position < bytes.count {
      number += 1
      let start = position
      while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      let line = bytes[start..<position]
      if position < bytes.count {
        let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
        position += isPair ? 2 : 1
      }
      guard let first = line.first, first != UInt8(ascii: "*") else { continue }
      let isHead = first != 0x20 && first != 0x09
      let words = isHead || !isFixed ? Self.words(of: line, number) : Self.columns(of: line, number)
      if words.isEmpty { continue }
      for word in words {
        if let byte = word.bytes.first(where: { $0 < 0x20 || $0 > 0x7E }) {
          throw .syntax(
            line: number, column: word.column, found: "the byte \(byte)", expected: "printable ASCII characters")
        }
        if word.bytes.count > ProgramLimits.nameBytes, !isHead, !word.looksLikeNumber {
          throw word.unexpected("a name of at most \(ProgramLimits.nameBytes) bytes")
        }
      }
      return MPSLine(number: number, isHead: isHead, words: words)
    }
    return nil
  }

  /// The error that the text ends too early.
  func unexpectedEnd(_ expected: String) -> FileFormatError {
    .syntax(line: max(1, number), column: 1, found: "the end of the text", expected: expected)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func words(of line: ArraySlice<UInt8>, _ number: Int) -> [TextToken] {
    var words: [TextToken] = []
    var index = line.startIndex
    while index < line.endIndex {
      if isSpace(line[index]) {
        index += 1
        continue
      }
      let start = index
      while index < line.endIndex, !isSpace(line[index]) { index += 1 }
      words.append(TextToken(line: number, column: start - line.startIndex + 1, bytes: line[start..<index]))
      // No line has more than six fields; one more shows that there are too many.
      if words.count > 7 { break }
    }
    return words
  }

  /// The fields in columns 2–3, 5–12, 15–22, 25–36, 40–47 and 50–61 that are not empty.
  private static func columns(of line: ArraySlice<UInt8>, _ number: Int) -> [TextToken] {
    [(1, 3), (4, 12), (14, 22), (24, 36), (39, 47), (49, 61)].compactMap { from, to in
      let start = min(line.startIndex + from, line.endIndex)
      var field = line[start..<min(line.startIndex + to, line.endIndex)]
      while let last = field.last, isSpace(last) { field = field.dropLast() }
      while let first = field.first, isSpace(first) { field = field.dropFirst() }
      if field.isEmpty { return nil }
      return TextToken(line: number, column: field.startIndex - line.startIndex + 1, bytes: field)
    }
  }
}

extension TextToken {
  fileprivate var looksLikeNumber: Bool {
    bytes.first.map { (0x30...0x39).contains($0) || "+-.".utf8.contains($0) } ?? false
  }
}
