import ConvexPrograms

/// A convex program whose optimum is the least loss of some functions: linear or quadratic, as the loss is.
public enum FitProgram: Hashable, Sendable {
  /// For losses that are piecewise linear.
  case linear(LinearProgram)
  /// For the squared loss.
  case quadratic(QuadraticProgram)

  /// What is true of the program, proved by the numbers it carries.
  /// - Throws: `ConvexProgramError.interrupted` never, since nothing interrupts.
  public func solve() throws(ConvexProgramError) -> LinearOutcome {
    switch self {
    case .linear(let program): try program.solve()
    case .quadratic(let program): try program.solve()
    }
  }
}
