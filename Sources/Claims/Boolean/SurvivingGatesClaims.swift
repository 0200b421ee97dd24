import BooleanCircuits
import Certificates
import ExactNumbers

/// Equation (2.12): Markov's inequality for the number of gates that survive, and what the size of a circuit counts.
enum SurvivingGatesClaims {
  static let all: [Claim] = [withOutput, withoutOutput, sharpened]

  static let source = Source.thesis("Section 2.5 (size) and Equation (2.12)")

  /// r conjunctions of b inputs as ReLU gates σ(2Σx − 2b + 1): each survives with q = 2^{−(b−1)} if all but one of its inputs
  /// are left fixed. They read the same part of inputs, or each a part of its own.
  static func circuit(gates: Int, partSize: Int, apart: Bool) throws -> BooleanCircuit {
    let inputs = apart ? gates * partSize : partSize
    let list = (0..<gates).map { gate in
      BooleanGate(
        .relu,
        WeightedSum(
          bias: Rational(1 - 2 * partSize),
          terms: (0..<partSize).map { WeightedSum.Term(wire: (apart ? gate * partSize : 0) + $0, weight: 2) }))
    }
    return try BooleanCircuit(
      inputCount: inputs, alphabet: .zeroOne, gates: list, outputKind: .threshold,
      output: WeightedSum(bias: -1, terms: (0..<gates).map { WeightedSum.Term(wire: inputs + $0, weight: 1) }))
  }

  static let family: [IntegersInstance] = {
    var result: [IntegersInstance] = []
    for apart in 0...1 {
      for gates in 1...4 {
        for size in 1...(apart == 1 && gates > 2 ? 4 : 5) {
          for limit in 0...gates + 1 {
            result.append(IntegersInstance(["ReLU gates": gates, "b": size, "apart": apart, "s": limit]))
          }
        }
      }
    }
    return result
  }()

  /// Proves the survival probability of each gate; gives the circuit, q, and P[at least `least` gates survive].
  private static func prove(
    _ instance: IntegersInstance, least: Int, _ proof: inout CertificateBuilder
  ) throws -> (gates: Quantity, q: QuantityFraction, probability: QuantityFraction) {
    let (gates, size, apart) = (instance["ReLU gates"], instance["b"], instance["apart"] == 1)
    let circuit = try circuit(gates: gates, partSize: size, apart: apart)
    let object = proof.circuit("c", circuit)
    let power = Quantity(2).power(Quantity(size - 1))
    let value = Rational(1, power.value)
    for gate in 0..<gates {
      let parts = (0..<circuit.inputCount).map { $0 / size }
      _ = proof.decideSurvival(object, gate: gate, parts: parts, probability: value, .equal, value)
    }
    let q = QuantityFraction(1, power)
    if least <= 0 { return (object.gates, q, QuantityFraction(1)) }
    if least > gates { return (object.gates, q, QuantityFraction(0)) }
    // Gates on the same inputs survive together; gates on different ones independently.
    guard apart else { return (object.gates, q, q) }
    let ways = (least...gates).map {
      Quantity.choose(Quantity(gates), Quantity($0)) * (power - 1).power(Quantity(gates - $0))
    }
    return (object.gates, q, QuantityFraction(BinomialSums.sum(ways), power.power(Quantity(gates))))
  }

  static let withOutput = Claim(
    "restrictions.surviving-size", .printed, source,
    title:
      "If the size counts the output gate: P[size of the restricted circuit ≥ s] ≤ w(1 − η)/s for circuits of size w.",
    statement:
      "For an LTF-of-ReLU of size w, read as in section 2.5 as the number of all gates with the output, with at least one ReLU gate, each of which survives with probability at most 1 − η, and every s ≥ 1: the size of the restricted circuit is at least s with probability at most w(1 − η)/s, as the last step of Claim 3 has it. (The output gate always stays, so that for s = 1 the probability is 1.)",
    hypotheses: "s ≥ 1", expects: .fails,
    instances: { family }, hypothesis: { $0["s"] < 1 ? "s = 0" : nil }
  ) { instance, proof in
    let (gates, q, probability) = try prove(instance, least: instance["s"] - 1, &proof)
    let right = QuantityFraction(gates + 1, Quantity(instance["s"])) * q
    return proof.decide(probability, .atMost, right)
  }

  static let withoutOutput = Claim(
    "restrictions.surviving-size", .repaired, source,
    title: "For w ReLU gates, the output not counted: P[at least s of them survive] ≤ w(1 − η)/s.",
    statement:
      "For an LTF-of-ReLU with w ReLU gates, each of which survives with probability at most 1 − η, and every s ≥ 1: the probability that at least s of them survive is at most w(1 − η)/s. (The instances are conjunctions on the same part of the inputs or on parts of their own, for which the exact probability is known.)",
    hypotheses: "s ≥ 1", expects: .holds,
    instances: { family }, hypothesis: { $0["s"] < 1 ? "s = 0" : nil }
  ) { instance, proof in
    let (gates, q, probability) = try prove(instance, least: instance["s"], &proof)
    return proof.decide(probability, .atMost, QuantityFraction(gates, Quantity(instance["s"])) * q)
  }

  static let sharpened = Claim(
    "restrictions.surviving-size", .sharpened, source,
    title: "More than s survive with probability at most E/(s + 1), E being the sum of the survival probabilities.",
    statement:
      "For every s ≥ 0 the probability that more than s ReLU gates survive is at most E/(s + 1), E = Σ_j P[gate j survives]; for one gate and s = 0 this is exact.",
    expects: .holds, instances: { family }
  ) { instance, proof in
    let (gates, q, probability) = try prove(instance, least: instance["s"] + 1, &proof)
    let relation: Relation = instance["ReLU gates"] == 1 && instance["s"] == 0 ? .equal : .atMost
    return proof.decide(probability, relation, QuantityFraction(gates, Quantity(instance["s"] + 1)) * q)
  }
}
