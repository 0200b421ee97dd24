import ExactNumbers

/// A lower bound on the loss for all gates with given signs and cones, with the numbers that prove it.
///
/// For slopes gᵢ the convex loss is at least Σ gᵢ f(xᵢ) minus its conjugate. The sum separates over the gates; the one of
/// sign s contributes Σᵢ s gᵢ relu(x̃ᵢ·θ), and for any mᵢ ≥ 0
///
///     s g relu(t) ≥ m t − max(0, m − s g) relu(t),
///
/// of which the right side is at least its value at the rays, combined as θ is (relu is sublinear). So the contribution is
/// nonnegative on the whole cone if Σᵢ mᵢ x̃ᵢ·r − max(0, mᵢ − s gᵢ) max(0, x̃ᵢ·r) ≥ 0 at each of its rays r.
struct RelaxationBound: Sendable {
  /// g for each point.
  let slopes: [Rational]
  /// m for each gate and point, gate after gate.
  let multipliers: [Rational]
  /// The bound on the loss of the integer data.
  let value: Rational
}

extension ScaledData {
  /// The bound that slopes and multipliers prove, if they do.
  func bound(
    _ model: RelaxationModel, slopes: [BigInteger], multipliers: [BigInteger], denominator: BigInteger
  ) -> RelaxationBound? {
    if hasOutputBias, !slopes.reduce(BigInteger(0), +).isZero { return nil }
    let rational = slopes.map { Rational($0, denominator) }
    guard let value = conjugateBound(rational) else { return nil }
    for (j, cone) in model.cones.enumerated() {
      let m = cone.rayCount
      var sums = [BigInteger](repeating: 0, count: m)
      for i in 0..<count where cone.statuses[i] != .off {
        let slope = model.signs[j] > 0 ? slopes[i] : -slopes[i]
        let multiplier = multipliers[j * count + i]
        if multiplier.isNegative { return nil }
        let excess = multiplier > slope ? multiplier - slope : 0
        for r in 0..<m {
          let v = cone.values[i * m + r]
          switch v.signum() {
          case 1: sums[r] += (multiplier - excess) * v
          case -1: if !multiplier.isZero { sums[r] += multiplier * v }
          default: break
          }
        }
      }
      if sums.contains(where: \.isNegative) { return nil }
    }
    return RelaxationBound(slopes: rational, multipliers: multipliers.map { Rational($0, denominator) }, value: value)
  }

  /// The least value of Σ loss − Σ gᵢ fᵢ over all outputs; nil if it is not bounded.
  func conjugateBound(_ slopes: [Rational]) -> Rational? {
    if isSquared {
      // w (f − y)² − g f ≥ −g y − g²/(4w).
      var sum = Rational(0)
      for (i, slope) in slopes.enumerated() where !slope.isZero {
        sum -= slope * Rational(labels[i]) + slope * slope / Rational(4 * weights[i])
      }
      return sum
    }
    if isChebyshev {
      var (sum, total) = (Rational(0), Rational(0))
      for (i, slope) in slopes.enumerated() {
        sum -= slope * Rational(labels[i])
        total += slope.magnitude / Rational(weights[i])
      }
      return total <= 1 ? sum : nil
    }
    var sum = Rational(0)
    for (i, slope) in slopes.enumerated() {
      let weight = Rational(weights[i])
      guard let least = Self.conjugate(pieces[i], slope / weight) else { return nil }
      sum += weight * least
    }
    return sum
  }

  /// The least value of max(slope · f + intercept) − g f: the upper hull of the points (slope, intercept) at g.
  static func conjugate(_ pieces: [LossPiece], _ g: Rational) -> Rational? {
    var best: Rational?
    for first in pieces where first.slope <= g {
      for second in pieces where second.slope >= g {
        let value: Rational
        if second.slope == first.slope {
          value = max(first.intercept, second.intercept)
        } else {
          let share = (g - first.slope) / (second.slope - first.slope)
          value = first.intercept + share * (second.intercept - first.intercept)
        }
        best = best.map { max($0, value) } ?? value
      }
    }
    return best
  }
}
