extension Checker {
  /// FORMAT.md 4.52: weighted points with both values have the same centre.
  func checkNotThreshold() throws(Failure) {
    try head(fields: 1)
    let (sums, _) = try readSignedPoints()
    try check(sums.allSatisfy(\.isZero), "the points do not add up to zero")
  }

  /// FORMAT.md 4.53: weighted points bound the sum of the weights.
  func checkThresholdWeights() throws(Failure) {
    try head(fields: 2)
    let (sums, negatives) = try readSignedPoints { () throws(Failure) in try input.integer("W") }
    let greatest = sums.dropFirst().map(\.absolute).max() ?? .zero
    try check(sums[0].isZero, "the multipliers do not cancel")
    try check(negatives.total > greatest * (negatives.bound - .one), "the points do not give this bound")
  }

  /// The truth table of the next field, what follows it on the head, and the line `multipliers`: Σ m s (1, x), and the
  /// sum of the m with s = −1.
  private func readSignedPoints(
    _ bound: () throws(Failure) -> Integer = { () throws(Failure) in .zero }
  ) throws(Failure) -> ([Integer], (total: Integer, bound: Integer)) {
    let (table, bits) = try truthTable()
    let bound = try bound()
    try input.advance(to: "multipliers")
    var (sums, total) = ([Integer](repeating: .zero, count: table.variables + 1), Integer.zero)
    var last = -1
    repeat {
      let point = try input.word("a point", in: 0...bits.count - 1)
      try expect(point > last, "points that increase, found \(point)")
      last = point
      let multiplier = try input.positive("m")
      let signed = bits[point] ? multiplier : -multiplier
      if !bits[point] { total += multiplier }
      sums[0] += signed
      for variable in 0..<table.variables where point.bits(variable, 1) == 1 { sums[variable + 1] += signed }
    } while !input.isAtEnd
    return (sums, (total, bound))
  }
}
