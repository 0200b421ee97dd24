import BooleanCircuits
import ExactNumbers

/// A Boolean function by its values at the points 0, 1, …, 2^n − 1, bit i of the number of a point being x_{i+1}.
struct BitStringFunctionInstance: ClaimInstance {
  /// The values as a string of bits.
  let bits: String

  var description: String { "f = \(bits) on {0,1}^\(variableCount)" }
  var weight: Int { bits.utf8.count * 1_000 + bits.utf8.count { $0 == 49 } }
  /// The number n of variables.
  var variableCount: Int { bits.utf8.count.trailingZeroBitCount }

  /// The function.
  func table() throws -> TruthTable {
    let values = Array(bits.utf8)
    return try TruthTable(variableCount: variableCount) { values[$0] == 49 }
  }

  /// The function as a number: bit i is the value at the point i.
  var number: Int { bits.utf8.enumerated().reduce(0) { $0 | ($1.element == 49 ? 1 : 0) << $1.offset } }

  /// The function with the given number.
  init(number: Int, variables: Int) {
    bits = String((0..<1 << variables).map { number >> $0 & 1 == 1 ? "1" : "0" })
  }

  /// All functions of n variables, n ≤ 4.
  static func all(_ variables: Int) -> [BitStringFunctionInstance] {
    (0..<1 << (1 << variables)).map { BitStringFunctionInstance(number: $0, variables: variables) }
  }
}

/// Circuits with at most one ReLU gate and direct wires, by the function that they compute.
enum OneGateCircuits {
  /// Small integers: the gate's bias and weights (nil without a gate), its weight, the direct wires, the bias of the output.
  struct Weights: Sendable {
    let gate: [Int]?
    let factor: Int
    let direct: [Int]
    let bias: Int

    /// The circuit.
    func circuit() throws -> BooleanCircuit {
      try .oneHiddenLayer(
        .relu, inputCount: direct.count, alphabet: .zeroOne,
        rows: gate.map { [(weights: $0.dropFirst().map { Rational($0) }, bias: Rational($0[0]))] } ?? [],
        outputKind: .threshold, outputBias: Rational(bias), outputWeights: gate == nil ? [] : [Rational(factor)],
        directWeights: direct.map { Rational($0) })
    }
  }

  /// For each function of two variables a circuit.
  static let ofTwo = search(2)
  /// For each function of three variables but parity and its complement a circuit.
  static let ofThree = search(3)

  private static func vectors(_ length: Int, _ entries: [Int]) -> [[Int]] {
    (0..<length).reduce([[]]) { lists, _ in lists.flatMap { list in entries.map { list + [$0] } } }
  }

  /// Circuits without gates first, then all with a gate with the weights −1, 0, 1 and output weights up to 4.
  private static func search(_ variables: Int) -> [Int: Weights] {
    var found: [Int: Weights] = [:]
    let points = (0..<1 << variables).map { point in (0..<variables).map { point >> $0 & 1 } }
    func dot(_ weights: [Int], _ point: [Int]) -> Int { zip(weights, point).reduce(0) { $0 + $1.0 * $1.1 } }
    let directs = vectors(variables, [0, 1, -1, 2, -2]).map { weights in
      (weights: weights, values: points.map { dot(weights, $0) })
    }
    func add(_ gate: [Int]?, _ factor: Int, _ values: [Int]) {
      for direct in directs {
        let sums = zip(direct.values, values).map { $0 + factor * $1 }
        for bias in Set(sums.map { -$0 } + [-1 - (sums.max() ?? 0)]).sorted() {
          let number = sums.enumerated().reduce(0) { $0 | ($1.element + bias >= 0 ? 1 : 0) << $1.offset }
          if found[number] == nil {
            found[number] = Weights(gate: gate, factor: factor, direct: direct.weights, bias: bias)
          }
        }
      }
    }
    add(nil, 0, points.map { _ in 0 })
    let wanted = variables == 3 ? 254 : 1 << (1 << variables)
    for weights in vectors(variables, [1, -1, 0]) {
      for bias in -variables...variables {
        let values = points.map { max(0, bias + dot(weights, $0)) }
        if values.allSatisfy({ $0 == values[0] }) { continue }
        for factor in [2, -2, 1, -1, 4, -4, 3, -3] {
          if found.count == wanted { return found }
          add([bias] + weights, factor, values)
        }
      }
    }
    return found
  }
}
