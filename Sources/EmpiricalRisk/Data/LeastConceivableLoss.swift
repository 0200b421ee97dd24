import ExactAlgebra
import ExactNumbers

/// The least loss of all functions, which may have any value at each point, and the slopes that prove it.
///
/// Only samples at the same point hinder each other. The slopes add up to zero at each point, so that their sum of products
/// with the outputs is zero for every function. As many gates as there are different points fit any values.
struct LeastConceivableLoss: Sendable {
  /// The loss of the integer data.
  let value: Rational
  /// For each sample a slope over the unit.
  let unit: BigInteger
  let slopes: [BigInteger]
  /// The different points, and for each the output that has the least loss there.
  let places: [(point: [BigInteger], output: Rational)]

  init(_ data: ScaledData) {
    var numbers: [[BigInteger]: Int] = [:]
    var members: [[Int]] = []
    for (index, point) in data.points.enumerated() {
      if let number = numbers[point] {
        members[number].append(index)
      } else {
        numbers[point] = members.count
        members.append([index])
      }
    }
    let parts = members.map { Part(data, $0) }
    places = zip(members, parts).map { (data.points[$0[0]], $1.output) }
    var rational = [Rational](repeating: 0, count: data.count)
    if data.isChebyshev {
      // The worst point alone counts.
      let worst = parts.indices.max { parts[$0].value < parts[$1].value }
      if let worst { for (sample, slope) in zip(members[worst], parts[worst].slopes) { rational[sample] = slope } }
      value = worst.map { parts[$0].value } ?? 0
    } else {
      for (own, part) in zip(members, parts) {
        for (sample, slope) in zip(own, part.slopes) { rational[sample] = slope }
      }
      value = parts.reduce(Rational(0)) { $0 + $1.value }
    }
    let common = CommonDenominatorVector(rational)
    unit = common.denominator
    slopes = common.numerators
  }

  /// The best output for some samples at one point.
  private struct Part {
    let output: Rational
    let value: Rational
    let slopes: [Rational]

    init(_ data: ScaledData, _ own: [Int]) {
      if data.isSquared {
        let weight = own.reduce(BigInteger(0)) { $0 + data.weights[$1] }
        let sum = own.reduce(BigInteger(0)) { $0 + data.weights[$1] * data.labels[$1] }
        let output = Rational(sum, weight)
        self.output = output
        slopes = own.map { Rational(2 * data.weights[$0]) * (output - Rational(data.labels[$0])) }
        value = own.reduce(Rational(0)) { total, sample in
          let residual = output - Rational(data.labels[sample])
          return total + Rational(data.weights[sample]) * residual * residual
        }
      } else if data.isChebyshev {
        self = Part(greatestOf: own, data)
      } else {
        self = Part(piecewiseLinear: own, data)
      }
    }

    private init(output: Rational, value: Rational, slopes: [Rational]) {
      self.output = output
      self.value = value
      self.slopes = slopes
    }

    /// Two samples hold each other: w (y − f) = v (f − z).
    private init(greatestOf own: [Int], _ data: ScaledData) {
      var best = Part(output: Rational(data.labels[own[0]]), value: 0, slopes: own.map { _ in 0 })
      for (place, low) in own.enumerated() {
        for (other, high) in own.enumerated() where data.labels[low] < data.labels[high] {
          let (w, v) = (Rational(data.weights[low]), Rational(data.weights[high]))
          let force = w * v / (w + v)
          let value = force * Rational(data.labels[high] - data.labels[low])
          if value <= best.value { continue }
          var slopes = own.map { _ in Rational(0) }
          slopes[place] = force
          slopes[other] = -force
          best = Part(output: Rational(data.labels[low]) + value / w, value: value, slopes: slopes)
        }
      }
      self = best
    }

    /// The sum of convex functions is least where its slope changes sign; there each has a slope such that they add up to 0.
    private init(piecewiseLinear own: [Int], _ data: ScaledData) {
      func loss(_ output: Rational) -> Rational {
        own.reduce(Rational(0)) { sum, sample in
          let values = data.pieces[sample].map { $0.slope * output + $0.intercept }
          return sum + Rational(data.weights[sample]) * (values.max() ?? 0)
        }
      }
      // It is least at a kink of one of them, or they are all constant.
      var candidates: Set<Rational> = []
      for sample in own {
        let pieces = data.pieces[sample]
        for (first, second) in pieces.indices.flatMap({ a in pieces.indices.map { (a, $0) } }) {
          let difference = pieces[second].slope - pieces[first].slope
          if difference.signum() > 0 {
            candidates.insert((pieces[first].intercept - pieces[second].intercept) / difference)
          }
        }
      }
      let ordered = candidates.isEmpty ? [Rational(0)] : candidates.sorted()
      var output = ordered[0]
      var value = loss(output)
      for candidate in ordered.dropFirst() {
        let next = loss(candidate)
        if next < value { (output, value) = (candidate, next) }
      }
      var slopes: [Rational] = []
      var room: [Rational] = []
      for sample in own {
        let pieces = data.pieces[sample]
        let height = pieces.map { $0.slope * output + $0.intercept }.max()
        let tight = pieces.filter { $0.slope * output + $0.intercept == height }.map(\.slope)
        let weight = Rational(data.weights[sample])
        slopes.append(weight * (tight.min() ?? 0))
        room.append(weight * ((tight.max() ?? 0) - (tight.min() ?? 0)))
      }
      var rest = -slopes.reduce(Rational(0), +)
      for place in slopes.indices {
        let part = max(0, min(rest, room[place]))
        slopes[place] += part
        rest -= part
      }
      precondition(rest.isZero, "a convex function is least where 0 is one of its slopes")
      self.init(output: output, value: value, slopes: slopes)
    }
  }

  /// A network with one gate for each different point that has the best outputs.
  /// - Precondition: the width is at least the number of different points.
  func network(_ data: ScaledData, width: Int) -> (signs: [Int], parameters: [[Rational]]) {
    let m = data.parameterCount
    var signs: [Int] = []
    var parameters: [[Rational]] = []
    func add(_ sign: Int, _ values: [Rational]) {
      if values.allSatisfy(\.isZero) { return }
      signs.append(sign)
      parameters.append(values)
    }
    // A direction along which the points differ, and their order along it.
    var direction = [BigInteger](repeating: 0, count: m)
    var heights = places.map { _ in BigInteger(0) }
    for base in 1... {
      var power = BigInteger(1)
      for k in stride(from: m - 2, through: 0, by: -1) {
        direction[k] = power
        power *= BigInteger(base)
      }
      heights = places.map { place in zip(place.point, direction).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 } }
      if Set(heights).count == heights.count { break }
    }
    let order = heights.indices.sorted { heights[$0] < heights[$1] }
    let scale = Rational(data.pointScale)
    var slope = Rational(0)
    for (place, index) in order.enumerated() {
      let output = places[index].output
      if place == 0 {
        // The last coordinate of a scaled point is the scale.
        var values = [Rational](repeating: 0, count: m)
        values[m - 1] = output.magnitude / scale
        add(output.isNegative ? -1 : 1, values)
        continue
      }
      // From the point before on, the slope that leads to this one.
      let before = order[place - 1]
      let wanted = (output - places[before].output) / Rational(heights[index] - heights[before])
      let change = wanted - slope
      slope = wanted
      var values = direction.map { Rational($0) * change.magnitude }
      values[m - 1] = -Rational(heights[before]) * change.magnitude / scale
      add(change.isNegative ? -1 : 1, values)
    }
    while signs.count < width {
      signs.append(1)
      parameters.append([Rational](repeating: 0, count: m))
    }
    return (signs, parameters)
  }
}
