import ConvexPrograms
import Dispatch
import ExactNumbers
import Synchronization

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
  let data: LineData
  private(set) var best: LineIncumbent
  private(set) var statistics = TrainingStatistics()
  private let problem: TrainingProblem
  private let judges: [Judge]
  private let control: TrainingControl?
  private var queue: [Entry] = []
  private var order = 0

  /// How many sets are split at a time, whatever the number of threads.
  private static let batch = 24

  private struct Entry {
    let node: LineNode
    let cut: LineVerdict.Cut
    let order: Int

    func precedes(_ other: Entry) -> Bool {
      (cut.value, order) < (other.cut.value, other.order)
    }
  }

  /// A judge that one thread uses at a time.
  private final class Judge: Sendable {
    let judge: Mutex<LineJudge>

    init(_ judge: LineJudge) { self.judge = Mutex(judge) }
  }

  /// - Precondition: the points have one coordinate, and not all the same; there is a gate.
  init(_ problem: TrainingProblem, data: LineData, threads: Int, control: TrainingControl?) throws(ConvexProgramError) {
    self.problem = problem
    self.control = control
    self.data = data
    judges = (0..<max(1, threads)).map { [data] _ in Judge(LineJudge(data)) }
    let node = LineNode(free: problem.hasOutputBias ? .constant : .nothing, sign: 0, ranges: [])
    best = try LineIncumbent(data, node, LineProgram(data: data, free: node.free).solve([]))
  }

  /// Runs to the end.
  func run() throws(ConvexProgramError) {
    try train()
    let least = data.leastConceivable
    var jobs = LineNode.roots(width: problem.width, count: data.count, hasBias: problem.hasOutputBias)
    while best.value > least, !jobs.isEmpty {
      if control?.isInterrupted == true { throw .interrupted }
      try judgeAll(jobs)
      control?.report(
        TrainingProgress(
          nodes: statistics.nodes, waiting: queue.count, best: (best.value / data.scaled.lossFactor).approximateDouble,
          bound: queue.first.map { bound($0) } ?? (best.value / data.scaled.lossFactor).approximateDouble))
      jobs = []
      for _ in 0..<Self.batch {
        guard let entry = pop() else { break }
        statistics.splits += 1
        jobs += entry.node.split(entry.cut.range, at: entry.cut.place)
      }
    }
  }

  private func bound(_ entry: Entry) -> Double {
    judges[0].judge.withLock { judge in
      (entry.cut.value * judge.scale.lossFactor + data.constant.approximateDouble)
        / data.scaled.lossFactor.approximateDouble
    }
  }

  /// Local training from random starts, for a good network to begin with.
  private func train() throws(ConvexProgramError) {
    if data.isChebyshev { return }
    let local = LocalSearch(data.scaled)
    var generator = SplitMix(state: 1)
    for round in 0..<(12 * (problem.width + 1)) {
      if control?.isInterrupted == true { throw .interrupted }
      let start = local.randomStart(width: problem.width, positive: round % (problem.width + 1), using: &generator)
      let node = pattern(local.improve(start).candidate)
      let found = try judges[0].judge.withLock { (judge) throws(ConvexProgramError) in
        try judge.improvement(on: best, from: node, reach: 0.1, &statistics)
      }
      if let found { best = found }
    }
  }

  /// The gaps in which a network has its kinks.
  private func pattern(_ candidate: LocalSearch.Candidate) -> LineNode {
    var node = LineNode(free: problem.hasOutputBias ? .constant : .nothing, sign: 0, ranges: [])
    var everywhere: Set<Int> = []
    let m = data.count
    let scale = data.scaled.pointScale.approximateDouble
    var kinks: [(isLeft: Bool, sign: Int, gap: Int)] = []
    for (sign, parameters) in zip(candidate.signs, candidate.parameters) {
      let isOn = data.places.map { parameters[0] * $0.approximateDouble + parameters[1] * scale > 0 }
      let number = isOn.count { $0 }
      if number == m {
        everywhere.insert(sign)
      } else if number > 0 {
        let isLeft = isOn[0]
        kinks.append((isLeft, sign, isLeft ? number - 1 : m - number - 1))
      }
    }
    if problem.hasOutputBias && !everywhere.isEmpty || everywhere.count == 2 {
      node.free = .affine
    } else {
      node.sign = everywhere.first ?? 0
    }
    for (isLeft, sign, gap) in kinks {
      let isLeft = isLeft && node.free != .affine
      let lowest = isLeft || node.free == .affine ? 1 : 0
      let highest = isLeft ? m - 1 : m - 2
      if lowest > highest { continue }
      node.ranges.append(
        HingeRange(
          isLeftFacing: isLeft, sign: sign, first: min(max(gap, lowest), highest), last: min(gap + 1, highest), gates: 1
        ))
    }
    return node
  }

  /// Judges sets on all threads, and takes note of the verdicts in their order.
  private func judgeAll(_ nodes: [LineNode]) throws(ConvexProgramError) {
    let verdicts = Mutex([LineVerdict?](repeating: nil, count: nodes.count))
    let failure = Mutex<ConvexProgramError?>(nil)
    let next = Atomic<Int>(0)
    let (best, judges, rounds) = (best, judges, statistics.nodes)
    DispatchQueue.concurrentPerform(iterations: min(judges.count, nodes.count)) { thread in
      judges[thread].judge.withLock { judge in
        while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < nodes.count {
          do throws(ConvexProgramError) {
            let tries = rounds < 200 || (rounds + index).isMultiple(of: 32)
            let verdict = try judge.judge(nodes[index], best: best, triesRounding: tries)
            verdicts.withLock { $0[index] = verdict }
          } catch {
            failure.withLock { $0 = error }
          }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    for (node, verdict) in zip(nodes, verdicts.withLock { $0 }) {
      guard let verdict else { continue }
      statistics.add(verdict.statistics)
      if let incumbent = verdict.incumbent, incumbent.value < self.best.value { self.best = incumbent }
      if let cut = verdict.cut { push(Entry(node: node, cut: cut, order: order)) }
      order += 1
    }
  }

  // MARK: The queue, a heap with the least bound first

  private func push(_ entry: Entry) {
    queue.append(entry)
    var place = queue.count - 1
    while place > 0, queue[place].precedes(queue[(place - 1) / 2]) {
      queue.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private func pop() -> Entry? {
    guard let top = queue.first, let last = queue.popLast() else { return nil }
    if queue.isEmpty { return top }
    queue[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < queue.count {
        if queue[child].precedes(queue[least]) { least = child }
      }
      if least == place { return top }
      queue.swapAt(place, least)
      place = least
    }
  }
}
