import ExactNumbers

/// Local training in floating point: least squares on the current cell, with steps halved until the true loss falls
/// (Gauss and Newton's method, which sees relu as linear). It proposes cells; exact arithmetic decides what they are worth.
struct LocalSearch: Sendable {
  private let points: [[Double]]
  private let labels: [Double]
  private let weights: [Double]
  private let data: ScaledData
  private let hasBias: Bool

  init(_ data: ScaledData) {
    self.data = data
    points = data.points.map { $0.map(\.approximateDouble) }
    labels = data.labels.map(\.approximateDouble)
    weights = data.weights.map(\.approximateDouble)
    hasBias = data.hasOutputBias
  }

  /// A network in floating point.
  struct Candidate {
    var signs: [Int]
    var parameters: [[Double]]
    var outputBias: Double
  }

  func preactivation(_ parameters: [Double], _ i: Int) -> Double {
    var sum = 0.0
    for k in 0..<parameters.count { sum += parameters[k] * points[i][k] }
    return sum
  }

  func outputs(_ candidate: Candidate) -> [Double] {
    points.indices.map { i in
      var sum = candidate.outputBias
      for (sign, parameters) in zip(candidate.signs, candidate.parameters) {
        sum += Double(sign) * max(0, preactivation(parameters, i))
      }
      return sum
    }
  }

  func loss(_ candidate: Candidate) -> Double { data.approximateLoss(outputs(candidate)) }

  /// Where each gate is on.
  func pattern(_ candidate: Candidate) -> [[Bool]] {
    candidate.parameters.map { parameters in points.indices.map { preactivation(parameters, $0) > 0 } }
  }

  /// Goes downhill until the loss hardly falls.
  func improve(_ start: Candidate) -> (candidate: Candidate, loss: Double) {
    var candidate = start
    var value = loss(candidate)
    for _ in 0..<30 {
      guard let target = leastSquares(candidate) else { break }
      var length = 1.0
      var isBetter = false
      for _ in 0..<6 {
        var next = candidate
        for j in candidate.parameters.indices {
          for k in candidate.parameters[j].indices {
            next.parameters[j][k] += length * (target.parameters[j][k] - candidate.parameters[j][k])
          }
        }
        next.outputBias += length * (target.outputBias - candidate.outputBias)
        let nextValue = loss(next)
        if nextValue < value - 1e-9 * (1 + value) {
          (candidate, value, isBetter) = (next, nextValue, true)
          break
        }
        length /= 2
      }
      if !isBetter { break }
    }
    return (candidate, value)
  }

  /// The least squares solution of the current cell, without its inequalities.
  private func leastSquares(_ candidate: Candidate) -> Candidate? {
    let m = data.parameterCount
    let w = candidate.signs.count
    let n = w * m + (hasBias ? 1 : 0)
    if n == 0 { return nil }
    var matrix = [Double](repeating: 0, count: n * n)
    var side = [Double](repeating: 0, count: n)
    var row = [Double](repeating: 0, count: n)
    for i in points.indices {
      for j in 0..<w {
        let isOn = preactivation(candidate.parameters[j], i) > 0
        for k in 0..<m { row[j * m + k] = isOn ? Double(candidate.signs[j]) * points[i][k] : 0 }
      }
      if hasBias { row[n - 1] = 1 }
      for a in 0..<n where row[a] != 0 {
        side[a] += weights[i] * row[a] * labels[i]
        for b in 0...a { matrix[a * n + b] += weights[i] * row[a] * row[b] }
      }
    }
    // Cells with few points leave parameters free; they stay small.
    for a in 0..<n { matrix[a * n + a] += 1e-9 * (1 + matrix[a * n + a]) }
    for a in 0..<n {
      for b in 0...a {
        var sum = matrix[a * n + b]
        for k in 0..<b { sum -= matrix[a * n + k] * matrix[b * n + k] }
        if a == b {
          if !(sum > 0) { return nil }
          matrix[a * n + a] = sum.squareRoot()
        } else {
          matrix[a * n + b] = sum / matrix[b * n + b]
        }
      }
    }
    for a in 0..<n {
      for k in 0..<a { side[a] -= matrix[a * n + k] * side[k] }
      side[a] /= matrix[a * n + a]
    }
    for a in stride(from: n - 1, through: 0, by: -1) {
      for k in (a + 1)..<max(n, a + 1) { side[a] -= matrix[k * n + a] * side[k] }
      side[a] /= matrix[a * n + a]
    }
    return Candidate(
      signs: candidate.signs, parameters: (0..<w).map { Array(side[$0 * m..<($0 + 1) * m]) },
      outputBias: hasBias ? side[n - 1] : 0)
  }

  /// A start with kinks through random points of the data.
  func randomStart(width: Int, positive: Int, using generator: inout some RandomNumberGenerator) -> Candidate {
    let m = data.parameterCount
    let parameters = (0..<width).map { _ -> [Double] in
      var direction = (0..<m).map { _ in Double.random(in: -1...1, using: &generator) }
      if let through = points.randomElement(using: &generator) {
        var value = 0.0
        for k in 0..<(m - 1) { value += direction[k] * through[k] }
        direction[m - 1] = -value
      }
      return direction
    }
    return Candidate(signs: (0..<width).map { $0 < positive ? 1 : -1 }, parameters: parameters, outputBias: 0)
  }
}

/// A small generator of numbers that look random (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
