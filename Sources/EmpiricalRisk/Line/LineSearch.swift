import ConvexPrograms
import ExactNumbers

/// Branch and bound over the kinks of gates on the line.
///
/// At the places x₁ < … < xₘ of the data a gate with its kink between two neighbouring places is a nonnegative combination
/// of the two hinges there, and all such combinations are gates. A set of networks confines the kink of each gate to a range
/// of places; its relaxation allows all nonnegative combinations of the hinges of the ranges, which is the convex hull of
/// what each gate can do. Its dual is a sequence with the sign of the allowed hinges at each place, of which the loss sees
/// second differences. Sets that are not bounded are split by the number of gates up to a place; when no gate has more than
/// two hinges, the relaxation is exact.
///
/// Why not dynamic programming from left to right? What the rest of the network needs to know in a gap is the affine
/// function there *and* what the left-facing gates still to come have to add up to, for a gate has its sign and direction:
/// kinks may not be chosen freely, but those of left-facing gates must add up to the slope on the far left (and without bias
/// to its value). The value function has four variables (three with bias), and is a minimum of convex functions, one for each
/// choice of gaps so far, hence not convex: exact, but with pieces in numbers that grow like the choices.
final class LineSearch {
  let problem: TrainingProblem
  let data: LineData
  private(set) var best: LineIncumbent
  private(set) var roots: [LineTree] = []
  private(set) var statistics = TrainingStatistics()
  /// How the gap has closed, at times that grow by a tenth.
  private(set) var history: [TrainingProgress] = []
  private let judges: JudgePool<LineJudge>
  private let scale: LineScale
  private let control: TrainingControl?
  /// A loss that no function undercuts.
  private let floor: Rational
  private var heap = BoundHeap<LineTree, LineVerdict.Cut>()
  private var unjudged: [LineTree] = []
  private var order = 0

  /// How many sets are split at a time, whatever the number of threads.
  private static let batch = 24

  /// - Precondition: the points have one coordinate, and not all the same; there is a gate.
  init(
    _ problem: TrainingProblem, data: LineData, floor: Rational, threads: Int, control: TrainingControl?
  ) throws(ConvexProgramError) {
    self.problem = problem
    self.floor = floor
    self.control = control
    self.data = data
    scale = LineScale(data)
    judges = JudgePool(threads: threads, LineJudge(data))
    let node = LineNode(free: problem.hasOutputBias ? .constant : .nothing, sign: 0, ranges: [])
    best = try LineIncumbent(data, node, LineProgram(data: data, free: node.free).solve([]))
  }

  /// Whether the best loss is proved optimal.
  var isFinished: Bool { hasReachedFloor || !roots.isEmpty && heap.isEmpty && unjudged.isEmpty }

  /// Whether no function at all is better than the best network.
  var hasReachedFloor: Bool { best.value <= floor }

  /// Takes a network for the best one.
  func adopt(_ incumbent: LineIncumbent) { best = incumbent }

  /// Takes up a set that nothing is known of.
  func addWaiting(_ tree: LineTree) { unjudged.append(tree) }

  /// Splits a set and gives its children.
  func split(_ tree: LineTree, _ range: Int, at place: Int) -> [LineTree] {
    statistics.splits += 1
    return tree.split(range, at: place)
  }

  /// Runs to the end, or until it is interrupted.
  /// - Parameter afterStep: called when sets have been split and judged.
  func run(afterStep: () -> Void = {}) throws(ConvexProgramError) {
    if roots.isEmpty { try start() }
    if !unjudged.isEmpty {
      let trees = unjudged
      unjudged = []
      try judgeAll(trees)
    }
    while !heap.isEmpty, !hasReachedFloor, control?.isInterrupted != true {
      var jobs: [LineTree] = []
      let threshold = scale.threshold(best.value, data)
      for _ in 0..<Self.batch {
        guard let entry = heap.pop() else { break }
        if entry.value > threshold, entry.best != best.value {
          // The best loss has fallen since: perhaps the set is bounded now.
          jobs.append(entry.tree)
        } else {
          jobs += split(entry.tree, entry.cut.range, at: entry.cut.place)
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
    let factor = data.scaled.lossFactor.approximateDouble
    let value = best.value.approximateDouble
    let bound = heap.entries.first.map { $0.value * scale.lossFactor + data.constant.approximateDouble }
    return TrainingProgress(
      nodes: statistics.nodes, waiting: heap.entries.count, best: value / factor,
      bound: min(value, bound ?? value) / factor)
  }

  /// Local training, then the first sets.
  private func start() throws(ConvexProgramError) {
    try train()
    if hasReachedFloor { return }
    makeRoots()
    try judgeAll(roots)
  }

  /// The first sets.
  func makeRoots() {
    roots = LineNode.roots(width: problem.width, count: data.count, hasBias: problem.hasOutputBias).map { LineTree($0) }
  }

  /// Local training from random starts, for a good network to begin with.
  private func train() throws(ConvexProgramError) {
    if data.isChebyshev { return }
    let local = LocalSearch(data.scaled)
    var generator = SplitMix(state: 1)
    for round in 0..<(12 * (problem.width + 1)) {
      if hasReachedFloor || control?.isInterrupted == true { return }
      let start = local.randomStart(width: problem.width, positive: round % (problem.width + 1), using: &generator)
      let node = pattern(local.improve(start).candidate)
      let found = try judges.withJudge { (judge) throws(ConvexProgramError) in
        try judge.improvement(on: best, from: node, reach: 0.1, &statistics)
      }
      if let found { best = found }
    }
  }

  /// The gaps in which a network has its kinks.
  private func pattern(_ candidate: LocalSearch.Candidate) -> LineNode {
    let scale = data.scaled.pointScale.approximateDouble
    return LineNode(
      on: zip(candidate.signs, candidate.parameters).map { sign, parameters in
        (sign, data.places.map { parameters[0] * $0.approximateDouble + parameters[1] * scale > 0 })
      }, hasBias: problem.hasOutputBias)
  }

  /// Judges sets on all threads, and takes note of the verdicts in their order.
  private func judgeAll(_ trees: [LineTree]) throws(ConvexProgramError) {
    let nodes = trees.map(\.node)
    let (best, rounds) = (best, statistics.nodes)
    let verdicts = try judges.verdicts(nodes.count) { (judge, index) throws(ConvexProgramError) in
      let tries = rounds < 200 || (rounds + index).isMultiple(of: 32)
      return try judge.judge(nodes[index], best: best, triesRounding: tries)
    }
    for (tree, verdict) in zip(trees, verdicts) {
      statistics.add(verdict.statistics)
      if let incumbent = verdict.incumbent, incumbent.value < self.best.value { self.best = incumbent }
      if let slopes = verdict.slopes {
        tree.kind = .bounded(slopes)
      } else if let cut = verdict.cut {
        order += 1
        heap.push(BoundHeap.Entry(value: cut.value, order: order, tree: tree, cut: cut, best: best.value))
      } else {
        preconditionFailure("a set that cannot be split is bounded")
      }
    }
  }

  // MARK: An end before the end

  /// Bounds all sets that wait, as well as their relaxations allow: the least of the bounds is a bound on the loss.
  ///
  /// - Returns: the bound on the loss of the integer data; nil before the first sets were made.
  func boundWaitingSets() throws(ConvexProgramError) -> Rational? {
    if roots.isEmpty { return nil }
    let open = heap.entries.map(\.tree) + unjudged
    let nodes = open.map(\.node)
    let found = try judges.verdicts(nodes.count) { (judge, index) throws(ConvexProgramError) in
      try judge.bound(nodes[index])
    }
    for (tree, slopes) in zip(open, found) { tree.kind = .bounded(slopes) }
    var least = best.value
    var rest = roots
    while let tree = rest.popLast() {
      switch tree.kind {
      case .open: return nil
      case .bounded(let slopes): least = min(least, slopes.bound)
      case .split(range: _, place: _, let children): rest += children
      }
    }
    return least
  }
}
