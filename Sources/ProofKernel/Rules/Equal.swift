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
}
