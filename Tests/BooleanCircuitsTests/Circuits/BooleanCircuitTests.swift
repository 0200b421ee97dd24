import Arrangements
import BooleanCircuits
import ExactNumbers
import FileFormats
import Testing

@Suite("Threshold and ReLU circuits")
struct BooleanCircuitTests {
  /// Weights of one of several sizes, with fractions and zeros.
  private func weight(_ generator: inout SeededGenerator, _ size: Int) -> Rational {
    switch size {
    case 0: Rational(Int.random(in: -2...2, using: &generator))
    case 1: Rational(Int.random(in: -9...9, using: &generator), Int.random(in: 1...4, using: &generator))
    case 2: Rational(Int.random(in: -(1 << 40)...(1 << 40), using: &generator))
    case 3: Rational(Int.random(in: Int.min...Int.max, using: &generator))
    default: Rational(BigInteger(Int.random(in: Int.min...Int.max, using: &generator)) << 90, 7)
    }
  }

  private func sum(_ generator: inout SeededGenerator, wires: Int, size: Int) -> WeightedSum {
    let chosen = (0..<wires).filter { _ in Bool.random(using: &generator) }
    let bias = weight(&generator, size)
    return WeightedSum(
      bias: bias, terms: chosen.map { WeightedSum.Term(wire: $0, weight: weight(&generator, size)) })
  }

  private func circuit(
    _ generator: inout SeededGenerator, inputs: Int, gates count: Int, size: Int, kinds: [BooleanGate.Kind]
  ) throws -> BooleanCircuit {
    let gates = (0..<count).map {
      BooleanGate(kinds[$0 % kinds.count], sum(&generator, wires: inputs + $0, size: size))
    }
    return try BooleanCircuit(
      inputCount: inputs, alphabet: Bool.random(using: &generator) ? .signs : .zeroOne, gates: gates,
      outputKind: Bool.random(using: &generator) ? .sum : .threshold,
      output: sum(&generator, wires: inputs + count, size: size))
  }

  @Test("all points agree with the rational evaluation point by point", arguments: 0...4)
  func allPoints(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(size) + 500)
    for inputs in [0, 1, 2, 5, 6, 7, 8, 9, 11] {
      for count in [0, 1, 4] {
        let circuit = try circuit(
          &generator, inputs: inputs, gates: count, size: size, kinds: [.relu, .threshold, .relu])
        let table = try circuit.table()
        let values = try circuit.outputArguments()
        for point in 0..<(1 << inputs) {
          try #require(values[point] == circuit.outputArgument(at: point))
          try #require(table[point] == circuit.isTrue(at: point))
        }
        #expect(try values.isAtLeastZero == table)
        #expect(try circuit.agreementCount(with: BooleanFunctionStream(table)) == 1 << inputs)
        #expect(try BooleanCircuit(json: circuit.json) == circuit)
      }
    }
  }

  @Test("every block of a large cube is right")
  func manyBlocks() throws {
    // Whether 10 of 18 inputs are true: more than one piece of work.
    let circuit = try BooleanCircuit.oneHiddenLayer(
      .relu, inputCount: 18, alphabet: .zeroOne,
      rows: [(Array(repeating: 1, count: 18), -9), (Array(repeating: 1, count: 18), -10)], outputKind: .threshold,
      outputBias: -1, outputWeights: [1, -1])
    let table = try circuit.table()
    let values = try circuit.outputArguments()
    var errors = 0
    for point in 0..<table.pointCount {
      let isTrue = point.nonzeroBitCount >= 10
      if table[point] != isTrue || values[point] != (isTrue ? 0 : -1) { errors += 1 }
    }
    #expect(errors == 0)
    #expect(circuit.classDescription == "LTF-of-ReLU" && circuit.depth == 2 && circuit.size == 2)
    #expect(circuit.hasOutputBias && !circuit.usesDirectWires)
  }

  @Test("two ReLU gates do the work of a threshold gate", arguments: ThresholdGap.allCases)
  func thresholds(gap: ThresholdGap) throws {
    var generator = SeededGenerator(seed: 900)
    for inputs in [0, 1, 3, 6] {
      for count in [0, 1, 3, 5] {
        for size in [0, 1, 4] {
          let circuit = try circuit(
            &generator, inputs: inputs, gates: count, size: size, kinds: [.threshold, .threshold, .relu])
          let changed = try circuit.replacingThresholdGates(gap: gap)
          #expect(changed.gates.allSatisfy { $0.kind == .relu })
          #expect(changed.size == circuit.size + circuit.gates.filter { $0.kind == .threshold }.count)
          #expect(try changed.outputArguments() == circuit.outputArguments())
        }
      }
    }
  }

  @Test("zeros of the output are removed without a change of signs")
  func zeros() throws {
    var generator = SeededGenerator(seed: 901)
    for inputs in 0...6 {
      let circuit = try circuit(&generator, inputs: inputs, gates: 3, size: 0, kinds: [.relu, .threshold])
      let changed = try circuit.removingOutputZeros()
      let values = try changed.outputArguments()
      #expect(try changed.table() == circuit.table())
      for point in 0..<(1 << inputs) { #expect(values[point] != 0) }
    }
  }

  @Test("classes, layers and direct wires")
  func classes() throws {
    let first = BooleanGate(.relu, WeightedSum(bias: 0, weights: [1, 1]))
    let second = BooleanGate(.threshold, WeightedSum(bias: 0, weights: [1, 0, 1]))
    let circuit = try BooleanCircuit(
      inputCount: 2, alphabet: .signs, gates: [first, second], outputKind: .sum,
      output: WeightedSum(bias: 0, weights: [0, 0, 0, 1]))
    #expect(circuit.classDescription == "Sum-of-LTF-of-ReLU with direct wires")
    #expect(circuit.layers == [[0], [1]] && circuit.depth == 3 && !circuit.hasOutputBias)
    let empty = try BooleanCircuit(
      inputCount: 0, alphabet: .signs, gates: [], outputKind: .threshold, output: WeightedSum(bias: 0, terms: []))
    #expect(empty.classDescription == "LTF" && empty.depth == 1 && empty.isTrue(at: 0))
    #expect(try empty.table() == TruthTable(constant: true, variableCount: 0))
    let merged = WeightedSum(
      bias: 1, terms: [.init(wire: 3, weight: 1), .init(wire: 0, weight: 2), .init(wire: 3, weight: -1)])
    #expect(merged.terms == [.init(wire: 0, weight: 2)])
  }

  @Test("gates that read what does not come before them are refused")
  func refusals() throws {
    for wire in [-1, 1, 2] {
      let sum = WeightedSum(bias: 0, terms: [.init(wire: wire, weight: 1)])
      #expect(throws: BooleanFunctionError.self) {
        try BooleanCircuit(
          inputCount: 1, alphabet: .signs, gates: [BooleanGate(.relu, sum)], outputKind: .sum,
          output: WeightedSum(bias: 0, terms: []))
      }
    }
    #expect(throws: BooleanFunctionError.self) {
      try BooleanCircuit.oneHiddenLayer(
        .relu, inputCount: 2, alphabet: .signs, rows: [([1], 0)], outputKind: .sum, outputBias: 0,
        outputWeights: [1])
    }
    let wide = try BooleanCircuit(
      inputCount: 40, alphabet: .signs, gates: [], outputKind: .sum, output: WeightedSum(bias: 0, terms: []))
    #expect(throws: BooleanFunctionError.self) { try wide.table() }
    #expect(throws: BooleanFunctionError.self) { try wide.outputArguments() }
    #expect(throws: BooleanFunctionError.self) { try wide.argumentCircuit(ofGate: 0) }
  }

  private static let head = #"{"inputs": 1, "alphabet": "signs", "gates": ["#

  @Test(
    "texts that are no circuits are refused with the place",
    arguments: [
      ("{", "line 1"), ("[]", "the text"), ("{}", "inputs"), (#"{"inputs": 1.5}"#, "inputs"),
      (#"{"inputs": 1, "alphabet": "x"}"#, "alphabet"),
      (head + #"{"kind": "and"}]}"#, "gates[0].kind"),
      (head + #"{"kind": "relu"}]}"#, "gates[0].terms"),
      (head + #"{"kind": "relu", "terms": [[0]]}]}"#, "gates[0].terms[0]"),
      (head + #"], "output": {"kind": "sum", "weights": ["1/0"]}}"#, "weights[0]"),
      (head + #"], "output": {"kind": "sum", "terms": [[-1, 2]]}}"#, "terms[0][0]"),
      (head + #"], "output": {"kind": "sum", "terms": [[1, 2]]}}"#, "a wire of"),
    ])
  func files(text: String, place: String) throws {
    let error = #expect(throws: (any Error).self) { try BooleanCircuit(json: text) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(place))
  }
}
