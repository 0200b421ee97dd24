import Certificates
import ExactNumbers

/// The end of the proof of Theorem 2.5.4: exponents, logarithms, and a bound with explicit numbers.
enum AndreevBoundClaims {
  static let all: [Claim] = [
    chain, chainRepaired, range, rangeRepaired, rangeSharpened, explicit,
  ]

  static let source = Source.thesis("Proof of Theorem 2.5.4, after Claim 3")

  static let chain = Claim(
    "andreev.size-from-chain", .printed, source,
    title:
      "w = ε^{1+2/D}·n^{1/2+1/D}·log(n/2)/log n gates, D = 2 + θ, keep the error w·log n/(√n·s) below a constant times ε.",
    statement:
      "With s = (ε²n/2)^{1/D}/log₂(n/2), D = 2 + θ, and the printed w = ε^{1+2/D}·n^{1/2+1/D}·log₂(n/2)/log₂ n there is a constant C such that w·log₂ n/(√n·s) ≤ Cε/3 for all n. For n = 2^{k+1} this is (2·3^D·k^{2D})²·n^{D+2} ≤ C^{2D}·n^{D+2}, after the 2D-th power and multiplication with what both sides have in common; it fails as soon as 2^{1/D}·log₂²(n/2) > C/3. (C = 4, 10 and 100 are tried.)",
    expects: .fails,
    instances: {
      [4, 10, 100].flatMap { constant in
        [4, 3, 12].flatMap { root in (1...8).map { IntegersInstance(["C": constant, "D": root, "k": $0]) } }
      }
    }
  ) { instance, proof in
    let (constant, root, k) = (Quantity(instance["C"]), Quantity(instance["D"]), Quantity(instance["k"]))
    let n = Quantity(2).power(k + 1)
    let error = (2 * Quantity(3).power(root) * k.power(2 * root)).power(2) * n.power(root + 2)
    return proof.decide(error, .atMost, constant.power(2 * root) * n.power(root + 2))
  }

  static let chainRepaired = Claim(
    "andreev.size-from-chain", .repaired, source,
    title:
      "With log(n/2) in the denominator, w = ε^{1+2/D}·n^{1/2+1/D}/(3c·2^{1/D}·log n·log(n/2)), the error is exactly ε/3.",
    statement:
      "For s = (ε²n/2)^{1/D}/log₂(n/2) and 1 − η = c·log₂ n/√n: w(1 − η)/s = ε/3 exactly for w = ε^{1+2/D}·n^{1/2+1/D}/(3c·2^{1/D}·log₂ n·log₂(n/2)). For n = 2^{k+1} and ε = 2^{−a} both sides are compared after the 2D-th power.",
    expects: .holds,
    instances: {
      [1, 2, 5].flatMap { constant in
        [3, 4, 12].flatMap { root in
          [1, 2, 7, 30].flatMap { k in
            [0, 1, 3].map { IntegersInstance(["c": constant, "D": root, "k": k, "a": $0]) }
          }
        }
      }
    }
  ) { instance, proof in
    let (constant, root, k) = (Quantity(instance["c"]), Quantity(instance["D"]), Quantity(instance["k"]))
    let inverse = Quantity(2).power(Quantity(instance["a"]))
    let n = Quantity(2).power(k + 1)
    let double = 2 * root
    // The powers with exponent 2D of w, of (1 − η)/s, and of ε/3.
    let size = QuantityFraction(
      n.power(root + 2),
      inverse.power(double + 4) * (3 * constant * (k + 1) * k).power(double) * 4)
    let factor = QuantityFraction(
      (constant * (k + 1) * k).power(double) * inverse.power(4) * 4, n.power(root) * n.power(2))
    return proof.decide(
      size * factor, .equal, QuantityFraction(1, (3 * inverse).power(double)))
  }

  /// Fractions δ = p/q in (0, 1/2).
  static let fractions: [IntegersInstance] =
    [IntegersInstance(["p": 1, "q": 4])]
    + (3...12).flatMap { q in (1..<(q + 1) / 2).map { IntegersInstance(["p": $0, "q": q]) } }

  /// 2 + θ for δ = θ/(2(2 + θ)) with its proof: θ = 4p/(q − 2p).
  static func exponent(_ instance: IntegersInstance, _ proof: inout CertificateBuilder) -> QuantityFraction {
    let (p, q) = (proof.integer("p", instance["p"]), proof.integer("q", instance["q"]))
    let theta = QuantityFraction(4 * p, q - 2 * p)
    let sum = QuantityFraction(2) + theta
    proof.decide(theta * QuantityFraction(q), .equal, QuantityFraction(2 * p) * sum)
    return sum
  }

  static let range = Claim(
    "andreev.range-of-agreement", .printed, .thesis("Theorem 2.5.4"),
    title: "The exponent 2/(2 − δ) in the condition on ε is the 2 + θ of the proof, where δ = θ/(2(2 + θ)).",
    statement:
      "For δ in (0, 1/2) and θ with δ = θ/(2(2 + θ)) the exponent of the logarithm in the condition ε > √(2·log^{2/(2−δ)}(n)/n) of Theorem 2.5.4 is that of its proof, 2 + θ: 2/(2 − δ) = 2 + θ. (For δ = 1/4 they are 8/7 and 4.)",
    expects: .fails, instances: { fractions }
  ) { instance, proof in
    let exponent = exponent(instance, &proof)
    let (p, q) = (Quantity(instance["p"]), Quantity(instance["q"]))
    return proof.decide(QuantityFraction(2 * q, 2 * q - p), .equal, exponent)
  }

  static let rangeRepaired = Claim(
    "andreev.range-of-agreement", .repaired, .thesis("Theorem 2.5.4"),
    title: "The exponent of the proof is 2/(1 − 2δ); the exponents 2(1 − δ) and 1 − δ of the bound are right.",
    statement:
      "For δ in (0, 1/2) and θ with δ = θ/(2(2 + θ)): 2 + θ = 2/(1 − 2δ), (4 + θ)/(2 + θ) = 2(1 − δ) and 1/2 + 1/(2 + θ) = 1 − δ.",
    expects: .holds, instances: { fractions }
  ) { instance, proof in
    let exponent = exponent(instance, &proof)
    let (p, q) = (Quantity(instance["p"]), Quantity(instance["q"]))
    let inverse = QuantityFraction(exponent.denominator, exponent.numerator)
    let isExponent = proof.decide(exponent, .equal, QuantityFraction(2 * q, q - 2 * p))
    let ofAgreement = proof.decide(
      (QuantityFraction(2) + exponent) * inverse, .equal, QuantityFraction(2 * (q - p), q))
    return proof.decide(QuantityFraction(1, 2) + inverse, .equal, QuantityFraction(q - p, q)) && isExponent
      && ofAgreement
  }

  static let rangeSharpened = Claim(
    "andreev.range-of-agreement", .sharpened, .thesis("Theorem 2.5.4"),
    title: "The printed range of ε is strictly larger than the proved one: 1 < 2/(2 − δ) < 4/3 and 2 < 2/(1 − 2δ).",
    statement:
      "For δ in (0, 1/2): 1 < 2/(2 − δ) < 4/3 < 2 < 2/(1 − 2δ) = 2 + θ. Between the two conditions on ε the theorem is not proved by its proof (nor is it refuted here).",
    expects: .holds, instances: { fractions }
  ) { instance, proof in
    let exponent = exponent(instance, &proof)
    let (p, q) = (Quantity(instance["p"]), Quantity(instance["q"]))
    let printed = QuantityFraction(2 * q, 2 * q - p)
    let above = proof.decide(printed, .greater, QuantityFraction(1))
    let below = proof.decide(printed, .less, QuantityFraction(4, 3))
    return proof.decide(exponent, .greater, QuantityFraction(2)) && above && below
  }

  /// The numbers of the explicit bound: bits L of T(k), s, and J with (3·2^k/D)^16 ≤ 2^J for D = (s+1)(k+1).
  struct Parameters {
    let k: Int
    var bits: Int
    var gates = 0
    var exponent = 0

    /// The greatest s for which the sum over the functions is at most 2^{−10}, by bisection.
    init(k: Int) {
      self.k = k
      let factorial = (1...k).reduce(BigInteger(1)) { $0 * BigInteger($1) }
      bits = k * k + 2
      while BigInteger(4) << (k * k) <= factorial << (bits - 1) { bits -= 1 }
      var (low, high) = (-1, (1 << k) / (k * k))
      while high - low > 1 {
        let middle = (low + high) / 2
        if fits(middle) { low = middle } else { high = middle }
      }
      gates = max(low, 0)
      exponent = Self.exponent(k, gates)
    }

    private static func exponent(_ k: Int, _ gates: Int) -> Int {
      let dimension = BigInteger(gates + 1) * BigInteger(k + 1)
      let (left, right) = ((BigInteger(3) << k).power(16), dimension.power(16))
      var (low, high) = (-1, 16 * (k + 2))
      while high - low > 1 {
        let middle = (low + high) / 2
        if left <= right << middle { high = middle } else { low = middle }
      }
      return high
    }

    private func fits(_ gates: Int) -> Bool {
      let functions = BigInteger(16) * (BigInteger(gates) * BigInteger(bits) + 1)
      let dimension = BigInteger(gates + 1) * BigInteger(k + 1)
      let total = functions + dimension * BigInteger(Self.exponent(k, gates)) + 160
      return BigInteger(25) * total <= BigInteger(16) << (k + 1)
    }
  }

  static let explicit = Claim(
    "andreev.explicit-size", .sharpened, .thesis("Theorem 2.5.4"),
    title:
      "For n = 2^k + k⌊2^k/k⌋, k ≥ 16 even, agreement on 3/4 of the inputs needs more than 2^{3k/2}/(33k⁴) ReLU gates.",
    statement:
      "Let k ≥ 16 be even, M = ⌊2^k/k⌋. An LTF-of-ReLU with direct wires that agrees with A(x, a), n = 2^k + kM, on at least 3/4 of the inputs has more than 2^{3k/2}/(33k⁴) ReLU gates. The agreement is at most 1/2 + e + N·τ + wU/(s+1), here with e = 1/6; τ ≤ e^{−2^{k+1}/36} < 2^{−2^{k+1}/25} (Hoeffding, and e^25 > 2^36); N ≤ T(k)^s·Cov(2^k, D), D = (s+1)(k+1), T(k) ≤ 4·2^{k²}/k! ≤ 2^L, Cov(P, D) ≤ 2(3P/D)^D ≤ 2^{1+DJ/16}, so that N·τ ≤ 2^{−10}; and U ≤ (k/2)·C(2M−1, M−1)/4^{M−1} ≤ k/√(3M+1). (The bound is more than n from k = 60 on.)",
    hypotheses: "k ≥ 16 even", expects: .holds,
    instances: { [16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 48, 60].map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let found = Parameters(k: instance["k"])
    let k = proof.integer("k", instance["k"])
    let points = Quantity(2).power(k)
    let rowLength = proof.integer("m", points.value / k.value)
    let bits = proof.integer("l", found.bits)
    let gates = proof.integer("s", found.gates)
    let exponent = proof.integer("j", found.exponent)
    let dimension = (gates + 1) * (k + 1)
    var holds = proof.decide(k * rowLength, .atMost, points)
    holds = proof.decide(k * (rowLength + 1), .greater, points) && holds
    let factorial = Quantity.product((1...instance["k"]).map { Quantity($0) })
    holds = proof.decide(4 * Quantity(2).power(k * k), .atMost, Quantity(2).power(bits) * factorial) && holds
    holds =
      proof.decide((3 * points).power(16), .atMost, dimension.power(16) * Quantity(2).power(exponent)) && holds
    holds = proof.decideExponential(25, exceeds: Rational(BigInteger(1) << 36)) == true && holds
    // 2^{sL + 1 + DJ/16} · 2^{−2^{k+1}/25} ≤ 2^{−10}.
    let functions = 16 * (gates * bits + 1) + dimension * exponent
    holds = proof.decide(25 * (functions + 160), .atMost, 16 * (2 * points)) && holds
    // w·k/((s+1)√(3M+1)) < 3/4 − 1/2 − 1/6 − 1/1024 = 253/3072 for w = 2^{3k/2}/(33k⁴), squared.
    let left = points.power(3) * (3072 * k).power(2)
    let right = (253 * (gates + 1) * 33 * k.power(4)).power(2) * (3 * rowLength + 1)
    return proof.decide(left, .less, right) && holds
  }
}
