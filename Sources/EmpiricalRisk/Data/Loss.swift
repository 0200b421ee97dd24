import ExactNumbers

/// How bad an output f is where the label is y.
public enum Loss: Hashable, Sendable {
  /// (f − y)².
  case squared
  /// |f − y|.
  case absolute
  /// max(0, 1 − y f), for labels −1 and 1.
  case hinge
  /// The greatest |f − y| over all points instead of a sum; weights multiply.
  case chebyshev
  /// The greatest of slope · (f − y) + intercept over the pieces.
  case piecewiseLinear([LossPiece])

  /// The names that the command line knows.
  public var name: String {
    switch self {
    case .squared: "squared"
    case .absolute: "absolute"
    case .hinge: "hinge"
    case .chebyshev: "chebyshev"
    case .piecewiseLinear: "piecewise linear"
    }
  }

  /// The loss at one point.
  public func value(output: Rational, label: Rational) -> Rational {
    if case .squared = self { return (output - label) * (output - label) }
    return pieces(label: label).reduce(nil as Rational?) { best, piece in
      let value = piece.slope * output + piece.intercept
      return best.map { max($0, value) } ?? value
    } ?? 0
  }

  /// The loss as the greatest of slope · f + intercept; empty for the squared loss.
  func pieces(label: Rational) -> [LossPiece] {
    switch self {
    case .squared: []
    case .absolute, .chebyshev: [LossPiece(slope: 1, intercept: -label), LossPiece(slope: -1, intercept: label)]
    case .hinge: [LossPiece(slope: 0, intercept: 0), LossPiece(slope: -label, intercept: 1)]
    case .piecewiseLinear(let pieces):
      pieces.map { LossPiece(slope: $0.slope, intercept: $0.intercept - $0.slope * label) }
    }
  }

  /// The loss of a whole set of outputs: the weighted sum, or for `chebyshev` the greatest.
  public func total(outputs: [Rational], of set: TrainingSet) -> Rational {
    let values = outputs.indices.map { set.weights[$0] * value(output: outputs[$0], label: set.labels[$0]) }
    if case .chebyshev = self { return values.max() ?? 0 }
    return values.reduce(0, +)
  }

  /// - Throws: `TrainingError` if a label does not fit, or the loss need not have a least value.
  func validate(_ set: TrainingSet) throws(TrainingError) {
    switch self {
    case .squared, .absolute, .chebyshev: return
    case .hinge:
      for (index, label) in set.labels.enumerated() where label.magnitude != 1 {
        throw .label(point: index, found: label, expected: "−1 or 1 for the hinge loss")
      }
    case .piecewiseLinear(let pieces):
      guard let least = pieces.map(\.slope).min(), let greatest = pieces.map(\.slope).max() else { throw .noPieces }
      if least.signum() > 0 || greatest.signum() < 0 { throw .unboundedLoss }
    }
  }
}

/// An affine piece of a loss.
public struct LossPiece: Hashable, Sendable {
  /// The slope.
  public let slope: Rational
  /// The value at 0.
  public let intercept: Rational

  /// The piece slope · t + intercept.
  public init(slope: Rational, intercept: Rational) {
    self.slope = slope
    self.intercept = intercept
  }
}
