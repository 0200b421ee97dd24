import ExactNumbers
import ReLUNetworks

extension PiecesReport {
  /// A self-contained page with the graph and the table of pieces.
  ///
  /// - Parameter complete: whether to list every piece and every digit.
  public func html(complete: Bool = false) -> [UInt8] {
    let shown = interval
    let over =
      "over [\(Elision.inMiddle(shown.lowerBound.description, to: 30)), "
      + "\(Elision.inMiddle(shown.upperBound.description, to: 30))]"
    let plot = SVGPlot(
      identifier: "graph", title: "Graph of \(name)", summary: "The graph \(over): \(countsText).",
      curves: [PlotCurve(Elision.inMiddle(name, to: 48), function, on: shown)])
    let rows = shownRows(complete: complete)
    var body = """
      <header>
      <h1>\(MarkupText.breakable(name))</h1>
      <p>\(MarkupText.escape(summaryText)) All numbers are exact.</p>
      </header>
      <main>
      <figure>
      \(plot.svg)<figcaption>The graph \(MarkupText.escape(over)).</figcaption>
      </figure>
      <h2>Pieces</h2>
      <p>On each piece the function is x ↦ slope · x + intercept.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Pieces">
      <table class="numbers">
      <thead><tr><th scope="col">piece</th><th scope="col">from</th><th scope="col">to</th><th scope="col">slope</th>\
      <th scope="col">intercept</th></tr></thead>
      <tbody>

      """
    for index in rows {
      let cells = index.map { row(of: $0, complete: complete) } ?? Array(repeating: "⋮", count: 5)
      body += "<tr>" + cells.map { "<td>\(MarkupText.escape($0))</td>" }.joined() + "</tr>\n"
    }
    body += "</tbody>\n</table>\n</div>\n"
    if rows.count < function.pieceCount {
      body += "<p>\(function.pieceCount - rows.count + 1) of \(function.pieceCount) pieces are not shown.</p>\n"
    }
    return Array(HTMLPage.text(title: "Pieces of \(name)", body: body + "</main>\n").utf8)
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
