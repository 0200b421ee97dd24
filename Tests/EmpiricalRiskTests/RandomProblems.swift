import EmpiricalRisk
import ExactNumbers

/// A seeded generator (Steele, Lea and Flood 2014), so that every run tests the same problems.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

/// Small problems with everything that may go wrong: equal points with equal or other labels, points on a line of the
/// plane, fewer points than coordinates, weights, fractions, ties.
enum RandomProblems {
  static func problem(
    dimension: Int, count: Int, width: Int, seed: Int, losses: [Loss] = allLosses
  ) throws -> TrainingProblem {
    var generator = SeededGenerator(state: UInt64(seed) &* 1_000_003 &+ UInt64(dimension * 100 + count * 10 + width))
    let range = Int.random(in: 1...4, using: &generator)
    let isCollinear = dimension > 1 && Int.random(in: 0..<4, using: &generator) == 0
    let hasFractions = Int.random(in: 0..<4, using: &generator) == 0
    let denominator = Rational(1, hasFractions ? 6 : 1)
    var points = (0..<count).map { _ -> [Rational] in
      if isCollinear {
        let step = Int.random(in: -range...range, using: &generator)
        return (0..<dimension).map { Rational(step * ($0 + 1) + $0) * denominator }
      }
      return (0..<dimension).map { _ in Rational(Int.random(in: -range...range, using: &generator)) * denominator }
    }
    if count > 1, Bool.random(using: &generator) { points[count - 1] = points[0] }
    let loss = losses[Int.random(in: 0..<losses.count, using: &generator)]
    let labels = (0..<count).map { _ -> Rational in
      if loss == .hinge { return Bool.random(using: &generator) ? 1 : -1 }
      let label = Rational(Int.random(in: -3...3, using: &generator))
      return hasFractions ? label * Rational(2, 3) : label
    }
    let hasWeights = Int.random(in: 0..<3, using: &generator) == 0
    let weights = (0..<count).map { _ in
      hasWeights ? Rational(Int.random(in: 1...4, using: &generator), 2) : Rational(1)
    }
    let set = try TrainingSet(dimension: dimension, points: points, labels: labels, weights: weights)
    return try TrainingProblem(set, width: width, hasOutputBias: Bool.random(using: &generator), loss: loss)
  }

  static let allLosses: [Loss] = [
    .squared, .absolute, .hinge, .chebyshev,
    .piecewiseLinear([
      LossPiece(slope: -1, intercept: 0), LossPiece(slope: 0, intercept: Rational(1, 4)),
      LossPiece(slope: 3, intercept: -1),
    ]),
    // Negative values.
    .piecewiseLinear([LossPiece(slope: -2, intercept: -1), LossPiece(slope: 1, intercept: -3)]),
    // Flat on one side.
    .piecewiseLinear([LossPiece(slope: 0, intercept: 0), LossPiece(slope: 1, intercept: 0)]),
  ]

  /// What a problem and the value and network claimed for it have in common.
  static func attains(_ problem: TrainingProblem, _ network: ShallowNetwork, _ value: Rational) -> Bool {
    network.gates.count <= problem.width
      && network.gates.allSatisfy { $0.sign.magnitude == 1 }
      && (problem.hasOutputBias || network.outputBias == 0)
      && problem.value(outputs: problem.set.points.map { network.value(at: $0) }) == value
  }
}
