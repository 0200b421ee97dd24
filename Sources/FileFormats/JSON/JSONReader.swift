/// A strict reader of JSON (RFC 8259) for input that may be hostile: bounded length, bounded nesting, no repeated names,
/// errors with line and column, no rounding of numbers.
package struct JSONReader {
  /// The longest text that is accepted, in bytes.
  package static let maximumBytes = 64 << 20
  /// How deeply arrays and objects may be nested.
  package static let maximumDepth = 64
  /// The longest number that is accepted, in bytes.
  package static let maximumNumberLength = 20_000

  private let bytes: [UInt8]
  private let maximumValues: Int
  private var position = 0
  private var values = 0

  private init(_ bytes: [UInt8], maximumValues: Int) {
    self.bytes = bytes
    self.maximumValues = maximumValues
  }

  /// Reads one value that fills the whole text; it takes up to about a hundred bytes of memory for each value in it, of
  /// which there may be at most `maximumValues`.
  package static func read(_ bytes: [UInt8], maximumValues: Int = .max) throws(FileFormatError) -> JSONValue {
    guard bytes.count <= maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: maximumBytes)
    }
    var reader = JSONReader(bytes, maximumValues: maximumValues)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.failure(expected: "the end of the text") }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private func failure(at place: Int? = nil, expected: String) -> FileFormatError {
    let place = place ?? position
    var line = 1
    var lineStart = 0
    for index in 0..<place where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    let found: String
    if place >= bytes.count {
      found = "the end of the text"
    } else if bytes[place] > 0x20 && bytes[place] < 0x7F {
      found = "'\(Unicode.Scalar(bytes[place]))'"
    } else {
      found = "the byte \(bytes[place])"
    }
    return .syntax(line: line, column: place - lineStart + 1, found: found, expected: expected)
  }

  private mutating func value(depth: Int) throws(FileFormatError) -> JSONValue {
    skipSpace()
    values += 1
    if values > maximumValues { throw .tooLarge(what: "values in the text", found: values, limit: maximumValues) }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return .number(try number())
    default: throw failure(expected: "a JSON value")
    }
  }

  private func requireDepth(_ depth: Int) throws(FileFormatError) {
    if depth >= Self.maximumDepth { throw failure(expected: "at most \(Self.maximumDepth) nested arrays and objects") }
  }

  private mutating func array(depth: Int) throws(FileFormatError) -> JSONValue {
    try requireDepth(depth)
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(values)
      default: throw failure(expected: "',' or ']'")
      }
    }
  }

  private mutating func object(depth: Int) throws(FileFormatError) -> JSONValue {
    try requireDepth(depth)
    position += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      let start = position
      guard next == UInt8(ascii: "\"") else { throw failure(expected: "a name in quotes") }
      let name = try string()
      guard names.insert(name).inserted else { throw failure(at: start, expected: "a name that is new in its object") }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw failure(expected: "':'") }
      position += 1
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw failure(expected: "',' or '}'")
      }
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(FileFormatError) -> JSONValue {
    for byte in text.utf8 {
      guard next == byte else { throw failure(expected: "the word \(text)") }
      position += 1
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func digits() throws(FileFormatError) {
    guard let first = next, Self.isDigit(first) else { throw failure(expected: "a digit") }
    while let byte = next, Self.isDigit(byte) { position += 1 }
  }

  private mutating func number() throws(FileFormatError) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    guard position - start <= Self.maximumNumberLength else {
      throw failure(at: start, expected: "a number of at most \(Self.maximumNumberLength) characters")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(FileFormatError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure(at: start, expected: "a string in UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw failure(expected: "no control character in a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure(expected: "'\"' at the end of the string")
  }

  private mutating func escape(into content: inout [UInt8]) throws(FileFormatError) {
    position += 1
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    guard let byte = next else { throw failure(expected: "an escape") }
    if let plain = simple[byte] {
      content.append(plain)
      position += 1
      return
    }
    guard byte == UInt8(ascii: "u") else { throw failure(expected: "an escape") }
    let start = position - 1
    position += 1
    var code = try hexadecimal()
    if code >= 0xD800 && code < 0xDC00, next == UInt8(ascii: "\\") {
      position += 1
      guard next == UInt8(ascii: "u") else { throw failure(expected: "the second half of a surrogate pair") }
      position += 1
      let low = try hexadecimal()
      guard low >= 0xDC00 && low < 0xE000 else {
        throw failure(at: start, expected: "a surrogate pair")
      }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure(at: start, expected: "a surrogate pair") }
    content += Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(FileFormatError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(expected: "a hexadecimal digit")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
