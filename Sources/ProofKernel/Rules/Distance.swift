extension Checker {
  /// FORMAT.md 4.10: the cells tile [l, r], the difference has one sign and the given integral on each.
  func checkDistance() throws(Failure) {
    try head(fields: 11, restated: 9)
    let (first, second) = (try function(orStep: true), try function(orStep: true))
    let (relation, bound) = (try input.relation(), try input.rational("the bound"))
    let (interval, scale) = (try input.interval(), try input.positive("D"))
    var (left, total) = (interval.left, Integer.zero)
    for _ in 0..<(try input.count("M", atLeast: 1)) {
      try input.advance(to: "cell", fields: 3)
      let (integral, right) = (try input.integer("T"), try input.rational("the end"))
      try check(left < right, "the end \(right) is not greater than \(left)")
      let cell = Cell(left: left, right: right)
      let difference = try first.form(on: cell) - second.form(on: cell)
      // Since the difference has one sign, the integral of its absolute value is that of it or of its negative.
      let isNonnegative = try difference.isNonnegative(on: cell, "the absolute difference")
      let found = (Rational(isNonnegative ? .one : -.one, .one) * difference).integral(over: cell)
      try check(found == Rational(integral, scale), "the integral over \(cell) is not \(integral)/\(scale)")
      total += integral
      left = right
    }
    try check(left == interval.right, "the cells end at \(left), not at \(interval.right)")
    let distance = Rational(total, scale)
    try check(relation.holds(distance, bound), "the distance is \(distance), not \(relation) \(bound)")
  }
}
