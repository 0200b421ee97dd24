import ExactNumbers

/// A training problem in integers: coordinates, labels and weights are multiplied by positive numbers, which changes the
/// loss by a known factor and nothing else.
struct ScaledData: Sendable {
  /// The points with a last coordinate 1.
  let points: [[BigInteger]]
  let labels: [BigInteger]
  let weights: [BigInteger]
  /// The pieces of the loss at each point in terms of the scaled output; empty for the squared loss.
  let pieces: [[LossPiece]]
  let isChebyshev: Bool
  let hasOutputBias: Bool
  /// What each coordinate was multiplied by.
  let coordinateFactors: [BigInteger]
  let labelFactor: BigInteger
  /// The scaled loss is this times the original one.
  let lossFactor: Rational

  var count: Int { points.count }
  /// The number of parameters of a gate, n + 1.
  var parameterCount: Int { coordinateFactors.count + 1 }
  var isSquared: Bool { pieces.isEmpty }

  init(_ problem: TrainingProblem) {
    let set = problem.set
    func denominator(_ values: some Sequence<Rational>) -> BigInteger {
      values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    }
    let factors = (0..<set.dimension).map { coordinate in denominator(set.points.lazy.map { $0[coordinate] }) }
    let labelFactor = denominator(set.labels)
    let weightFactor = denominator(set.weights)
    points = set.points.map { point in
      zip(point, factors).map { ($0 * Rational($1)).numerator } + [1]
    }
    labels = set.labels.map { ($0 * Rational(labelFactor)).numerator }
    weights = set.weights.map { ($0 * Rational(weightFactor)).numerator }
    let isSquared = problem.loss == .squared
    pieces =
      isSquared
      ? []
      : set.labels.map { label in
        problem.loss.pieces(label: label).map {
          LossPiece(slope: $0.slope, intercept: $0.intercept * Rational(labelFactor))
        }
      }
    isChebyshev = problem.loss == .chebyshev
    hasOutputBias = problem.hasOutputBias
    coordinateFactors = factors
    self.labelFactor = labelFactor
    lossFactor = Rational(weightFactor * labelFactor * (isSquared ? labelFactor : 1))
  }

  /// The network for the original data from parameters for the scaled ones.
  func network(signs: [Int], parameters: [[Rational]], outputBias: Rational) -> ShallowNetwork {
    let scale = Rational(1, labelFactor)
    let gates = zip(signs, parameters).map { sign, values in
      ShallowNetwork.Gate(
        sign: sign, weights: zip(values, coordinateFactors).map { $0 * Rational($1) * scale },
        bias: (values.last ?? 0) * scale)
    }
    return ShallowNetwork(gates: gates, outputBias: outputBias * scale)
  }
}
