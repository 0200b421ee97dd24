import Certificates
import Claims
import ReLUNetworks

/// The section about one claim.
enum ClaimSection {
  static func markup(_ result: ClaimResult, anchor: String) -> String {
    let claim = result.claim
    var text = "<article class=\"claim section \(HTMLReport.filterClasses(result))\" id=\"\(anchor)\">\n"
    text += "<p class=\"identifier\"><code>\(MarkupText.breakable(claim.identifier))</code> "
    text += "\(VerdictLabel.markup(of: result)) \(expectation(of: result))</p>\n"
    text += "<h3>\(MathText.markup(claim.title))</h3>\n<dl>\n"
    text += entry("Statement", MathText.markup(claim.statement))
    if claim.hypotheses != "none" { text += entry("Hypotheses", MathText.markup(claim.hypotheses)) }
    text += entry(
      "Source",
      "\(MarkupText.escape(claim.source.item)) in <a href=\"#sources\">\(MarkupText.escape(claim.source.work))</a>, "
        + form(claim.form))
    text += entry("Verdict", MarkupText.escape(VerdictLabel.explanation(of: result)))
    if !result.defects.isEmpty {
      text += entry("Defects", "<ul>" + result.defects.map { "<li>\(instance($0))</li>" }.joined() + "</ul>")
    }
    if let found = result.counterexample { text += counterexample(found) }
    if let comparison = floatingPoint(result) { text += entry("Floating point", comparison) }
    text +=
      "</dl>\n" + (result.counterexample == nil ? typical(result) : "") + samples(result)
      + figure(result, anchor: anchor)
    return text + "</article>\n"
  }

  private static func entry(_ term: String, _ content: String) -> String {
    "<dt>\(term)</dt><dd>\(content)</dd>\n"
  }

  private static func instance(_ text: String) -> String {
    "<span class=\"instance\">\(MarkupText.escape(text))</span>"
  }

  private static func expectation(of result: ClaimResult) -> String {
    let text = VerdictLabel.expectation(of: result)
    return "<span class=\"\(result.isAsExpected ? "expected" : "surprise")\">\(text)</span>"
  }

  private static func form(_ form: ClaimForm) -> String {
    switch form {
    case .printed: "as printed"
    case .repaired: "in a repaired form"
    case .sharpened: "in a sharpened form"
    case .conjectured: "a conjecture"
    }
  }

  private static func counterexample(_ found: ClaimResult.Counterexample) -> String {
    var text = instance(found.description) + "<p class=\"note\">"
    text += "Met as instance \(found.metAfter) of the search"
    switch (found.shrinkingSteps, found.firstMet) {
    case (0, _): text += "; none of its simplifications is a counterexample."
    case (let steps, let first):
      text += " and made smaller in \(CountedNoun.text(steps, "step")) until no simplification was a counterexample."
      if let first { text += " First met: \(instance(first))" }
    }
    text +=
      "</p>\n<details><summary>The instance as JSON</summary><pre>\(MarkupText.escape(found.json))</pre></details>\n"
    return entry("Counterexample", text)
      + entry("Theorems verified by the kernel", theorems(found.theorems) + raw(found.theorems))
  }

  private static func theorems(_ theorems: [String]) -> String {
    "<ol class=\"theorems\">" + theorems.map(theorem).joined() + "</ol>"
  }

  /// A theorem for people; the line of the certificate shows on hovering, and below where the words leave it out.
  private static func theorem(_ line: String) -> String {
    let readable = TheoremText.readable(line)
    if readable == line { return "<li><code>\(MarkupText.escape(line))</code></li>" }
    return "<li title=\"\(MarkupText.escape(line))\">\(MathText.markup(readable))</li>"
  }

  /// The theorems of one certificate of a claim that was verified.
  private static func typical(_ result: ClaimResult) -> String {
    if result.typicalTheorems.isEmpty { return "" }
    var text = "<details><summary>A typical instance, with the theorems that the kernel verified</summary>\n"
    text += "<p>\(instance(result.typicalInstance))</p>\n\(theorems(result.typicalTheorems))\n"
    return text + raw(result.typicalTheorems) + "</details>\n"
  }

  /// Theorems as they stand in the proof file.
  private static func raw(_ theorems: [String]) -> String {
    let lines = theorems.map(MarkupText.escape).joined(separator: "\n")
    return "<details><summary>As in the proof file</summary><pre>\(lines)</pre></details>\n"
  }

  private static func floatingPoint(_ result: ClaimResult) -> String? {
    let compared = result.floatingAgreements + result.floatingDisagreements
    if compared == 0 { return nil }
    if result.floatingDisagreements == 0 {
      return "Double precision came to the same verdict on "
        + (compared == 1 ? "the one instance compared." : "all \(compared) instances compared.")
    }
    var text = "Double precision came to the wrong verdict on \(result.floatingDisagreements) of "
    text += "\(CountedNoun.text(compared, "instance")) compared."
    if let first = result.floatingDisagreement { text += " First: \(instance(first))" }
    return text
  }

  /// The theorems of the certificates that were kept, each of which the kernel verified.
  private static func samples(_ result: ClaimResult) -> String {
    if result.files.isEmpty { return "" }
    let count = CountedNoun.text(result.files.count, "certificate")
    var text = "<details><summary>\(count) kept, with the theorems that the kernel verified</summary>\n<dl>\n"
    for file in result.files {
      text += "<dt><code>\(MarkupText.breakable(file.name))</code></dt>"
      text += "<dd>\(theorems(file.certificate.theorems))</dd>\n"
    }
    return text + "</dl>\n</details>\n"
  }

  private static func figure(_ result: ClaimResult, anchor: String) -> String {
    let claim = result.claim
    let groups = claim.figure?.bars() ?? []
    let drawing: String
    var captions = [claim.figure?.caption].compactMap { $0.map(MathText.markup) }
    if !groups.isEmpty {
      let names = groups.map(\.label).joined(separator: "; ")
      drawing =
        BarChart(
          identifier: "figure-\(anchor)", title: "Counts for \(claim.identifier)", summary: "Bars for: \(names).",
          groups: groups
        ).svg
    } else if !result.curves.isEmpty {
      let names = result.curves.map { curve in
        "\(curve.name) (\(CountedNoun.text(curve.function.pieceCount(on: curve.interval), "piece")))"
      }
      drawing =
        SVGPlot(
          identifier: "figure-\(anchor)", title: "Curves for \(claim.identifier)",
          summary: "Curves: \(names.joined(separator: "; ")).", curves: result.curves.map { PlotCurve($0) }
        ).svg
      let kind = result.counterexample == nil ? "Instance" : "The counterexample"
      captions.append("\(kind): \(instance(result.curvesInstance))")
    } else if let arrangement = result.arrangement {
      let pictures = ArrangementReport.pictures(of: arrangement, identifier: "figure-\(anchor)")
      if pictures.isEmpty { return "" }
      let kind = result.counterexample == nil ? "Instance" : "The counterexample"
      captions.append("\(kind): \(instance(result.arrangementInstance))")
      return pictures + "<p class=\"note\">\(captions.joined(separator: " "))</p>\n"
    } else {
      return ""
    }
    let caption = captions.joined(separator: " ")
    return "<figure>\n\(drawing)<figcaption>\(caption)</figcaption>\n</figure>\n"
  }

  static let style = """
    .section { border-top: 1px solid var(--line); padding: 1.1rem 0 0.6rem; scroll-margin-top: 0.5rem; }
    .section:target { border-top: 3px solid var(--link); }
    .identifier { margin: 0 0 0.3rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: baseline; max-width: none; }
    .expected, .note { color: var(--soft-ink); font-size: 0.92rem; }
    .section dl { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0.35rem 1rem; margin: 0; }
    .section dt { color: var(--soft-ink); font-size: 0.92rem; padding-top: 0.05rem; }
    .section dd { margin: 0; min-width: 0; max-width: 52rem; }
    .section dd ul, .section dd ol { margin: 0; padding-left: 1.4rem; }
    .section details { margin: 0.5rem 0; }
    .section summary { cursor: pointer; color: var(--link); }
    .section details dl { margin: 0.5rem 0; }
    @media (max-width: 600px) {
      .section dl { display: block; }
      .section dt { margin-top: 0.6rem; font-size: 0.85rem; }
    }
    @media print { .section { break-inside: auto; } details:not([open]) { display: none; } }

    """
}
