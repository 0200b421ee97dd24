import Claims

/// How a verdict is shown: a sign, a word and a colour, so that none of them is needed alone.
enum VerdictLabel {
  /// The label.
  static func markup(_ verdict: ClaimResult.Verdict) -> String {
    "<span class=\"verdict \(verdict.rawValue)\"><span aria-hidden=\"true\">\(sign(verdict))</span> \(verdict.rawValue)</span>"
  }

  /// The label of a claim; a conjecture without counterexample is not called verified.
  static func markup(of result: ClaimResult) -> String {
    if !result.isOpenConjecture { return markup(result.verdict) }
    return "<span class=\"verdict undecided\"><span aria-hidden=\"true\">?</span> no counterexample</span>"
  }

  private static func sign(_ verdict: ClaimResult.Verdict) -> String {
    switch verdict {
    case .verified: "✓"
    case .refuted: "✗"
    case .undecided: "?"
    case .defective: "!"
    }
  }

  /// What the verdict means for a claim, and no more than that.
  static func explanation(of result: ClaimResult) -> String {
    var text: String
    switch result.verdict {
    case .verified where result.isOpenConjecture:
      text =
        "A conjecture: nothing proves it in general. The kernel verified it on "
        + "\(CountedNoun.text(result.verified, "instance")), and no counterexample turned up."
    case .verified:
      text =
        result.verified == 1
        ? "The statement holds on the one instance that was decided; the kernel verified its certificate."
        : "The statement holds on each of the \(result.verified) instances that were decided; the kernel verified a certificate for every one."
    case .refuted:
      text = "The statement is false: the kernel verified a counterexample."
      if result.verified > 0 {
        text += " On \(CountedNoun.text(result.verified, "other instance")) the statement was verified."
      }
    case .undecided:
      text =
        result.verified == 0
        ? "No instance was decided."
        : "The statement holds on \(CountedNoun.text(result.verified, "instance")), but not every instance was decided."
    case .defective:
      text =
        "A certificate was not verified or a procedure failed; nothing follows about the statement before that is mended."
    }
    if result.undecided > 0 { text += " Not decided within the budget: \(result.undecided)." }
    if result.inapplicable > 0 {
      text += " The hypotheses exclude \(CountedNoun.text(result.inapplicable, "further instance"))."
    }
    return text
  }

  /// Whether that was to be expected.
  static func expectation(of result: ClaimResult) -> String {
    if result.isAsExpected { return "as expected" }
    switch result.claim.expectation {
    case .holds: return "not as expected: the statement was expected to hold"
    case .fails: return "not as expected: a counterexample was expected"
    }
  }

  /// The rules for labels.
  static let style = """
    .verdict { display: inline-block; border: 1.5px solid currentColor; border-radius: 1rem; padding: 0 0.6rem;
      font-weight: 600; font-size: 0.88rem; white-space: nowrap; }
    .verdict.verified { color: var(--good); } .verdict.refuted { color: var(--bad); }
    .verdict.undecided { color: var(--open); border-style: dashed; }
    .verdict.defective { color: var(--wrong); border-width: 3px; }
    .surprise { color: var(--wrong); font-weight: 700; }

    """
}
