import Synchronization

/// What a long count tells while it runs.
public struct CountingProgress: Sendable, Equatable {
  /// What is being done, for people: "flats of rank 4", "restrictions".
  public let phase: String
  /// Finished items of this phase.
  public let done: Int
  /// All items of this phase.
  public let total: Int

  /// A message.
  public init(phase: String, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

/// A switch that stops a long computation from another thread or a signal handler, and the ear for its progress.
public final class CountingControl: Sendable {
  private let flag = Atomic<Bool>(false)
  private let listener: (@Sendable (CountingProgress) -> Void)?

  /// A control whose listener, if there is one, is called now and then from any thread.
  public init(progress listener: (@Sendable (CountingProgress) -> Void)? = nil) { self.listener = listener }

  /// Asks the computation to stop soon.
  public func interrupt() { flag.store(true, ordering: .relaxed) }

  /// Whether the computation has been asked to stop.
  public var isInterrupted: Bool { flag.load(ordering: .relaxed) }

  package func report(_ phase: String, done: Int, total: Int) {
    listener?(CountingProgress(phase: phase, done: done, total: total))
  }
}
