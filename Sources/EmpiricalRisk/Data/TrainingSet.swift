import ExactNumbers

/// Labelled points in Qⁿ, in any position: points may coincide, with equal or different labels.
public struct TrainingSet: Hashable, Sendable {
  /// The dimension n of the points.
  public let dimension: Int
  /// The points.
  public let points: [[Rational]]
  /// The label of each point.
  public let labels: [Rational]
  /// How much the loss at each point counts; positive.
  public let weights: [Rational]

  /// The set of the given points, labels and weights (1 if not given).
  /// - Throws: `TrainingError.count` if there are not as many labels or weights as points, `.dimension` for a point of
  ///   another dimension, `.weight` for a weight that is not positive.
  public init(
    dimension: Int, points: [[Rational]], labels: [Rational], weights: [Rational]? = nil
  ) throws(TrainingError) {
    let weights = weights ?? [Rational](repeating: 1, count: points.count)
    if labels.count != points.count { throw .count(of: "labels", found: labels.count, expected: points.count) }
    if weights.count != points.count { throw .count(of: "weights", found: weights.count, expected: points.count) }
    for (index, point) in points.enumerated() where point.count != dimension {
      throw .dimension(point: index, found: point.count, expected: dimension)
    }
    for (index, weight) in weights.enumerated() where weight.signum() <= 0 {
      throw .weight(point: index, found: weight)
    }
    self.dimension = dimension
    self.points = points
    self.labels = labels
    self.weights = weights
  }

  /// The number of points, repeated ones counted as often as they occur.
  public var count: Int { points.count }

  /// The sum of the weights.
  public var totalWeight: Rational { weights.reduce(0, +) }
}

/// Why a training problem makes no sense.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are not as many labels or weights as points.
  case count(of: String, found: Int, expected: Int)
  /// A point has another dimension.
  case dimension(point: Int, found: Int, expected: Int)
  /// A weight is not positive.
  case weight(point: Int, found: Rational)
  /// The width is negative.
  case width(found: Int)
  /// The number of pieces is not positive.
  case pieces(found: Int)
  /// A label does not fit the loss.
  case label(point: Int, found: Rational, expected: String)
  /// A loss without pieces.
  case noPieces
  /// A loss that falls for ever, so that there need be no optimum.
  case unboundedLoss
  /// A method for points on the line is asked about points in another space.
  case notOnTheLine(dimension: Int)
  /// Too many gates, points or coordinates for a proof of the method: what there is more of, how many, and the most.
  case tooLarge(String, found: String, limit: Int)
  /// The computation was interrupted.
  case interrupted
  /// The text is no state of the search, or of another one.
  case state(String)

  /// The error in words; points are counted from 1.
  public var description: String {
    switch self {
    case .count(let what, let found, let expected): "\(what): found \(found), expected \(expected), one a point"
    case .dimension(let point, let found, let expected):
      "point \(point + 1): found \(found) coordinates, expected \(expected)"
    case .weight(let point, let found): "point \(point + 1): found the weight \(found), expected a positive number"
    case .width(let found): "the width: found \(found), expected 0 or more"
    case .pieces(let found): "the number of pieces: found \(found), expected 1 or more"
    case .label(let point, let found, let expected):
      "point \(point + 1): found the label \(found), expected \(expected)"
    case .noPieces: "the loss: found no pieces, expected at least one"
    case .unboundedLoss: "the loss: found one that falls for ever, expected one that is bounded from below"
    case .notOnTheLine(let dimension): "the points: found \(dimension) coordinates, expected 1 for this method"
    case .tooLarge(let what, let found, let limit): "\(what): found \(found), at most \(limit) are searched"
    case .interrupted: "interrupted"
    case .state(let reason): "the state of the training cannot be taken up: \(reason)"
    }
  }
}
