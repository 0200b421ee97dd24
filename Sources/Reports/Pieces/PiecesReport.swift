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
  /// The longest numeral in such a list.
  static let longestNumeral = 36

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
    var table = AlignedTable(
      columns: [
        ("piece", .right), ("from", .right), ("to", .right), ("slope", .right), ("intercept", .right),
      ])
    let rows = shownRows(complete: complete)
    table.rows = rows.map { $0.map { row(of: $0, complete: complete) } ?? ["⋮", "⋮", "⋮", "⋮", "⋮"] }
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

  /// The cells of a piece: its number from 1 on, where it begins and ends, its slope, and its intercept.
  func row(of piece: Int, complete: Bool) -> [String] {
    let from = piece == 0 ? "−∞" : numeral(function.breakpoints[piece - 1], complete)
    let to = piece == function.breakpoints.count ? "∞" : numeral(function.breakpoints[piece], complete)
    return [
      String(piece + 1), from, to, numeral(function.slopes[piece], complete),
      numeral(function.intercepts[piece], complete),
    ]
  }

  private func numeral(_ value: Rational, _ complete: Bool) -> String {
    let text = value.description
    return complete ? text : Elision.inMiddle(text, to: Self.longestNumeral)
  }
}
