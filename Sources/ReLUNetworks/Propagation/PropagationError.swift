/// Why the function of a network of one variable was not computed.
public enum PropagationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The network does not take one input, or (for a single function) does not deliver one output.
  case dimension(role: String, found: Int, expected: Int)
  /// More activation cells than the caller allowed.
  case cellLimit(Int)
  /// Machine words were asked for, and a number did not fit.
  case wordOverflow

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .dimension(let role, let found, let expected): "the network has \(found) \(role)s, expected \(expected)"
    case .cellLimit(let limit): "the network has more than \(limit) activation cells, the limit that was given"
    case .wordOverflow: "the computation in machine words overflows; use unbounded integers"
    }
  }
}

/// The numbers in which a sweep computes. The result does not depend on the choice.
public enum PropagationArithmetic: Sendable, CaseIterable {
  /// Machine words, and unbounded integers from the start again as soon as anything overflows.
  case automatic
  /// Machine words only; overflow is an error.
  case words
  /// Unbounded integers only.
  case unbounded
}
