import Arrangements
import Synchronization

/// Stops an enumeration of regions from another thread, and hears how far it has come.
public final class RegionControl: Sendable {
  private let flag = Atomic<Bool>(false)
  /// Stops the counting of chambers.
  let counting = CountingControl()
  private let listener: (@Sendable (Int) -> Void)?

  /// A control whose listener, if there is one, is called now and then with the number of regions found.
  public init(progress listener: (@Sendable (Int) -> Void)? = nil) { self.listener = listener }

  /// Asks the enumeration to stop soon.
  public func interrupt() {
    flag.store(true, ordering: .relaxed)
    counting.interrupt()
  }

  /// Whether it has been asked to stop.
  public var isInterrupted: Bool { flag.load(ordering: .relaxed) }

  func report(_ count: Int) { listener?(count) }
}
