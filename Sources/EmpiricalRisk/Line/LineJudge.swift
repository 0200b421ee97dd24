import ConvexPrograms
import ExactNumbers

/// A network on the line with its exact loss.
struct LineIncumbent: Sendable {
  let free: LineData.FreePart
  let sign: Int
  let solution: LineProgram.Solution
  /// What the slopes of the loss prove about other sets: the loss of this network bounds those that they permit.
  let signs: DualSigns
  let slopes: LineSlopes

  var value: Rational { solution.value }

  init(_ data: LineData, _ node: LineNode, _ solution: LineProgram.Solution) {
    free = node.free
    sign = node.sign
    self.solution = solution
    signs = DualSigns(data, solution.slopes)
    slopes = LineSlopes(data, of: solution)
  }
}

/// What has become of a set of networks.
struct LineVerdict: Sendable {
  /// Where to split a set that is still open, and about its bound.
  struct Cut: Sendable {
    let value: Double
    let range: Int
    let place: Int
  }

  /// What bounds the set by the best loss; nil if it is open.
  var slopes: LineSlopes?
  /// Nil if the set is bounded.
  var cut: Cut?
  var incumbent: LineIncumbent?
  var statistics = TrainingStatistics()
}

/// Judges sets of networks on the line; each thread has a judge of its own.
struct LineJudge: Sendable {
  let data: LineData
  let scale: LineScale
  private var relaxation: LineRelaxation
  private let bound: LineBound

  init(_ data: LineData) {
    self.data = data
    scale = LineScale(data)
    relaxation = LineRelaxation(scale)
    bound = LineBound(data, scale)
  }

  /// Bounds a set if its relaxation allows it; otherwise says where to split it.
  ///
  /// - Parameter triesRounding: whether to look for a better network near the relaxation.
  mutating func judge(
    _ node: LineNode, best: LineIncumbent, triesRounding: Bool
  ) throws(ConvexProgramError) -> LineVerdict {
    var verdict = LineVerdict()
    verdict.statistics.nodes = 1
    let allowed = node.allowed(count: data.count)
    if best.signs.permits(allowed, node.free) {
      verdict.statistics.tight = 1
      verdict.slopes = best.slopes
      return verdict
    }
    if data.isChebyshev {
      try judgeExactly(node, allowed, from: [], best, &verdict)
      return verdict
    }
    let threshold = scale.threshold(best.value, data)
    let result = relaxation.solve(allowed, free: node.free, threshold: threshold)
    let margin = 1e-6 * (1e-6 + threshold.magnitude)
    if result.dualValue > threshold {
      if let slopes = bound.slopes(result.dual, allowed, node.free, target: best.value) {
        verdict.statistics.rounded = 1
        verdict.slopes = slopes
        return verdict
      }
    }
    let support = support(result, allowed)
    // Ties, and bounds that rounding does not give.
    if node.isExact || result.estimate > threshold - margin && support.count <= 24 {
      try judgeExactly(node, allowed, from: support, best, &verdict)
      if verdict.cut == nil { return verdict }
    }
    if result.dualValue > threshold { verdict.statistics.missed = 1 }
    verdict.cut = cut(node, result)
    if triesRounding, let pattern = pattern(node, result) {
      verdict.incumbent = try improvement(
        on: verdict.incumbent ?? best, from: pattern, reach: 0.03, &verdict.statistics)
    }
    return verdict
  }

  /// The best bound of a set that its relaxation gives.
  mutating func bound(_ node: LineNode) throws(ConvexProgramError) -> LineSlopes {
    let allowed = node.allowed(count: data.count)
    if !data.isChebyshev {
      let result = relaxation.solve(allowed, free: node.free, threshold: .greatestFiniteMagnitude, precision: 1e-5)
      if let slopes = bound.bestSlopes(result.dual, allowed, node.free) { return slopes }
    }
    return LineSlopes(data, of: try LineProgram(data: data, free: node.free).solve(allowed, from: []))
  }

  private mutating func judgeExactly(
    _ node: LineNode, _ allowed: AllowedHinges, from support: [Hinge], _ best: LineIncumbent,
    _ verdict: inout LineVerdict
  ) throws(ConvexProgramError) {
    verdict.statistics.cells += 1
    let solution = try LineProgram(data: data, free: node.free).solve(allowed, from: support)
    if solution.value >= best.value {
      verdict.statistics.repaired = 1
      verdict.slopes = LineSlopes(data, of: solution)
      return
    }
    if node.isExact {
      let incumbent = LineIncumbent(data, node, solution)
      verdict.incumbent = incumbent
      verdict.slopes = incumbent.slopes
      return
    }
    let result = LineRelaxation.Result(
      dual: [], right: coefficients(solution, isLeft: false), left: coefficients(solution, isLeft: true),
      primalValue: scale.threshold(solution.value, data), dualValue: scale.threshold(solution.value, data),
      estimate: scale.threshold(solution.value, data))
    verdict.cut = cut(node, result)
    if data.isChebyshev, let pattern = pattern(node, result) {
      verdict.statistics.cells += 1
      let found = try LineProgram(data: data, free: pattern.free).solve(
        pattern.allowed(count: data.count), from: pattern.allowed(count: data.count).hinges)
      if found.value < best.value { verdict.incumbent = LineIncumbent(data, pattern, found) }
    }
  }

  private func coefficients(_ solution: LineProgram.Solution, isLeft: Bool) -> [Double] {
    var result = [Double](repeating: 0, count: data.count)
    for (hinge, value) in solution.coefficients where hinge.isLeftFacing == isLeft {
      result[hinge.place] += Double(hinge.sign) * value.approximateDouble
    }
    return result
  }

  /// The hinges that the relaxation uses.
  private func support(_ result: LineRelaxation.Result, _ allowed: AllowedHinges) -> [Hinge] {
    var largest = 0.0
    for value in result.right + result.left { largest = max(largest, value.magnitude) }
    return allowed.hinges.filter { hinge in
      (hinge.isLeftFacing ? result.left : result.right)[hinge.place] * Double(hinge.sign) > 1e-5 * largest
    }
  }

  // MARK: Splitting

  /// The range in which the relaxation is farthest from one gate, and its centre there.
  private func cut(_ node: LineNode, _ result: LineRelaxation.Result) -> LineVerdict.Cut? {
    var chosen: LineVerdict.Cut?
    var worst = -1.0
    for (index, range) in node.ranges.enumerated() where !range.isExact {
      let values = range.isLeftFacing ? result.left : result.right
      var (mass, moment) = (0.0, 0.0)
      for place in range.first...range.last {
        let value = max(0, Double(range.sign) * values[place])
        mass += value
        moment += value * scale.places[place]
      }
      var place = (range.first + range.last) / 2
      var score = 0.0
      if mass > 0 {
        let centre = moment / mass
        // How much the hinges together are above the single one at their centre.
        var (slope, height) = (0.0, 0.0)
        for here in range.first...range.last {
          if here > range.first { height += slope * (scale.places[here] - scale.places[here - 1]) }
          slope += max(0, Double(range.sign) * values[here])
          let excess = height - mass * max(0, scale.places[here] - centre)
          score += excess * excess
        }
        place = nearest(centre, range)
      }
      score /= Double(range.gates * range.gates)
      // Where floating point fails any range will do.
      if score > worst || chosen == nil {
        worst = score
        place = min(max(place, range.first + 1), range.last - 1)
        let value = max(result.dualValue, result.estimate)
        chosen = LineVerdict.Cut(value: value.isNaN ? -.infinity : value, range: index, place: place)
      }
    }
    return chosen
  }

  private func nearest(_ centre: Double, _ range: HingeRange) -> Int {
    var best = range.first
    for place in range.first...range.last
    where (scale.places[place] - centre).magnitude < (scale.places[best] - centre).magnitude {
      best = place
    }
    return best
  }

  // MARK: Networks

  /// Single cells for all gates, near the relaxation: each range is cut into parts of equal weight, one a gate.
  private func pattern(_ node: LineNode, _ result: LineRelaxation.Result) -> LineNode? {
    var pattern = LineNode(free: node.free, sign: node.sign, ranges: [])
    for range in node.ranges where range.first <= range.last {
      if range.isExact, range.gates == 1 {
        pattern.ranges.append(range)
        continue
      }
      let values = range.isLeftFacing ? result.left : result.right
      let weights = (range.first...range.last).map { max(0, Double(range.sign) * values[$0]) }
      let total = weights.reduce(0, +)
      if !(total > 1e-200 && total.isFinite) { continue }
      var moments = [(mass: Double, moment: Double)](repeating: (0, 0), count: range.gates)
      var passed = 0.0
      for (offset, weight) in weights.enumerated() where weight > 0 {
        // The weight may belong to several parts.
        var remaining = weight
        while remaining > 1e-12 * total {
          let part = min(range.gates - 1, Int(passed / total * Double(range.gates) + 1e-9))
          let room = part == range.gates - 1 ? remaining : total * Double(part + 1) / Double(range.gates) - passed
          let share = min(remaining, max(room, 1e-12 * total))
          moments[part].mass += share
          moments[part].moment += share * scale.places[range.first + offset]
          passed += share
          remaining -= share
        }
      }
      for part in moments where part.mass > 0 {
        let centre = part.moment / part.mass
        var first = range.first
        while first + 1 < range.last, scale.places[first + 1] <= centre { first += 1 }
        pattern.ranges.append(
          HingeRange(
            isLeftFacing: range.isLeftFacing, sign: range.sign, first: first, last: min(first + 1, range.last),
            gates: 1))
      }
    }
    return pattern
  }

  /// Moves single cells to their neighbours as long as that helps, and solves the last set exactly if it is better.
  ///
  /// - Parameter reach: how far above the best loss, relatively, the start may be.
  mutating func improvement(
    on best: LineIncumbent, from start: LineNode, reach: Double, _ statistics: inout TrainingStatistics
  ) throws(ConvexProgramError) -> LineIncumbent? {
    let target = scale.threshold(best.value, data)
    var node = start
    var value = relaxed(node, below: .infinity)
    // Moves gain little; far from the best they are not worth while.
    if value > target + reach * target.magnitude { return nil }
    var isMoving = true
    while isMoving {
      isMoving = false
      for index in node.ranges.indices {
        for step in [-1, 1] {
          guard let moved = moved(node, index, step) else { continue }
          let next = relaxed(moved, below: value)
          if next < value - 1e-9 * value.magnitude - 1e-12 { (node, value, isMoving) = (moved, next, true) }
        }
      }
    }
    guard value < target - 1e-9 * target.magnitude else { return nil }
    statistics.cells += 1
    let allowed = node.allowed(count: data.count)
    let solution = try LineProgram(data: data, free: node.free).solve(allowed, from: allowed.hinges)
    return solution.value < best.value ? LineIncumbent(data, node, solution) : nil
  }

  private mutating func relaxed(_ node: LineNode, below threshold: Double) -> Double {
    let result = relaxation.solve(
      node.allowed(count: data.count), free: node.free,
      threshold: threshold.isFinite ? threshold : .greatestFiniteMagnitude, precision: 1e-10)
    return max(result.primalValue, result.estimate)
  }

  private func moved(_ node: LineNode, _ index: Int, _ step: Int) -> LineNode? {
    let range = node.ranges[index]
    let first = range.first + step
    let lowest = range.isLeftFacing || node.free == .affine ? 1 : 0
    let highest = range.isLeftFacing ? data.count - 1 : data.count - 2
    guard first >= lowest, first <= highest else { return nil }
    var moved = node
    moved.ranges[index] = HingeRange(
      isLeftFacing: range.isLeftFacing, sign: range.sign, first: first, last: min(first + 1, highest), gates: 1)
    return moved
  }
}
