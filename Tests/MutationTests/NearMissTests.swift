import ProofKernel
import Testing

/// False certificates that fail a single condition of their rule, where two numbers at least had to change: random
/// mutations hardly meet them.
struct NearMissTests {
  static let certificates = [
    BaseCertificate(
      "far-from-pieces", "lengths balance, moments do not",
      """
      \(BaseCertificate.identity)
      far-from-pieces id 1 1 1 -1 1 1 2 1
      window -1 2
      cell -1 -1 0
      cell 1 1 1
      """),
    BaseCertificate(
      "far-from-pieces", "moments balance, lengths do not",
      """
      network one 1 1
      layer 1 1
      row 1 0
      far-from-pieces one 1 1 1 -1 1 1 1 1
      window -1 1
      cell 1 2 1
      """),
    BaseCertificate(
      "far-from-pieces", "the same window twice",
      """
      \(BaseCertificate.absolute)
      far-from-pieces abs 2 2 1 -2 2 1 2 3
      """ + String(repeating: "\nwindow -2 4\ncell 1 3 -1\ncell -1 1 0\ncell -1 1 1\ncell 1 3 2", count: 3)),
    BaseCertificate(
      "distance", "there and back",
      """
      \(BaseCertificate.identity)
      \(BaseCertificate.zero)
      distance id zero = 3 2 0 1 1 1 2 3
      cell 4 2 1
      cell -3 1 1
      cell 2 1 1
      """),
    BaseCertificate(
      "sectors", "once and a half round",
      "\(BaseCertificate.plane)\nsectors plane 5 5 5\nray 1 0\nray -1 1\nray -1 0\nray 0 -1\nray 1 -1"),
    BaseCertificate(
      "gates-for-affine-at-least", "not triangular",
      """
      network map 2 1
      layer 2 1
      row 0 1 1
      row 3 1 1
      gates-for-affine-at-least map 2
      left 1 0
      left 0 1
      right 1 0
      right 0 1
      """),
    BaseCertificate(
      "not-one-hidden-layer", "the third row is not the greatest",
      """
      affine-maximum square 2 4 1
      row 0 0 0
      row 0 1 0
      row 0 0 1
      row 0 1 1
      not-one-hidden-layer square 1 2 3 1
      at-point 0 -1
      at-point 0 1
      """),
  ]

  /// What the theorems of the kind of the certificate say must be false; the others may be needed by them.
  private func expectFalse(_ base: BaseCertificate, exitCode: Int32) throws {
    let verdict = ProofKernel.check(bytes: base.text.utf8)
    #expect(verdict.exitCode == exitCode, "\(base.kind), \(base.name): \(verdict.line)")
    for (theorem, decision) in try TheoremOracle.judge(base.text) {
      if case .fails = decision { continue }
      let isOther = !theorem.hasPrefix("\(base.kind) ")
      #expect(isOther && decision == .holds, "\(base.name): '\(theorem)': \(decision)")
    }
  }

  @Test func nearMissesAreNotVerified() throws {
    for base in Self.certificates + BaseCertificate.nearMisses + BaseCertificate.booleanNearMisses {
      try expectFalse(base, exitCode: 1)
    }
    for base in BaseCertificate.nearMissesOutOfRange + BaseCertificate.booleanNearMissesOutOfRange {
      try expectFalse(base, exitCode: 2)
    }
  }
}
