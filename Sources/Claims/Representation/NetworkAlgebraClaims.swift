import Certificates
import ExactNumbers
import ReLUNetworks

/// Lemmas 2.A.2 to 2.A.5: composition, addition, maxima, and affine maps, with their depths and sizes.
enum NetworkAlgebraClaims {
  static let all: [Claim] = [
    composition, addition, maximumRepaired, maximumSharpened, affineMap, affineMapSharpened,
  ]

  /// Several networks R → R.
  struct Networks: ClaimInstance {
    let networks: [NetworkInstance]
    var description: String { networks.map { "(\($0))" }.joined(separator: " ") }
    var weight: Int { networks.reduce(0) { $0 + $1.weight } }

    /// All pairs from a short list with affine, dead, constant and cancelling members, then random ones.
    static let pairs: [Networks] = {
      let short = NetworkInstance.standardFamily(perWidths: 1).filter { $0.network.size <= 6 }
      return short.prefix(12).flatMap { a in short.prefix(12).map { Networks(networks: [a, $0]) } }
    }()

    static func random(size: Int, count: ClosedRange<Int>, using generator: inout SeededGenerator) -> Networks {
      let number = generator.integer(count)
      return Networks(
        networks: (0..<number).map { _ in NetworkInstance.random(size: min(size, 5), using: &generator) })
    }
  }

  static let composition = Claim(
    "network-algebra.composition", .printed, .thesis("Lemma 2.A.2, R → R"),
    title:
      "Networks R → R of depths k₁ + 1, k₂ + 1 and sizes s₁, s₂ compose to one of depth k₁ + k₂ + 1 and size s₁ + s₂.",
    statement:
      "For networks f₁, f₂: R → R there is a network of k₁ + k₂ hidden layers and s₁ + s₂ gates that equals f₂ ∘ f₁ everywhere.",
    expects: .holds,
    instances: { Networks.pairs },
    sample: { size, generator in .random(size: size, count: 2...2, using: &generator) }
  ) { instance, proof in
    let parts = instance.networks.map(\.network)
    let inner = proof.network("inner", parts[0])
    let outer = proof.network("outer", parts[1])
    let net = proof.network("net", try parts[1].composed(with: parts[0]))
    let target = proof.composition("f", try proof.function(of: outer), after: try proof.function(of: inner))
    var holds = proof.decideEqual(try proof.function(of: net), target)
    holds = proof.decide(net.hidden, .equal, inner.hidden + outer.hidden) && holds
    return proof.decide(net.size, .equal, inner.size + outer.size) && holds
  }

  static let addition = Claim(
    "network-algebra.addition", .printed, .thesis("Lemma 2.A.3, R → R"),
    title: "Networks R → R of equal depth and sizes s₁, s₂ add to one of the same depth and size s₁ + s₂.",
    statement:
      "For networks f₁, f₂: R → R with the same number of hidden layers there is a network with that number of hidden layers and s₁ + s₂ gates that equals f₁ + f₂ everywhere.",
    hypotheses: "equal depths",
    expects: .holds,
    instances: { Networks.pairs },
    sample: { size, generator in .random(size: size, count: 2...2, using: &generator) },
    hypothesis: {
      $0.networks[0].network.depth == $0.networks[1].network.depth ? nil : "the depths differ"
    }
  ) { instance, proof in
    let parts = instance.networks.map(\.network)
    let a = proof.network("a", parts[0])
    let b = proof.network("b", parts[1])
    let net = proof.network("net", try ReLUNetwork.sum(of: parts))
    let target = proof.sum("f", try proof.function(of: a), try proof.function(of: b))
    var holds = proof.decideEqual(try proof.function(of: net), target)
    holds = proof.decide(net.hidden, .equal, a.hidden) && holds
    return proof.decide(net.size, .equal, a.size + b.size) && holds
  }

  static let maximumInstances: [Networks] = {
    var result: [Networks] = []
    let affine = [[0, 1], [1, -1], [0, 0], [2, 3], [-1, -2], [0, 1], [5, -4], [1, 1], [-3, 2]].compactMap {
      (row: [Int]) -> NetworkInstance? in (try? ReLUNetwork(integerRows: [[row]])).map { NetworkInstance($0) }
    }
    // m = 1 … 17 affine functions, powers of two and not, with a repeated one among them.
    for count in 1...17 { result.append(Networks(networks: (0..<count).map { affine[$0 % affine.count] })) }
    var generator = SeededGenerator(seed: 4)
    for size in 1...30 { result.append(.random(size: 1 + size / 8, count: 2...5, using: &generator)) }
    return result
  }()

  /// ⌈log₂ m⌉ for m ≥ 1.
  static func ceilingLog2(_ m: Int) -> Int { m <= 1 ? 0 : Int.bitWidth - (m - 1).leadingZeroBitCount }

  static let maximumRepaired = Claim(
    "network-algebra.maximum", .repaired, .thesis("Lemma 2.A.4"),
    title:
      "The maximum of m networks has depth at most max kᵢ + ⌈log₂ m⌉ + 1 and size at most Σ sᵢ + 2·Σ(max k − kᵢ) + 4(2m − 1).",
    statement:
      "For networks f_1, …, f_m: R → R with k_i hidden layers and s_i gates there are networks with max k_i + ⌈log₂ m⌉ hidden layers and at most Σ s_i + 2·Σ(max k − k_i) + 4(2m − 1) gates that equal the maximum and the minimum. (The printed size lacks the middle term, the cost of delaying shallow networks.)",
    expects: .holds,
    instances: { maximumInstances },
    sample: { size, generator in .random(size: size, count: 1...6, using: &generator) }
  ) { instance, proof in
    try decideMaximum(instance, &proof, block: .fourGates)
  }

  static let maximumSharpened = Claim(
    "network-algebra.maximum", .sharpened, .thesis("Lemma 2.A.4"),
    title: "With max(x, y) = σ(x − y) + σ(y) − σ(−y) three gates do the work of four.",
    statement:
      "As the repaired form, with at most Σ s_i + 2·Σ(max k − k_i) + T(m) gates, where T(1) = 0 and T(m) = 3⌊m/2⌋ + 2(m mod 2) + T(⌈m/2⌉): T(2), T(3), T(4), T(8), T(9), T(16) = 3, 8, 9, 21, 30, 45.",
    expects: .holds,
    instances: { maximumInstances },
    sample: { size, generator in .random(size: size, count: 1...6, using: &generator) }
  ) { instance, proof in
    try decideMaximum(instance, &proof, block: .threeGates)
  }

  static func decideMaximum(
    _ instance: Networks, _ proof: inout CertificateBuilder, block: MaximumBlock
  ) throws -> Bool {
    let parts = instance.networks.map { proof.network("f", $0.network) }
    let operands = try parts.map { try proof.function(of: $0) }
    let networks = instance.networks.map(\.network)
    let deepest = networks.map(\.hiddenLayerCount).max() ?? 0
    let count = networks.count
    var allowance = parts.map(\.size).reduce(0, +)
    for part in parts { allowance = allowance + (Quantity(deepest) - part.hidden) * 2 }
    switch block {
    case .fourGates: allowance = allowance + Quantity(4 * (2 * count - 1))
    case .threeGates: allowance = allowance + Quantity(treeSize(count))
    }
    var holds = true
    let built = [
      (proof.maximum("max", operands), try ReLUNetwork.maximum(of: networks, block: block)),
      (proof.minimum("min", operands), try ReLUNetwork.minimum(of: networks, block: block)),
    ]
    for (target, network) in built {
      let net = proof.network("net", network)
      holds = proof.decideEqual(try proof.function(of: net), target) && holds
      holds = proof.decide(net.hidden, .equal, Quantity(deepest + ceilingLog2(count))) && holds
      holds = proof.decide(net.size, .atMost, allowance) && holds
    }
    return holds
  }

  /// T(m) of the three-gate tree, level by level.
  static func treeSize(_ m: Int) -> Int {
    var size = 0
    var left = m
    while left > 1 {
      size += 3 * (left / 2) + 2 * (left % 2)
      left = (left + 1) / 2
    }
    return size
  }

  /// An affine map R^n → R^m: rows with the bias first.
  struct Map: ClaimInstance {
    let rows: [[Int]]
    var description: String { "x ↦ Ax + b with rows (b | A) = \(rows)" }
    var weight: Int { rows.joined().reduce(1_000 * rows.count) { $0 + abs($1) } }

    static let family: [Map] = {
      var result = [
        Map(rows: [[0, 0]]), Map(rows: [[5, 0]]), Map(rows: [[0, 1]]), Map(rows: [[1, -2]]),
        Map(rows: [[0, 1], [3, 1]]),
        Map(rows: [[0, 1, 2], [1, 2, 4]]), Map(rows: [[0, 1, 0], [0, 0, 1], [7, 1, 1]]), Map(rows: [[0, 0, 0, 0]]),
      ]
      var generator = SeededGenerator(seed: 5)
      for _ in 0..<40 {
        let inputs = generator.integer(1...5)
        let outputs = generator.integer(1...5)
        result.append(
          Map(rows: (0..<outputs).map { _ in (0...inputs).map { _ in generator.integer(-2...2) } }))
      }
      return result
    }()
  }

  static let affineMap = Claim(
    "network-algebra.affine-map", .printed, .thesis("Lemma 2.A.5"),
    title: "Every affine map R^n → R^m is a network with one hidden layer of 2m gates.",
    statement: "For every affine T: R^n → R^m, T = σ(T) − σ(−T) is a network with one hidden layer and 2m gates.",
    expects: .holds,
    instances: { Map.family }
  ) { instance, proof in
    let map = try ReLUNetwork(integerRows: [instance.rows])
    let target = proof.network("map", map)
    let net = proof.network("net", try map.layers[0].asOneHiddenLayer.pairingOppositeGates())
    proof.proveAffine(net, equals: target)
    let oneLayer = proof.decide(net.hidden, .equal, 1)
    return proof.decide(net.size, .equal, target.outputs * 2) && oneLayer
  }

  static let affineMapSharpened = Claim(
    "network-algebra.affine-map", .sharpened, .thesis("Lemma 2.A.5"),
    title: "An affine map of rank r needs exactly 2r gates in one hidden layer.",
    statement:
      "For every affine T: R^n → R^m whose linear part has rank r ≥ 1, some network with one hidden layer of 2r gates computes T, and none with fewer does.",
    hypotheses: "the linear part is not zero",
    expects: .holds,
    instances: { Map.family },
    hypothesis: { $0.rows.allSatisfy { $0.dropFirst().allSatisfy { $0 == 0 } } ? "the map is constant" : nil }
  ) { instance, proof in
    let map = try ReLUNetwork(integerRows: [instance.rows])
    let target = proof.network("map", map)
    let network = try map.layers[0].asSmallestOneHiddenLayer.pairingOppositeGates()
    let net = proof.network("net", network)
    proof.proveAffine(net, equals: target)
    let witness = RankWitness(instance.rows.map { $0.dropFirst().map { Rational($0, 1) } })
    proof.proveGatesForAffine(target, rank: witness.rank, left: witness.left, right: witness.right)
    return proof.decide(net.size, .equal, Quantity(2 * witness.rank))
  }
}

extension ReLUNetwork {
  /// The same network with gate i of the first half of its hidden layer followed by gate i of the second half.
  fileprivate func pairingOppositeGates() throws -> ReLUNetwork {
    let hidden = layers[0]
    let output = layers[1]
    let half = hidden.outputDimension / 2
    let order = (0..<half).flatMap { [$0, half + $0] }
    return try ReLUNetwork(layers: [
      AffineMap(rows: order.map { Array(hidden.row($0)) }, bias: order.map { hidden.bias[$0] }),
      AffineMap(
        rows: (0..<output.outputDimension).map { row in order.map { output[row, $0] } }, bias: output.bias),
    ])
  }
}
