import Certificates
import ExactNumbers
import ReLUNetworks

/// Proposition 2.3.9 and Theorem 2.3.10 (i): pieces and networks of the functions H ∘ γ; Definition 6.
enum HardFunctionPieceClaims {
  static let all: [Claim] = [
    complexity, proposition, propositionRepaired, theorem, theoremRepaired, network, networkSharpened,
  ]

  typealias Instance = ZonotopeFunctionInstance

  static let generic: [Instance] = Instance.family(
    over: ZonotopeInstance.genericFamily.filter { $0.generators.count <= 6 }, slices: 9)
  static let standard: [Instance] = Instance.family(
    over: ZonotopeInstance.standardFamily.filter { $0.generators.count <= 6 }, slices: 9)

  /// What the claims of this file begin with.
  struct Parts {
    let a: ProofArrangement
    let h: ProofFolding
    let vertices: Quantity
    let pieces: Quantity

    /// w^k.
    var slices: Quantity { h.segments[0].power(h.folds) }

    /// The pieces beyond the last break of H: none unless w is even and k ≥ 2, then one, or two if n = 1 in effect.
    func outer(_ instance: Instance) -> Quantity {
      let ends = (instance.folding.commonWidth ?? 1).isMultiple(of: 2) && instance.folding.depth >= 2
      return Quantity(ends ? (a.hyperplanes.value == 1 ? 2 : 1) : 0)
    }
  }

  static func parts(_ instance: Instance, _ proof: inout CertificateBuilder) throws -> Parts {
    let a = proof.arrangement("a", try instance.zonotope.arrangement())
    let h = proof.folding("h", try instance.folding.parameters())
    let numbers = proof.proveWhitney(a)
    let count = try proof.proveZonotopePieces(a, h, chambers: numbers.chambers)
    return Parts(a: a, h: h, vertices: numbers.vertices, pieces: proof.integer("pieces", count))
  }

  /// On the line the pieces are counted again from the graph of H ∘ γ.
  static func confirmOnTheLine(_ instance: Instance, _ parts: Parts, _ proof: inout CertificateBuilder) throws -> Bool {
    guard instance.zonotope.dimension == 1 else { return true }
    let gamma = proof.network("gamma", try instance.zonotope.supportFunction().pairNetwork)
    proof.proveSupportNetwork(gamma, computes: parts.a)
    let f = proof.composition("f", proof.function(of: parts.h), after: try proof.function(of: gamma))
    return proof.decide(proof.provePieces(f), .equal, parts.pieces)
  }

  /// The two printed numbers and the true one, for Figure 2.2 (left and middle) and others.
  static var bars: [Claim.BarGroup] {
    let cases: [(String, ZonotopeInstance, Int, Int)] = [
      ("n=1 m=1 w=2 k=1", .cube(dimension: 1), 2, 1), ("n=2 m=2 w=2 k=1", .cube(dimension: 2), 2, 1),
      ("Figure 2.2 left", .cube(dimension: 2), 2, 2), ("Figure 2.2 middle", .figure, 2, 2),
      ("n=3 m=5 w=2 k=1", .momentCurve(dimension: 3, generators: 5), 2, 1),
      ("n=4 m=4 w=2 k=1", .cube(dimension: 4), 2, 1),
    ]
    return cases.compactMap { label, zonotope, width, depth in
      guard let vertices = FloatingPointVertices.count(zonotope),
        let function = try? Instance(zonotope: zonotope, folding: .uniform(width: width, depth: depth)).function(),
        let pieces = Int(exactly: function.pieceCount(vertices: BigInteger(vertices)))
      else { return nil }
      let slices = (0..<depth).reduce(1) { product, _ in product * width }
      let (m, n) = (zonotope.generators.count, zonotope.dimension)
      let power = (1..<n).reduce(1) { product, _ in product * (m - 1) }
      let sum = Int(exactly: ZonotopeClaims.printedBound(generators: m, dimension: n)) ?? 0
      return Claim.BarGroup(
        label, [("Proposition 2.3.9", power * slices), ("Theorem 2.3.10", sum * slices), ("pieces", pieces)])
    }
  }

  static let proposition = Claim(
    "zonotope.hard-function-pieces", .printed, .thesis("Proposition 2.3.9"),
    title: "H ∘ γ has (m − 1)^{n−1}·w^k pieces.",
    statement:
      "For b^1, …, b^m ∈ R^n in general position and a^1, …, a^k ∈ Δ_M^{w−1}, the function H ∘ γ has (m − 1)^{n−1}·w^k pieces (connected components of the interiors of the sets where the gradient is constant; 0^0 = 1).",
    hypotheses: "every min(n, m) of the b^i are independent; all a^i in the simplex",
    expects: .fails,
    caption: "Pieces of H ∘ γ: as the proposition and the theorem print them, and the true number.",
    instances: { generic },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: Instance.genericHypothesis,
    bars: { bars }
  ) { instance, proof in
    let parts = try parts(instance, &proof)
    return proof.decide(
      parts.pieces, .equal, (parts.a.planes - 1).power(parts.a.dimension - 1) * parts.slices)
  }

  static let propositionRepaired = Claim(
    "zonotope.hard-function-pieces", .repaired, .thesis("Proposition 2.3.9"),
    title: "H ∘ γ has N·w^k + e pieces, N the number of vertices; e = 0 unless w is even and k ≥ 2.",
    statement:
      "For any b^1, …, b^m ∈ R^n, not all zero, with N = |vert Z| and a^1, …, a^k ∈ Δ_M^{w−1}: H ∘ γ has N·w^k + e pieces, where e = 0 if w is odd or k = 1, and otherwise e = 2 if all generators are parallel and e = 1 if not.",
    hypotheses: "some b^i is not zero; all a^i in the simplex",
    expects: .holds,
    instances: { standard },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: Instance.hypothesis
  ) { instance, proof in
    let parts = try parts(instance, &proof)
    let confirmed = try confirmOnTheLine(instance, parts, &proof)
    return proof.decide(parts.pieces, .equal, parts.vertices * parts.slices + parts.outer(instance)) && confirmed
  }

  static let theorem = Claim(
    "zonotope.family-pieces", .printed, .thesis("Theorem 2.3.10 (i), pieces"),
    title: "The functions of the family ZONOTOPE have (Σ_{i<n} C(m − 1, i))·w^k pieces.",
    statement:
      "For b^1, …, b^m ∈ R^n in general position and a^1, …, a^k ∈ Δ_M^{w−1}: H ∘ γ has (Σ_{i=0}^{n−1} C(m − 1, i))·w^k pieces.",
    hypotheses: "every min(n, m) of the b^i are independent; all a^i in the simplex",
    expects: .fails,
    instances: { generic },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: Instance.genericHypothesis
  ) { instance, proof in
    let parts = try parts(instance, &proof)
    let sum = ZonotopeClaims.printedBound(parts.a, dimension: instance.zonotope.dimension)
    return proof.decide(parts.pieces, .equal, sum * parts.slices)
  }

  static let theoremRepaired = Claim(
    "zonotope.family-pieces", .repaired, .thesis("Theorem 2.3.10 (i), pieces"),
    title: "The functions of the family ZONOTOPE have 2·(Σ_{i<n} C(m − 1, i))·w^k + e pieces.",
    statement:
      "For b^1, …, b^m ∈ R^n in general position and a^1, …, a^k ∈ Δ_M^{w−1}: H ∘ γ has 2·(Σ_{i=0}^{n−1} C(m − 1, i))·w^k + e pieces, e as in `zonotope.hard-function-pieces`.",
    hypotheses: "every min(n, m) of the b^i are independent; all a^i in the simplex",
    expects: .holds,
    instances: { generic },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: Instance.genericHypothesis
  ) { instance, proof in
    let parts = try parts(instance, &proof)
    let sum = ZonotopeClaims.printedBound(parts.a, dimension: instance.zonotope.dimension)
    let confirmed = try confirmOnTheLine(instance, parts, &proof)
    return proof.decide(parts.pieces, .equal, sum * 2 * parts.slices + parts.outer(instance)) && confirmed
  }

  static let complexity = Claim(
    "definition.piece-complexity", .sharpened, .thesis("Definition 6"),
    title: "A network R^n → R with hidden widths w_1, …, w_k has at most Π_l Σ_{j≤n} C(w_l, j) pieces.",
    statement:
      "The number of pieces of H ∘ γ is at most Π_l Σ_{j=0}^{n} C(w_l, j) over the widths w_l of each of its networks: the one with 2m gates for γ and w for each fold, and the smallest known. (So comp_F(n, k, w) is finite, and N·w^k + e is bounded by that product for every network: a second necessary condition on sizes.)",
    hypotheses: "some b^i is not zero; all a^i in the simplex",
    expects: .holds,
    instances: { standard },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: Instance.hypothesis
  ) { instance, proof in
    let parts = try parts(instance, &proof)
    let function = try instance.function()
    var holds = true
    for network in [function.network, try function.compactNetwork()] {
      let net = proof.network("net", network)
      let factors = net.widths.map { width in
        (0...instance.zonotope.dimension).map { Quantity.choose(width, Quantity($0)) }.reduce(nil) { sum, term in
          sum.map { $0 + term } ?? term
        } ?? 1
      }
      holds = proof.decide(parts.pieces, .atMost, .product(factors)) && holds
    }
    return holds
  }

  /// Proves that a network for γ, a network for H and their composition are what they should be: the first two everywhere, the
  /// third on two lines, one of them through the origin.
  static func composition(
    _ instance: Instance, first: ReLUNetwork, then second: ReLUNetwork, _ proof: inout CertificateBuilder
  ) throws -> (a: ProofArrangement, h: ProofFolding, net: ProofNetwork, holds: Bool) {
    let a = proof.arrangement("a", try instance.zonotope.arrangement())
    let h = proof.folding("h", try instance.folding.parameters())
    let gamma = proof.network("gamma", first)
    proof.proveSupportNetwork(gamma, computes: a)
    let outer = proof.network("outer", second)
    var holds = proof.decideEqual(try proof.function(of: outer), proof.function(of: h))
    let net = proof.network("net", try second.composed(with: first))
    let n = instance.zonotope.dimension
    let lines: [(point: [Rational], direction: [Rational])] = [
      (Array(repeating: 0, count: n), (1...n).map { Rational($0) }),
      ((1...n).map { Rational(1, $0 + 1) }, (1...n).map { Rational($0 * $0 - 2 * $0 + 2) }),
    ]
    for (point, direction) in lines {
      let whole = proof.network("line", try net.network.restricted(toLineThrough: point, direction: direction))
      let inner = proof.network("inner", try first.restricted(toLineThrough: point, direction: direction))
      let f = proof.composition("f", proof.function(of: h), after: try proof.function(of: inner))
      holds = proof.decideEqual(try proof.function(of: whole), f) && holds
    }
    return (a, h, net, holds)
  }

  static let network = Claim(
    "zonotope.hard-function-network", .printed, .thesis("Proposition 2.3.9, Theorem 2.3.10 (i), network"),
    title: "H ∘ γ is a network of depth k + 2 and size 2m + wk.",
    statement:
      "The network of 2m gates for γ followed by that of k layers of w gates for H has k + 1 hidden layers and size 2m + wk, and computes H ∘ γ. (Its two parts are proved equal to γ and H; the composition is compared on two lines.)",
    hypotheses: "some b^i is not zero; all a^i in the simplex",
    expects: .holds,
    instances: {
      Instance.family(over: ZonotopeInstance.standardFamily.filter { $0.generators.count <= 3 }, slices: 9)
    },
    hypothesis: Instance.hypothesis
  ) { instance, proof in
    let function = try instance.function()
    let (a, h, net, holds) = try composition(
      instance, first: function.support.pairNetwork, then: function.folding.network, &proof)
    let deep = proof.decide(net.hidden + 1, .equal, h.folds + 2)
    return proof.decide(net.size, .equal, a.planes * 2 + h.segments[0] * h.folds) && deep && holds
  }

  static let networkSharpened = Claim(
    "zonotope.hard-function-network", .sharpened, .thesis("Proposition 2.3.9, Theorem 2.3.10 (i), network"),
    title: "H ∘ γ is a network of depth k + 2 and size at most min(2m, m + 2) + wk.",
    statement:
      "With the fewest gates for γ in the first hidden layer, and a gate less in each fold before the last that allows it, the network for H ∘ γ has k + 1 hidden layers and size at most min(2m, m + 2) + wk.",
    hypotheses: "some b^i is not zero; all a^i in the simplex",
    expects: .holds,
    instances: {
      Instance.family(over: ZonotopeInstance.standardFamily.filter { $0.generators.count <= 3 }, slices: 9)
    },
    hypothesis: Instance.hypothesis
  ) { instance, proof in
    let function = try instance.function()
    let (a, h, net, holds) = try composition(
      instance, first: SmallestSupportNetwork(of: function.support).network, then: function.folding.compactNetwork(),
      &proof)
    let folds = h.segments[0] * h.folds
    let deep = proof.decide(net.hidden + 1, .equal, h.folds + 2)
    let pairs = proof.decide(net.size, .atMost, a.planes * 2 + folds)
    return proof.decide(net.size, .atMost, a.planes + 2 + folds) && pairs && deep && holds
  }
}
