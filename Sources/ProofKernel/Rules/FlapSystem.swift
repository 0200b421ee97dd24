extension Checker {
  /// FORMAT.md 4.20: the coefficients of the flaps solve the linear system of the function, printed or repaired.
  func checkFlapSystem() throws(Failure) {
    try head(fields: 3)
    let kind = try input.token("KIND")
    try expect(["printed", "repaired"].contains(kind), "`printed` or `repaired`, found `\(kind.prefix(40))`")
    guard case .flaps(let flaps) = try object().kind, case .function(let function) = try object().kind,
      flaps.breaks.count == function.xs.count
    else { throw .declined("expected a `flaps` and a `function` record of the same number of lines") }
    let (t, x, y) = (flaps.coefficients, function.xs, function.ys)
    let last = x.count - 1
    for i in 0...last {
      try check(Rational(flaps.breaks[i], flaps.scale) == Rational(x[i], function.scale), "break points differ")
    }
    try check(Rational(flaps.constant, flaps.scale) == Rational(y[last], function.scale), "the constant is not b_M")
    try check(Rational(flaps.rightSlope, flaps.scale) == function.rightSlope, "the slopes on the right differ")
    // From right to left: Σ t_j, Σ t_j·a_j and Σ t_j·(a_{j−1} − a_j) over the j greater than i.
    var (sum, moment, printed) = (Integer.zero, Integer.zero, Integer.zero)
    for i in (0..<last).reversed() {
      sum += t[i + 1]
      moment += t[i + 1] * x[i + 1]
      printed += t[i + 1] * (x[i] - x[i + 1])
      let side = kind == "printed" ? printed : sum * x[i] - moment
      try check(side == (y[i] - y[last]) * flaps.scale, "equation \(i + 1) of the system does not hold")
    }
    try check(Rational(sum + t[0], flaps.scale) == function.leftSlope, "the slopes on the left differ")
  }
}
