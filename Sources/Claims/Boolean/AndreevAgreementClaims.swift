import BooleanCircuits
import Certificates
import ExactNumbers

/// An LTF-of-ReLU with direct wires on the 8 inputs of Andreev's function for k = M = 2: x_1…x_4, then the rows of a.
struct AndreevCircuitInstance: ClaimInstance {
  /// The bias and the weights of each gate.
  let gates: [[Int]]
  /// The bias of the output, the weights of the direct wires, and of the gates.
  let output: [Int]

  var description: String {
    "gates " + gates.map { "(\(Self.text($0)))" }.joined() + ", output (\(Self.text(output)))"
  }

  private static func text(_ numbers: [Int]) -> String {
    numbers.enumerated().map { $0.offset == 0 ? "\($0.element);" : " \($0.element)" }.joined()
  }

  var weight: Int {
    gates.count * 10_000 + (gates.flatMap { $0 } + output).reduce(0) { $0 + $1.magnitude.saturatedInt % 997 }
  }

  /// The circuit.
  func circuit() throws -> BooleanCircuit {
    try .oneHiddenLayer(
      .relu, inputCount: 8, alphabet: .zeroOne,
      rows: gates.map { (weights: $0.dropFirst().map { Rational($0) }, bias: Rational($0[0])) },
      outputKind: .threshold, outputBias: Rational(output[0]),
      outputWeights: output[9...].map { Rational($0) }, directWeights: output[1...8].map { Rational($0) })
  }

  static let zero = [Int](repeating: 0, count: 9)

  /// Constants, selectors and sums of the matrix, a majority of x, then random weights.
  static let family: [AndreevCircuitInstance] = {
    func one(_ gate: [Int], _ output: [Int]) -> AndreevCircuitInstance {
      AndreevCircuitInstance(gates: [gate], output: output)
    }
    var result = [
      AndreevCircuitInstance(gates: [], output: zero),
      AndreevCircuitInstance(gates: [], output: [-2, 1, 1, 1, 1, 0, 0, 0, 0]),
      one(zero, zero + [1]),
      // The bits of a with the greatest agreement of few gates: Σa ≥ 1 without Σa = 2.
      one([-1, 0, 0, 0, 0, 1, 1, 1, 1], [-1, 0, 0, 0, 0, 1, 1, 1, 1, -2]),
      one([-2, 0, 0, 0, 0, 2, 2, 2, 2], [-1, 0, 0, 0, 0, 1, 1, 1, 1, -1]),
      one([-1, 0, 0, 0, 0, 1, 1, 0, 0], [-1, 0, 0, 0, 0, 1, 1, 0, 0, -2]),
      one([0, 0, 0, 0, 0, 2, 2, -2, -2], [-1, 0, 0, 0, 0, -1, -1, 1, 1, 1]),
      one([-3, 1, 1, 1, 1, 1, 1, 1, 1], [-4, 1, 1, 1, 1, 0, 0, 0, 0, 1]),
    ]
    var generator = SeededGenerator(seed: 26)
    for size in 0..<40 { result.append(random(size: 1 + size / 10, using: &generator)) }
    return result
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> AndreevCircuitInstance {
    func numbers(_ count: Int) -> [Int] { (0..<count).map { _ in generator.integer(-size - 1...size + 1) } }
    return AndreevCircuitInstance(gates: [numbers(9)], output: numbers(10))
  }
}

/// Equations (2.13) and (2.14) and Claim 3, for n = 8 bits (k = M = 2), s = 0 and ε/3 = 1/4, where F* = {XOR, XNOR}.
enum AndreevAgreementClaims {
  static let all: [Claim] = [onRestrictions, correlation]

  static let strings = ["0110", "1001"]

  /// The restrictions with x in F* under which no gate of a circuit survives.
  static func good(_ circuit: BooleanCircuit) throws -> [AndreevRestrictionInstance] {
    try strings.flatMap { string in
      try AndreevRestrictionInstance.matrices(selectors: 2, rowLength: 2).compactMap { rows in
        let restriction = AndreevRestrictionInstance(string: string, rows: rows)
        let restricted = try circuit.restricted(to: restriction.freeInputs, at: restriction.point)
        let survives = try restricted.gates.indices.contains { gate in
          let values = try restricted.argumentCircuit(ofGate: gate).outputArguments()
          let signs = Set((0..<4).map { values[$0].signum() })
          return signs.contains(1) && signs.contains(-1)
        }
        return survives ? nil : restriction
      }
    }
  }

  static let onRestrictions = Claim(
    "andreev.agreement-on-restrictions", .repaired, .thesis("Equations (2.13) and (2.14)"),
    title:
      "For x in F* and a restriction under which at most s gates survive, C and A agree on at most 1/2 + ε/3 of the y.",
    statement:
      "For k = M = 2, s = 0, ε/3 = 1/4, x = XOR or XNOR (all of F*; the print says “for all x*”) and every restriction of a under which the argument of each gate of C has weakly one sign: the restricted C agrees with x_{bin(y ⊕ c)} at 3 of the 4 points y at most.",
    hypotheses: "some restriction leaves no gate", expects: .holds,
    instances: { AndreevCircuitInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { instance in
      guard let circuit = try? instance.circuit(), let good = try? good(circuit) else { return "no circuit" }
      return good.isEmpty ? "a gate survives all restrictions" : nil
    }
  ) { instance, proof in
    let circuit = try instance.circuit()
    let tables = try strings.indices.map { index in
      proof.table(
        index == 0 ? "xor" : "xnor", try AndreevRestrictionInstance(string: strings[index], rows: ["*", "*"]).table())
    }
    var holds = true
    // Some of the restrictions, one for each different restricted circuit, keep the certificate short.
    var seen: Set<BooleanCircuit> = []
    for restriction in try good(circuit) where holds && seen.count < 4 {
      let restricted = try circuit.restricted(to: restriction.freeInputs, at: restriction.point)
      guard seen.insert(restricted).inserted else { continue }
      let place = (restriction.string == strings[0] ? 0 : 1) ^ (restriction.shift.nonzeroBitCount & 1)
      let count = try proof.proveAgreement(proof.circuit("c", restricted), tables[place]) ?? 4
      holds = proof.decide(Quantity(count), .atMost, 3)
    }
    return holds
  }

  static let correlation = Claim(
    "andreev.correlation", .repaired, .thesis("Claim 3"),
    title: "P[C = A | x in F*] ≤ 1/2 + ε/3 + P[more than s gates survive | x in F*].",
    statement:
      "For k = M = 2, s = 0, ε/3 = 1/4 and circuits with at most one ReLU gate and direct wires: given that x is XOR or XNOR, C(x, a) = A(x, a) with probability at most 3/4 + P[the gate survives], over x and a, and over x and the restrictions. (A(x, a) is then the parity of a, or its complement. The general form adds P[x not in F*] = 14/16 and says nothing for so small n.)",
    hypotheses: "at most one gate", expects: .holds,
    instances: { AndreevCircuitInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let circuit = try instance.circuit()
    let andreev = try NamedBooleanFunction.andreev(selectorBits: 2, rowLength: 2).table()
    let partition = try BlockPartition(partCount: 2, partSize: 2)
    var agreements = Quantity(0)
    var survival = Rational(0)
    for (index, string) in strings.enumerated() {
      let point = AndreevRestrictionInstance(string: string, rows: ["0*", "0*"]).point
      let table = try andreev.restricted(to: Array(4..<8), at: point)
      let target =
        index == 0 ? try proof.table("parity", NamedBooleanFunction.parity(4)) : proof.table("complement", table)
      guard case .truth(let truth) = target.content, truth == table else {
        throw Inconsistency(
          description: "Andreev's function for x = \(string) is not the parity of a or its complement")
      }
      let restricted = try circuit.restricted(to: Array(4..<8), at: point)
      let object = proof.circuit("c", restricted)
      agreements = agreements + Quantity(try proof.proveAgreement(object, target) ?? 16)
      for (gate, value) in restricted.gates.enumerated() {
        let probability = try value.argument.survivalProbability(
          .reluNotRemovable, under: partition, alphabet: .zeroOne)
        _ = proof.decideSurvival(
          object, gate: gate, parts: [0, 0, 1, 1], probability: probability, .equal, probability)
        survival += probability
      }
    }
    let right = QuantityFraction(3, 4) + QuantityFraction(survival) * QuantityFraction(1, 2)
    return proof.decide(QuantityFraction(agreements, 32), .atMost, right)
  }
}
