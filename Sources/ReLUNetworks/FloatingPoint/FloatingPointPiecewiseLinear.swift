import ExactNumbers

/// A piecewise linear function in double precision, as programs without exact arithmetic hold it.
///
/// Never evidence for anything: it exists to be compared with the exact function.
public struct FloatingPointPiecewiseLinear: Equatable, Sendable {
  /// The points where the slope was found to change, not decreasing.
  public var breakpoints: [Double]
  /// The slopes between them, one more.
  public var slopes: [Double]
  /// The values at 0 of the lines that extend the pieces.
  public var intercepts: [Double]

  /// The number of pieces that double precision sees.
  public var pieceCount: Int { slopes.count }

  /// The value at `x`.
  public func callAsFunction(_ x: Double) -> Double {
    let piece = breakpoints.firstIndex { $0 > x } ?? breakpoints.count
    return slopes[piece] * x + intercepts[piece]
  }

  /// Drops breakpoints where the slope changes by no more than `tolerance` times the larger slope (or 1), and joins
  /// breakpoints that are no farther apart than `tolerance` times their size (or 1).
  public func merged(tolerance: Double) -> FloatingPointPiecewiseLinear {
    var result = FloatingPointPiecewiseLinear(breakpoints: [], slopes: [slopes[0]], intercepts: [intercepts[0]])
    for (index, point) in breakpoints.enumerated() {
      let last = result.slopes.count - 1
      let size = Swift.max(1, result.slopes[last].magnitude, slopes[index + 1].magnitude)
      if (slopes[index + 1] - result.slopes[last]).magnitude <= tolerance * size { continue }
      if let previous = result.breakpoints.last,
        point - previous <= tolerance * Swift.max(1, point.magnitude)
      {
        result.slopes[last] = slopes[index + 1]
        result.intercepts[last] = intercepts[index + 1]
        continue
      }
      result.breakpoints.append(point)
      result.slopes.append(slopes[index + 1])
      result.intercepts.append(intercepts[index + 1])
    }
    return result
  }
}
