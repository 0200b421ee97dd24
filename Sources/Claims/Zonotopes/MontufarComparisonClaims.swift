import Certificates
import ExactNumbers
import ReLUNetworks

/// The comparison with Montúfar, Pascanu, Cho and Bengio (2014) after Theorem 2.3.10.
enum MontufarComparisonClaims {
  static let all: [Claim] = [comparison]

  /// ⌊w/n⌋^{(k−1)n}·Σ_{j≤n} C(w, j), which is Σ_{j≤n} C(w, j) for n ≤ w < 2n.
  static func theirs(n: Int, width: Quantity) -> Quantity {
    (1...n).reduce(Quantity.choose(width, 0)) { $0 + .choose(width, Quantity($1)) }
  }

  /// 2^{⌊w/2⌋}·w^{k−1}, the number of pieces for w/2 generators in general position and k − 1 folds, and beyond
  /// the last fold, if w is even and k ≥ 3, one more, or two for a single generator.
  static func ours(half: Quantity, width: Quantity, layers: Quantity) -> Quantity {
    let product = Quantity(2).power(half) * width.power(layers - 1)
    return !width.value.isOdd && layers.value >= 3 ? product + Quantity(half.value == 1 ? 2 : 1) : product
  }

  static let comparison = Claim(
    "zonotope.comparison-with-montufar", .sharpened, .thesis("Comparison to the results in (Montufar et al., 2014)"),
    title:
      "For n ≤ w < 2n the family ZONOTOPE has more pieces than the count of Montúfar et al. from some k on, soon after 2 + (w − ⌊w/2⌋)/log₂ w.",
    statement:
      "For 2 ≤ n ≤ w < 2n let k be the first number of hidden layers of width at most w for which 2^m·w^{k−1} (m = ⌊w/2⌋ generators, k − 1 folds; for even w and k ≥ 3 one more, or two if m = 1) exceeds ⌊w/n⌋^{(k−1)n}·Σ_{j≤n} C(w, j) = Σ_{j≤n} C(w, j). It does not for k − 1, and 2^m·w^{k−2} ≤ 2^w. (k = 3 for (n, w) = (4, 6), (6, 10), (8, 12). Where m ≤ 4 the pieces are those of a function that the certificate defines.)",
    hypotheses: "2 ≤ n ≤ w < 2n",
    expects: .holds,
    instances: {
      (2...20).flatMap { n in (n..<(2 * n)).map { IntegersInstance(["n": n, "w": $0]) } }
    }
  ) { instance, proof in
    let n = instance["n"]
    let width = proof.integer("w", instance["w"])
    let half = proof.integer("m", instance["w"] / 2)
    let bound = theirs(n: n, width: width)
    var least = 1
    while ours(half: half, width: width, layers: Quantity(least)).value <= bound.value { least += 1 }
    let layers = proof.integer("k", least)
    var holds = proof.decide(ours(half: half, width: width, layers: layers), .greater, bound)
    if least >= 2 {
      holds = proof.decide(ours(half: half, width: width, layers: Quantity(least - 1)), .atMost, bound) && holds
      holds =
        proof.decide(Quantity(2).power(half) * width.power(layers - 2), .atMost, Quantity(2).power(width)) && holds
    }
    guard instance["w"] / 2 <= 4, least >= 2 else { return holds }
    let cube = ZonotopeInstance(
      dimension: n, generators: (0..<(instance["w"] / 2)).map { i in (0..<n).map { $0 == i ? 1 : 0 } })
    let a = proof.arrangement("a", try cube.arrangement())
    let h = proof.folding("h", try FoldingInstance.uniform(width: instance["w"], depth: least - 1).parameters())
    let count = try proof.proveZonotopePieces(a, h, chambers: proof.proveWhitney(a).chambers)
    let pieces = proof.integer("pieces", count)
    return proof.decide(pieces, .equal, ours(half: half, width: width, layers: layers)) && holds
  }
}
