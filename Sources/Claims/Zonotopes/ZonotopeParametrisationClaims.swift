import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.3.10 (iii): which parameters give the same function H ∘ γ.
enum ZonotopeParametrisationClaims {
  static let all: [Claim] = [printed, repaired]

  /// Two parameter points.
  struct Pair: ClaimInstance {
    var first: ZonotopeFunctionInstance
    var second: ZonotopeFunctionInstance
    var description: String { "(\(first)) and (\(second))" }
    var weight: Int { first.weight + second.weight }

    var sharesFolds: Bool { first.folding == second.folding }

    /// Whether the generators are equal up to signs and order.
    var sharesGenerators: Bool {
      func turned(_ zonotope: ZonotopeInstance) -> [[Int]] {
        zonotope.generators.map { generator in
          (generator.first { $0 != 0 } ?? 0) < 0 ? generator.map { -$0 } : generator
        }.sorted { $0.lexicographicallyPrecedes($1) }
      }
      return first.zonotope.dimension == second.zonotope.dimension
        && turned(first.zonotope) == turned(second.zonotope)
    }

    /// The same change in both.
    var simpler: [Pair] {
      let folds = sharesFolds ? first.folding.simpler : []
      let zonotopes = zip(first.zonotope.simpler, second.zonotope.simpler)
      return zonotopes.map { Pair(first: first.with($0), second: second.with($1)) }
        + folds.map { Pair(first: first.with($0), second: second.with($0)) }
    }
  }

  /// Pairs with flipped, permuted, merged, scaled and slightly changed generators, and with other folds.
  static let family: [Pair] = {
    let foldings: [FoldingInstance] = [
      .uniform(width: 2, depth: 1, bound: 2), .uniform(width: 3, depth: 2, bound: 3),
      FoldingInstance(bound: 6, points: [[1, 2, 4]]),
    ]
    var result: [Pair] = []
    func add(_ a: ZonotopeInstance, _ b: [[Int]], _ f: FoldingInstance, _ g: FoldingInstance) {
      let second = ZonotopeInstance(dimension: a.dimension, generators: b)
      result.append(
        Pair(
          first: ZonotopeFunctionInstance(zonotope: a, folding: f),
          second: ZonotopeFunctionInstance(zonotope: second, folding: g)))
    }
    let generic = ZonotopeInstance.genericFamily.filter { $0.generators.count <= 5 }
    let merged = ZonotopeInstance(dimension: 1, generators: [[2], [4]])
    for f in foldings {
      add(merged, [[3], [3]], f, f)
      for zonotope in generic {
        let b = zonotope.generators
        let doubled = FoldingInstance(bound: f.bound * 2, points: f.points.map { $0.map { $0 * 2 } })
        var moved = f
        moved.points[0][0] = f.points[0][0] * Rational(9, 10)
        var longer = b
        longer[0][0] += 1
        add(zonotope, b.map { $0.map { -$0 } }, f, f)
        add(zonotope, b.reversed(), f, f)
        add(zonotope, [b[0].map { -$0 }] + b.dropFirst(), f, f)
        add(zonotope, longer, f, f)
        add(zonotope, b, f, moved)
        // Not a symmetry: the function is doubled.
        add(zonotope, b.map { $0.map { 2 * $0 } }, f, doubled)
        add(zonotope, longer.reversed(), f, doubled)
      }
    }
    return result.sorted { $0.weight < $1.weight }
  }()

  /// A point where the functions differ, with the values of both support functions there; nil if they are equal.
  ///
  /// Near 0 each function is a multiple of its γ, its first peak has the height M, and H on [0, M] ends at M: so two functions
  /// of the same kind agree on a ray only if both γ agree there and H is the same.
  static func witness(_ pair: Pair) throws -> (point: [Rational], first: Rational, second: Rational)? {
    let functions = [try pair.first.function(), try pair.second.function()]
    let n = pair.first.zonotope.dimension
    var directions = (0..<n).map { place in (0..<n).map { Rational($0 == place ? 1 : 0) } }
    for generator in pair.first.zonotope.generators + pair.second.zonotope.generators {
      directions.append(generator.map { Rational($0) })
    }
    directions += (1...6).map { seed in (1...n).map { Rational(($0 * $0 * seed) % 7 - 3) } }
    for direction in directions {
      let values = try functions.map { try $0.support.value(at: direction) }
      let outer = functions.map(\.folding.function)
      let alongs = zip(outer, values).map { $0.composed(with: PiecewiseLinearFunction(slope: $1, constant: 0)) }
      let absolute = PiecewiseLinearFunction.maximum(
        PiecewiseLinearFunction(slope: 1, constant: 0), PiecewiseLinearFunction(slope: -1, constant: 0))
      // On the half-line t ≥ 0 only.
      let halves = alongs.map { $0.composed(with: absolute) }
      guard let t = halves[0].firstDifference(from: halves[1])?.magnitude else { continue }
      return (direction.map { $0 * t }, values[0] * t, values[1] * t)
    }
    return nil
  }

  /// Decides whether the two functions are the same, and proves it.
  static func decideSame(_ pair: Pair, _ proof: inout CertificateBuilder) throws -> Bool {
    let a = proof.arrangement("a", try pair.first.zonotope.arrangement())
    let b = proof.arrangement("b", try pair.second.zonotope.arrangement())
    let f = proof.folding("f", try pair.first.folding.parameters())
    let g = pair.sharesFolds ? f : proof.folding("g", try pair.second.folding.parameters())
    guard let (point, first, second) = try witness(pair) else {
      guard pair.sharesFolds, proof.decideSameSupport(a, b) else {
        throw Undecided(reason: "no difference found, and the parts are not equal")
      }
      return true
    }
    proof.decideSupport(a, at: point, equals: first)
    proof.decideSupport(b, at: point, equals: second)
    let outer = proof.function(of: f)
    let value = outer.function(first)
    proof.decideValue(outer, at: first, .equal, value)
    return proof.decideValue(pair.sharesFolds ? outer : proof.function(of: g), at: second, .equal, value)
  }

  @Sendable static func hypothesis(_ pair: Pair) -> String? {
    if let failed = ZonotopeFunctionInstance.genericHypothesis(pair.first)
      ?? ZonotopeFunctionInstance.genericHypothesis(pair.second)
    {
      return failed
    }
    if pair.first.zonotope.dimension != pair.second.zonotope.dimension { return "different dimensions" }
    return pair.first == pair.second ? "the same parameters" : nil
  }

  static let printed = Claim(
    "zonotope.parametrisation", .printed, .thesis("Theorem 2.3.10 (iii)"),
    title: "Different parameters (b^1, …, b^m; a^1, …, a^k) give different functions H ∘ γ.",
    statement:
      "The map from the tuples of generators in general position and the points a^1, …, a^k of simplices to the functions H ∘ γ is injective.",
    hypotheses: "both parameters as in the family; not the same parameters",
    expects: .fails,
    instances: { family },
    simplify: \.simpler,
    hypothesis: hypothesis
  ) { instance, proof in
    try !decideSame(instance, &proof)
  }

  static let repaired = Claim(
    "zonotope.parametrisation", .repaired, .thesis("Theorem 2.3.10 (iii)"),
    title:
      "For n ≥ 2 two parameters give the same function exactly if they agree up to signs and order of the generators.",
    statement:
      "For n ≥ 2, generators in general position and the pairs (M; a^1, …, a^k) of the disjoint union of the simplices: two functions H ∘ γ are equal if and only if M and the a^i are equal and the b^i agree up to signs and order. (For n = 1 only Σ |b^i| matters.)",
    hypotheses: "n ≥ 2; both parameters as in the family; not the same parameters",
    expects: .holds,
    instances: { family },
    sample: { size, generator in
      let first = ZonotopeFunctionInstance.random(size: size + 1, using: &generator)
      var second = first
      second.zonotope.generators.shuffle(using: &generator)
      for index in second.zonotope.generators.indices where generator.integer(0...1) == 0 {
        second.zonotope.generators[index] = second.zonotope.generators[index].map { -$0 }
      }
      if generator.integer(0...1) == 0 {
        second.zonotope.generators[0][generator.integer(0...(second.zonotope.dimension - 1))] += 1
      }
      return Pair(first: first, second: second)
    },
    hypothesis: { hypothesis($0) ?? ($0.first.zonotope.dimension >= 2 ? nil : "n = 1") }
  ) { instance, proof in
    let equivalent = instance.sharesFolds && instance.sharesGenerators
    return try decideSame(instance, &proof) == equivalent
  }
}

extension ZonotopeFunctionInstance {
  /// The same with other generators.
  func with(_ zonotope: ZonotopeInstance) -> Self { Self(zonotope: zonotope, folding: folding) }

  /// The same with other folds.
  func with(_ folding: FoldingInstance) -> Self { Self(zonotope: zonotope, folding: folding) }
}
