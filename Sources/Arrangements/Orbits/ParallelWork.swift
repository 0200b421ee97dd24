#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a function on several threads and waits for all of them.
///
/// Plain threads serve a synchronous caller on any thread, and cannot block the cooperative pool of Swift's tasks.
enum ParallelWork {
  private final class Body: Sendable {
    let index: Int
    let run: @Sendable (Int) -> Void

    init(index: Int, run: @escaping @Sendable (Int) -> Void) {
      self.index = index
      self.run = run
    }
  }

  /// Calls `body` with 0, …, threads − 1, each on a thread of its own; the last one is the caller's.
  static func run(threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    guard threads > 1 else { return body(0) }
    #if canImport(Glibc) || canImport(Musl)
      var handles: [pthread_t] = []
    #else
      var handles: [pthread_t?] = []
    #endif
    var own = [threads - 1]
    for index in 0..<threads - 1 {
      let argument = Unmanaged.passRetained(Body(index: index, run: body))
      #if canImport(Glibc) || canImport(Musl)
        var handle = pthread_t()
        let code = pthread_create(
          &handle, nil,
          { pointer in
            guard let pointer else { return nil }
            let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
            body.run(body.index)
            return nil
          }, argument.toOpaque())
      #else
        var handle: pthread_t?
        let code = pthread_create(
          &handle, nil,
          { pointer in
            let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
            body.run(body.index)
            return nil
          }, argument.toOpaque())
      #endif
      if code == 0 {
        handles.append(handle)
      } else {
        // No thread to be had: the caller does this part too.
        argument.release()
        own.append(index)
      }
    }
    for index in own { body(index) }
    for handle in handles {
      #if canImport(Glibc) || canImport(Musl)
        pthread_join(handle, nil)
      #else
        if let handle { pthread_join(handle, nil) }
      #endif
    }
  }
}
