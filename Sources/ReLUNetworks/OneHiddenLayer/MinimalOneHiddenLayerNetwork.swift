import ExactNumbers

/// Why no set of slope jumps sums to the negative of the leftmost slope, all multiplied by their common denominator.
public enum NoSubsetReason: Equatable, Sendable {
  /// The target is below the sum of all negative jumps or above the sum of all positive ones.
  case outOfRange
  /// No sum of jumps has the residue of the target for this modulus, between 2 and 4096.
  case modulus(Int)
  /// All sums were compared; no shorter reason was found.
  case exhaustive
}

/// A network with one hidden layer and the fewest gates that computes a given function on the line.
///
/// Let s₁ be the leftmost of p slopes and δᵢ the jumps of the slope. With p - 1 gates every breakpoint carries exactly one
/// gate, whose weight must be δᵢ whichever way it is turned; the leftmost slope is then minus the sum of δᵢ over the gates
/// that are turned to the left. So for p ≥ 2 the least number of gates is p - 1 when some jumps sum to -s₁, otherwise p;
/// for p = 1 it is 0 for a constant and 2 otherwise. This sharpens Theorem 2.2.2 and Corollary 2.A.1 of the thesis of
/// A. Mukherjee (Theorem 2.2 of Arora, Basu, Mianjy, Mukherjee, 2018).
public struct MinimalOneHiddenLayerNetwork: Equatable, Sendable {
  /// What makes the number of gates least.
  public enum Ground: Equatable, Sendable {
    /// A constant needs no gate; the network has no hidden layer.
    case constant
    /// A line that is not constant needs two gates, because one gate leaves a break or a constant.
    case line
    /// As many gates as breakpoints, the least conceivable. The jumps at the breakpoints with these indices (counted from
    /// 0, increasing) sum to the negative of the leftmost slope; their gates are turned to the left.
    case leftTurned([Int])
    /// One gate more than breakpoints, because no jumps sum to the negative of the leftmost slope.
    case noSubset(NoSubsetReason)
  }

  /// The network: one hidden layer, or none for a constant.
  public let network: ReLUNetwork
  /// What makes the number of gates least.
  public let ground: Ground

  /// The least number of gates.
  public var gateCount: Int { network.size }

  /// How many different partial sums the search keeps unless told otherwise: enough for 40 breakpoints with any jumps.
  public static let defaultBudget = 1 << 21

  /// Finds the network for a function.
  /// - Throws: `SubsetSumBudgetExceeded` when the decision needs more than `budget` different partial sums at once.
  /// - Complexity: at most O(2^(p/2)) for p pieces, and polynomial when the jumps have few different sums.
  public init(of function: PiecewiseLinearFunction, budget: Int = defaultBudget) throws(SubsetSumBudgetExceeded) {
    let slopes = function.slopes
    guard let first = function.breakpoints.first else {
      let line = AffineMap(inputDimension: 1, entries: [slopes[0]], bias: [function.intercepts[0]])
      ground = slopes[0].isZero ? .constant : .line
      network = slopes[0].isZero ? ReLUNetwork(line) : line.asSmallestOneHiddenLayer
      return
    }
    let jumps = Self.jumps(of: function)
    let question = Self.clearedQuestion(jumps: jumps, leftmostSlope: slopes[0], budget: budget)
    switch try question.solve() {
    case .subset(let indices):
      ground = .leftTurned(indices)
      let turned = Set(indices)
      network = Self.network(
        of: function,
        gates: jumps.indices.map {
          Gate(breakpoint: function.breakpoints[$0], coefficient: jumps[$0], turnsLeft: turned.contains($0))
        })
    case .impossible(let reason):
      ground = .noSubset(reason)
      let left = Gate(breakpoint: first, coefficient: -slopes[0], turnsLeft: true)
      let right = Gate(breakpoint: first, coefficient: slopes[1], turnsLeft: false)
      let others = jumps.indices.dropFirst().map {
        Gate(breakpoint: function.breakpoints[$0], coefficient: jumps[$0], turnsLeft: false)
      }
      network = Self.network(of: function, gates: [left, right] + others)
    }
  }

  /// The jumps of the slope at the breakpoints.
  public static func jumps(of function: PiecewiseLinearFunction) -> [Rational] {
    zip(function.slopes, function.slopes.dropFirst()).map { $1 - $0 }
  }

  /// The jumps and the target -s₁ as integers, multiplied by their least common denominator.
  public static func clearedJumps(
    of function: PiecewiseLinearFunction
  ) -> (jumps: [BigInteger], target: BigInteger) {
    let question = clearedQuestion(jumps: jumps(of: function), leftmostSlope: function.slopes[0], budget: 0)
    return (question.summands, question.target)
  }

  private static func clearedQuestion(jumps: [Rational], leftmostSlope: Rational, budget: Int) -> SubsetSum {
    let denominator = jumps.reduce(leftmostSlope.denominator) {
      BigInteger.leastCommonMultiple($0, $1.denominator)
    }
    func clear(_ value: Rational) -> BigInteger { value.numerator * denominator.exactlyDivided(by: value.denominator) }
    return SubsetSum(summands: jumps.map(clear), target: clear(-leftmostSlope), budget: budget)
  }

  /// coefficient·σ(x - breakpoint), or coefficient·σ(breakpoint - x) when turned to the left.
  private struct Gate {
    let breakpoint: Rational
    let coefficient: Rational
    let turnsLeft: Bool

    func value(at x: Rational) -> Rational {
      let argument = turnsLeft ? breakpoint - x : x - breakpoint
      return argument.signum() > 0 ? coefficient * argument : 0
    }
  }

  /// The sum of the gates, with the output bias that gives the value of `function` at its first breakpoint.
  private static func network(of function: PiecewiseLinearFunction, gates: [Gate]) -> ReLUNetwork {
    let anchor = function.breakpoints[0]
    let bias = function(anchor) - gates.reduce(0) { $0 + $1.value(at: anchor) }
    return ReLUNetwork(fitting: [
      AffineMap(
        inputDimension: 1, entries: gates.map { $0.turnsLeft ? -1 : 1 },
        bias: gates.map { $0.turnsLeft ? $0.breakpoint : -$0.breakpoint }),
      AffineMap(inputDimension: gates.count, entries: gates.map(\.coefficient), bias: [bias]),
    ])
  }
}
