import ExactNumbers

/// Makes exact slopes of dual variables in floating point.
///
/// The sum G over the hinge at a place is Σ d T over the places from there on, with T the sum of the slopes after a place and d
/// the distance to the next one. From right to left each T is rounded to an integer such that G has its sign. Where G is
/// given (zero, for hinges of both signs), the T of the gap there must be a quotient of what is left by its d; so the other
/// T up to the next such place are multiples of d.
struct LineBound: Sendable {
  private let data: LineData
  private let scale: LineScale
  /// The distances of the places to the first one, in units of the gaps.
  private let distances: [BigInteger]
  /// How many bits the greatest slope gets, in one attempt after the other.
  private let precisions: [Int]

  init(_ data: LineData, _ scale: LineScale) {
    self.data = data
    self.scale = scale
    var distances: [BigInteger] = [0]
    for gap in data.gaps { distances.append((distances.last ?? 0) + gap) }
    self.distances = distances
    // Rounding before a narrow gap is felt as much more in it as the gap before was wider.
    let steepest = zip(data.gaps, data.gaps.dropFirst()).map { $1.bitLength - $0.bitLength }.max() ?? 0
    precisions = [7, 12, 19, 30, 45].map { max(0, steepest) + $0 }
  }

  /// Slopes near the dual variables that prove that all combinations of allowed hinges have at least the target as loss.
  func slopes(
    _ dual: [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart, target: Rational
  ) -> LineSlopes? {
    for precision in precisions {
      if let slopes = rounded(dual, allowed, free, precision), slopes.bound >= target { return slopes }
    }
    return nil
  }

  /// The best slopes near the dual variables.
  func bestSlopes(_ dual: [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart) -> LineSlopes? {
    precisions.compactMap { rounded(dual, allowed, free, $0) }.max { $0.bound < $1.bound }
  }

  private func rounded(
    _ dual: [Double], _ allowed: AllowedHinges, _ free: LineData.FreePart, _ precision: Int
  ) -> LineSlopes? {
    let m = data.count
    let largest = scale.slopes(dual).reduce(0) { max($0, $1.magnitude) } * scale.slopeFactor
    guard largest.isFinite, largest > 0 else { return nil }
    let exponent = max(0, precision - Int(largest.exponent))
    guard let modulus = modulus(allowed, free), modulus.bitLength <= 60 else { return nil }
    let gapFactor = scale.slopeFactor * scale.span / data.gapUnit.approximateDouble
    func integer(_ value: Double, _ factor: Double) -> BigInteger? {
      BigInteger(exactly: Double(sign: .plus, exponent: exponent, significand: value * factor).rounded())
    }
    guard let first = integer(dual[0], gapFactor), let total = integer(dual[m - 1], scale.slopeFactor) else {
      return nil
    }
    let (coarseStart, coarseMass) = offset(first, total, allowed, free)
    let (start, mass) = (coarseStart * modulus, coarseMass * modulus)
    let fineFactor = gapFactor * modulus.approximateDouble
    let limits = limits(allowed, start: start, mass: mass)
    guard let limits else { return nil }

    var tails = [BigInteger](repeating: 0, count: m - 1)
    var current = BigInteger(0)
    var anchor = m - 1
    for place in stride(from: m - 2, through: 0, by: -1) {
      let gap = data.gaps[place]
      let (low, high) = limits[place]
      if let low, low == high {
        let (tail, rest) = (low - current).quotientAndRemainder(dividingBy: gap)
        guard rest.isZero else { return nil }
        tails[place] = tail
        current = low
        continue
      }
      if anchor > place { anchor = limits[..<place].lastIndex { $0.low != nil && $0.low == $0.high } ?? 0 }
      let own = data.gaps[anchor]
      let multiple = own.exactlyDivided(by: .greatestCommonDivisor(own, gap))
      let step = gap * multiple
      guard let wanted = integer(dual[place], fineFactor) else { return nil }
      var number = (2 * (wanted - current) + step).floorDivided(by: 2 * step)
      if let low, current + number * step < low { number = (low - current).ceilingDivided(by: step) }
      if let high, current + number * step > high { number = (high - current).floorDivided(by: step) }
      if let low, current + number * step < low { return nil }
      tails[place] = number * multiple
      current += number * step
    }
    var slopes = [mass - tails[0]]
    for place in stride(from: 1, to: m - 1, by: 1) { slopes.append(tails[place - 1] - tails[place]) }
    slopes.append(tails[m - 2])
    guard DualSigns(data, slopes).permits(allowed, free) else { return nil }
    let unit = unitInDomain(slopes, modulus << exponent)
    let divisor = slopes.reduce(unit) { .greatestCommonDivisor($0, $1) }
    if divisor > 1 { slopes = slopes.map { $0.exactlyDivided(by: divisor) } }
    let reduced = unit.exactlyDivided(by: divisor)
    guard let values = data.sampleSlopes(slopes, unit: reduced) else { return nil }
    return LineSlopes(data.scaled, unit: reduced, values: values)
  }

  /// What the given sums have to be multiples of, so that the gaps where they are given divide their differences.
  private func modulus(_ allowed: AllowedHinges, _ free: LineData.FreePart) -> BigInteger? {
    let m = data.count
    var modulus = BigInteger(1)
    // The last place with a given sum; whether that is zero, and whether it is that of the offset.
    var next = (place: m - 1, isZero: true, isOffset: false)
    for place in stride(from: m - 2, through: 0, by: -1) {
      let isInner = place > 0
      let isZero = isInner ? allowed.right[place] == 3 : free == .affine
      let isOffset = isInner ? allowed.left[place] == 3 : true
      if isInner, !isZero, !isOffset { continue }
      let isSame = (isZero || free == .affine) && (next.isZero || free == .affine)
      if !isSame, !(isOffset && next.isOffset && next.place == place + 1) {
        modulus = .leastCommonMultiple(modulus, data.gaps[place])
        if modulus.bitLength > 60 { return nil }
      }
      next = (place, isZero, isOffset)
    }
    return modulus
  }

  /// The least and the greatest allowed sum at each place but the last; nil if there is none.
  private func limits(
    _ allowed: AllowedHinges, start: BigInteger, mass: BigInteger
  ) -> [(low: BigInteger?, high: BigInteger?)]? {
    var result: [(low: BigInteger?, high: BigInteger?)] = [(start, start)]
    for place in stride(from: 1, to: data.count - 1, by: 1) {
      let (right, left) = (allowed.right[place], allowed.left[place])
      var low: BigInteger? = right & 1 != 0 ? 0 : nil
      var high: BigInteger? = right & 2 != 0 ? 0 : nil
      if left != 0 {
        // Left-facing sums are G minus the offset, so that their signs are bounds on G.
        let offset = start - distances[place] * mass
        if left & 1 != 0 { low = max(low ?? offset, offset) }
        if left & 2 != 0 { high = min(high ?? offset, offset) }
      }
      if let low, let high, low > high { return nil }
      result.append((low, high))
    }
    return result
  }

  /// The sum of slopes over the first hinge and over a constant: the nearest ones with the signs that the others need.
  private func offset(
    _ first: BigInteger, _ total: BigInteger, _ allowed: AllowedHinges, _ free: LineData.FreePart
  ) -> (start: BigInteger, mass: BigInteger) {
    if free == .affine { return (0, 0) }
    let m = data.count
    // An affine function has a sign at all of these places if it has it at the first and the last.
    let (nonnegative, nonpositive) = allowed.offsetSigns
    func fits(_ start: BigInteger, _ mass: BigInteger) -> Bool {
      for place in [nonnegative.first, nonnegative.last] {
        if let place, (start - distances[place] * mass).isNegative { return false }
      }
      for place in [nonpositive.first, nonpositive.last] {
        if let place, (start - distances[place] * mass).signum() > 0 { return false }
      }
      return true
    }
    if free == .constant { return (fits(first, 0) ? first : 0, 0) }
    if fits(first, total) { return (first, total) }
    // Nearest, at both ends, among those that vanish at one of these places.
    let end = distances[m - 1]
    var best: (start: BigInteger, mass: BigInteger) = (0, 0)
    var least = max(first.magnitude, (first - end * total).magnitude)
    for place in [nonnegative.first, nonnegative.last, nonpositive.first, nonpositive.last] {
      guard let place else { continue }
      let here = distances[place]
      var masses = [total]
      if place > 0 { masses.append((2 * first + here).floorDivided(by: 2 * here)) }
      for mass in masses where fits(here * mass, mass) {
        let change = max((first - here * mass).magnitude, (first - here * mass - end * (total - mass)).magnitude)
        if change < least { (best, least) = ((here * mass, mass), change) }
      }
    }
    return best
  }

  /// The denominator, or a greater one with which the slopes are in the domain of the conjugate.
  private func unitInDomain(_ slopes: [BigInteger], _ unit: BigInteger) -> BigInteger {
    var result = unit
    for (slope, loss) in zip(slopes, data.losses) {
      guard case .pieces(let pieces) = loss, let low = pieces.first?.slope, let high = pieces.last?.slope else {
        continue
      }
      if slope.signum() > 0, high.signum() > 0 { result = max(result, (Rational(slope) / high).ceiling) }
      if slope.signum() < 0, low.signum() < 0 { result = max(result, (Rational(slope) / low).ceiling) }
    }
    return result
  }
}
