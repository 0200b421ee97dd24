import Certificates
import ExactNumbers
import ReLUNetworks

@testable import Claims
@testable import Reports

/// An instance that is only a text.
struct NamedInstance: ClaimInstance {
  let name: String
  var description: String { name }
  var weight: Int { name.count }
}

/// Results made by hand, so that every field can be set.
enum Fixture {
  static func claim(
    _ name: String = "pieces.of-everything", _ form: ClaimForm = .printed, source: Source = .thesis("Lemma 1"),
    title: String = "A title.", statement: String = "A statement.", hypotheses: String = "none",
    expects: Expectation = .holds, caption: String? = nil, bars: [Claim.BarGroup] = []
  ) -> Claim {
    Claim(
      name, form, source, title: title, statement: statement, hypotheses: hypotheses, expects: expects,
      caption: caption, instances: { [NamedInstance(name: "only")] }, bars: { bars }
    ) { _, _ in true }
  }

  static func verified(_ claim: Claim = claim(), instances: Int = 3) -> ClaimResult {
    var result = ClaimResult(claim: claim)
    result.verified = instances
    result.certificatesChecked = instances
    result.seconds = 0.125
    return result
  }

  static func refuted(_ claim: Claim, instance: String = "x = 1", firstMet: String? = nil) -> ClaimResult {
    var result = verified(claim)
    result.certificatesChecked += 1
    result.counterexample = ClaimResult.Counterexample(
      description: instance, json: "{\"x\": \"1\"}", theorems: ["pieces f 3", "compare pieces:f > 2"], metAfter: 4,
      shrinkingSteps: firstMet == nil ? 0 : 2, firstMet: firstMet)
    return result
  }

  /// A text that would break a page or a JSON file that does not escape.
  static let nasty = "<script>alert('1 & 2')</script> \"q\" \\ \u{1} \u{7F} é ∞ 𝔽 </style>"

  /// One result of each verdict, with every optional field set somewhere.
  static func mixed() -> [ClaimResult] {
    var withCurves = verified(claim("depth.curves", .repaired, caption: "Two curves of w_1."))
    withCurves.curves = [
      Curve("f & g", .hinge(at: 0), on: -1...1), Curve("zero <0>", .constant(0), on: -1...1),
    ]
    withCurves.curvesInstance = nasty
    withCurves.inapplicable = 1
    var bars = refuted(
      claim(
        "depth.bars", expects: .fails, caption: "Bars.",
        bars: [Claim.BarGroup("k = 1 <", [(series: "printed", value: 2), (series: "true", value: 3)])]),
      instance: nasty, firstMet: nasty)
    bars.floatingAgreements = 3
    bars.floatingDisagreements = 1
    bars.floatingDisagreement = nasty
    bars.files = [("counterexample.cert", CertificateBuilder(label: "depth.bars").finished())]
    var undecided = ClaimResult(claim: claim("depth.open", .sharpened, hypotheses: "k > 0"))
    undecided.undecided = 2
    var defective = verified(claim("depth.defect", source: Source(work: "Unknown <1>", item: "p. 3")))
    defective.defects = ["rejected line 3: " + nasty]
    return [withCurves, bars, undecided, defective]
  }
}
