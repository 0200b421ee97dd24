import ExactNumbers
import ReLUNetworks

/// Bounds from below and above the least L¹ distance on an interval from a function to the continuous functions with
/// few pieces.
///
/// From below. On any interval [s, e], the function φ that is +1 on the middle half and −1 on the outer quarters is
/// orthogonal to the affine functions, so no affine function is nearer to F there than |∫φF|, its *pairing*. An
/// approximant with N pieces has at most N − 1 breaks, each inside at most one of a set of disjoint intervals. So
/// - for disjoint intervals, the sum of the pairings without the N − 1 largest is a lower bound;
/// - for a grid, so is the least total over all choices of N − 1 grid cells that may hold the breaks, where a run of
///   cells between them counts with the largest sum of pairings of a subdivision of the run.
///
/// From above: the best function found among those with breaks on a grid and heights near those of F, by dynamic
/// programming with exact distances.
struct ApproximationBound {
  let function: PiecewiseLinearFunction
  let left: Rational
  let right: Rational

  /// Whether no function with at most `allowed` pieces is nearer than the distance. Every function with at most
  /// `reached` pieces on the interval is known to belong to the class.
  func decide(_ distance: Rational, allowed: Int, reached: Int) -> Decision {
    if distance.signum() <= 0 { return .holds }
    // The function itself belongs to the class.
    let ownPieces = kinks.count - 1
    if ownPieces <= reached { return .fails("the function is in the class") }
    if distance <= disjointBound(pieces: allowed) { return .holds }
    // The slower bound only when it is needed.
    if distance <= lowerBound(pieces: allowed) { return .holds }
    if let nearest = nearest(pieces: reached), nearest < distance {
      return .fails("a function at distance \(nearest) was found")
    }
    return .undecided("\(distance) is between the bounds")
  }

  /// The better one of both bounds from below.
  func lowerBound(pieces: Int) -> Rational { max(disjointBound(pieces: pieces), gridBound(pieces: pieces)) }

  /// The ends of the interval and the breaks inside.
  private var kinks: [Rational] { [left] + function.breakpoints.filter { left < $0 && $0 < right } + [right] }

  /// |∫φF| for the φ of an interval.
  private func pairing(_ start: Rational, _ end: Rational) -> Rational {
    let quarter = (end - start) / 4
    let middle = function.integral(over: (start + quarter)...(end - quarter))
    return (middle + middle - function.integral(over: start...end)).magnitude
  }

  /// The bound from windows that consist of two or three neighbouring pieces.
  private func disjointBound(pieces: Int) -> Rational {
    let points = kinks
    var best: Rational = 0
    for length in 2...3 {
      for offset in 0..<length {
        var values: [Rational] = []
        for start in stride(from: offset, to: points.count - length, by: length) {
          values.append(pairing(points[start], points[start + length]))
        }
        values.sort()
        best = max(best, values.dropLast(min(values.count, pieces - 1)).reduce(0, +))
      }
    }
    return best
  }

  /// The breaks with equally many points between each two of them, as many as fit into this number of cells.
  private func grid(cells: Int) -> [Rational] {
    let points = kinks
    let parts = max(1, cells / (points.count - 1))
    var grid: [Rational] = [left]
    for (start, end) in zip(points, points.dropFirst()) {
      for part in 1...parts { grid.append(start + (end - start) * Rational(part, parts)) }
    }
    return grid
  }

  private func gridBound(pieces: Int) -> Rational {
    let points = grid(cells: 24)
    let cells = points.count - 1
    guard pieces <= cells, cells <= 64 else { return 0 }
    // run[i][j]: the largest sum of pairings of a subdivision of the cells i, …, j − 1.
    var run = [[Rational]](repeating: [Rational](repeating: 0, count: cells + 1), count: cells + 1)
    for length in stride(from: 1, through: cells, by: 1) {
      for start in 0...(cells - length) {
        let end = start + length
        var best = pairing(points[start], points[end])
        for middle in (start + 1)..<max(start + 1, end) {
          best = max(best, run[start][middle] + run[middle][end])
        }
        run[start][end] = best
      }
    }
    // least[j]: the least total of the cells before j, with so many breaks among them.
    var least = run[0]
    for _ in 1..<max(1, pieces) {
      let before = least
      for end in 1...cells {
        for broken in 0..<end { least[end] = min(least[end], before[broken] + run[broken + 1][end]) }
      }
    }
    return least[cells]
  }

  /// The distance to the best function of the family, or nil if the interval has too many breaks for it.
  func nearest(pieces: Int) -> Rational? {
    guard kinks.count <= 18, pieces >= 1 else { return nil }
    let points = grid(cells: 8)
    let values = points.map { function($0) }
    guard let low = values.min(), let high = values.max() else { return nil }
    let levels = [low, low + (high - low) / 4, (low + high) / 2, high - (high - low) / 4, high]
    let heights = values.map { value in Array(Set(levels + [value])).sorted() }
    // best[i][v]: the least distance up to the point i with height number v there.
    var best = heights.map { $0.map { _ in Rational?.none } }
    best[0] = heights[0].map { _ in 0 }
    var result: Rational?
    for _ in 0..<min(pieces, points.count - 1) {
      var next = best
      for end in 1..<points.count {
        for (number, height) in heights[end].enumerated() {
          for start in 0..<end {
            for (other, before) in best[start].enumerated() {
              guard let before else { continue }
              let slope = (height - heights[start][other]) / (points[end] - points[start])
              let line = PiecewiseLinearFunction(slope: slope, constant: height - slope * points[end])
              let total = before + function.l1Distance(to: line, on: points[start]...points[end])
              if next[end][number].map({ total < $0 }) ?? true { next[end][number] = total }
            }
          }
        }
      }
      best = next
      for case let total? in best[points.count - 1] { result = min(result ?? total, total) }
    }
    return result
  }
}
