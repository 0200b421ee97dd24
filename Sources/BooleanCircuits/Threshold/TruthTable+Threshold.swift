import ConvexPrograms
import ExactNumbers

extension TruthTable {
  /// Whether the function is a threshold function (linearly separable), with integer weights of least total weight or a
  /// refutation.
  ///
  /// A function that both rises and falls in one variable is refuted by four points. Otherwise its variables are turned so
  /// that it rises, and a linear program finds the least Σ w such that all points are on their sides; its points are
  /// brought in as they are violated (Kelley 1960), so that large tables cost little more than evaluations. Weights that
  /// are not integral are branched on (Land and Doig 1960); up to 7 variables this has not been seen.
  ///
  /// - Parameter isInterrupted: Asked between the steps; true ends the computation.
  /// - Throws: `ConvexProgramError.interrupted`.
  /// - Complexity: usually some n to n² programs with n + 1 variables and as many rows, and O(2ⁿ) for each.
  public func thresholdDecision(isInterrupted: () -> Bool = { false }) throws -> ThresholdDecision {
    var flips = 0
    var essential: [Int] = []
    for variable in 0..<variableCount {
      switch influence(of: variable) {
      case .none: break
      case .increasing: essential.append(variable)
      case .decreasing:
        essential.append(variable)
        flips |= 1 << variable
      case .both(let rising, let falling):
        let bit = 1 << variable
        return .notThreshold(
          ThresholdRefutation(
            [rising, rising | bit, falling, falling | bit].map { .init(point: $0, multiplier: 1) }))
      }
    }
    var search = ThresholdSearch(table: self, flips: flips, essential: essential)
    return try search.run(isInterrupted: isInterrupted)
  }

  /// Whether the function is a threshold function.
  /// - Throws: `ConvexProgramError` if the linear program of the decision fails, which a correct program does not.
  public func isThresholdFunction() throws -> Bool {
    if case .threshold = try thresholdDecision() { true } else { false }
  }
}

/// The search for weights of a function that rises in its essential variables once these are turned.
private struct ThresholdSearch {
  let table: TruthTable
  /// The variables in which the function falls.
  let flips: Int
  /// The variables on which the function depends.
  let essential: [Int]
  /// The points of the linear program, as numbers of turned points.
  private var working: [Int] = []

  init(table: TruthTable, flips: Int, essential: [Int]) {
    self.table = table
    self.flips = flips
    self.essential = essential
  }

  /// The variables that are not essential are 0 at all points that are used.
  private func isTrue(_ point: Int) -> Bool { table[point ^ flips] }

  /// The point whose essential variables have the bits of a position.
  private func point(_ position: Int) -> Int {
    if essential.count == table.variableCount { return position }
    var point = 0
    for (place, variable) in essential.enumerated() { point |= (position >> place & 1) << variable }
    return point
  }

  mutating func run(isInterrupted: () -> Bool) throws -> ThresholdDecision {
    let dimension = essential.count
    if dimension == 0 {
      let bias: BigInteger = table[0] ? 0 : -1
      let zeros = [BigInteger](repeating: 0, count: table.variableCount)
      return .threshold(
        MinimalThresholdWeights(
          weights: ThresholdWeights(bias: bias, weights: zeros), bound: ThresholdRefutation([]), provedTotalWeight: 0))
    }
    working = [point(0), point((1 << dimension) - 1)]
    let root: Relaxation
    switch try relaxation(bounds: [:], isInterrupted) {
    case .infeasible(let multipliers): return .notThreshold(refutation(multipliers))
    case .optimal(let relaxation): root = relaxation
    }
    let bound = refutation(root.multipliers)
    let least = root.total.ceilingValue
    let best = try integral(from: root, isInterrupted)
    return .threshold(
      MinimalThresholdWeights(weights: turnedBack(best), bound: bound, provedTotalWeight: least))
  }

  // MARK: The linear program

  private struct Relaxation {
    /// The bias and the weights.
    let point: [Rational]
    let multipliers: [Rational]
    let total: Rational
  }

  private enum Outcome {
    case optimal(Relaxation)
    case infeasible([Rational])
  }

  /// The least Σ w such that b + w·x ≥ 0 at true points and ≤ −1 at false ones, and within bounds of some weights.
  private mutating func relaxation(bounds: [Int: Bounds], _ isInterrupted: () -> Bool) throws -> Outcome {
    let dimension = essential.count
    let variables = [Bounds.free] + (0..<dimension).map { bounds[$0] ?? .free }
    let objective = LinearExpression((1...dimension).map { .init(variable: $0, coefficient: 1) })
    while true {
      let constraints = working.map { point in
        let terms = essential.enumerated().filter { point >> $0.element & 1 == 1 }
          .map { LinearExpression.Term(variable: $0.offset + 1, coefficient: 1) }
        return LinearProgram.Constraint(
          LinearExpression([.init(variable: 0, coefficient: 1)] + terms), isTrue(point) ? .atLeast(0) : .atMost(-1))
      }
      let program = try LinearProgram(.minimize, objective, variables: variables, constraints: constraints)
      switch try program.solve(isInterrupted: isInterrupted) {
      case .infeasible(let multipliers): return .infeasible(multipliers)
      case .optimal(let optimum):
        let violated = violatedPoints(optimum.point)
        if violated.isEmpty {
          return .optimal(
            Relaxation(point: optimum.point, multipliers: optimum.multipliers, total: optimum.value))
        }
        working += violated
      case .unbounded(_, let direction): working += violatedPoints(direction, isDirection: true)
      }
    }
  }

  /// Points, not more than there are variables, on the wrong side: the worst ones first. In an unbounded direction a point
  /// is on the wrong side if it moves there.
  private func violatedPoints(_ weights: [Rational], isDirection: Bool = false) -> [Int] {
    var denominator: BigInteger = 1
    for weight in weights { denominator = .leastCommonMultiple(denominator, weight.denominator) }
    let integers = weights.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    let small = integers.compactMap { Int(exactly: $0) }.filter { $0.magnitude < 1 << 50 }
    guard small.count == integers.count, let unit = Int(exactly: denominator), unit < 1 << 50 else {
      return worst(margin: isDirection ? Rational(0) : -1) { position in
        let sum = essential.indices.reduce(integers[0]) {
          position >> $1 & 1 == 1 ? $0 + integers[$1 + 1] : $0
        }
        return Rational(sum, denominator)
      }
    }
    var (sum, position) = (small[0], 0)
    // Subset sums by the Gray code: one addition a point.
    var sums = [Int](repeating: 0, count: 1 << essential.count)
    for step in sums.indices {
      if step > 0 {
        let variable = step.trailingZeroBitCount
        position ^= 1 << variable
        sum += position >> variable & 1 == 1 ? small[variable + 1] : -small[variable + 1]
      }
      sums[position] = sum
    }
    return worst(margin: isDirection ? 0 : -unit) { sums[$0] }
  }

  /// The positions of the worst sums, at true points below 0, at false ones above the margin.
  private func worst<Number: Comparable & AdditiveArithmetic>(
    margin: Number, _ sum: (Int) -> Number
  ) -> [Int] {
    var found: [(excess: Number, point: Int)] = []
    for position in 0..<1 << essential.count {
      let point = point(position)
      let value = sum(position)
      let excess = isTrue(point) ? .zero - value : value - margin
      guard excess > .zero else { continue }
      let place = found.firstIndex { $0.excess < excess } ?? found.count
      if place < essential.count + 1 {
        found.insert((excess, point), at: place)
        if found.count > essential.count + 1 { found.removeLast() }
      }
    }
    return found.map(\.point)
  }

  /// The multipliers of the working points as positive integers at points of the table.
  private func refutation(_ multipliers: [Rational]) -> ThresholdRefutation {
    var denominator: BigInteger = 1
    for value in multipliers { denominator = .leastCommonMultiple(denominator, value.denominator) }
    return ThresholdRefutation(
      zip(working, multipliers).filter { !$1.isZero }.map { point, value in
        let integer = value.numerator * denominator.exactlyDivided(by: value.denominator)
        return .init(point: point ^ flips, multiplier: integer.signum() < 0 ? -integer : integer)
      })
  }

  // MARK: Integers

  /// The best integral weights, from the root of a search that branches on weights that are not integral.
  private mutating func integral(from root: Relaxation, _ isInterrupted: () -> Bool) throws -> [BigInteger] {
    var best: (total: Rational, point: [BigInteger])?
    var pending: [(bounds: [Int: Bounds], relaxation: Relaxation)] = [([:], root)]
    while let (bounds, relaxation) = pending.popLast() {
      if let best, relaxation.total.ceilingValue >= best.total.numerator { continue }
      let fractional = relaxation.point.indices.dropFirst().first { relaxation.point[$0].denominator != 1 }
      guard let fractional else {
        // With integral weights the bias is a bound from integers: the least one is taken.
        let point = relaxation.point.map(\.ceilingValue)
        best = (relaxation.total, point)
        continue
      }
      let floor = relaxation.point[fractional].ceilingValue - 1
      for side in [Bounds.atMost(Rational(floor)), .atLeast(Rational(floor + 1))] {
        var next = bounds
        let old = next[fractional - 1] ?? .free
        next[fractional - 1] = Bounds(
          lower: [old.lower, side.lower].compactMap { $0 }.max(),
          upper: [old.upper, side.upper].compactMap { $0 }.min())
        if case .optimal(let child) = try self.relaxation(bounds: next, isInterrupted) { pending.append((next, child)) }
      }
    }
    return best?.point ?? scaled(root)
  }

  /// The weights of a relaxation, multiplied until they are integral.
  private func scaled(_ relaxation: Relaxation) -> [BigInteger] {
    var denominator: BigInteger = 1
    for value in relaxation.point { denominator = .leastCommonMultiple(denominator, value.denominator) }
    return relaxation.point.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
  }

  /// Bias and weights on the variables of the table: a turned variable x is 1 − x there.
  private func turnedBack(_ values: [BigInteger]) -> ThresholdWeights {
    var (bias, weights) = (values[0], [BigInteger](repeating: 0, count: table.variableCount))
    for (place, variable) in essential.enumerated() {
      let isTurned = flips >> variable & 1 == 1
      weights[variable] = isTurned ? -values[place + 1] : values[place + 1]
      if isTurned { bias += values[place + 1] }
    }
    return ThresholdWeights(bias: bias, weights: weights)
  }
}

extension Rational {
  /// The least integer that is not less.
  fileprivate var ceilingValue: BigInteger {
    // −⌊−p/q⌋, with a quotient that is rounded towards zero.
    let quotient = numerator / denominator
    return numerator.signum() > 0 && quotient * denominator != numerator ? quotient + 1 : quotient
  }
}
