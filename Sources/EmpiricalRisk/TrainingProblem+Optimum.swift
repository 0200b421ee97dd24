import Arrangements
import ConvexPrograms
import ExactNumbers

/// What is known of the global optimum of a training problem.
public struct TrainingOptimum: Sendable {
  /// The loss of the network: the weighted sum, or the greatest for `chebyshev`.
  public let value: Rational
  /// The best network that was found.
  public let network: ShallowNetwork
  /// No network has a smaller loss than this, which is `value` unless the search was interrupted.
  public let lowerBound: Rational
  /// The proof of the lower bound.
  public let proof: LowerBoundProof
  /// What the search has done.
  public let statistics: TrainingStatistics
  /// How the gap has closed.
  public let history: [TrainingProgress]

  /// Whether no network is better.
  public var isOptimal: Bool { value == lowerBound }
}

/// What a search has done.
public struct TrainingStatistics: Hashable, Sendable {
  /// The sets of networks whose relaxation was solved.
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
  /// Finds the global optimum, with a proof.
  ///
  /// - Parameters:
  ///   - method: The method; if nil, `usualMethod`.
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.interrupted`; see `TrainingSearch` for what is known then. `TrainingError.notOnTheLine` for the
  ///   method `line` unless points have one coordinate.
  /// - Complexity: exponential in n and w in the worst case (the problem is NP-hard for n = 2 already, Froese and Hertrich
  ///   2023); some thousands of relaxations of O(D) steps each for n = 2, w = 2 and dozens of points, and for n = 1 with a
  ///   hundred points and a few gates.
  public func optimum(
    by method: TrainingMethod? = nil, threads: Int? = nil, control: TrainingControl? = nil
  ) throws(TrainingError) -> TrainingOptimum {
    let search = try TrainingSearch(self, by: method, threads: threads, control: control)
    try search.run()
    guard search.isFinished, let optimum = try search.result() else { throw .interrupted }
    return optimum
  }
}
