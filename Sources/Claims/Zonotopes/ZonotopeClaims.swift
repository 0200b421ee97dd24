import Certificates
import ExactNumbers
import ReLUNetworks

/// Definitions 7 and 8 and Theorem 2.3.7: vertices and support functions of zonotopes.
enum ZonotopeClaims {
  static let all: [Claim] = [
    definition, vertices, verticesRepaired, verticesSharpened, supportFunction, supportPieces, extremalSet,
    extremalSetRepaired,
  ]

  /// A zonotope and a point at which its support function is evaluated.
  struct Evaluation: ClaimInstance {
    var zonotope: ZonotopeInstance
    var point: [Rational]
    var description: String { "\(zonotope); r = (\(point.map(\.description).joined(separator: ",")))" }
    var weight: Int { 10 * zonotope.weight + point.reduce(0) { $0 + $1.height } }

    /// Points on the kinks and off them: the origin, the unit vectors, vectors orthogonal to the first generators, and others.
    static let family: [Evaluation] = ZonotopeInstance.standardFamily.filter { $0.generators.count <= 8 }.flatMap {
      zonotope in
      let n = zonotope.dimension
      var points: [[Rational]] = [Array(repeating: 0, count: n), (1...n).map { Rational(1, $0) }]
      points.append((0..<n).map { Rational($0 == n - 1 ? -1 : 0) })
      if n >= 2, let first = zonotope.generators.first {
        points.append((0..<n).map { Rational($0 == 0 ? first[1] : $0 == 1 ? -first[0] : 0) })
        points.append((0..<n).map { Rational(2 * $0 - 3, $0 + 2) })
      }
      return points.map { Evaluation(zonotope: zonotope, point: $0) }
    }

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Evaluation {
      let zonotope = ZonotopeInstance.random(size: size, using: &generator)
      let point = (0..<zonotope.dimension).map { _ in
        Rational(generator.integer(-9...9), generator.integer(1...4))
      }
      return Evaluation(zonotope: zonotope, point: point)
    }
  }

  /// ⟨r, x⟩ with the coordinates of r rational and those of x integers.
  static func product(_ point: [Rational], _ vector: some Sequence<BigInteger>) -> Rational {
    zip(point, vector).reduce(0) { $0 + $1.0 * Rational($1.1) }
  }

  static let definition = Claim(
    "definition.zonotope", .printed, .thesis("Definition 7"),
    title: "The support function γ(r) = max{⟨r, x⟩ : x ∈ Z}, by trying all corners λ_i = ±1, is Σ |⟨r, b^i⟩|.",
    statement:
      "For b^1, …, b^m ∈ Z^n and r ∈ Q^n: the greatest ⟨r, Σ λ_i b^i⟩ over all λ ∈ {−1, 1}^m, which is the greatest over |λ_i| ≤ 1, is γ(r).",
    expects: .holds,
    instances: { Evaluation.family },
    sample: Evaluation.random
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.zonotope.arrangement())
    let products = instance.zonotope.generators.map { product(instance.point, $0.map { BigInteger($0) }) }
    let corners = (0..<(1 << products.count)).map { corner in
      products.indices.reduce(Rational(0)) { corner >> $1 & 1 == 1 ? $0 + products[$1] : $0 - products[$1] }
    }
    return proof.decideSupport(a, at: instance.point, equals: corners.max() ?? 0)
  }

  static let supportFunction = Claim(
    "zonotope.support-function", .printed, .thesis("Theorem 2.3.7, parts 2 and 3"),
    title: "γ(r) is the greatest ⟨r, v⟩ over the vertices v of Z, and equals |⟨r, b^1⟩| + … + |⟨r, b^m⟩|.",
    statement:
      "For b^1, …, b^m ∈ Z^n and r ∈ Q^n: max{⟨r, v⟩ : v a vertex of Z} = γ(r) = Σ |⟨r, b^i⟩|. (The vertices come from the chambers of the hyperplanes orthogonal to the b^i.)",
    expects: .holds,
    instances: { Evaluation.family },
    sample: Evaluation.random
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.zonotope.arrangement())
    let best = a.vertices.map { product(instance.point, $0) }.max() ?? 0
    let sum = try instance.zonotope.supportFunction().value(at: instance.point)
    let value = proof.decideSupport(a, at: instance.point, equals: best)
    return value && best == sum
  }

  /// Σ_{i<n} C(m − 1, i) in the measures of an arrangement.
  static func printedBound(_ a: ProofArrangement, dimension: Int) -> Quantity {
    (0..<dimension).map { Quantity.choose(a.planes - 1, Quantity($0)) }.reduce(nil) { sum, term in
      sum.map { $0 + term } ?? term
    } ?? 0
  }

  /// The same as a number.
  static func printedBound(generators: Int, dimension: Int) -> BigInteger {
    (0..<dimension).reduce(0) { $0 + Quantity.choose(Quantity(generators - 1), Quantity($1)).value }
  }

  @Sendable static func floating(_ instance: ZonotopeInstance, factor: Int) -> Bool? {
    FloatingPointVertices.count(instance).map {
      BigInteger($0)
        <= printedBound(generators: instance.generators.count, dimension: instance.dimension) * BigInteger(factor)
    }
  }

  /// The printed number of vertices, twice it, and the true one.
  static var vertexBars: [Claim.BarGroup] {
    ZonotopeInstance.genericFamily.filter { (2...6).contains($0.generators.count) && $0.dimension >= 2 }.prefix(9)
      .compactMap { instance in
        let bound = printedBound(generators: instance.generators.count, dimension: instance.dimension)
        guard let count = FloatingPointVertices.count(instance), let printed = Int(exactly: bound) else { return nil }
        return Claim.BarGroup(
          "n=\(instance.dimension), m=\(instance.generators.count)",
          [("printed", printed), ("repaired", 2 * printed), ("vertices", count)])
      }
  }

  static let vertices = Claim(
    "zonotope.vertex-count", .printed, .thesis("Theorem 2.3.7, part 1"),
    title: "The zonotope of b^1, …, b^m ∈ R^n has at most Σ_{i<n} C(m − 1, i) vertices.",
    statement: "For m ≥ 1 and all b^1, …, b^m ∈ R^n: |vert Z(b^1, …, b^m)| ≤ Σ_{i=0}^{n−1} C(m − 1, i).",
    expects: .fails,
    caption: "Vertices of generic zonotopes: the printed bound is half the number.",
    instances: { ZonotopeInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    floating: { floating($0, factor: 1) },
    bars: { vertexBars }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let numbers = proof.proveWhitney(a)
    return proof.decide(numbers.vertices, .atMost, printedBound(a, dimension: instance.dimension))
  }

  static let verticesRepaired = Claim(
    "zonotope.vertex-count", .repaired, .thesis("Theorem 2.3.7, part 1"),
    title: "The zonotope of b^1, …, b^m ∈ R^n has at most 2·Σ_{i<n} C(m − 1, i) vertices.",
    statement:
      "For m ≥ 1 and all b^1, …, b^m ∈ R^n: |vert Z(b^1, …, b^m)| ≤ 2·Σ_{i=0}^{n−1} C(m − 1, i). (The printed bound lost the factor 2.)",
    expects: .holds,
    instances: { ZonotopeInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    floating: { floating($0, factor: 2) }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let numbers = proof.proveWhitney(a)
    return proof.decide(numbers.vertices, .atMost, printedBound(a, dimension: instance.dimension) * 2)
  }

  static let verticesSharpened = Claim(
    "zonotope.vertex-count", .sharpened, .thesis("Theorem 2.3.7, part 1"),
    title:
      "The bound 2·Σ_{i<n} C(m − 1, i) is attained exactly if every min(n, m) generators are independent (n ≥ 2).",
    statement:
      "For m ≥ 1: |vert Z(b^1, …, b^m)| = 2·Σ_{i=0}^{n−1} C(m − 1, i) if and only if every min(n, m) of the b^i are linearly independent (n ≥ 2), or some b^i is not zero (n = 1).",
    expects: .holds,
    instances: { ZonotopeInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    floating: { instance in
      FloatingPointVertices.count(instance).map { count in
        let bound = printedBound(generators: instance.generators.count, dimension: instance.dimension) * 2
        let generic = instance.dimension == 1 ? instance.isNonzero : instance.isUniform
        return (BigInteger(count) == bound) == generic
      }
    }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let numbers = proof.proveWhitney(a)
    let attained = proof.decide(numbers.vertices, .equal, printedBound(a, dimension: instance.dimension) * 2)
    let generic = instance.dimension == 1 ? proof.decide(a.hyperplanes, .atLeast, 1) : proof.decideUniform(a)
    return attained == generic
  }

  /// Directions around the circle on which the kinks lie, and between them where two are half a turn apart.
  static func rays(_ instance: ZonotopeInstance) -> [[BigInteger]] {
    var half: [[Int]] = []
    for generator in instance.generators where generator != [0, 0] {
      // The kink is orthogonal; turned into the upper half plane.
      var ray = [-generator[1], generator[0]]
      if ray[1] < 0 || (ray[1] == 0 && ray[0] < 0) { ray = ray.map { -$0 } }
      if !half.contains(where: { $0[0] * ray[1] == $0[1] * ray[0] }) { half.append(ray) }
    }
    if half.isEmpty { half = [[1, 0], [0, 1]] }
    if half.count == 1 { half.append([-half[0][1], half[0][0]]) }
    half = half.map { $0[1] < 0 ? $0.map { -$0 } : $0 }
    half.sort { $0[0] * $1[1] - $0[1] * $1[0] > 0 }
    return (half + half.map { [-$0[0], -$0[1]] }).map { $0.map { BigInteger($0) } }
  }

  static let supportPieces = Claim(
    "zonotope.support-function-pieces", .printed, .thesis("Theorem 2.3.7, part 2"),
    title: "γ is piecewise linear with as many pieces as Z has vertices.",
    statement:
      "The number of pieces of γ (maximal connected open sets with constant gradient) and the number of vertices of Z are equal: both are the number of chambers, listed one by one and counted by the characteristic polynomial; in the plane the pieces of the network of Lemma 2.3.8 are counted as well.",
    expects: .holds,
    instances: { ZonotopeInstance.standardFamily.filter { $0.generators.count <= 6 && $0.dimension <= 3 } },
    sample: { size, generator in .random(size: min(size, 4), using: &generator) },
    floating: { instance in
      guard let arrangement = try? instance.arrangement(), let count = FloatingPointVertices.count(instance) else {
        return nil
      }
      var proof = CertificateBuilder(label: "-")
      return proof.arrangement("a", arrangement).vertices.count == count
    }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.arrangement())
    let chambers = proof.proveChambers(a)
    proof.proveSupportPieces(a, chambers: chambers)
    let numbers = proof.proveWhitney(a)
    if instance.dimension == 2, let count = Int(exactly: chambers.value) {
      let net = proof.network("net", try instance.supportFunction().pairNetwork)
      proof.proveSupportNetwork(net, computes: a)
      proof.proveSectors(net, facetConnected: count, distinct: count, rays: rays(instance))
    }
    let sum = numbers.whitney.dropFirst().reduce(numbers.whitney[0], +)
    return proof.decide(numbers.vertices, .equal, sum) && chambers.value == sum.value
  }

  /// Generators with the printed number of vertices, if the simple constructions give some.
  private static func tuple(dimension n: Int, generators m: Int, vertices: Int) -> [[Int]]? {
    func unit(_ place: Int) -> [Int] { (0..<n).map { $0 == place ? 1 : 0 } }
    if vertices == 1 { return Array(repeating: Array(repeating: 0, count: n), count: m) }
    if n >= 2, vertices.isMultiple(of: 2), vertices / 2 <= m {
      return (0..<m).map { [1, min($0, vertices / 2 - 1)] + Array(repeating: 0, count: n - 2) }
    }
    for rank in 1...min(n, m) where vertices == 1 << rank { return (0..<m).map { unit(min($0, rank - 1)) } }
    return nil
  }

  static let extremalSet = Claim(
    "definition.extremal-zonotope-set", .printed, .thesis("Definition 8"),
    title: "The set S(n, m) of tuples whose zonotope has Σ_{i<n} C(m − 1, i) vertices is not empty.",
    statement:
      "For n, m ≥ 1 there are b^1, …, b^m ∈ R^n with |vert Z(b^1, …, b^m)| = Σ_{i=0}^{n−1} C(m − 1, i), as there must be if the complement of S(n, m) has measure zero. (S(2, m) is empty for odd m ≥ 3, since a zonotope other than {0} has an even number of vertices; S(1, m) is {0}.)",
    expects: .fails,
    instances: {
      (2...8).flatMap { sum in (1..<sum).map { IntegersInstance(["n": $0, "m": sum - $0]) } }
    }
  ) { instance, proof in
    let (n, m) = (instance["n"], instance["m"])
    let bound = (0..<n).map { Quantity.choose(Quantity(m) - 1, Quantity($0)) }
    let count = Int(exactly: printedBound(generators: m, dimension: n)) ?? 0
    proof.decide(bound.dropFirst().reduce(bound[0], +), .equal, Quantity(count))
    if count >= 3, !count.isMultiple(of: 2) { return try !proof.decideNoZonotope(vertices: count) }
    guard let generators = tuple(dimension: n, generators: m, vertices: count) else {
      throw Undecided(reason: "no tuple with \(count) vertices found")
    }
    let a = proof.arrangement("a", try ZonotopeInstance(dimension: n, generators: generators).arrangement())
    return proof.decide(proof.proveWhitney(a).vertices, .equal, printedBound(a, dimension: n))
  }

  static let extremalSetRepaired = Claim(
    "definition.extremal-zonotope-set", .repaired, .thesis("Definition 8"),
    title: "With twice the number of vertices S(n, m) is not empty: it contains the points of the moment curve.",
    statement:
      "For n, m ≥ 1 the zonotope of the vectors (1, t, …, t^{n−1}), t = 0, …, m − 1, has 2·Σ_{i=0}^{n−1} C(m − 1, i) vertices, and every min(n, m) of them are linearly independent.",
    expects: .holds,
    instances: {
      (2...9).flatMap { sum in (1..<sum).map { IntegersInstance(["n": $0, "m": sum - $0]) } }
        + [IntegersInstance(["n": 3, "m": 12]), IntegersInstance(["n": 2, "m": 30])]
    }
  ) { instance, proof in
    let zonotope = ZonotopeInstance.momentCurve(dimension: instance["n"], generators: instance["m"])
    let a = proof.arrangement("a", try zonotope.arrangement())
    let numbers = proof.proveWhitney(a)
    let count = proof.decide(numbers.vertices, .equal, printedBound(a, dimension: instance["n"]) * 2)
    return proof.decideUniform(a) && count
  }
}
