import Certificates
import ExactNumbers
import ReLUNetworks

/// Lemma 2.3.5 and Theorem 2.3.2: pieces and parametrisation of the compositions H of folds.
enum CompositionClaims {
  static let all: [Claim] = [
    atMost, exact, mixed, everyMember, everyMemberRepaired, network, parametrisation, parametrisationRepaired,
  ]

  static func interval(_ instance: FoldingInstance) -> ClosedRange<Rational> { 0...instance.bound }

  @Sendable static func curves(_ instance: FoldingInstance) -> [Curve] {
    guard let parameters = try? instance.parameters() else { return [] }
    let shown = (0 - instance.bound / 4)...(instance.bound * Rational(5, 4))
    var curves = [Curve("H", parameters.function, on: shown)]
    if parameters.points.count > 1 { curves.append(Curve("h of a^1", parameters.layerFunction(0), on: shown)) }
    return curves
  }

  @Sendable static func floatingPieces(_ instance: FoldingInstance) -> Int? {
    guard let network = try? instance.parameters().network else { return nil }
    return FloatingPointPieces.count(network)
  }

  @Sendable static func oneWidth(_ instance: FoldingInstance) -> String? {
    instance.failedHypothesis ?? (instance.commonWidth == nil ? "the folds have different widths" : nil)
  }

  static let atMost = Claim(
    "depth.composition-pieces", .printed, .thesis("Lemma 2.3.5"),
    title: "H has at most (p + 1)^k + 2 pieces, (p + 1)^k of them on [0, M], each between 0 and M.",
    statement:
      "For a^1, …, a^k ∈ Δ_M^p, H = h_{a^k} ∘ … ∘ h_{a^1} has at most (p + 1)^k + 2 pieces on the line and exactly (p + 1)^k on [0, M], at whose ends it is alternately 0 and M.",
    hypotheses: "a^i ∈ Δ_M^p, the same p for all i",
    expects: .holds,
    caption: "The first fold and the whole composition.",
    instances: { FoldingInstance.standardFamily(pieces: 2_500) },
    sample: { size, generator in .random(size: size, pieces: 400, using: &generator) },
    simplify: \.simpler,
    hypothesis: oneWidth,
    floating: { instance in
      guard let width = instance.commonWidth else { return nil }
      return floatingPieces(instance).map { BigInteger($0) <= BigInteger(width).power(UInt(instance.depth)) + 2 }
    },
    curves: curves
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f)
    let power = h.segments[0].power(h.folds)
    let bounded = proof.decide(pieces, .atMost, power + 2)
    let count = Int(exactly: power.value) ?? 0
    let tied = proof.decide(power, .equal, Quantity(count))
    return proof.decideAlternates(
      f, count: count, on: interval(instance), first: 0, second: instance.bound) && bounded && tied
  }

  static let exact = Claim(
    "depth.composition-pieces", .sharpened, .thesis("Lemma 2.3.5"),
    title: "H has exactly w^k + 1 pieces on the line, and one more if w is even and k ≥ 2 (w = p + 1).",
    statement:
      "For a^1, …, a^k ∈ Δ_M^{w−1}, H has exactly w^k + 1 + [w even and k ≥ 2] pieces on the line.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, the same w for all i",
    expects: .holds,
    instances: { FoldingInstance.standardFamily(pieces: 20_000) },
    sample: { size, generator in .random(size: size, pieces: 400, using: &generator) },
    simplify: \.simpler,
    hypothesis: oneWidth,
    floating: { instance in
      guard let count = try? instance.parameters().pieceCount else { return nil }
      return floatingPieces(instance).map { BigInteger($0) == count }
    }
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f)
    let extra = (instance.commonWidth ?? 1) % 2 == 0 && instance.depth >= 2 ? 2 : 1
    return proof.decide(pieces, .equal, h.segments[0].power(h.folds) + Quantity(extra))
  }

  static let mixed = Claim(
    "depth.mixed-composition-pieces", .sharpened, .thesis("Lemma 2.3.5"),
    title: "Folds of different widths w_i give Π w_i + 1 pieces, and one more if some w_i with i < k is even.",
    statement:
      "For a^i ∈ Δ_M^{w_i − 1}, H has exactly Π w_i + 1 + [some w_i with i < k is even] pieces; the composition lemma's count agrees with the list of breaks.",
    hypotheses: "a^i in their simplices",
    expects: .holds,
    instances: { FoldingInstance.mixedFamily },
    sample: { size, generator in .random(size: size, pieces: 400, mixed: true, using: &generator) },
    simplify: \.simpler,
    hypothesis: \.failedHypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let listed = proof.provePieces(f)
    let extra = instance.points.dropLast().contains { $0.count % 2 == 1 } ? 2 : 1
    let counted = proof.decide(listed, .equal, Quantity.product(h.segments) + Quantity(extra))
    let derived = proof.proveFoldPieces(h)
    return proof.decide(derived, .equal, Quantity(listed.value)) && counted
  }

  /// Printed and true numbers of pieces of small members of the family.
  static var memberBars: [Claim.BarGroup] {
    [(2, 1), (2, 2), (3, 1), (2, 3), (3, 2), (4, 2), (3, 3)].compactMap { width, depth in
      guard let count = try? FoldingInstance.uniform(width: width, depth: depth).parameters().pieceCount,
        let pieces = Int(exactly: count), let printed = Int(exactly: BigInteger(width).power(UInt(depth)))
      else { return nil }
      return Claim.BarGroup("w = \(width), k = \(depth)", [("printed", printed), ("true", pieces)])
    }
  }

  static let everyMember = Claim(
    "depth.family-pieces", .printed, .thesis("Theorem 2.3.2"),
    title: "Every member of the family has w^k pieces.",
    statement:
      "For all w ≥ 2, k ≥ 1 and a^1, …, a^k ∈ Δ_M^{w−1}, the function H has exactly w^k pieces (Definition 3: on the whole line).",
    hypotheses: "a^i ∈ Δ_M^{w−1}, w ≥ 2",
    expects: .fails,
    caption: "Printed and true numbers of pieces on the line.",
    instances: { FoldingInstance.standardFamily(pieces: 300) },
    sample: { size, generator in .random(size: size, pieces: 300, using: &generator) },
    simplify: \.simpler,
    hypothesis: oneWidth,
    curves: curves,
    bars: { memberBars }
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    return proof.decide(proof.provePieces(f), .equal, h.segments[0].power(h.folds))
  }

  static let everyMemberRepaired = Claim(
    "depth.family-pieces", .repaired, .thesis("Theorem 2.3.2"),
    title: "Every member of the family has w^k pieces on [0, M].",
    statement:
      "For all w ≥ 2, k ≥ 1 and a^1, …, a^k ∈ Δ_M^{w−1}, the restriction of H to [0, M] has exactly w^k pieces.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, w ≥ 2",
    expects: .holds,
    instances: { FoldingInstance.standardFamily(pieces: 300) },
    sample: { size, generator in .random(size: size, pieces: 300, using: &generator) },
    simplify: \.simpler,
    hypothesis: oneWidth
  ) { instance, proof in
    let h = proof.folding("h", try instance.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f, on: interval(instance))
    return proof.decide(h.segments[0].power(h.folds), .equal, Quantity(pieces))
  }

  static let network = Claim(
    "depth.family-network", .printed, .thesis("Theorem 2.3.2, proof"),
    title: "H is a network of k hidden layers with exactly w gates each.",
    statement:
      "For a^1, …, a^k ∈ Δ_M^{w−1} there is a network with k hidden layers of w gates that equals H everywhere.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, w ≥ 2",
    expects: .holds,
    instances: { FoldingInstance.standardFamily(pieces: 300) },
    sample: { size, generator in .random(size: size, pieces: 300, using: &generator) },
    hypothesis: oneWidth
  ) { instance, proof in
    let parameters = try instance.parameters()
    let h = proof.folding("h", parameters)
    let f = proof.function(of: h)
    let net = proof.network("net", parameters.network)
    var holds = proof.decideEqual(try proof.function(of: net), f)
    holds = proof.decide(net.hidden, .equal, h.folds) && holds
    for width in net.widths { holds = proof.decide(width, .equal, h.segments[0]) && holds }
    return holds
  }

  /// Two parameter points.
  struct Pair: ClaimInstance {
    let first: FoldingInstance
    let second: FoldingInstance
    var description: String { "(\(first)) and (\(second))" }
    var weight: Int { first.weight + second.weight }
  }

  /// The same point for two bounds.
  static let samePoints: [Pair] = {
    let half = Rational(1, 2)
    let points: [[[Rational]]] = [[[1]], [[1], [1]], [[half, 1]], [[half, 1], [Rational(1, 3), 1]]]
    let bounds: [(Rational, Rational)] = [(2, 2), (2, 3), (3, 4), (5, 7)]
    var result: [Pair] = []
    for (m, n) in bounds {
      for point in points {
        result.append(
          Pair(first: FoldingInstance(bound: m, points: point), second: FoldingInstance(bound: n, points: point)))
      }
    }
    return result.sorted { $0.weight < $1.weight }
  }()

  static let parametrisation = Claim(
    "depth.parametrisation", .printed, .thesis("Theorem 2.3.2, (2.2)"),
    title: "The family is parametrised by the union over M > 0 of (Δ_M^{w−1})^k: a point determines the function.",
    statement:
      "If (a^1, …, a^k) lies in both (Δ_M^{w−1})^k and (Δ_{M'}^{w−1})^k, the functions H for M and for M' are equal.",
    hypotheses: "the same point, in both simplices",
    expects: .fails,
    instances: { samePoints },
    hypothesis: {
      $0.first.failedHypothesis ?? $0.second.failedHypothesis
        ?? ($0.first.points == $0.second.points ? nil : "different points")
    },
    curves: { pair in
      guard let f = try? pair.first.parameters().function, let g = try? pair.second.parameters().function else {
        return []
      }
      let shown = -1...(pair.second.bound + 1)
      return [Curve("M = \(pair.first.bound)", f, on: shown), Curve("M = \(pair.second.bound)", g, on: shown)]
    }
  ) { instance, proof in
    let f = proof.folding("f", try instance.first.parameters())
    let g = proof.folding("g", try instance.second.parameters())
    return proof.decideEqual(proof.function(of: f), proof.function(of: g))
  }

  static let parametrisationRepaired = Claim(
    "depth.parametrisation", .repaired, .thesis("Theorem 2.3.2, (2.2)"),
    title: "Different pairs (M, (a^i)) give different functions H.",
    statement:
      "For w ≥ 2 the map from the disjoint union of the (Δ_M^{w−1})^k, that is, from the pairs (M, (a^i)), to functions is injective.",
    hypotheses: "both parameters in their simplices; the same w and k; not the same parameters",
    expects: .holds,
    instances: {
      let family = FoldingInstance.standardFamily(pieces: 90)
      return family.indices.dropFirst().flatMap { index in
        [1, 2, 7].compactMap { back in
          index >= back ? Pair(first: family[index - back], second: family[index]) : nil
        }
      }
    },
    sample: { size, generator in
      let first = FoldingInstance.random(size: size, pieces: 100, using: &generator)
      // The same shape with one coordinate moved a little, or another M with the points scaled along.
      if generator.integer(0...1) == 0 {
        let factor = Rational(generator.integer(2...5), 1)
        return Pair(
          first: first,
          second: FoldingInstance(bound: first.bound * factor, points: first.points.map { $0.map { $0 * factor } }))
      }
      var second = first
      let fold = generator.integer(0...(first.points.count - 1))
      let last = second.points[fold].count - 1
      second.points[fold][last] = (second.points[fold][last] + second.bound) / 2
      return Pair(first: first, second: second)
    },
    hypothesis: { pair in
      if let failed = oneWidth(pair.first) ?? oneWidth(pair.second) { return failed }
      if pair.first == pair.second { return "the same parameters" }
      let same = pair.first.commonWidth == pair.second.commonWidth && pair.first.depth == pair.second.depth
      return same ? nil : "different w or k"
    }
  ) { instance, proof in
    let parameters = try instance.first.parameters()
    let f = proof.function(of: proof.folding("f", parameters))
    let g = proof.function(of: proof.folding("g", try instance.second.parameters()))
    let equal = proof.decideEqual(f, g)
    // A second way, for comparison: the parameters can be read off the function.
    let recovered = try HardFunction.recoverParameters(of: f.function, layers: instance.first.depth)
    guard recovered == parameters else { throw Inconsistency(description: "recovered \(recovered) of \(parameters)") }
    return !equal
  }
}
