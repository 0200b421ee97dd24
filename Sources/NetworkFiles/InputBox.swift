import ExactNumbers
import FileFormats

/// The points between a lower and an upper bound in every coordinate.
public struct InputBox: Equatable, Sendable {
  /// The least value of each coordinate.
  public let lower: [Rational]
  /// The greatest value of each coordinate.
  public let upper: [Rational]

  /// The box between two points.
  /// - Throws: `NetworkFileError.emptyBox` naming the first coordinate whose lower bound is above its upper bound,
  ///   `.text` when the points have different lengths.
  public init(lower: [Rational], upper: [Rational]) throws(NetworkFileError) {
    guard lower.count == upper.count else {
      throw .text(.content("a box with \(lower.count) lower and \(upper.count) upper bounds"))
    }
    for index in lower.indices where lower[index] > upper[index] {
      throw .emptyBox(
        place: "input \(index)", lower: lower[index].description, upper: upper[index].description)
    }
    self.lower = lower
    self.upper = upper
  }

  /// The number of coordinates.
  public var dimension: Int { lower.count }

  /// The point of the box that is nearest to a point in every coordinate: the clipping that `.nnet` files ask for.
  /// - Precondition: `point` has `dimension` coordinates.
  public func clipping(_ point: [Rational]) -> [Rational] {
    precondition(point.count == dimension, "a point of another dimension than the box")
    return point.indices.map { min(max(point[$0], lower[$0]), upper[$0]) }
  }
}
