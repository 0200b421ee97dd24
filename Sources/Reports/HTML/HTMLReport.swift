import Claims

/// The report of a verification run: one HTML page that needs no other file and no script.
///
/// It shows as verified only what the kernel verified. The bytes depend on the arguments alone.
public enum HTMLReport {
  /// The page.
  ///
  /// - Parameters:
  ///   - results: the claims; those of one subject and the forms of one statement are put together.
  ///   - title: the heading.
  ///   - command: how to repeat the run, if that is to be said.
  ///   - showsSeconds: whether to show running times, the only numbers that differ between runs.
  public static func render(
    results given: [ClaimResult], title: String = "Verification report", command: String? = nil,
    showsSeconds: Bool = true
  ) -> [UInt8] {
    let groups = ClaimGroup.grouping(given)
    let results = groups.flatMap(\.results)
    let anchors = MarkupText.anchors(for: results.map(\.claim.identifier))
    var body = "<header>\n<h1>\(MarkupText.escape(title))</h1>\n\(introduction)"
    if let command { body += "<p>To repeat the run: <code>\(MarkupText.escape(command))</code></p>\n" }
    body += "</header>\n<main>\n" + summary(ReportTotals(results), showsSeconds: showsSeconds)
    if results.isEmpty {
      body += "<p>No claim was examined.</p>\n"
    } else {
      body += filter(results)
      body += ClaimTable.markup(groups, anchors: anchors, showsSeconds: showsSeconds)
      body += "<h2>The claims one by one</h2>\n"
      for (result, anchor) in zip(results, anchors) { body += ClaimSection.markup(result, anchor: anchor) }
      body += references(results)
    }
    body += "</main>\n"
    return Array(HTMLPage.text(title: title, body: body, extraStyle: style).utf8)
  }

  private static let introduction = """
    <p>Each claim below is a statement from the literature about networks of rectified linear units, made precise. It was \
    decided on concrete instances in exact rational arithmetic, and every answer comes with a certificate, a proof that a small \
    independent checker, the kernel, has re-checked. <em>Verified</em> means that the kernel verified the statement on every \
    instance listed as decided; it is no proof for all other instances. <em>Refuted</em> means that the kernel verified a \
    counterexample, which settles that the statement is false as it stands.</p>

    """

  private static func summary(_ totals: ReportTotals, showsSeconds: Bool) -> String {
    var entries = [
      (String(totals.claims), totals.claims == 1 ? "claim" : "claims"), (String(totals.verified), "verified"),
      (String(totals.refuted), "refuted"),
      (String(totals.undecided), "undecided"), (String(totals.defective), "defective"),
      ("\(totals.asExpected) of \(totals.claims)", "as expected"),
      (String(totals.instancesDecided), "instances decided"),
      (String(totals.certificatesChecked), "certificates verified by the kernel"),
      (String(totals.floatingDisagreements), "instances that double precision got wrong"),
    ]
    if totals.conjectures > 0 { entries.insert((String(totals.conjectures), conjecturesLabel(totals)), at: 3) }
    if showsSeconds { entries.append((SecondsText.twoDecimals(totals.seconds), "seconds")) }
    let items = entries.map { "<li><strong>\($0.0)</strong> \($0.1)</li>\n" }.joined()
    return "<h2>Summary</h2>\n<ul class=\"counts\">\n\(items)</ul>\n"
  }

  private static func conjecturesLabel(_ totals: ReportTotals) -> String {
    (totals.conjectures == 1 ? "conjecture" : "conjectures") + " without counterexample"
  }

  /// Choices that narrow the page down, by style rules alone; where those are not understood, everything is shown.
  private static func filter(_ results: [ClaimResult]) -> String {
    let choices = [
      ("all", "all"), ("verified", "verified"), ("refuted", "refuted"), ("unexpected", "not as expected or open"),
    ]
    let inputs = choices.map { value, label in
      "<label><input type=\"radio\" name=\"show\" id=\"show-\(value)\"\(value == "all" ? " checked" : "")> \(label)</label>\n"
    }.joined()
    return "<fieldset class=\"filter\">\n<legend>Show claims</legend>\n\(inputs)</fieldset>\n"
  }

  /// The classes of a claim that the filter goes by.
  static func filterClasses(_ result: ClaimResult) -> String {
    let isOpen =
      result.isOpenConjecture || !result.isAsExpected || result.verdict == .undecided || result.verdict == .defective
    let verdict = result.isOpenConjecture ? "conjectured" : result.verdict.rawValue
    return "of-\(verdict)" + (isOpen ? " of-unexpected" : "")
  }

  private static func references(_ results: [ClaimResult]) -> String {
    let works = Set(results.map(\.claim.source.work)).sorted()
    let items = works.map { work in
      let reference = Source.works[work].map { ": " + MarkupText.escape($0) + "." } ?? ""
      return "<li><strong>\(MarkupText.escape(work))</strong>\(reference)</li>\n"
    }.joined()
    return "<h2 id=\"sources\">Sources</h2>\n<ul>\n\(items)</ul>\n"
  }

  private static let style =
    VerdictLabel.style + ClaimTable.style + ClaimSection.style + """
      .counts { list-style: none; padding: 0; margin: 0; display: grid; gap: 0.6rem;
        grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); }
      .counts li { background: var(--panel); border-radius: 0.5rem; padding: 0.5rem 0.8rem; color: var(--soft-ink);
        font-size: 0.85rem; line-height: 1.3; }
      .counts strong { display: block; color: var(--ink); font-size: 1.35rem; font-variant-numeric: tabular-nums; }
      @media (max-width: 600px) { .counts { grid-template-columns: 1fr 1fr; } }
      .filter { border: 0; padding: 0; margin: 2rem 0 0.8rem; display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; }
      .filter legend { float: left; padding: 0; font-weight: 600; }
      @media screen {
        body:has(#show-verified:checked) .claim:not(.of-verified) { display: none; }
        body:has(#show-refuted:checked) .claim:not(.of-refuted) { display: none; }
        body:has(#show-unexpected:checked) .claim:not(.of-unexpected) { display: none; }
        body:has(#show-verified:checked) tbody:not(:has(.of-verified)) { display: none; }
        body:has(#show-refuted:checked) tbody:not(:has(.of-refuted)) { display: none; }
        body:has(#show-unexpected:checked) tbody:not(:has(.of-unexpected)) { display: none; }
      }
      @media print { .filter { display: none; } .counts { gap: 0.2rem; } }

      """
}
