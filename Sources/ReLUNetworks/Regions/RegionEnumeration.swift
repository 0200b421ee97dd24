import Dispatch
import ExactNumbers
import Synchronization

/// All proper activation regions, in an order that does not depend on the number of threads.
struct RegionEnumeration {
  let frame: InputFrame
  let threads: Int
  let control: RegionControl?

  /// How many jobs make good use of all threads.
  private static let wanted = 96

  /// Calls `consume` with what `record` makes of each region, in order; it says whether to go on.
  ///
  /// - Returns: whether all regions were visited.
  func run<Record: Sendable>(
    record: @escaping @Sendable (inout RegionWalk, RegionCone) -> Record, consume: (Record) -> Bool
  ) -> Bool {
    let jobs = frontier()
    var found = 0
    for start in stride(from: 0, to: jobs.count, by: 4 * Self.wanted) {
      let window = Array(jobs[start..<min(jobs.count, start + 4 * Self.wanted)])
      let results = Mutex([[Record]](repeating: [], count: window.count))
      let next = Atomic<Int>(0)
      let (frame, control) = (frame, control)
      DispatchQueue.concurrentPerform(iterations: min(threads, window.count)) { _ in
        var walk = RegionWalk(frame, control: control)
        while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < window.count {
          var own: [Record] = []
          walk.run(window[index]) { walk, cone in
            own.append(record(&walk, cone))
            return true
          }
          let records = own
          results.withLock { $0[index] = records }
        }
      }
      if control?.isInterrupted == true { return false }
      for records in results.withLock({ $0 }) {
        for record in records where !consume(record) { return false }
        found += records.count
      }
      control?.report(found)
    }
    return true
  }

  /// Cones of some gate, enough to share.
  private func frontier() -> [RegionWalk.Job] {
    var walk = RegionWalk(frame, control: control)
    var jobs = walk.roots()
    var stops: [(layer: Int, gate: Int)] = []
    for (layer, own) in frame.hiddenLayers.enumerated() {
      if layer > 0 { stops.append((layer, 0)) }
      if own.bias.count > 1 { stops.append((layer, own.bias.count / 2)) }
    }
    for stop in stops where jobs.count < Self.wanted {
      var finer: [RegionWalk.Job] = []
      for job in jobs { walk.run(job, until: stop, jobs: { finer.append($0) }) { _, _ in true } }
      jobs = finer
    }
    return jobs
  }
}
