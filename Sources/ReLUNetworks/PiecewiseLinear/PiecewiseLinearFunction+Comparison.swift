import ExactNumbers

extension PiecewiseLinearFunction {
  /// A rational point where this function and `other` take different values, or nil when they are equal everywhere.
  ///
  /// The point is the first breakpoint of the difference if the values differ there, otherwise a point beside it. The
  /// choice depends on the two functions alone.
  /// - Complexity: O(number of pieces of both).
  public func firstDifference(from other: PiecewiseLinearFunction) -> Rational? {
    if self == other { return nil }
    let difference = self - other
    guard let first = difference.breakpoints.first else {
      // A line that is not zero vanishes at most once.
      return difference.intercepts[0].isZero ? 1 : 0
    }
    if !difference(first).isZero { return first }
    if !difference.slopes[0].isZero { return first - 1 }
    // Zero up to the first breakpoint, so the next piece is not.
    return difference.breakpoints.count > 1 ? (first + difference.breakpoints[1]) / 2 : first + 1
  }

  /// The exact integral of |f - other| over an interval.
  /// - Complexity: O(number of pieces of both).
  public func l1Distance(to other: PiecewiseLinearFunction, on interval: ClosedRange<Rational>) -> Rational {
    (self - other).absoluteValue.integral(over: interval)
  }

  /// The exact integral over an interval.
  /// - Complexity: O(pieceCount).
  public func integral(over interval: ClosedRange<Rational>) -> Rational {
    var total: Rational = 0
    var start = interval.lowerBound
    var piece = pieceIndex(of: start)
    while start < interval.upperBound {
      let end =
        piece < breakpoints.count ? Swift.min(breakpoints[piece], interval.upperBound) : interval.upperBound
      total += (end - start) * (slopes[piece] * (start + end) / 2 + intercepts[piece])
      start = end
      piece += 1
    }
    return total
  }

  /// The largest |f - other| over an interval, exactly, and a point where it is taken.
  /// - Complexity: O(number of pieces of both).
  public func supremumDistance(
    to other: PiecewiseLinearFunction, on interval: ClosedRange<Rational>
  ) -> (distance: Rational, point: Rational) {
    let difference = self - other
    var best = (distance: difference(interval.lowerBound).magnitude, point: interval.lowerBound)
    for point in difference.breakpoints.filter({ interval.contains($0) }) + [interval.upperBound] {
      let distance = difference(point).magnitude
      if distance > best.distance { best = (distance, point) }
    }
    return best
  }
}
