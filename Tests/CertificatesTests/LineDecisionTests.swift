import Certificates
import ExactNumbers
import ProofKernel
import ReLUNetworks
import Testing

/// Decisions about functions on the line: what holds becomes a theorem, what does not becomes its negation.
@Suite struct LineDecisionTests {
  /// |x| as a network, with a dead gate.
  private func absoluteValue() throws -> ReLUNetwork {
    try ReLUNetwork(weights: [[[1], [-1], [0]], [[1, 1, 5]]], biases: [[0, 0, -1], [0]])
  }

  @Test func equalFunctionsWithDifferentCuts() throws {
    var proof = CertificateBuilder(label: "t")
    let network = try proof.function(of: proof.network("n", absoluteValue()))
    let table = try proof.function(
      "f", through: [(x: -2, y: 2), (x: -1, y: 1), (x: 0, y: 0), (x: 5, y: 5)], leftSlope: -1, rightSlope: 1)
    expectHolds(proof.decideEqual(network, table))
    expectVerified(proof, ["equal n f"])
  }

  @Test func differentFunctions() throws {
    var proof = CertificateBuilder(label: "t")
    let network = try proof.function(of: proof.network("n", absoluteValue()))
    let other = proof.function("f", .identity)
    expectFails(proof.decideEqual(network, other))
    let theorem = try #require(proof.finished().theorems.first)
    #expect(theorem.hasPrefix("distinct n f "))
    expectVerified(proof)
  }

  @Test func functionsThatDifferOnlyFarAway() throws {
    var proof = CertificateBuilder(label: "t")
    let zero = proof.function("f", .constant(0))
    let late = proof.function("g", .hinge(at: Rational(BigInteger(10).power(50))))
    expectFails(proof.decideEqual(zero, late))
    expectFails(proof.decideEqual(late, zero))
    expectVerified(proof)
  }

  @Test func piecesOnTheLineAndOnIntervals() throws {
    var proof = CertificateBuilder(label: "t")
    let f = try proof.function(of: proof.network("n", absoluteValue()))
    expectHolds(proof.provePieces(f).value == 2)
    expectHolds(proof.provePieces(f, on: -1...1) == 2)
    // A break at an end of the interval does not count.
    expectHolds(proof.provePieces(f, on: 0...1) == 1)
    expectHolds(proof.provePieces(f, on: -1...0) == 1)
    expectVerified(
      proof, ["pieces n 2", "pieces-on n 2 -1 1 1 1", "pieces-on n 1 0 1 1 1", "pieces-on n 1 -1 1 0 1"])
  }

  @Test func alternation() throws {
    var proof = CertificateBuilder(label: "t")
    let hat = proof.function("h", try .hat(left: 0, peak: 1, right: 2, height: 3))
    expectHolds(proof.decideAlternates(hat, count: 2, on: 0...2, first: 0, second: 3))
    expectFails(proof.decideAlternates(hat, count: 3, on: 0...2, first: 0, second: 3))
    expectFails(proof.decideAlternates(hat, count: 2, on: 0...2, first: 0, second: 2))
    expectFails(proof.decideAlternates(hat, count: 2, on: 0...2, first: 3, second: 0))
    expectHolds(proof.decideAlternates(hat, count: 1, on: 0...1, first: 0, second: 3))
    expectVerified(
      proof,
      [
        "alternates h 2 0 1 2 1 0 1 3 1", "pieces-on h 2 0 1 2 1", "value h 1 1 > 2 1", "value h 0 1 < 3 1",
        "alternates h 1 0 1 1 1 0 1 3 1",
      ])
  }

  @Test(arguments: Relation.allCases)
  func valueInEveryRelation(_ relation: Relation) throws {
    for bound: Rational in [-1, Rational(1, 2), 1] {
      var proof = CertificateBuilder(label: "t")
      let f = proof.function("f", PiecewiseLinearFunction(slope: 1, constant: 0))
      let holds = proof.decideValue(f, at: Rational(1, 2), relation, bound)
      #expect(holds == relation.holds(Rational(1, 2), bound))
      expectVerified(proof)
    }
  }

  @Test func valueOnlyIfFalse() {
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", .identity)
    expectHolds(proof.decideValue(f, at: 1, .equal, 1, onlyIfFalse: true))
    #expect(!proof.hasTheorems)
    expectFails(proof.decideValue(f, at: 1, .equal, 2, onlyIfFalse: true))
    expectVerified(proof, ["value f 1 1 < 2 1"])
  }

  @Test func aFileWithoutTheoremIsNoCertificate() {
    var proof = CertificateBuilder(label: "t")
    _ = proof.function("f", .identity)
    #expect(!proof.hasTheorems)
    let verdict = ProofKernel.check(bytes: proof.finished().bytes)
    #expect(verdict.exitCode == 2)
  }
}
