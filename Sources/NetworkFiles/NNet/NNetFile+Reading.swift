import ExactNumbers
import FileFormats
import ReLUNetworks

extension NNetFile {
  /// Reads a `.nnet` file.
  /// - Throws: `NetworkFileError.text` with line and column: for a number that is none, a line with too few or too many
  ///   numbers, sizes that do not fit each other or the length of the file, a range that is not positive; and
  ///   `.emptyBox` for an input whose least value is above its greatest.
  /// - Complexity: one pass over the bytes; nothing is allocated for a declared size that the bytes cannot fill.
  public init(reading bytes: [UInt8]) throws(NetworkFileError) {
    var reader = try NNetReader(bytes)
    do throws(FileFormatError) {
      try reader.readHead()
      try reader.readLayers()
    } catch {
      throw .text(error)
    }
    let inputs = reader.widths[0]
    let normalization = try Normalization(
      inputMeans: Array(reader.means.prefix(inputs)), inputRanges: Array(reader.ranges.prefix(inputs)),
      outputMean: reader.means[inputs], outputRange: reader.ranges[inputs])
    try self.init(
      comments: reader.comments, network: try assembledNetwork(reader.layers),
      inputBox: try InputBox(lower: reader.minimums, upper: reader.maximums), normalization: normalization)
  }
}

/// A cursor over the lines of a `.nnet` file.
private struct NNetReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 0
  private var budget = NumberBudget()

  var comments: [String] = []
  var widths: [Int] = []
  var minimums: [Rational] = []
  var maximums: [Rational] = []
  var means: [Rational] = []
  var ranges: [Rational] = []
  var layers: [(rows: [[Rational]], bias: [Rational])] = []

  init(_ bytes: [UInt8]) throws(NetworkFileError) {
    guard bytes.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: bytes.count, limit: JSONReader.maximumBytes)
    }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next line that is not blank, without its end.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      let content = bytes[start..<position]
      if position < bytes.count {
        position += bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
      }
      line += 1
      if content.contains(where: { $0 != 0x20 && $0 != 0x09 }) { return content }
    }
    return nil
  }

  private func failure(column: Int = 1, found: String, expected: String) -> FileFormatError {
    .syntax(line: max(line, 1), column: column, found: found, expected: expected)
  }

  /// The words of the next line of numbers: those between commas, a last comma being allowed.
  private mutating func words(_ what: String, count: Int?) throws(FileFormatError) -> [TextToken] {
    guard let content = nextLine() else {
      throw failure(column: 1, found: "the end of the text", expected: what)
    }
    let expected = count.map { "\($0) numbers separated by commas, \(what)" } ?? what
    var tokens: [TextToken] = []
    var start = content.startIndex
    while start <= content.endIndex {
      var end = start
      while end < content.endIndex, content[end] != UInt8(ascii: ",") { end += 1 }
      var first = start
      var last = end
      while first < last, content[first] == 0x20 || content[first] == 0x09 { first += 1 }
      while last > first, content[last - 1] == 0x20 || content[last - 1] == 0x09 { last -= 1 }
      let column = first - content.startIndex + 1
      if first == last {
        if end == content.endIndex, !tokens.isEmpty { break }
        throw failure(column: column, found: "nothing", expected: expected)
      }
      tokens.append(TextToken(line: line, column: column, bytes: content[first..<last]))
      if let count, tokens.count > count { throw tokens[count].unexpected("the end of the line after \(expected)") }
      start = end + 1
    }
    if let count, tokens.count < count {
      throw failure(column: content.count + 1, found: "\(tokens.count) numbers", expected: expected)
    }
    return tokens
  }

  private mutating func numbers(_ what: String, count: Int) throws(FileFormatError) -> [Rational] {
    var result: [Rational] = []
    for token in try words(what, count: count) {
      let number = try token.number(&budget)
      if number.inlineParts == nil,
        max(number.numerator.bitLength, number.denominator.bitLength) > LoweringBudget.maximumBits
      {
        throw token.unexpected("a number of at most \(LoweringBudget.maximumBits) bits")
      }
      result.append(number)
    }
    return result
  }

  /// A positive integer that the rest of the file can fill.
  private func size(_ token: TextToken, _ what: String) throws(FileFormatError) -> Int {
    guard token.isNatural, let value = Int(token.text), value >= 1 else {
      throw token.unexpected("\(what), a positive integer")
    }
    guard value <= bytes.count else {
      throw token.unexpected("\(what), at most \(bytes.count) in a file of so many bytes")
    }
    return value
  }

  private mutating func readComments() {
    while true {
      let (start, number) = (position, line)
      guard let content = nextLine() else { return }
      let text = content.drop { $0 == 0x20 || $0 == 0x09 }
      guard text.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) else {
        (position, line) = (start, number)
        return
      }
      let rest = text.dropFirst(2)
      comments.append(String(decoding: rest.first == 0x20 ? rest.dropFirst() : rest, as: UTF8.self))
    }
  }

  mutating func readHead() throws(FileFormatError) {
    readComments()
    let head = try words("number of layers, number of inputs, number of outputs, largest width", count: 4)
    let layerCount = try size(head[0], "the number of layers")
    let inputs = try size(head[1], "the number of inputs")
    let outputs = try size(head[2], "the number of outputs")
    let tokens = try words("the widths from the inputs to the outputs", count: layerCount + 1)
    for token in tokens { widths.append(try size(token, "a width")) }
    if widths[0] != inputs { throw tokens[0].unexpected("\(inputs), the number of inputs stated before") }
    if widths[layerCount] != outputs {
      throw tokens[layerCount].unexpected("\(outputs), the number of outputs stated before")
    }
    let stated = try size(head[3], "the largest width")
    // Some writers leave out the inputs, some the outputs.
    if stated != widths.max(), stated != widths.dropFirst().max(), stated != widths.dropFirst().dropLast().max() {
      throw head[3].unexpected("\(widths.max() ?? 0), the largest width of the next line")
    }
    // A number takes at least a digit and a comma or a line end.
    let most = (bytes.count - position + 1) / 2
    var total = 0
    for (before, after) in zip(widths, widths.dropFirst()) {
      total += (before + 1) * after
      if total > most {
        throw failure(
          found: "widths that need more than \(most) weights and biases", expected: "what the rest of the text can hold"
        )
      }
    }
    _ = try words("a flag", count: nil)
    minimums = try numbers("the least value of each input", count: inputs)
    maximums = try numbers("the greatest value of each input", count: inputs)
    means = try numbers("the mean of each input and of the outputs", count: inputs + 1)
    ranges = try numbers("the range of each input and of the outputs", count: inputs + 1)
  }

  mutating func readLayers() throws(FileFormatError) {
    for (index, (before, after)) in zip(widths, widths.dropFirst()).enumerated() {
      var rows: [[Rational]] = []
      for row in 0..<after {
        rows.append(try numbers("weights of layer \(index + 1), row \(row + 1)", count: before))
      }
      var bias: [Rational] = []
      for row in 0..<after { bias += try numbers("the bias of layer \(index + 1), row \(row + 1)", count: 1) }
      layers.append((rows, bias))
    }
    if let rest = nextLine() {
      let token = TextToken(line: line, column: 1, bytes: rest)
      throw token.unexpected("the end of the text after the biases of the last layer")
    }
  }
}
