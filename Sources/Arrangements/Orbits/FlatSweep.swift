import Synchronization

/// Goes from the orbits of flats of one rank to those of the next.
struct FlatSweep<Field: FlatField>: Sendable {
  let configuration: CentralConfiguration
  let field: Field
  /// Nil if only the identity is used.
  let tables: FrameTables?
  let control: CountingControl?

  private final class Shared: Sendable {
    let next = Atomic<Int>(0)
    let tables = Mutex<[FlatTable]>([])
    let failure = Mutex<ArrangementError?>(nil)
  }

  /// The next level.
  ///
  /// For every representative Y and every flat X that covers it the sum of the orbit of X grows by W(Y) (m_X − m_Y); this
  /// adds up to m_X Σ |μ| over the orbit by Weisner's theorem (1935), averaged over the rows of X.
  ///
  /// - Throws: `ArrangementError.interrupted`, or `.internal` if a check fails or a sum exceeds 128 bits.
  func next(after level: FlatLevel, threads: Int) throws(ArrangementError) -> FlatLevel {
    let shared = Shared()
    // A thread is not worth starting for a handful of flats.
    let threads = max(1, min(threads, level.count / 8))
    ParallelWork.run(threads: threads) { _ in
      let table = FlatTable(words: level.words)
      var failure: ArrangementError?
      let worker = FlatSweepWorker(self)
      let chunk = 4
      while true {
        let begin = shared.next.add(chunk, ordering: .relaxed).oldValue
        if begin >= level.count { break }
        if let control, control.isInterrupted { failure = .interrupted }
        if failure != nil { break }
        let end = min(begin + chunk, level.count)
        for index in begin..<end {
          if let found = worker.expand(level, index, into: table) { failure = found }
        }
        if begin & 1023 == 0 { control?.report("flats of rank \(level.rank + 1)", done: begin, total: level.count) }
      }
      if let failure { shared.failure.withLock { $0 = failure } }
      shared.tables.withLock { $0.append(table) }
    }
    if let failure = shared.failure.withLock({ $0 }) { throw failure }
    let tables = shared.tables.withLock { $0 }
    // The largest table takes up the others.
    let order = tables.sorted { $0.count > $1.count }
    let table = order.first ?? FlatTable(words: level.words)
    for other in order.dropFirst() where !table.add(other) { throw .internal("a sum of m |μ| exceeds 128 bits") }
    return try FlatLevel(rank: level.rank + 1, sums: table)
  }
}

/// The scratch memory of one thread of a sweep.
final class FlatSweepWorker<Field: FlatField> {
  private let projector: FlatProjector<Field>
  private let canonicalizer: FlatCanonicalizer?
  private let cover: UnsafeMutablePointer<UInt64>
  private let words: Int

  init(_ sweep: FlatSweep<Field>) {
    projector = FlatProjector(sweep.configuration, field: sweep.field)
    canonicalizer = sweep.tables.map { FlatCanonicalizer($0) }
    words = (sweep.configuration.rows.count + 63) / 64
    cover = .allocate(capacity: max(words, 1))
    cover.initialize(repeating: 0, count: max(words, 1))
  }

  deinit { cover.deallocate() }

  /// Adds the covers of one flat to a table.
  func expand(_ level: FlatLevel, _ index: Int, into table: FlatTable) -> ArrangementError? {
    let flat = level.flat(index)
    guard projector.project(flat, rank: level.rank) else {
      return .internal("rank \(level.rank): found a set of rows that is not a flat of this rank")
    }
    canonicalizer?.begin(flat)
    let weight = level.weights[index]
    for group in 0..<projector.groupCount {
      let begin = Int(projector.starts[group])
      let size = Int(projector.starts[group + 1]) - begin
      for word in 0..<words { cover[word] = flat[word] }
      for place in begin..<begin + size {
        let row = Int(projector.members[place])
        cover[row >> 6] |= 1 << UInt64(row & 63)
      }
      let (sum, overflow) = weight.multipliedReportingOverflow(by: UInt128(size))
      var isSafe = !overflow
      if let canonicalizer {
        canonicalizer.canonicalize(cover, adding: projector.members + begin, count: size)
        isSafe = table.add(sum, to: canonicalizer.form) && isSafe
      } else {
        isSafe = table.add(sum, to: cover) && isSafe
      }
      guard isSafe else { return .internal("a sum of m |μ| exceeds 128 bits") }
    }
    return nil
  }
}
