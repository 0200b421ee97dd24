import Arrangements
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

  mutating func add(_ other: TrainingStatistics) {
    nodes += other.nodes
    splits += other.splits
    rounded += other.rounded
    repaired += other.repaired
    tight += other.tight
    missed += other.missed
    cells += other.cells
    steps += other.steps
  }
}

extension TrainingProblem {
  /// Finds the global optimum by branch and bound over cones, with a proof.
  ///
  /// - Parameters:
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.interrupted`.
  /// - Complexity: exponential in n and w in the worst case (the problem is NP-hard for n = 2 already, Froese and Hertrich
  ///   2023); some thousands of relaxations of O(D) steps each for n = 2, w = 2 and dozens of points.
  public func optimum(threads: Int? = nil, control: TrainingControl? = nil) throws(TrainingError) -> TrainingOptimum {
    let count = threads ?? CountingOptions.coreCount
    do {
      let search = try ConeSearch(self, threads: count, control: control)
      try search.run()
      guard search.isFinished else { throw ConvexProgramError.interrupted }
      let best = search.best.solution
      return TrainingOptimum(
        value: best.value / search.data.lossFactor,
        network: search.data.network(
          signs: search.best.signs, parameters: best.parameters, outputBias: best.outputBias),
        proof: TrainingProof(search), statistics: search.statistics)
    } catch { throw .interrupted }
  }
}
