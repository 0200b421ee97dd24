import ExactNumbers

/// Why cells and affine pieces are no continuous function.
public enum CellError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no cell, or no affine function.
  case empty(what: String)
  /// A list of coefficients of another length than the number of variables; cells and inequalities count from 0.
  case dimension(place: String, found: Int, expected: Int)
  /// A place in a list of functions that is not there.
  case noFunction(set: Int, found: Int, count: Int)
  /// A cell without interior.
  case emptyInterior(cell: Int)
  /// A point in no cell.
  case uncovered(point: [Rational])
  /// A point of two cells whose pieces have different values there.
  case twoValues(point: [Rational], cells: [Int], values: [Rational])
  /// A sum of more maxima than this.
  case tooManyMaxima(limit: Int)

  /// One sentence that says what was found and what was expected.
  public var description: String {
    func text(_ point: [Rational]) -> String { "(" + point.map(\.description).joined(separator: ", ") + ")" }
    return switch self {
    case .empty(let what): "found no \(what), expected at least one"
    case .dimension(let place, let found, let expected):
      "\(place): found \(found) coefficients, expected \(expected), one for each variable"
    case .noFunction(let set, let found, let count):
      "set \(set): found the place \(found), expected one of 0 to \(count - 1)"
    case .emptyInterior(let cell): "cell \(cell) has no interior"
    case .uncovered(let point): "the point \(text(point)) is in no cell"
    case .twoValues(let point, let cells, let values):
      "the function has two values at \(text(point)): "
        + zip(cells, values).map { "\($1) in cell \($0)" }.joined(
          separator: ", ")
    case .tooManyMaxima(let limit): "found more than \(limit) maxima in the sum, which is the limit"
    }
  }
}
