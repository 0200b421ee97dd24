import Dispatch
import ExactNumbers
import Synchronization

/// All proper activation regions, in an order that does not depend on the number of threads.
///
/// The space is cut into jobs, in the order of their regions. Many are worked on at a time, each up to some number of
/// regions; what is left of it becomes new jobs in its place. So neither the time between two positions nor the memory
/// depends on how many regions there are.
struct RegionEnumeration {
  let frame: InputFrame
  let threads: Int
  let control: RegionControl?
  /// Which cones are passed over.
  var skips: (@Sendable (borrowing RegionWalk, RegionCone, Int, Int) -> Bool)?

  /// How many jobs make good use of all threads.
  private static let wanted = 96
  /// How many records wait at most for those before them, more or less.
  private static let patience = 16_384

  /// What is still to be done or handed over, at its place in the order.
  private enum Item<Record: Sendable>: Sendable {
    case roots(Range<Int>)
    case job(RegionWalk.Job)
    case records([Record])

    var position: RegionPosition? {
      switch self {
      case .roots(let range): RegionPosition(root: range.lowerBound, decisions: [])
      case .job(let job): RegionPosition(job)
      case .records: nil
      }
    }
  }

  /// Calls `consume` with what `record` makes of each region, in order; it says whether to go on.
  ///
  /// - Parameters:
  ///   - start: Where to begin; nil for the beginning.
  ///   - reached: Called now and then with the position up to which all regions have been handed over; a position is where an
  ///     enumeration of the same frame may begin.
  /// - Returns: whether all regions were visited.
  /// - Throws: `RegionError.position` if the tree has no such place.
  func run<Record: Sendable>(
    from start: RegionPosition? = nil, reached: (RegionPosition) -> Void = { _ in },
    record: @escaping @Sendable (inout RegionWalk, RegionCone) -> Record, consume: (Record) -> Bool
  ) throws(RegionError) -> Bool {
    // The next item is the last one.
    var queue: [Item<Record>] = try items(from: start)
    var (found, waiting) = (0, 0)
    // Leaves for each job, such that a round takes about half a second.
    var budget = 8
    while true {
      if control?.isInterrupted == true { return false }
      while case .records(let records)? = queue.last {
        queue.removeLast()
        for record in records where !consume(record) { return false }
        found += records.count
        waiting -= records.count
      }
      control?.report(found)
      guard let next = queue.last else { return true }
      if let position = next.position { reached(position) }
      if case .roots(let range) = next {
        queue.removeLast()
        let block = range.prefix(4 * Self.wanted)
        if block.endIndex < range.upperBound { queue.append(.roots(block.endIndex..<range.upperBound)) }
        queue += frontier(block.startIndex..<block.endIndex).reversed().map { .job($0) }
        continue
      }
      let before = ContinuousClock.now
      let isPatient = MemoryLayout<Record>.size == 0 || waiting < Self.patience
      let most = isPatient ? Self.wanted : waiting < 4 * Self.patience ? threads : 1
      waiting += work(&queue, most: most, budget: budget, record)
      let elapsed = ContinuousClock.now - before
      if elapsed > .milliseconds(1_000) { budget = max(8, budget / 2) }
      if elapsed < .milliseconds(250) {
        budget = min(2 * budget, MemoryLayout<Record>.size == 0 ? 1 << 14 : Self.patience / Self.wanted)
      }
    }
  }

  private func items<Record>(from start: RegionPosition?) throws(RegionError) -> [Item<Record>] {
    let rootCount = 1 << frame.basisGates.count
    guard let start else { return [.roots(0..<rootCount)] }
    guard start.root < rootCount else { throw .position(start) }
    if start.decisions.isEmpty { return [.roots(start.root..<rootCount)] }
    var walk = RegionWalk(frame, control: nil)
    guard let jobs = walk.jobs(at: start) else { throw .position(start) }
    let rest: [Item<Record>] = start.root + 1 < rootCount ? [.roots(start.root + 1..<rootCount)] : []
    return rest + jobs.reversed().map { .job($0) }
  }

  /// Works on the next jobs with all threads, and puts their records and what is left of them in their places.
  ///
  /// - Returns: the number of new records; what was made before an interruption is not used.
  private func work<Record: Sendable>(
    _ queue: inout [Item<Record>], most: Int, budget: Int,
    _ record: @escaping @Sendable (inout RegionWalk, RegionCone) -> Record
  ) -> Int {
    var first = queue.count
    var window: [(place: Int, job: RegionWalk.Job)] = []
    while first > 0, window.count < most {
      first -= 1
      if case .job(let job) = queue[first] { window.append((first, job)) }
      if case .roots = queue[first] {
        first += 1
        break
      }
    }
    let jobs = window
    let results = Mutex([(records: [Record], left: [RegionWalk.Job])?](repeating: nil, count: jobs.count))
    let next = Atomic<Int>(0)
    let (frame, control, skips) = (frame, control, skips)
    DispatchQueue.concurrentPerform(iterations: min(threads, jobs.count)) { _ in
      var walk = RegionWalk(frame, control: control)
      walk.skips = skips
      while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < jobs.count {
        var own: [Record] = []
        var left: [RegionWalk.Job] = []
        walk.run(jobs[index].job, budget: budget, jobs: { left.append($0) }) { walk, cone in
          own.append(record(&walk, cone))
        }
        let result = (own, left)
        results.withLock { $0[index] = result }
      }
    }
    if control?.isInterrupted == true { return 0 }
    var (count, place) = (0, queue.count)
    var changed: [Item<Record>] = []
    for (index, result) in results.withLock({ $0 }).enumerated() {
      guard let result else { continue }
      changed += queue[(jobs[index].place + 1)..<place].reversed()
      place = jobs[index].place
      changed.append(.records(result.records))
      changed += result.left.map { .job($0) }
      count += result.records.count
    }
    queue.replaceSubrange(place..., with: changed.reversed())
    return count
  }

  /// Cones of some gate that come from a part of the first cones, enough to share.
  ///
  /// The stops are close, as each gate cuts each cone in two at most; where forms cost more, they are fewer.
  private func frontier(_ roots: Range<Int>) -> [RegionWalk.Job] {
    var walk = RegionWalk(frame, control: control)
    walk.skips = skips
    var jobs = walk.roots(roots)
    var stops: [(layer: Int, gate: Int)] = []
    for (layer, own) in frame.hiddenLayers.enumerated() {
      for gate in own.bias.indices where layer == 0 ? gate > 0 : [0, 4, 16].contains(gate) {
        stops.append((layer, gate))
      }
    }
    for stop in stops where jobs.count < Self.wanted {
      var finer: [RegionWalk.Job] = []
      for job in jobs { walk.run(job, until: stop, jobs: { finer.append($0) }) { _, _ in } }
      jobs = finer
    }
    return jobs
  }
}
