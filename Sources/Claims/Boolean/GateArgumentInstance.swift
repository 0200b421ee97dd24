import BooleanCircuits
import ExactNumbers

/// The argument b + a·y of a gate on the cube {0,1}^k, with integers.
struct GateArgumentInstance: ClaimInstance {
  let weights: [Int]
  let bias: Int

  var description: String {
    let names = weights.indices.map { "y\($0 + 1)" }
    return "argument \(LinearText.affine(weights, names, constant: bias)) on {0,1}^\(weights.count)"
  }

  var weight: Int { weights.count * 1_000 + (weights + [bias]).reduce(0) { $0 + $1.magnitude.saturatedInt } }

  /// Whether the argument takes values below 0, and values above 0.
  var takesNegativeValues: Bool { weights.reduce(bias) { $0 + min(0, $1) } < 0 }
  var takesPositiveValues: Bool { weights.reduce(bias) { $0 + max(0, $1) } > 0 }

  /// The argument as a weighted sum.
  var sum: WeightedSum { WeightedSum(bias: Rational(bias), weights: weights.map { Rational($0) }) }

  /// A circuit without gates whose output is the argument, or the truth of argument ≥ 0.
  func circuit(_ kind: BooleanCircuit.OutputKind) throws -> BooleanCircuit {
    try BooleanCircuit(inputCount: weights.count, alphabet: .zeroOne, gates: [], outputKind: kind, output: sum)
  }

  /// The circuit whose output is max(0, argument).
  func gate() throws -> BooleanCircuit {
    try BooleanCircuit(
      inputCount: weights.count, alphabet: .zeroOne, gates: [BooleanGate(.relu, sum)], outputKind: .sum,
      output: WeightedSum(bias: 0, terms: [WeightedSum.Term(wire: weights.count, weight: 1)]))
  }

  /// Constants, one variable with weights 0…2 and then −2…2, two and three variables with ascending weights.
  static let family: [GateArgumentInstance] = {
    var result = (-1...1).map { GateArgumentInstance(weights: [], bias: $0) }
    for weight in [0, 1, 2, -1, -2] {
      for bias in [0, 1, -1, 2, -2, 3, -3] { result.append(GateArgumentInstance(weights: [weight], bias: bias)) }
    }
    for first in 0...2 {
      for second in first...2 {
        for bias in -4...1 { result.append(GateArgumentInstance(weights: [first, second], bias: bias)) }
      }
    }
    for weights in [[1, 1, 1], [-1, 1, 1], [0, 0, 2], [1, 2, -2], [0, 1, 1]] {
      for bias in -3...1 { result.append(GateArgumentInstance(weights: weights, bias: bias)) }
    }
    return result
  }()

  @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> GateArgumentInstance {
    let weights = (0..<generator.integer(1...min(5, 1 + size))).map { _ in generator.integer(-3...3) }
    let (low, high) = (weights.reduce(0) { $0 + min(0, $1) }, weights.reduce(0) { $0 + max(0, $1) })
    return GateArgumentInstance(weights: weights, bias: generator.integer((-high - 1)...(1 - low)))
  }
}
