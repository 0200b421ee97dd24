extension Checker {
  /// FORMAT.md 4.14: N = Π(p_i + 1) + 1 + e, where e = 1 if some p_i before the last is odd.
  mutating func checkFoldPieces() throws(Failure) -> String {
    let name = try reader.token("H")
    let folds = try folding(named: name)
    let expected = try reader.integer("N")
    try reader.endOfLine()
    // A fold with p turning points has the p + 1 breaks 0, a_1, …, a_p.
    var pieces = Integer.one
    for fold in folds {
      pieces = pieces * .small(fold.breaks.count)
      // The product only grows: there is no need to finish an enormous one.
      if pieces > expected { break }
    }
    let turnsBack = folds.dropLast().contains { $0.breaks.count.isMultiple(of: 2) }
    pieces += turnsBack ? .two : .one
    guard pieces == expected else { throw .refused("\(name) has at least \(pieces) pieces, not \(expected)") }
    established[try position(of: name)] = expected
    return reader.restated()
  }
}
