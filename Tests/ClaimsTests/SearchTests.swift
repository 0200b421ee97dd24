import Certificates
import Claims
import ExactNumbers
import ReLUNetworks
import Reports
import Testing

/// The search and the verifier on claims made for the purpose: they can say no.
struct SearchTests {
  private let source = Source.thesis("none")

  /// False: some functions have more than two pieces. The instances begin with large ones only.
  private func fewPieces(instances: [FunctionInstance]) -> Claim {
    Claim(
      "test.few-pieces", .printed, source, title: "t", statement: "s", expects: .fails,
      instances: { instances },
      sample: { size, generator in .random(size: size + 8, using: &generator) },
      simplify: \.simpler
    ) { instance, proof in
      let f = proof.function("f", try instance.function())
      return proof.decide(proof.provePieces(f), .atMost, 2)
    }
  }

  @Test func shrinksToThreePieces() throws {
    let large = FunctionInstance(
      breaks: [-3, 0, Rational(5, 2), 4, 9], slopes: [7, -2, Rational(1, 3), 12, 5, -8], value: 11)
    let found = try CounterexampleSearch(fewPieces(instances: [large])).run()
    let counterexample = try #require(found.counterexample)
    #expect(found.shrinkingSteps > 0)
    #expect(found.metAfter == 1)
    #expect(counterexample.instance.description.hasPrefix("slopes "))
    #expect(counterexample.instance.description.split(separator: ";")[0].split(separator: ",").count == 3)
    for simpler in counterexample.instance.simplifications() {
      if case .refuted = try simpler.decide("x") { Issue.record("\(simpler.description) is smaller and refutes too") }
    }
  }

  @Test func samplesAfterTheEnumeration() throws {
    let affine = FunctionInstance(breaks: [], slopes: [1])
    let found = try CounterexampleSearch(fewPieces(instances: [affine]), seed: 3).run()
    #expect(found.metAfter > 1)
    let again = try CounterexampleSearch(fewPieces(instances: [affine]), seed: 3).run()
    #expect(found.counterexample?.instance.description == again.counterexample?.instance.description)
  }

  @Test func budgetEndsTheSearch() throws {
    let affine = FunctionInstance(breaks: [], slopes: [1])
    let found = try CounterexampleSearch(fewPieces(instances: [affine]), budget: 1).run()
    #expect(found.counterexample == nil)
    #expect(found.verified == 1)
  }

  @Test func aClaimBelievedTrueIsRefuted() {
    let claim = Claim(
      "test.off-by-one", .repaired, source, title: "t", statement: "s", expects: .holds,
      instances: { FoldingInstance.standardFamily(pieces: 40) }
    ) { instance, proof in
      let h = proof.folding("h", try instance.parameters())
      return proof.decide(proof.proveFoldPieces(h), .equal, h.segments[0].power(h.folds) + 1)
    }
    let result = ClaimVerifier().verify(claim)
    #expect(result.verdict == .refuted)
    #expect(!result.isAsExpected)
    #expect(result.counterexample?.description == "M = 1; a = (1/2) (1/2)")
  }

  @Test func aVerdictWithoutTheoremsIsADefect() {
    let claim = Claim(
      "test.empty", .printed, source, title: "t", statement: "s", expects: .holds,
      instances: { [IntegersInstance(["n": 1])] }
    ) { _, _ in true }
    #expect(ClaimVerifier().verify(claim).verdict == .defective)
  }

  @Test func aFalseTheoremIsADefect() {
    // The integer is stated as 1 and compared as if it were 2: the kernel must not agree.
    let claim = Claim(
      "test.false", .printed, source, title: "t", statement: "s", expects: .holds,
      instances: { [IntegersInstance(["n": 1])] }
    ) { _, proof in
      let n = proof.integer("n", 1)
      return proof.decide(Quantity(tokens: n.tokens, value: 2), .equal, 2)
    }
    let result = ClaimVerifier().verify(claim)
    #expect(result.verdict == .defective)
    #expect(result.verified == 0 && result.certificatesChecked == 0)
    #expect(result.defects.first?.hasPrefix("refused test.false/printed | line") == true)
  }

  @Test func undecidedIsNeverAPass() {
    let claim = Claim(
      "test.undecided", .printed, source, title: "t", statement: "s", expects: .holds,
      instances: { [IntegersInstance(["n": 1]), IntegersInstance(["n": 2])] }
    ) { instance, proof in
      if instance["n"] == 2 { throw Undecided(reason: "too hard") }
      return proof.decide(1, .equal, 1)
    }
    let result = ClaimVerifier().verify(claim)
    #expect(result.verdict == .undecided)
    #expect(!result.isAsExpected)
  }

  @Test func nothingApplicableIsNotVerified() {
    let claim = Claim(
      "test.inapplicable", .printed, source, title: "t", statement: "s", expects: .holds,
      instances: { [IntegersInstance(["n": 1])] }, hypothesis: { _ in "never" }
    ) { _, _ in true }
    #expect(ClaimVerifier().verify(claim).verdict == .undecided)
  }
}
