/// The sums over the claims of a run.
struct ReportTotals: Sendable {
  var claims = 0
  var verified = 0
  var refuted = 0
  var conjectures = 0
  var undecided = 0
  var defective = 0
  var asExpected = 0
  var instancesDecided = 0
  var certificatesChecked = 0
  var floatingAgreements = 0
  var floatingDisagreements = 0
  var seconds = 0.0

  init(_ results: [ClaimResult]) {
    claims = results.count
    for result in results {
      switch result.verdict {
      case .verified: if result.isOpenConjecture { conjectures += 1 } else { verified += 1 }
      case .refuted: refuted += 1
      case .undecided: undecided += 1
      case .defective: defective += 1
      }
      if result.isAsExpected { asExpected += 1 }
      instancesDecided += result.instancesDecided
      certificatesChecked += result.certificatesChecked
      floatingAgreements += result.floatingAgreements
      floatingDisagreements += result.floatingDisagreements
      seconds += result.seconds
    }
  }
}

extension ReportTotals {
  /// `1 conjecture without counterexample`; nil if there is none.
  var conjecturesText: String? {
    conjectures == 0 ? nil : CountedNoun.text(conjectures, "conjecture") + " without counterexample"
  }
}

/// A number with the noun it counts.
enum CountedNoun {
  /// `1 claim`, `2 claims`.
  static func text(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
  }
}
