/// Counts the maximal runs of cells with equal slopes (FORMAT.md 4.2).
struct PieceCounter {
  private(set) var count = 0
  private var previous: Form?

  /// Takes the form on the next cell; whether a piece begins there.
  mutating func append(_ form: Form) -> Bool {
    let begins = previous.map { !form.hasSameSlope(as: $0) } ?? true
    if begins { count += 1 }
    previous = form
    return begins
  }
}

extension Checker {
  /// FORMAT.md 4.2: the function is affine on each cell of the line, and the slope changes N − 1 times.
  mutating func checkPieces() throws(Failure) -> String {
    let function = try function()
    let expected = try reader.integer("N")
    let count = try reader.count("M")
    try reader.endOfLine()
    let theorem = reader.restated(3)
    try checkPieceCount(of: function, expected: expected, points: PointList(count: count))
    established[function] = expected
    return theorem
  }

  /// FORMAT.md 4.3: as 4.2, on the cells of an interval.
  mutating func checkPiecesOn() throws(Failure) -> String {
    let function = try function()
    let expected = try reader.integer("N")
    let interval = try reader.interval()
    let count = try reader.count("M")
    try reader.endOfLine()
    let theorem = reader.restated(7)
    try checkPieceCount(of: function, expected: expected, points: PointList(count: count, in: interval))
    return theorem
  }

  private mutating func checkPieceCount(
    of function: Int, expected: Integer, points: PointList
  ) throws(Failure) {
    var points = points
    var pieces = PieceCounter()
    while let cell = try nextCell(&points) {
      _ = pieces.append(try form(of: function, on: cell))
    }
    try requirePieces(pieces, of: function, expected: expected)
  }

  private func requirePieces(
    _ pieces: PieceCounter, of function: Int, expected: Integer
  ) throws(Failure) {
    if .small(pieces.count) != expected {
      throw .refused("\(objects[function].name) has \(pieces.count) pieces here, not \(expected)")
    }
  }

  /// FORMAT.md 4.4: as 4.3, and the values at the ends of the pieces are c, d, c, d, … from left to right.
  mutating func checkAlternates() throws(Failure) -> String {
    let function = try function()
    let expected = try reader.integer("N")
    let interval = try reader.interval()
    let (first, second) = (try reader.rational("c"), try reader.rational("d"))
    let count = try reader.count("M")
    try reader.endOfLine()
    let theorem = reader.restated(11)
    if first == second { throw .refused("c = d = \(first)") }
    var points = PointList(count: count, in: interval)
    var pieces = PieceCounter()
    var due = first

    func requireDueValue(of form: Form, at end: Rational?) throws(Failure) {
      guard let end else { throw .refused("an infinite end") }
      let value = form.value(at: end)
      if value != due { throw .refused("the value at \(end) is \(value), not \(due)") }
      due = due == first ? second : first
    }

    while let cell = try nextCell(&points) {
      let form = try form(of: function, on: cell)
      if pieces.append(form) { try requireDueValue(of: form, at: cell.left) }
      // Only the last cell ends where the interval ends.
      if let end = cell.right, let last = interval.right, end == last { try requireDueValue(of: form, at: end) }
    }
    try requirePieces(pieces, of: function, expected: expected)
    return theorem
  }
}
