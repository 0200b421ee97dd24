import ConvexPrograms
import ExactNumbers

/// Branch and bound over cones for the parameters of the gates.
///
/// Each gate starts in one of n + 2 cones that cover the space of its parameters; gates are interchangeable, so only sets of
/// signed cones count. A set is bounded by its relaxation, or one cone is cut in two by the hyperplane of a point. The sets
/// with the least bounds are split a dozen at a time, whatever the number of threads, so that the result does not depend
/// on it.
final class ConeSearch {
  let problem: TrainingProblem
  let data: ScaledData
  let fan: ConeFan
  private(set) var best: Incumbent
  private(set) var roots: [ProofTree] = []
  private(set) var statistics = TrainingStatistics()
  /// How the gap has closed, at times that grow by a tenth.
  private(set) var history: [TrainingProgress] = []
  private var heap = BoundHeap<ProofTree, ConeVerdict.Cut>()
  private var order = 0
  private(set) var unjudged: [ProofTree] = []
  private var nextIdentifier = 0
  private var parts: [PartsKey: (on: ParameterCone, off: ParameterCone)] = [:]
  private let judges: JudgePool<ConeJudge>
  private let control: TrainingControl?
  /// A loss that no function undercuts.
  private let floor: Rational

  /// How many sets are split at a time.
  private static let batch = 12

  private struct PartsKey: Hashable {
    let cone: Int
    let point: Int
  }

  /// - Parameters:
  ///   - data: the problem in integers.
  ///   - floor: a loss that no function undercuts, where the search may end.
  ///   - threads: the number of threads, at least 1.
  init(
    _ problem: TrainingProblem, data: ScaledData, floor: Rational, threads: Int, control: TrainingControl?
  ) throws(ConvexProgramError) {
    self.problem = problem
    self.control = control
    self.data = data
    self.floor = floor
    fan = ConeFan(data)
    judges = JudgePool(threads: threads, ConeJudge(data, width: problem.width))
    // Without gates that are on the output is the bias alone.
    let off = CellProgram(
      data: data, signs: [Int](repeating: 1, count: problem.width),
      active: [[Bool]](repeating: [Bool](repeating: false, count: data.count), count: problem.width))
    guard let start = try off.solve() else { preconditionFailure("the empty cell has an optimum") }
    best = Incumbent(signs: off.signs, solution: start)
  }

  /// Whether the best loss is proved optimal.
  var isFinished: Bool { hasReachedFloor || !roots.isEmpty && heap.isEmpty && unjudged.isEmpty }

  /// Whether no function at all is better than the best network.
  var hasReachedFloor: Bool { best.value <= floor }

  /// The sets that wait to be split.
  var waiting: [BoundHeap<ProofTree, ConeVerdict.Cut>.Entry] { heap.entries }

  /// Takes a network for the best one.
  func adopt(_ incumbent: Incumbent) { best = incumbent }

  /// Takes up a set that nothing is known of.
  func addWaiting(_ tree: ProofTree) { unjudged.append(tree) }

  /// Runs to the end, or until it is interrupted.
  /// - Parameter afterStep: called when sets have been split and judged.
  func run(afterStep: () -> Void = {}) throws(ConvexProgramError) {
    if roots.isEmpty { try start() }
    if !unjudged.isEmpty {
      try judgeAll(unjudged)
      unjudged = []
    }
    while !heap.isEmpty, !hasReachedFloor, control?.isInterrupted != true {
      var jobs: [ProofTree] = []
      for _ in 0..<Self.batch {
        guard let entry = heap.pop() else { break }
        if entry.value > best.value.approximateDouble * (1 - 1e-5), entry.best != best.value {
          // The best loss has fallen since: perhaps the set is bounded now.
          jobs.append(entry.tree)
        } else {
          jobs += split(entry.tree, entry.cut)
        }
      }
      try judgeAll(jobs)
      let progress = progress
      if history.last.map({ $0.nodes * 11 < progress.nodes * 10 }) ?? true { history.append(progress) }
      control?.report(progress)
      afterStep()
    }
    history.append(progress)
  }

  /// How far the search has come.
  private var progress: TrainingProgress {
    let factor = data.lossFactor.approximateDouble
    let value = best.value.approximateDouble
    return TrainingProgress(
      nodes: statistics.nodes, waiting: heap.entries.count, best: value / factor,
      bound: (heap.entries.first.map { min($0.value, value) } ?? value) / factor)
  }

  /// Local training, then the first sets.
  private func start() throws(ConvexProgramError) {
    let local = LocalSearch(data)
    let judge = ConeJudge(data, width: problem.width)
    var generator = SplitMix(state: 1)
    for round in 0..<(20 * (problem.width + 1)) {
      if hasReachedFloor || control?.isInterrupted == true { break }
      let start = local.randomStart(width: problem.width, positive: round % (problem.width + 1), using: &generator)
      if let better = try judge.improvement(on: best, from: start, &statistics) { best = better }
    }
    if hasReachedFloor { return }
    makeRoots()
    try judgeAll(roots)
  }

  /// The first sets.
  func makeRoots() {
    let cones = fan.cones(data) { self.identifier() }
    for positive in 0...problem.width {
      for first in Self.multisets(cones.count, positive) {
        for second in Self.multisets(cones.count, problem.width - positive) {
          let signs = (0..<problem.width).map { $0 < positive ? 1 : -1 }
          roots.append(ProofTree(RelaxationModel(signs: signs, cones: (first + second).map { cones[$0] })))
        }
      }
    }
  }

  /// The bound of slopes zero.
  func trivialBound(_ model: RelaxationModel) -> RelaxationBound? {
    data.bound(
      model, slopes: [BigInteger](repeating: 0, count: data.count),
      multipliers: [BigInteger](repeating: 0, count: data.count * problem.width), denominator: 1)
  }

  /// The nondecreasing sequences of the given length.
  private static func multisets(_ count: Int, _ length: Int) -> [[Int]] {
    if length == 0 { return [[]] }
    return multisets(count, length - 1).flatMap { prefix in ((prefix.last ?? 0)..<count).map { prefix + [$0] } }
  }

  private func identifier() -> Int {
    nextIdentifier += 1
    return nextIdentifier
  }

  /// Splits a set and gives its children.
  func split(_ tree: ProofTree, _ cut: ConeVerdict.Cut) -> [ProofTree] {
    statistics.splits += 1
    let model = tree.model
    let (gate, point) = (cut.gate, cut.point)
    let cone = model.cones[gate]
    let gates = model.cones.indices.filter {
      model.cones[$0].identifier == cone.identifier && model.signs[$0] == model.signs[gate]
    }
    let key = PartsKey(cone: cone.identifier, point: point)
    let halves: (on: ParameterCone, off: ParameterCone)
    if let known = parts[key] {
      halves = known
    } else {
      halves = cone.parts(point: point, identifiers: (identifier(), identifier()))
      parts[key] = halves
    }
    let children = (0...gates.count).map { first in
      var cones = model.cones
      for (place, gate) in gates.enumerated() { cones[gate] = place < first ? halves.on : halves.off }
      return ProofTree(RelaxationModel(signs: model.signs, cones: cones))
    }
    tree.kind = .split(gates: gates, point: point, children: children)
    return children
  }

  /// Judges sets on all threads, and takes note of the verdicts in their order.
  private func judgeAll(_ trees: [ProofTree]) throws(ConvexProgramError) {
    let models = trees.map(\.model)
    let best = best
    let verdicts = try judges.verdicts(models.count) { (judge, index) throws(ConvexProgramError) in
      try judge.judge(models[index], best: best)
    }
    for (tree, verdict) in zip(trees, verdicts) {
      statistics.add(verdict.statistics)
      if let incumbent = verdict.incumbent, incumbent.value < self.best.value { self.best = incumbent }
      switch verdict.kind {
      case .bounded(let bound): tree.kind = .bounded(bound)
      case .open(let value, let cut):
        guard let cut else { preconditionFailure("a set without a place to split is settled") }
        order += 1
        heap.push(BoundHeap.Entry(value: value, order: order, tree: tree, cut: cut, best: best.value))
      }
    }
  }
}
