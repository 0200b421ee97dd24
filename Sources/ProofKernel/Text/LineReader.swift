/// Reads the lines of a certificate one at a time and splits them into tokens (FORMAT.md section 1).
struct LineReader {
  private let nextChunk: () -> [UInt8]
  private var chunk: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var line: [UInt8] = []
  private var tokens: [Range<Int>] = []
  /// The next token to be read.
  private var cursor = 0
  /// The number of the current line, counted from 1.
  private(set) var number = 0
  /// Whether the lines belong to an object, so that what they hold stays in memory.
  private var isInObject = false
  private var objectTokens = 0
  private var objectBytes = 0

  init(nextChunk: @escaping () -> [UInt8]) {
    self.nextChunk = nextChunk
  }

  private mutating func nextByte() -> UInt8? {
    if position == chunk.count {
      if isAtEnd { return nil }
      chunk = nextChunk()
      position = 0
      if chunk.isEmpty {
        isAtEnd = true
        return nil
      }
    }
    let byte = chunk[position]
    position += 1
    return byte
  }

  /// Makes the next line the current one.
  mutating func advance() throws(Failure) {
    number += 1
    line.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    cursor = 0
    var start = 0
    while true {
      guard let byte = nextByte() else {
        throw .declined(line.isEmpty ? "the file ends before its `end` line" : "the line does not end with a line feed")
      }
      if byte == 10 || byte == 32 {
        if start == line.count {
          throw .declined("an empty line, or a space at the beginning, at the end or next to a space")
        }
        tokens.append(start..<line.count)
        if byte == 10 { break }
        start = line.count + 1
      } else if byte < 32 || byte > 126 {
        throw .declined("byte \(byte) where only the bytes 32 to 126 are allowed")
      }
      line.append(byte)
      if line.count > Limits.lineBytes { throw .declined("a line longer than \(Limits.lineBytes) bytes") }
    }
    if number > Limits.lines { throw .declined("more than \(Limits.lines) lines") }
    if isInObject { try countObjectLine() }
  }

  /// The current line begins an object; its lines are counted until `endObject`.
  mutating func beginObject() throws(Failure) {
    isInObject = true
    try countObjectLine()
  }

  mutating func endObject() { isInObject = false }

  private mutating func countObjectLine() throws(Failure) {
    objectTokens += tokens.count - 1
    objectBytes += line.count + 1
    if objectTokens > Limits.objectTokens || objectBytes > Limits.objectBytes {
      throw .declined("the objects exceed \(Limits.objectTokens) tokens or \(Limits.objectBytes) bytes")
    }
  }

  /// Makes the next line the current one, which must begin with the given keyword.
  mutating func advance(to keyword: String) throws(Failure) {
    try advance()
    guard line[tokens[0]].elementsEqual(keyword.utf8) else {
      throw .declined("expected a line `\(keyword) ...`, found `\(quoted(0))`")
    }
    cursor = 1
  }

  /// Throws unless the file ends after the current line.
  mutating func finish() throws(Failure) {
    if nextByte() != nil {
      number += 1
      throw .declined("something follows the `end` line")
    }
  }

  // MARK: Tokens of the current line

  var tokenCount: Int { tokens.count }
  var remainingTokens: Int { tokens.count - cursor }

  /// The whole text of a token, or an empty string if there is none.
  func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? String(decoding: line[tokens[index]], as: UTF8.self) : ""
  }

  /// The first tokens of the line: the theorem as section 4 restates it; all of them if nil.
  func restated(_ count: Int? = nil) -> String {
    let end = tokens.prefix(count ?? tokens.count).last?.upperBound ?? 0
    return String(decoding: line[..<end], as: UTF8.self)
  }

  /// A token, cut short for a message.
  private func quoted(_ index: Int) -> String {
    let token = text(index)
    return token.utf8.count <= 40 ? token : "\(token.prefix(40))... (\(token.utf8.count) bytes)"
  }

  private mutating func take(_ field: String) throws(Failure) -> Int {
    guard cursor < tokens.count else { throw .declined("the field \(field) is missing") }
    cursor += 1
    return cursor - 1
  }

  /// The next token, whatever it is.
  mutating func token(_ field: String) throws(Failure) -> String {
    text(try take(field))
  }

  mutating func integer(_ field: String) throws(Failure) -> Integer {
    try integer(at: take(field), field)
  }

  /// The integer that the token at an index denotes.
  func integer(at index: Int, _ field: String) throws(Failure) -> Integer {
    let token = line[tokens[index]]
    if token.count > Limits.digits, token.count - (token.first == UInt8(ascii: "-") ? 1 : 0) > Limits.digits {
      throw .declined("\(field) has more than \(Limits.digits) digits")
    }
    guard let value = Integer(ascii: token) else {
      throw .declined("expected an integer \(field), found `\(quoted(index))`")
    }
    return value
  }

  /// An integer of at least 1.
  mutating func positive(_ field: String) throws(Failure) -> Integer {
    let value = try integer(field)
    if value < .one { throw .declined("expected \(field) >= 1, found \(value)") }
    return value
  }

  /// An integer in a range of machine words.
  mutating func word(_ field: String, in range: ClosedRange<Int>) throws(Failure) -> Int {
    let value = try integer(field)
    guard case .small(let word) = value, range.contains(word) else {
      throw .declined("expected \(field) in \(range.lowerBound)...\(range.upperBound), found \(value)")
    }
    return word
  }

  /// A number of lines or of tokens.
  mutating func count(_ field: String, atLeast least: Int = 0) throws(Failure) -> Int {
    try word(field, in: least...Limits.count)
  }

  mutating func rational(_ field: String) throws(Failure) -> Rational {
    let numerator = try integer("numerator of \(field)")
    return Rational(numerator: numerator, denominator: try positive("denominator of \(field)"))
  }

  mutating func relation() throws(Failure) -> Relation {
    let index = try take("REL")
    guard let relation = Relation(rawValue: text(index)) else {
      throw .declined("expected one of < <= = >= >, found `\(quoted(index))`")
    }
    return relation
  }

  /// Two rationals l < r.
  mutating func interval() throws(Failure) -> Cell {
    let left = try rational("l")
    let right = try rational("r")
    if left >= right { throw .declined("expected l < r, found \(left) and \(right)") }
    return Cell(left: left, right: right)
  }

  /// Throws if a token has not been read.
  func endOfLine() throws(Failure) {
    if cursor < tokens.count { throw .declined("`\(quoted(cursor))` is one token too many") }
  }
}
