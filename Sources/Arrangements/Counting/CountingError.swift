/// Why a count did not come to its end, or a record of one cannot be used.
public enum CountingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The count was interrupted on request; the last checkpoint holds what has been done.
  case interrupted
  /// A line of a record (from 1) is not as the format demands.
  case format(line: Int, found: String, expected: String)
  /// A value does not fit: to the count that is to be resumed, or to the other parts, or to its range.
  case mismatch(field: String, found: String, expected: String)
  /// A record belongs to another arrangement than the given one; the first difference between the two.
  case otherArrangement(field: String, found: String, expected: String)
  /// Records are not all the parts of one count; which of them is foreign, double, missing or unfinished.
  case parts(String)
  /// Something legal is too large for the numbers of the method (the subject); another one may do.
  case limit(subject: String, found: String, expected: String)
  /// Two independent computations disagree: an error in this program or, after resuming, in the record.
  case `internal`(String)

  init(_ error: ArrangementError) {
    switch error {
    case .interrupted: self = .interrupted
    case .internal(let text): self = .internal(text)
    case .limit(let subject, let found, let expected):
      self = .limit(subject: subject, found: found, expected: expected)
    default: self = .internal(error.description)
    }
  }

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .interrupted: "interrupted"
    case .format(let line, let found, let expected): "line \(line): found \(found), expected \(expected)"
    case .mismatch(let field, let found, let expected), .limit(let field, let found, let expected):
      "\(field): found \(found), expected \(expected)"
    case .otherArrangement(let field, let found, let expected):
      "belongs to another arrangement: \(field): found \(found), expected \(expected)"
    case .parts(let text): text
    case .internal(let text): "internal error: \(text)"
    }
  }
}
