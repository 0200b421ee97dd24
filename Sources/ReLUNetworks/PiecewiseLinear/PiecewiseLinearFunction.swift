import ExactNumbers

/// A continuous piecewise linear function on the real line, with rational breakpoints, slopes and values.
///
/// The representation is canonical: breakpoints increase strictly and the slope changes at each of them. So two values
/// are equal exactly when they are the same function, and the number of pieces is that of the maximal intervals on which
/// the function is affine.
public struct PiecewiseLinearFunction: Equatable, Hashable, Sendable {
  /// The points where the slope changes, increasing.
  public let breakpoints: [Rational]
  /// The slopes of the pieces from left to right, one more than breakpoints.
  public let slopes: [Rational]
  /// The values at 0 of the lines that extend the pieces, so that piece i is x ↦ slopes[i]·x + intercepts[i].
  public let intercepts: [Rational]

  /// For callers that guarantee a continuous function in canonical form.
  init(canonicalBreakpoints breakpoints: [Rational], slopes: [Rational], intercepts: [Rational]) {
    assert(slopes.count == breakpoints.count + 1 && intercepts.count == slopes.count)
    self.breakpoints = breakpoints
    self.slopes = slopes
    self.intercepts = intercepts
  }

  /// For callers that guarantee increasing breakpoints and a continuous function; equal adjacent slopes are merged.
  init(merging breakpoints: [Rational], slopes: [Rational], intercepts: [Rational]) {
    assert(slopes.count == breakpoints.count + 1 && intercepts.count == slopes.count)
    var kept = (breakpoints: [Rational](), slopes: [slopes[0]], intercepts: [intercepts[0]])
    var last = slopes[0]
    for index in breakpoints.indices where slopes[index + 1] != last {
      last = slopes[index + 1]
      kept.breakpoints.append(breakpoints[index])
      kept.slopes.append(last)
      kept.intercepts.append(intercepts[index + 1])
    }
    self.init(canonicalBreakpoints: kept.breakpoints, slopes: kept.slopes, intercepts: kept.intercepts)
  }

  /// The affine function x ↦ slope·x + constant.
  public init(slope: Rational, constant: Rational) {
    self.init(canonicalBreakpoints: [], slopes: [slope], intercepts: [constant])
  }

  /// The function with the given value at `anchor` and the given slopes between the given breakpoints.
  ///
  /// Equal adjacent slopes are allowed and merged.
  /// - Throws: `PiecewiseLinearError.notIncreasing` naming the index of the first breakpoint that is not larger than the
  ///   one before it, `.slopeCount` unless there is one slope more than breakpoints.
  public init(
    breakpoints: [Rational], slopes: [Rational], value: Rational, at anchor: Rational
  ) throws(PiecewiseLinearError) {
    guard slopes.count == breakpoints.count + 1 else {
      throw .slopeCount(found: slopes.count, expected: breakpoints.count + 1)
    }
    try Self.requireIncreasing(breakpoints)
    // Lines that meet at the breakpoints first, then shifted so that the value at the anchor is right.
    var intercepts: [Rational] = [0]
    for index in breakpoints.indices {
      intercepts.append(intercepts[index] + (slopes[index] - slopes[index + 1]) * breakpoints[index])
    }
    let piece = Self.pieceIndex(of: anchor, in: breakpoints)
    let shift = value - (slopes[piece] * anchor + intercepts[piece])
    self.init(merging: breakpoints, slopes: slopes, intercepts: intercepts.map { $0 + shift })
  }

  /// The function through the given points, affine between neighbours and with the given slopes outside.
  ///
  /// Points on a common line are allowed; they make no breakpoint.
  /// - Throws: `PiecewiseLinearError.noPoints` or `.notIncreasing` naming the index of the first point whose abscissa is
  ///   not larger than that of the point before it.
  public init(
    points: [(x: Rational, y: Rational)], leftSlope: Rational, rightSlope: Rational
  ) throws(PiecewiseLinearError) {
    guard let first = points.first else { throw .noPoints }
    let abscissas = points.map(\.x)
    try Self.requireIncreasing(abscissas)
    var slopes = [leftSlope]
    for index in points.indices.dropFirst() {
      slopes.append((points[index].y - points[index - 1].y) / (points[index].x - points[index - 1].x))
    }
    slopes.append(rightSlope)
    try self.init(breakpoints: abscissas, slopes: slopes, value: first.y, at: first.x)
  }

  static func requireIncreasing(_ values: [Rational]) throws(PiecewiseLinearError) {
    for index in values.indices.dropFirst() where values[index] <= values[index - 1] {
      throw .notIncreasing(index: index, previous: values[index - 1], found: values[index])
    }
  }

  /// The number of maximal intervals of the line on which the function is affine.
  public var pieceCount: Int { slopes.count }

  /// The number of maximal subintervals of `interval` on which the function is affine: one more than the breakpoints in
  /// its interior. An interval that is one point counts as one piece.
  /// - Complexity: O(log pieceCount).
  public func pieceCount(on interval: ClosedRange<Rational>) -> Int {
    let firstInside = Self.firstIndex(in: breakpoints) { $0 > interval.lowerBound }
    let firstBeyond = Self.firstIndex(in: breakpoints) { $0 >= interval.upperBound }
    return Swift.max(0, firstBeyond - firstInside) + 1
  }

  /// The index of the piece that contains `x`, the right one at a breakpoint.
  /// - Complexity: O(log pieceCount).
  public func pieceIndex(of x: Rational) -> Int { Self.pieceIndex(of: x, in: breakpoints) }

  /// The exact value at `x`.
  /// - Complexity: O(log pieceCount) comparisons.
  public func callAsFunction(_ x: Rational) -> Rational {
    let piece = pieceIndex(of: x)
    return slopes[piece] * x + intercepts[piece]
  }

  /// The values at the breakpoints.
  public var breakpointValues: [Rational] {
    breakpoints.indices.map { slopes[$0] * breakpoints[$0] + intercepts[$0] }
  }

  /// Whether the function has the same value everywhere.
  public var isConstant: Bool { slopes.count == 1 && slopes[0].isZero }

  static func pieceIndex(of x: Rational, in breakpoints: [Rational]) -> Int {
    firstIndex(in: breakpoints) { $0 > x }
  }

  /// The first index of a sorted list from which on `condition` holds.
  static func firstIndex(in sorted: [Rational], where condition: (Rational) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = low + (high - low) / 2
      if condition(sorted[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
