extension Rational {
  /// The simplest rational in the closed interval between two numbers, in either order: the one of smallest denominator
  /// and, among those, of smallest absolute numerator.
  ///
  /// This is the first node of the Stern-Brocot tree inside the interval (Stern 1858; Graham, Knuth, Patashnik,
  /// *Concrete Mathematics*, 4.5), found through continued fractions: if an integer lies inside, the one nearest zero is
  /// simplest; otherwise both ends share an integer part n and the answer is n + 1 / simplest(1/(high-n), 1/(low-n)).
  /// - Complexity: O(bits) steps, one partial quotient each.
  public static func simplest(between first: Rational, and second: Rational) -> Rational {
    var low = min(first, second)
    var high = max(first, second)
    if low.signum() <= 0 && high.signum() >= 0 { return 0 }
    let negative = high.signum() < 0
    if negative { (low, high) = (-high, -low) }
    var partialQuotients: [BigInteger] = []
    while true {
      let whole = low.ceiling
      if Rational(whole) <= high {
        partialQuotients.append(whole)
        break
      }
      // No integer inside, so floor(low) = floor(high) and neither end is an integer.
      let part = low.floor
      partialQuotients.append(part)
      (low, high) = ((high - Rational(part)).reciprocal, (low - Rational(part)).reciprocal)
    }
    var result = Rational(partialQuotients.removeLast())
    for part in partialQuotients.reversed() { result = Rational(part) + result.reciprocal }
    return negative ? -result : result
  }
}
