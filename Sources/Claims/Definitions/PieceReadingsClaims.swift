import Certificates
import ExactNumbers
import ReLUNetworks

/// The finite readings of Definition 3 of the thesis for networks on R^n.
enum PieceReadingsClaims {
  static let all: [Claim] = [readings, ordered, saddle, maxima]

  /// Networks in few dimensions; among them (|x| + |y| − |x + y|)/2 in two ways.
  static let networks: [NetworkInstance] =
    NetworkInstance.degenerateOnPlane + planeSaddles
    + NetworkInstance.random(
      [
        [1, 3, 1], [2, 2, 1], [2, 3, 1], [2, 4, 1], [2, 2, 2, 1], [2, 3, 2, 1], [3, 3, 1], [3, 2, 2, 1],
        [2, 2, 2, 2, 1],
      ],
      each: 2, seed: 59)
    + NetworkInstance.random([[2, 2, 2], [2, 2, 2, 2], [3, 3, 2]], each: 1, seed: 60)

  static let readings = Claim(
    "definition.readings-of-pieces-in-space", .printed, .thesis("Definition 3, its two finite readings"),
    title: "On R^n it does not matter whether one counts connected open regions or different affine functions.",
    statement:
      "For every network on R^n the number of connected components of the open set near whose points it is affine equals the number of different affine maps it coincides with on open sets.",
    expects: .fails,
    instances: { networks },
    sample: { size, generator in .randomInSpace(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let counts = try proof.proveRegions(net, on: proof.space(instance.network.inputDimension))
    return proof.decide(counts.openConnected, .equal, counts.affine)
  }

  static let ordered = Claim(
    "definition.readings-of-pieces-in-space", .repaired, .thesis("Definition 3, its finite readings"),
    title:
      "A network on R^n has at most as many affine functions as open connected regions, and at most as many of these as patterns.",
    statement:
      "For every network on R^n: the number of different affine maps ≤ the number of connected components of the open set near whose points it is affine ≤ the number of activation patterns on open sets; all three are finite.",
    expects: .holds,
    instances: { networks },
    sample: { size, generator in .randomInSpace(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let counts = try proof.proveRegions(net, on: proof.space(instance.network.inputDimension))
    let holds = proof.decide(counts.affine, .atMost, counts.openConnected)
    return proof.decide(counts.openConnected, .atMost, counts.properActivation) && holds
  }

  /// (|x| + |y| − |x + y|)/2 with one hidden layer of six gates, and as σ(x − σ(x + y)) + σ(y − σ(x + y)).
  static let planeSaddles: [NetworkInstance] = {
    let half = Rational(1, 2)
    let gates: [[Rational]] = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1]]
    let shallow = try? ReLUNetwork(layers: [
      AffineMap(rows: gates, bias: [0, 0, 0, 0, 0, 0]),
      AffineMap(rows: [[half, half, half, half, -half, -half]], bias: [0]),
    ])
    let deep = try? ReLUNetwork(integerRows: [
      [[0, 1, 1], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], [[0, -1, 1, -1, 0, 0], [0, -1, 0, 0, 1, -1]],
      [[0, 1, 1]],
    ])
    return [shallow, deep].compactMap { $0.map { NetworkInstance($0) } }
  }()

  /// Two affine functions on R^n to put into the saddle, constant first.
  struct Plane: ClaimInstance {
    var rows: [[Int]]

    var description: String {
      let names = SignedMaximaInstance.names(rows[0].count - 1)
      let texts = rows.map { LinearText.affine(Array($0.dropFirst()), names, constant: $0[0]) }
      return "u = \(texts[0]), v = \(texts[1]) on R^\(rows[0].count - 1)"
    }
    var weight: Int { rows.joined().reduce(1_000 * rows[0].count) { $0 + $1.magnitude.saturatedInt } }
    var isIndependent: Bool {
      let (u, v) = (rows[0], rows[1])
      return (1..<u.count).contains { i in (1..<u.count).contains { u[i] * v[$0] != u[$0] * v[i] } }
    }

    static let family: [Plane] = {
      var result = [
        [[0, 1, 0], [0, 0, 1]], [[1, 1, 1], [0, 1, -1]], [[0, 1, 0, 0], [0, 0, 1, 0]], [[0, 2, 4], [1, 1, 2]],
      ]
      .map { Plane(rows: $0) }
      var generator = SeededGenerator(seed: 61)
      for size in 1...6 { result.append(random(size: size, using: &generator)) }
      return result
    }()

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Plane {
      let (dimension, range) = (generator.integer(2...4), -min(9, 1 + size)...min(9, 1 + size))
      return Plane(rows: (0..<2).map { _ in (0...dimension).map { _ in generator.integer(range) } })
    }
  }

  static let saddle = Claim(
    "definition.readings-of-pieces-in-space", .sharpened, .thesis("Definition 3, its two finite readings"),
    title: "(|u| + |v| − |u + v|)/2 has six open connected regions and five affine functions in every dimension n ≥ 2.",
    statement:
      "For affine u, v: R^n → R with independent gradients the function (|u| + |v| − |u + v|)/2 = σ(u − σ(u + v)) + σ(v − σ(u + v)), computed by a network with one hidden layer and by one with two, has exactly six open connected regions and five affine functions.",
    hypotheses: "u and v have linearly independent gradients",
    expects: .holds,
    instances: { Plane.family },
    sample: Plane.random,
    hypothesis: { $0.isIndependent ? nil : "dependent gradients" }
  ) { instance, proof in
    let plane = try ReLUNetwork(integerRows: [instance.rows])
    let nets = try planeSaddles.map { proof.network("net", try $0.network.composed(with: plane)) }
    let space = proof.space(plane.inputDimension)
    var holds = try proof.proveSameMap(nets[0], nets[1], on: space)
    for net in nets {
      let counts = try proof.proveRegions(net, on: space)
      holds = proof.decide(counts.openConnected, .equal, 6) && holds
      holds = proof.decide(counts.affine, .equal, 5) && holds
    }
    return holds
  }

  static let maxima = Claim(
    "definition.pieces-of-maxima", .sharpened, .thesis("Definition 3, its two finite readings"),
    title: "For a maximum of affine functions on R^n the readings agree.",
    statement:
      "If a network computes a maximum of affine functions on R^n, its open connected regions are as many as the affine functions it coincides with on open sets, at most as many as there are different functions under the maximum.",
    expects: .holds,
    instances: { SpaceRepresentationClaims.maxima.filter { $0.dimension <= 3 } },
    sample: SpaceRepresentationClaims.randomMaximum
  ) { instance, proof in
    let term = instance.terms[0]
    let net = proof.network("net", try instance.tree(term))
    let space = proof.space(instance.dimension)
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(term.rows))
    var holds = try proof.proveMaximum(net, f, on: space)
    let counts = try proof.proveRegions(net, on: space)
    holds = proof.decide(counts.openConnected, .equal, counts.affine) && holds
    return proof.decide(counts.affine, .atMost, proof.integer("m", Set(term.rows).count)) && holds
  }
}
