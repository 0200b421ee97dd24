import Arrangements
import Dispatch
import Synchronization

/// Runs numbered pieces of work on all cores and waits for them.
enum ParallelBlocks {
  /// Calls `body` once for every number below `count`, from several threads, until the control is interrupted.
  /// - Throws: ``BooleanFunctionError/interrupted``.
  static func forEach(
    count: Int, control: CountingControl?, _ body: @escaping @Sendable (Int) -> Void
  ) throws(BooleanFunctionError) {
    if count == 1 {
      body(0)
    } else if count > 1 {
      // Few, large iterations: each thread takes the next number when it has finished one.
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: min(count, 64)) { _ in
        while control?.isInterrupted != true {
          let index = next.add(1, ordering: .relaxed).oldValue
          if index >= count { return }
          body(index)
        }
      }
    }
    if control?.isInterrupted == true { throw .interrupted }
  }
}

/// A pointer that several threads may use because each of them touches other elements.
struct SharedPointer<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
}
