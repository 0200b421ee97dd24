import Dispatch
import Synchronization

/// Does the items of a count on several threads and keeps the record of what is done.
final class CountingExecutor: Sendable {
  private struct State {
    var record: CountingRecord
    /// Positions that no thread has taken, the next ones last.
    var pending: [Range<Int>]
    var finished: Int
    var lastCheckpoint: ContinuousClock.Instant
    var lastReport: ContinuousClock.Instant
    var isWritingCheckpoint = false
  }

  private let state: Mutex<State>
  private let shard: CountingShard
  private let total: Int
  private let phase: String
  /// The unchanging beginning of the checkpoints, if there are any.
  private let heading: CountingRecord.Heading?
  private let control: CountingControl?
  private let threads: Int
  private let interval: Duration
  private let checkpoint: (@Sendable (String) -> Void)?

  init(
    record: CountingRecord, options: CountingOptions, interval: Duration, checkpoint: (@Sendable (String) -> Void)?
  ) {
    shard = record.shard
    total = record.ownItemCount
    phase = record.method.phase
    heading = checkpoint == nil ? nil : CountingRecord.Heading(record.arrangement, name: record.name)
    control = options.control
    threads = options.threadCount
    self.interval = interval
    self.checkpoint = checkpoint
    let now = ContinuousClock.now
    state = Mutex(
      State(
        record: record, pending: record.done.complement(below: total).reversed(), finished: record.finishedItemCount,
        lastCheckpoint: now, lastReport: now))
  }

  /// Does all items that the record does not have yet; the completed record.
  ///
  /// - Throws: `CountingError.interrupted`, after a last checkpoint.
  func run<Work: CountingWork>(_ work: Work) throws(CountingError) -> CountingRecord {
    // Most counts take less time than it takes to wake a thread.
    perform(work, until: threads > 1 ? ContinuousClock.now + .milliseconds(1) : nil)
    if threads > 1, state.withLock({ !$0.pending.isEmpty }), control?.isInterrupted != true {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in self.perform(work, until: nil) }
    }
    let record = state.withLock { $0.record }
    control?.report(phase, done: record.finishedItemCount, total: total)
    guard record.isFinished else {
      save(record)
      throw .interrupted
    }
    return record
  }

  private func save(_ record: CountingRecord) {
    if let heading { checkpoint?(record.text(after: heading)) }
  }

  /// Takes and does items until there are none, the control interrupts, or the time has come.
  private func perform<Work: CountingWork>(_ work: Work, until end: ContinuousClock.Instant?) {
    guard state.withLock({ !$0.pending.isEmpty }) else { return }
    var worker = work.makeWorker()
    var size = 1
    var before = ContinuousClock.now
    while control?.isInterrupted != true, let chunk = take(atMost: size) {
      var counters = Counters()
      var next = chunk.lowerBound
      // The first item is done in any case, so that there is progress however often a count is interrupted.
      repeat {
        worker.perform(item: shard.item(at: next), adding: &counters)
        next += 1
      } while next < chunk.upperBound && control?.isInterrupted != true
      let now = ContinuousClock.now
      finish(chunk.lowerBound..<next, counters: counters, giveBack: next..<chunk.upperBound, now: now)
      if let end, now >= end { return }
      let elapsed = now - before
      before = now
      if elapsed < .microseconds(200) { size = min(4096, 2 * size) } else if elapsed > .milliseconds(5) { size = 1 }
    }
  }

  private func take(atMost size: Int) -> Range<Int>? {
    state.withLock { state in
      guard let range = state.pending.popLast() else { return nil }
      // The end of the list is shared out finely, so that the threads stop together.
      let own = min(size, range.count, max(1, (total - state.finished) / (4 * threads)))
      let chunk = range.lowerBound..<(range.lowerBound + own)
      if own < range.count { state.pending.append(chunk.upperBound..<range.upperBound) }
      return chunk
    }
  }

  private func finish(
    _ range: Range<Int>, counters: Counters, giveBack rest: Range<Int>, now: ContinuousClock.Instant
  ) {
    let (snapshot, reported) = state.withLock { state -> (CountingRecord?, Int?) in
      state.record.done.insert(range)
      state.record.counters.add(counters)
      state.finished += range.count
      if !rest.isEmpty { state.pending.append(rest) }
      var reported: Int?
      if now - state.lastReport >= .milliseconds(100) {
        state.lastReport = now
        reported = state.finished
      }
      guard checkpoint != nil, !state.isWritingCheckpoint, now - state.lastCheckpoint >= interval else {
        return (nil, reported)
      }
      state.isWritingCheckpoint = true
      return (state.record, reported)
    }
    if let reported { control?.report(phase, done: reported, total: total) }
    if let snapshot {
      save(snapshot)
      state.withLock { state in
        state.isWritingCheckpoint = false
        state.lastCheckpoint = .now
      }
    }
  }
}
