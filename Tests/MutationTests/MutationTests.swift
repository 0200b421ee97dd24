import ProofKernel
import Testing

/// Mutants of true certificates: what the kernel still verifies must be true, by an oracle that shares nothing with it.
struct MutationTests {
  @Test func baseCertificatesAreVerifiedAndTrue() {
    for base in BaseCertificate.all {
      guard case .verified(_, let theorems) = ProofKernel.check(bytes: base.text.utf8) else {
        Issue.record("\(base.kind), \(base.name): \(ProofKernel.check(bytes: base.text.utf8).line)\n\(base.text)")
        continue
      }
      let objection = MutationTally.objection(to: base.text, theorems: theorems)
      #expect(objection == nil, "\(base.kind), \(base.name): \(objection ?? "")\n\(base.text)")
      // The theorems on the line are restated as those in any dimension, the spectral ones as those of trees.
      let word =
        base.kind.hasSuffix("training-at-least")
        ? "training-at-least" : base.kind.hasPrefix("spectral-") ? String(base.kind.dropFirst(9)) : base.kind
      #expect(theorems.contains { $0.hasPrefix(word + " ") })
    }
  }

  /// Nothing that the library was to find has been passed over.
  @Test(arguments: [
    "computes", "agrees", "not-threshold", "threshold-weights-at-least", "spectrum", "coefficient", "survival",
    "sign-rank-at-most", "sign-rank-at-least", "spectral-sign-rank-at-least", "row-classes", "common-cone",
    "no-common-cone", "not-through", "compatible-classes",
  ])
  func generatedCertificatesExist(kind: String) {
    #expect(BaseCertificate.all.contains { $0.kind == kind && $0.name.hasPrefix("random") })
  }

  /// How many mutants are made of a base certificate: with one mutation, and with two.
  private func counts(of base: BaseCertificate) -> (single: Int, double: Int) {
    // There are many of the random ones.
    base.name.hasPrefix("random") ? (250, 90) : (900, 360)
  }

  @Test(arguments: BaseCertificate.kinds)
  func mutants(kind: String) {
    var generator = SeededGenerator(seed: 2_026)
    var tally = MutationTally()
    for base in BaseCertificate.all where base.kind == kind {
      let mutants = Mutator(base.text).mutants(counts(of: base).single, using: &generator)
      let doubled = Mutator.doubleMutants(of: base.text, count: counts(of: base).double, using: &generator)
      for mutant in mutants + doubled where mutant.text != base.text { tally.examine(mutant, of: base) }
    }
    print("\(kind): \(tally.summary)")
    #expect(tally.tried >= 300)
    #expect(2 * tally.rejected > tally.tried)
    #expect(tally.accepted > 0)
    #expect(tally.refused > 0 && tally.declined > 0)
    #expect(tally.undecided == 0)
  }

  @Test func mutantsDependOnTheSeedAlone() {
    for base in BaseCertificate.all.prefix(5) {
      var (first, second) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
      let mutants = Mutator(base.text).mutants(50, using: &first)
      #expect(mutants.map(\.text) == Mutator(base.text).mutants(50, using: &second).map(\.text))
      #expect(mutants.allSatisfy { !$0.change.isEmpty && $0.text.hasSuffix("\n") })
    }
  }
}
