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
    var found = 0
    let (rootCount, block) = (1 << frame.basisGates.count, 4 * Self.wanted)
    for first in stride(from: 0, to: rootCount, by: block) {
      let jobs = frontier(first..<min(rootCount, first + block))
      for start in stride(from: 0, to: jobs.count, by: block) {
        if control?.isInterrupted == true { return false }
        let window = Array(jobs[start..<min(jobs.count, start + block)])
        for records in results(window, record) {
          for record in records where !consume(record) { return false }
          found += records.count
        }
        control?.report(found)
      }
    }
    return control?.isInterrupted != true
  }

  /// The records of jobs, worked on by all threads; none after an interruption.
  private func results<Record: Sendable>(
    _ window: [RegionWalk.Job], _ record: @escaping @Sendable (inout RegionWalk, RegionCone) -> Record
  ) -> [[Record]] {
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
    return control?.isInterrupted == true ? [] : results.withLock { $0 }
  }

  /// Cones of some gate that come from a part of the first cones, enough to share.
  ///
  /// The stops are close, as each gate cuts each cone in two at most; where forms cost more, they are fewer.
  private func frontier(_ roots: Range<Int>) -> [RegionWalk.Job] {
    var walk = RegionWalk(frame, control: control)
    var jobs = walk.roots(roots)
    var stops: [(layer: Int, gate: Int)] = []
    for (layer, own) in frame.hiddenLayers.enumerated() {
      for gate in own.bias.indices where layer == 0 ? gate > 0 : [0, 4, 16].contains(gate) {
        stops.append((layer, gate))
      }
    }
    for stop in stops where jobs.count < Self.wanted {
      var finer: [RegionWalk.Job] = []
      for job in jobs { walk.run(job, until: stop, jobs: { finer.append($0) }) { _, _ in true } }
      jobs = finer
    }
    return jobs
  }
}
