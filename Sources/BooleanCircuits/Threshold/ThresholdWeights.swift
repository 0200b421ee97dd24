import ExactNumbers

/// Integers b and w₁, …, w_n that say of a point x of {0, 1}ⁿ whether b + w·x ≥ 0.
public struct ThresholdWeights: Hashable, Sendable {
  /// The bias b; −b is the threshold.
  public let bias: BigInteger
  /// The weights w.
  public let weights: [BigInteger]

  /// The function x ↦ [b + w·x ≥ 0].
  public init(bias: BigInteger, weights: [BigInteger]) {
    self.bias = bias
    self.weights = weights
  }

  /// Σ |w_k|.
  public var totalWeight: BigInteger { weights.reduce(0) { $0 + ($1.signum() < 0 ? -$1 : $1) } }

  /// b + w·x at the point number `index` of the cube.
  public func argument(at index: Int) -> BigInteger {
    var sum = bias
    for (variable, weight) in weights.enumerated() where index >> variable & 1 == 1 { sum += weight }
    return sum
  }

  /// The truth table, by 2ⁿ evaluations.
  /// - Throws: ``BooleanFunctionError`` if there are more than ``TruthTable/greatestVariableCount`` weights.
  /// - Complexity: O(2ⁿ) additions, of machine words where all sums fit.
  public func table() throws -> TruthTable {
    let words = try TruthTable(constant: false, variableCount: weights.count).words.count
    let small = weights.compactMap { Int(exactly: $0) }
    guard small.count == weights.count, let bias = Int(exactly: bias), fits(bias, small) else {
      return try TruthTable(variableCount: weights.count) { argument(at: $0).signum() >= 0 }
    }
    var packed = [UInt64](repeating: 0, count: words)
    // In the order of the Gray code each point differs from the one before in one variable.
    var (sum, point) = (bias, 0)
    for step in 0..<(1 << weights.count) {
      if step > 0 {
        let variable = step.trailingZeroBitCount
        point ^= 1 << variable
        sum += point >> variable & 1 == 1 ? small[variable] : -small[variable]
      }
      if sum >= 0 { packed[point >> 6] |= 1 << UInt64(point & 63) }
    }
    return try TruthTable(variableCount: weights.count, words: packed)
  }

  /// Whether all sums of these numbers are machine words.
  private func fits(_ bias: Int, _ weights: [Int]) -> Bool {
    var total = bias.magnitude
    for weight in weights {
      let (sum, overflow) = total.addingReportingOverflow(weight.magnitude)
      if overflow { return false }
      total = sum
    }
    return total < Int.max.magnitude / 2
  }
}

/// Points of the cube with positive multipliers m such that, with the signs s = ±1 of a function there, Σ m·s = 0 and
/// Σ m·s·x = 0: a proof that it is not a threshold function (two equal mixtures of true and of false points; Farkas 1902).
public struct ThresholdRefutation: Hashable, Sendable {
  /// A point by its number, and its multiplier, positive.
  public struct Term: Hashable, Sendable {
    /// The number of the point.
    public let point: Int
    /// The multiplier, positive.
    public let multiplier: BigInteger

    /// A point with its multiplier.
    public init(point: Int, multiplier: BigInteger) {
      self.point = point
      self.multiplier = multiplier
    }
  }

  /// The terms in the order of their points, each point once.
  public let terms: [Term]

  /// The refutation with these terms, in any order.
  public init(_ terms: [Term]) { self.terms = terms.sorted { $0.point < $1.point } }

  /// Whether this proves that the function is not a threshold function.
  public func refutes(_ table: TruthTable) -> Bool {
    var sums = [BigInteger](repeating: 0, count: table.variableCount + 1)
    var last = -1
    for term in terms {
      guard term.point > last, term.point < table.pointCount, term.multiplier.signum() > 0 else { return false }
      last = term.point
      let signed = table[term.point] ? term.multiplier : -term.multiplier
      sums[0] += signed
      for variable in 0..<table.variableCount where term.point >> variable & 1 == 1 { sums[variable + 1] += signed }
    }
    return !terms.isEmpty && sums.allSatisfy { $0.signum() == 0 }
  }
}

/// Whether a Boolean function is a threshold function, with what proves it.
public enum ThresholdDecision: Hashable, Sendable {
  /// It is: integer weights of least total weight.
  case threshold(MinimalThresholdWeights)
  /// It is not.
  case notThreshold(ThresholdRefutation)
}

/// Integer weights of a threshold function with the least Σ |w_k|.
public struct MinimalThresholdWeights: Hashable, Sendable {
  /// The weights.
  public let weights: ThresholdWeights
  /// Points with multipliers that prove a lower bound of Σ |w_k| for all integer weights of the function: with
  /// g = Σ m·s·x, U = max |g_k| and V = Σ m over the false points, U·Σ |w_k| ≥ V. Empty for a constant function.
  public let bound: ThresholdRefutation
  /// The least integer that is not below V/U. The total weight is least in any case; where it is greater than this, the
  /// search for integers has shown so.
  public let provedTotalWeight: BigInteger
}
