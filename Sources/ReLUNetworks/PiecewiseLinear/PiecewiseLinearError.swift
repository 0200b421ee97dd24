import ExactNumbers

/// Why data do not describe a continuous piecewise linear function, or why an operation on one is not defined.
public enum PiecewiseLinearError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number of slopes is not the number of breakpoints plus one.
  case slopeCount(found: Int, expected: Int)
  /// Entry `index` (counted from 0) is not larger than the entry before it.
  case notIncreasing(index: Int, previous: Rational, found: Rational)
  /// A function given by points needs at least one.
  case noPoints
  /// A network of the wrong dimension for functions of one variable.
  case dimension(operation: String, found: Int, expected: Int)
  /// A maximum or minimum of no functions.
  case noOperands(operation: String)

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .slopeCount(let found, let expected): "\(found) slopes found, expected \(expected), one more than breakpoints"
    case .notIncreasing(let index, let previous, let found):
      "breakpoint \(index) is \(found), expected more than \(previous), the one before it"
    case .noPoints: "a function given by points needs at least one point"
    case .dimension(let operation, let found, let expected): "\(operation): dimension \(found), expected \(expected)"
    case .noOperands(let operation): "\(operation) of no functions is not defined"
    }
  }
}
