import ExactNumbers

/// The loss of a network in floating point as a function of all its numbers, as training in practice has it: for each gate
/// weights, bias and an output weight of any sign, then the output bias if there is one.
///
/// Each coordinate is shifted and scaled to mean 0 and variance 1, labels are divided by the greatest, weights of the points
/// by their sum. That is a change of variables and of the unit of the loss, nothing else.
struct NetworkLoss: DifferentiableFunction, Sendable {
  let dimension: Int
  let width: Int
  let hasOutputBias: Bool
  /// What a value is multiplied by to have the loss of the problem.
  let unit: Double
  let variableCount: Int

  private let count: Int
  private let isChebyshev: Bool
  private let isSquared: Bool
  private let points: [Double]
  private let labels: [Double]
  private let weights: [Double]
  private let slopes: [Double]
  private let intercepts: [Double]
  private let pieceCount: Int
  private let coordinates: [Coordinate]
  private let labelUnit: Rational
  // What the gates are before their kinks at each point, the outputs, and the derivatives of the loss in them.
  private var sums: [Double]
  private var outputs: [Double]
  private var rises: [Double]

  /// x = middle + reach · t exactly, with t in [−1, 1]; then t = mean + deviation · u in floating point.
  private struct Coordinate: Sendable {
    let middle: Rational
    let reach: Rational
    var mean = 0.0
    var deviation = 1.0
  }

  init(_ problem: TrainingProblem) {
    let set = problem.set
    let count = set.count
    let (n, w) = (set.dimension, problem.width)
    let coordinates = (0..<n).map { k in Self.coordinate(set.points.map { $0[k] }) }
    points = set.points.flatMap { point in
      coordinates.indices.map { k in
        let exact = (point[k] - coordinates[k].middle) / coordinates[k].reach
        return (exact.approximateDouble - coordinates[k].mean) / coordinates[k].deviation
      }
    }
    let isHinge = problem.loss == .hinge
    let greatest = set.labels.map(\.magnitude).max() ?? 0
    let labelUnit = isHinge || greatest.isZero ? 1 : greatest
    labels = set.labels.map { ($0 / labelUnit).approximateDouble }
    isChebyshev = problem.loss == .chebyshev
    isSquared = problem.loss == .squared
    let total = isChebyshev ? set.weights.max() ?? 1 : set.totalWeight
    let weightUnit = total.isZero ? 1 : total
    weights = set.weights.map { ($0 / weightUnit).approximateDouble }
    unit = (weightUnit * labelUnit * (isSquared ? labelUnit : 1)).approximateDouble
    let pieces = set.labels.map { problem.loss.pieces(label: $0) }
    pieceCount = pieces.first?.count ?? 0
    slopes = pieces.flatMap { $0.map(\.slope.approximateDouble) }
    intercepts = pieces.flatMap { $0.map { ($0.intercept / labelUnit).approximateDouble } }
    self.coordinates = coordinates
    self.labelUnit = labelUnit
    self.count = count
    dimension = n
    width = w
    hasOutputBias = problem.hasOutputBias
    variableCount = w * (n + 2) + (problem.hasOutputBias ? 1 : 0)
    sums = [Double](repeating: 0, count: count * w)
    outputs = [Double](repeating: 0, count: count)
    rises = outputs
  }

  private static func coordinate(_ values: [Rational]) -> Coordinate {
    guard let low = values.min(), let high = values.max(), low < high else {
      return Coordinate(middle: values.first ?? 0, reach: 1)
    }
    var result = Coordinate(middle: (low + high) / 2, reach: (high - low) / 2)
    let scaled = values.map { (($0 - result.middle) / result.reach).approximateDouble }
    result.mean = scaled.reduce(0, +) / Double(scaled.count)
    let variance = scaled.reduce(0) { $0 + ($1 - result.mean) * ($1 - result.mean) } / Double(scaled.count)
    if variance > 0 { result.deviation = variance.squareRoot() }
    return result
  }

  /// The value, and its gradient; a gate at its kink counts as off, and of equal pieces the first counts.
  /// - Complexity: O(D w n); nothing is allocated.
  mutating func value(at parameters: [Double], gradient: inout [Double]) -> Double {
    findOutputs(parameters)
    let value = isSquared ? findSquares() : findPieces()
    findGradient(parameters, &gradient)
    return value
  }

  /// What gates and network have at each point.
  private mutating func findOutputs(_ parameters: [Double]) {
    let constant = hasOutputBias ? parameters[variableCount - 1] : 0
    for i in 0..<count {
      var output = constant
      var place = 0
      for j in 0..<width {
        var sum = 0.0
        for k in i * dimension..<(i + 1) * dimension {
          sum += parameters[place] * points[k]
          place += 1
        }
        sum += parameters[place]
        sums[i * width + j] = sum
        if sum > 0 { output += parameters[place + 1] * sum }
        place += 2
      }
      outputs[i] = output
    }
  }

  /// The squared loss and its derivatives in the outputs.
  private mutating func findSquares() -> Double {
    var total = 0.0
    for i in 0..<count {
      let error = outputs[i] - labels[i]
      total += weights[i] * error * error
      rises[i] = 2 * weights[i] * error
    }
    return total
  }

  /// A piecewise linear loss and derivatives of it in the outputs.
  private mutating func findPieces() -> Double {
    var total = 0.0
    var worst = -1
    for i in 0..<count {
      var value = -Double.infinity
      var slope = 0.0
      for k in i * pieceCount..<(i + 1) * pieceCount {
        let here = slopes[k] * outputs[i] + intercepts[k]
        if !(here <= value) { (value, slope) = (here, slopes[k]) }
      }
      value *= weights[i]
      rises[i] = weights[i] * slope
      if !isChebyshev {
        total += value
      } else if worst < 0 || !(value <= total) {
        if worst >= 0 { rises[worst] = 0 }
        (worst, total) = (i, value)
      } else {
        rises[i] = 0
      }
    }
    return total
  }

  /// The gradient from the derivatives in the outputs.
  private func findGradient(_ parameters: [Double], _ gradient: inout [Double]) {
    for k in 0..<variableCount { gradient[k] = 0 }
    for i in 0..<count where rises[i] != 0 {
      let rise = rises[i]
      for j in 0..<width where sums[i * width + j] > 0 {
        let place = j * (dimension + 2)
        let inner = rise * parameters[place + dimension + 1]
        for k in 0..<dimension { gradient[place + k] += inner * points[i * dimension + k] }
        gradient[place + dimension] += inner
        gradient[place + dimension + 1] += rise * sums[i * width + j]
      }
      if hasOutputBias { gradient[variableCount - 1] += rise }
    }
  }

  /// Fills in a start. In turn: all numbers uniform in ±1/√(numbers that come in), as PyTorch does; and normal weights of
  /// variance 2/n (He et al. 2015) with kinks through random points of the data.
  func start(_ round: Int, _ parameters: inout [Double], using generator: inout some RandomNumberGenerator) {
    let isUniform = round.isMultiple(of: 2)
    let inner = 1 / Double(max(1, dimension)).squareRoot()
    let outer = 1 / Double(max(1, width)).squareRoot()
    for j in 0..<width {
      let place = j * (dimension + 2)
      if isUniform {
        for k in 0...dimension { parameters[place + k] = Double.random(in: -inner...inner, using: &generator) }
        parameters[place + dimension + 1] = Double.random(in: -outer...outer, using: &generator)
      } else {
        for k in 0..<dimension { parameters[place + k] = inner * 2.squareRoot() * Self.normal(&generator) }
        parameters[place + dimension + 1] = outer * 2.squareRoot() * Self.normal(&generator)
        var through = 0.0
        if count > 0 {
          let i = Int.random(in: 0..<count, using: &generator)
          for k in 0..<dimension { through += parameters[place + k] * points[i * dimension + k] }
        }
        parameters[place + dimension] = -through
      }
    }
    if hasOutputBias {
      parameters[variableCount - 1] = isUniform ? Double.random(in: -outer...outer, using: &generator) : 0
    }
  }

  /// A normal number of mean 0 and variance 1, nearly: the sum of twelve uniform ones.
  private static func normal(_ generator: inout some RandomNumberGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
  }

  /// The network with the given numbers in terms of the data of the problem, exactly.
  /// - Returns: nil if a number is infinite or none.
  func network(_ parameters: [Double]) -> ShallowNetwork? {
    var gates: [ShallowNetwork.Gate] = []
    for j in 0..<width {
      let place = j * (dimension + 2)
      guard let outer = Rational(exactly: parameters[place + dimension + 1]),
        var bias = Rational(exactly: parameters[place + dimension])
      else { return nil }
      let factor = outer.magnitude * labelUnit
      var weights: [Rational] = []
      for k in 0..<dimension {
        guard let scaled = Rational(exactly: parameters[place + k] / coordinates[k].deviation),
          let mean = Rational(exactly: coordinates[k].mean)
        else { return nil }
        let weight = scaled / coordinates[k].reach
        bias -= weight * coordinates[k].middle + scaled * mean
        weights.append(weight * factor)
      }
      gates.append(ShallowNetwork.Gate(sign: outer.isNegative ? -1 : 1, weights: weights, bias: bias * factor))
    }
    if !hasOutputBias { return ShallowNetwork(gates: gates) }
    guard let constant = Rational(exactly: parameters[variableCount - 1]) else { return nil }
    return ShallowNetwork(gates: gates, outputBias: constant * labelUnit)
  }
}
