extension Checker {
  /// FORMAT.md 4.67: a power of e and a rational, by the first terms of the series and a bound for the others.
  func checkExponential() throws(Failure) {
    try head(fields: 6, restated: 5)
    let exponent = Rational(try input.nonnegative("X"), try input.positive("Y"))
    let relation = try input.relation()
    let bound = try input.rational("the bound")
    let terms = try input.word("K", in: 0...10_000)
    try expect(relation.description != "=", "one of < <= >= >")
    let isUpper = relation.description.contains("<")
    var (value, last) = (Rational(.one, .one), terms)
    if isUpper {
      // The terms from K + 1 on are at most a geometric series.
      let rest = .small(terms + 2) * exponent.denominator - exponent.numerator
      try check(rest.sign > 0, "too few terms")
      (value, last) = (Rational(.small(terms + 2) * exponent.denominator, rest), terms + 1)
    }
    for k in (0..<last).reversed() {
      // 1 + value·X/((k + 1)·Y)
      let denominator = .small(k + 1) * exponent.denominator * value.denominator
      value = Rational(denominator + exponent.numerator * value.numerator, denominator)
      var memory = Memory()
      try memory.keep([value.numerator, value.denominator])
    }
    try check(relation.holds(value, bound), "\(terms) terms do not give this")
  }
}
