import Arrangements
import Certificates
import ExactNumbers

/// How well fixed functions, or all of a class, agree with a random Boolean function: Claim 1 and Equation (2.10).
enum RandomFunctionClaims {
  static let all: [Claim] = [
    agreement, agreementRepaired, agreementConjectured, unionBound, unionBoundSharpened,
  ]

  /// All (n, t) with a lower limit for 2t − 2^n.
  static func thresholds(_ variables: ClosedRange<Int>, least: (Int) -> Int) -> [IntegersInstance] {
    variables.flatMap { n in (least(1 << n)...(1 << n)).map { IntegersInstance(["n": n, "t": $0]) } }
  }

  /// The exponent 2^{n+1}ε² for ε = t/2^n − 1/2, that is (2t − 2^n)²/2^{n+1}.
  static func exponent(_ instance: IntegersInstance) -> Rational {
    let points = 1 << instance["n"]
    let difference = BigInteger(2 * instance["t"] - points)
    return Rational(difference * difference, BigInteger(2 * points))
  }

  /// Decides whether the fraction of two expressions is at most e^x, x ≥ 0.
  static func decide(
    _ fraction: QuantityFraction, atMostExponential exponent: Rational, _ proof: inout CertificateBuilder
  )
    throws -> Bool
  {
    let value = Rational(fraction.numerator.value, fraction.denominator.value)
    proof.decide(fraction, .equal, QuantityFraction(value))
    if exponent.isZero { return proof.decide(fraction, .atMost, QuantityFraction(1)) }
    guard let exceeds = proof.decideExponential(exponent, exceeds: value) else {
      throw Undecided(reason: "e^\(exponent) is too close to \(value)")
    }
    return exceeds
  }

  /// 2^{2^n} over the number of functions that agree at t points or more with a given one.
  static func rarity(_ instance: IntegersInstance) -> QuantityFraction {
    let points = 1 << instance["n"]
    return QuantityFraction(
      Quantity(2).power(Quantity(2).power(Quantity(instance["n"]))),
      BinomialSums.tail(points, atLeast: instance["t"]))
  }

  static let agreement = Claim(
    "random-functions.agreement", .printed, .thesis("Claim 1"),
    title:
      "A random g: {−1,1}^n → {−1,1} agrees with a fixed f on 1/2 + ε of the points with probability ≤ e^{−2^{n+1}ε²}.",
    statement:
      "For all n, all real ε and every f: the probability over g that f = g holds on a fraction of at least 1/2 + ε of the points is at most e^{−2^{n+1}ε²}. Only ε = t/2^n − 1/2 matters; then the probability is Σ_{i≥t} C(2^n, i)/2^{2^n}. (The text sets no condition on ε.)",
    expects: .fails, instances: { thresholds(0...4) { _ in 0 } }
  ) { instance, proof in
    try decide(rarity(instance), atLeastExponential: exponent(instance), &proof)
  }

  /// Decides whether the fraction is at least e^x, x ≥ 0.
  static func decide(
    _ fraction: QuantityFraction, atLeastExponential exponent: Rational, _ proof: inout CertificateBuilder
  )
    throws -> Bool
  {
    let value = Rational(fraction.numerator.value, fraction.denominator.value)
    proof.decide(fraction, .equal, QuantityFraction(value))
    if exponent.isZero { return proof.decide(fraction, .atLeast, QuantityFraction(1)) }
    guard let exceeds = proof.decideExponential(exponent, exceeds: value) else {
      throw Undecided(reason: "e^\(exponent) is too close to \(value)")
    }
    return !exceeds
  }

  static let agreementRepaired = Claim(
    "random-functions.agreement", .repaired, .thesis("Claim 1"),
    title: "For ε ≥ 0 that probability is at most e^{−2^{n+1}ε²}.",
    statement:
      "For all n and t with 2^{n−1} ≤ t ≤ 2^n and ε = t/2^n − 1/2: Σ_{i≥t} C(2^n, i)/2^{2^n} ≤ e^{−2^{n+1}ε²} (Hoeffding, 1963).",
    hypotheses: "ε ≥ 0", expects: .holds,
    instances: {
      thresholds(0...6) { ($0 + 1) / 2 }
        + [80, 97, 113, 127, 128].map { IntegersInstance(["n": 7, "t": $0]) }
        + [129, 200, 256].map { IntegersInstance(["n": 8, "t": $0]) }
    }
  ) { instance, proof in
    try decide(rarity(instance), atLeastExponential: exponent(instance), &proof)
  }

  static let agreementConjectured = Claim(
    "random-functions.agreement", .conjectured, .thesis("Claim 1"),
    title: "For ε > 0 it is at most √e/2 = 0.824… of that, with equality for n = 0.",
    statement:
      "For all n and t with 2^{n−1} < t ≤ 2^n and ε = t/2^n − 1/2: 2·Σ_{i≥t} C(2^n, i)/2^{2^n} ≤ e^{1/2−2^{n+1}ε²}; for n = 0 both sides are 1.",
    hypotheses: "ε > 0", expects: .holds,
    instances: { thresholds(0...6) { $0 / 2 + 1 } }
  ) { instance, proof in
    let twice = rarity(instance) * QuantityFraction(1, 2)
    let excess = exponent(instance) - Rational(1, 2)
    guard excess.isNegative else { return try decide(twice, atLeastExponential: excess, &proof) }
    return try decide(QuantityFraction(twice.denominator, twice.numerator), atMostExponential: -excess, &proof)
  }

  /// The number of threshold functions of n variables, as chambers of the hyperplanes (1, x)·(b, w) = 0, x in {0,1}^n.
  static func thresholdFunctions(_ n: Int, _ proof: inout CertificateBuilder) throws -> Quantity {
    let arrangement = try HyperplaneArrangement(
      dimension: n + 1,
      forms: (0..<1 << n).map { point in
        AffineForm(normal: [1] + (0..<n).map { BigInteger(point >> $0 & 1) }, constant: 0)
      })
    return proof.proveWhitney(proof.arrangement("threshold", arrangement)).chambers
  }

  /// So many functions agree with some threshold function at t points or more: for t = 2^n the threshold functions; for
  /// smaller t at most all.
  static func reached(_ instance: IntegersInstance, _ functions: Quantity) -> QuantityFraction {
    let all = Quantity(2).power(Quantity(2).power(Quantity(instance["n"])))
    return QuantityFraction(instance["t"] == 1 << instance["n"] ? functions : all, all)
  }

  static let unionBound = Claim(
    "random-functions.union-bound", .printed, .thesis("Equation (2.10)"),
    title:
      "A random function agrees with one of N functions on 1/2 + ε of the points with probability ≤ N·e^{−2^{n+1}ε²}.",
    statement:
      "For ε ≥ 0 and the class of the N = T(n) threshold functions of n variables: the probability that a random g agrees with some of them on a fraction of at least 1/2 + ε of the points is at most N·e^{−2^{n+1}ε²}. (For n ≤ 3 the right side exceeds 1. For n = 4 and ε = 1/2 the left side is 1882/65536.)",
    hypotheses: "ε ≥ 0", expects: .holds,
    instances: { thresholds(0...3) { ($0 + 1) / 2 } + [IntegersInstance(["n": 4, "t": 16])] }
  ) { instance, proof in
    let functions = try thresholdFunctions(instance["n"], &proof)
    let left = reached(instance, functions)
    return try decide(
      QuantityFraction(functions * left.denominator, left.numerator), atLeastExponential: exponent(instance), &proof)
  }

  static let unionBoundSharpened = Claim(
    "random-functions.union-bound", .sharpened, .thesis("Equation (2.10)"),
    title: "It is at most N·Σ_{i≥t} C(2^n, i)/2^{2^n}, and for ε = 1/2 this is exact: T(n)/2^{2^n}.",
    statement:
      "For the class of the N = T(n) threshold functions and t ≥ 2^{n−1}: a random g agrees with some of them at t points or more with probability at most N·Σ_{i≥t} C(2^n, i)/2^{2^n}. For t = 2^n both sides are T(n)/2^{2^n}: 7/8 for n = 2, 13/32 for n = 3. (For n ≤ 3 and smaller t the right side is at least 1.)",
    hypotheses: "ε ≥ 0", expects: .holds,
    instances: { thresholds(0...3) { ($0 + 1) / 2 } + [IntegersInstance(["n": 4, "t": 16])] }
  ) { instance, proof in
    let functions = try thresholdFunctions(instance["n"], &proof)
    let left = reached(instance, functions)
    let rarity = rarity(instance)
    let right = QuantityFraction(functions * rarity.denominator, rarity.numerator)
    return proof.decide(left, instance["t"] == 1 << instance["n"] ? .equal : .atMost, right)
  }
}
