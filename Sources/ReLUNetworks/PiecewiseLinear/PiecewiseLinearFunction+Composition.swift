import ExactNumbers

extension PiecewiseLinearFunction {
  /// The function "first `inner`, then this one": x ↦ f(inner(x)).
  /// - Complexity: O(log pieceCount) for each piece of `inner` and O(1) for each piece of the result.
  public func composed(with inner: PiecewiseLinearFunction) -> PiecewiseLinearFunction {
    var points: [Rational] = []
    var slopes: [Rational] = []
    var intercepts: [Rational] = []
    func append(_ outerPiece: Int, _ innerPiece: Int) {
      slopes.append(self.slopes[outerPiece] * inner.slopes[innerPiece])
      intercepts.append(self.slopes[outerPiece] * inner.intercepts[innerPiece] + self.intercepts[outerPiece])
    }
    for piece in inner.slopes.indices {
      if piece > 0 { points.append(inner.breakpoints[piece - 1]) }
      let slope = inner.slopes[piece]
      let intercept = inner.intercepts[piece]
      if slope.isZero {
        append(pieceIndex(of: intercept), piece)
        continue
      }
      let start = piece > 0 ? slope * inner.breakpoints[piece - 1] + intercept : nil
      let end = piece < inner.breakpoints.count ? slope * inner.breakpoints[piece] + intercept : nil
      let rising = slope.signum() > 0
      let (low, high) = rising ? (start, end) : (end, start)
      // The breakpoints of the outer function strictly between the values at both ends are crossed one by one.
      let first = low.map { bound in Self.firstIndex(in: breakpoints) { $0 > bound } } ?? 0
      let beyond = high.map { bound in Self.firstIndex(in: breakpoints) { $0 >= bound } } ?? breakpoints.count
      let crossed = first..<Swift.max(first, beyond)
      if rising {
        append(crossed.lowerBound, piece)
        for index in crossed {
          points.append((breakpoints[index] - intercept) / slope)
          append(index + 1, piece)
        }
      } else {
        append(crossed.upperBound, piece)
        for index in crossed.reversed() {
          points.append((breakpoints[index] - intercept) / slope)
          append(index, piece)
        }
      }
    }
    return PiecewiseLinearFunction(merging: points, slopes: slopes, intercepts: intercepts)
  }
}
