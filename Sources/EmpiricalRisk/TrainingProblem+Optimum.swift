import ConvexPrograms
import ExactNumbers

/// The global optimum of a training problem.
public struct TrainingOptimum {
  /// The least loss: the weighted sum, or the greatest for `chebyshev`.
  public let value: Rational
  /// A network that attains it.
  public let network: ShallowNetwork
  /// What the search has done, for people.
  public let summary: String
}

extension TrainingProblem {
  /// Finds the global optimum by branch and bound over cones.
  public func optimum() throws -> TrainingOptimum {
    let search = try ConeSearch(self)
    try search.run()
    let statistics = search.statistics
    return TrainingOptimum(
      value: search.best.value / search.data.lossFactor,
      network: search.data.network(
        signs: search.bestSigns, parameters: search.best.parameters, outputBias: search.best.outputBias),
      summary: "\(statistics)")
  }
}
