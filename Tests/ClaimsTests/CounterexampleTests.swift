import Claims
import Reports
import Testing

/// The search finds the minimal counterexamples that the literature and a hand audit know.
struct CounterexampleTests {
  static let known: [(claim: String, instance: String)] = [
    ("definition.number-of-pieces/printed", "f(x, y) = max(0, x)"),
    ("representation.depth-of-maximum/printed", "max{0, x}"),
    ("one-hidden-layer.size/printed", "slopes 1; no break; value 0"),
    ("one-hidden-layer.lower-bound-from-lemma/printed", "p = 2"),
    ("one-hidden-layer.flap-system/printed", "slopes 0, 1, -1, 0; breaks 0, 1, 2; value 0"),
    ("network-algebra.maximum/printed", "max{0, y, x}"),
    ("plane.break-lines/printed", "f(x, y) = max(0, x) - max(0, -x)"),
    ("one-hidden-layer.break-hyperplanes/printed", "f = max(0, x) - max(0, -x) on R^2"),
    ("representation.one-to-one-of-given-widths/printed", "2max(0, y) and max(0, 2y) on R^2"),
    (
      "definition.readings-of-pieces-in-space/printed",
      "widths 2-2-1-1: [1 0 | 0][-1 0 | 0] > [-1 -1 | 1] > [1 | 0]"
    ),
    ("regions.of-fold-networks-of-any-widths/printed", "fold network on R^1 of widths 4, 1"),
    ("depth.family-pieces/printed", "M = 1; a = (1/2)"),
    ("depth.parametrisation/printed", "(M = 2; a = (1)) and (M = 3; a = (1))"),
    ("depth.size-remark/printed", "w = 4, k = 2: M = 6; a = (1,2,4) (3/2,3,9/2); network with 7 gates"),
    ("depth.superexponential-parameters/printed", "k = 2, ε = 1"),
    ("definition.reliable-learning/printed", "k = 1, n = 2, e = 3"),
    ("training.optimum-attained/printed", "D = 1: 0↦0; w = 1, hyperbola loss"),
    ("training.pieces-or-gates/printed", "(0)↦1 (1)↦-1; w = 1, squared loss"),
    ("training.pieces-or-gates-with-bias/printed", "(-1)↦0 (0)↦0 (1)↦1; w = 1, squared loss"),
    ("training.breakpoint-inequalities/printed", "0 and x between 0 and 1"),
    ("training.fit-by-programs/printed", "(-1)↦0 (0)↦0 (1)↦1; w = 2, squared loss"),
    ("training.fit-by-programs-next-break/printed", "(0)↦0 (1)↦0 (2)↦1 (3)↦0; w = 2, squared loss"),
    ("depth.mean-hardness-of-affine-maps/printed", "w = 3, k = 1, g(x) = (1/16)x + 15/32"),
    ("circuits.and-or-gates/printed", "k = 2, or = 1"), ("circuits.relu-of-relu/printed", "n = 0, f = (-1)"),
    (
      "circuits.sums-of-blocks-in-separate-orders/printed",
      "4 rows, cuts {2}, {2}, every second matrix with its even rows first"
    ),
    ("circuits.depth-bound-exponent/printed", "e = 2, p = 2, q = 1"), ("circuits.depth-bound/printed", "t = 8"),
    ("circuits.weight-cones/printed", "m = 1, V = {(0), (1), (-1)}"),
    ("sign-rank.chattopadhyay-mande/printed", "j = 4, n = 4096, k = 28"),
    ("andreev.selector-bits/printed", "n = 1"), ("andreev.number-of-bits/printed", "n = 5"),
    ("andreev.row-sums/printed", "n = 18"), ("andreev.restriction/printed", "x = 01, a = (1*)"),
    ("random-functions.agreement/printed", "n = 0, t = 0"),
    ("gates.removable-like-thresholds/printed", "argument y1 - 1 on {0,1}^1"),
    ("gates.removable-by-signs/printed", "argument 2y1 - 1 on {0,1}^1"),
    ("restrictions.surviving-size/printed", "ReLU gates = 1, b = 3, apart = 0, s = 1"),
    ("circuits.number-of-functions/printed", "C = 1, w = 0, n = 3"),
    ("andreev.size-from-chain/printed", "C = 4, D = 4, k = 2"), ("andreev.range-of-agreement/printed", "p = 1, q = 4"),
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
    #expect(found.description.hasPrefix("w = 2, k = 4, k' = 4, δ = 127/512, g(x) = -16max(0, x - 31/32) + 1/2"))
  }

  @Test func theSevenGateNetworkIsCertified() throws {
    let claim = try #require(ClaimRegistry.matching("depth.size-remark/printed").first)
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.first == "equal net h")
    #expect(found.theorems.last == "compare size:net hidden:net ^ < hidden:net hidden:net ^ segments:h:1 folds:h ^ *")
  }
}
