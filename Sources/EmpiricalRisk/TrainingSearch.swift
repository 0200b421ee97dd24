import Arrangements
import ConvexPrograms
import ExactNumbers

/// A search for the global optimum that can be interrupted and taken up again.
public final class TrainingSearch {
  private enum Engine {
    case cones(ConeSearch)
    case line(LineSearch)
    /// As many gates as different points fit everything that can be fitted.
    case fit(ScaledData, signs: [Int], parameters: [[Rational]])
  }

  private let problem: TrainingProblem
  private let engine: Engine
  private let least: LeastConceivableLoss

  /// A new search, or one that goes on from a state.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - method: The method; if nil, that of the state, or else `usualMethod`. Fewer than two different places on the line,
  ///     and networks without gates, are left to `cones`; as many gates as different points need no search.
  ///   - state: What `state` gave before; nothing in it is believed unchecked.
  ///   - threads: The number of threads, as many as processors if nil; the result does not depend on it.
  ///   - control: Interruption and progress.
  /// - Throws: `TrainingError.state` if the state is damaged, of another problem or of another method,
  ///   `TrainingError.notOnTheLine` for the method `line` unless points have one coordinate, `TrainingError.tooLarge` for
  ///   more gates, points or coordinates than proofs may have.
  public init(
    _ problem: TrainingProblem, by method: TrainingMethod? = nil, state: String? = nil, threads: Int? = nil,
    control: TrainingControl? = nil
  ) throws(TrainingError) {
    let count = threads ?? CountingOptions.coreCount
    self.problem = problem
    let scaled = ScaledData(problem)
    least = LeastConceivableLoss(scaled)
    let stateMethod = state.map { $0.hasPrefix(LineSearch.stateHeader) ? TrainingMethod.line : .cones }
    if let method, let stateMethod, method != stateMethod {
      throw .state("it is one of the method \(stateMethod.rawValue)")
    }
    let method = method ?? stateMethod ?? problem.usualMethod
    if method == .line {
      guard problem.set.dimension == 1 else { throw .notOnTheLine(dimension: problem.set.dimension) }
    }
    if state == nil, problem.width >= least.places.count {
      let network = least.network(scaled, width: problem.width)
      engine = .fit(scaled, signs: network.signs, parameters: network.parameters)
      return
    }
    if method == .line {
      let data = LineData(scaled)
      if data.count >= 2, problem.width > 0 {
        try problem.requireFewFirstSets(for: .line)
        let search: LineSearch
        do {
          search = try LineSearch(problem, data: data, floor: least.value, threads: count, control: control)
        } catch { throw .interrupted }
        if let state { try search.restore(state) }
        engine = .line(search)
        return
      }
    }
    try problem.requireFewFirstSets(for: .cones)
    let search: ConeSearch
    do {
      search = try ConeSearch(problem, data: scaled, floor: least.value, threads: count, control: control)
    } catch { throw .interrupted }
    if let state { try search.restore(state) }
    engine = .cones(search)
  }

  /// The method that searches.
  public var method: TrainingMethod {
    switch engine {
    case .cones: .cones
    case .line: .line
    case .fit: problem.usualMethod
    }
  }

  /// Runs to the end, or until it is interrupted.
  ///
  /// - Parameters:
  ///   - interval: How often the state is handed over while the search goes on.
  ///   - save: What is done with it.
  /// - Throws: `TrainingError.interrupted` should an exact program be interrupted.
  public func run(every interval: Duration? = nil, save: (String) -> Void = { _ in }) throws(TrainingError) {
    var last = ContinuousClock.now
    func afterStep() {
      guard let interval, last.duration(to: .now) >= interval else { return }
      save(state)
      last = .now
    }
    do {
      switch engine {
      case .cones(let search): try search.run(afterStep: afterStep)
      case .line(let search): try search.run(afterStep: afterStep)
      case .fit: break
      }
    } catch { throw .interrupted }
  }

  /// Whether the optimum is known.
  public var isFinished: Bool {
    switch engine {
    case .cones(let search): search.isFinished
    case .line(let search): search.isFinished
    case .fit: true
    }
  }

  /// The state of the search, as text for a file.
  /// - Complexity: linear in the number of sets times D.
  public var state: String {
    switch engine {
    case .cones(let search): search.state
    case .line(let search): search.state
    case .fit: ""
    }
  }

  /// What is known. The search cannot go on afterwards, but from its `state`.
  /// - Returns: nil if the search was interrupted before anything was known.
  /// - Throws: `TrainingError.interrupted` should an exact program be interrupted.
  public func result() throws(TrainingError) -> TrainingOptimum? {
    let pointwise = LowerBoundProof.pointwise(unit: least.unit, slopes: least.slopes)
    switch engine {
    case .cones(let search):
      let bound = search.isFinished ? search.best.value : search.boundWaitingSets()
      guard let bound else { return nil }
      let best = search.best.solution
      return TrainingOptimum(
        value: best.value / search.data.lossFactor,
        network: search.data.network(
          signs: search.best.signs, parameters: best.parameters, outputBias: best.outputBias),
        lowerBound: max(bound, least.value) / search.data.lossFactor,
        proof: bound <= least.value ? pointwise : .cones(TrainingProof(search)),
        statistics: search.statistics, history: search.history)
    case .line(let search):
      let bound: Rational?
      do { bound = search.isFinished ? search.best.value : try search.boundWaitingSets() } catch { throw .interrupted }
      guard let bound else { return nil }
      let factor = search.data.scaled.lossFactor
      return TrainingOptimum(
        value: search.best.value / factor, network: search.network, lowerBound: max(bound, least.value) / factor,
        proof: bound <= least.value ? pointwise : .line(LineTrainingProof(search)), statistics: search.statistics,
        history: search.history)
    case .fit(let data, let signs, let parameters):
      let value = least.value / data.lossFactor
      return TrainingOptimum(
        value: value, network: data.network(signs: signs, parameters: parameters, outputBias: 0), lowerBound: value,
        proof: pointwise, statistics: TrainingStatistics(), history: [])
    }
  }
}
