import BooleanCircuits
import Certificates
import ExactNumbers

/// Lemma 2.6.1: how often a threshold gate survives a random restriction that leaves one input of each part free.
enum GateSurvivalClaims {
  static let all: [Claim] = [constantOne, explicitBound, attained, majority, windows]

  static let source = Source.thesis("Lemma 2.6.1, quoting Kane and Williams 2016")

  static func survival(
    _ instance: GateSurvivalInstance, _ kind: BooleanGate.Kind = .threshold
  ) throws -> Rational {
    try instance.argument.survivalProbability(
      kind == .relu ? .reluNotRemovable : .thresholdNotConstant, under: instance.partition(), alphabet: .zeroOne)
  }

  /// Proves the exact probability, and gives it.
  static func proveSurvival(
    _ instance: GateSurvivalInstance, _ kind: BooleanGate.Kind = .threshold, _ proof: inout CertificateBuilder
  ) throws -> Rational {
    let probability = try survival(instance, kind)
    let circuit = proof.circuit("gate", try GateSurvivalInstance.circuit(kind, [instance]))
    _ = proof.decideSurvival(
      circuit, gate: 0, parts: instance.partNumbers, probability: probability, .equal, probability)
    return probability
  }

  /// Whether P²n ≤ p².
  static func isAtMostRoot(
    _ probability: Rational, _ instance: GateSurvivalInstance, _ proof: inout CertificateBuilder
  ) -> Bool {
    let value = QuantityFraction(probability)
    let parts = Quantity(instance.parts)
    return proof.decide(
      value * value * QuantityFraction(Quantity(instance.weights.count)), .atMost, QuantityFraction(parts * parts))
  }

  static let constantOne = Claim(
    "restrictions.threshold-survival", .printed, source,
    title:
      "A threshold gate survives a restriction that fixes all but one input of each of p equal parts with P ≤ p/√n.",
    statement:
      "For every linear threshold function of n inputs and every partition into p parts of equal size, the probability that it is not constant after all inputs but one of each part have been fixed at random is O(p/√n), here with the constant 1: P²·n ≤ p².",
    expects: .holds, instances: { GateSurvivalInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    isAtMostRoot(try proveSurvival(instance, .threshold, &proof), instance, &proof)
  }

  /// U(p, b)·2^{p(b−1)} as a sum over the diagonals: for each corner with least entry 0, in ascending order, the number of its
  /// orders times the greatest product of binomials along the diagonal.
  static func bound(parts p: Int, partSize b: Int) -> QuantityFraction {
    func factorial(_ n: Int) -> BigInteger { (0..<n).reduce(1) { $0 * BigInteger($1 + 1) } }
    func ascending(_ length: Int, from least: Int) -> [[Int]] {
      if length == 0 { return [[]] }
      return (least..<b).flatMap { first in ascending(length - 1, from: first).map { [first] + $0 } }
    }
    let terms = ascending(p - 1, from: 0).map { rest in
      let corner = [0] + rest
      let products = (0..<b - corner[p - 1]).map { step in
        Quantity.product(corner.map { .choose(Quantity(b - 1), Quantity($0 + step)) })
      }
      let greatest = products.dropFirst().reduce(products[0]) { $1.value > $0.value ? $1 : $0 }
      let repeated = Dictionary(grouping: corner) { $0 }.values.reduce(BigInteger(1)) { $0 * factorial($1.count) }
      return Quantity(factorial(p).exactlyDivided(by: repeated)) * greatest
    }
    return QuantityFraction(BinomialSums.sum(terms), Quantity(2).power(Quantity(p * (b - 1))))
  }

  static let explicitBound = Claim(
    "restrictions.threshold-survival", .sharpened, source,
    title: "P ≤ U(p, b) = 2^{−p(b−1)}·Σ over diagonals of max_t Π C(b−1, N_i + t), and U(p, b) ≤ p/√n in this range.",
    statement:
      "For a threshold function of n = pb inputs and p parts of b inputs: P ≤ U(p, b), the sum over the diagonals {N + t(1, …, 1)} of {0, …, b−1}^p of the greatest Π_i C(b−1, N_i + t) on them, over 2^{p(b−1)}. (Order each part at random; the free input follows the N_i ones. Along a diagonal a unate function changes at most once.) And U(p, b)²·n ≤ p² for the p and b that occur.",
    expects: .holds, instances: { GateSurvivalInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let formula = bound(parts: instance.parts, partSize: instance.partSize)
    let value = Rational(formula.numerator.value, formula.denominator.value)
    let isFormula = proof.decide(QuantityFraction(value), .equal, formula)
    let circuit = proof.circuit("gate", try GateSurvivalInstance.circuit(.threshold, [instance]))
    let holds = proof.decideSurvival(
      circuit, gate: 0, parts: instance.partNumbers, probability: try survival(instance), .atMost, value)
    return isAtMostRoot(value, instance, &proof) && holds && isFormula
  }

  static let attained = Claim(
    "restrictions.majority-survival", .repaired, source,
    title: "For one or two parts majority attains U(p, b).",
    statement:
      "For p ≤ 2 parts of b inputs majority survives with probability exactly U(p, b): C(b−1, ⌊(b−1)/2⌋)/2^{b−1} for p = 1, C(2b−1, b−1)/4^{b−1} for p = 2.",
    hypotheses: "p ≤ 2", expects: .holds,
    instances: {
      (1...14).map { GateSurvivalInstance.majority(parts: 1, partSize: $0) }
        + (1...8).map { GateSurvivalInstance.majority(parts: 2, partSize: $0) }
    }
  ) { instance, proof in
    let (p, b) = (instance.parts, instance.partSize)
    let closed =
      p == 1
      ? QuantityFraction(.choose(Quantity(b - 1), Quantity((b - 1) / 2)), Quantity(2).power(Quantity(b - 1)))
      : QuantityFraction(.choose(Quantity(2 * b - 1), Quantity(b - 1)), Quantity(4).power(Quantity(b - 1)))
    let probability = try proveSurvival(instance, .threshold, &proof)
    let isClosed = proof.decide(QuantityFraction(probability), .equal, closed)
    return proof.decide(bound(parts: p, partSize: b), .equal, closed) && isClosed
  }

  static let majority = Claim(
    "restrictions.majority-survival", .sharpened, source,
    title:
      "For three or more parts majority is not extremal: 337/512 for unequal weights, 336/512 at most for equal ones.",
    statement:
      "On 3 parts of 4 inputs the gate with the weights 2, 3, 3, constant on parts, and the threshold 16 survives with probability 337/512, every gate with equal weights with at most 336/512, and U(3, 4) = 339/512. On 4 parts of 3 inputs it is 106/128 for the weights 1, 2, 2, 2 and the threshold 11, at most 105/128, and U(4, 3) = 107/128.",
    expects: .holds, instances: { GateSurvivalInstance.notExtremal.map(\.gate) }
  ) { instance, proof in
    guard let known = GateSurvivalInstance.notExtremal.first(where: { $0.gate == instance }) else {
      throw Undecided(reason: "no other weights are known")
    }
    let total = Quantity(known.total)
    let probability = try proveSurvival(instance, .threshold, &proof)
    var holds = proof.decide(
      QuantityFraction(probability), .equal, QuantityFraction(Quantity(known.survivors), total))
    let count = instance.weights.count
    let equal = (0...count + 1).map {
      GateSurvivalInstance(weights: Array(repeating: 1, count: count), threshold: $0, parts: instance.parts)
    }
    let circuit = proof.circuit("equal", try GateSurvivalInstance.circuit(.threshold, equal))
    let less = Rational(known.survivors - 1) / Rational(known.total)
    for (number, gate) in equal.enumerated() {
      holds =
        proof.decideSurvival(
          circuit, gate: number, parts: instance.partNumbers, probability: try survival(gate), .atMost, less) && holds
    }
    let formula = bound(parts: instance.parts, partSize: instance.partSize)
    return proof.decide(
      formula, .equal, QuantityFraction(Quantity(known.survivors + (known.total == 512 ? 2 : 1)), total))
      && holds
  }

  static let windows = Claim(
    "restrictions.relu-survival", .sharpened, .thesis("Section 2.6, after Lemma 2.6.1"),
    title:
      "A ReLU gate survives at most as often as the threshold gate with its argument: min < 0 < max, not min < 0 ≤ max.",
    statement:
      "For integer weights and every partition into equal parts: the probability that the argument of a gate still takes values below 0 and above 0 (a ReLU gate survives) is at most the probability that it still takes values below 0 and at least 0 (the threshold gate survives), which is at most U(p, b).",
    expects: .holds, instances: { GateSurvivalInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let relu = try proveSurvival(instance, .relu, &proof)
    let threshold = try proveSurvival(instance, .threshold, &proof)
    let holds = proof.decide(
      QuantityFraction(threshold), .atMost, bound(parts: instance.parts, partSize: instance.partSize))
    return proof.decide(QuantityFraction(relu), .atMost, QuantityFraction(threshold)) && holds
  }
}
