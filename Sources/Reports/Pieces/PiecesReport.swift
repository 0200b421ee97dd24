import ExactNumbers
import ReLUNetworks

/// What a piecewise linear function looks like: its pieces as text, as JSON, and as an HTML page with the graph.
public struct PiecesReport: Sendable {
  /// What the function is called, such as a file name.
  public let name: String
  /// The function.
  public let function: PiecewiseLinearFunction
  /// The hidden widths of the network that computes it, if one does.
  public let hiddenWidths: [Int]?

  /// How many rows a list has that is not shown whole: so many from the beginning and so many from the end.
  static let shownAtEachEnd = 10
  /// The longest numeral in such a list; a decimal stands beside what is longer than easily read.
  static let longestNumeral = 24

  /// A report.
  public init(name: String, function: PiecewiseLinearFunction, hiddenWidths: [Int]? = nil) {
    self.name = name
    self.function = function
    self.hiddenWidths = hiddenWidths
  }

  /// The piece count and a table of the pieces, for a terminal.
  ///
  /// - Parameter complete: whether to show every piece and every digit; otherwise long lists are cut in the middle, and a
  ///   line says how much is missing.
  public func text(complete: Bool = false) -> String {
    let rows = shownRows(complete: complete)
    let columns = columns(for: rows)
    var table = AlignedTable(columns: columns.map { ($0.title, .right) })
    table.rows = rows.map { piece in columns.map { cell($0, piece, complete: complete) } }
    var lines = [TextTable.oneLine(name) + widthsText, countsText, ""] + table.lines(width: .max)
    if rows.count < function.pieceCount {
      lines.append("")
      lines.append("\(function.pieceCount - rows.count + 1) of \(function.pieceCount) pieces are not shown.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The function with exact numbers as strings; complete and deterministic.
  ///
  /// - Parameter range: an interval whose number of pieces is wanted too.
  public func json(on range: ClosedRange<Rational>? = nil) -> String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata pieces")), ("version", .integer(1)), ("name", .string(name)),
      ("hiddenWidths", hiddenWidths.map { .array($0.map { .integer($0) }) } ?? .null),
      ("pieceCount", .integer(function.pieceCount)), ("function", .function(function)),
      ("breakpointValues", .strings(function.breakpointValues.map(\.description))),
    ]
    if let range {
      members.append(
        (
          "onInterval",
          .object([
            ("interval", .strings([range.lowerBound.description, range.upperBound.description])),
            ("pieceCount", .integer(function.pieceCount(on: range))),
          ])
        ))
    }
    return JSONValue.object(members).text
  }

  /// The part of the line worth showing: all breakpoints with a margin; a unit to each side of a single one; -1…1 if there
  /// is none.
  public var interval: ClosedRange<Rational> {
    guard let first = function.breakpoints.first, let last = function.breakpoints.last else { return -1...1 }
    let margin = first == last ? Rational(1) : (last - first) / 10
    return (first - margin)...(last + margin)
  }

  var widthsText: String {
    guard let hiddenWidths else { return "" }
    if hiddenWidths.isEmpty { return ": no hidden layer" }
    return ": hidden widths " + hiddenWidths.map(String.init).joined(separator: ", ")
  }

  var countsText: String {
    let breakpoints = function.breakpoints.count
    return "\(CountedNoun.text(function.pieceCount, "piece")), \(CountedNoun.text(breakpoints, "breakpoint"))"
  }

  /// The indices of the pieces to list; nil stands for those left out.
  func shownRows(complete: Bool) -> [Int?] {
    let count = function.pieceCount
    let ends = Self.shownAtEachEnd
    if complete || count <= 2 * ends + 1 { return (0..<count).map { $0 } }
    return (0..<ends).map { $0 } + [nil] + ((count - ends)..<count).map { $0 }
  }

  /// A column of the list of pieces.
  struct Column: Sendable {
    let title: String
    /// The number in the column for a piece; nil for the piece's own number.
    let value: (@Sendable (PiecesReport, Int) -> Rational?)?
    /// What stands where there is no number.
    let absent: String
    /// Whether the number is rounded to a decimal.
    let isDecimal: Bool
  }

  private static let exactColumns = [
    Column(title: "piece", value: nil, absent: "", isDecimal: false),
    Column(
      title: "from", value: { $1 == 0 ? nil : $0.function.breakpoints[$1 - 1] }, absent: "−∞", isDecimal: false),
    Column(
      title: "to", value: { $1 == $0.function.breakpoints.count ? nil : $0.function.breakpoints[$1] }, absent: "∞",
      isDecimal: false),
    Column(title: "slope", value: { $0.function.slopes[$1] }, absent: "", isDecimal: false),
    Column(title: "intercept", value: { $0.function.intercepts[$1] }, absent: "", isDecimal: false),
  ]

  /// The columns for the pieces listed; one with a number that is too long to read has decimals beside it.
  func columns(for rows: [Int?]) -> [Column] {
    Self.exactColumns.flatMap { column -> [Column] in
      guard let value = column.value else { return [column] }
      let isLong = rows.contains { piece in
        guard let piece, let number = value(self, piece) else { return false }
        return number.description.utf8.count > DecimalApproximation.longestReadable
      }
      if !isLong { return [column] }
      return [column, Column(title: "≈", value: value, absent: column.absent, isDecimal: true)]
    }
  }

  /// What stands in a column for a piece; nil stands for those left out.
  func cell(_ column: Column, _ piece: Int?, complete: Bool) -> String {
    guard let piece else { return "⋮" }
    guard let value = column.value else { return String(piece + 1) }
    guard let number = value(self, piece) else { return column.absent }
    if column.isDecimal { return DecimalApproximation.text(number) }
    let text = number.description
    return complete ? text : Elision.inMiddle(text, to: Self.longestNumeral)
  }

  /// How many pieces the function has on an interval, in a sentence without stop; long ends are rounded for reading.
  public func countText(on range: ClosedRange<Rational>) -> String {
    "\(CountedNoun.text(function.pieceCount(on: range), "piece")) on \(Self.text(range))"
  }

  /// An interval with ends that can be read.
  static func text(_ range: ClosedRange<Rational>) -> String {
    "[\(DecimalApproximation.shortest(range.lowerBound)), \(DecimalApproximation.shortest(range.upperBound))]"
  }
}
