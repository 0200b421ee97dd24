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
  public let proof: TrainingProof
  /// What the search has done.
  public let statistics: TrainingStatistics
  /// How the gap has closed.
  public let history: [TrainingProgress]

  /// Whether no network is better.
  public var isOptimal: Bool { value == lowerBound }
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
  /// - Throws: `TrainingError.interrupted`; see `TrainingSearch` for what is known then.
  /// - Complexity: exponential in n and w in the worst case (the problem is NP-hard for n = 2 already, Froese and Hertrich
  ///   2023); some thousands of relaxations of O(D) steps each for n = 2, w = 2 and dozens of points.
  public func optimum(threads: Int? = nil, control: TrainingControl? = nil) throws(TrainingError) -> TrainingOptimum {
    let search = try TrainingSearch(self, threads: threads, control: control)
    try search.run()
    guard search.isFinished, let optimum = search.result() else { throw .interrupted }
    return optimum
  }
}

/// A search for the global optimum that can be interrupted and taken up again.
public final class TrainingSearch {
  private let search: ConeSearch

  /// A new search, or one that goes on from a state.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - state: What `state` gave before; nothing in it is believed unchecked.
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.state` if the state is damaged or of another problem.
  public init(
    _ problem: TrainingProblem, state: String? = nil, threads: Int? = nil, control: TrainingControl? = nil
  ) throws(TrainingError) {
    let count = threads ?? CountingOptions.coreCount
    do { search = try ConeSearch(problem, threads: count, control: control) } catch { throw .interrupted }
    if let state { try search.restore(state) }
  }

  /// Runs to the end, or until it is interrupted.
  ///
  /// - Parameters:
  ///   - interval: How often the state is handed over while the search goes on.
  ///   - save: What is done with it.
  /// - Throws: `TrainingError.interrupted` should an exact program be interrupted.
  public func run(every interval: Duration? = nil, save: (String) -> Void = { _ in }) throws(TrainingError) {
    var last = ContinuousClock.now
    do {
      try search.run {
        guard let interval, last.duration(to: .now) >= interval else { return }
        save(search.state)
        last = .now
      }
    } catch { throw .interrupted }
  }

  /// Whether the optimum is known.
  public var isFinished: Bool { search.isFinished }

  /// The state of the search, as text for a file.
  /// - Complexity: linear in the number of sets times D.
  public var state: String { search.state }

  /// What is known. The search cannot go on afterwards, but from its `state`.
  /// - Returns: nil if the search was interrupted before anything was known.
  public func result() -> TrainingOptimum? {
    let bound = search.isFinished ? search.best.value : search.boundWaitingSets()
    guard let bound else { return nil }
    let best = search.best.solution
    return TrainingOptimum(
      value: best.value / search.data.lossFactor,
      network: search.data.network(
        signs: search.best.signs, parameters: best.parameters, outputBias: best.outputBias),
      lowerBound: bound / search.data.lossFactor, proof: TrainingProof(search), statistics: search.statistics,
      history: search.history)
  }
}
