/// A way to search for the global optimum, with a proof.
public enum TrainingMethod: String, Hashable, Sendable, CaseIterable {
  /// Branch and bound over cones of the parameters of gates; for points of any dimension.
  case cones
  /// Branch and bound over the places between which gates have their kinks; for points on the line, where it is faster.
  case line
}

extension TrainingProblem {
  /// The method that is taken unless another one is asked for.
  public var usualMethod: TrainingMethod {
    // For the greatest loss, bounds on the line are all exact linear programs.
    self.set.dimension == 1 && loss != .chebyshev ? .line : .cones
  }
}
