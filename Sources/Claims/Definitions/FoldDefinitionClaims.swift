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

  static let tuples: [FoldingInstance] =
    singleFolds + [
      FoldingInstance(bound: 1, points: [[Rational(1, 2), Rational(1, 2)]]), FoldingInstance(bound: 1, points: [[1]]),
      FoldingInstance(bound: 1, points: [[Rational(3, 2)]]), FoldingInstance(bound: 0, points: [[Rational(1, 2)]]),
      FoldingInstance(bound: 1, points: [[0, Rational(1, 2)]]),
      FoldingInstance(bound: 1, points: [[Rational(2, 3), Rational(1, 3)]]),
    ]

  static let simplex = Claim(
    "definition.open-simplex", .printed, .thesis("Definition 4"),
    title: "The points of the open simplex are the tuples with 0 < x_1 < … < x_p < M; exactly they give folds.",
    statement:
      "A tuple with p ≥ 1 coordinates is accepted as a point of Δ_M^p exactly if 0 < x_1, x_i < x_{i+1} for all i < p, and x_p < M.",
    expects: .holds,
    instances: { tuples }
  ) { instance, proof in
    let accepted = instance.failedHypothesis == nil
    let chain = [0] + instance.points[0] + [instance.bound]
    var increasing = true
    for (a, b) in zip(chain, chain.dropFirst()) {
      let left = Quantity(a.numerator) * Quantity(b.denominator)
      increasing = proof.decide(left, .less, Quantity(b.numerator) * Quantity(a.denominator)) && increasing
    }
    return accepted == increasing
  }

  /// h_a written out: the points 0, a_1, …, a_p.
  static func corners(_ instance: FoldingInstance) -> [(x: Rational, y: Rational)] {
    [(x: 0, y: 0)] + instance.points[0].enumerated().map { (x: $0.element, y: $0.offset % 2 == 0 ? instance.bound : 0) }
  }

  static let fold = Claim(
    "definition.fold", .printed, .thesis("Definition 5"),
    title: "The fold h_a has p + 2 pieces, the leftmost of slope 0, and h_a(a_i) = M·(i mod 2).",
    statement:
      "For a ∈ Δ_M^p: h_a is the function through (0, 0), (a_i, M·(i mod 2)) and (M, M − h_a(a_p)) that is 0 on (−∞, 0], affine between neighbours and continued affinely beyond M, and it has exactly p + 2 pieces on the line.",
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
    let corners = corners(instance)
    let last = corners[corners.count - 1]
    let bound = instance.bound
    let t = try proof.function(
      "t", through: corners + [(x: bound, y: bound - last.y)], leftSlope: 0,
      rightSlope: (bound - 2 * last.y) / (bound - last.x))
    let equal = proof.decideEqual(f, t)
    return proof.decide(proof.provePieces(f), .equal, h.segments[0] + 1) && equal
  }

  static let continuation = Claim(
    "definition.fold-beyond-M", .sharpened, .thesis("Definition 5"),
    title: "Beyond M the fold rises without bound if p is even and falls without bound if p is odd.",
    statement:
      "For a ∈ Δ_M^p: h_a has no break at M; for all t ≥ 0, h_a(M + t) = M + M·t/(M − a_p) if p is even, and −M·t/(M − a_p) if p is odd.",
    hypotheses: "a ∈ Δ_M^p",
    expects: .holds,
    instances: { singleFolds },
    hypothesis: \.failedHypothesis
  ) { instance, proof in
    let f = proof.function(of: proof.folding("h", try instance.parameters()))
    let corners = corners(instance)
    let bound = instance.bound
    let even = instance.points[0].count % 2 == 0
    // The stated slope from a_p on: no break at M, and the line beyond it.
    let steepness = bound / (bound - corners[corners.count - 1].x)
    let t = try proof.function("t", through: corners, leftSlope: 0, rightSlope: even ? steepness : 0 - steepness)
    let value = proof.decideValue(f, at: bound, .equal, even ? bound : 0)
    return proof.decideEqual(f, t) && value
  }
}
