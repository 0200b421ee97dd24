import ExactNumbers
import ReLUNetworks

/// A function of one variable with the points between which every step of its construction is affine.
///
/// The cells of `cuts` satisfy all the needs of FORMAT.md 3.1: each gate, fold, and running maximum keeps its sign between
/// neighbouring cuts.
struct SweptFunction: Sendable {
  var function: PiecewiseLinearFunction
  var cuts: [Rational]

  /// The composition `outer ∘ self`, where `outerCuts` are the cuts of the outer construction.
  func followed(by outer: PiecewiseLinearFunction, cuts outerCuts: [Rational]) -> SweptFunction {
    SweptFunction(
      function: outer.composed(with: function),
      cuts: sortedUnion(cuts, function.preimages(of: outerCuts)))
  }
}

/// The union of two strictly increasing lists, strictly increasing.
///
/// - Complexity: linear.
func sortedUnion(_ a: [Rational], _ b: [Rational]) -> [Rational] {
  if a.isEmpty { return b }
  if b.isEmpty { return a }
  var result: [Rational] = []
  result.reserveCapacity(a.count + b.count)
  var i = 0
  var j = 0
  while i < a.count || j < b.count {
    if j == b.count || (i < a.count && a[i] < b[j]) {
      result.append(a[i])
      i += 1
    } else {
      if i < a.count && a[i] == b[j] { i += 1 }
      result.append(b[j])
      j += 1
    }
  }
  return result
}

extension PiecewiseLinearFunction {
  /// One maximal affine piece: its ends (nil where it is unbounded) and the affine function slope·x + intercept.
  struct AffinePiece {
    let lower: Rational?
    let upper: Rational?
    let slope: Rational
    let intercept: Rational

    func value(at x: Rational) -> Rational { slope * x + intercept }
  }

  /// The pieces from left to right.
  var affinePieces: [AffinePiece] {
    slopes.indices.map { index in
      AffinePiece(
        lower: index > 0 ? breakpoints[index - 1] : nil,
        upper: index < breakpoints.count ? breakpoints[index] : nil, slope: slopes[index],
        intercept: intercepts[index])
    }
  }

  /// The points, strictly increasing, where the function takes one of the values inside a piece that is not constant.
  ///
  /// - Complexity: O(pieces · log(values) + result).
  func preimages(of values: [Rational]) -> [Rational] {
    guard !values.isEmpty else { return [] }
    var result: [Rational] = []
    for piece in affinePieces where !piece.slope.isZero {
      let rising = piece.slope.signum() > 0
      let low = rising ? piece.lower : piece.upper
      let high = rising ? piece.upper : piece.lower
      let first = low.map { end in values.partitioningIndex { $0 >= piece.value(at: end) } } ?? 0
      let last = high.map { end in values.partitioningIndex { $0 > piece.value(at: end) } } ?? values.count
      guard first < last else { continue }
      let points = values[first..<last].map { ($0 - piece.intercept) / piece.slope }
      for point in rising ? points : points.reversed() where result.last != point { result.append(point) }
    }
    return result
  }
}

extension Array {
  /// The first index whose element satisfies a predicate that is false, then true along the array.
  fileprivate func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
