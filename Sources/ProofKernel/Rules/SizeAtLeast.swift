extension Integer {
  /// (q + 2)^r · (q + 1)^(k − r), where sum = qk + r: the greatest product of k = `parts` integers w + 1 with w ≥ 1 and
  /// Σw = sum, for 1 ≤ k ≤ sum (FORMAT.md 4.8); nil if it has more than `limit` binary digits.
  static func balanced(_ parts: Int, _ sum: Int, limit: Int) -> Integer? {
    let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: parts)
    guard let greater = Integer.small(quotient + 2).power(remainder, limit: limit),
      let lesser = Integer.small(quotient + 1).power(parts - remainder, limit: limit)
    else { return nil }
    return greater.product(lesser, limit: limit)
  }
}

extension Checker {
  /// FORMAT.md 4.8: a network with K hidden layers and S − 1 gates has fewer pieces than the function.
  func checkSizeAtLeast() throws(Failure) {
    try head(fields: 3)
    let pieces = try established(self.pieces[function().name], "the number of pieces")
    let (depth, size) = (try input.word("K", in: 1...Limits.balanced), try input.word("S", in: 0...Limits.balanced))
    try checkSize(size, depth, pieces: pieces)
  }

  /// A network R → R with K hidden layers and S − 1 gates has fewer than so many pieces.
  func checkSize(_ size: Int, _ depth: Int, pieces: Integer) throws(Failure) {
    // K layers of width at least 1 have at least K gates.
    if size <= depth { return }
    // A product with more binary digits than N is greater than N.
    let most = Integer.balanced(depth, size - 1, limit: pieces.bits)
    try check(most.map { $0 < pieces } ?? false, "\(size - 1) gates in \(depth) layers allow at least \(pieces) pieces")
  }
}
