extension Checker {
  /// FORMAT.md 4.9: the slopes of the pieces are as listed, and give the bound by the breaks or by the subset sums.
  func checkGatesAtLeast() throws(Failure) {
    try head(fields: 5, restated: 2)
    let (function, bound, scale) = (try function(), try input.nonnegative("S"), try input.positive("D"))
    let modulus = try input.word("MODULUS", in: 0...1_000_000)
    try expect(modulus != 1, "MODULUS 0 or 2...1000000, found 1")
    let points = try input.count("M")
    try input.advance(to: "slopes")
    let slopes = try input.integers("slope")
    try checkPieces(of: function, number: .small(slopes.count), points: points) { (number, _, form) throws(Failure) in
      let isListed = number < slopes.count && form.slope * scale == slopes[number] * form.scale
      try check(isListed, "the slope of piece \(number + 1) is \(form.slope)/\(form.scale), not as listed")
    }
    if bound < .small(slopes.count) { return }
    if slopes.count == 1, !slopes[0].isZero, bound <= .two { return }
    try check(slopes.count >= 2 && bound == .small(slopes.count), "\(slopes.count) pieces do not give \(bound) gates")
    try checkNoSubset(of: zip(slopes.dropFirst(), slopes).map { $0 - $1 }, sumsTo: -slopes[0], modulus: modulus)
  }

  /// No subset of the jumps sums to the target, or for a positive modulus to a number congruent to it.
  private func checkNoSubset(of jumps: [Integer], sumsTo target: Integer, modulus: Int) throws(Failure) {
    try expect(modulus > 0 || jumps.count <= 64, "at most 64 jumps, found \(jumps.count)")
    func reduced(_ value: Integer) -> Integer { modulus == 0 ? value : .small(value.residue(modulo: modulus)) }

    func subsetSums(_ jumps: ArraySlice<Integer>) throws(Failure) -> Set<Integer> {
      var sums: Set = [Integer.zero]
      for jump in jumps {
        var memory = Memory()
        for sum in sums {
          let next = reduced(sum + jump)
          try memory.keep([sum, next])
          sums.insert(next)
        }
        try expect(sums.count <= Limits.subsetSums, "at most \(Limits.subsetSums) subset sums")
      }
      return sums
    }
    let half = jumps.count / 2
    let (left, right) = (try subsetSums(jumps[..<half]), try subsetSums(jumps[half...]))
    let isHit = left.contains { right.contains(reduced(target - $0)) }
    try check(!isHit, "a subset of the jumps sums to \(target), the negative of the first slope")
  }
}
