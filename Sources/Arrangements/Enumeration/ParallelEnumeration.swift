import Dispatch
import ExactNumbers
import Synchronization

/// Enumerates on several threads and hands the chambers over in order on the calling one.
///
/// The tree of cones is cut where few rows are left that cut the cone, so that the number of chambers below is bounded
/// beforehand (Σ C(cuts, i), i < r). The calling thread walks the upper part and gives out batches of such cones in
/// order; workers fill them with chambers. The number of batches under way is limited, so that the memory is bounded as
/// well.
struct ParallelEnumeration: WalkVisitor {
  let options: EnumerationOptions
  let body: (borrowing EnumeratedChamber) throws -> EnumerationStep

  /// The most chambers of a batch, unless they are large. No cone that is given out has more than a quarter of them.
  private static let batchLimit = 1 << 14
  /// The most words of the chambers of a batch, and the most steps of the paths to its cones.
  fileprivate static let batchWords = 1 << 19

  mutating func visit<Arithmetic: RayArithmetic, Width: MaskWidth>(
    _ plan: EnumerationPlan, _ arithmetic: Arithmetic.Type, _ width: Width.Type
  ) throws -> Int {
    let chamberWords = plan.words + plan.rank * MemoryLayout<Arithmetic.Value>.stride / 8
    let batchLimit = max(64, min(Self.batchLimit, Self.batchWords / chamberWords))
    var cuts = 1
    while cuts < plan.rows.count,
      EnumerationPlan.cells(hyperplanes: cuts + 1, dimension: plan.rank - 1) <= BigInteger(batchLimit / 4)
    { cuts += 1 }
    let queue = BatchQueue<Arithmetic.Value>()
    let workers = DispatchGroup()
    let makesWitnesses = options.witnesses
    let threads = DispatchQueue(label: "chambers", attributes: .concurrent)
    for _ in 0..<options.threads {
      threads.async(group: workers) {
        var walk = ChamberWalk<Arithmetic, Width>(plan, makesWitnesses: makesWitnesses)
        while let batch = queue.next() {
          batch.fill(from: &walk) { queue.isClosed }
          batch.finished.signal()
        }
      }
    }
    defer {
      queue.close(workers: options.threads)
      workers.wait()
    }
    var source = BatchSource<Arithmetic, Width>(plan, leafCuts: cuts, limit: batchLimit)
    return try consume(plan, queue) { () throws(ArrangementError) in try source.next() }
  }

  private func consume<Number>(
    _ plan: EnumerationPlan, _ queue: BatchQueue<Number>,
    _ nextBatch: () throws(ArrangementError) -> ChamberBatch<Number>?
  ) throws -> Int {
    var monitor = EnumerationMonitor(plan, options.control)
    var underWay: [ChamberBatch<Number>] = []
    var hasMore = true
    var index = 0
    while true {
      while hasMore, underWay.count < 4 * options.threads {
        guard let batch = try nextBatch() else {
          hasMore = false
          break
        }
        underWay.append(batch)
        queue.append(batch)
      }
      guard !underWay.isEmpty else { return index }
      let batch = underWay.removeFirst()
      batch.finished.wait()
      let isDone = try batch.withChambers { signs, witnesses, count in
        var chamber = EnumeratedChamber(plan: plan, positive: signs, witness: options.witnesses ? witnesses : nil)
        for _ in 0..<count {
          try monitor.tick(index)
          chamber.index = index
          let step = try body(chamber)
          index += 1
          if step == .stop { return true }
          chamber.positive += plan.words
          if let witness = chamber.witness { chamber.witness = witness + plan.rank * MemoryLayout<Number>.stride }
        }
        return false
      }
      if isDone == true { return index }
      if let failure = batch.failure { throw failure }
    }
  }
}

/// Consecutive cones, and their chambers once a worker has filled them in.
final class ChamberBatch<Number: Sendable>: @unchecked Sendable {
  private let paths: [[Bool]]
  let finished = DispatchSemaphore(value: 0)
  // Written by one worker before it signals, read by the calling thread after it has waited.
  private var signs: [UInt64] = []
  private var witnesses: [Number] = []
  private var count = 0
  /// What ended the last cone before its last chamber.
  private(set) var failure: ArrangementError?

  init(paths: [[Bool]]) { self.paths = paths }

  func fill<Arithmetic: RayArithmetic, Width: MaskWidth>(
    from walk: inout ChamberWalk<Arithmetic, Width>, unless isCancelled: () -> Bool
  ) where Arithmetic.Value == Number {
    var (signs, witnesses, count): ([UInt64], [Number], Int) = ([], [], 0)
    let words = walk.width.words
    for path in paths where !isCancelled() {
      var isLeaf = walk.descend(path)
      if !isLeaf { isLeaf = walk.advance() }
      while isLeaf {
        for word in 0..<words { signs.append(walk.positive[word]) }
        if walk.makesWitnesses { for column in 0..<walk.rank { witnesses.append(walk.witness[column]) } }
        count += 1
        isLeaf = walk.advance()
      }
      do throws(ArrangementError) { try walk.requireWithinLimit() } catch {
        failure = error
        break
      }
    }
    (self.signs, self.witnesses, self.count) = (signs, witnesses, count)
  }

  /// Calls `body` with the chambers, unless there are none because the memory was full before the first.
  func withChambers<Result>(
    _ body: (UnsafePointer<UInt64>, UnsafeRawPointer?, Int) throws -> Result
  ) rethrows -> Result? {
    try signs.withUnsafeBufferPointer { signs in
      try witnesses.withUnsafeBufferPointer { witnesses in
        guard let base = signs.baseAddress else { return nil }
        return try body(base, witnesses.baseAddress.map { UnsafeRawPointer($0) }, count)
      }
    }
  }
}

/// Makes batches in order from the upper part of the tree of cones.
private struct BatchSource<Arithmetic: RayArithmetic, Width: MaskWidth>: ~Copyable {
  private var walk: ChamberWalk<Arithmetic, Width>
  private let weights: [Int]
  private let limit: Int
  private var isAtLeaf: Bool

  init(_ plan: EnumerationPlan, leafCuts: Int, limit: Int) {
    walk = ChamberWalk(plan, makesWitnesses: false, leafCuts: leafCuts)
    self.limit = limit
    weights = (0...leafCuts).map { cuts in
      Int(exactly: EnumerationPlan.cells(hyperplanes: cuts, dimension: plan.rank - 1)) ?? limit
    }
    isAtLeaf = walk.start()
    if !isAtLeaf { isAtLeaf = walk.advance() }
  }

  mutating func next() throws(ArrangementError) -> ChamberBatch<Arithmetic.Value>? {
    var paths: [[Bool]] = []
    var (weight, steps) = (0, 0)
    while isAtLeaf, weight < limit, steps < ParallelEnumeration.batchWords {
      paths.append(walk.path)
      weight += weights[walk.leafCutCount]
      steps += walk.depth
      isAtLeaf = walk.advance()
    }
    // The chambers before the limit on memory are handed over first.
    guard !paths.isEmpty else {
      try walk.requireWithinLimit()
      return nil
    }
    return ChamberBatch(paths: paths)
  }
}

/// Batches on their way to the workers.
private final class BatchQueue<Number: Sendable>: Sendable {
  private struct State {
    var batches: [ChamberBatch<Number>] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)

  func append(_ batch: ChamberBatch<Number>) {
    state.withLock { $0.batches.append(batch) }
    available.signal()
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The next batch, waiting for one; nil once the queue is closed.
  func next() -> ChamberBatch<Number>? {
    available.wait()
    return state.withLock { state in state.isClosed || state.batches.isEmpty ? nil : state.batches.removeFirst() }
  }

  func close(workers: Int) {
    state.withLock { $0.isClosed = true }
    for _ in 0..<workers { available.signal() }
  }
}
