import ConvexPrograms
import ExactNumbers

/// A continuous piecewise linear function on the line, given by where and how much its slope changes.
public struct BrokenLine: Hashable, Sendable {
  /// The breaks in ascending order.
  public let breaks: [Rational]
  /// The slopes, one more than the breaks; neighbouring ones differ.
  public let slopes: [Rational]
  /// A place.
  public let place: Rational
  /// The value there.
  public let value: Rational

  /// The value at a place.
  public func value(at x: Rational) -> Rational {
    var sum = value + slopes[0] * (x - place)
    for (index, position) in breaks.enumerated() {
      let jump = slopes[index + 1] - slopes[index]
      sum += jump * (max(0, x - position) - max(0, place - position))
    }
    return sum
  }
}

extension PieceFit {
  /// A break between the k-th and the next of the distinct points, with the sign of the change of the slope.
  public struct Bend: Hashable, Sendable {
    /// The number k of the gap, from 0.
    public let gap: Int
    /// 1 if the slope rises, −1 if it falls.
    public let sign: Int
  }

  private var distinctPlaces: [Rational] {
    var result: [Rational] = []
    for place in places where result.last != place { result.append(place) }
    return result
  }

  /// All choices of p − 1 bends, up to order; the one without bends if there is no gap.
  /// - Complexity: C(2G + p − 2, p − 1) choices for G gaps.
  public var bends: [[Bend]] {
    let single = (0..<max(0, distinctPlaces.count - 1)).flatMap { [Bend(gap: $0, sign: 1), Bend(gap: $0, sign: -1)] }
    if single.isEmpty { return [[]] }
    var choices: [(bends: [Bend], last: Int)] = [([], 0)]
    for _ in 1..<pieces {
      choices = choices.flatMap { choice in
        (choice.last..<single.count).map { (choice.bends + [single[$0]], $0) }
      }
    }
    return choices.map(\.bends)
  }

  /// The program of the least loss over the functions with the given bends and no others.
  ///
  /// At the data max(0, x − t) for t in the gap [x_k, x_{k+1}] is a convex combination of max(0, x − x_k) and
  /// max(0, x − x_{k+1}), and every such combination comes from a t. So the outputs are those of
  /// c + d (x − x_1) + Σ sign · (λ max(0, x − x_k) + μ max(0, x − x_{k+1})) with λ, μ ≥ 0, where no inequality relates
  /// different bends. The variables are c, d, and λ, μ of each bend. Breaks beyond the data do not change outputs.
  ///
  /// - Precondition: the bends are one of `bends`.
  /// - Throws: nothing for such bends.
  public func program(_ bends: [Bend]) throws(ConvexProgramError) -> FitProgram {
    let distinct = distinctPlaces
    let outputs = places.map { place -> LinearExpression in
      var values: [Rational] = [1, place - (distinct.first ?? 0)]
      for bend in bends {
        for end in [distinct[bend.gap], distinct[bend.gap + 1]] {
          values.append(Rational(bend.sign) * max(0, place - end))
        }
      }
      return LinearExpression(values)
    }
    let variables = [Bounds.free, .free] + [Bounds](repeating: .nonnegative, count: 2 * bends.count)
    return try program(outputs: outputs, variables: variables, constraints: [])
  }

  /// The function of a point of the program of bends.
  /// - Precondition: the bends are one of `bends`, and the point belongs to their program.
  public func function(_ bends: [Bend], at point: [Rational]) -> BrokenLine {
    let distinct = distinctPlaces
    var jumps: [Rational: Rational] = [:]
    for (index, bend) in bends.enumerated() {
      let (first, second) = (point[2 + 2 * index], point[3 + 2 * index])
      let jump = first + second
      if jump.isZero { continue }
      let place = (first * distinct[bend.gap] + second * distinct[bend.gap + 1]) / jump
      jumps[place, default: 0] += Rational(bend.sign) * jump
    }
    let breaks = jumps.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
    var slopes = [point[1]]
    for (_, jump) in breaks { slopes.append((slopes.last ?? 0) + jump) }
    return BrokenLine(breaks: breaks.map(\.key), slopes: slopes, place: distinct.first ?? 0, value: point[0])
  }

  /// A best function with at most p pieces.
  public struct Best: Hashable, Sendable {
    /// The least loss.
    public let value: Rational
    /// A function that has it.
    public let function: BrokenLine
  }

  /// The best function with at most p pieces, by the programs of all choices of bends; the loss 0 ends the search unless the
  /// pieces of the loss may allow less.
  ///
  /// - Parameter observe: called with each choice, its program and its outcome.
  /// - Throws: nothing; the outcome of each program is an optimum, as the loss is bounded from below.
  /// - Complexity: as many convex programs in 2p variables (and D more unless the loss is squared) as there are choices.
  public func best(
    observe: ([Bend], FitProgram, LinearOutcome) -> Void = { _, _, _ in }
  ) throws(ConvexProgramError) -> Best {
    let mayBeNegative = if case .piecewiseLinear = loss { true } else { false }
    var best: Best?
    for bends in bends {
      let program = try program(bends)
      let outcome = try program.solve()
      observe(bends, program, outcome)
      guard case .optimal(let optimum) = outcome else { preconditionFailure("a loss has a least value on a cone") }
      if best.map({ optimum.value < $0.value }) ?? true {
        best = Best(value: optimum.value, function: function(bends, at: optimum.point))
        if optimum.value.isZero && !mayBeNegative { break }
      }
    }
    guard let best else { preconditionFailure("there is a choice of bends") }
    return best
  }
}
