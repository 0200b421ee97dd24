import BooleanCircuits
import Certificates
import ExactNumbers

/// Claim 2 of section 2.6: what is left of Andreev's function if all of x, and all of a but one entry of each row, is fixed.
enum AndreevRestrictionClaims {
  static let all: [Claim] = [printed, repaired, sharpened]

  /// Proves that a circuit computes Andreev's function, and gives the circuit.
  static func circuit(selectors k: Int, rowLength: Int, _ proof: inout CertificateBuilder) throws -> BooleanCircuit {
    let circuit = try AndreevCircuits.circuit(selectors: k, rowLength: rowLength)
    let table = try proof.table("andreev", NamedBooleanFunction.andreev(selectorBits: k, rowLength: rowLength))
    guard try proof.decideComputes(proof.circuit("circuit", circuit), table) == true else {
      throw Inconsistency(
        description: "the circuit for Andreev's function with k = \(k), M = \(rowLength) does not compute it")
    }
    return circuit
  }

  /// Decides whether the restricted function is the one with the values x, shifted or not.
  static func decide(
    _ instance: AndreevRestrictionInstance, shift: Int, _ proof: inout CertificateBuilder
  ) throws -> Bool {
    let circuit = try circuit(selectors: instance.selectors, rowLength: instance.rowLength, &proof)
    let restricted = try circuit.restricted(to: instance.freeInputs, at: instance.point)
    let table = proof.table("x", try instance.table().shifted(by: shift))
    return try proof.decideComputes(proof.circuit("restricted", restricted), table) ?? false
  }

  static let printed = Claim(
    "andreev.restriction", .printed, .thesis("Claim 2"),
    title: "Fixing x, and all but one bit of each row of a, leaves the function with the truth table x.",
    statement:
      "For k, M ≥ 1, every x in {0,1}^{2^k} and every choice of one free entry in each row of a and of values for the others: the function of the k free bits y that is left of A(x, a) has the value x_{bin(y)} at each y. (A circuit for A is given; the restricted function is that of the circuit with the fixed inputs moved to the biases.)",
    expects: .fails, instances: { AndreevRestrictionInstance.family }
  ) { instance, proof in
    try decide(instance, shift: 0, &proof)
  }

  static let repaired = Claim(
    "andreev.restriction", .repaired, .thesis("Claim 2"),
    title: "It leaves x shifted: the value at y is x_bin(y ⊕ c), c_i the parity of the fixed bits of row i.",
    statement:
      "For k, M ≥ 1, every x and every such choice, with c_i the sum modulo 2 of the fixed bits of row i: the restricted function has the value x_{bin(y ⊕ c)} at each y in {0,1}^k. For M = 1 this is the printed statement.",
    expects: .holds, instances: { AndreevRestrictionInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    try decide(instance, shift: instance.shift, &proof)
  }

  static let sharpened = Claim(
    "andreev.restriction", .sharpened, .thesis("Claim 2"),
    title: "For uniform x the restricted function is uniform, whatever the free entries and the fixed bits of a are.",
    statement:
      "For k, M ≥ 1 and every choice of one free entry in each row of a and of values for the others, the 2^{2^k} strings x leave 2^{2^k} different functions of the k free bits, hence each function exactly once.",
    expects: .holds,
    instances: {
      let shapes = [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
      let all = shapes.flatMap { AndreevRestrictionInstance.matrices(selectors: $0.0, rowLength: $0.1) }
      return (all + [["1*1", "*01"], ["*", "*", "*"], ["1*", "*0", "*1"]]).map { rows in
        AndreevRestrictionInstance(string: String(repeating: "*", count: 1 << rows.count), rows: rows)
      }
    }
  ) { instance, proof in
    let k = instance.selectors
    let circuit = try circuit(selectors: k, rowLength: instance.rowLength, &proof)
    let restricted = try circuit.restricted(to: Array(0..<1 << k) + instance.freeInputs, at: instance.point)
    let table = proof.table("left", try restricted.table())
    guard try proof.decideComputes(proof.circuit("restricted", restricted), table) == true else { return false }
    let different = proof.proveDistinctRows(table, rowVariables: 1 << k)
    return proof.decide(Quantity(different), .equal, Quantity(2).power(Quantity(2).power(Quantity(k))))
  }
}
