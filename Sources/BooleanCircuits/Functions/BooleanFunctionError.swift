/// Why a Boolean function, a circuit or a sign matrix could not be made of what was given.
public enum BooleanFunctionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of variables is negative or too great for the operation.
  case variableCount(Int, greatest: Int)
  /// A list has another length than it must have.
  case wrongCount(what: String, found: Int, expected: Int)
  /// A parameter of a named family is out of its range.
  case parameter(name: String, found: Int, expected: String)
  /// A text or field that is not what it must be.
  case malformed(field: String, found: String, expected: String)
  /// The work would take more memory or steps than is allowed.
  case tooLarge(what: String, limit: Int)
  /// The computation was asked to stop.
  case interrupted

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .variableCount(let count, let greatest):
      "\(count) variables, expected 0 to \(greatest)"
    case .wrongCount(let what, let found, let expected):
      "found \(found) \(what), expected \(expected)"
    case .parameter(let name, let found, let expected):
      "\(name) is \(found), expected \(expected)"
    case .malformed(let field, let found, let expected):
      "\(field): found \(found), expected \(expected)"
    case .tooLarge(let what, let limit):
      "more than \(limit) \(what), which is the limit"
    case .interrupted:
      "interrupted"
    }
  }
}
