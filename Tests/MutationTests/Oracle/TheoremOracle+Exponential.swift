import ExactNumbers

/// Decides 4.67.
extension TheoremOracle {
  /// Bounds of e^x for 0 ≤ x: of the series at x/2^m ≤ 1, squared m times, with 400 binary places.
  static func exponential(_ x: Rational) -> (lower: Rational, upper: Rational) {
    let scale = BigInteger(2).power(400)
    var (reduced, squarings) = (x, 0)
    while reduced > 1 { (reduced, squarings) = (reduced / 2, squarings + 1) }
    var (sum, term) = (Rational(0), Rational(1))
    for k in 1...110 {
      sum += term
      term = term * reduced / Rational(k)
    }
    // What is left out is at most twice the next term, 1/110!, which is less than 2^−590.
    var lower = sum.numerator * scale / sum.denominator
    var upper = lower + 2
    for _ in 0..<squarings {
      lower = lower * lower / scale
      upper = upper * upper / scale + 1
    }
    return (Rational(lower, scale), Rational(upper, scale))
  }

  func decideExponential(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 6 else { throw OracleError("expected two fractions and a relation") }
    let exponent = try OracleNumber.rational(theorem[1], theorem[2])
    let bound = try OracleNumber.rational(theorem[4], theorem[5])
    guard !exponent.isNegative, theorem[3] != "=" else { throw OracleError("'\(theorem.joined(separator: " "))'") }
    if exponent.isZero { return Decision(try holds(1, theorem[3], bound), "e^0 is 1") }
    // Far out only that e^x is greater than x²/2 is used.
    if exponent > 20_000, bound <= exponent * exponent / 2 { return Decision(theorem[3].first == ">", "it is greater") }
    if exponent > 20_000 { return .undecided("a great exponent") }
    let (lower, upper) = Self.exponential(exponent)
    if upper < bound { return Decision(theorem[3].first == "<", "it is less") }
    if lower > bound { return Decision(theorem[3].first == ">", "it is greater") }
    return .undecided("too close")
  }
}
