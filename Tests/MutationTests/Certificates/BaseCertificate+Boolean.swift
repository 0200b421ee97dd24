import BooleanCircuits
import Certificates
import ExactNumbers

/// Certificates for 4.50 to 4.56, 4.67 and 4.68.
extension BaseCertificate {
  static let boolean: [BaseCertificate] =
    circuitsByHand + thresholdsByHand + spectraByHand + survivalByHand + exponentialsByHand
    + ((try? booleanAtRandom()) ?? [])

  private static let exclusiveOr = """
    truth-table f 2
    bits 0110
    circuit c 2 bits 2
    gate relu 0 1 1 2 1
    gate relu -1 1 1 2 1
    output threshold 1 -1 3 2 4 -4
    """
  private static let parity = """
    family f parity 3
    circuit c 3 signs 3
    gate relu 3 1 1 2 1 3 1
    gate relu 1 1 1 2 1 3 1
    gate relu -1 1 1 2 1 3 1
    output threshold 1 -1 4 1 5 -2 6 2
    """

  private static let circuitsByHand: [BaseCertificate] = [
    BaseCertificate("computes", "exclusive or", "\(exclusiveOr)\ncomputes c f\ncompare gates:c = 2"),
    BaseCertificate("computes", "parity of signs", "\(parity)\ncomputes c f"),
    BaseCertificate(
      "computes", "no inputs, no gates",
      "truth-table f 0\nbits 1\ncircuit c 0 bits 0\noutput threshold 1 0\ncomputes c f"),
    BaseCertificate(
      "computes", "a value of nothing",
      "value-table v 0 4\nvalues 6\ncircuit c 0 signs 1\ngate relu 3\noutput sum 2 0 1 1\ncomputes c v"),
    BaseCertificate(
      "computes", "halves in two lines",
      "value-table v 1 2\nvalues 1\nvalues -3\ncircuit c 1 bits 0\noutput sum 4 2 1 -8\ncomputes c v"),
    BaseCertificate(
      "computes", "a gate below a gate",
      """
      value-table v 2 3
      values 0 0 5 3
      circuit c 2 signs 3
      gate threshold 0 1 1
      gate relu 1 2 2 3 -1
      gate relu -1 2 0 4 1
      output sum 3 0 4 2 5 -1
      computes c v
      """),
    BaseCertificate(
      "computes", "the greatest active block",
      """
      family f chattopadhyay-mande 2 1
      circuit c 4 bits 4
      gate threshold -2 1 1 3 1
      gate threshold 0 1 -1 3 -1
      gate threshold -2 2 1 4 1
      gate threshold 0 2 -1 4 -1
      output threshold 1 0 5 -1 6 -1 7 2 8 2
      computes c f
      """),
    BaseCertificate(
      "computes", "a selected bit",
      """
      family f andreev 1 1
      circuit c 3 bits 2
      gate threshold -2 2 1 3 1
      gate threshold -1 1 1 3 -1
      output threshold 1 -1 4 1 5 1
      computes c f
      """),
    BaseCertificate("agrees", "exclusive or", "\(exclusiveOr)\ntruth-table g 2\nbits 1001\nagrees c f 4\nagrees c g 0"),
    BaseCertificate(
      "agrees", "majority and parity",
      "family f parity 3\nfamily g majority 3\ncircuit c 3 bits 0\noutput threshold 1 -2 1 1 2 1 3 1\nagrees c f 2\nagrees c g 8"
    ),
    BaseCertificate(
      "agrees", "a constant", "truth-table f 0\nbits 0\ncircuit c 0 signs 0\noutput threshold 5 0\nagrees c f 0"),
    BaseCertificate(
      "table-sum", "three",
      """
      value-table a 1 2
      values 1 -3
      value-table b 1 3
      values 1
      values 1
      value-table s 1 6
      values 7 -5
      table-sum s a b b
      table-sum a a
      """),
    BaseCertificate(
      "table-sum", "halves of nothing", "value-table h 0 2\nvalues 1\nvalue-table o 0 1\nvalues 1\ntable-sum o h h"),
    BaseCertificate(
      "table-sum", "square",
      "value-table a 2 1\nvalues 0 1 0 1\nvalue-table b 2 1\nvalues 0 0 1 1\nvalue-table s 2 1\nvalues 0 1 1 2\ntable-sum s a b"
    ),
  ]

  private static let majority = "truth-table f 3\nbits 0001\nbits 0111"

  private static let thresholdsByHand: [BaseCertificate] = [
    BaseCertificate(
      "not-threshold", "exclusive or", "truth-table f 2\nbits 0110\nnot-threshold f\nmultipliers 0 1 1 1 2 1 3 1"),
    BaseCertificate(
      "not-threshold", "parity", "family f parity 3\nnot-threshold f\nmultipliers 0 5 1 5 2 5 3 5"),
    BaseCertificate(
      "not-threshold", "parity of four",
      """
      truth-table f 4
      bits 0110100110010110
      not-threshold f
      multipliers 0 1 1 1 2 1 3 1
      not-threshold f
      multipliers 4 3 5 3 6 3 7 3
      """),
    BaseCertificate(
      "threshold-weights-at-least", "majority",
      "\(majority)\nthreshold-weights-at-least f 3\nmultipliers 1 1 2 1 3 1 4 1 5 1 6 1"),
    BaseCertificate(
      "threshold-weights-at-least", "one variable",
      "truth-table f 1\nbits 10\nthreshold-weights-at-least f 1\nmultipliers 0 1 1 1\nthreshold-weights-at-least f -4\nmultipliers 0 3 1 3"
    ),
    BaseCertificate(
      "threshold-weights-at-least", "none exist",
      "truth-table f 2\nbits 1001\nthreshold-weights-at-least f 70\nmultipliers 0 2 1 2 2 2 3 2"),
  ]

  private static let spectraByHand: [BaseCertificate] = [
    BaseCertificate(
      "spectrum", "families",
      "family f parity 3\nspectrum f 3 1 8\nfamily g majority 3\nspectrum g 3 4 4\nfamily h equality 2\nspectrum h 4 4 8"
    ),
    BaseCertificate(
      "spectrum", "nothing at all", "value-table z 2 5\nvalues 0 0\nvalues 0 0\nspectrum z -1 0 0"),
    BaseCertificate(
      "spectrum", "no variables",
      "truth-table t 0\nbits 0\nspectrum t 0 1 1\nvalue-table v 0 3\nvalues -6\nspectrum v 0 1 6"),
    BaseCertificate(
      "spectrum", "values", "value-table v 2 3\nvalues 5 1 1 -3\nspectrum v 1 3 8"),
    BaseCertificate(
      "coefficient", "families",
      "family f odd-max-bit 3\ncoefficient f 4 -3 4\ncoefficient f 0 -2 8\ntruth-table g 2\nbits 0001\ncoefficient g 3 1 2"
    ),
    BaseCertificate(
      "coefficient", "values",
      "value-table v 1 2\nvalues 1 -3\ncoefficient v 1 -1 1\ncoefficient v 0 -1 2\nvalue-table w 0 2\nvalues 3\ncoefficient w 0 3 2"
    ),
    BaseCertificate(
      "distinct-rows", "equality", "family e equality 2\ndistinct-rows e 2 4\ndistinct-rows e 0 1\ndistinct-rows e 4 2"),
    BaseCertificate(
      "distinct-rows", "values",
      "value-table v 2 7\nvalues 1 2 1 2\ndistinct-rows v 1 2\ndistinct-rows v 2 2\nvalue-table w 0 1\nvalues 5\ndistinct-rows w 0 1"
    ),
    BaseCertificate(
      "distinct-rows", "two rows alike",
      "truth-table f 3\nbits 01\nbits 110100\ndistinct-rows f 1 2\ndistinct-rows f 2 3"),
  ]

  private static let survivalByHand: [BaseCertificate] = [
    BaseCertificate(
      "survival", "exclusive or", "\(exclusiveOr)\nsurvival c 2 = 1 1 1 2\nsurvival c 1 >= 0 1 1 1"
    ),
    BaseCertificate(
      "survival", "one of two in each part",
      """
      circuit c 4 signs 1
      gate threshold 1 1 1 2 -2 3 3 4 0
      output threshold 1 0 5 1
      survival c 1 < 1 1 1 1 2 2
      survival c 1 > 1 4 1 2 1 2
      """),
    BaseCertificate(
      "survival", "an argument that reaches zero",
      "circuit c 2 bits 2\ngate relu 0 1 1 2 -1\ngate relu 0 1 1 2 1\noutput sum 1 0\nsurvival c 1 = 1 1 1 2\nsurvival c 2 = 0 1 1 2\nsurvival c 1 <= 1 2 1 1"
    ),
    BaseCertificate(
      "survival", "constant gates",
      "circuit c 1 signs 2\ngate threshold 0\ngate relu -3 1 0\noutput sum 1 0 2 1\nsurvival c 1 = 0 5 1\nsurvival c 2 < 1 9 1"
    ),
  ]

  private static let exponentialsByHand: [BaseCertificate] = [
    BaseCertificate(
      "exponential", "one half", "exponential 1 2 > 3 2 2\nexponential 1 2 < 5 3 3\nexponential 1 2 >= 3 2 1"),
    BaseCertificate(
      "exponential", "zero", "exponential 0 3 >= 1 1 0\nexponential 0 1 <= 2 2 0\nexponential 0 1 < 3 2 0"),
    BaseCertificate(
      "exponential", "one and its digits", "exponential 1 1 > 271828 100000 9\nexponential 1 1 < 271829 100000 9"),
    BaseCertificate("exponential", "seven thirds", "exponential 7 3 <= 31 3 6\nexponential 7 3 > -4 1 0"),
  ]

  /// Of random circuits, threshold functions and gates.
  private static func booleanAtRandom() throws -> [BaseCertificate] {
    var generator = SeededGenerator(seed: 50)
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func sum(_ wires: Int) -> WeightedSum {
      WeightedSum(bias: Rational(random(-4...4), 2), weights: (0..<wires).map { _ in Rational(random(-3...3)) })
    }
    var certificates: [BaseCertificate] = []
    func add(_ kind: String, _ number: Int, _ prove: (inout CertificateBuilder) throws -> Void) rethrows {
      var proof = CertificateBuilder(label: kind)
      try prove(&proof)
      certificates.append(BaseCertificate(kind, "random \(number)", text: proof.finished().text))
    }
    for number in 0..<5 {
      let inputs = 1 + number % 3
      let gates = (0..<number % 4).map { gate in
        BooleanGate(random(0...1) == 0 ? .relu : .threshold, sum(inputs + gate))
      }
      let isSum = number % 2 == 1
      let circuit = try BooleanCircuit(
        inputCount: inputs, alphabet: number < 3 ? .signs : .zeroOne, gates: gates,
        outputKind: isSum ? .sum : .threshold, output: sum(inputs + gates.count))
      try add("computes", number) { proof in
        let table = isSum ? try proof.values("v", circuit.outputArguments()) : try proof.table("f", circuit.table())
        _ = try proof.decideComputes(proof.circuit("c", circuit), table)
      }
      let other = try TruthTable(variableCount: inputs) { _ in random(0...1) == 1 }
      if !isSum {
        try add("agrees", number) { proof in
          _ = try proof.proveAgreement(proof.circuit("c", circuit), proof.table("f", other))
        }
      }
      let table = try TruthTable(variableCount: 3) { _ in random(0...1) == 1 }
      let weights = (0..<4).map { _ in BigInteger(random(-3...3)) }
      let threshold = try ThresholdWeights(bias: BigInteger(random(-2...1)), weights: weights).table()
      for table in [table, threshold] {
        let decision = try table.thresholdDecision()
        if case .notThreshold = decision {
          add("not-threshold", number) { _ = $0.decideThreshold($0.table("f", table), decision) }
        } else if table != (try TruthTable(constant: table[0], variableCount: table.variableCount)) {
          add("threshold-weights-at-least", number) { _ = $0.decideThreshold($0.table("f", table), decision) }
        }
      }
      let values = try PseudoBooleanFunction(values: (0..<8).map { _ in Rational(random(-3...3), random(1...2)) })
      try add("spectrum", number) { proof in
        try proof.proveSpectrum(proof.table("f", table))
        try proof.proveSpectrum(proof.values("v", values))
      }
      try add("coefficient", number) { proof in
        try proof.proveCoefficient(proof.table("f", threshold), set: random(0...15))
        try proof.proveCoefficient(proof.values("v", values), set: random(0...7))
      }
      let gate = try BooleanCircuit(
        inputCount: 4, alphabet: number % 2 == 0 ? .zeroOne : .signs,
        gates: [BooleanGate(number < 3 ? .threshold : .relu, sum(4))], outputKind: .sum, output: sum(5))
      let parts = [0, 1, random(0...1), random(0...1)]
      let partition = try BlockPartition(
        variableCount: 4, parts: (0...1).map { part in parts.indices.filter { parts[$0] == part } })
      let probability = try gate.gates[0].argument.survivalProbability(
        number < 3 ? .thresholdNotConstant : .reluNotRemovable, under: partition, alphabet: gate.alphabet)
      add("survival", number) {
        let circuit = $0.circuit("c", gate)
        for relation in [Relation.equal, .less] {
          _ = $0.decideSurvival(
            circuit, gate: 0, parts: parts, probability: probability, relation,
            probability + (relation == .less ? 1 : 0))
        }
      }
    }
    return certificates
  }
}
