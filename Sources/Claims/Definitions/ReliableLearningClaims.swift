import Certificates
import ConvexPrograms
import ExactNumbers
import ReLUNetworks

/// Definition 9 of the thesis: reliable agnostic learning.
enum ReliableLearningClaims {
  static let all: [Claim] = [everySample, losses]

  static let everySample = Claim(
    "definition.reliable-learning", .printed, .thesis("Definition 9"),
    title: "Taken literally, without a probability of failure, some learner learns the class {0, 1_b} on two points.",
    statement:
      "Let X = {a, b}, C = {0, 1_b}, ℓ(u, y) = |u − y|, 0 < p < 1, and D_0, D_1 give the point a mass 1 − p with label 0, and b mass p with label 0 or 1. For every ε > 0 one hypothesis h satisfies L_{=0}(h, D) ≤ ε and L_{>0}(h, D) ≤ ε + min over C'(D) for both D = D_0 and D = D_1. (A sample that consists of a alone has positive probability for both, so a learner that must never fail answers it with such an h; the definition quantifies δ and never uses it. C'(D_1) is C, and its minimum is 0.)",
    hypotheses: "0 < p < 1", expects: .fails,
    instances: {
      // p = k/n, ε = 1/e.
      (2...5).flatMap { n in
        (1..<n).flatMap { k in (1...6).map { IntegersInstance(["k": k, "n": n, "e": $0]) } }
      }.sorted { $0.weight < $1.weight }
    }
  ) { instance, proof in
    let mass = Quantity(instance["k"]) * Quantity(instance["e"])
    if proof.decide(mass, .atMost, Quantity(instance["n"])) { return true }  // h = 0: losses 0 and p ≤ ε
    // h(b) ≠ 0 has L_{=0} = p > ε under D_0; and h(b) = 0 has L_{>0} = p |0 − 1| > ε under D_1: no t = h(b), s ≥ |t − 1|.
    let p = Rational(instance["k"], instance["n"])
    let program = try LinearProgram(
      .minimize, LinearExpression([] as [Rational]),
      variables: [.equal(0), .atMost(Rational(1, instance["e"]) / p)],
      constraints: [
        .init(LinearExpression([1, 1] as [Rational]), .atLeast(1)),
        .init(LinearExpression([-1, 1] as [Rational]), .atLeast(-1)),
      ])
    try AttainmentClaims.proveInfeasible("hypothesis", program, &proof)
    return false
  }

  /// A uniform distribution on labelled points, and networks on the line.
  struct Distribution: ClaimInstance {
    /// The points; a repeated one counts twice.
    var places: [Rational]
    /// The labels, in [0, 1].
    var labels: [Rational]
    /// Each network is its constant and its gates (s, a, b): constant + Σ s·max(0, a x + b).
    var concepts: [[[Int]]]

    var description: String {
      let data = zip(places, labels).map { "\($0)↦\($1)" }.joined(separator: " ")
      let networks = concepts.map { concept in
        LinearText.affine(
          concept.dropFirst().map { $0[0] },
          concept.dropFirst().map { "max(0, " + LinearText.affine([$0[1]], ["x"], constant: $0[2]) + ")" },
          constant: concept[0][0])
      }
      return "uniform on \(data); networks \(networks.joined(separator: "; "))"
    }
    var weight: Int { 100 * places.count + concepts.joined().joined().reduce(0) { $0 + abs($1) } }

    static let concepts: [[[Int]]] = [
      [[0]], [[1]], [[0], [1, 1, 0]], [[1], [-1, 1, 0]], [[0], [1, 1, 0], [-1, 1, -1]],
      [[0], [2, 1, -1], [-3, 2, -3]],
    ]

    static let family: [Distribution] = {
      let data: [([Rational], [Rational])] = [
        ([0], [0]), ([0], [1]), ([0, 1], [0, 1]), ([0, 0, 1], [0, 1, Rational(1, 2)]),
        ([-1, 0, Rational(1, 2), 1, 2], [0, 0, Rational(1, 3), 1, 0]),
        ([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 0, 1, 0, 1, 0, 1]),
        ([-2, Rational(-1, 2), 0, Rational(2, 7), 1], [0, 0, 0, 0, 0]),
        ([Rational(5, 4), 3], [Rational(1, 7), 1]),
      ]
      return data.map { Distribution(places: $0, labels: $1, concepts: concepts) }.sorted { $0.weight < $1.weight }
    }()

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Distribution {
      let count = generator.integer(1...min(1 + size, 8))
      return Distribution(
        places: (0..<count).map { _ in Rational(generator.integer(-4...8), 2) },
        labels: (0..<count).map { _ in Rational(max(0, generator.integer(-3...4)), 4) },
        concepts: [[[0], [generator.integer(-2...2), generator.integer(-2...2), generator.integer(-2...2)]]] + concepts)
    }

    func network(_ concept: [[Int]]) throws -> ReLUNetwork {
      if concept.count == 1 { return .affine(slope: 0, intercept: Rational(concept[0][0])) }
      let gates = concept.dropFirst()
      return try ReLUNetwork(integerRows: [
        gates.map { [$0[2], $0[1]] }, [[concept[0][0]] + gates.map { $0[0] }],
      ])
    }
  }

  static let losses = Claim(
    "definition.reliable-learning", .repaired, .thesis("Definition 9"),
    title: "On finitely many points L_{=0}, L_{>0} are rational sums, and C'(D) is decidable for finite C.",
    statement:
      "For the uniform distribution D on D points with labels in [0, 1], ℓ(u, y) = |u − y| and networks h: D·L_{=0}(h, D) is the number of points with label 0 where h is not 0, D·L_{>0}(h, D) = Σ |h(x_i) − y_i| over the points with label greater than 0, and h is in C'(D) exactly if it is 0 at every point with label 0. (The definition is ambiguous as printed: it quantifies δ without saying 'with probability at least 1 − δ', which is to be added; h maps to Y' first and to Y, which is not defined, later; the last L_{>0}(c) lacks D. The values are those of the sweep over the line, and gate by gate.)",
    expects: .holds,
    instances: { Distribution.family }, sample: Distribution.random
  ) { instance, proof in
    var holds = true
    for concept in instance.concepts {
      let network = try instance.network(concept)
      let function = try proof.function(of: proof.network("h", network))
      var (falsePositives, vanishes) = (0, true)
      var (sum, terms): (Rational, [Rational]) = (0, [])
      for (place, label) in zip(instance.places, instance.labels) {
        let value = NetworkDefinitionClaims.gateByGate(network, place)
        if label.isZero {
          // Whether h is 0 there, as a theorem of one of the two kinds.
          if !proof.decideValue(function, at: place, .equal, 0) {
            falsePositives += 1
            vanishes = false
          }
          holds = holds && value.isZero == function.function(place).isZero
        } else {
          holds = proof.decideValue(function, at: place, .equal, value) && holds
          sum += (value - label).magnitude
          terms.append((function.function(place) - label).magnitude)
        }
      }
      let counted = instance.places.indices.count {
        instance.labels[$0].isZero && !NetworkDefinitionClaims.gateByGate(network, instance.places[$0]).isZero
      }
      holds = proof.decide(Quantity(falsePositives), .equal, Quantity(counted)) && holds
      holds = (counted == 0) == vanishes && holds
      let common = terms.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
      let total = terms.reduce(Quantity(0)) { $0 + Quantity(($1 * Rational(common)).numerator) }
      holds =
        proof.decide(total * Quantity(sum.denominator), .equal, Quantity(sum.numerator) * Quantity(common)) && holds
    }
    return holds
  }
}
