import ExactNumbers

/// How local training in floating point does on a problem, for comparison with the certified optimum only.
public struct LocalTraining: Hashable, Sendable {
  /// The losses that the restarts ended with, in ascending order.
  public let losses: [Double]

  /// The least loss; infinite without restarts.
  public var best: Double { losses.first ?? .infinity }
  /// The loss in the middle.
  public var median: Double { losses.isEmpty ? .infinity : losses[losses.count / 2] }

  /// How many restarts came within a ten-thousandth of the optimum.
  public func hits(of optimum: Rational) -> Int {
    let value = optimum.approximateDouble
    return losses.count { $0 <= value + 1e-4 * max(1, value.magnitude) }
  }
}

extension TrainingProblem {
  /// Trains locally from random starts: least squares steps on the current activation cell, halved until the loss falls.
  ///
  /// - Parameters:
  ///   - restarts: How many starts, with gates that bend at random points of the data and all numbers of positive signs.
  ///   - seed: The seed of the starts; the same seed gives the same losses.
  /// - Complexity: some 30 steps of O(D (n w)²) a start.
  public func localTraining(restarts: Int = 200, seed: UInt64 = 7) -> LocalTraining {
    let data = ScaledData(self)
    let local = LocalSearch(data)
    var generator = SplitMix(state: seed)
    let factor = data.lossFactor.approximateDouble
    let losses = (0..<max(0, restarts)).map { round in
      local.improve(local.randomStart(width: width, positive: round % (width + 1), using: &generator)).loss / factor
    }
    return LocalTraining(losses: losses.sorted())
  }
}
