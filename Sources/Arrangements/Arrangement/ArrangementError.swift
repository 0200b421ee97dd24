/// Why given data are not an arrangement, or a question about one cannot be answered.
public enum ArrangementError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The dimension is below 1.
  case dimension(found: Int)
  /// A form (its index from 0) has another number of coefficients than the dimension.
  case shape(form: Int, found: Int, expected: Int)
  /// The question makes sense for central arrangements only, and a form (its index from 0) has a constant.
  case notCentral(form: Int)
  /// A parameter of a named family is outside its range.
  case family(name: String, found: String, expected: String)
  /// There is no family of this name.
  case unknownFamily(name: String)
  /// Something legal is too large for the memory or the numbers of the algorithm (the subject); another one may do.
  case limit(subject: String, found: String, expected: String)
  /// The work was interrupted on request; what has been done is in the checkpoint, if there is one.
  case interrupted
  /// Two independent computations disagree: an error in this program, with what each of them found.
  case `internal`(String)

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .dimension(let found): "dimension: found \(found), expected at least 1"
    case .shape(let form, let found, let expected):
      "form \(form + 1): found \(found) coefficients of coordinates, expected \(expected)"
    case .notCentral(let form): "form \(form + 1): found a constant, expected a hyperplane through the origin"
    case .family(let name, let found, let expected): "family \(name): found \(found), expected \(expected)"
    case .unknownFamily(let name): "no family is named '\(name)'"
    case .limit(let subject, let found, let expected): "\(subject): found \(found), expected \(expected)"
    case .interrupted: "interrupted"
    case .internal(let text): "internal error: \(text)"
    }
  }
}
