/// Why a text is not what it should be in one of the file formats.
public enum FileFormatError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text is longer, or its numbers take more bits, than is accepted.
  case tooLarge(what: String, found: Int, limit: Int)
  /// The text breaks the grammar at this line and column, both counted from 1.
  case syntax(line: Int, column: Int, found: String, expected: String)
  /// The value of a field, named by its path such as `layers[2].W[0][3]`, is not what is expected.
  case field(path: String, found: String, expected: String)
  /// The parts are readable but do not form the object, a network or an arrangement for example; why they do not.
  case content(String)

  /// One sentence that says where, what was found and what was expected.
  public var description: String {
    switch self {
    case .tooLarge(let what, let found, let limit): "\(what): \(found), but at most \(limit) are accepted"
    case .syntax(let line, let column, let found, let expected):
      "line \(line), column \(column): found \(found), expected \(expected)"
    case .field(let path, let found, let expected): "\(path): found \(found), expected \(expected)"
    case .content(let text): text
    }
  }
}
