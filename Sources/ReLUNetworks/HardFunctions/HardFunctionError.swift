import ExactNumbers

/// Why numbers are not parameters of a hard function, or why a function is not one.
public enum HardFunctionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The interval [0, M] needs M > 0.
  case maximumNotPositive(Rational)
  /// There must be at least one simplex point.
  case noPoints
  /// Point `point` (counted from 1) has no coordinate.
  case emptyPoint(point: Int)
  /// Coordinate `coordinate` of point `point` (both counted from 1) breaks 0 < a₁ < … < a_p < M.
  case coordinate(point: Int, coordinate: Int, found: Rational, above: Rational, below: Rational)
  /// A zigzag with as many pieces does not exist with one gate less than pieces.
  case zigzagPieces(found: Int, least: Int)
  /// Widths for which the product bound is not attained by the construction.
  case width(layer: Int, found: Int, least: Int)
  /// The function has another number of pieces on [0, M] than a composition with these factors.
  case pieceCount(found: Int, expected: Int)
  /// The function agrees in the number of pieces only; at this point it differs from the function recovered.
  case notInFamily(witness: Rational)

  /// One sentence that says what was found and what was expected.
  public var description: String {
    switch self {
    case .maximumNotPositive(let found): "the interval ends at \(found), expected a positive number"
    case .noPoints: "at least one simplex point is needed"
    case .emptyPoint(let point): "simplex point \(point) has no coordinate"
    case .coordinate(let point, let coordinate, let found, let above, let below):
      "coordinate \(coordinate) of simplex point \(point) is \(found), expected more than \(above) and less than \(below)"
    case .zigzagPieces(let found, let least): "a zigzag of \(found) pieces was asked for, expected at least \(least)"
    case .width(let layer, let found, let least): "hidden layer \(layer) has width \(found), expected at least \(least)"
    case .pieceCount(let found, let expected): "the function has \(found) pieces on the interval, expected \(expected)"
    case .notInFamily(let witness): "the function is not of the family: it differs at \(witness)"
    }
  }
}
