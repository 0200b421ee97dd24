import Arrangements
import Certificates
import EmpiricalRisk
import ExactNumbers

/// Section 2.4: training networks with one hidden layer to the global optimum.
enum TrainingClaims {
  static let all: [Claim] = [
    outputBias, outputBiasRepaired, attainment, objective, objectiveRepaired, dichotomies, dichotomiesRepaired,
    dichotomiesSharpened,
    power,
    powerRepaired, indexSet, indexSetRepaired,
  ]

  /// Proves the least loss of a problem and gives it.
  static func proveOptimum(_ name: String, _ problem: TrainingProblem, _ proof: inout CertificateBuilder) throws
    -> Rational
  {
    let optimum = try problem.optimum(threads: 1)
    let training = proof.training(name, problem)
    proof.proveTrainingAtMost(training, optimum.value, by: optimum.network)
    proof.proveTrainingAtLeast(training, optimum.value, by: optimum.proof)
    return optimum.value
  }

  static let outputBias = Claim(
    "training.output-bias", .printed, .thesis("Equation (2.3)"),
    title: "The least loss over all 2-layer networks is that over T_2 linear: an output bias does not help.",
    statement:
      "For all data and every w: the least loss of x ↦ c + Σ_{i≤w} s_i max(0, a^i·x + b_i) over all parameters (the class F_{n,w,1} of Definition 2) equals the least loss with c = 0.",
    expects: .fails,
    instances: { TrainingInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let with = try proveOptimum("affine", try instance.problem(outputBias: true), &proof)
    let without = try proveOptimum("linear", try instance.problem(outputBias: false), &proof)
    return with == without
  }

  static let outputBiasRepaired = Claim(
    "training.output-bias", .repaired, .thesis("Equation (2.3)"),
    title: "There are two problems; the least loss with output bias is at most that without.",
    statement:
      "For all data and every w: the least loss over all parameters is at most the least loss with c = 0, and both are attained.",
    expects: .holds,
    instances: { TrainingInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let with = try proveOptimum("affine", try instance.problem(outputBias: true), &proof)
    let without = try proveOptimum("linear", try instance.problem(outputBias: false), &proof)
    return with <= without
  }

  static let attainment = Claim(
    "training.optimum-attained", .repaired, .thesis("Theorem 2.4.1"),
    title: "For the squared, absolute and hinge loss some network of the given width has the least loss.",
    statement:
      "For all data with one output, every w, and these losses (not for every convex one: 1/(1+u) for u ≥ 0, 1−u for u ≤ 0 has infimum 0 at a single point): the infimum of the loss is attained. The outputs on the data of all networks are a finite union of polyhedral cones.",
    expects: .holds,
    instances: { TrainingInstance.standardFamily }
  ) { instance, proof in
    let problem = try instance.problem(outputBias: false)
    let value = try proveOptimum("data", problem, &proof)
    return problem.value(outputs: problem.set.points.map { _ in 0 }) >= value
  }

  static let objective = Claim(
    "training.algorithm-objective", .printed, .thesis("Algorithm 1, line 8"),
    title: "The least value of the objective of Algorithm 1 is the least loss.",
    statement:
      "For all data and every w: the minimum of Σ_j Σ_{i : j ∈ P^i_+} ℓ(s_i(a^i·x_j + b_i), y_j) over all partitions, signs and parameters allowed is the least loss. (The printed sum leaves out the points that are in no P^i_+: with all P^i_+ empty it is 0, so the printed minimum is 0 for every loss that is not negative.)",
    expects: .fails,
    instances: { TrainingInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    try proveOptimum("data", try instance.problem(outputBias: false), &proof).isZero
  }

  static let objectiveRepaired = Claim(
    "training.algorithm-objective", .repaired, .thesis("Algorithm 1, line 8"),
    title: "With the loss of the sum of the gates, over all points, Algorithm 1 finds the least loss.",
    statement:
      "For all data and every w: the minimum of Σ_j ℓ(Σ_{i : j ∈ P^i_+} s_i(a^i·x_j + b_i), y_j), the sum over all j, over the closed cells of all strict hyperplane partitions and all signs is the least loss.",
    expects: .holds,
    instances: { TrainingInstance.standardFamily.filter { $0.points.count * $0.width <= 6 } }
  ) { instance, proof in
    let problem = try instance.problem(outputBias: false)
    let value = try proveOptimum("data", problem, &proof)
    return try problem.optimumByEnumeration().value == value
  }

  /// D points in R^n, whose dichotomies by hyperplanes are the chambers of the arrangement of the vectors (x, 1).
  struct Points: ClaimInstance {
    var points: [[Int]]
    var dimension: Int
    var description: String { "n = \(dimension), D = \(points.count): " + text }
    var weight: Int {
      1_000 * points.count + 300 * dimension + points.joined().reduce(0) { $0 + $1.magnitude.saturatedInt }
    }
    private var text: String {
      points.map { "(" + $0.map(\.description).joined(separator: ",") + ")" }.joined(separator: " ")
    }

    /// Points on the moment curve, in general position.
    static func generic(_ dimension: Int, _ count: Int) -> Points {
      Points(
        points: (0..<count).map { t in (1...dimension).map { power in (0..<power).reduce(1) { value, _ in value * t } }
        },
        dimension: dimension)
    }

    static let family: [Points] = {
      var family = (1...4).flatMap { n in (1...7).map { generic(n, $0) } }
      family.append(Points(points: [[0, 0], [1, 1], [2, 2], [3, 3]], dimension: 2))
      family.append(Points(points: [[0, 0], [1, 1], [2, 2], [0, 1]], dimension: 2))
      family.append(Points(points: [[0, 0], [1, 1], [2, 2], [1, 1]], dimension: 2))
      family.append(Points(points: [[0, 0], [1, 0], [0, 1], [1, 1]], dimension: 2))
      family.append(Points(points: [[0, 0], [0, 0], [0, 0]], dimension: 2))
      family.append(Points(points: [[0, 0, 0], [1, 1, 0], [2, 2, 0], [1, 0, 0], [0, 0, 1]], dimension: 3))
      return family.sorted { $0.weight < $1.weight }
    }()

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Points {
      let dimension = generator.integer(1...3)
      let points = (0..<generator.integer(1...min(4 + size, 8))).map { _ in
        (0..<dimension).map { _ in generator.integer(-3...3) }
      }
      return Points(points: points, dimension: dimension)
    }

    func chambers(_ proof: inout CertificateBuilder) throws -> Quantity {
      let a = proof.arrangement(
        "a", try HyperplaneArrangement(dimension: dimension + 1, normals: points.map { $0 + [1] }))
      return proof.proveWhitney(a).chambers
    }
  }

  static let needsTwo: @Sendable (Points) -> String? = { $0.dimension < 2 ? "n = \($0.dimension) < 2" : nil }

  static let dichotomies = Claim(
    "training.dichotomies", .printed, .thesis("Proof of Theorem 2.4.1"),
    title: "D points of R^n have at most 2·C(D, n) hyperplane partitions, for n ≥ 2.",
    statement:
      "For n ≥ 2 and D points of R^n: the number of ordered pairs (P_+, P_−) that a hyperplane makes of them (those with no point on it, which are the full-dimensional cells of the parameters) is at most 2·C(D, n).",
    hypotheses: "n ≥ 2", expects: .fails,
    instances: { Points.family }, sample: Points.random, hypothesis: needsTwo
  ) { instance, proof in
    let chambers = try instance.chambers(&proof)
    return proof.decide(
      chambers, .atMost, 2 * Quantity.choose(Quantity(instance.points.count), Quantity(instance.dimension)))
  }

  /// 2·Σ_{i ≤ n} C(D − 1, i).
  static func trueBound(_ instance: Points) -> Quantity {
    let terms = (0...instance.dimension).map {
      Quantity.choose(Quantity(instance.points.count - 1), Quantity($0))
    }
    return 2 * terms.dropFirst().reduce(terms[0], +)
  }

  static let dichotomiesRepaired = Claim(
    "training.dichotomies", .repaired, .thesis("Proof of Theorem 2.4.1"),
    title: "D ≥ 1 points of R^n have at most 2·Σ_{i≤n} C(D − 1, i) hyperplane partitions.",
    statement:
      "For n ≥ 1, D ≥ 1 and any points of R^n: the number of ordered pairs is at most 2·Σ_{i=0}^{n} C(D−1, i).",
    expects: .holds,
    instances: { Points.family }, sample: Points.random
  ) { instance, proof in
    proof.decide(try instance.chambers(&proof), .atMost, trueBound(instance))
  }

  static let dichotomiesSharpened = Claim(
    "training.dichotomies", .sharpened, .thesis("Proof of Theorem 2.4.1"),
    title: "Points in general position have exactly 2·Σ_{i≤n} C(D − 1, i) hyperplane partitions.",
    statement:
      "For n ≥ 1, D ≥ 1 and points of R^n of which any n+1 are affinely independent (the points (t, t², …, tⁿ)): exactly 2·Σ_{i=0}^{n} C(D−1, i) ordered pairs.",
    expects: .holds,
    instances: { (1...4).flatMap { n in (1...8).map { Points.generic(n, $0) } }.sorted { $0.weight < $1.weight } }
  ) { instance, proof in
    proof.decide(try instance.chambers(&proof), .equal, trueBound(instance))
  }

  private static func isWithinPower(_ instance: Points, _ proof: inout CertificateBuilder) throws -> Bool {
    let points = Quantity(instance.points.count)
    let chambers = try instance.chambers(&proof)
    return proof.decide(
      chambers, .atMost, Quantity.product([Quantity](repeating: points, count: instance.dimension)))
  }

  static let power = Claim(
    "training.guesses", .printed, .thesis("Proof of Theorem 2.4.1"),
    title: "D points of R^n have at most Dⁿ hyperplane partitions, for n ≥ 2.",
    statement: "For n ≥ 2 and D ≥ 1 points of R^n: at most Dⁿ ordered pairs.",
    hypotheses: "n ≥ 2", expects: .fails,
    instances: { Points.family }, sample: Points.random, hypothesis: needsTwo
  ) { instance, proof in try isWithinPower(instance, &proof) }

  static let powerRepaired = Claim(
    "training.guesses", .repaired, .thesis("Proof of Theorem 2.4.1"),
    title: "D ≥ 2 points of R^n have at most Dⁿ hyperplane partitions, for n ≥ 2.",
    statement: "For n ≥ 2 and D ≥ 2 points of R^n: at most Dⁿ ordered pairs.",
    hypotheses: "n ≥ 2, D ≥ 2", expects: .holds,
    instances: { Points.family }, sample: Points.random,
    hypothesis: { needsTwo($0) ?? ($0.points.count < 2 ? "D = 1" : nil) }
  ) { instance, proof in try isWithinPower(instance, &proof) }

  /// The nondecreasing (w−1)-tuples of numbers from 1 to D, counted one by one.
  static func tupleCount(points: Int, width: Int) -> Int {
    func count(_ length: Int, from least: Int) -> Int {
      length == 0 ? 1 : (least..<(points + 1)).reduce(0) { $0 + count(length - 1, from: $1) }
    }
    return count(width - 1, from: 1)
  }

  private static let sizes: @Sendable () -> [IntegersInstance] = {
    (1...6).flatMap { points in (1...5).map { IntegersInstance(["D": points, "w": $0]) } }
  }

  static let indexSet = Claim(
    "training.index-set", .printed, .thesis("Proof of Theorem 2.4.1, n = 1"),
    title: "The index set I of nondecreasing (w−1)-tuples has C(D, w) elements.",
    statement: "For D, w ≥ 1: the number of tuples 1 ≤ i_1 ≤ … ≤ i_{w−1} ≤ D is C(D, w).",
    expects: .fails,
    instances: sizes
  ) { instance, proof in
    let count = proof.integer("tuples", tupleCount(points: instance["D"], width: instance["w"]))
    return proof.decide(count, .equal, Quantity.choose(Quantity(instance["D"]), Quantity(instance["w"])))
  }

  static let indexSetRepaired = Claim(
    "training.index-set", .repaired, .thesis("Proof of Theorem 2.4.1, n = 1"),
    title: "The index set I of nondecreasing (w−1)-tuples has C(D + w − 2, w − 1) elements.",
    statement: "For D, w ≥ 1: the number of tuples 1 ≤ i_1 ≤ … ≤ i_{w−1} ≤ D is C(D + w − 2, w − 1).",
    expects: .holds,
    instances: sizes
  ) { instance, proof in
    let count = proof.integer("tuples", tupleCount(points: instance["D"], width: instance["w"]))
    return proof.decide(
      count, .equal,
      Quantity.choose(Quantity(instance["D"] + instance["w"] - 2), Quantity(instance["w"] - 1)))
  }
}
