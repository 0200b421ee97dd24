import Synchronization

/// How far a search for an optimum has come.
public struct TrainingProgress: Sendable, Equatable {
  /// The sets of networks that were judged.
  public let nodes: Int
  /// The sets that wait to be split.
  public let waiting: Int
  /// The best loss so far, in floating point.
  public let best: Double
  /// About the least loss that is still possible, in floating point.
  public let bound: Double
}

/// A switch that stops a search from another thread or a signal handler, and the ear for its progress.
public final class TrainingControl: Sendable {
  private let flag = Atomic<Bool>(false)
  private let listener: (@Sendable (TrainingProgress) -> Void)?

  /// A control whose listener, if there is one, is called now and then.
  public init(progress listener: (@Sendable (TrainingProgress) -> Void)? = nil) { self.listener = listener }

  /// Asks the search to stop soon.
  public func interrupt() { flag.store(true, ordering: .relaxed) }

  /// Whether the search has been asked to stop.
  public var isInterrupted: Bool { flag.load(ordering: .relaxed) }

  func report(_ progress: @autoclosure () -> TrainingProgress) { listener?(progress()) }
}
