import Claims
import Reports
import Testing

/// The search finds the minimal counterexamples that the literature and a hand audit know.
struct CounterexampleTests {
  static let known: [(claim: String, instance: String)] = [
    ("definition.number-of-pieces/printed", "f(x,y) = 1*max(0, 1x + 0y)"),
    ("representation.depth-of-maximum/printed", "max(0x + 0, 1x + 0)"),
    ("one-hidden-layer.size/printed", "slopes 1; no break; value 0"),
    ("one-hidden-layer.lower-bound-from-lemma/printed", "p = 2"),
    ("one-hidden-layer.flap-system/printed", "slopes 0, 1, -1, 0; breaks 0, 1, 2; value 0"),
    ("network-algebra.maximum/printed", "max{0x + 0y + 0, 0x + 1y + 0, 1x + 0y + 0}"),
    ("plane.break-lines/printed", "f(x,y) = 1*max(0, 1x + 0y) + -1*max(0, -1x + 0y)"),
    ("depth.family-pieces/printed", "M = 1; a = (1/2)"),
    ("depth.parametrisation/printed", "(M = 2; a = (1)) and (M = 3; a = (1))"),
    ("depth.size-remark/printed", "w = 4, k = 2"),
    ("depth.superexponential-parameters/printed", "k = 2, a = 1, b = 1"),
    ("depth.mean-hardness-of-affine-maps/printed", "w = 3, k = 1, g(x) = 1/2 + (1/16)*(x - 1/2)"),
  ]

  @Test(arguments: known.map(\.claim))
  func isFound(_ identifier: String) throws {
    let claim = try #require(ClaimRegistry.all.first { $0.identifier == identifier })
    let expected = try #require(Self.known.first { $0.claim == identifier }?.instance)
    let result = ClaimVerifier().verify(claim)
    #expect(result.counterexample?.description == expected)
  }

  /// No network with fewer than four folds of width 2 is too close with one gate: the search must get as far as q = 16.
  @Test func meanHardnessFailsFirstAtSixteenEdges() throws {
    let claim = try #require(ClaimRegistry.matching("depth.mean-hardness/printed").first)
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.description.hasPrefix("w = 2, k = 4, k' = 4, g(x) = 1/2 + (-16)"))
  }

  @Test func theSevenGateNetworkIsCertified() throws {
    let claim = try #require(ClaimRegistry.matching("depth.size-remark/printed").first)
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.first == "equal net h")
    #expect(found.theorems.last == "compare size:net hidden:net ^ < hidden:net hidden:net ^ segments:h:1 folds:h ^ *")
  }
}
