// The linear system of a step of the interior point method, reduced to the multipliers of the rays.
extension RelaxationSolver {
  /// The matrix of the step in the globals, after elimination of all else.
  mutating func assemble() {
    let n = size
    for index in 0..<(n * n) { matrix[index] = 0 }
    for index in 0..<rayCount { matrix[index * n + index] = rays[index].ratio }
    for index in rayCount..<n { matrix[index * n + index] = 1e-12 }
    for i in 0..<count {
      var compliance = 0.0
      for index in 0..<n { points[i].derivative[index] = points[i].direct[index] }
      for j in 0..<width where gates[i * width + j].isUndecided {
        let m = cones[j].rayCount
        let state = i * width + j
        let (zero, lower, upper) = (gates[state].zero.ratio, gates[state].lower.ratio, gates[state].upper.ratio)
        let stiffness = zero + lower + upper
        gates[state].stiffness = stiffness
        compliance += 1 / stiffness
        for r in 0..<m {
          let value = cones[j].scaledValues[i * m + r]
          let high = max(0, value)
          let coupling = -lower * value - upper * high
          points[i].derivative[offsets[j] + r] -= signs[j] * coupling / stiffness
          for other in 0...r {
            let otherValue = cones[j].scaledValues[i * m + other]
            let otherHigh = max(0, otherValue)
            let otherCoupling = -lower * otherValue - upper * otherHigh
            matrix[(offsets[j] + r) * n + offsets[j] + other] +=
              lower * value * otherValue + upper * high * otherHigh - coupling * otherCoupling / stiffness
          }
        }
      }
      var curvature = 2 * weights[i]
      if !isSquared {
        var (all, first, second) = (0.0, 0.0, 0.0)
        for (piece, barrier) in points[i].barriers.enumerated() {
          let slope = pieceSlope(i, piece)
          all += barrier.ratio
          first += barrier.ratio * slope
          second += barrier.ratio * slope * slope
        }
        if isChebyshev {
          curvature = max(second, 1e-300)
          points[i].greatestRatio = first / curvature
          points[i].derivative[greatestIndex] = -points[i].greatestRatio
          matrix[greatestIndex * n + greatestIndex] += max(0, all - first * first / curvature)
        } else {
          curvature = max(0, second - first * first / all)
        }
      }
      points[i].curvature = curvature
      points[i].compliance = compliance
      let reduced = curvature / (1 + curvature * compliance)
      points[i].reducedCurvature = reduced
      for row in 0..<n {
        let factor = reduced * points[i].derivative[row]
        if factor == 0 { continue }
        for column in 0...row { matrix[row * n + column] += factor * points[i].derivative[column] }
      }
    }
  }

  /// The step towards the targets of the barriers.
  mutating func step(factoring: Bool) -> Bool {
    let n = size
    for index in 0..<n { side[index] = index < rayCount ? rays[index].target / rays[index].slack : 0 }
    if isChebyshev { side[greatestIndex] = -1 }
    for i in 0..<count {
      var offset = 0.0
      for j in 0..<width where gates[i * width + j].isUndecided {
        let m = cones[j].rayCount
        let state = i * width + j
        let gate = gates[state]
        let low = gate.lower.target / gate.lower.slack
        let high = gate.upper.target / gate.upper.slack
        let force = gate.zero.target / gate.zero.slack + low - high
        gates[state].force = force
        offset += signs[j] * force / gate.stiffness
        let (lower, upper) = (gate.lower.ratio, gate.upper.ratio)
        for r in 0..<m {
          let value = cones[j].scaledValues[i * m + r]
          let positive = max(0, value)
          let coupling = -lower * value - upper * positive
          side[offsets[j] + r] += -value * low + positive * high - force * coupling / gate.stiffness
        }
      }
      var slope = 2 * weights[i] * (points[i].output - labels[i])
      if !isSquared {
        var (all, first, targets, slopeTargets) = (0.0, 0.0, 0.0, 0.0)
        for (piece, barrier) in points[i].barriers.enumerated() {
          all += barrier.ratio
          first += barrier.ratio * pieceSlope(i, piece)
          targets += barrier.target / barrier.slack
          slopeTargets += barrier.target / barrier.slack * pieceSlope(i, piece)
        }
        if isChebyshev {
          slope = slopeTargets
          side[greatestIndex] += targets - slope * points[i].greatestRatio
        } else {
          slope = slopeTargets + first / all * (weights[i] - targets)
        }
      }
      points[i].slope = slope
      points[i].offset = offset
      let pull =
        points[i].reducedCurvature * offset + slope / (1 + points[i].curvature * points[i].compliance)
      for index in 0..<n { side[index] -= points[i].derivative[index] * pull }
    }
    if factoring, !factor() { return false }
    substitute()
    for index in 0..<rayCount { rays[index].step(globalStep[index]) }
    for i in 0..<count {
      var reached = points[i].offset
      for index in 0..<n { reached += points[i].derivative[index] * globalStep[index] }
      let force =
        points[i].reducedCurvature * reached + points[i].slope / (1 + points[i].curvature * points[i].compliance)
      var outputStep = 0.0
      for index in 0..<n { outputStep += points[i].direct[index] * globalStep[index] }
      for j in 0..<width where gates[i * width + j].isUndecided {
        let m = cones[j].rayCount
        let state = i * width + j
        let (lower, upper) = (gates[state].lower.ratio, gates[state].upper.ratio)
        var (low, high) = (0.0, 0.0)
        for r in 0..<m {
          let value = cones[j].scaledValues[i * m + r]
          low += value * globalStep[offsets[j] + r]
          high += max(0, value) * globalStep[offsets[j] + r]
        }
        let change = (gates[state].force - signs[j] * force + lower * low + upper * high) / gates[state].stiffness
        gates[state].outputStep = change
        gates[state].zero.step(change)
        gates[state].lower.step(change - low)
        gates[state].upper.step(high - change)
        outputStep += signs[j] * change
      }
      if isSquared { continue }
      if isChebyshev {
        points[i].boundStep = globalStep[greatestIndex]
      } else {
        var (all, first, targets) = (0.0, 0.0, 0.0)
        for (piece, barrier) in points[i].barriers.enumerated() {
          all += barrier.ratio
          first += barrier.ratio * pieceSlope(i, piece)
          targets += barrier.target / barrier.slack
        }
        points[i].boundStep = (first * outputStep - weights[i] + targets) / all
      }
      for piece in points[i].barriers.indices {
        points[i].barriers[piece].step(points[i].boundStep - pieceSlope(i, piece) * outputStep)
      }
    }
    return true
  }

  /// Cholesky's factorisation in place.
  private mutating func factor() -> Bool {
    let n = size
    for row in 0..<n {
      for column in 0...row {
        var sum = matrix[row * n + column]
        for k in 0..<column { sum -= matrix[row * n + k] * matrix[column * n + k] }
        if row == column {
          sum = max(sum, 1e-14 * matrix[row * n + row])
          if !(sum > 0) || !sum.isFinite { return false }
          matrix[row * n + row] = sum.squareRoot()
        } else {
          matrix[row * n + column] = sum / matrix[column * n + column]
        }
      }
    }
    return true
  }

  private mutating func substitute() {
    let n = size
    for row in 0..<n {
      var sum = side[row]
      for k in 0..<row { sum -= matrix[row * n + k] * globalStep[k] }
      globalStep[row] = sum / matrix[row * n + row]
    }
    for row in stride(from: n - 1, through: 0, by: -1) {
      var sum = globalStep[row]
      for k in (row + 1)..<max(n, row + 1) { sum -= matrix[k * n + row] * globalStep[k] }
      globalStep[row] = sum / matrix[row * n + row]
    }
  }
}
