import ExactNumbers

/// A training problem on the line, with the points in ascending order and all losses at one place added up.
struct LineData: Sendable {
  /// The convex loss at one place, as a function of the output there.
  enum PlaceLoss: Sendable {
    /// weight · (f − label)² + constant.
    case squared(weight: Rational, label: Rational)
    /// The greatest of the pieces, whose slopes ascend; none of them is superfluous.
    case pieces([LossPiece])
  }

  /// What is free of charge beside the gates with a kink.
  enum FreePart: Sendable {
    case nothing
    case constant
    case affine
  }

  let scaled: ScaledData
  /// The distinct places, ascending, in units of the point scale.
  let places: [BigInteger]
  /// The differences of neighbouring places, divided by their greatest common divisor.
  let gaps: [BigInteger]
  /// What the differences were divided by.
  let gapUnit: BigInteger
  /// The samples at each place.
  let members: [[Int]]
  let losses: [PlaceLoss]
  /// What is added to the losses at the places.
  let constant: Rational
  /// Whether the greatest loss counts instead of the sum.
  var isChebyshev: Bool { scaled.isChebyshev }

  /// - Precondition: the points have one coordinate.
  init(_ scaled: ScaledData) {
    self.scaled = scaled
    let places = Set(scaled.points.map { $0[0] }).sorted()
    self.places = places
    let gaps = zip(places, places.dropFirst()).map { $1 - $0 }
    let unit = gaps.reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1) }
    gapUnit = unit.isZero ? 1 : unit
    self.gaps = gaps.map { $0.exactlyDivided(by: unit) }
    var order: [BigInteger: Int] = [:]
    for (index, place) in places.enumerated() { order[place] = index }
    var members = [[Int]](repeating: [], count: places.count)
    for (index, point) in scaled.points.enumerated() {
      if let place = order[point[0]] { members[place].append(index) }
    }
    self.members = members
    var constant = Rational(0)
    var losses: [PlaceLoss] = []
    for members in members {
      if scaled.isSquared {
        let weight = Rational(members.reduce(BigInteger(0)) { $0 + scaled.weights[$1] })
        let sum = Rational(members.reduce(BigInteger(0)) { $0 + scaled.weights[$1] * scaled.labels[$1] })
        let squares = members.reduce(BigInteger(0)) { $0 + scaled.weights[$1] * scaled.labels[$1] * scaled.labels[$1] }
        let label = sum / weight
        constant += Rational(squares) - weight * label * label
        losses.append(.squared(weight: weight, label: label))
      } else {
        let all = members.map { index in
          let weight = Rational(scaled.weights[index])
          return scaled.pieces[index].map {
            LossPiece(slope: weight * $0.slope, intercept: weight * $0.intercept)
          }
        }
        losses.append(.pieces(scaled.isChebyshev ? Self.envelope(all.flatMap { $0 }) : Self.sum(all)))
      }
    }
    self.constant = constant
    self.losses = losses
  }

  var count: Int { places.count }

  /// The pieces of a sum of convex piecewise linear functions.
  private static func sum(_ functions: [[LossPiece]]) -> [LossPiece] {
    functions.reduce([LossPiece(slope: 0, intercept: 0)]) { sum, pieces in
      envelope(
        sum.flatMap { first in
          pieces.map { LossPiece(slope: first.slope + $0.slope, intercept: first.intercept + $0.intercept) }
        })
    }
  }

  /// The pieces that are somewhere the only greatest ones, in ascending order of slopes.
  private static func envelope(_ pieces: [LossPiece]) -> [LossPiece] {
    var kept: [LossPiece] = []
    for piece in pieces.sorted(by: { ($0.slope, $0.intercept) < ($1.slope, $1.intercept) }) {
      if let last = kept.last, last.slope == piece.slope { kept.removeLast() }
      while kept.count > 1 {
        let (first, second) = (kept[kept.count - 2], kept[kept.count - 1])
        // The second piece is needed only between where it passes the first and where the new one passes it.
        let left = (first.intercept - second.intercept) * (piece.slope - second.slope)
        let right = (second.intercept - piece.intercept) * (second.slope - first.slope)
        if left < right { break }
        kept.removeLast()
      }
      kept.append(piece)
    }
    return kept
  }
}
