import FileFormats

/// An expression of the SMT-LIB language: a word, or a list in parentheses.
enum SymbolicExpression {
  case word(TextToken)
  case list([SymbolicExpression], open: TextToken)

  /// The place of its beginning.
  var token: TextToken {
    switch self {
    case .word(let token): token
    case .list(_, let open): open
    }
  }

  /// The error that something else was expected here.
  func unexpected(_ expected: String) -> FileFormatError {
    switch self {
    case .word(let token): token.unexpected(expected)
    case .list(let parts, let open):
      .syntax(
        line: open.line, column: open.column, found: parts.isEmpty ? "()" : "a list of \(parts.count)",
        expected: expected)
    }
  }

  /// The word that a list begins with, and what follows.
  func call(_ expected: String) throws(FileFormatError) -> (name: TextToken, arguments: ArraySlice<SymbolicExpression>)
  {
    guard case .list(let parts, _) = self, case .word(let name)? = parts.first else { throw unexpected(expected) }
    return (name, parts.dropFirst())
  }
}

/// Reads expressions; a semicolon starts a comment to the end of the line.
struct SymbolicExpressionReader {
  /// How deeply lists may be nested.
  static let maximumDepth = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) throws(FileFormatError) {
    guard bytes.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: JSONReader.maximumBytes)
    }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  /// The next expression, nil at the end of the text.
  mutating func next() throws(FileFormatError) -> SymbolicExpression? {
    skipSpace()
    return position < bytes.count ? try expression(depth: 0) : nil
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A:
        position += 1
        line += 1
        lineStart = position
      case UInt8(ascii: ";"): while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return
      }
    }
  }

  private func token(_ end: Int) -> TextToken {
    TextToken(line: line, column: position - lineStart + 1, bytes: bytes[position..<end])
  }

  private mutating func expression(depth: Int) throws(FileFormatError) -> SymbolicExpression {
    switch bytes[position] {
    case UInt8(ascii: "("):
      let open = token(position + 1)
      if depth >= Self.maximumDepth { throw open.unexpected("at most \(Self.maximumDepth) nested lists") }
      position += 1
      var parts: [SymbolicExpression] = []
      while true {
        skipSpace()
        guard position < bytes.count else {
          throw .syntax(
            line: line, column: position - lineStart + 1, found: "the end of the text",
            expected: "')' for the '(' in line \(open.line), column \(open.column)")
        }
        if bytes[position] == UInt8(ascii: ")") {
          position += 1
          return .list(parts, open: open)
        }
        parts.append(try expression(depth: depth + 1))
      }
    case UInt8(ascii: ")"): throw token(position + 1).unexpected("'(' or a word")
    default:
      var end = position
      while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
      let word = token(end)
      position = end
      return .word(word)
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"): true
    default: false
    }
  }
}
