import Certificates
import Claims
import ProofKernel
import Testing

/// Mutants of the certificates that the claims write.
struct ClaimMutationTests {
  static let largest = 20_000
  /// How many certificates of a claim to look at for one that the oracle decides.
  static let certificates = 6
  static let single = 30
  static let double = 12

  /// The first small certificate of a claim that the oracle finds true, or nil with recorded issues.
  private func base(of claim: Claim) throws -> BaseCertificate? {
    var reason = "no certificate below \(Self.largest) bytes"
    var left = Self.certificates
    for instance in claim.instances() where left > 0 {
      let certificate: Certificate
      switch try instance.decide("mutation") {
      case .verified(let found), .refuted(let found): certificate = found
      case .inapplicable, .undecided: continue
      }
      if certificate.bytes.count >= Self.largest { continue }
      left -= 1
      let verdict = ProofKernel.check(bytes: certificate.bytes)
      #expect(verdict.line == certificate.expectedVerdict, "\(claim.identifier): \(instance.description)")
      switch MutationTally.objection(to: certificate.text, theorems: certificate.theorems) {
      case nil: return BaseCertificate(claim: claim.identifier, text: certificate.text)
      case "": reason = "the oracle decides none of the first certificates"
      case let objection?: Issue.record("\(claim.identifier): \(objection)\n\(certificate.text)")
      }
    }
    Issue.record("\(claim.identifier): \(reason)")
    return nil
  }

  @Test func mutantsOfTheCertificatesOfTheClaims() throws {
    var generator = SeededGenerator(seed: 7)
    var tally = MutationTally()
    for claim in ClaimRegistry.all {
      guard let base = try base(of: claim) else { continue }
      let mutants = Mutator(base.text).mutants(Self.single, using: &generator)
      let doubled = Mutator.doubleMutants(of: base.text, count: Self.double, using: &generator)
      for mutant in mutants + doubled where mutant.text != base.text { tally.examine(mutant, of: base) }
    }
    print("\(ClaimRegistry.all.count) claims: \(tally.summary)")
    #expect(tally.tried >= 30 * ClaimRegistry.all.count)
    #expect(2 * tally.rejected > tally.tried)
    #expect(tally.accepted > 0)
    #expect(20 * tally.undecided < tally.tried)
  }
}
