import ExactNumbers

/// A circuit of threshold and ReLU gates over n Boolean inputs, of any depth, whose output is a weighted sum or its sign.
///
/// The wires are the inputs 0…n−1 and the gates n, n + 1, …; a gate reads inputs and gates before it.
public struct BooleanCircuit: Hashable, Sendable {
  /// What the circuit gives for its output's argument z.
  public enum OutputKind: String, Hashable, Sendable, CaseIterable {
    /// The number z.
    case sum
    /// The truth of z ≥ 0.
    case threshold
  }

  /// The greatest numbers of gates and of terms of all arguments.
  public static let greatestGateCount = 1 << 20

  /// The number n of inputs, from 0 to ``BooleanFunctionStream/greatestVariableCount``.
  public let inputCount: Int
  /// The numbers that stand for false and true, at the inputs and at the outputs of threshold gates.
  public let alphabet: BooleanAlphabet
  /// The gates below the output, each after those that it reads.
  public let gates: [BooleanGate]
  /// Whether the output is a number or a truth value.
  public let outputKind: OutputKind
  /// The argument of the output, over all wires.
  public let output: WeightedSum

  /// For each gate the length of the longest path from it to inputs; 1 for a gate that reads inputs only, or nothing.
  public let levels: [Int]

  /// A circuit.
  /// - Throws: ``BooleanFunctionError`` if the number of inputs is out of range or a gate reads a wire that does not
  ///   come before it.
  public init(
    inputCount: Int, alphabet: BooleanAlphabet, gates: [BooleanGate], outputKind: OutputKind, output: WeightedSum
  ) throws {
    guard 0...BooleanFunctionStream.greatestVariableCount ~= inputCount else {
      throw BooleanFunctionError.variableCount(inputCount, greatest: BooleanFunctionStream.greatestVariableCount)
    }
    guard gates.count <= Self.greatestGateCount else {
      throw BooleanFunctionError.tooLarge(what: "gates", limit: Self.greatestGateCount)
    }
    var levels: [Int] = []
    for (index, gate) in gates.enumerated() {
      try Self.require(gate.argument, below: inputCount + index, "gate \(index)")
      levels.append(
        1 + (gate.argument.terms.map { $0.wire < inputCount ? 0 : levels[$0.wire - inputCount] }.max() ?? 0))
    }
    try Self.require(output, below: inputCount + gates.count, "the output")
    self.inputCount = inputCount
    self.alphabet = alphabet
    self.gates = gates
    self.outputKind = outputKind
    self.output = output
    self.levels = levels
  }

  private static func require(_ sum: WeightedSum, below limit: Int, _ place: String) throws {
    for wire in [sum.terms.first, sum.terms.last].compactMap({ $0?.wire }) where !(0..<limit ~= wire) {
      throw BooleanFunctionError.parameter(
        name: "a wire of \(place)", found: wire, expected: limit == 0 ? "none" : "0 to \(limit - 1)")
    }
  }

  /// A circuit with one hidden layer.
  /// - Parameter rows: The weights of each gate for the n inputs, and its bias.
  /// - Parameter outputWeights: One weight for each gate.
  /// - Parameter directWeights: One weight for each input, or empty for an output without direct wires.
  /// - Throws: ``BooleanFunctionError`` if a list has another length.
  public static func oneHiddenLayer(
    _ kind: BooleanGate.Kind, inputCount: Int, alphabet: BooleanAlphabet,
    rows: [(weights: [Rational], bias: Rational)], outputKind: OutputKind, outputBias: Rational,
    outputWeights: [Rational], directWeights: [Rational] = []
  ) throws -> BooleanCircuit {
    for row in rows where row.weights.count != inputCount {
      throw BooleanFunctionError.wrongCount(
        what: "weights of a gate", found: row.weights.count, expected: inputCount)
    }
    guard outputWeights.count == rows.count else {
      throw BooleanFunctionError.wrongCount(
        what: "output weights", found: outputWeights.count, expected: rows.count)
    }
    guard directWeights.isEmpty || directWeights.count == inputCount else {
      throw BooleanFunctionError.wrongCount(
        what: "weights of direct wires", found: directWeights.count, expected: inputCount)
    }
    let direct = directWeights.enumerated().map { WeightedSum.Term(wire: $0.offset, weight: $0.element) }
    let upper = outputWeights.enumerated().map { WeightedSum.Term(wire: inputCount + $0.offset, weight: $0.element) }
    return try BooleanCircuit(
      inputCount: inputCount, alphabet: alphabet,
      gates: rows.map { BooleanGate(kind, WeightedSum(bias: $0.bias, weights: $0.weights)) },
      outputKind: outputKind, output: WeightedSum(bias: outputBias, terms: direct + upper))
  }

  /// The number of gates without the output.
  public var size: Int { gates.count }

  /// The longest path from the output to inputs, the output counted: 1 if it reads inputs only, or nothing.
  public var depth: Int {
    1 + (output.terms.map { $0.wire < inputCount ? 0 : levels[$0.wire - inputCount] }.max() ?? 0)
  }

  /// The gates of level 1, 2, …, by their numbers.
  public var layers: [[Int]] {
    var layers = [[Int]](repeating: [], count: levels.max() ?? 0)
    for (gate, level) in levels.enumerated() { layers[level - 1].append(gate) }
    return layers
  }

  /// Whether the output, or a gate of a level above the first, reads an input.
  public var usesDirectWires: Bool {
    readsInput(output) && !gates.isEmpty
      || zip(gates, levels).contains { $0.1 > 1 && readsInput($0.0.argument) }
  }

  private func readsInput(_ sum: WeightedSum) -> Bool { sum.terms.first.map { $0.wire < inputCount } ?? false }

  /// Whether the output's bias is not zero.
  public var hasOutputBias: Bool { !output.bias.isZero }

  /// The class of the circuit from the output down, such as "LTF-of-ReLU" or "Sum-of-ReLU-of-LTF with direct wires".
  public var classDescription: String {
    var names = [outputKind == .sum ? "Sum" : "LTF"]
    for layer in layers.reversed() {
      let kinds = BooleanGate.Kind.allCases.filter { kind in layer.contains { gates[$0].kind == kind } }
      let text = kinds.map(\.abbreviation).joined(separator: "+")
      names.append(kinds.count > 1 ? "(\(text))" : text)
    }
    return names.joined(separator: "-of-") + (usesDirectWires ? " with direct wires" : "")
  }

  /// The values of all wires at a point, inputs first.
  /// - Parameter point: The number of the point, as in ``TruthTable``.
  /// - Precondition: 0 ≤ point < 2ⁿ.
  public func wireValues(at point: Int) -> [Rational] {
    let low: Rational = alphabet == .signs ? -1 : 0
    var values: [Rational] = (0..<inputCount).map { point >> $0 & 1 == 1 ? 1 : low }
    values.reserveCapacity(inputCount + gates.count)
    for gate in gates {
      let argument = gate.argument.value(values)
      switch gate.kind {
      case .threshold: values.append(argument.isNegative ? low : 1)
      case .relu: values.append(argument.isNegative ? 0 : argument)
      }
    }
    return values
  }

  /// The argument of the output at a point; for the output kind `sum` the value of the circuit.
  /// - Precondition: 0 ≤ point < 2ⁿ.
  public func outputArgument(at point: Int) -> Rational { output.value(wireValues(at: point)) }

  /// Whether the argument of the output is at least 0 at a point.
  /// - Precondition: 0 ≤ point < 2ⁿ.
  public func isTrue(at point: Int) -> Bool { !outputArgument(at: point).isNegative }

  /// The circuit whose output is the argument of a gate, as a number.
  /// - Throws: ``BooleanFunctionError`` if there is no such gate.
  public func argumentCircuit(ofGate gate: Int) throws -> BooleanCircuit {
    guard gates.indices ~= gate else {
      throw BooleanFunctionError.parameter(name: "the gate", found: gate, expected: "0 to \(gates.count - 1)")
    }
    return try BooleanCircuit(
      inputCount: inputCount, alphabet: alphabet, gates: Array(gates[..<gate]), outputKind: .sum,
      output: gates[gate].argument)
  }
}
