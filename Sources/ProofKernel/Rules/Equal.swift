extension Checker {
  /// FORMAT.md 4.1: on each cell both functions are affine, and the same.
  mutating func checkEqual() throws(Failure) -> String {
    let (first, second) = (try function(), try function())
    let count = try reader.count("M")
    try reader.endOfLine()
    let theorem = reader.restated(3)
    var points = PointList(count: count)
    while let cell = try nextCell(&points) {
      let (left, right) = (try form(of: first, on: cell), try form(of: second, on: cell))
      guard left.isSame(as: right) else {
        throw .refused("\(objects[first].name) and \(objects[second].name) differ on the cell \(cell)")
      }
    }
    return theorem
  }
}
