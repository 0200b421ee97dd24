import ExactNumbers

/// normal · x + constant, in rational coordinates.
struct LinearForm {
  var normal: [Rational]
  var constant: Rational

  init(normal: [Rational], constant: Rational) {
    self.normal = normal
    self.constant = constant
  }

  init(normal: [BigInteger], constant: BigInteger) {
    self.init(normal: normal.map { Rational($0) }, constant: Rational(constant))
  }

  func value(at point: [Rational]) -> Rational { constant + derivative(along: point) }

  func derivative(along direction: [Rational]) -> Rational {
    var sum = Rational(0)
    for k in normal.indices where !normal[k].isZero && !direction[k].isZero { sum += normal[k] * direction[k] }
    return sum
  }
}

/// The points where some forms are positive and, perhaps, another one is zero.
struct OpenPolyhedron {
  /// The forms that are positive.
  var forms: [LinearForm]
  /// The form that is zero.
  var hyperplane: LinearForm?

  /// Passes over the coordinates; most points do not change after the second.
  private static let passes = 3

  /// A point with short coordinates, found from one by moving it along the coordinate axes, or along lines of the hyperplane.
  ///
  /// Each move goes to the simplest number of an interval. Going as far as the polyhedron allows, or only half of the way at
  /// first, which leaves more room for later coordinates: the shorter point is taken.
  func shortPoint(from start: [Rational]) -> [Rational] {
    let far = moved(start, halvesFirst: false)
    let near = moved(start, halvesFirst: true)
    return Self.length(near) < Self.length(far) ? near : far
  }

  private static func length(_ point: [Rational]) -> Int {
    point.reduce(0) { $0 + $1.numerator.bitLength + $1.denominator.bitLength }
  }

  private func moved(_ start: [Rational], halvesFirst: Bool) -> [Rational] {
    var point = start
    // The coordinate that follows from the others: dividing by a small number keeps it short.
    let pivot = hyperplane.map { form in
      form.normal.indices.filter { !form.normal[$0].isZero }
        .min { form.normal[$0].magnitude <= form.normal[$1].magnitude } ?? 0
    }
    for pass in 0..<Self.passes {
      let before = point
      for coordinate in start.indices where coordinate != pivot {
        let direction = direction(coordinate, pivot, dimension: start.count)
        var (low, high) = range(of: coordinate, from: point, direction)
        if pass == 0 && halvesFirst {
          low = low.map { ($0 + point[coordinate]) / 2 }
          high = high.map { ($0 + point[coordinate]) / 2 }
        }
        let step = Self.simplest(above: low, below: high) - point[coordinate]
        if step.isZero { continue }
        for k in point.indices where !direction[k].isZero { point[k] += step * direction[k] }
      }
      if point == before && !(pass == 0 && halvesFirst) { break }
    }
    return point
  }

  /// The unit vector of a coordinate, made parallel to the hyperplane by the pivot coordinate.
  private func direction(_ coordinate: Int, _ pivot: Int?, dimension: Int) -> [Rational] {
    var direction = [Rational](repeating: 0, count: dimension)
    direction[coordinate] = 1
    if let pivot, let form = hyperplane { direction[pivot] = -form.normal[coordinate] / form.normal[pivot] }
    return direction
  }

  /// Between which numbers a coordinate may lie when a point of the polyhedron moves in a direction that changes it by 1.
  func range(
    of coordinate: Int, from point: [Rational], _ direction: [Rational]
  ) -> (low: Rational?, high: Rational?) {
    var (low, high): (Rational?, Rational?) = (nil, nil)
    for form in forms {
      let slope = form.derivative(along: direction)
      if slope.isZero { continue }
      let end = point[coordinate] - form.value(at: point) / slope
      if slope.signum() > 0 {
        low = low.map { max($0, end) } ?? end
      } else {
        high = high.map { min($0, end) } ?? end
      }
    }
    return (low, high)
  }

  /// A simple number strictly between two others.
  static func simplest(above low: Rational?, below high: Rational?) -> Rational {
    switch (low, high) {
    case (nil, nil): return 0
    case (let low?, nil): return low.isNegative ? 0 : Rational(low.floor + 1)
    case (nil, let high?): return high.signum() > 0 ? 0 : Rational(high.ceiling - 1)
    case (let low?, let high?):
      let simplest = Rational.simplest(between: low, and: high)
      if low < simplest && simplest < high { return simplest }
      let margin = (high - low) / 8
      return Rational.simplest(between: low + margin, and: high - margin)
    }
  }
}
