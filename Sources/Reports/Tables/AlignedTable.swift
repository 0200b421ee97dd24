/// A plain-text table: columns padded to a common width, numbers to the right, one column shortened to fit.
///
/// Widths count characters, which is right wherever every character takes one column of the terminal.
struct AlignedTable: Sendable {
  enum Alignment: Sendable { case left, right }

  /// The headings, with the side to which each column is set.
  let columns: [(title: String, alignment: Alignment)]
  /// The rows; missing cells are empty.
  var rows: [[String]] = []
  /// The column that is shortened when the table is wider than it may be.
  var flexibleColumn = 0

  init(columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  private static let gap = 2
  private static let narrowest = 8

  /// The heading, a rule and the rows, each line at most `width` characters long as far as the flexible column can give way.
  func lines(width: Int) -> [String] {
    var widths = columns.map(\.title.count)
    for row in rows {
      for (index, cell) in row.enumerated() where index < widths.count {
        widths[index] = max(widths[index], cell.count)
      }
    }
    let total = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
    if total > width, flexibleColumn < widths.count {
      let least = min(widths[flexibleColumn], Self.narrowest)
      widths[flexibleColumn] = max(least, widths[flexibleColumn] - (total - width))
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(
      separator: String(repeating: " ", count: Self.gap))
    return [line(columns.map(\.title), widths), rule] + rows.map { line($0, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var result = ""
    for index in columns.indices {
      let text = index < cells.count ? cells[index] : ""
      let cell = Elision.inMiddle(text, to: max(3, widths[index]))
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      result += columns[index].alignment == .left ? cell + padding : padding + cell
      if index + 1 < columns.count { result += String(repeating: " ", count: Self.gap) }
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}
