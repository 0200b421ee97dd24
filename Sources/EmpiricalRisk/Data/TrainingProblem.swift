import ExactNumbers

/// What is to be minimised: the loss of a network x ↦ c + Σⱼ sⱼ max(0, aⱼ·x + bⱼ) with w gates on a training set, over all
/// signs sⱼ = ±1, all aⱼ, bⱼ, and all c (or c = 0).
///
/// Output weights need no name: |s| max(0, a·x + b) = max(0, |s|a·x + |s|b).
public struct TrainingProblem: Hashable, Sendable {
  /// The data.
  public let set: TrainingSet
  /// The number w of gates.
  public let width: Int
  /// Whether the output has a constant c.
  public let hasOutputBias: Bool
  /// The loss.
  public let loss: Loss

  /// The problem with the given parts.
  /// - Throws: `TrainingError.width` for a negative width, `.label`, `.noPieces` or `.unboundedLoss` if the loss does not fit.
  public init(_ set: TrainingSet, width: Int, hasOutputBias: Bool = false, loss: Loss = .squared) throws(TrainingError)
  {
    if width < 0 { throw .width(found: width) }
    try loss.validate(set)
    self.set = set
    self.width = width
    self.hasOutputBias = hasOutputBias
    self.loss = loss
  }

  /// The loss of given outputs, one a point.
  public func value(outputs: [Rational]) -> Rational { loss.total(outputs: outputs, of: set) }
}
