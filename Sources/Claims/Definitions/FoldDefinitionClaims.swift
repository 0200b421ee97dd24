import Certificates
import ExactNumbers
import ReLUNetworks

/// Definitions 4 and 5 of the thesis: the open simplex, the folds h_a and their compositions.
enum FoldDefinitionClaims {
  static let all: [Claim] = [simplex, fold, continuation]

  static let singleFolds: [FoldingInstance] = {
    var result: [FoldingInstance] = []
    for width in 2...6 { result.append(.uniform(width: width, depth: 1)) }
    for width in 2...6 {
      result.append(
        FoldingInstance(bound: 1, points: [(1..<width).map { Rational(1, 2) + Rational($0, 1_000_000) }]))
      result.append(
        FoldingInstance(bound: Rational(7, 3), points: [(1..<width).map { Rational(7, 3) - Rational(1, 1 << $0) }]))
    }
    return result
  }()

  static let simplex = Claim(
    "definition.open-simplex", .printed, .thesis("Definition 4"),
    title: "The points 0 < x_1 < … < x_p < M form the open simplex; p ≥ 1.",
    statement: "A tuple is a point of Δ_M^p exactly if its coordinates increase strictly inside (0, M).",
    hypotheses: "0 < x_1 < … < x_p < M, p ≥ 1, M > 0",
    expects: .holds,
    instances: {
      singleFolds + [
        FoldingInstance(bound: 1, points: [[Rational(1, 2), Rational(1, 2)]]),
        FoldingInstance(bound: 1, points: [[]]), FoldingInstance(bound: 1, points: [[1]]),
        FoldingInstance(bound: 0, points: [[Rational(1, 2)]]),
        FoldingInstance(bound: 1, points: [[0, Rational(1, 2)]]),
      ]
    },
    hypothesis: \.failedHypothesis
  ) { instance, proof in
    let chain = [0] + instance.points[0] + [instance.bound]
    var holds = true
    for (a, b) in zip(chain, chain.dropFirst()) {
      let left = Quantity(a.numerator) * Quantity(b.denominator)
      holds = proof.decide(left, .less, Quantity(b.numerator) * Quantity(a.denominator)) && holds
    }
    return holds
  }

  static let fold = Claim(
    "definition.fold", .printed, .thesis("Definition 5"),
    title: "The fold h_a has p + 2 pieces, the leftmost of slope 0, and h_a(a_i) = M·(i mod 2).",
    statement:
      "For a ∈ Δ_M^p: h_a is 0 on (−∞, 0], h_a(a_i) = M·(i mod 2), h_a(M) = M − h_a(a_p), and h_a has exactly p + 2 pieces on the line.",
    hypotheses: "a ∈ Δ_M^p",
    expects: .holds,
    instances: { singleFolds },
    sample: { size, generator in
      var instance = FoldingInstance.random(size: size, pieces: 6, using: &generator)
      instance.points = [instance.points[0]]
      return instance
    },
    hypothesis: \.failedHypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f)
    var holds = proof.decide(pieces, .equal, h.segments[0] + 1)
    holds = proof.decideValue(f, at: -5, .equal, 0) && holds
    let point = instance.points[0]
    for (index, a) in point.enumerated() {
      holds = proof.decideValue(f, at: a, .equal, index % 2 == 0 ? instance.bound : 0) && holds
    }
    let last = point.count % 2 == 1 ? instance.bound : 0
    return proof.decideValue(f, at: instance.bound, .equal, instance.bound - last) && holds
  }

  static let continuation = Claim(
    "definition.fold-beyond-M", .sharpened, .thesis("Definition 5"),
    title: "Beyond M the fold rises without bound if p is even and falls without bound if p is odd.",
    statement:
      "For a ∈ Δ_M^p and t ≥ 0: h_a(M + t) = M + M·t/(M − a_p) if p is even, and −M·t/(M − a_p) if p is odd; there is no break at M.",
    hypotheses: "a ∈ Δ_M^p",
    expects: .holds,
    instances: { singleFolds },
    hypothesis: \.failedHypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let bound = instance.bound
    guard let last = instance.points[0].last else { return true }
    let even = instance.points[0].count % 2 == 0
    var holds = true
    for t in [0, bound, bound * 10] {
      let rise = bound * t / (bound - last)
      holds = proof.decideValue(f, at: bound + t, .equal, even ? bound + rise : 0 - rise) && holds
    }
    let beyond = proof.provePieces(f, on: last...(bound * 11))
    return proof.decide(Quantity(beyond), .equal, 1) && holds
  }
}
