import ExactNumbers

// Powers of e: FORMAT.md 4.67.
extension CertificateBuilder {
  /// Decides whether e^x stands in a strict relation to a positive rational, and proves the answer by enough terms of the
  /// series. (For rational x ≠ 0 the power is irrational, so that one of the strict relations holds.)
  ///
  /// - Parameter exponent: x ≥ 0.
  /// - Returns: Whether e^x is greater than the bound; nil, and nothing is written, if x is negative, x and the bound are
  ///   such that e^x equals it (x = 0), or 10 000 terms are not enough.
  /// - Complexity: O(K²) limb operations for the K terms that are needed, about e·x or as many as the digits that agree.
  public mutating func decideExponential(_ exponent: Rational, exceeds bound: Rational) -> Bool? {
    guard exponent.signum() >= 0, !(exponent.isZero && bound == 1) else { return nil }
    let least = exponent.isZero ? 1 : Self.leastTerms(exponent)
    var terms = least
    while terms <= 10_000 {
      let (lower, upper) = Self.enclosure(exponent, terms: terms)
      if lower > bound || upper.map({ $0 < bound }) ?? false {
        let relation = lower > bound ? ">" : "<"
        theorem("exponential \(pair(exponent)) \(relation) \(pair(bound))", suffix: "\(terms)")
        return lower > bound
      }
      terms = terms == 10_000 ? 10_001 : min(2 * terms, 10_000)
    }
    return nil
  }

  /// The least number of terms K with K + 2 > 2x, at least 4.
  private static func leastTerms(_ exponent: Rational) -> Int {
    let double = 2 * exponent
    let whole = Int(exactly: double.numerator / double.denominator) ?? 10_000
    return min(max(whole, 4), 10_000)
  }

  /// Σ_{k ≤ K} x^k/k!, and the same with the bound of the rest if K + 2 > x.
  private static func enclosure(_ exponent: Rational, terms: Int) -> (lower: Rational, upper: Rational?) {
    let (x, y) = (exponent.numerator, exponent.denominator)
    // Σ_{k ≤ K} x^k/k! over y^K K!, and the last power x^(K+1) over y^(K+1) (K+1)!, without fractions in between.
    var (sum, denominator, power) = (BigInteger(1), BigInteger(1), BigInteger(1))
    for k in 1...terms {
      let factor = y * BigInteger(k)
      power *= x
      sum = sum * factor + power
      denominator *= factor
    }
    let lower = Rational(sum, denominator)
    let rest = Rational(BigInteger(terms + 2) * y - x, y)
    guard rest.signum() > 0 else { return (lower, nil) }
    let next = Rational(power * x, denominator * y * BigInteger(terms + 1))
    return (lower, lower + next * Rational(terms + 2) / rest)
  }
}
