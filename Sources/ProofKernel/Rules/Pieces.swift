/// The folds of a folding (FORMAT.md 4.14). A line of p integers has the p + 1 break points 0, a_1, …, a_p.
extension [Graph] {
  /// Π(p_i + 1), the number of pieces on [0, μ]; the product only grows, and need not be complete beyond a bound.
  func laps(upTo bound: Integer?) -> Integer {
    var product = Integer.one
    for fold in self where bound.map({ product <= $0 }) ?? true { product = product * .small(fold.xs.count) }
    return product
  }

  /// Whether the folding is constant beyond μ: some p_i before the last is odd.
  var endsInZero: Bool { dropLast().contains { $0.xs.count.isMultiple(of: 2) } }
}

extension Checker {
  /// FORMAT.md 4.2 on a list of cells: the function is affine on each, and the slope changes number − 1 times. Takes
  /// the cells on which a piece begins, numbered from 0, with the forms there.
  func checkPieces(
    of function: Object, number: Integer, points: Int, in interval: Cell = .line,
    _ take: (Int, Cell, Form) throws(Failure) -> Void = { _, _, _ in }
  ) throws(Failure) {
    var (count, previous): (Int, Form?) = (0, nil)
    try eachCell(points, in: interval) { (cell) throws(Failure) in
      let form = try function.form(on: cell)
      if let previous, form.hasSameSlope(as: previous) { return }
      try take(count, cell, form)
      previous = form
      count += 1
    }
    try check(.small(count) == number, "\(function.name) has \(count) pieces here, not \(number)")
  }

  /// FORMAT.md 4.2: the function is affine on each cell of the line, and the slope changes N − 1 times.
  func checkPieces() throws(Failure) {
    try head(fields: 3, restated: 2)
    let (function, number) = (try function(), try input.integer("N"))
    try checkPieces(of: function, number: number, points: input.count("M"))
    pieces[function.name] = number
  }

  /// FORMAT.md 4.3: as 4.2, on the cells of an interval.
  func checkPiecesOn() throws(Failure) {
    try head(fields: 7, restated: 6)
    let (function, number) = (try function(), try input.integer("N"))
    let interval = try input.interval()
    try checkPieces(of: function, number: number, points: input.count("M"), in: interval)
  }

  /// FORMAT.md 4.4: as 4.3, and the values at the ends of the pieces are c, d, c, d, … from left to right.
  func checkAlternates() throws(Failure) {
    try head(fields: 11, restated: 10)
    let (function, number) = (try function(), try input.integer("N"))
    let interval = try input.interval()
    var (due, other) = (try input.rational("c"), try input.rational("d"))
    let points = try input.count("M")
    try check(due != other, "c = d = \(due)")
    try checkPieces(of: function, number: number, points: points, in: interval) { (_, cell, form) throws(Failure) in
      try check(form.value(at: cell.left) == due, "the value at \(cell.left) is not \(due)")
      (due, other) = (other, due)
    }
    try check(function.value(at: interval.right) == due, "the value at \(interval.right) is not \(due)")
  }

  /// FORMAT.md 4.14: N = Π(p_i + 1) + 1 + e, where e = 1 if some p_i before the last is odd.
  func checkFoldPieces() throws(Failure) {
    try head(fields: 2)
    let (object, number) = (try object(), try input.integer("N"))
    guard case .folding(let folds) = object.kind else { throw .declined("expected a folding") }
    let found = folds.laps(upTo: number) + (folds.endsInZero ? .two : .one)
    try check(found == number, "\(object.name) has at least \(found) pieces, not \(number)")
    pieces[object.name] = number
  }
}
