import Claims

/// The table of all claims; on narrow screens each row becomes a card.
enum ClaimTable {
  static func markup(_ results: [ClaimResult], anchors: [String], showsSeconds: Bool) -> String {
    // A single work is named in the heading once instead of in every row.
    let works = Set(results.map(\.claim.source.work))
    let onlyWork = works.count == 1 ? works.first : nil
    var headings = [
      ("Claim", false), ("Form", false), ("Source" + (onlyWork.map { ": \($0)" } ?? ""), false), ("Verdict", false),
      ("As expected", false), ("Instances decided", true), ("Certificates verified", true),
      ("Floating-point errors", true),
    ]
    if showsSeconds { headings.append(("Seconds", true)) }
    let head = headings.map {
      "<th scope=\"col\"\($0.1 ? " class=\"number\"" : "")>\(MarkupText.escape($0.0))</th>"
    }.joined()
    let rows = zip(results, anchors).map { result, anchor in
      row(result, anchor: anchor, namesWork: onlyWork == nil, showsSeconds: showsSeconds)
    }.joined()
    return "<table class=\"claims\">\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table>\n"
  }

  private static func row(_ result: ClaimResult, anchor: String, namesWork: Bool, showsSeconds: Bool) -> String {
    let claim = result.claim
    let source = (namesWork ? claim.source.work + ", " : "") + claim.source.item
    let expected = result.isAsExpected ? "yes" : "<span class=\"surprise\">NO</span>"
    let compared = result.floatingAgreements + result.floatingDisagreements
    var cells = "<th scope=\"row\"><a href=\"#\(anchor)\">\(MarkupText.breakable(claim.name))</a></th>"
    cells += cell("Form", claim.form.rawValue, isNumber: false)
    cells += cell("Source", MarkupText.escape(source), isNumber: false)
    cells += cell("Verdict", VerdictLabel.markup(result.verdict), isNumber: false)
    cells += cell("As expected", expected, isNumber: false)
    cells += cell("Instances", String(result.instancesDecided))
    cells += cell("Certificates", String(result.certificatesChecked))
    if compared == 0 {
      cells += "<td class=\"number none\">–</td>"
    } else {
      cells += cell("Floating-point errors", "\(result.floatingDisagreements) of \(compared)")
    }
    if showsSeconds { cells += cell("Seconds", SecondsText.twoDecimals(result.seconds)) }
    return "<tr class=\"claim \(HTMLReport.filterClasses(result))\">\(cells)</tr>\n"
  }

  private static func cell(_ label: String, _ content: String, isNumber: Bool = true) -> String {
    "<td\(isNumber ? " class=\"number\"" : "") data-label=\"\(label)\">\(content)</td>"
  }

  static let style = """
    .claims { width: 100%; }
    .claims tbody th { font-weight: 600; width: 30%; }
    .claims td[data-label="Source"] { width: 18%; }
    .claims td.number { white-space: nowrap; }
    .claims thead th { line-height: 1.25; }
    .claims td[data-label="Form"] { overflow-wrap: normal; }
    @media (max-width: 800px) {
      .claims thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      .claims, .claims tbody { display: block; }
      .claims tr { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; align-items: baseline; padding: 0.7rem 0;
        border-bottom: 1px solid var(--line); }
      .claims tbody th { flex: 1 0 100%; }
      .claims th, .claims td, .claims td.number { border: 0; padding: 0; text-align: left; white-space: normal; }
      .claims td::before { content: attr(data-label) ": "; color: var(--soft-ink); font-size: 0.85rem; }
      .claims td[data-label="Form"]::before, .claims td[data-label="Verdict"]::before { content: none; }
      .claims td.none { display: none; }
      .claims td[data-label="Source"] { flex: 1 0 70%; }
    }

    """
}
