import ExactNumbers

/// Makes an exact bound of dual variables in floating point.
///
/// The sums G and M are rounded to integers with the right signs; the slopes g follow from them, and the bound from g.
struct LineBound: Sendable {
  private let data: LineData
  private let scale: LineScale

  init(_ data: LineData, _ scale: LineScale) {
    self.data = data
    self.scale = scale
  }

  /// Whether the dual variables, rounded, prove that all combinations of allowed hinges have at least the target as loss.
  func proves(_ dual: [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart, target: Rational) -> Bool {
    let m = data.count
    let largest = scale.slopes(dual).reduce(0) { max($0, $1.magnitude) } * scale.slopeFactor
    guard largest.isFinite, largest > 0 else { return false }
    let exponent = 33 - Int(largest.exponent)
    func integer(_ value: Double) -> BigInteger? {
      BigInteger(exactly: Double(sign: .plus, exponent: exponent, significand: value).rounded())
    }
    var sums: [BigInteger] = []
    for index in 0..<(m - 1) {
      guard let value = integer(dual[index] * scale.slopeFactor * scale.span) else { return false }
      sums.append(value)
    }
    sums.append(0)
    guard let total = integer(dual[m - 1] * scale.slopeFactor) else { return false }
    let (start, mass) = offset(sums[0], total, allowed, free)
    sums[0] = start
    // Left-facing sums are G minus the offset, so that their signs are bounds on G.
    for place in stride(from: 1, to: m - 1, by: 1) {
      let (right, left) = (allowed.right[place], allowed.left[place])
      if left == 0, right == 0 { continue }
      let offset = start - (data.places[place] - data.places[0]) * mass
      if right & 1 != 0, sums[place].isNegative { sums[place] = 0 }
      if left & 1 != 0, sums[place] < offset { sums[place] = offset }
      if right & 2 != 0, sums[place].signum() > 0 { sums[place] = 0 }
      if left & 2 != 0, sums[place] > offset { sums[place] = offset }
    }
    return conjugateReaches(target, sums, mass, exponent)
  }

  /// The sum of slopes over the first hinge and over a constant: the nearest ones with the signs that the others need.
  private func offset(
    _ first: BigInteger, _ total: BigInteger, _ allowed: AllowedHinges, _ free: LineData.FreePart
  ) -> (start: BigInteger, mass: BigInteger) {
    if free == .affine { return (0, 0) }
    let m = data.count
    // An affine function has a sign at all of these places if it has it at the first and the last.
    let (nonnegative, nonpositive) = allowed.offsetSigns
    func distance(_ place: Int) -> BigInteger { data.places[place] - data.places[0] }
    func fits(_ start: BigInteger, _ mass: BigInteger) -> Bool {
      for place in [nonnegative.first, nonnegative.last] {
        if let place, (start - distance(place) * mass).isNegative { return false }
      }
      for place in [nonpositive.first, nonpositive.last] {
        if let place, (start - distance(place) * mass).signum() > 0 { return false }
      }
      return true
    }
    if free == .constant { return (fits(first, 0) ? first : 0, 0) }
    if fits(first, total) { return (first, total) }
    // Nearest, at both ends, among those that vanish at one of these places.
    let end = distance(m - 1)
    var best: (start: BigInteger, mass: BigInteger) = (0, 0)
    var least = max(first.magnitude, (first - end * total).magnitude)
    for place in [nonnegative.first, nonnegative.last, nonpositive.first, nonpositive.last] {
      guard let place else { continue }
      let here = distance(place)
      var masses = [total]
      if place > 0 { masses.append((2 * first + here).floorDivided(by: 2 * here)) }
      for mass in masses where fits(here * mass, mass) {
        let change = max((first - here * mass).magnitude, (first - here * mass - end * (total - mass)).magnitude)
        if change < least { (best, least) = ((here * mass, mass), change) }
      }
    }
    return best
  }

  private func conjugateReaches(
    _ target: Rational, _ sums: [BigInteger], _ mass: BigInteger, _ exponent: Int
  ) -> Bool {
    let unit = exponent >= 0 ? Rational(1, BigInteger(1) << exponent) : Rational(BigInteger(1) << -exponent)
    // Terms are rounded down to multiples of 2^−bits.
    let size = (target - data.constant).magnitude.approximateDouble
    let bits = size > 0 && size.isFinite ? max(0, 44 - Int(size.exponent)) : 64
    var slopes: [Rational] = []
    var before = Rational(mass)
    for place in 0..<data.count {
      let after =
        place < data.count - 1
        ? Rational(sums[place] - sums[place + 1], data.places[place + 1] - data.places[place]) : 0
      slopes.append((before - after) * unit)
      before = after
    }
    let factor = factorIntoDomain(slopes)
    var sum = BigInteger(0)
    for (place, slope) in slopes.enumerated() {
      let slope = factor.map { slope * $0 } ?? slope
      let term: Rational
      switch data.losses[place] {
      case .squared(let weight, let label): term = -slope * (label + slope / (4 * weight))
      case .pieces(let pieces):
        guard let value = ScaledData.conjugate(pieces, slope) else { return false }
        term = value
      }
      sum += (term.numerator << bits).floorDivided(by: term.denominator)
    }
    return Rational(sum, BigInteger(1) << bits) + data.constant >= target
  }
  /// A short factor below 1 that brings slopes into the domain of the conjugate, if there is one; nil for 1.
  private func factorIntoDomain(_ slopes: [Rational]) -> Rational? {
    var factor = Rational(1)
    for (slope, loss) in zip(slopes, data.losses) {
      guard case .pieces(let pieces) = loss, let low = pieces.first?.slope, let high = pieces.last?.slope else {
        continue
      }
      if slope > high, high.signum() > 0 { factor = min(factor, high / slope) }
      if slope < low, low.signum() < 0 { factor = min(factor, low / slope) }
    }
    if factor == 1 { return nil }
    return Rational((factor.numerator << 30).floorDivided(by: factor.denominator), BigInteger(1) << 30)
  }
}
