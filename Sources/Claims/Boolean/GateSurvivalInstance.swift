import BooleanCircuits
import ExactNumbers

/// A gate [a·x ≥ t] on {0,1}^n, the inputs in parts of equal size.
struct GateSurvivalInstance: ClaimInstance {
  let weights: [Int]
  let threshold: Int
  let parts: Int

  /// The number b of inputs of a part.
  var partSize: Int { weights.count / parts }

  var description: String {
    let text = weights.map(\.description).joined(separator: ",")
    return "weights \(text), threshold \(threshold), \(parts) part\(parts == 1 ? "" : "s") of \(partSize)"
  }

  var weight: Int { weights.count * 1_000 + (weights + [threshold]).reduce(0) { $0 + $1.magnitude.saturatedInt % 997 } }

  /// The argument a·x − t.
  var argument: WeightedSum { WeightedSum(bias: Rational(-threshold), weights: weights.map { Rational($0) }) }

  /// The number of the part of each input.
  var partNumbers: [Int] { weights.indices.map { $0 / partSize } }

  func partition() throws -> BlockPartition { try BlockPartition(partCount: parts, partSize: partSize) }

  /// A circuit with gates of this kind alone.
  static func circuit(_ kind: BooleanGate.Kind, _ gates: [GateSurvivalInstance]) throws -> BooleanCircuit {
    try BooleanCircuit(
      inputCount: gates[0].weights.count, alphabet: .zeroOne, gates: gates.map { BooleanGate(kind, $0.argument) },
      outputKind: .sum, output: WeightedSum(bias: 0, terms: []))
  }

  /// Majority: half of the inputs, rounded up, must be 1.
  static func majority(parts: Int, partSize: Int) -> GateSurvivalInstance {
    let count = parts * partSize
    return GateSurvivalInstance(
      weights: Array(repeating: 1, count: count), threshold: (count + 1) / 2, parts: parts)
  }

  /// Majorities, then dictators, exponential and zero weights, negative weights, ties and constant gates.
  static let family: [GateSurvivalInstance] = {
    let shapes = [1: 1...12, 2: 1...6, 3: 1...4, 4: 1...3, 5: 1...2].sorted { $0.key < $1.key }
    var result = shapes.flatMap { parts, sizes in sizes.map { majority(parts: parts, partSize: $0) } }
    func add(_ weights: [Int], _ thresholds: [Int], _ parts: [Int]) {
      for count in parts {
        for threshold in thresholds {
          result.append(GateSurvivalInstance(weights: weights, threshold: threshold, parts: count))
        }
      }
    }
    add([0, 0], [0, 1], [1, 2])
    add([1, 0, 0, 0], [1], [1, 2, 4])
    add([1, 2, 4, 8, 16, 32], [31, 32, 33], [1, 2, 3, 6])
    add([1, -1, 1, -1, 1, -1], [0, 1], [1, 2, 3])
    add([1, 1, 2, 2, 3, 3, 5, 5], [11, 12, 22], [1, 2, 4])
    add([1_000_000_007, 998_244_353, 1, -5, 0, 7], [0, 3], [2, 3])
    result += [notExtremal[0].gate, notExtremal[1].gate]
    return result
  }()

  /// Gates that survive more often than every gate with equal weights on the same parts.
  static let notExtremal: [(gate: GateSurvivalInstance, survivors: Int, total: Int)] = [
    (
      GateSurvivalInstance(
        weights: [2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3], threshold: 16, parts: 3), 337, 512
    ),
    (
      GateSurvivalInstance(
        weights: [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2], threshold: 11, parts: 4), 106, 128
    ),
  ]

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> GateSurvivalInstance {
    let parts = generator.integer(1...3)
    let partSize = generator.integer(1...min(4, 1 + size))
    let weights = (0..<parts * partSize).map { _ in generator.integer(-size...size) }
    let (low, high) = (weights.reduce(0) { $0 + min(0, $1) }, weights.reduce(0) { $0 + max(0, $1) })
    return GateSurvivalInstance(weights: weights, threshold: generator.integer(low...(high + 1)), parts: parts)
  }
}
