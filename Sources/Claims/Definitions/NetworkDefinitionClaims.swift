import Certificates
import ExactNumbers
import ReLUNetworks

/// Definitions 1 and 2 of the thesis: networks, depth, size, width, and the classes with given widths.
enum NetworkDefinitionClaims {
  static let all: [Claim] = [size, widths]

  /// A network with points to evaluate it at.
  struct Evaluation: ClaimInstance {
    let network: NetworkInstance
    let points: [Rational]
    var description: String { "\(network) at \(points.map(\.description).joined(separator: ", "))" }
    var weight: Int { network.weight }
  }

  static func evaluations() -> [Evaluation] {
    NetworkInstance.standardFamily(perWidths: 2).map {
      Evaluation(network: $0, points: [0, 1, Rational(-7, 3), Rational(22, 7)])
    }
  }

  static let size = Claim(
    "definition.network-size", .repaired, .thesis("Definition 1"),
    title:
      "A network's size is the sum of its hidden widths, its depth the number of its affine maps, its value the composition.",
    statement:
      "For a network with affine maps A_1, …, A_{k+1} and hidden widths w_1, …, w_k ≥ 1, k ≥ 0: depth = k + 1, size = w_1 + … + w_k, and the value at x is A_{k+1} ∘ σ ∘ … ∘ σ ∘ A_1(x), gate by gate. (Definition 1 leaves open whether k = 0 is allowed; Lemma 2.A.4 is applied to affine functions, so it is here. Then there is no greatest width.)",
    expects: .holds,
    instances: evaluations
  ) { instance, proof in
    let network = instance.network.network
    let net = proof.network("net", network)
    var holds = proof.decide(net.size, .equal, net.widths.reduce(0, +))
    holds = proof.decide(net.hidden + 1, .equal, Quantity(network.depth)) && holds
    holds = proof.decide(net.size, .equal, Quantity(network.size)) && holds
    let function = try proof.function(of: net)
    for point in instance.points {
      holds = proof.decideValue(function, at: point, .equal, gateByGate(network, point)) && holds
    }
    return holds
  }

  /// The definition read off literally, as a reference that shares nothing with the sweep.
  static func gateByGate(_ network: ReLUNetwork, _ x: Rational) -> Rational {
    var values = [x]
    for (index, layer) in network.layers.enumerated() {
      values = (0..<layer.outputDimension).map { row in
        var sum = layer.bias[row]
        for (weight, value) in zip(layer.row(row), values) { sum += weight * value }
        return index + 1 < network.layers.count && sum.signum() < 0 ? 0 : sum
      }
    }
    return values[0]
  }

  static let widths = Claim(
    "definition.width-class", .printed, .thesis("Definition 2"),
    title:
      "The networks with k hidden layers of widths w_1, …, w_k form a class of affine maps with matching dimensions.",
    statement:
      "For every list w_0, …, w_{k+1} of positive integers the networks A_{k+1} ∘ σ ∘ … ∘ σ ∘ A_1 with A_i: R^{w_{i-1}} → R^{w_i} affine are well formed, with exactly those widths.",
    expects: .holds,
    instances: {
      (0...3).flatMap { k in words([1, 2, 3], length: k + 2) }.compactMap { list in
        var generator = SeededGenerator(seed: UInt64(list.reduce(7) { $0 * 4 + $1 }))
        return NetworkInstance.random(widths: list, using: &generator)
      }
    }
  ) { instance, proof in
    let expected = instance.network.widths
    let net = proof.network("net", instance.network)
    var holds = proof.decide(net.inputs, .equal, Quantity(expected[0]))
    holds = proof.decide(net.outputs, .equal, Quantity(expected[expected.count - 1])) && holds
    holds = proof.decide(net.hidden, .equal, Quantity(expected.count - 2)) && holds
    for (width, value) in zip(net.widths, expected.dropFirst()) {
      holds = proof.decide(width, .equal, Quantity(value)) && holds
    }
    return holds
  }
}
