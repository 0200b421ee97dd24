import BooleanCircuits
import Certificates
import ExactNumbers

/// How many Boolean functions LTF-of-ReLU circuits with direct wires compute: section 2.6, quoting Maass (1997).
enum CircuitCountClaims {
  static let all: [Claim] = [printed, repaired, sharpened, oneGate, parity]

  static let source = Source.thesis("Section 2.6, quoting Maass 1997")

  static func cases(_ gates: ClosedRange<Int>) -> [IntegersInstance] {
    (1...2).flatMap { constant in
      gates.flatMap { w in
        (0...(w == 0 ? 4 : 6)).map { IntegersInstance(["C": constant, "w": w, "n": $0]) }
      }
    }
  }

  /// The exponent C·m²·⌊log₂ m⌋ for m = wn + 2w + 2, with its proof; it is at most the printed C·m²·log₂ m.
  static func exponent(_ instance: IntegersInstance, _ proof: inout CertificateBuilder) -> Quantity {
    let (w, n) = (Quantity(instance["w"]), Quantity(instance["n"]))
    let m = w * n + 2 * w + 2
    let value = Int(exactly: m.value) ?? 2
    let logarithm = proof.integer("log", Int.bitWidth - 1 - value.leadingZeroBitCount)
    proof.decide(Quantity(2).power(logarithm), .atMost, m)
    return Quantity(instance["C"]) * m * m * logarithm
  }

  /// Cov(2^n, n + 1)^w·Cov(2^n, (w + 1)(n + 1)).
  static func bound(gates w: Int, variables n: Int) -> Quantity {
    BinomialSums.signPatterns(points: 1 << n, dimension: n + 1).power(Quantity(w))
      * BinomialSums.signPatterns(points: 1 << n, dimension: (w + 1) * (n + 1))
  }

  static let printed = Claim(
    "circuits.number-of-functions", .printed, source,
    title:
      "With w ReLU gates on n bits and direct wires there are at most 2^{C·m²·log m} functions, m = wn + 2w + 2, w ≥ 0.",
    statement:
      "For a constant C, all n and all w ≥ 0: LTF-of-ReLU circuits with w ReLU gates and direct wires compute at most 2^{C(wn+2w+2)²log₂(wn+2w+2)} functions of n bits. (For w = 0 this is 2^{4C}, whatever n is, while the T(n) ≥ 2^{n(n−1)/2} threshold functions are all computed. C = 1 and 2 are tried.)",
    expects: .fails, instances: { cases(0...0) }
  ) { instance, proof in
    let functions = try RandomFunctionClaims.thresholdFunctions(instance["n"], &proof)
    return proof.decide(functions, .atMost, Quantity(2).power(exponent(instance, &proof)))
  }

  static let repaired = Claim(
    "circuits.number-of-functions", .repaired, source,
    title: "For w ≥ 1 the bound holds with C = 1, by min(2^{2^n}, Cov(2^n, n+1)^w·Cov(2^n, (w+1)(n+1))).",
    statement:
      "For w ≥ 1 and all n the number of functions is at most 2^{m²·log₂ m}, m = wn + 2w + 2, as the bound of the sharpened form is: min(2^{2^n}, Cov(2^n, n+1)^w·Cov(2^n, (w+1)(n+1))) ≤ 2^{m²⌊log₂ m⌋}.",
    hypotheses: "w ≥ 1", expects: .holds,
    instances: { cases(1...4).filter { $0["C"] == 1 } }
  ) { instance, proof in
    let (w, n) = (instance["w"], instance["n"])
    let all = Quantity(2).power(Quantity(2).power(Quantity(n)))
    let bound = bound(gates: w, variables: n)
    return proof.decide(
      all.value < bound.value ? all : bound, .atMost, Quantity(2).power(exponent(instance, &proof)))
  }

  static let sharpened = Claim(
    "circuits.number-of-functions", .sharpened, source,
    title: "They are at most T(n)^w·Cov(2^n, (w+1)(n+1)), which is 2^{O(wn²)} instead of 2^{O(w²n²·log(wn))}.",
    statement:
      "For all w ≥ 0 and n the number of functions is at most T(n)^w·Cov(2^n, (w+1)(n+1)), T(n) the number of threshold functions and Cov(P, D) = 2Σ_{i<D} C(P−1, i) (2^P for D ≥ P): fix which gates are active where, then the output is linear in (w+1)(n+1) numbers. Certified are T(n) ≤ Cov(2^n, n+1), the case w = 0, by counting chambers for n ≤ 4, and Cov(2^n, n+1)^w·Cov(2^n, (w+1)(n+1)) ≤ 2^{wn² + (w+1)n(n+1) + 1} for w ≥ 1 and n ≥ 2.",
    expects: .holds,
    instances: {
      (0...4).map { IntegersInstance(["w": 0, "n": $0]) }
        + (1...4).flatMap { w in (2...(w > 2 ? 5 : 6)).map { IntegersInstance(["w": w, "n": $0]) } }
    }
  ) { instance, proof in
    let (w, n) = (instance["w"], instance["n"])
    if w == 0 {
      let functions = try RandomFunctionClaims.thresholdFunctions(n, &proof)
      return proof.decide(functions, .atMost, BinomialSums.signPatterns(points: 1 << n, dimension: n + 1))
    }
    let (gates, variables) = (Quantity(w), Quantity(n))
    let exponent = gates * variables * variables + (gates + 1) * variables * (variables + 1) + 1
    return proof.decide(bound(gates: w, variables: n), .atMost, Quantity(2).power(exponent))
  }

  static let oneGate = Claim(
    "circuits.functions-of-one-gate", .sharpened, source,
    title:
      "With one ReLU gate and direct wires all 16 functions of 2 bits are computed, and 254 of 256 functions of 3 bits.",
    statement:
      "Every function of at most 2 bits, and every function of 3 bits but parity and its complement, is computed by an LTF-of-ReLU with at most one ReLU gate and direct wires. The two others are not: the direct wires can be replaced by one more gate (an affine function is one gate on the cube, up to a constant), and with two gates and an output bias no LTF-of-ReLU computes them.",
    expects: .holds, instances: { BitStringFunctionInstance.all(2) + BitStringFunctionInstance.all(3) }
  ) { instance, proof in
    let table = try instance.table()
    let circuits = instance.variableCount == 2 ? OneGateCircuits.ofTwo : OneGateCircuits.ofThree
    let isParity = try [TruthTable.parity(3), TruthTable.parity(3).negated].contains(table)
    if let weights = circuits[instance.number] {
      let circuit = proof.circuit("c", try weights.circuit())
      let few = proof.decide(circuit.gates, .atMost, 1)
      return try proof.decideComputes(circuit, proof.table("f", table)) == true && few && !isParity
    }
    let target = CubeTarget.signs(table)
    guard isParity, let least = try target.leastGates(limit: 4, threads: 1) else {
      throw Undecided(reason: "no circuit with one gate and small weights was found")
    }
    try proof.proveLeastGates("f", target, least, hasOutputBias: true)
    return least.count > 2
  }

  static let parity = Claim(
    "circuits.gates-of-parity", .sharpened, .thesis("Appendix 2.D, read for LTF-of-ReLU"),
    title: "As an LTF-of-ReLU without direct wires parity on k bits needs exactly k gates for k ≤ 3.",
    statement:
      "For k = 1, 2, 3 the least number of ReLU gates of an LTF-of-ReLU with output bias and without direct wires that computes parity on k bits is k; so with direct wires parity on 3 bits needs 2 gates.",
    expects: .holds, instances: { (1...3).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let k = instance["k"]
    let target = CubeTarget.signs(try .parity(k))
    guard let least = try target.leastGates(limit: k, threads: 1) else {
      throw Undecided(reason: "more than \(k) gates")
    }
    try proof.proveLeastGates("parity", target, least, hasOutputBias: true)
    return proof.decide(Quantity(least.count), .equal, Quantity(k))
  }
}
