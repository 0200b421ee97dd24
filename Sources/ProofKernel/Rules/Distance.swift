extension Checker {
  /// FORMAT.md 4.10: the cells tile [l, r], the difference has one sign and the given integral on each.
  mutating func checkDistance() throws(Failure) -> String {
    let (first, second) = (try functionOrStep(), try functionOrStep())
    let relation = try reader.relation()
    let bound = try reader.rational("the bound")
    let interval = try reader.interval()
    let scale = try reader.positive("D")
    let count = try reader.count("M", atLeast: 1)
    try reader.endOfLine()
    let theorem = reader.restated(10)
    guard var left = interval.left, let last = interval.right else { throw .declined("an infinite end") }
    var total = Integer.zero
    for _ in 0..<count {
      try reader.advance(to: "cell")
      let integral = try reader.integer("T")
      let right = try reader.rational("the end")
      try reader.endOfLine()
      guard left < right else { throw .refused("the end \(right) is not greater than \(left)") }
      let cell = Cell(left: left, right: right)
      let difference = try form(of: first, on: cell) - form(of: second, on: cell)
      let signs = difference.signs(on: cell)
      guard signs.areNonnegative || signs.areNonpositive else {
        throw .refused("the difference changes its sign inside the cell \(cell)")
      }
      guard Self.isAbsoluteIntegral(of: difference, from: left, to: right, integral, over: scale) else {
        throw .refused("the integral over the cell \(cell) is not \(integral)/\(scale)")
      }
      total += integral
      left = right
    }
    guard left == last else { throw .refused("the cells end at \(left), not at \(last)") }
    guard relation.holds(Rational(numerator: total, denominator: scale), bound) else {
      throw .refused("the distance is \(total)/\(scale), not \(relation.rawValue) \(bound)")
    }
    return theorem
  }

  /// (right − left)·(|v(left)| + |v(right)|)/2 = integral/scale, for a form v of one sign.
  private static func isAbsoluteIntegral(
    of form: Form, from left: Rational, to right: Rational, _ integral: Integer, over scale: Integer
  ) -> Bool {
    let (b, d) = (left.denominator, right.denominator)
    // With the common denominator b·d the length is `length`/(b·d) and the sum of the values is `sum`/(b·d·S).
    let length = right.numerator * b - left.numerator * d
    let atLeft = (form.constant * b + form.slope * left.numerator).absolute
    let atRight = (form.constant * d + form.slope * right.numerator).absolute
    let sum = atLeft * d + atRight * b
    let common = b * d
    return length * sum * scale == .two * integral * form.scale * common * common
  }
}
