import ConvexPrograms
import ExactNumbers

/// The global optimum of a training problem.
public struct TrainingOptimum: Sendable {
  /// The least loss: the weighted sum, or the greatest for `chebyshev`.
  public let value: Rational
  /// A network that attains it.
  public let network: ShallowNetwork
  /// The proof that none has a smaller loss.
  public let proof: TrainingProof
  /// What the search has done.
  public let statistics: TrainingStatistics
}

/// What a search has done.
public struct TrainingStatistics: Hashable, Sendable {
  /// The sets of cones whose relaxation was solved.
  public var nodes = 0
  /// The sets that were split.
  public var splits = 0
  /// The bounds that rounding made exact.
  public var rounded = 0
  /// The bounds for which an exact linear program was needed.
  public var repaired = 0
  /// The bounds that equal the optimum.
  public var tight = 0
  /// The bounds that were not found although floating point expected them.
  public var missed = 0
  /// The exact convex programs of cells.
  public var cells = 0
  /// The steps of the interior point method.
  public var steps = 0
}

extension TrainingProblem {
  /// Finds the global optimum by branch and bound over cones, with a proof.
  ///
  /// - Throws: `ConvexProgramError.interrupted`.
  public func optimum() throws(ConvexProgramError) -> TrainingOptimum {
    let search = try ConeSearch(self)
    try search.run()
    let best = search.best
    return TrainingOptimum(
      value: best.value / search.data.lossFactor,
      network: search.data.network(
        signs: search.bestSigns, parameters: best.parameters, outputBias: best.outputBias),
      proof: TrainingProof(search), statistics: search.statistics)
  }
}
