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
      #expect(theorems.contains { $0.hasPrefix(base.kind + " ") })
    }
  }

  /// How many mutants are made of each base certificate, and how many with two mutations.
  static let single = 700
  static let double = 300

  @Test(arguments: BaseCertificate.kinds)
  func mutants(kind: String) {
    var generator = SeededGenerator(seed: 2_026)
    var tally = MutationTally()
    for base in BaseCertificate.all where base.kind == kind {
      let mutants = Mutator(base.text).mutants(using: &generator).prefix(Self.single)
      let doubled = Mutator.doubleMutants(of: base.text, count: Self.double, using: &generator)
      for mutant in mutants + doubled where mutant.text != base.text { tally.examine(mutant, of: base) }
    }
    print("\(kind): \(tally.summary)")
    #expect(tally.tried >= 300)
    #expect(2 * tally.rejected > tally.tried)
    #expect(tally.accepted > 0)
    #expect(tally.undecided == 0)
  }
}
