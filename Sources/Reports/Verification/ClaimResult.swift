import Arrangements
import Certificates
import Claims
import ProofKernel

/// What deciding a claim on its instances came to, after the kernel has re-checked every certificate.
public struct ClaimResult: Sendable {
  /// The claim.
  public let claim: Claim
  /// Instances whose verdict the kernel confirmed as satisfying the claim.
  public internal(set) var verified = 0
  /// Instances to which the claim does not apply.
  public internal(set) var inapplicable = 0
  /// Instances that could not be decided within the budget.
  public internal(set) var undecided = 0
  /// Certificates that the kernel verified, refutations included.
  public internal(set) var certificatesChecked = 0
  /// Why the kernel did not verify a certificate, or why a procedure threw; a defect in any case.
  public internal(set) var defects: [String] = []
  /// The minimal counterexample, if there is one and the kernel confirmed it.
  public internal(set) var counterexample: Counterexample?
  /// Instances on which floating-point arithmetic agreed with the exact verdict.
  public internal(set) var floatingAgreements = 0
  /// The first instance on which it did not.
  public internal(set) var floatingDisagreement: String?
  /// How many instances it got wrong.
  public internal(set) var floatingDisagreements = 0
  /// The theorems of a typical small certificate of a verified instance, as the kernel restates them.
  public internal(set) var typicalTheorems: [String] = []
  /// The instance that they are about.
  public internal(set) var typicalInstance = ""
  /// The curves of the counterexample, or of the last instance that has any.
  public internal(set) var curves: [Curve] = []
  /// An instance that goes with the curves.
  public internal(set) var curvesInstance = ""
  /// The arrangement of the counterexample, or of the largest instance that can be drawn well.
  public internal(set) var arrangement: HyperplaneArrangement?
  /// The instance that goes with the arrangement.
  public internal(set) var arrangementInstance = ""
  /// Wall-clock seconds.
  public internal(set) var seconds = 0.0
  /// The certificates chosen for keeping, by file name.
  public internal(set) var files: [(name: String, certificate: Certificate)] = []

  /// A refuting instance.
  public struct Counterexample: Sendable {
    /// The instance on one line.
    public let description: String
    /// The instance as JSON.
    public let json: String
    /// The theorems of its certificate, as the kernel restates them.
    public let theorems: [String]
    /// After how many instances the search met a counterexample.
    public let metAfter: Int
    /// How many steps of shrinking led from there to this one.
    public let shrinkingSteps: Int
    /// The one first met, if shrinking changed it.
    public let firstMet: String?
    /// The numerals that its certificate states for names and measures, for telling the theorems with numbers.
    var values: [String: String] = [:]

    /// The theorem that settles it, with numbers, for people.
    public var reason: String? { TheoremText.decisive(theorems, values: values) }
  }

  /// The verdict on the claim as a whole.
  public enum Verdict: String, Sendable, Codable {
    /// Every instance decided satisfies it.
    case verified
    /// A counterexample exists.
    case refuted
    /// Nothing was decided, or something within the budget could not be.
    case undecided
    /// A certificate was not verified or a procedure threw.
    case defective
  }

  /// The verdict on the claim as a whole; only what the kernel verified counts.
  public var verdict: Verdict {
    if !defects.isEmpty { return .defective }
    if counterexample != nil { return .refuted }
    return undecided > 0 || verified == 0 ? .undecided : .verified
  }

  /// Whether the verdict is the one that the registry expects.
  public var isAsExpected: Bool {
    switch claim.expectation {
    case .holds: verdict == .verified
    case .fails: verdict == .refuted
    }
  }

  /// Whether no counterexample to a conjecture turned up; that is less than a verified statement and counted apart.
  var isOpenConjecture: Bool { claim.form == .conjectured && verdict == .verified }

  /// Instances decided, either way.
  public var instancesDecided: Int { verified + (counterexample == nil ? 0 : 1) }
}
