import BooleanCircuits
import Certificates
import ExactNumbers

/// Definition 14 and Equation (2.11): the functions F* that agree with every small circuit on few points only.
enum FarFunctionClaims {
  static let all: [Claim] = [shifts, ofTwoBits, most]

  /// Decides whether the function is a threshold function.
  static func decideThreshold(_ table: TruthTable, _ proof: inout CertificateBuilder) throws -> Bool {
    proof.decideThreshold(proof.table("f", table), try table.thresholdDecision())
  }

  static let shifts = Claim(
    "circuits.far-functions-shifted", .repaired, .thesis("Definition 14"),
    title: "F* is closed under shifts: f is in F* exactly if f(y ⊕ c) is, for every c.",
    statement:
      "Let F* be the set of the functions f of k bits with P_y[f(y) = D(y)] ≤ 1/2 + ε/3 for all LTF-of-ReLU D with direct wires and at most s ReLU gates (the comparison is missing in the print). With f it contains f(y ⊕ c) for all c, since a negated input changes weights and biases only. Decided for s = 0 and ε/3 = 1/2 − 2^{−k}, where F* consists of the functions that are no threshold functions.",
    expects: .holds,
    instances: {
      let larger = (0..<20).map { BitStringFunctionInstance(number: ($0 * 97 + 22) % 256, variables: 3) }
      return (0...2).flatMap { BitStringFunctionInstance.all($0) } + larger
        + [0b0110_1001_1001_0110, 0b1111_1000_0000_0000].map { BitStringFunctionInstance(number: $0, variables: 4) }
    },
    sample: { size, generator in
      let variables = min(4, 1 + size)
      return BitStringFunctionInstance(
        number: generator.integer(0...((1 << (1 << variables)) - 1)), variables: variables)
    }
  ) { instance, proof in
    let table = try instance.table()
    let answers = try (0..<table.pointCount).map { try decideThreshold(table.shifted(by: $0), &proof) }
    return Set(answers).count == 1
  }

  static let ofTwoBits = Claim(
    "circuits.far-functions-of-two-bits", .sharpened, .thesis("Definition 14"),
    title: "For k = 2 and ε/3 = 1/4, F* is {XOR, XNOR} for s = 0, and empty for s ≥ 1.",
    statement:
      "For k = 2 and 1/2 + ε/3 = 3/4: a function of 2 bits agrees with every threshold function at 3 points at most exactly if it is XOR or XNOR, and every function is computed by an LTF-of-ReLU with one ReLU gate and direct wires.",
    expects: .holds, instances: { BitStringFunctionInstance.all(2) }
  ) { instance, proof in
    let table = try instance.table()
    let isThreshold = try decideThreshold(table, &proof)
    guard let weights = OneGateCircuits.ofTwo[instance.number] else { return false }
    let circuit = proof.circuit("c", try weights.circuit())
    let isComputed = try proof.decideComputes(circuit, proof.table("f", table)) == true
    let few = proof.decide(circuit.gates, .atMost, 1)
    return isThreshold != ["0110", "1001"].contains(instance.bits) && isComputed && few
  }

  static let most = Claim(
    "circuits.far-functions-are-most", .sharpened, .thesis("Equation (2.11)"),
    title: "N·P[Bin(2^k, 1/2) > 2^k(1/2 + e)] ≤ e for s = ⌊2^k/(5k²)⌋ and e = 3/8, or s = ⌊2^k/(12k²)⌋ and e = 1/4.",
    statement:
      "The inequality that Equation (2.11) contains: with N = Cov(2^k, k+1)^s·Cov(2^k, (s+1)(k+1)) and e = ε/3, all but a fraction N·P[Bin(2^k, 1/2) > 2^k(1/2 + e)] of the functions of k bits are in F*, and this is at most e for e = 3/8, 6 ≤ k ≤ 10 and s = ⌊2^k/(5k²)⌋, and for e = 1/4, k = 9 and 10 and s = ⌊2^k/(12k²)⌋. The tail Σ_{i≥t} C(P, i) is bounded by C(P, t)(t+1)/(2t+1−P). The print allows about the (2 + θ)-th root of such an s.",
    expects: .holds,
    instances: {
      (6...10).map { k in IntegersInstance(["k": k, "8e": 3, "s": (1 << k) / (5 * k * k)]) }
        + (9...10).map { k in IntegersInstance(["k": k, "8e": 2, "s": (1 << k) / (12 * k * k)]) }
    }
  ) { instance, proof in
    let (k, s) = (instance["k"], instance["s"])
    let points = 1 << k
    let least = points / 2 + points / 8 * instance["8e"] + 1
    let count = CircuitCountClaims.bound(gates: s, variables: k)
    let tail = QuantityFraction(
      .choose(Quantity(points), Quantity(least)) * Quantity(least + 1),
      Quantity(2 * least + 1 - points) * Quantity(2).power(Quantity(points)))
    return proof.decide(
      QuantityFraction(count) * tail, .atMost, QuantityFraction(Quantity(instance["8e"]), 8))
  }
}
