import Certificates
import ExactNumbers
import ReLUNetworks

/// How many regions networks on R^n of given widths have: the bounds around Definition 6 of the thesis.
enum RegionBoundClaims {
  static let all: [Claim] = [productBound, serraBound, oneLayer, equalWidths, anyWidths, anyWidthsRepaired, foldedCube]

  /// Σ_{j≤n} C(w, j).
  static func chambers(_ width: Quantity, dimension: Int) -> Quantity {
    (1...dimension).reduce(Quantity.choose(width, 0)) { $0 + .choose(width, Quantity($1)) }
  }

  /// Σ Π_l C(w_l, j_l) over all j with 0 ≤ j_l ≤ min(n, w_1 − j_1, …, w_{l−1} − j_{l−1}, w_l).
  static func serra(_ widths: [Quantity], dimension: Int) -> Quantity {
    func sum(_ place: Int, _ limit: Int, _ factors: [Quantity]) -> [Quantity] {
      if place == widths.count { return [.product(factors)] }
      let width = Int(exactly: widths[place].value) ?? 0
      return (0...min(limit, width)).flatMap { chosen in
        sum(place + 1, min(limit, width - chosen), factors + [.choose(widths[place], Quantity(chosen))])
      }
    }
    let terms = sum(0, dimension, [])
    return terms.dropFirst().reduce(terms[0], +)
  }

  static let networks: [NetworkInstance] =
    NetworkInstance.degenerateOnPlane.filter { !$0.widths.isEmpty }
    + NetworkInstance.random(
      [
        [2, 1, 1], [2, 2, 1], [2, 3, 1], [2, 5, 1], [2, 1, 3, 1], [2, 2, 2, 1], [2, 3, 2, 1], [2, 2, 3, 1],
        [2, 3, 3, 1],
        [2, 4, 3, 1], [2, 2, 2, 2, 1], [2, 3, 2, 2, 1],
      ], each: 3, magnitude: 3, seed: 62)
    + NetworkInstance.random(
      [[3, 2, 1], [3, 3, 1], [3, 4, 1], [3, 3, 2, 1], [3, 2, 3, 1], [3, 1, 4, 1], [3, 2, 2, 2, 1]], each: 2,
      magnitude: 3, seed: 63)
    + FoldNetworkInstance.small.compactMap { fold in (try? fold.network()).map { NetworkInstance($0) } }

  static let productBound = Claim(
    "regions.from-widths", .printed,
    Source(work: "Raghu et al. 2017", item: "Theorem 1, by the bound for each layer"),
    title: "A network on R^n with hidden widths w_1, …, w_k has at most Π_l Σ_{j≤n} C(w_l, j) activation regions.",
    statement:
      "For every network on R^n with k ≥ 1 hidden layers of widths w_l the number of activation patterns on open sets, hence that of open connected regions and that of affine functions, is at most Π_l Σ_{j=0}^{n} C(w_l, j).",
    hypotheses: "k ≥ 1",
    expects: .holds,
    instances: { networks },
    sample: { size, generator in .randomInSpace(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let counts = try proof.proveRegions(net, on: proof.space(instance.network.inputDimension))
    let bound = Quantity.product(net.widths.map { chambers($0, dimension: instance.network.inputDimension) })
    let holds = proof.decide(counts.openConnected, .atMost, counts.properActivation)
    return proof.decide(counts.properActivation, .atMost, bound) && holds
  }

  static let serraBound = Claim(
    "regions.from-widths", .sharpened,
    Source(work: "Serra et al. 2018", item: "Theorem 1"),
    title:
      "The regions are at most Σ Π_l C(w_l, j_l) over j_l ≤ min(n, w_1 − j_1, …, w_{l−1} − j_{l−1}, w_l), which is no more.",
    statement:
      "For every network on R^n with k ≥ 1 hidden layers of widths w_l the number of activation patterns on open sets is at most Σ_j Π_l C(w_l, j_l), the sum over all j with 0 ≤ j_l ≤ min(n, w_1 − j_1, …, w_{l−1} − j_{l−1}, w_l); and this is at most Π_l Σ_{j≤n} C(w_l, j).",
    hypotheses: "k ≥ 1",
    expects: .holds,
    instances: { networks },
    sample: { size, generator in .randomInSpace(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { $0.widths.isEmpty ? "k = 0" : nil }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let dimension = instance.network.inputDimension
    let counts = try proof.proveRegions(net, on: proof.space(dimension))
    let bound = serra(net.widths, dimension: dimension)
    let sharper = proof.decide(
      bound, .atMost, Quantity.product(net.widths.map { chambers($0, dimension: dimension) }))
    return proof.decide(counts.properActivation, .atMost, bound) && sharper
  }

  static let oneLayer = Claim(
    "regions.of-one-layer", .printed, Source(work: "Pascanu et al. 2013", item: "number of regions of one layer"),
    title: "The bound is attained by one hidden layer: w gates in general position make Σ_{j≤n} C(w, j) regions.",
    statement:
      "For all n and w some network on R^n with one hidden layer of w gates has exactly Σ_{j=0}^{n} C(w, j) activation regions, as many as chambers of w hyperplanes in general position (Zaslavsky, 1975), and as many open connected regions.",
    expects: .holds,
    instances: {
      [(1, [1, 2, 5]), (2, [1, 2, 3, 4, 5, 6]), (3, [2, 3, 4, 5]), (4, [3, 4])].flatMap { dimension, widths in
        widths.map { FoldNetworkInstance(dimension: dimension, widths: [$0]) }
      }
    }
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let counts = try proof.proveRegions(net, on: proof.space(instance.dimension))
    let bound = chambers(net.widths[0], dimension: instance.dimension)
    let holds = proof.decide(counts.openConnected, .equal, bound)
    return proof.decide(counts.properActivation, .equal, bound) && holds
  }

  /// (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j≤n} C(w_k, j), with quotients q_l such that q_l·n ≤ w_l.
  static func foldBound(
    _ instance: FoldNetworkInstance, _ widths: [Quantity], _ proof: inout CertificateBuilder
  ) -> Quantity {
    var bound = chambers(widths[widths.count - 1], dimension: instance.dimension)
    for (place, width) in widths.dropLast().enumerated() {
      let quotient = proof.integer("q", instance.widths[place] / instance.dimension)
      proof.decide(quotient * Quantity(instance.dimension), .atMost, width)
      proof.decide((quotient + 1) * Quantity(instance.dimension), .greater, width)
      bound = quotient.power(Quantity(instance.dimension)) * bound
    }
    return bound
  }

  static let equalWidths = Claim(
    "regions.of-fold-networks", .printed, .thesis("after Definition 6, quoting Montúfar et al. 2014"),
    title: "Networks on R^n with k layers of width w ≥ n can have ⌊w/n⌋^{(k−1)n}·Σ_{j≤n} C(w, j) regions.",
    statement:
      "For w ≥ n the fold network with k hidden layers of width w (k − 1 of them fold the unit cube ⌊w/n⌋ times along each coordinate, the last has w gates whose hyperplanes are in general position) has at least ⌊w/n⌋^{(k−1)n}·Σ_{j=0}^{n} C(w, j) open connected regions where its function is affine.",
    hypotheses: "equal widths w ≥ n",
    expects: .holds,
    instances: { FoldNetworkInstance.family },
    hypothesis: { Set($0.widths).count == 1 ? nil : "different widths" },
    decide: decideWholeSpace)

  static let anyWidths = Claim(
    "regions.of-fold-networks-of-any-widths", .printed,
    Source(work: "Montúfar et al. 2014", item: "lower bound for rectifier networks, read for one output"),
    title: "The fold network of widths w_l ≥ n has at least (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j≤n} C(w_k, j) regions.",
    statement:
      "For all widths w_1, …, w_k ≥ n the fold network has at least (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j=0}^{n} C(w_k, j) open connected regions where its function is affine. (For w_k = n the regions where all gates of the last layer are off are joined across folds. For n = 1 and widths (6, 1) no network has the 12 regions of the formula: if g has at most 7 pieces, max(0, g) is zero on at most 4 intervals and has at most 7 + 4 pieces; see pieces.small-widths.)",
    hypotheses: "w_l ≥ n",
    expects: .fails,
    instances: { FoldNetworkInstance.family },
    decide: decideWholeSpace)

  static let anyWidthsRepaired = Claim(
    "regions.of-fold-networks-of-any-widths", .repaired,
    Source(work: "Montúfar et al. 2014", item: "lower bound for rectifier networks, read for one output"),
    title:
      "The fold network has that many regions if w_k > n and all gates of its last layer are off only in a bounded chamber.",
    statement:
      "For widths w_1, …, w_{k−1} ≥ n and w_k > n, with the gates of the last layer turned so that all are off in a bounded chamber of their hyperplanes, the fold network has at least (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j=0}^{n} C(w_k, j) open connected regions where its function is affine.",
    hypotheses: "w_l ≥ n, w_k > n",
    expects: .holds,
    instances: { FoldNetworkInstance.family },
    hypothesis: hypothesis,
    decide: decideWholeSpace)

  @Sendable private static func hypothesis(_ instance: FoldNetworkInstance) -> String? {
    instance.widths[instance.widths.count - 1] > instance.dimension ? nil : "w_k = n"
  }

  @Sendable private static func decideWholeSpace(
    _ instance: FoldNetworkInstance, _ proof: inout CertificateBuilder
  ) throws -> Bool {
    let net = proof.network("net", try instance.network())
    let counts = try proof.proveRegions(net, on: proof.space(instance.dimension))
    return proof.decide(counts.openConnected, .atLeast, foldBound(instance, net.widths, &proof))
  }

  static let foldedCube = Claim(
    "regions.of-fold-networks-of-any-widths", .sharpened,
    Source(work: "Montúfar et al. 2014", item: "lower bound for rectifier networks, read for one output"),
    title: "In the open unit cube the fold network has exactly (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j≤n} C(w_k, j) regions.",
    statement:
      "For widths w_1, …, w_{k−1} ≥ n and w_k > n the restriction of the fold network to the open unit cube has exactly (Π_{l<k} ⌊w_l/n⌋^n)·Σ_{j=0}^{n} C(w_k, j) open connected regions, as many as activation patterns on open sets.",
    hypotheses: "w_l ≥ n, w_k > n",
    expects: .holds,
    instances: { FoldNetworkInstance.family + FoldNetworkInstance.onlyInTheCube },
    hypothesis: hypothesis
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let walls = (0..<instance.dimension).flatMap { axis in
      let normal = (0..<instance.dimension).map { Rational($0 == axis ? 1 : 0) }
      return [(normal: normal, constant: Rational(0)), (normal: normal.map { -$0 }, constant: Rational(1))]
    }
    let cube = proof.polyhedron("cube", dimension: instance.dimension, inequalities: walls)
    let counts = try proof.proveRegions(net, on: cube)
    // The theorem states the numbers; measures are for all of the space.
    let bound = foldBound(instance, net.widths, &proof)
    let holds = proof.decide(Quantity(counts.openConnected.value), .equal, bound)
    return proof.decide(Quantity(counts.properActivation.value), .equal, bound) && holds
  }
}

extension FoldNetworkInstance {
  /// Dimensions with lists of widths.
  private static func list(_ shapes: [(Int, [[Int]])]) -> [FoldNetworkInstance] {
    shapes.flatMap { dimension, widths in widths.map { FoldNetworkInstance(dimension: dimension, widths: $0) } }
  }

  /// With few regions.
  static let small = list([(1, [[2, 2], [3, 3]]), (2, [[4, 3], [3, 3]]), (3, [[3, 4]])])

  /// With at most some hundred regions in all of the space.
  static let family = list([
    (
      1, [[2], [2, 2], [3, 3], [4, 3], [2, 2, 2], [3, 3, 3], [2, 2, 2, 2], [4, 1], [5, 1], [6, 1], [3, 3, 1]]
    ),
    (2, [[2], [3], [4], [3, 3], [4, 3], [5, 3], [4, 4], [6, 3], [4, 4, 3], [6, 4], [4, 2], [6, 2]]),
    (3, [[3], [4], [3, 4], [4, 4], [4, 4, 4], [6, 4], [6, 3]]),
  ]).sorted { $0.weight < $1.weight }

  /// With more regions outside the cube.
  static let onlyInTheCube = list([(2, [[6, 6], [4, 4, 4]])])
}
