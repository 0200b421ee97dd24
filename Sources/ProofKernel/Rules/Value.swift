extension Checker {
  /// The value of a function at a point, from its form on the cell [x, x].
  private func value(of function: Int, at point: Rational) throws(Failure) -> Rational {
    try form(of: function, on: Cell(left: point, right: point)).value(at: point)
  }

  /// FORMAT.md 4.5: the value at one point stands in the relation to a rational.
  mutating func checkValue() throws(Failure) -> String {
    let function = try function()
    let point = try reader.rational("x")
    let relation = try reader.relation()
    let bound = try reader.rational("the bound")
    try reader.endOfLine()
    let value = try value(of: function, at: point)
    guard relation.holds(value, bound) else {
      throw .refused(
        "the value of \(objects[function].name) at \(point) is \(value), not \(relation.rawValue) \(bound)")
    }
    return reader.restated()
  }

  /// FORMAT.md 4.6: the values of two functions at one point differ.
  mutating func checkDistinct() throws(Failure) -> String {
    let (first, second) = (try function(), try function())
    let point = try reader.rational("x")
    try reader.endOfLine()
    let left = try value(of: first, at: point)
    let right = try value(of: second, at: point)
    if left == right {
      throw .refused("\(objects[first].name) and \(objects[second].name) have the same value \(left) at \(point)")
    }
    return reader.restated()
  }
}
