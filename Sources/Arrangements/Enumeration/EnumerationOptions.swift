/// What an enumeration of chambers shall do after a chamber.
public enum EnumerationStep: Sendable {
  /// Go on to the next chamber.
  case proceed
  /// End the enumeration.
  case stop
}

/// How chambers are enumerated.
public struct EnumerationOptions: Sendable {
  /// Whether a point inside each chamber is computed.
  public var witnesses: Bool
  /// The number of threads that enumerate, at least 1. The chambers and their order do not depend on it. With more than
  /// one, further threads work ahead of the calling one, which alone is given the chambers.
  public var threads: Int
  /// Stops the enumeration from elsewhere, and is told its progress: the chambers done, and a bound on their number as
  /// total.
  public var control: CountingControl?

  /// Options; by default witnesses, one thread and no control.
  public init(witnesses: Bool = true, threads: Int = 1, control: CountingControl? = nil) {
    self.witnesses = witnesses
    self.threads = threads
    self.control = control
  }
}
