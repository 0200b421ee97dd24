import BooleanCircuits
import ExactNumbers

/// A circuit with one hidden layer of ReLU gates with integer weights and a threshold as output.
public struct CircuitInstance: ClaimInstance {
  /// The number of inputs.
  public var inputCount: Int
  /// The rows of the gates, each the bias and the weights.
  public var rows: [[Int]]
  /// The bias of the output and the weights of the gates.
  public var output: [Int]

  /// An instance.
  public init(inputCount: Int, rows: [[Int]], output: [Int]) {
    self.inputCount = inputCount
    self.rows = rows
    self.output = output
  }

  /// The circuit, on {−1, 1}ⁿ.
  /// - Throws: `BooleanFunctionError` if the numbers do not fit together.
  public func circuit() throws -> BooleanCircuit {
    try BooleanCircuit(
      inputCount: inputCount, alphabet: .signs,
      gates: rows.map { row in
        BooleanGate(.relu, WeightedSum(bias: Rational(row[0]), weights: row.dropFirst().map { Rational($0) }))
      }, outputKind: .threshold,
      output: WeightedSum(
        bias: Rational(output[0]),
        terms: output.dropFirst().enumerated().map {
          .init(wire: inputCount + $0.offset, weight: Rational($0.element))
        }))
  }

  /// The instance on one line.
  public var description: String {
    let gates = rows.map { "σ(\($0.map(\.description).joined(separator: ", ")))" }
    return
      "n = \(inputCount), gates \(gates.joined(separator: " ")), output (\(output.map(\.description).joined(separator: ", ")))"
  }

  /// Its size in the order of the search.
  public var weight: Int {
    1000 * inputCount + 300 * rows.count + (rows.joined() + output).reduce(0) { $0 + 2 * $1.magnitude.saturatedInt }
  }

  /// Without one gate.
  public var simpler: [CircuitInstance] {
    rows.indices.map { index in
      var copy = self
      copy.rows.remove(at: index)
      copy.output.remove(at: index + 1)
      return copy
    }
  }

  /// Constant circuits, ties at 0, and random ones.
  static let family: [CircuitInstance] = {
    var family = [
      CircuitInstance(inputCount: 0, rows: [], output: [0]), .init(inputCount: 0, rows: [], output: [-1]),
      .init(inputCount: 1, rows: [], output: [0]), .init(inputCount: 1, rows: [[0, 1]], output: [-1, 1]),
      .init(inputCount: 2, rows: [[0, 1, 1]], output: [0, -1]),
      .init(inputCount: 2, rows: [[1, 1, 1], [-1, 1, 1]], output: [-1, 1, -2]),
      .init(inputCount: 3, rows: [[0, 1, 1, 1], [0, -1, -1, -1]], output: [-1, 1, 1]),
    ]
    var generator = SeededGenerator(seed: 96)
    for size in 1...8 { family.append(random(size: size, using: &generator)) }
    return family.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> CircuitInstance {
    let inputCount = min(1 + size / 2, 4)
    let count = generator.integer(0...3)
    return CircuitInstance(
      inputCount: inputCount,
      rows: (0..<count).map { _ in (0...inputCount).map { _ in generator.integer(-2...2) } },
      output: (0...count).map { _ in generator.integer(-3...3) })
  }
}
