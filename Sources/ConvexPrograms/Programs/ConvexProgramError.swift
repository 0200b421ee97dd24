import ExactNumbers

/// Why a program is no convex program, or cannot be read or solved.
public enum ConvexProgramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A form names a variable that does not exist.
  case unknownVariable(place: String, found: Int, count: Int)
  /// The Hessian is not symmetric or has the wrong size.
  case wrongHessian(found: String, expected: String)
  /// The quadratic part of an objective is not convex: the form is negative at the direction.
  case notConvex(direction: [Rational])
  /// The computation was interrupted.
  case interrupted

  /// The error in words.
  public var description: String {
    switch self {
    case .unknownVariable(let place, let found, let count):
      "\(place): found variable \(found), expected 0 to \(count - 1), since there are \(count) variables"
    case .wrongHessian(let found, let expected): "the Hessian: found \(found), expected \(expected)"
    case .notConvex(let direction):
      "the quadratic objective is not convex: it curves downwards in direction (\(direction.map(\.description).joined(separator: ", ")))"
    case .interrupted: "interrupted"
    }
  }
}
