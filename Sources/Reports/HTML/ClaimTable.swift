import Claims

/// The table of all claims, by subject; on narrow screens each row becomes a card.
enum ClaimTable {
  /// The table; the anchors are those of all claims, in the order of the groups.
  static func markup(_ groups: [ClaimGroup], anchors: [String], showsSeconds: Bool) -> String {
    // A single work is named in the heading once instead of in every row.
    let works = Set(groups.flatMap(\.results).map(\.claim.source.work))
    let onlyWork = works.count == 1 ? works.first : nil
    let headings =
      [
        ("Claim", false), ("Form", false), ("Source" + (onlyWork.map { ": \($0)" } ?? ""), false), ("Verdict", false),
        ("Instances decided", true), ("Certificates verified", true), ("Double precision wrong", true),
      ] + (showsSeconds ? [("Seconds", true)] : [])
    let head = headings.map {
      "<th scope=\"col\"\($0.1 ? " class=\"number\"" : "")>\(MarkupText.escape($0.0))</th>"
    }.joined()
    var text = "<table class=\"claims\">\n<thead><tr>\(head)</tr></thead>\n"
    var remaining = anchors[...]
    for group in groups {
      text += "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(headings.count)\">"
      text += "\(MarkupText.escape(group.heading))</th></tr>\n"
      for (result, anchor) in zip(group.results, remaining) {
        text += row(result, anchor: anchor, namesWork: onlyWork == nil, showsSeconds: showsSeconds)
      }
      remaining = remaining.dropFirst(group.results.count)
      text += "</tbody>\n"
    }
    return text + "</table>\n"
  }

  private static func row(
    _ result: ClaimResult, anchor: String, namesWork: Bool, showsSeconds: Bool
  ) -> String {
    let claim = result.claim
    let source = (namesWork ? claim.source.work + ", " : "") + claim.source.item
    let surprise = result.isAsExpected ? "" : " <span class=\"surprise\">not as expected</span>"
    let compared = result.floatingAgreements + result.floatingDisagreements
    var cells = "<th scope=\"row\"><a href=\"#\(anchor)\">\(MarkupText.breakable(claim.name))</a>"
    cells += "<span class=\"title\">\(MathText.markup(claim.title))</span>"
    if let found = result.counterexample { cells += counterexample(found) }
    cells += "</th>"
    cells += cell("Form", claim.form.rawValue, isNumber: false)
    cells += cell("Source", MarkupText.escape(source), isNumber: false)
    cells += cell("Verdict", VerdictLabel.markup(of: result) + surprise, isNumber: false)
    cells += cell("Instances", String(result.instancesDecided))
    cells += cell("Certificates", String(result.certificatesChecked))
    if compared == 0 {
      cells += "<td class=\"number none\">–</td>"
    } else {
      cells += cell("Double precision wrong", "\(result.floatingDisagreements) of \(compared)")
    }
    if showsSeconds { cells += cell("Seconds", SecondsText.twoDecimals(result.seconds)) }
    return "<tr class=\"claim \(HTMLReport.filterClasses(result))\">\(cells)</tr>\n"
  }

  /// The counterexample and the theorem that settles it, shortened; the section about the claim has both in full.
  private static func counterexample(_ found: ClaimResult.Counterexample) -> String {
    let instance = MarkupText.escape(Elision.inMiddle(found.description, to: 90))
    let theorem = found.reason.map { MathText.markup(Elision.atEnd($0, to: 90)) }
    return "<span class=\"against\">Not for <span class=\"instance\">\(instance)</span>"
      + (theorem.map { ": \($0)" } ?? "") + "</span>"
  }

  private static func cell(_ label: String, _ content: String, isNumber: Bool = true) -> String {
    "<td\(isNumber ? " class=\"number\"" : "") data-label=\"\(label)\">\(content)</td>"
  }

  static let style = """
    .claims { width: 100%; table-layout: fixed; }
    .claims thead th { width: 8%; }
    .claims thead th:nth-child(1) { width: 32%; }
    .claims thead th:nth-child(3) { width: 11%; }
    .claims thead th:nth-child(4) { width: 13%; }
    .claims thead th:nth-child(6), .claims thead th:nth-child(7) { width: 10%; }
    .claims tbody th { font-weight: 600; }
    .claims .group th { padding-top: 1.3rem; font-size: 1.05rem; border-bottom: 2px solid var(--line); }
    .claims .title, .claims .against { display: block; font-weight: 400; }
    .claims .against { color: var(--bad); }
    .claims td, .claims thead th { overflow-wrap: normal; }
    .claims td.number { white-space: nowrap; }
    .claims thead th { line-height: 1.25; }
    @media (max-width: 1100px) {
      .claims thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      .claims, .claims tbody { display: block; }
      .claims tr { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; align-items: baseline; padding: 0.7rem 0;
        border-bottom: 1px solid var(--line); }
      .claims .group { border: 0; padding-bottom: 0; }
      .claims tbody th { flex: 1 0 100%; }
      .claims th, .claims td, .claims td.number { border: 0; padding: 0; text-align: left; white-space: normal; }
      .claims td::before { content: attr(data-label) ": "; color: var(--soft-ink); font-size: 0.85rem; }
      .claims td[data-label="Form"]::before, .claims td[data-label="Verdict"]::before { content: none; }
      .claims td.none { display: none; }
      .claims td[data-label="Source"] { flex: 1 0 70%; overflow-wrap: anywhere; }
    }

    """
}
