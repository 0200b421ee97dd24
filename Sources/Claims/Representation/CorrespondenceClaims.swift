import Certificates
import ExactNumbers
import ReLUNetworks

/// How many networks there are for one function.
enum CorrespondenceClaims {
  static let all: [Claim] = [manyToOne, sameWidths, oneGate]

  /// A network and factors for the gates of its first hidden layer, which are then put in reverse order.
  struct Rescaling: ClaimInstance {
    var network: NetworkInstance
    var factors: [Int]

    var description: String {
      "\(network); gates of the first layer times \(factors.map(\.description).joined(separator: ", ")), in reverse order"
    }
    var weight: Int { network.weight + factors.reduce(0, +) }

    /// The network with the gates multiplied, the weights after them divided, and the order reversed.
    func rescaled() throws -> ReLUNetwork {
      var layers = network.network.layers
      let (hidden, next) = (layers[0], layers[1])
      let order = factors.indices.reversed()
      layers[0] = try AffineMap(
        rows: order.map { gate in hidden.row(gate).map { $0 * Rational(factors[gate]) } },
        bias: order.map { hidden.bias[$0] * Rational(factors[$0]) })
      layers[1] = try AffineMap(
        rows: next.rows.map { row in order.map { row[$0] / Rational(factors[$0]) } }, bias: next.bias)
      return try ReLUNetwork(layers: layers)
    }

    init(_ network: NetworkInstance, factors: [Int]) {
      self.network = network
      self.factors = factors
    }

    /// Networks with a hidden layer, and the factors 2, 3, ….
    static let family: [Rescaling] =
      (NetworkInstance.degenerateOnPlane
      + NetworkInstance.random([[1, 2, 1], [2, 2, 1], [2, 3, 2], [3, 3, 1]], each: 2, seed: 53)
      + NetworkInstance.random([[2, 2, 2, 1], [2, 3, 2, 1], [3, 2, 2, 2]], each: 3, seed: 54))
      .filter { !$0.widths.isEmpty }
      .map { Rescaling($0, factors: Array(2..<(2 + $0.widths[0]))) }
  }

  static let manyToOne = Claim(
    "representation.one-to-one", .repaired, .thesis("before Theorem 2.2.1"),
    title:
      "Networks correspond to piecewise linear functions many to one: gates can be rescaled and put in another order.",
    statement:
      "For every network R^n → R^m with a hidden layer and all positive integers t_j, the network whose j-th gate of the first layer is multiplied by t_j, with the weights after it divided by t_j, in reverse order of the gates, computes the same function with the same widths. (It is between the classes of functions, not between networks and functions, that Theorem 2.2.1 establishes equality.)",
    hypotheses: "a hidden layer",
    expects: .holds,
    instances: { Rescaling.family },
    sample: { size, generator in
      let network = NetworkInstance.randomInSpace(size: size, using: &generator)
      return Rescaling(
        network, factors: network.widths.first.map { (0..<$0).map { _ in generator.integer(1...9) } } ?? [])
    }
  ) { instance, proof in
    let net = proof.network("net", instance.network.network)
    let other = proof.network("other", try instance.rescaled())
    var holds = try proof.proveSameMap(net, other, on: proof.space(instance.network.network.inputDimension))
    for (width, again) in zip(net.widths, other.widths) { holds = proof.decide(width, .equal, again) && holds }
    return holds
  }

  /// Two networks with one hidden layer c_1 σ(b_1 + a_1·x) + …, the gates given as (b, a, c).
  struct Pair: ClaimInstance {
    var first: [[Int]]
    var second: [[Int]]

    var description: String { "\(text(first)) and \(text(second)) on R^\(first[0].count - 2)" }
    var weight: Int {
      (first + second).reduce(0) { total, gate in
        total + 1_000 + gate.reduce(0) { $0 + 2 * $1.magnitude.saturatedInt + ($1 < 0 ? 1 : 0) }
      }
    }

    private func text(_ gates: [[Int]]) -> String { GateSumInstance(gates: gates).text }

    /// All pairs of different gates with small numbers, then pairs of two gates each.
    static let family: [Pair] = {
      var result: [Pair] = []
      let gates: [[Int]] = words([0, 1, 2], length: 4).filter { (gate: [Int]) -> Bool in
        gate[0] < 2 && gate[1] + gate[2] > 0 && gate[3] > 0
      }
      for (place, gate) in gates.enumerated() {
        for other in gates[(place + 1)...] { result.append(Pair(first: [gate], second: [other])) }
      }
      result.append(Pair(first: [[0, 1, 0, 1], [0, 0, 1, 1]], second: [[0, 0, 1, 1], [0, 1, 0, 1]]))
      result.append(Pair(first: [[0, 1, 0, 1], [0, -1, 0, -1]], second: [[1, 0, 1, 1], [1, -1, 0, -1]]))
      var generator = SeededGenerator(seed: 55)
      for size in 1...20 { result.append(random(size: size, using: &generator)) }
      return result.sorted { $0.weight < $1.weight }
    }()

    /// Two gates each, or one each of which every other pair is proportional or opposite.
    static func random(size: Int, using generator: inout SeededGenerator) -> Pair {
      let (dimension, range) = (generator.integer(2...3), -min(9, 1 + size)...min(9, 1 + size))
      func gate() -> [Int] { (0..<dimension + 2).map { _ in generator.integer(range) } }
      let (first, second) = (gate(), gate())
      let factor = generator.integer(-3...3)
      switch generator.integer(0...2) {
      case 0: return Pair(first: [first], second: [second])
      case 1:
        return Pair(
          first: [first.dropLast() + [first[dimension + 1] * factor]],
          second: [first.dropLast().map { $0 * factor } + [first[dimension + 1]]])
      default: return Pair(first: [first, second], second: [second, gate()])
      }
    }
  }

  /// Decides whether two networks of one hidden layer are the same function, and proves the answer.
  static func areEqual(_ instance: Pair, _ proof: inout CertificateBuilder) throws -> Bool {
    let networks = try [instance.first, instance.second].map { try GateSumInstance(gates: $0).network() }
    let first = proof.network("first", networks[0])
    let second = proof.network("second", networks[1])
    switch try networks[0].comparison(with: networks[1]) {
    case .different(let separating):
      proof.proveDifferentMaps(first, second, at: separating.point)
      return false
    case .equal:
      guard try proof.proveSameMap(first, second, on: proof.space(networks[0].inputDimension)) else {
        throw Inconsistency(description: "\(instance)")
      }
      return true
    }
  }

  @Sendable static func hasIdleGate(_ instance: Pair) -> String? {
    if instance.first == instance.second { return "twice the same network" }
    let isIdle = (instance.first + instance.second).contains { gate in
      gate[gate.count - 1] == 0 || gate.dropFirst().dropLast().allSatisfy { $0 == 0 }
    }
    return isIdle ? "a gate is constant or unused" : nil
  }

  static let sameWidths = Claim(
    "representation.one-to-one-of-given-widths", .printed, .thesis("before Theorem 2.2.1"),
    title:
      "Different networks R^n → R of the same widths without constant or unused gates compute different functions.",
    statement:
      "If two networks Σ c_i σ(b_i + a_i·x), all a_i and c_i not zero, have the same number of gates and the same function, they are the same network.",
    hypotheses: "two networks; no gate with a_i = 0 or c_i = 0",
    expects: .fails,
    instances: { Pair.family },
    sample: Pair.random,
    hypothesis: hasIdleGate
  ) { instance, proof in
    try !areEqual(instance, &proof)
  }

  static let oneGate = Claim(
    "representation.one-to-one-of-given-widths", .repaired, .thesis("before Theorem 2.2.1"),
    title:
      "Two networks of one gate compute the same function exactly if one gate is a positive multiple of the other.",
    statement:
      "For a, a' ∈ Z^n and c, c' ∈ Z, all not zero: c·σ(b + a·x) = c'·σ(b' + a'·x) for all x exactly if (b', a') = t·(b, a) and c = t·c' for some t > 0.",
    hypotheses: "one gate each; no a or c is zero",
    expects: .holds,
    instances: { Pair.family },
    sample: Pair.random,
    hypothesis: { hasIdleGate($0) ?? ($0.first.count == 1 && $0.second.count == 1 ? nil : "more gates") }
  ) { instance, proof in
    let (gate, other) = (instance.first[0], instance.second[0])
    let (row, last) = (gate.dropLast(), gate.count - 1)
    // The factor is read off at a coordinate where both are not zero.
    var isMultiple = false
    if let place = (1..<last).first(where: { gate[$0] != 0 && other[$0] != 0 }) {
      let factor = Rational(other[place], gate[place])
      isMultiple =
        factor.signum() > 0 && row.indices.allSatisfy { Rational(gate[$0]) * factor == Rational(other[$0]) }
        && Rational(gate[last]) == factor * Rational(other[last])
    }
    return try areEqual(instance, &proof) == isMultiple
  }
}
