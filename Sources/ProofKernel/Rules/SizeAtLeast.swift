extension Checker {
  /// FORMAT.md 4.8: a network with K hidden layers and S − 1 gates has fewer pieces than the function.
  mutating func checkSizeAtLeast() throws(Failure) -> String {
    let function = try function()
    let depth = try reader.word("K", in: 1...Limits.balanced)
    let size = try reader.word("S", in: 0...Limits.balanced)
    try reader.endOfLine()
    guard let pieces = established[function] else {
      throw .declined("no theorem above establishes the number of pieces of \(objects[function].name)")
    }
    // K layers of width at least 1 have at least K gates.
    if size - 1 >= depth {
      // A product with more digits than N is greater than N.
      guard let most = Self.balanced(depth, size - 1, limit: pieces.bits), most < pieces else {
        throw .refused("\(size - 1) gates in \(depth) layers allow at least \(pieces) pieces")
      }
    }
    return reader.restated()
  }
}
