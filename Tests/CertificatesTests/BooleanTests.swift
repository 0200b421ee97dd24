import BooleanCircuits
import Certificates
import ExactNumbers
import Testing

/// Functions on the cube, circuits, restrictions, row classes and powers of e: everything that is written is verified.
@Suite struct BooleanTests {
  @Test func namedFunctions() throws {
    let names = [
      "parity:0", "parity:5", "majority:4", "majority:5", "omb:1", "omb:6", "equality:0", "equality:2", "ip:0", "ip:3",
      "andreev:1,1", "andreev:1,3", "andreev:2,2", "cm:1,1", "cm:2,2", "cm:3,1", "cm-plus:2,2", "and:3", "or:2", "gt:2",
      "address:2", "majority:3(parity:2)", "0110", "not",
    ]
    for name in names {
      var proof = CertificateBuilder(label: "t")
      let function = try NamedBooleanFunction(parsing: name)
      let named = try proof.table("f", function)
      // A circuit that lists the points where the function is true.
      let table = try function.table()
      let gates = (0..<table.pointCount).filter { table[$0] }.map { point in
        BooleanGate(
          .threshold,
          WeightedSum(
            bias: Rational(-point.nonzeroBitCount),
            weights: (0..<table.variableCount).map { point >> $0 & 1 == 1 ? 1 : -1 }))
      }
      let circuit = try BooleanCircuit(
        inputCount: table.variableCount, alphabet: .zeroOne, gates: gates, outputKind: .threshold,
        output: WeightedSum(
          bias: -1, terms: gates.indices.map { .init(wire: table.variableCount + $0, weight: 1) }))
      expectHolds(try proof.decideComputes(proof.circuit("c", circuit), named) == true)
      try proof.proveSpectrum(named)
      try proof.proveCoefficient(named, set: table.pointCount - 1)
      #expect(try proof.proveXorSignRank(named) != nil)
      _ = proof.proveDistinctRows(named, rowVariables: table.variableCount / 2)
      expectHolds(proof.decideThreshold(named, try table.thresholdDecision()) == (try table.isThresholdFunction()))
      let listed = proof.table("g", table)
      expectHolds(try proof.decideComputes(proof.circuit("c", circuit), listed) == true)
      let negated = proof.table("h", table.negated)
      expectFails(try proof.decideComputes(proof.circuit("c", circuit), negated) == true)
      expectVerified(proof)
    }
  }

  private func random(_ inputCount: Int, _ generator: inout SeededGenerator) throws -> BooleanCircuit {
    func number() -> Rational {
      Rational(Int.random(in: -4...4, using: &generator)) / Rational(Int.random(in: 1...3, using: &generator))
    }
    var gates: [BooleanGate] = []
    for number in 0..<Int.random(in: 0...4, using: &generator) {
      let weights = (0..<inputCount + number).map { _ in
        Rational(Int.random(in: -3...3, using: &generator)) / Rational(Int.random(in: 1...3, using: &generator))
      }
      gates.append(
        BooleanGate(
          Bool.random(using: &generator) ? .relu : .threshold,
          WeightedSum(bias: Rational(Int.random(in: -2...2, using: &generator)) / 2, weights: weights)))
    }
    let weights = (0..<inputCount + gates.count).map { _ in number() }
    return try BooleanCircuit(
      inputCount: inputCount, alphabet: Bool.random(using: &generator) ? .signs : .zeroOne, gates: gates,
      outputKind: Bool.random(using: &generator) ? .sum : .threshold,
      output: WeightedSum(bias: number(), weights: weights))
  }

  @Test func randomCircuits() throws {
    var generator = SeededGenerator(seed: 17)
    for trial in 0..<150 {
      var proof = CertificateBuilder(label: "t")
      let circuit = try random(trial % 5, &generator)
      let defined = proof.circuit("c", circuit)
      expectHolds(proof.decide(defined.gates, .equal, Quantity(circuit.size)))
      if circuit.outputKind == .sum {
        let function = try circuit.outputArguments()
        let table = proof.values("f", function)
        expectHolds(try proof.decideComputes(defined, table) == true)
        try proof.proveSpectrum(table)
        try proof.proveCoefficient(table, set: trial % function.pointCount)
        expectHolds(proof.decideSum(table, of: [proof.values("g", function)]))
        let other = try PseudoBooleanFunction(integers: [Int](repeating: 99, count: function.pointCount))
        expectFails(try proof.decideComputes(defined, proof.values("o", other)) == true)
        expectFails(proof.decideSum(table, of: [table, table]) && function != other && !isZero(function))
      } else {
        let table = try circuit.table()
        expectHolds(try proof.decideComputes(defined, proof.table("f", table)) == true)
        #expect(try proof.proveAgreement(defined, proof.table("g", table.negated)) == 0)
      }
      for (number, gate) in circuit.gates.enumerated()
      where gate.argument.terms.allSatisfy({ $0.wire < circuit.inputCount }) && circuit.inputCount > 0 {
        let count = Int.random(in: 1...circuit.inputCount, using: &generator)
        let parts = (0..<circuit.inputCount).map { $0 % count }
        let partition = try BlockPartition(
          variableCount: circuit.inputCount,
          parts: (0..<count).map { part in parts.indices.filter { parts[$0] == part } })
        let probability = try gate.argument.survivalProbability(
          gate.kind == .relu ? .reluNotRemovable : .thresholdNotConstant, under: partition, alphabet: circuit.alphabet)
        for relation in Relation.allCases {
          let holds = proof.decideSurvival(
            defined, gate: number, parts: parts, probability: probability, relation, 1 / 2)
          expectHolds(holds == relation.holds(probability, 1 / 2))
        }
      }
      expectVerified(proof)
    }
  }

  private func isZero(_ function: PseudoBooleanFunction) -> Bool {
    (0..<function.pointCount).allSatisfy { function[$0].isZero }
  }

  @Test func rowClasses() throws {
    var generator = SeededGenerator(seed: 23)
    for trial in 0..<60 {
      let inputCount = 1 + trial % 4
      let vectors = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        (0..<inputCount).map { _ in Int.random(in: -2...2, using: &generator) }
      }
      var proof = CertificateBuilder(label: "t")
      let layer = proof.layer("v", try BottomLayer(inputCount: inputCount, vectors: vectors))
      let classes = proof.proveRowClasses(layer)
      _ = proof.decideCommonCone(layer)
      let equality = proof.table("e", try TruthTable.equality(inputCount))
      expectHolds(proof.decideNotThrough(layer, equality) == (classes < 1 << inputCount))
      expectVerified(proof)
    }
    for (inputCount, weight) in [(1, 1), (2, 3), (3, 1), (3, 2), (4, 2)] {
      var proof = CertificateBuilder(label: "t")
      proof.proveCompatibleClasses(try CompatibleClasses(inputCount: inputCount, greatestWeight: weight))
      expectVerified(proof)
    }
  }

  @Test func powersOfE() {
    var proof = CertificateBuilder(label: "t")
    let sharp = Rational(2_718_281_828_459_045) / 1_000_000_000_000_000
    #expect(proof.decideExponential(1, exceeds: sharp) == true)
    #expect(proof.decideExponential(1, exceeds: sharp + 1 / 1_000_000_000_000_000) == false)
    #expect(proof.decideExponential(0, exceeds: 1 / 2) == true)
    #expect(proof.decideExponential(0, exceeds: 2) == false)
    #expect(proof.decideExponential(0, exceeds: 1) == nil)
    #expect(proof.decideExponential(-1, exceeds: 1) == nil)
    #expect(proof.decideExponential(40, exceeds: Rational(BigInteger(10).power(17))) == true)
    #expect(proof.decideExponential(40, exceeds: Rational(BigInteger(10).power(18))) == false)
    #expect(proof.decideExponential(7 / 3, exceeds: 10) == true)
    expectVerified(proof)
  }

  @Test func leastGates() throws {
    var proof = CertificateBuilder(label: "t")
    let majority = CubeTarget.values(PseudoBooleanFunction(try .majority(3), alphabet: .signs))
    let least = try #require(try majority.leastGates())
    try proof.proveLeastGates("m", majority, least, hasOutputBias: true)
    let parity = CubeTarget.signs(try .parity(2))
    let signs = try #require(try parity.leastGates())
    try proof.proveLeastGates("p", parity, signs, hasOutputBias: true)
    expectVerified(proof)
  }
}
