import ConvexPrograms
import Dispatch
import Synchronization

/// Judges of sets of networks, one for each thread.
struct JudgePool<Judge: Sendable>: Sendable {
  /// A judge that one thread uses at a time.
  private final class Seat: Sendable {
    let judge: Mutex<Judge>

    init(_ judge: Judge) { self.judge = Mutex(judge) }
  }

  private let seats: [Seat]

  /// As many judges as threads, at least one.
  init(threads: Int, _ judge: Judge) { seats = (0..<max(1, threads)).map { _ in Seat(judge) } }

  /// Works with a judge.
  func withJudge<Result>(
    _ body: (inout Judge) throws(ConvexProgramError) -> Result
  ) throws(ConvexProgramError) -> Result {
    try seats[0].judge.withLock { (judge) throws(ConvexProgramError) in try body(&judge) }
  }

  /// The verdicts of all threads on so many cases, in their order.
  func verdicts<Verdict: Sendable>(
    _ count: Int, _ body: @Sendable (inout Judge, Int) throws(ConvexProgramError) -> Verdict
  ) throws(ConvexProgramError) -> [Verdict] {
    let verdicts = Mutex([Verdict?](repeating: nil, count: count))
    let failure = Mutex<ConvexProgramError?>(nil)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(seats.count, count)) { thread in
      seats[thread].judge.withLock { judge in
        while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < count {
          do throws(ConvexProgramError) {
            let verdict = try body(&judge, index)
            verdicts.withLock { $0[index] = verdict }
          } catch {
            failure.withLock { $0 = error }
          }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return verdicts.withLock { $0.compactMap { $0 } }
  }
}
