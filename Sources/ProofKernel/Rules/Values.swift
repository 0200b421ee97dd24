extension Object {
  /// The value at a point, from the form on the cell [x, x].
  func value(at point: Rational) throws(Failure) -> Rational {
    try form(on: Cell(left: point, right: point)).value(at: point)
  }
}

extension Checker {
  /// FORMAT.md 4.1: on each cell both functions are affine, and the same.
  func checkEqual() throws(Failure) {
    try head(fields: 3, restated: 2)
    let (first, second) = (try function(), try function())
    try eachCell(input.count("M")) { (cell) throws(Failure) in
      let areEqual = try first.form(on: cell) == second.form(on: cell)
      try check(areEqual, "\(first.name) and \(second.name) differ on the cell \(cell)")
    }
  }

  /// FORMAT.md 4.5: the value at one point stands in the relation to a rational.
  func checkValue() throws(Failure) {
    try head(fields: 6)
    let (function, point) = (try function(), try input.rational("x"))
    let (relation, bound) = (try input.relation(), try input.rational("the bound"))
    let value = try function.value(at: point)
    try check(relation.holds(value, bound), "the value is \(value), not \(relation) \(bound)")
  }

  /// FORMAT.md 4.6: the values of two functions at one point differ.
  func checkDistinct() throws(Failure) {
    try head(fields: 4)
    let (first, second) = (try function(), try function())
    let point = try input.rational("x")
    try check(first.value(at: point) != second.value(at: point), "the values at \(point) are equal")
  }
}
