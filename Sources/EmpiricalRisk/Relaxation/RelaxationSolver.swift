import ExactNumbers

/// A primal-dual interior point method (Mehrotra 1992) for the relaxations of one training problem, in floating point.
///
/// The outputs at different points are coupled only by the multipliers of the rays, so that each step eliminates all else
/// in closed form: with q rays in all it costs O(D q²) and a factorisation of size q.
struct RelaxationSolver: Sendable {
  let count: Int
  let width: Int
  let isSquared: Bool
  let isChebyshev: Bool
  private let hasBias: Bool
  let weights: [Double]
  let labels: [Double]
  private let slopes: [[Double]]
  private let intercepts: [[Double]]
  private let scale: Double

  var signs: [Double] = []
  var cones: [ParameterCone] = []

  /// λ of all rays, then the output bias and the greatest loss where there are such.
  var globals: [Double] = []
  var points: [PointState]
  var gates: [GateState]
  var matrix: [Double] = []
  var side: [Double] = []
  var rays: [Barrier] = []
  var globalStep: [Double] = []

  var size = 0
  var rayCount = 0
  /// Where the rays of each gate begin.
  var offsets: [Int] = []
  var biasIndex: Int { rayCount }
  var greatestIndex: Int { rayCount + (hasBias ? 1 : 0) }

  init(_ data: ScaledData, width: Int) {
    count = data.count
    self.width = width
    isSquared = data.isSquared
    isChebyshev = data.isChebyshev
    hasBias = data.hasOutputBias
    // Labels of size 1, and a loss of size 1.
    let largest = data.labels.reduce(0.0) { max($0, $1.approximateDouble.magnitude) }
    scale = largest > 0 ? largest : 1
    let heaviest = data.weights.reduce(1.0) { max($0, $1.approximateDouble) }
    weights = data.weights.map { $0.approximateDouble / heaviest }
    weightScale = heaviest
    labels = data.labels.map { [scale] in $0.approximateDouble / scale }
    slopes = data.pieces.map { $0.map { $0.slope.approximateDouble } }
    intercepts = data.pieces.map { [scale] in $0.map { $0.intercept.approximateDouble / scale } }
    points = [PointState](repeating: PointState(), count: data.count)
    gates = [GateState](repeating: GateState(), count: data.count * width)
  }

  /// Makes room for the rays of a model.
  private mutating func resize(_ model: RelaxationModel) {
    signs = model.signs.map(Double.init)
    cones = model.cones
    offsets = model.offsets
    rayCount = model.rayCount
    let newSize = rayCount + (hasBias ? 1 : 0) + (isChebyshev ? 1 : 0)
    if newSize == size { return }
    size = newSize
    globals = [Double](repeating: 0, count: size)
    matrix = [Double](repeating: 0, count: size * size)
    side = globals
    globalStep = globals
    rays = [Barrier](repeating: Barrier(), count: rayCount)
    for i in points.indices {
      points[i].derivative = globals
      points[i].direct = globals
    }
  }

  private let weightScale: Double
  /// What the scaled values must be multiplied by to be losses of the integer data.
  private var lossScale: Double { isSquared ? scale * scale * weightScale : scale * weightScale }

  /// Solves a relaxation, or stops as soon as it is clear that the value lies above or below a threshold.
  mutating func solve(_ model: RelaxationModel, threshold: Double) -> RelaxationSolution {
    resize(model)
    start()
    let limit = threshold / lossScale
    var steps = 0
    var (primal, gap, residual) = (0.0, 0.0, 0.0)
    var total = Double(rays.count)
    for gate in gates where gate.isUndecided { total += 3 }
    for point in points { total += Double(point.barriers.count) }
    while steps < 60 {
      (primal, gap, residual) = measure()
      let size = max(primal.magnitude, 1e-9)
      if gap < 1e-10 * max(size, 1e-3), residual < 1e-9 { break }
      if residual < 1e-7 * max(1, size) {
        if primal - gap > limit * (1 + 1e-5) + 1e-12, gap < 0.05 * max(limit, 1e-9) || primal - gap > 1.2 * limit {
          break
        }
        if primal < limit * (1 - 1e-4), gap < 0.02 * limit { break }
      }
      if !primal.isFinite { break }
      assemble()
      aim(centre: 0, corrects: false)
      guard step(factoring: true) else { break }
      let affine = reach(1)
      let predicted = gapAfter(affine)
      let ratio = gap > 0 ? max(0, predicted / gap) : 0
      aim(centre: gap / max(total, 1) * ratio * ratio * ratio, corrects: true)
      guard step(factoring: false) else { break }
      var length = reach(1 / 0.995) * 0.995
      if length > 1 { length = 1 }
      advance(length)
      steps += 1
    }
    return solution(primal: primal, gap: gap, steps: steps)
  }

  private func solution(primal: Double, gap: Double, steps: Int) -> RelaxationSolution {
    let slopeScale = isSquared ? scale * weightScale : weightScale
    var slopes = [Double](repeating: 0, count: count)
    for i in 0..<count { slopes[i] = derivative(i) * slopeScale }
    var lower = [Double](repeating: 0, count: width * count)
    var outputs = lower
    for j in 0..<width {
      for i in 0..<count where gates[i * width + j].isUndecided {
        lower[j * count + i] = gates[i * width + j].lower.multiplier * slopeScale
        outputs[j * count + i] = gates[i * width + j].output * scale
      }
    }
    var result = RelaxationSolution(
      primal: primal * lossScale, dual: (primal - gap) * lossScale, slopes: slopes, lowerMultipliers: lower,
      rayWeights: globals.prefix(rayCount).map { $0 * scale }, outputs: outputs,
      outputBias: hasBias ? globals[biasIndex] * scale : 0, steps: steps)
    if !result.isFinite {
      // Nothing is known then; the search goes on as if the relaxation were useless.
      result = RelaxationSolution(
        primal: .infinity, dual: -.infinity, slopes: slopes.map { _ in 1 }, lowerMultipliers: lower.map { _ in 0 },
        rayWeights: [Double](repeating: 1, count: rayCount), outputs: lower.map { _ in 0 }, outputBias: 0, steps: steps)
    }
    return result
  }

  /// The derivative of the loss at a point, from the multipliers for pieces.
  private func derivative(_ i: Int) -> Double {
    if isSquared { return 2 * weights[i] * (points[i].output - labels[i]) }
    var sum = 0.0
    for (piece, barrier) in points[i].barriers.enumerated() {
      sum += barrier.multiplier * slopes[i][piece] * (isChebyshev ? weights[i] : 1)
    }
    return sum
  }

  func pieceSlope(_ i: Int, _ piece: Int) -> Double { slopes[i][piece] * (isChebyshev ? weights[i] : 1) }
  private func pieceIntercept(_ i: Int, _ piece: Int) -> Double {
    intercepts[i][piece] * (isChebyshev ? weights[i] : 1)
  }

  private mutating func start() {
    for index in 0..<rayCount { globals[index] = Double(max(1, width)) / Double(max(1, rayCount)) }
    if hasBias { globals[biasIndex] = 0 }
    for j in 0..<width {
      let m = cones[j].rayCount
      let values = cones[j].scaledValues
      for i in 0..<count {
        let state = i * width + j
        gates[state].isUndecided = cones[j].statuses[i] == .undecided
        guard gates[state].isUndecided else { continue }
        var (low, high) = (0.0, 0.0)
        for r in 0..<m {
          let value = values[i * m + r] * globals[offsets[j] + r]
          low += value
          high += max(0, value)
        }
        gates[state].output = (max(0, low) + high) / 2
      }
    }
    for i in 0..<count {
      for index in 0..<size { points[i].direct[index] = 0 }
      for j in 0..<width where cones[j].statuses[i] == .on {
        let m = cones[j].rayCount
        for r in 0..<m { points[i].direct[offsets[j] + r] = signs[j] * cones[j].scaledValues[i * m + r] }
      }
      if hasBias { points[i].direct[biasIndex] = 1 }
    }
    refreshOutputs()
    var objective = 0.0
    var greatest = 0.0
    for i in 0..<count {
      if isSquared {
        objective += weights[i] * (points[i].output - labels[i]) * (points[i].output - labels[i])
        continue
      }
      var value = -Double.infinity
      for piece in slopes[i].indices {
        value = max(value, pieceSlope(i, piece) * points[i].output + pieceIntercept(i, piece))
      }
      points[i].bound = value + 1
      greatest = max(greatest, value + 1)
      objective += weights[i] * (value + 1)
      points[i].barriers = [Barrier](repeating: Barrier(), count: slopes[i].count)
    }
    if isChebyshev {
      globals[greatestIndex] = greatest
      objective = greatest
    }
    refreshSlacks()
    let centre = max(objective, 1e-3) / Double(max(1, count))
    for index in rays.indices { rays[index].multiplier = centre / rays[index].slack }
    for index in gates.indices where gates[index].isUndecided {
      gates[index].zero.multiplier = centre / gates[index].zero.slack
      gates[index].lower.multiplier = centre / gates[index].lower.slack
      gates[index].upper.multiplier = centre / gates[index].upper.slack
    }
    for i in 0..<count where !isSquared {
      for piece in points[i].barriers.indices {
        points[i].barriers[piece].multiplier = centre / points[i].barriers[piece].slack
      }
    }
  }

  private mutating func refreshOutputs() {
    for i in 0..<count {
      var sum = 0.0
      for index in 0..<size { sum += points[i].direct[index] * globals[index] }
      for j in 0..<width where gates[i * width + j].isUndecided { sum += signs[j] * gates[i * width + j].output }
      points[i].output = sum
    }
  }

  /// Slacks from the variables, so that the primal point is always feasible.
  private mutating func refreshSlacks() {
    for index in 0..<rayCount { rays[index].slack = globals[index] }
    for j in 0..<width {
      let m = cones[j].rayCount
      let values = cones[j].scaledValues
      for i in 0..<count where gates[i * width + j].isUndecided {
        var (low, high) = (0.0, 0.0)
        for r in 0..<m {
          let value = values[i * m + r] * globals[offsets[j] + r]
          low += value
          high += max(0, value)
        }
        let state = i * width + j
        gates[state].zero.slack = max(gates[state].output, 1e-300)
        gates[state].lower.slack = max(gates[state].output - low, 1e-300)
        gates[state].upper.slack = max(high - gates[state].output, 1e-300)
      }
    }
    if isSquared { return }
    for i in 0..<count {
      let bound = isChebyshev ? globals[greatestIndex] : points[i].bound
      for piece in points[i].barriers.indices {
        points[i].barriers[piece].slack = max(
          bound - pieceSlope(i, piece) * points[i].output - pieceIntercept(i, piece), 1e-300)
      }
    }
  }

  /// The value, the complementarity gap, and the largest residual of the dual equations.
  private mutating func measure() -> (primal: Double, gap: Double, residual: Double) {
    var primal = isChebyshev ? globals[greatestIndex] : 0
    var gap = 0.0
    var residual = 0.0
    for index in 0..<size { side[index] = index < rayCount ? -rays[index].multiplier : 0 }
    if isChebyshev { side[greatestIndex] = 1 }
    for ray in rays { gap += ray.slack * ray.multiplier }
    for i in 0..<count {
      let slope = derivative(i)
      if isSquared {
        primal += weights[i] * (points[i].output - labels[i]) * (points[i].output - labels[i])
      } else {
        var sum = 0.0
        for barrier in points[i].barriers {
          gap += barrier.slack * barrier.multiplier
          sum += barrier.multiplier
        }
        if isChebyshev {
          side[greatestIndex] -= sum
        } else {
          primal += weights[i] * points[i].bound
          residual = max(residual, (weights[i] - sum).magnitude)
        }
      }
      for index in 0..<size { side[index] += points[i].direct[index] * slope }
      for j in 0..<width where gates[i * width + j].isUndecided {
        let m = cones[j].rayCount
        let gate = gates[i * width + j]
        gap += gate.zero.slack * gate.zero.multiplier + gate.lower.slack * gate.lower.multiplier
        gap += gate.upper.slack * gate.upper.multiplier
        residual = max(
          residual, (signs[j] * slope - gate.zero.multiplier - gate.lower.multiplier + gate.upper.multiplier).magnitude)
        for r in 0..<m {
          let value = cones[j].scaledValues[i * m + r]
          side[offsets[j] + r] += value * gate.lower.multiplier - max(0, value) * gate.upper.multiplier
        }
      }
    }
    for index in 0..<size { residual = max(residual, side[index].magnitude) }
    return (primal, gap, residual)
  }

  private mutating func forEachBarrier(_ body: (inout Barrier) -> Void) {
    for index in rays.indices { body(&rays[index]) }
    for index in gates.indices where gates[index].isUndecided {
      body(&gates[index].zero)
      body(&gates[index].lower)
      body(&gates[index].upper)
    }
    if isSquared { return }
    for i in 0..<count {
      for piece in points[i].barriers.indices { body(&points[i].barriers[piece]) }
    }
  }

  private mutating func aim(centre: Double, corrects: Bool) {
    forEachBarrier { $0.aim(centre: centre, corrects: corrects) }
  }

  private mutating func reach(_ longest: Double) -> Double {
    var length = longest
    forEachBarrier { length = $0.reach(length) }
    return length
  }

  private mutating func gapAfter(_ length: Double) -> Double {
    var sum = 0.0
    forEachBarrier { sum += ($0.slack + length * $0.slackStep) * ($0.multiplier + length * $0.multiplierStep) }
    return sum
  }

  private mutating func advance(_ length: Double) {
    for index in 0..<size { globals[index] += length * globalStep[index] }
    for index in gates.indices where gates[index].isUndecided {
      gates[index].output += length * gates[index].outputStep
    }
    for i in 0..<count { points[i].bound += length * points[i].boundStep }
    forEachBarrier { $0.advance(length) }
    refreshOutputs()
    refreshSlacks()
  }
}
