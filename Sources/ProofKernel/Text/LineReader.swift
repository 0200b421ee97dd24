/// Reads the lines of a certificate one at a time (FORMAT.md section 1), and the fields of the current line in turn.
struct LineReader {
  private let nextChunk: () -> [UInt8]
  private var (chunk, position): ([UInt8], Int) = ([], 0)
  private var line: [UInt8] = []
  private var tokens: [Range<Int>] = []
  /// The next token to be read.
  private var cursor = 0
  /// The number of the current line, counted from 1.
  private(set) var number = 0
  private var (objectTokens, objectBytes) = (0, 0)

  init(nextChunk: @escaping () -> [UInt8]) {
    self.nextChunk = nextChunk
  }

  private mutating func nextByte() -> UInt8? {
    if position == chunk.count {
      chunk = nextChunk()
      position = 0
      if chunk.isEmpty { return nil }
    }
    position += 1
    return chunk[position - 1]
  }

  /// Makes the next line the current one.
  mutating func advance() throws(Failure) {
    number += 1
    line.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    cursor = 0
    var start = 0
    while true {
      guard let byte = nextByte() else { throw .declined("the file ends before its `end` line, or inside a line") }
      if byte == 10 || byte == 32 {
        try expect(start < line.count, "tokens separated by single spaces in a line that is not empty")
        tokens.append(start..<line.count)
        if byte == 10 { break }
        start = line.count + 1
      } else {
        try expect(byte > 32 && byte < 127, "the bytes 10 and 32...126, found \(byte)")
      }
      line.append(byte)
      try expect(line.count <= Limits.lineBytes, "at most \(Limits.lineBytes) bytes in a line")
    }
    try expect(number <= Limits.lines, "at most \(Limits.lines) lines")
  }

  /// Makes the next line the current one: it must have this first word, and as many fields if the number is given.
  mutating func advance(to keyword: String, fields: Int? = nil) throws(Failure) {
    try advance()
    try expect(line[tokens[0]].elementsEqual(keyword.utf8), "a line `\(keyword) ...`, found \(found)")
    cursor = 1
    try expectFields(fields)
  }

  /// Throws unless so many tokens follow the first word of the line; nil stands for any number.
  func expectFields(_ count: Int?) throws(Failure) {
    if let count { try expect(tokens.count == count + 1, "\(count) fields, found \(tokens.count - 1)") }
  }

  /// Counts the current line as a line of an object, which will stay in memory.
  mutating func countObjectLine() throws(Failure) {
    objectTokens += tokens.count - 1
    objectBytes += line.count + 1
    let isWithin = objectTokens <= Limits.objectTokens && objectBytes <= Limits.objectBytes
    try expect(isWithin, "objects of at most \(Limits.objectTokens) tokens and \(Limits.objectBytes) bytes")
  }

  /// Throws unless the file ends after the current line.
  mutating func finish() throws(Failure) {
    try expect(nextByte() == nil, "nothing after the `end` line")
  }

  // MARK: The current line

  /// Whether all tokens of the line have been read.
  var isAtEnd: Bool { cursor == tokens.count }

  /// The first word and so many fields of the line, or all.
  func text(fields: Int?) -> String {
    String(decoding: line[..<tokens[fields ?? tokens.count - 1].upperBound], as: UTF8.self)
  }

  /// The text of the next token, which remains the next one; nil at the end of the line.
  func peek() -> String? { isAtEnd ? nil : String(decoding: line[tokens[cursor]], as: UTF8.self) }

  /// The next token, cut short for a message.
  private var found: String { peek().map { "`\($0.prefix(40))`" } ?? "the end of the line" }

  /// The next token, whatever it is.
  mutating func token(_ field: String) throws(Failure) -> String {
    guard let token = peek() else { throw .declined("expected a field \(field), found \(found)") }
    cursor += 1
    return token
  }

  mutating func integer(_ field: String) throws(Failure) -> Integer {
    let token = isAtEnd ? [] : line[tokens[cursor]]
    let digits = token.first == UInt8(ascii: "-") ? token.count - 1 : token.count
    guard digits <= Limits.digits, let value = Integer(ascii: token) else {
      throw .declined("expected an integer \(field) of at most \(Limits.digits) digits, found \(found)")
    }
    cursor += 1
    return value
  }

  /// The integers of the rest of the line, at least one.
  mutating func integers(_ field: String) throws(Failure) -> [Integer] {
    var values: [Integer] = []
    repeat { values.append(try integer(field)) } while !isAtEnd
    return values
  }

  /// An integer of at least 1.
  mutating func positive(_ field: String) throws(Failure) -> Integer {
    let value = try integer(field)
    try expect(value.sign > 0, "\(field) >= 1, found \(value)")
    return value
  }

  /// An integer of at least 0.
  mutating func nonnegative(_ field: String) throws(Failure) -> Integer {
    let value = try integer(field)
    try expect(!value.isNegative, "\(field) >= 0, found \(value)")
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

  /// The number of one of so many things, counted from 1, as an index from 0.
  mutating func index(_ field: String, of count: Int) throws(Failure) -> Int {
    try expect(count > 0, "no \(field), since there is nothing to choose from")
    return try word(field, in: 1...count) - 1
  }

  /// A number of lines or of coordinates.
  mutating func count(_ field: String, atLeast least: Int = 0) throws(Failure) -> Int {
    try word(field, in: least...Limits.count)
  }

  mutating func rational(_ field: String) throws(Failure) -> Rational {
    Rational(try integer("numerator of \(field)"), try positive("denominator of \(field)"))
  }

  mutating func relation() throws(Failure) -> Relation {
    guard let relation = Relation(try token("REL")) else { throw .declined("expected one of < <= = >= >") }
    return relation
  }

  /// Two rationals l < r.
  mutating func interval() throws(Failure) -> Cell {
    let (left, right) = (try rational("l"), try rational("r"))
    try expect(left < right, "l < r, found \(left) and \(right)")
    return Cell(left: left, right: right)
  }
}
