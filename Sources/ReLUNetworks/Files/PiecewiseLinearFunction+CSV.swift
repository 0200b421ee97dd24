import ExactNumbers
import FileFormats

extension PiecewiseLinearFunction {
  /// Reads a function from comma-separated values: a first line `x,y`, then `-inf,` and the leftmost slope, one line
  /// `x,y` for each point in increasing order, and `inf,` and the rightmost slope. Numbers are exact: 3, 1/3 or 0.1, each
  /// taken at its word.
  /// - Throws: `FileFormatError` with the line.
  public init(csv text: String) throws(FileFormatError) {
    guard text.utf8.count <= JSONReader.maximumBytes else {
      throw .tooLarge(what: "bytes of the text", found: text.utf8.count, limit: JSONReader.maximumBytes)
    }
    var lines: [(number: Int, cells: [String])] = []
    // A carriage return and a line feed are one character, and a newline too.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String(Self.trimmed($0)) }
      if cells == [""] { continue }
      guard cells.count == 2 else {
        throw .syntax(line: index + 1, column: 1, found: "\(cells.count) cells", expected: "2")
      }
      lines.append((index + 1, cells))
    }
    guard lines.count >= 4, let head = lines.first, let left = lines.dropFirst().first, let right = lines.last else {
      throw .syntax(
        line: lines.last?.number ?? 1, column: 1, found: "\(lines.count) lines",
        expected: "x,y, then -inf and a slope, points, inf and a slope")
    }
    func require(_ line: (number: Int, cells: [String]), _ cell: Int, _ word: String) throws(FileFormatError) {
      if line.cells[cell] != word {
        throw .syntax(line: line.number, column: 1, found: "'\(line.cells[cell].prefix(40))'", expected: word)
      }
    }
    try require(head, 0, "x")
    try require(head, 1, "y")
    try require(left, 0, "-inf")
    try require(right, 0, "inf")
    var points: [(x: Rational, y: Rational)] = []
    for line in lines.dropFirst(2).dropLast() {
      points.append(
        (
          try FieldReader.parse(line.cells[0], path: "line \(line.number), x"),
          try FieldReader.parse(line.cells[1], path: "line \(line.number), y")
        ))
    }
    self = try Self.joining(
      points, try FieldReader.parse(left.cells[1], path: "line \(left.number), slope"),
      try FieldReader.parse(right.cells[1], path: "line \(right.number), slope"))
  }

  /// The function as comma-separated values, in the form that `init(csv:)` reads.
  public var csv: String {
    let points = filePoints.map { "\($0.x),\($0.y)\n" }.joined()
    return "x,y\n-inf,\(slopes[0])\n\(points)inf,\(slopes[slopes.count - 1])\n"
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
