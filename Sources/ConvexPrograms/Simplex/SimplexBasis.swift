/// A basis of a linear program: which variables and rows are determined by the others, and where the others stand.
struct SimplexBasis {
  /// Where a nonbasic variable or row stands.
  enum Position {
    case atLower
    case atUpper
    /// A free variable at zero.
    case atZero
  }

  /// The variables and rows that are basic, by number (see `ScaledProgram`); as many as there are rows.
  var basic: [Int]
  /// The others.
  var nonbasic: [Int]
  /// Where each of `nonbasic` stands.
  var positions: [Position]
}

/// What a floating-point search believes.
enum SimplexProposal {
  case optimal(SimplexBasis)
  /// With the signs of the basic variables that violate their bounds: 1 above the upper one, −1 below the lower one.
  case infeasible(SimplexBasis, violations: [Int])
  /// With the index in `nonbasic` of a variable that may move for ever, and its direction.
  case unbounded(SimplexBasis, entering: Int, direction: Int)
  /// Nothing, after so many steps.
  case exhausted(SimplexBasis)

  var basis: SimplexBasis {
    switch self {
    case .optimal(let basis), .infeasible(let basis, violations: _), .exhausted(let basis): basis
    case .unbounded(let basis, entering: _, direction: _): basis
    }
  }
}
