import ProofKernel
import Testing

/// What became of the mutants of the certificates of one kind.
struct MutationTally {
  var tried = 0
  var refused = 0
  var declined = 0
  /// Accepted by the kernel and true by the oracle.
  var accepted = 0
  /// Accepted by the kernel, and not decided by the oracle.
  var undecided = 0

  var rejected: Int { refused + declined }
  var summary: String {
    "\(tried) mutants: \(refused) refused, \(declined) declined, \(accepted) accepted and true, \(undecided) undecided"
  }

  /// The reason why an accepted certificate must not have been accepted, "" if the oracle is undecided, nil if all
  /// is well.
  static func objection(to text: String, theorems: [String]) -> String? {
    do {
      let judged = try TheoremOracle.judge(text)
      if judged.map(\.theorem) != theorems {
        return "the theorems are \(judged.map(\.theorem)), restated as \(theorems)"
      }
      var isUndecided = false
      for (theorem, decision) in judged {
        if case .fails(let reason) = decision { return "'\(theorem)' is false: \(reason)" }
        if case .undecided = decision { isUndecided = true }
      }
      return isUndecided ? "" : nil
    } catch {
      return "the oracle cannot read it: \(error)"
    }
  }

  /// Gives a mutant to the kernel and, if it is accepted, to the oracle.
  mutating func examine(_ mutant: Mutant, of base: BaseCertificate) {
    tried += 1
    switch ProofKernel.check(bytes: mutant.text.utf8) {
    case .declined: declined += 1
    case .refused: refused += 1
    case .verified(_, let theorems):
      switch Self.objection(to: mutant.text, theorems: theorems) {
      case nil: accepted += 1
      case "": undecided += 1
      case let objection?:
        Issue.record("\(base.kind), \(base.name): \(mutant.change)\nverified, but \(objection)\n\(mutant.text)")
      }
    }
  }
}
