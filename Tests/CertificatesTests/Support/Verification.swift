import Certificates
import ProofKernel
import Testing

/// Expects that the kernel verifies a file and restates exactly the theorems that the builder believes to have written.
func expectVerified(
  _ proof: CertificateBuilder, _ theorems: [String]? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let certificate = proof.finished()
  let line = ProofKernel.check(bytes: certificate.bytes).line
  #expect(line == certificate.expectedVerdict, sourceLocation: sourceLocation)
  #expect(line.hasPrefix("verified "), sourceLocation: sourceLocation)
  if let theorems { #expect(certificate.theorems == theorems, sourceLocation: sourceLocation) }
}

/// Expects a true answer; unlike the macro it takes calls that write into the proof.
func expectHolds(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(answer, sourceLocation: sourceLocation)
}

/// Expects a false answer; unlike the macro it takes calls that write into the proof.
func expectFails(_ answer: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(!answer, sourceLocation: sourceLocation)
}

/// What the kernel says about a file that may be wrong.
enum Verdicts {
  /// The exit code of the verdict: 0 verified, 1 refused, 2 declined.
  static func exitCode(of certificate: Certificate) -> Int32 { ProofKernel.check(bytes: certificate.bytes).exitCode }
}
