import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happens when the user presses Ctrl-C or the process is asked to end.
enum Interruption {
  private static let action = Mutex<(@Sendable () -> Void)?>(nil)
  private static let isPending = Atomic<Bool>(false)

  /// Ends the process upon a signal, during work that has no state worth keeping.
  static func endProcess(while work: String) {
    handle {
      Console.error("lemmata: interrupted while \(work)")
      // Not `exit`: the other threads are at work.
      _exit(Failure.interrupted)
    }
  }

  /// Runs the action upon the first SIGINT or SIGTERM; the second one ends the process as usual.
  ///
  /// Later calls replace the action; a signal that came before them counts for them too. A signal handler may do next to
  /// nothing, so it sets a flag that a thread watches.
  static func handle(_ body: @escaping @Sendable () -> Void) {
    let isFirst = action.withLock { action in
      defer { action = body }
      return action == nil
    }
    guard isFirst else {
      // The thread that watches may have ended already.
      if isPending.load(ordering: .relaxed) { body() }
      return
    }
    // A signal handler must not be the first to touch a global.
    isPending.store(false, ordering: .relaxed)
    let handler: @convention(c) (Int32) -> Void = { number in
      Interruption.isPending.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        while !Interruption.isPending.load(ordering: .relaxed) { usleep(5_000) }
        Interruption.action.withLock { $0 }?()
        return nil
      }, nil)
  }
}
