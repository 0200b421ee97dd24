import ExactNumbers

/// A way to search for the global optimum, with a proof.
public enum TrainingMethod: String, Hashable, Sendable, CaseIterable {
  /// Branch and bound over cones of the parameters of gates; for points of any dimension.
  case cones
  /// Branch and bound over the places between which gates have their kinks; for points on the line, where it is faster.
  case line
}

extension TrainingProblem {
  /// The method that is taken unless another one is asked for.
  public var usualMethod: TrainingMethod {
    // For the greatest loss, bounds on the line are all exact linear programs.
    self.set.dimension == 1 && loss != .chebyshev ? .line : .cones
  }

  /// - Throws: `TrainingError.tooLarge` if a search would begin with more sets than proofs may have.
  func requireFewFirstSets(for method: TrainingMethod) throws(TrainingError) {
    let limit = 100_000
    if width * self.set.count > limit {
      throw .tooLarge("gates times points", found: "\(width * self.set.count)", limit: limit)
    }
    let n = self.set.dimension
    if (n + 1) * (n + 2) * self.set.count > 100 * limit {
      throw .tooLarge(
        "coordinates, squared, times points", found: "\((n + 1) * (n + 2) * self.set.count)", limit: 100 * limit)
    }
    func multisets(_ kinds: Int, _ count: Int) -> BigInteger {
      count < 0
        ? 0
        : (0..<count).reduce(BigInteger(1)) {
          ($0 * BigInteger(kinds + $1)).exactlyDivided(by: BigInteger($1 + 1))
        }
    }
    let count: BigInteger
    switch method {
    case .cones:
      // A number of positive gates, then cones for them and for the others.
      count = (0...width).reduce(BigInteger(0)) { $0 + multisets(n + 2, $1) * multisets(n + 2, width - $1) }
    case .line:
      count = multisets(4, width) + 2 * multisets(4, width - 1) + multisets(2, width - 2)
    }
    if count > BigInteger(limit) {
      throw .tooLarge("\(width) gates begin with sets of networks", found: "\(count)", limit: limit)
    }
  }
}
