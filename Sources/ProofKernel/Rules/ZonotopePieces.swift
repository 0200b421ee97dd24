extension Checker {
  /// A central arrangement, not all of whose forms are constant, and the folds of a folding.
  private func readFoldedSupport() throws(Failure) -> (Arrangement, [Graph]) {
    let arrangement = try arrangement(central: true)
    try expect(arrangement.hyperplaneCount > 0, "an arrangement with a form that is not constant")
    guard case .folding(let folds) = try object().kind else { throw .declined("expected a folding") }
    return (arrangement, folds)
  }

  /// FORMAT.md 4.31: each chamber has the pieces of the folding; the outside, where it is zero, adds one or two.
  func checkZonotopePieces() throws(Failure) {
    try head(fields: 3)
    let (arrangement, folds) = try readFoldedSupport()
    let (chambers, number) = (try established(arrangement.chambers, "the chambers"), try input.integer("N"))
    var pieces = chambers * folds.laps(upTo: number)
    if folds.endsInZero { pieces += arrangement.hyperplaneCount == 1 ? .two : .one }
    try check(pieces == number, "there are at least \(pieces) pieces, not \(number)")
  }

  /// FORMAT.md 4.32: on a line the function has more pieces than a network with K hidden layers and S − 1 gates.
  func checkZonotopeSizeAtLeast() throws(Failure) {
    try head(fields: 4)
    let (arrangement, folds) = try readFoldedSupport()
    let (depth, size) = (try input.word("K", in: 1...Limits.balanced), try input.word("S", in: 0...Limits.balanced))
    let pieces =
      .two * folds.laps(upTo: nil) + .small(arrangement.hyperplaneCount - 1) + (folds.endsInZero ? .two : .zero)
    try checkSize(size, depth, pieces: pieces)
  }
}
