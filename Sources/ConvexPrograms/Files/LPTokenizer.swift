import FileFormats

/// A word of a text in LP format.
struct LPToken {
  enum Kind: Equatable {
    case name, number, plus, minus, colon, openBracket, closeBracket, caret, star, slash
    /// `<`, `=` or `>`; all spellings of at most and at least are the same.
    case atMost, equal, atLeast
  }

  let kind: Kind
  let word: TextToken
  /// Whether it is the first word of its line.
  let startsLine: Bool

  var isRelation: Bool { kind == .atMost || kind == .equal || kind == .atLeast }
  var isSign: Bool { kind == .plus || kind == .minus }
  /// A name in lower case, empty for what is no keyword for its length.
  var keyword: String { kind == .name && word.bytes.count <= 12 ? word.text.lowercased() : "" }
}

/// Splits a text in LP format into words; `\` starts a comment to the end of the line.
struct LPTokenizer {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private var lineStart: Int
  private var startsLine = true
  /// Words that have been looked at but not passed.
  private var ahead: [LPToken] = []

  init(_ bytes: [UInt8]) throws(FileFormatError) {
    guard bytes.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: JSONReader.maximumBytes)
    }
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  /// The word after so many others, without passing any; nil beyond the end.
  mutating func peek(_ distance: Int = 0) throws(FileFormatError) -> LPToken? {
    while ahead.count <= distance {
      guard let token = try scan() else { return nil }
      ahead.append(token)
    }
    return ahead[distance]
  }

  /// The next word, which is passed; nil at the end.
  mutating func next() throws(FileFormatError) -> LPToken? {
    let token = try peek()
    if token != nil { ahead.removeFirst() }
    return token
  }

  /// The error that the text ends too early.
  func unexpectedEnd(_ expected: String) -> FileFormatError {
    .syntax(line: line, column: position - lineStart + 1, found: "the end of the text", expected: expected)
  }

  private mutating func scan() throws(FileFormatError) -> LPToken? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let start = position
    let kind = try scanKind()
    let word = TextToken(line: line, column: start - lineStart + 1, bytes: bytes[start..<position])
    if kind == .name, word.bytes.count > ProgramLimits.nameBytes {
      throw word.unexpected("a name of at most \(ProgramLimits.nameBytes) bytes")
    }
    defer { startsLine = false }
    return LPToken(kind: kind, word: word, startsLine: startsLine)
  }

  private mutating func scanKind() throws(FileFormatError) -> LPToken.Kind {
    let first = bytes[position]
    if isDigit(position) || (first == UInt8(ascii: ".") && isDigit(position + 1)) {
      scanNumber()
      return .number
    }
    position += 1
    switch first {
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"):
      if byte(position) == UInt8(ascii: ">") {
        throw TextToken(line: line, column: position - lineStart, bytes: bytes[(position - 1)...position])
          .unexpected("no indicator constraint")
      }
      return .minus
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "["): return .openBracket
    case UInt8(ascii: "]"): return .closeBracket
    case UInt8(ascii: "^"): return .caret
    case UInt8(ascii: "*"): return .star
    case UInt8(ascii: "/"): return .slash
    case UInt8(ascii: "<"):
      if byte(position) == UInt8(ascii: "=") { position += 1 }
      return .atMost
    case UInt8(ascii: ">"):
      if byte(position) == UInt8(ascii: "=") { position += 1 }
      return .atLeast
    case UInt8(ascii: "="):
      switch byte(position) {
      case UInt8(ascii: "<"):
        position += 1
        return .atMost
      case UInt8(ascii: ">"):
        position += 1
        return .atLeast
      default: return .equal
      }
    default:
      guard Self.isNameByte(first), first != UInt8(ascii: ".") else {
        throw TextToken(line: line, column: position - lineStart, bytes: bytes[(position - 1)..<position])
          .unexpected("a name, a number, an operator or a relation")
      }
      while let next = byte(position), Self.isNameByte(next) || next == UInt8(ascii: "/") { position += 1 }
      return .name
    }
  }

  /// Digits with point, exponent or denominator; what does not belong to the number is left.
  private mutating func scanNumber() {
    skipDigits()
    if byte(position) == UInt8(ascii: ".") {
      position += 1
      skipDigits()
    }
    if let letter = byte(position), letter | 0x20 == UInt8(ascii: "e") {
      let sign = byte(position + 1)
      let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
      if isDigit(position + (hasSign ? 2 : 1)) {
        position += hasSign ? 2 : 1
        skipDigits()
      }
    }
    if byte(position) == UInt8(ascii: "/"), isDigit(position + 1) {
      position += 1
      skipDigits()
    }
  }

  private mutating func skipDigits() { while isDigit(position) { position += 1 } }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isDigit(_ index: Int) -> Bool { byte(index).map { (0x30...0x39).contains($0) } ?? false }

  /// Letters, digits and the signs that the format admits in names; a name begins with none of the digits.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!\"#$%&(),.;?@_'`{}|~".utf8.contains(byte)
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09: position += 1
      case UInt8(ascii: "\\"):
        while let next = byte(position), next != 0x0A, next != 0x0D { position += 1 }
      case 0x0A, 0x0D:
        position += bytes[position] == 0x0D && byte(position + 1) == 0x0A ? 2 : 1
        lineStart = position
        line += 1
        startsLine = true
      default: return
      }
    }
  }
}
