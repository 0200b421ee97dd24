import ExactNumbers

extension CountingRecord {
  /// The record that a text describes.
  ///
  /// - Throws: `CountingError.format` for anything that `text` would not have written.
  public init(parsing text: String) throws(CountingError) {
    var lines = RecordLines(text)
    try lines.expect("lemmata count 1")
    let name = try lines.name()
    let dimension = try lines.integer(after: "dimension", in: 1...RecordLines.greatestDimension)
    let formCount = try lines.integer(after: "forms", in: 0...Int.max)
    var forms: [AffineForm] = []
    for _ in 0..<formCount {
      let numbers = try lines.integers(count: dimension + 1)
      forms.append(AffineForm(normal: Array(numbers.dropLast()), constant: numbers[dimension]))
    }
    let methodName = try lines.fields(after: "method", count: 1)[0]
    guard let method = CountingMethod(rawValue: String(methodName)), method != .automatic else {
      throw lines.refuse(methodName, expected: "the name of a method")
    }
    let shardFields = try lines.fields(after: "shard", count: 2)
    let shardCount = try lines.parse(shardFields[1], in: 1...Int.max)
    let shard: CountingShard
    shard = try CountingShard(index: try lines.parse(shardFields[0], in: 1...shardCount), count: shardCount)
    let itemCount = try lines.integer(after: "items", in: 0...Int.max)
    let done = try Self.parseRanges(&lines, below: shard.itemCount(of: itemCount))
    let counters = try Self.parseSums(&lines)
    try lines.expectChecksum()
    try lines.expectEnd()
    let arrangement: HyperplaneArrangement
    do { arrangement = try HyperplaneArrangement(dimension: dimension, forms: forms) } catch {
      throw .internal(error.description)
    }
    self.init(
      name: name, arrangement: arrangement, method: method, shard: shard, itemCount: itemCount, done: done,
      counters: counters)
  }

  private static func parseRanges(_ lines: inout RecordLines, below end: Int) throws(CountingError) -> PositionRanges {
    var done = PositionRanges()
    var rest = try lines.text(after: "done")
    while let text = rest {
      let (field, following) = RecordLines.splitFirst(text)
      rest = following
      let bounds = field.split(separator: "-", omittingEmptySubsequences: false)
      guard bounds.count == 2 else { throw lines.refuse(field, expected: "a range a-b") }
      // A gap is required between ranges: otherwise they would be one.
      let last = done.ranges.last?.upperBound ?? -1
      guard last < end - 1 else { throw lines.refuse(field, expected: "no range beyond position \(end - 1)") }
      let lower = try lines.parse(bounds[0], in: (last + 1)...(end - 1))
      let upper = try lines.parse(bounds[1], in: lower...(end - 1))
      done.insert(lower..<(upper + 1))
    }
    return done
  }

  private static func parseSums(_ lines: inout RecordLines) throws(CountingError) -> Counters {
    var counters = Counters()
    var previous: CounterKey?
    for _ in 0..<(try lines.integer(after: "sums", in: 0...Int.max)) {
      let fields = try lines.fields(count: 3)
      let keys = Int(Int32.min)...Int(Int32.max)
      let key = CounterKey(try lines.parse(fields[0], in: keys), try lines.parse(fields[1], in: keys))
      let sum = try lines.parse(fields[2])
      guard sum > 0 else { throw lines.refuse(fields[2], expected: "a positive sum") }
      if let previous, previous >= key { throw lines.refuse(fields[0], expected: "increasing keys") }
      previous = key
      counters.add(sum, to: key)
    }
    return counters
  }
}

/// The lines of a record, read one after the other; a line is looked at before the next one is looked for.
private struct RecordLines {
  /// Longer numbers are refused, so that a hostile text cannot ask for much work.
  static let greatestDigitCount = 20_000
  static let greatestDimension = 65_536

  private var rest: Substring.UTF8View
  /// The number of the line read last.
  private var number = 0
  /// Of the lines read.
  private var checksum = RecordChecksum()

  init(_ text: String) { rest = Substring(text).utf8 }

  /// The error for the line read last.
  func refuse(_ found: some StringProtocol, expected: String) -> CountingError {
    // Messages stay short whatever the text holds; a character can be as long as the text.
    let end = found.unicodeScalars.index(found.startIndex, offsetBy: 60, limitedBy: found.endIndex) ?? found.endIndex
    let shown = end < found.endIndex ? "\(found[..<end])…" : String(found)
    return .format(line: number, found: "\"\(shown)\"", expected: expected)
  }

  private mutating func line(expected: String) throws(CountingError) -> Substring {
    // Looking for the byte keeps "\r\n" from hiding a line feed.
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
      throw .format(line: number + 1, found: "the end of the text", expected: expected)
    }
    let line = Substring(rest[..<end])
    checksum.add(line)
    checksum.add("\n")
    rest = rest[rest.index(after: end)...]
    number += 1
    return line
  }

  mutating func expect(_ content: String) throws(CountingError) {
    let found = try line(expected: "\"\(content)\"")
    guard found == content else { throw refuse(found, expected: "\"\(content)\"") }
  }

  /// The rest of the next line after the field `name`, as it would be written.
  mutating func name() throws(CountingError) -> String {
    let found = try line(expected: "the field \"name\"")
    // By bytes, since the name may begin with a scalar that combines with the space.
    guard found.utf8.starts(with: "name ".utf8) else { throw refuse(found, expected: "the field \"name\"") }
    let name = String(Substring(found.utf8.dropFirst(5)))
    guard name.utf8.elementsEqual(CountingRecord.oneLine(name).utf8) else {
      throw refuse(name, expected: "a name of at most 200 characters without control characters")
    }
    return name
  }

  /// The last line, with the checksum of those before it.
  mutating func expectChecksum() throws(CountingError) {
    let checksum = checksum
    let found = try fields(after: "end", count: 1)[0]
    guard found == checksum.description else {
      throw refuse(found, expected: "\"\(checksum)\", the checksum of the lines before: the text was changed")
    }
  }

  mutating func expectEnd() throws(CountingError) {
    guard rest.isEmpty else {
      number += 1
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      throw refuse(Substring(rest[..<end]), expected: "the end of the text")
    }
  }

  /// The fields of the next line.
  mutating func fields(count: Int) throws(CountingError) -> [Substring] {
    let found = try line(expected: "\(count) numbers")
    let fieldCount = Self.fieldCount(found)
    guard fieldCount == count else { throw refuse(found, expected: "\(count) fields, not \(fieldCount)") }
    return found.split(separator: " ", omittingEmptySubsequences: false)
  }

  /// The fields of the next line after its name.
  mutating func fields(after name: String, count: Int) throws(CountingError) -> [Substring] {
    guard let text = try text(after: name) else {
      throw refuse(name, expected: "\(count) values after \"\(name)\", not 0")
    }
    let fieldCount = Self.fieldCount(text)
    guard fieldCount == count else {
      throw refuse(text, expected: "\(count) values after \"\(name)\", not \(fieldCount)")
    }
    return text.split(separator: " ", omittingEmptySubsequences: false)
  }

  /// What follows the name of the next line and a space; nil if the name is all.
  mutating func text(after name: String) throws(CountingError) -> Substring? {
    let found = try line(expected: "the field \"\(name)\"")
    let (field, rest) = Self.splitFirst(found)
    guard field == name else { throw refuse(found, expected: "the field \"\(name)\"") }
    return rest
  }

  /// The first field, and what follows the space after it.
  static func splitFirst(_ text: Substring) -> (field: Substring, rest: Substring?) {
    guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return (text, nil) }
    return (text[..<space], text[text.utf8.index(after: space)...])
  }

  private static func fieldCount(_ text: Substring) -> Int {
    text.utf8.reduce(1) { $1 == UInt8(ascii: " ") ? $0 + 1 : $0 }
  }

  mutating func integer(after name: String, in range: ClosedRange<Int>) throws(CountingError) -> Int {
    let field = try fields(after: name, count: 1)[0]
    return try parse(field, in: range)
  }

  mutating func integers(count: Int) throws(CountingError) -> [BigInteger] {
    var result: [BigInteger] = []
    for field in try fields(count: count) { result.append(try parse(field)) }
    return result
  }

  /// An integer written without superfluous signs or zeros.
  func parse(_ field: Substring) throws(CountingError) -> BigInteger {
    guard field.utf8.count <= Self.greatestDigitCount, let value = BigInteger(String(field)),
      value.description == field
    else { throw refuse(field, expected: "an integer of at most \(Self.greatestDigitCount) digits") }
    return value
  }

  func parse(_ field: Substring, in range: ClosedRange<Int>) throws(CountingError) -> Int {
    guard let value = Int(exactly: try parse(field)), range.contains(value) else {
      throw refuse(field, expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
