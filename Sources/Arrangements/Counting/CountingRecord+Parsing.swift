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
    for field in try lines.fields(after: "done", count: nil) {
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

/// The lines of a record, read one after the other.
private struct RecordLines {
  /// Longer numbers are refused, so that a hostile text cannot ask for much work.
  static let greatestDigitCount = 20_000
  static let greatestDimension = 65_536

  private let lines: [Substring]
  private var next = 0

  init(_ text: String) {
    // A line feed ends every line, so the last piece is empty. Splitting bytes keeps "\r\n" from hiding a line feed.
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// The error for the line read last.
  func refuse(_ found: some StringProtocol, expected: String) -> CountingError {
    // Messages stay short whatever the text holds.
    let shown = found.count > 60 ? "\(found.prefix(60))…" : String(found)
    return .format(line: next, found: "\"\(shown)\"", expected: expected)
  }

  private mutating func line(expected: String) throws(CountingError) -> Substring {
    guard next + 1 < lines.count else {
      throw .format(line: next + 1, found: "the end of the text", expected: expected)
    }
    next += 1
    return lines[next - 1]
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
    var checksum = RecordChecksum()
    for line in lines[..<next] {
      checksum.add(line)
      checksum.add("\n")
    }
    let found = try fields(after: "end", count: 1)[0]
    guard found == checksum.description else {
      throw refuse(found, expected: "\"\(checksum)\", the checksum of the lines before: the text was changed")
    }
  }

  mutating func expectEnd() throws(CountingError) {
    guard next + 1 == lines.count, lines[next].isEmpty else {
      next += 1
      throw refuse(lines[min(next, lines.count) - 1], expected: "the end of the text")
    }
  }

  /// The fields of the next line.
  mutating func fields(count: Int) throws(CountingError) -> [Substring] {
    let found = try line(expected: "\(count) numbers")
    let fields = found.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == count else { throw refuse(found, expected: "\(count) fields, not \(fields.count)") }
    return fields
  }

  /// The fields of the next line after its name.
  mutating func fields(after name: String, count: Int?) throws(CountingError) -> [Substring] {
    let found = try line(expected: "the field \"\(name)\"")
    let fields = found.split(separator: " ", omittingEmptySubsequences: false)
    guard fields[0] == name else { throw refuse(found, expected: "the field \"\(name)\"") }
    if let count, fields.count != count + 1 {
      throw refuse(found, expected: "\(count) values after \"\(name)\", not \(fields.count - 1)")
    }
    return Array(fields.dropFirst())
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
