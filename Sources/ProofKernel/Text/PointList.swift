/// The cells of a list of points that is being read (FORMAT.md section 3.1, last paragraph). Only one is in memory.
struct PointList {
  /// The right end of the last cell that was supplied, or the left end of the whole.
  fileprivate var left: Rational?
  /// The right end of the whole.
  fileprivate let end: Rational?
  fileprivate var remaining: Int
  fileprivate var isFinished = false

  /// The cells of `count` points inside an interval, or on the line.
  init(count: Int, in interval: Cell = Cell()) {
    left = interval.left
    end = interval.right
    remaining = count
  }
}

extension Checker {
  /// Reads one line `at P Q` if there is one left, and supplies the cell that ends there; the last cell ends at the end.
  mutating func nextCell(_ list: inout PointList) throws(Failure) -> Cell? {
    if list.isFinished { return nil }
    guard list.remaining > 0 else {
      list.isFinished = true
      return Cell(left: list.left, right: list.end)
    }
    list.remaining -= 1
    try reader.advance(to: "at")
    let point = try reader.rational("the point")
    try reader.endOfLine()
    if let left = list.left, point <= left { throw .refused("the point \(point) is not greater than \(left)") }
    if let end = list.end, point >= end { throw .refused("the point \(point) is not less than \(end)") }
    let cell = Cell(left: list.left, right: point)
    list.left = point
    return cell
  }
}
