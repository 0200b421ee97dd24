import Certificates
import Claims
import ProofKernel
import ReLUNetworks
import Reports
import Testing

/// The claims about networks on R^n: both answers occur, numbers are those of others, certificates are short.
struct SpaceClaimTests {
  static let names = [
    "representation.space", "representation.depth-of-maximum", "representation.one-to-one",
    "representation.one-to-one-of-given-widths", "definition.readings-of-pieces-in-space",
    "definition.pieces-of-maxima", "one-hidden-layer.break-hyperplanes", "one-hidden-layer.maximum-of-three",
    "one-hidden-layer.decision", "regions.from-widths", "regions.of-one-layer", "regions.of-fold-networks",
    "regions.of-fold-networks-of-any-widths",
  ]

  /// The theorems about each enumerated instance that applies.
  private func theorems(_ identifier: String) throws -> [(instance: String, theorems: [String])] {
    let claim = try #require(ClaimRegistry.matching(identifier).first)
    return try claim.instances().compactMap { instance in
      switch try instance.decide("space") {
      case .verified(let certificate), .refuted(let certificate): (instance.description, certificate.theorems)
      case .inapplicable, .undecided: nil
      }
    }
  }

  @Test(arguments: names)
  func certificatesAreShort(_ name: String) throws {
    for claim in ClaimRegistry.matching(name) {
      for instance in claim.instances() {
        guard case .verified(let certificate) = try instance.decide("space") else { continue }
        #expect(certificate.bytes.count < 100_000, "\(claim.identifier): \(instance.description)")
      }
    }
  }

  @Test func bothAnswersAboutOneHiddenLayerOccur() throws {
    let found = try theorems("one-hidden-layer.decision/sharpened").map(\.theorems)
    #expect(found.count { $0.contains("not-one-hidden-layer-network net") } >= 10)
    #expect(found.count { $0.contains { $0.hasPrefix("hidden-gates-at-least shallow") } } >= 10)
    let sizes = Set(found.compactMap { $0.first { $0.hasPrefix("hidden-gates-at-least") } })
    #expect(sizes.count >= 3)
  }

  /// The regions of one layer: 1, 2, 4, 7, 11, 16, 22 in the plane, 4, 8, 15, 26 in space, 8 and 16 in four dimensions.
  @Test func regionsOfOneLayer() throws {
    let counts = try theorems("regions.of-one-layer/printed").map { _, theorems in
      theorems[0].split(separator: " ").suffix(3).map(String.init)
    }
    let expected = [2, 3, 6, 2, 4, 7, 11, 16, 22, 4, 8, 15, 26, 8, 16]
    #expect(counts.map { $0[0] } == expected.map(\.description))
    // All regions, maps and open connected regions are as many: general position and weights.
    #expect(counts.allSatisfy { $0[0] == $0[2] })
  }

  /// In the cube: 2·(1 + 2), 3·(1 + 3), …, by hand.
  @Test func regionsInTheFoldedCube() throws {
    let found = try theorems("regions.of-fold-networks-of-any-widths/sharpened")
    func regions(_ description: String) -> String? {
      found.first { $0.instance == description }?.theorems[0].split(separator: " ").last.map(String.init)
    }
    #expect(regions("fold network on R^1 of widths 2, 2") == "6")
    #expect(regions("fold network on R^1 of widths 3, 3, 3") == "36")
    #expect(regions("fold network on R^2 of widths 4, 4, 3") == "112")
    #expect(regions("fold network on R^3 of widths 6, 4") == "120")
  }

  /// max(0, 1 − |x|) on the plane has two open connected regions where it is zero.
  @Test func regionsWithTheSameMap() throws {
    let claim = try #require(ClaimRegistry.matching("definition.readings-of-pieces-in-space/printed").first)
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems == ["affine-regions net space 4 3 4", "compare regions:net > maps:net"])
  }

  /// Random instances of growing size, beyond those that the registry tests decide.
  @Test(arguments: names)
  func randomInstancesHold(_ name: String) throws {
    for claim in ClaimRegistry.matching(name) where claim.expectation == .holds {
      guard let sample = claim.sample else { continue }
      var generator = SeededGenerator(seed: 2_026)
      for size in 1...12 {
        let instance = sample(size, &generator)
        switch try instance.decide("space") {
        case .verified(let certificate):
          #expect(ProofKernel.check(bytes: certificate.bytes).line == certificate.expectedVerdict)
        case .inapplicable: continue
        case .refuted, .undecided: Issue.record("\(claim.identifier): \(instance.description)")
        }
      }
    }
  }
}
