import Arrangements
import Certificates
import ExactNumbers
import ReLUNetworks

/// Section 2.B and Proposition 2.5.2 for networks on R^n: where sums of gates break, and what one hidden layer computes.
enum GateSumClaims {
  static let all: [Claim] = [breaks, breaksRepaired, maximumOfThree, fourGates, decision]

  static let breaks = Claim(
    "one-hidden-layer.break-hyperplanes", .printed, .thesis("section 2.B"),
    title: "A sum of ReLU gates on R^n is non-differentiable precisely on the union of the hyperplanes of its gates.",
    statement:
      "For every network Σ c_i σ(b_i + a_i·x) on R^n with a_i ≠ 0 and c_i ≠ 0 the set where it is not differentiable is the union of the hyperplanes b_i + a_i·x = 0; so the open connected regions where it is affine are as many as the chambers of these hyperplanes.",
    hypotheses: "no gate with a_i = 0 or c_i = 0; no two gates on the same half-space",
    expects: .fails,
    instances: { GateSumInstance.family },
    sample: GateSumInstance.random,
    simplify: \.simpler,
    hypothesis: { instance in
      let sides = instance.gates.map { GateSumInstance.primitive(Array($0.dropLast())) }
      return hypothesis(instance) ?? (Set(sides).count < sides.count ? "two gates on the same half-space" : nil)
    },
    arrangement: { try? $0.arrangement() }
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let regions = try proof.proveRegions(net, on: proof.space(instance.dimension))
    let a = proof.arrangement("a", try instance.arrangement())
    return proof.decide(regions.openConnected, .equal, proof.proveWhitney(a).chambers)
  }

  static let breaksRepaired = Claim(
    "one-hidden-layer.break-hyperplanes", .repaired, .thesis("section 2.B"),
    title:
      "A sum of ReLU gates breaks on those hyperplanes of its gates on which the jumps of the gradient do not cancel.",
    statement:
      "For a network Σ c_i σ(b_i + a_i·x) on R^n with a_i ≠ 0 let the hyperplanes of the gates be b + a·x = 0 with (b_i, a_i) = t_i·(b, a). The function is not differentiable exactly on the union of those hyperplanes with Σ c_i·|t_i| ≠ 0 over the gates on them: its open connected regions are as many as their chambers, and every network with one hidden layer that computes it has at least as many gates as there are such hyperplanes.",
    hypotheses: "no gate with a_i = 0 or c_i = 0",
    expects: .holds,
    instances: { GateSumInstance.family },
    sample: GateSumInstance.random,
    simplify: \.simpler,
    hypothesis: hypothesis,
    arrangement: { try? $0.breakArrangement() }
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    let regions = try proof.proveRegions(net, on: proof.space(instance.dimension))
    let a = proof.arrangement("a", try instance.breakArrangement())
    proof.proveHiddenGatesAtLeast(net, a.arrangement.forms.count)
    return proof.decide(regions.openConnected, .equal, proof.proveWhitney(a).chambers)
  }

  @Sendable private static func hypothesis(_ instance: GateSumInstance) -> String? {
    let isIdle = instance.gates.contains { gate in
      gate[gate.count - 1] == 0 || gate.dropFirst().dropLast().allSatisfy { $0 == 0 }
    }
    return isIdle ? "a gate with a = 0 or c = 0" : nil
  }

  /// Networks for max(0, x_1, …, x_n): trees and chains with both blocks, and delayed ones.
  static let maximaOfThree: [NetworkInstance] = {
    var result: [ReLUNetwork?] = []
    for dimension in 2...3 {
      let rows = SignedMaximaInstance.ofCoordinates(dimension, zero: true)
      let parts = rows.compactMap { try? ReLUNetwork(integerRows: [[$0]]) }
      let tree = try? ReLUNetwork.maximum(of: parts)
      let instance = SignedMaximaInstance.maximum(rows)
      result += [tree, try? tree?.delayed(toHiddenLayers: 3)]
      result.append(try? ReLUNetwork.maximum(of: parts, block: .fourGates))
      if dimension == 2 {
        result += [try? instance.chain(instance.terms[0]), try? tree?.delayed(toHiddenLayers: 5)]
        result.append(try? ReLUNetwork.maximum(of: Array(parts.reversed())))
        result.append(try? ReLUNetwork(integerRows: fourGateRows([0, 1, 0], [0, 0, 1])))
      }
    }
    return result.compactMap { $0.map { NetworkInstance($0) } }.sorted { $0.weight < $1.weight }
  }()

  /// σ(σ(l_1 − l_2) + σ(l_2) − σ(−l_2)) = max(0, l_1, l_2).
  static func fourGateRows(_ first: [Int], _ second: [Int]) -> [[[Int]]] {
    [[zip(first, second).map { $0 - $1 }, second, second.map { -$0 }], [[0, 1, 1, -1]], [[0, 1]]]
  }

  static let maximumOfThree = Claim(
    "one-hidden-layer.maximum-of-three", .printed, .thesis("Proposition 2.5.2"),
    title:
      "No network with one hidden layer computes max(0, x_1, …, x_n), n ≥ 2, while networks with two do for n = 2, 3.",
    statement:
      "For networks of two and more hidden layers that are proved to compute max(0, x_1, …, x_n) on R^n, n = 2, 3: no network with one hidden layer, of any width, computes the same function.",
    expects: .holds,
    instances: { maximaOfThree }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    let rows = SignedMaximaInstance.ofCoordinates(instance.network.inputDimension, zero: true)
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(rows))
    guard try proof.proveMaximum(net, f, on: proof.space(rows.count - 1)),
      case .obstruction(let obstruction) = try instance.network.oneHiddenLayerDecision()
    else { throw Inconsistency(description: "\(instance)") }
    proof.proveNotOneHiddenLayer(
      net, normal: obstruction.normal, constant: obstruction.constant, at: obstruction.first.point,
      and: obstruction.second.point)
    return proof.decide(net.hidden, .atLeast, 2)
  }

  /// Maxima of 0 and two functions, some of them proportional, parallel, equal or constant.
  static let withZero: [SignedMaximaInstance] = {
    let pairs = [
      [[0, 1, 0], [0, 0, 1]], [[0, 1, 0], [0, 1, 0]], [[0, 1, 0], [1, 1, 0]], [[0, 1, 0], [0, -2, 0]],
      [[1, 0, 0], [0, 1, 1]],
      [[0, 1], [1, -1]], [[2, 1, 1], [-3, 1, -2]], [[0, 1, 0, 0], [0, 0, 1, 1]],
    ]
    var result = pairs.map { SignedMaximaInstance.maximum([$0[0].map { _ in 0 }] + $0) }
    var generator = SeededGenerator(seed: 57)
    for size in 1...8 { result.append(randomWithZero(size: size, using: &generator)) }
    return result.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func randomWithZero(size: Int, using generator: inout SeededGenerator) -> SignedMaximaInstance {
    let (dimension, range) = (generator.integer(1...4), -min(9, 1 + size)...min(9, 1 + size))
    let rows = (0..<2).map { _ in (0...dimension).map { _ in generator.integer(range) } }
    return .maximum([[Int](repeating: 0, count: dimension + 1)] + rows)
  }

  static let fourGates = Claim(
    "one-hidden-layer.maximum-of-three", .sharpened, .thesis("Proposition 2.5.2"),
    title: "Two hidden layers of three gates and one compute max(0, l_1, l_2) for affine l_1, l_2 on R^n.",
    statement:
      "For affine l_1, l_2: R^n → R: max(0, l_1, l_2) = σ(σ(l_1 − l_2) + σ(l_2) − σ(−l_2)), a network with two hidden layers and four gates.",
    expects: .holds,
    instances: { withZero },
    sample: randomWithZero
  ) { instance, proof in
    let rows = instance.terms[0].rows
    let net = proof.network("net", try ReLUNetwork(integerRows: fourGateRows(rows[1], rows[2])))
    let f = proof.affineMaximum("f", SignedMaximaInstance.affine(rows))
    var holds = try proof.proveMaximum(net, f, on: proof.space(instance.dimension))
    holds = proof.decide(net.hidden, .equal, 2) && holds
    return proof.decide(net.size, .equal, 4) && holds
  }

  /// Networks in the plane and in space of one to three hidden layers, small enough for short certificates.
  static let deepNetworks: [NetworkInstance] =
    NetworkInstance.degenerateOnPlane
    + NetworkInstance.random(
      [[2, 1, 1], [2, 2, 1], [2, 3, 1], [2, 4, 1], [3, 2, 1], [3, 3, 1]], each: 3, seed: 58)
    + NetworkInstance.random(
      [
        [2, 2, 1, 1], [2, 2, 2, 1], [2, 3, 2, 1], [2, 3, 3, 1], [2, 2, 2, 2, 1], [2, 3, 2, 2, 1], [3, 2, 2, 1],
        [3, 3, 2, 1],
      ], each: 5, magnitude: 3, seed: 64)

  static let decision = Claim(
    "one-hidden-layer.decision", .sharpened, .thesis("section 2.B, Proposition 2.5.2"),
    title:
      "A network's function either has a gradient jump that changes along a hyperplane, or h to h + 2 gates compute it.",
    statement:
      "For every network f: R^n → R let h be the number of hyperplanes across which the gradient of f jumps. Either the jump is not the same multiple of the normal at two points of one of them that are on no other, and no network with one hidden layer computes f; or some network with one hidden layer of h, h + 1 or h + 2 gates does, and none with fewer gates than this one has. (For a constant, without a hidden layer, h = 0.)",
    expects: .holds,
    instances: { deepNetworks },
    sample: { size, generator in .randomInSpace(size: size, using: &generator) }
  ) { instance, proof in
    let net = proof.network("net", instance.network)
    switch try instance.network.oneHiddenLayerDecision() {
    case .obstruction(let obstruction):
      proof.proveNotOneHiddenLayer(
        net, normal: obstruction.normal, constant: obstruction.constant, at: obstruction.first.point,
        and: obstruction.second.point)
      return true
    case .network(let smallest):
      guard smallest.isMinimal else { throw Undecided(reason: "too many sets of gates to turn") }
      let shallow = proof.network("shallow", smallest.network)
      var holds = try proof.proveSameMap(net, shallow, on: proof.space(instance.network.inputDimension))
      if smallest.network.hiddenLayerCount == 1 { proof.proveHiddenGatesAtLeast(shallow, smallest.gateCount) }
      let breaks = proof.integer("h", smallest.breaks.count)
      holds = proof.decide(shallow.size, .atLeast, breaks) && holds
      return proof.decide(shallow.size, .atMost, breaks + 2) && holds
    }
  }
}
