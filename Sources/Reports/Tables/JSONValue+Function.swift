import ExactNumbers
import ReLUNetworks

extension JSONValue {
  /// A piecewise linear function; numbers are exact and hence strings, `p/q` or `p`. Piece i is x ↦ slopes[i]·x +
  /// intercepts[i].
  static func function(_ function: PiecewiseLinearFunction) -> JSONValue {
    .object([
      ("pieces", .integer(function.pieceCount)),
      ("breakpoints", .strings(function.breakpoints.map(\.description))),
      ("slopes", .strings(function.slopes.map(\.description))),
      ("intercepts", .strings(function.intercepts.map(\.description))),
    ])
  }
}
