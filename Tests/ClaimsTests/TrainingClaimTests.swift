import Certificates
import Claims
import ExactNumbers
import Reports
import Testing

/// What the claims about training prove, line by line where it matters.
struct TrainingClaimTests {
  private func claim(_ identifier: String) throws -> Claim {
    try #require(ClaimRegistry.all.first { $0.identifier == identifier })
  }

  private func certificate(_ identifier: String, _ instance: Int) throws -> Certificate {
    let claim = try claim(identifier)
    switch try claim.instances()[instance].decide(identifier) {
    case .verified(let certificate), .refuted(let certificate): return certificate
    case .inapplicable(let reason), .undecided(let reason):
      Issue.record("\(reason)")
      return CertificateBuilder(label: identifier).finished()
    }
  }

  /// Two outputs at N = 1: the twice scaled residuals have the squares 4 and 1, and no cell holds another gate.
  @Test func twoOutputsComeCloseAndNeverFit() throws {
    let theorems = try certificate("training.two-outputs/sharpened", 0).theorems
    #expect(theorems.count { $0.hasPrefix("infeasible ") } == 4)
    #expect(theorems.count { $0.hasPrefix("value ") } == 6)
    #expect(theorems.count { $0.hasPrefix("compare ") && $0.hasSuffix(" = 5") } == 1)
  }

  /// Outputs 1, 2, 4 with losses 1/2, 1/3, 1/5, and both halves of the line.
  @Test func noOutputIsBestForTheHyperbola() throws {
    let claim = try claim("training.optimum-attained/printed")
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.filter { $0.hasPrefix("value ") }.map { $0.split(separator: " ")[5] } == ["1", "2", "4"])
    #expect(found.theorems.suffix(2) == ["infeasible right", "infeasible left"])
  }

  /// w gates with bias give up to w + 1 pieces: the network has the loss 0, the line 1/6.
  @Test func oneGateBeatsOnePiece() throws {
    let claim = try claim("training.pieces-or-gates-with-bias/printed")
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.contains("training-at-most data squared 1 1 0 1"))
    #expect(found.theorems.contains("optimum fit-bends 1 6"))
  }

  /// As printed only affine functions remain: every program has the value of linear regression.
  @Test func printedProgramsAreLinearRegression() throws {
    let claim = try claim("training.fit-by-programs/printed")
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    let programs = found.theorems.filter { $0.hasPrefix("optimum guess") }
    #expect(programs.count == 6)
    #expect(programs.allSatisfy { $0.hasSuffix(" 1 6") })
  }

  /// The next break's index leaves a break too free: a program charges a point for the wrong piece.
  @Test func nextBreakChargesTooLittle() throws {
    let claim = try claim("training.fit-by-programs-next-break/printed")
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.contains { $0.hasPrefix("optimum guess") && $0.hasSuffix(" 0 1") })
    #expect(found.theorems.contains { $0.hasPrefix("optimum fit-bends") && $0.hasSuffix(" 1 6") })
  }

  /// The zigzag 0, 1, 0, 1 of the audit: 1/2 with two gates and an output bias, 0 with three pieces.
  @Test(arguments: [("squared", "1 2"), ("absolute", "1 1")])
  func gatesAreNotAllFunctionsWithOneMorePiece(loss: String, value: String) throws {
    let claim = try claim("training.pieces-or-gates-with-bias/repaired")
    let wanted = "(0)↦0 (1)↦1 (2)↦0 (3)↦1; w = 2, \(loss) loss"
    let instance = try #require(claim.instances().first { $0.description == wanted })
    guard case .verified(let certificate) = try instance.decide("test") else {
      Issue.record("not verified")
      return
    }
    #expect(certificate.theorems.contains("training-at-least data \(loss) 2 1 \(value)"))
    #expect(certificate.theorems.contains { $0.hasPrefix("optimum fit-bends") && $0.hasSuffix(" 0 1") })
  }

  /// Zero, negative and huge output weights are among the instances.
  @Test func degenerateOutputWeights() throws {
    let texts = try claim("training.sign-normalisation/printed").instances().map(\.description)
    #expect(texts.contains { $0.hasPrefix("0·max") } && texts.contains { $0.hasPrefix("-1·max") })
    #expect(texts.contains { $0.contains("1000000000000000000000000000000·max") })
  }

  @Test(arguments: ["training.pieces-or-gates", "training.fit-by-programs", "definition.reliable-learning"])
  func typedInstancesAreEncoded(_ name: String) {
    for claim in ClaimRegistry.matching(name) {
      #expect(claim.instances().allSatisfy { $0.json() != "{}" })
    }
  }
}
