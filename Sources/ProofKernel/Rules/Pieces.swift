extension Checker {
  /// Reads a list of cells and takes those on which a piece of the function begins, with the form there; the number of
  /// pieces (FORMAT.md 4.2).
  func pieces(
    of function: Object, points: Int, in interval: Cell = .line,
    _ take: (Cell, Form) throws(Failure) -> Void = { _, _ in }
  ) throws(Failure) -> Integer {
    var count = 0
    var previous: Form?
    try eachCell(points, in: interval) { (cell) throws(Failure) in
      let form = try function.form(on: cell)
      if let previous, form.hasSameSlope(as: previous) { return }
      previous = form
      count += 1
      try take(cell, form)
    }
    return .small(count)
  }

  private func checkCount(_ found: Integer, _ expected: Integer) throws(Failure) {
    try check(found == expected, "found \(found) pieces, not \(expected)")
  }

  /// FORMAT.md 4.2: the function is affine on each cell of the line, and the slope changes N − 1 times.
  func checkPieces() throws(Failure) {
    try head(fields: 3, restated: 2)
    let (function, expected) = (try function(), try input.integer("N"))
    try checkCount(pieces(of: function, points: input.count("M")), expected)
    established[function.name] = expected
  }

  /// FORMAT.md 4.3: as 4.2, on the cells of an interval.
  func checkPiecesOn() throws(Failure) {
    try head(fields: 7, restated: 6)
    let (function, expected) = (try function(), try input.integer("N"))
    let interval = try input.interval()
    try checkCount(pieces(of: function, points: input.count("M"), in: interval), expected)
  }

  /// FORMAT.md 4.4: as 4.3, and the values at the ends of the pieces are c, d, c, d, … from left to right.
  func checkAlternates() throws(Failure) {
    try head(fields: 11, restated: 10)
    let (function, expected) = (try function(), try input.integer("N"))
    let interval = try input.interval()
    var (due, other) = (try input.rational("c"), try input.rational("d"))
    let points = try input.count("M")
    try check(due != other, "c = d = \(due)")
    let found = try pieces(of: function, points: points, in: interval) { (cell, form) throws(Failure) in
      try check(form.value(at: cell.left) == due, "the value at \(cell.left) is not \(due)")
      (due, other) = (other, due)
    }
    try check(function.value(at: interval.right) == due, "the value at \(interval.right) is not \(due)")
    try checkCount(found, expected)
  }

  /// FORMAT.md 4.14: N = Π(p_i + 1) + 1 + e, where e = 1 if some p_i before the last is odd.
  func checkFoldPieces() throws(Failure) {
    try head(fields: 2)
    let (object, expected) = (try object(), try input.integer("N"))
    let folds = try folding(object)
    // A fold line of p integers has the p + 1 break points 0, a_1, …, a_p.
    var pieces = Integer.one
    for fold in folds where pieces <= expected { pieces = pieces * .small(fold.xs.count) }
    pieces += folds.dropLast().contains { $0.xs.count.isMultiple(of: 2) } ? .two : .one
    // The product only grows: if it is beyond N before the last factor, the answer is already known.
    try checkCount(pieces, expected)
    established[object.name] = expected
  }
}
