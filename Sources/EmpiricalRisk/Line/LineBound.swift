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
    // Where the right-facing sum has a bound on one side, and the left-facing one on the other; an affine function has a
    // sign at all of these places if it has it at the first and the last.
    var (nonnegative, nonpositive): ([Int], [Int]) = ([], [])
    for place in 0..<m {
      let right = place == m - 1 ? 3 : allowed.right[place]
      let left = place == 0 ? 3 : allowed.left[place]
      if right & 1 != 0, left & 2 != 0 { nonnegative.append(place) }
      if left & 1 != 0, right & 2 != 0 { nonpositive.append(place) }
    }
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
    for place in [nonnegative.first, nonnegative.last, nonpositive.first, nonpositive.last] {
      guard let place else { continue }
      let mass = place == 0 ? total : (2 * first + distance(place)).floorDivided(by: 2 * distance(place))
      if fits(distance(place) * mass, mass) { return (distance(place) * mass, mass) }
    }
    return (0, 0)
  }

  private func conjugateReaches(
    _ target: Rational, _ sums: [BigInteger], _ mass: BigInteger, _ exponent: Int
  ) -> Bool {
    let unit = exponent >= 0 ? Rational(1, BigInteger(1) << exponent) : Rational(BigInteger(1) << -exponent)
    // Terms are rounded down to multiples of 2^−bits.
    let size = (target - data.constant).magnitude.approximateDouble
    let bits = size > 0 && size.isFinite ? max(0, 44 - Int(size.exponent)) : 64
    var sum = BigInteger(0)
    var before = Rational(mass)
    for place in 0..<data.count {
      let after =
        place < data.count - 1
        ? Rational(sums[place] - sums[place + 1], data.places[place + 1] - data.places[place]) : 0
      let slope = (before - after) * unit
      before = after
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
}
