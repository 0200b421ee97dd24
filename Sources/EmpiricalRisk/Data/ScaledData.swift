import ExactNumbers

/// A training problem in integers: coordinates, labels and weights are multiplied by positive numbers, which changes the
/// loss by a known factor and nothing else.
struct ScaledData: Sendable {
  /// The points times the point scale, with the scale itself as last coordinate.
  let points: [[BigInteger]]
  let labels: [BigInteger]
  let weights: [BigInteger]
  /// The pieces of the loss at each point in terms of the scaled output; empty for the squared loss.
  let pieces: [[LossPiece]]
  let isChebyshev: Bool
  let hasOutputBias: Bool
  /// What the points were multiplied by.
  let pointScale: BigInteger
  /// What the labels, and with them the outputs, were multiplied by.
  let labelScale: BigInteger
  /// What the weights were multiplied by.
  let weightScale: BigInteger
  /// The scaled loss is this times the original one.
  let lossFactor: Rational

  var count: Int { points.count }
  /// The number of parameters of a gate, n + 1.
  let parameterCount: Int
  var isSquared: Bool { pieces.isEmpty }

  init(_ problem: TrainingProblem) {
    let set = problem.set
    func denominator(_ values: some Sequence<Rational>) -> BigInteger {
      values.reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    }
    let pointScale = denominator(set.points.lazy.joined())
    let labelScale = denominator(set.labels)
    let weightScale = denominator(set.weights)
    points = set.points.map { point in point.map { ($0 * Rational(pointScale)).numerator } + [pointScale] }
    labels = set.labels.map { ($0 * Rational(labelScale)).numerator }
    weights = set.weights.map { ($0 * Rational(weightScale)).numerator }
    parameterCount = set.dimension + 1
    let isSquared = problem.loss == .squared
    pieces =
      isSquared
      ? []
      : set.labels.map { label in
        problem.loss.pieces(label: label).map {
          LossPiece(slope: $0.slope, intercept: $0.intercept * Rational(labelScale))
        }
      }
    isChebyshev = problem.loss == .chebyshev
    hasOutputBias = problem.hasOutputBias
    self.pointScale = pointScale
    self.labelScale = labelScale
    self.weightScale = weightScale
    lossFactor = Rational(weightScale * labelScale * (isSquared ? labelScale : 1))
  }

  /// The network for the original data from parameters for the scaled ones.
  func network(signs: [Int], parameters: [[Rational]], outputBias: Rational) -> ShallowNetwork {
    let scale = Rational(pointScale, labelScale)
    let gates = zip(signs, parameters).map { sign, values in
      ShallowNetwork.Gate(
        sign: sign, weights: values.dropLast().map { $0 * scale }, bias: (values.last ?? 0) * scale)
    }
    return ShallowNetwork(gates: gates, outputBias: outputBias * Rational(1, labelScale))
  }
}
