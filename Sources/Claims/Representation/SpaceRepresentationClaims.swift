import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.2.1 in n variables, and the text before and after it.
enum SpaceRepresentationClaims {
  static let all: [Claim] = [signedMaxima, depthRepaired, depthSharpened] + CorrespondenceClaims.all

  /// Proves that a number of hidden layers is ⌈log₂ m⌉.
  static func decideCeiling(_ layers: Quantity, of count: Quantity, _ proof: inout CertificateBuilder) -> Bool {
    let enough = proof.decide(Quantity(2).power(layers), .atLeast, count)
    if layers.value.isZero { return enough }
    return proof.decide(Quantity(2).power(layers - 1), .less, count) && enough
  }

  /// Single functions, ties, repetitions, parallel functions, signs, then random sums.
  static let sums: [SignedMaximaInstance] = {
    func sum(_ terms: [(Int, [[Int]])]) -> SignedMaximaInstance {
      SignedMaximaInstance(
        dimension: terms[0].1[0].count - 1, terms: terms.map { .init(sign: $0.0, rows: $0.1) })
    }
    var result = [
      sum([(1, [[0, 0]])]), sum([(1, [[1, 2]])]), sum([(1, [[0, 0], [0, 1]])]), sum([(-1, [[0, 1], [0, -1]])]),
      sum([(1, [[0, 1], [0, 1]])]), sum([(1, [[0, 1], [3, 1]])]),
      sum([(1, [[0, 0], [0, 1]]), (-1, [[0, 0], [-1, 1]])]),
      sum([(1, [[0, 0], [0, 1]]), (-1, [[0, -1], [0, 0]])]),
      // max{x, y, 0} − max{x, y} and the like, whose terms cancel on parts of the plane or everywhere.
      sum([(1, [[0, 1, 0]])]), sum([(1, [[0, 1, 0], [0, 0, 1]])]), sum([(1, [[0, 0, 0], [0, 1, 0], [0, 0, 1]])]),
      sum([(1, [[0, 1, 0], [1, 1, 0], [2, 1, 0]])]), sum([(1, [[0, 1, 1], [0, 1, 1], [1, 0, 0]])]),
      sum([(1, [[0, 0, 0], [0, 1, 0], [0, 0, 1]]), (-1, [[0, 1, 0], [0, 0, 1]])]),
      sum([(1, [[0, 0, 0], [0, 1, 0], [0, 0, 1]]), (-1, [[0, 0, 1], [0, 0, 0], [0, 1, 0]])]),
      sum([(1, [[0, 1, 0], [0, -1, 0]]), (1, [[0, 0, 1], [0, 0, -1]]), (-1, [[0, 1, 1], [0, -1, -1]])]),
      sum([(1, [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]])]),
      sum([(1, [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]), (-1, [[0, 1, 0, 0], [0, 0, 1, 0]])]),
      sum([(1, [[0, 1, 1, 0], [1, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1]])]),
    ]
    var generator = SeededGenerator(seed: 51)
    for size in 1...16 { result.append(random(size: size, using: &generator)) }
    return result.sorted { $0.weight < $1.weight }
  }()

  /// A sum whose terms have at most n + 1 functions; fewer terms in more dimensions, to keep certificates short.
  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> SignedMaximaInstance {
    let dimension = generator.integer(1...3)
    return .random(
      dimension: dimension, terms: 1...(dimension == 3 ? 1 : 2), functions: dimension + 1,
      magnitude: min(9, 1 + size / 2), using: &generator)
  }

  static let signedMaxima = Claim(
    "representation.space", .printed, .thesis("Theorem 2.2.1, equation 2.1"),
    title:
      "A signed sum of maxima of at most n + 1 affine functions on R^n is a network with ⌈log₂(n + 1)⌉ hidden layers.",
    statement:
      "For f = Σ s_j·max_{i ∈ S_j} l_i with s_j = ±1, affine l_i: R^n → R and |S_j| ≤ n + 1, the sum of binary trees of maxima, delayed to equal depth, is a network with exactly ⌈log₂(n + 1)⌉ hidden layers that computes f. (For one positive term it is compared with the maximum itself, otherwise with the signed sum of networks of another make, each proved to be the maximum of its term. That every continuous piecewise linear function is such a sum is a theorem of Wang and Sun, 2005, which no certificate contains.)",
    hypotheses: "at most n + 1 functions in each maximum",
    expects: .holds,
    instances: { sums },
    sample: random,
    simplify: \.simpler,
    hypothesis: { instance in
      instance.terms.allSatisfy { $0.rows.count <= instance.dimension + 1 } ? nil : "a maximum of more functions"
    }
  ) { instance, proof in
    let space = proof.space(instance.dimension)
    let depth = NetworkAlgebraClaims.ceilingLog2(instance.dimension + 1)
    let trees = try instance.terms.map { try instance.tree($0) }
    let net = proof.network("net", try instance.sum(of: trees, layers: depth))
    var holds = decideCeiling(net.hidden, of: net.inputs + 1, &proof)
    if instance.terms.count == 1, instance.terms[0].sign > 0 {
      let f = proof.affineMaximum("f", SignedMaximaInstance.affine(instance.terms[0].rows))
      return try proof.proveMaximum(net, f, on: space) && holds
    }
    let chains = try instance.terms.map { try instance.chain($0) }
    for (term, chain) in zip(instance.terms, chains) {
      let part = proof.network("part", chain)
      let f = proof.affineMaximum("f", SignedMaximaInstance.affine(term.rows))
      holds = try proof.proveMaximum(part, f, on: space) && holds
    }
    let sum = proof.network("sum", try instance.sum(of: chains))
    return try proof.proveSameMap(net, sum, on: space) && holds
  }

  /// Maxima of the coordinates, then of other functions, some of them equal or parallel.
  static let maxima: [SignedMaximaInstance] = {
    var result = (1...4).map { SignedMaximaInstance.maximum(SignedMaximaInstance.ofCoordinates($0)) }
    result += (1...3).map { .maximum(SignedMaximaInstance.ofCoordinates($0, zero: true)) }
    result += [
      .maximum([[0, 1], [0, -1], [1, 0]]), .maximum([[0, 2, 1], [0, 2, 1]]), .maximum([[0, 1, 0], [1, 1, 0]]),
      .maximum([[0, 1, 1], [0, 1, -1], [0, -1, 1], [0, -1, -1]]),
      .maximum([[0, 1, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1], [0, 0, 0]]),
    ]
    var generator = SeededGenerator(seed: 52)
    for size in 1...12 { result.append(randomMaximum(size: size, using: &generator)) }
    return result.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func randomMaximum(size: Int, using generator: inout SeededGenerator) -> SignedMaximaInstance {
    let dimension = generator.integer(1...3)
    var instance = SignedMaximaInstance.random(
      dimension: dimension, terms: 1...1, functions: 7 - dimension, magnitude: min(9, 1 + size / 2), using: &generator)
    instance.terms[0].sign = 1
    return instance
  }

  static let depthRepaired = Claim(
    "representation.depth-of-maximum", .repaired, .thesis("Theorem 2.2.1, proof sketch"),
    title: "The maximum of m affine functions on R^n is computed with ⌈log₂ m⌉ hidden layers, that is, depth one more.",
    statement:
      "For affine l_1, …, l_m: R^n → R some network with exactly ⌈log₂ m⌉ hidden layers computes max(l_1, …, l_m) on all of R^n; in particular the maximum of m numbers, l_i = x_i.",
    expects: .holds,
    instances: { maxima },
    sample: randomMaximum,
    simplify: \.simpler
  ) { instance, proof in
    let term = instance.terms[0]
    let net = proof.network("net", try instance.tree(term))
    let count = proof.integer("m", term.rows.count)
    let depth = decideCeiling(net.hidden, of: count, &proof)
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(term.rows))
    return try proof.proveMaximum(net, f, on: proof.space(instance.dimension)) && depth
  }

  /// max(0, x_1, …, x_{m−1}) and max(x_1, …, x_m) for m = 2, 3, 4.
  static let smallMaxima: [SignedMaximaInstance] = (2...4).flatMap { (count: Int) -> [SignedMaximaInstance] in
    [
      .maximum(SignedMaximaInstance.ofCoordinates(count - 1, zero: true)),
      .maximum(SignedMaximaInstance.ofCoordinates(count)),
    ]
  }

  static let depthSharpened = Claim(
    "representation.depth-of-maximum", .sharpened, .thesis("Theorem 2.2.1, proof sketch"),
    title:
      "For m = 2, 3, 4 the maximum of m numbers is computed with ⌈log₂ m⌉ hidden layers and not with fewer.",
    statement:
      "For m = 2, 3, 4 the network for max(x_1, …, x_m) on R^m, and that for max(0, x_1, …, x_{m−1}) on R^{m−1}, has ⌈log₂ m⌉ hidden layers; the function is not affine, and for m = 3, 4 no network with one hidden layer computes it.",
    expects: .holds,
    instances: { smallMaxima }
  ) { instance, proof in
    let term = instance.terms[0]
    let network = try instance.tree(term)
    let net = proof.network("net", network)
    let space = proof.space(instance.dimension)
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(term.rows))
    var holds = try proof.proveMaximum(net, f, on: space)
    holds = decideCeiling(net.hidden, of: proof.integer("m", term.rows.count), &proof) && holds
    if term.rows.count == 2 { return proof.decide(try proof.proveRegions(net, on: space).affine, .greater, 1) && holds }
    guard case .obstruction(let obstruction) = try network.oneHiddenLayerDecision() else { return false }
    proof.proveNotOneHiddenLayer(
      net, normal: obstruction.normal, constant: obstruction.constant, at: obstruction.first.point,
      and: obstruction.second.point)
    return holds
  }
}
