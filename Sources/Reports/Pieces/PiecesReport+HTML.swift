import ExactNumbers
import ReLUNetworks

extension PiecesReport {
  /// A self-contained page with the graph and the table of pieces.
  ///
  /// - Parameters:
  ///   - complete: whether to list every piece and every digit.
  ///   - range: an interval whose number of pieces is wanted too.
  public func html(complete: Bool = false, on range: ClosedRange<Rational>? = nil) -> [UInt8] {
    let shown = interval
    let over = "over \(Self.text(shown))"
    let plot = SVGPlot(
      identifier: "graph", title: "Graph of \(name)", summary: "The graph \(over): \(countsText).",
      curves: [PlotCurve(Elision.inMiddle(name, to: 48), function, on: shown)])
    let rows = shownRows(complete: complete)
    let columns = columns(for: rows)
    let head = columns.map { "<th scope=\"col\">\($0.title)</th>" }.joined()
    let onRange = range.map { " It has \(countText(on: $0))." } ?? ""
    var body = """
      <header>
      <h1>\(MarkupText.breakable(name))</h1>
      <p>\(MarkupText.escape(summaryText + onRange)) \(exactness(columns))</p>
      </header>
      <main>
      <figure>
      \(plot.svg)<figcaption>The graph \(MarkupText.escape(over)).</figcaption>
      </figure>
      <h2>Pieces</h2>
      <p>On each piece the function is x ↦ slope · x + intercept.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Pieces">
      <table class="numbers">
      <thead><tr>\(head)</tr></thead>
      <tbody>

      """
    for piece in rows {
      let cells = columns.map { "<td>\(MarkupText.escape(cell($0, piece, complete: complete)))</td>" }
      body += "<tr>\(cells.joined())</tr>\n"
    }
    body += "</tbody>\n</table>\n</div>\n"
    if rows.count < function.pieceCount {
      body += "<p>\(function.pieceCount - rows.count + 1) of \(function.pieceCount) pieces are not shown.</p>\n"
    }
    return Array(HTMLPage.text(title: "Pieces of \(name)", body: body + "</main>\n").utf8)
  }

  private func exactness(_ columns: [Column]) -> String {
    columns.contains { $0.isDecimal }
      ? "All numbers are exact but those in columns headed ≈, which are rounded." : "All numbers are exact."
  }

  private var summaryText: String {
    let counts =
      "\(CountedNoun.text(function.pieceCount, "piece")) and "
      + CountedNoun.text(function.breakpoints.count, "breakpoint")
    let network: String? = hiddenWidths.map { widths in
      widths.isEmpty
        ? "The function of a network without hidden layer has "
        : "The function of a network with hidden widths \(widths.map(String.init).joined(separator: ", ")) has "
    }
    return (network ?? "The function has ") + counts + "."
  }
}
