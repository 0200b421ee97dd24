import ExactNumbers

/// A word of a text, with its place counted from 1.
package struct TextToken: Sendable {
  package let line: Int
  package let column: Int
  package let bytes: ArraySlice<UInt8>

  package init(line: Int, column: Int, bytes: ArraySlice<UInt8>) {
    self.line = line
    self.column = column
    self.bytes = bytes
  }

  /// The word; bytes that are not UTF-8 are replaced.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The word for messages, in quotes and cut after 40 bytes; bytes that do not print are replaced.
  package var quoted: String {
    let shown = bytes.prefix(40).map { $0 > 0x20 && $0 < 0x7F ? $0 : UInt8(ascii: "?") }
    return "'\(String(decoding: shown, as: UTF8.self))\(bytes.count > 40 ? "..." : "")'"
  }

  /// The error that something else than this word was expected.
  package func unexpected(_ expected: String) -> FileFormatError {
    .syntax(line: line, column: column, found: quoted, expected: expected)
  }

  /// Whether the word is one or more decimal digits.
  package var isNatural: Bool { !bytes.isEmpty && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// Whether the word is a comma.
  package var isComma: Bool { bytes.elementsEqual([UInt8(ascii: ",")]) }

  /// The word cut before and after every comma; itself if there is none.
  package var splitAtCommas: [TextToken] {
    guard bytes.contains(UInt8(ascii: ",")) else { return [self] }
    var parts: [TextToken] = []
    func append(_ range: Range<Int>) {
      if range.isEmpty { return }
      parts.append(TextToken(line: line, column: column + range.lowerBound - bytes.startIndex, bytes: bytes[range]))
    }
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == UInt8(ascii: ",") {
      append(start..<index)
      append(index..<(index + 1))
      start = index + 1
    }
    append(start..<bytes.endIndex)
    return parts
  }

  /// The exact number that the word is: -3, -3/4, 0.125, .125 or 1.5e-3, each taken at its word.
  package func number(_ budget: inout NumberBudget) throws(FileFormatError) -> Rational {
    let value: Rational
    if let small = smallInteger {
      value = Rational(small)
    } else if bytes.count > Rational.maximumDigits + 64 {
      throw unexpected("a number of at most \(Rational.maximumDigits) digits")
    } else {
      do throws(NumberParsingError) {
        value = try Rational(parsing: textWithLeadingDigit)
      } catch {
        throw unexpected("an exact number (\(error.reason))")
      }
    }
    try budget.add(value) { "line \(line)" }
    return value
  }

  /// The word with a zero before a point that stands at its beginning and has a digit after it.
  private var textWithLeadingDigit: String {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let rest = isNegative ? bytes.dropFirst() : bytes
    guard rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first, next >= 0x30, next <= 0x39 else {
      return text
    }
    return (isNegative ? "-0" : "0") + String(decoding: rest, as: UTF8.self)
  }

  /// The integer with at most 18 digits that the word is; almost all words of a file are.
  private var smallInteger: Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }
}

/// Splits a text into words at spaces, tabs and line ends (LF, CR LF or CR); `#` starts a comment to the end of the line.
package struct TextScanner {
  private let bytes: [UInt8]
  private var position: Int
  private var lineStart: Int
  /// The line of the position, counted from 1.
  package private(set) var line = 1

  /// A scanner at the beginning; a byte order mark is passed over.
  package init(_ bytes: [UInt8]) throws(FileFormatError) {
    guard bytes.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: JSONReader.maximumBytes)
    }
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  /// The next word, or nil at the end of the text.
  package mutating func next() -> TextToken? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, !Self.endsWord(bytes[position]) { position += 1 }
    return TextToken(line: line, column: start - lineStart + 1, bytes: bytes[start..<position])
  }

  /// The next word without passing it.
  package func peek() -> TextToken? {
    var copy = self
    return copy.next()
  }

  /// Passes over the rest of the line.
  package mutating func skipLine() {
    while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
  }

  /// The error that the text ends too early.
  package func unexpectedEnd(_ expected: String) -> FileFormatError {
    .syntax(line: line, column: position - lineStart + 1, found: "the end of the text", expected: expected)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "#")
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09: position += 1
      case UInt8(ascii: "#"): skipLine()
      case 0x0A, 0x0D:
        let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
        position += isPair ? 2 : 1
        lineStart = position
        line += 1
      default: return
      }
    }
  }
}
