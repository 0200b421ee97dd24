extension Checker {
  /// FORMAT.md 4.9: the slopes of the pieces are as listed, and give the bound by the breaks or by the subset sums.
  mutating func checkGatesAtLeast() throws(Failure) -> String {
    let function = try function()
    let bound = try reader.integer("S")
    if bound.isNegative { throw .declined("expected S >= 0, found \(bound)") }
    let scale = try reader.positive("D")
    let modulus = try reader.word("MODULUS", in: 0...1_000_000)
    if modulus == 1 { throw .declined("expected MODULUS 0 or 2...1000000, found 1") }
    let count = try reader.count("M")
    try reader.endOfLine()
    let theorem = reader.restated(3)

    try reader.advance(to: "slopes")
    var slopes: [Integer] = []
    repeat { slopes.append(try reader.integer("slope")) } while reader.remainingTokens > 0

    var points = PointList(count: count)
    var pieces = PieceCounter()
    while let cell = try nextCell(&points) {
      let form = try form(of: function, on: cell)
      guard pieces.append(form) else { continue }
      guard pieces.count <= slopes.count, form.slope * scale == slopes[pieces.count - 1] * form.scale else {
        throw .refused("the slope of piece \(pieces.count) is \(form.slope)/\(form.scale), not as listed")
      }
    }
    guard pieces.count == slopes.count else {
      throw .refused("\(objects[function].name) has \(pieces.count) pieces, not \(slopes.count)")
    }
    try requireGates(bound, slopes: slopes, modulus: modulus)
    return theorem
  }

  private func requireGates(_ bound: Integer, slopes: [Integer], modulus: Int) throws(Failure) {
    if bound < .small(slopes.count) { return }
    if slopes.count == 1, let slope = slopes.first, !slope.isZero, bound <= .two { return }
    guard slopes.count >= 2, bound == .small(slopes.count) else {
      throw .refused("\(slopes.count) pieces do not give the bound \(bound)")
    }
    let jumps = zip(slopes.dropFirst(), slopes).map { $0 - $1 }
    let half = jumps.count / 2
    let target = -slopes[0]
    let isHit: Bool
    if modulus == 0 {
      if jumps.count > 64 { throw .declined("\(jumps.count) jumps, more than 64") }
      isHit = Self.sumsMeet(try Self.subsetSums(jumps[..<half]), try Self.subsetSums(jumps[half...]), target)
    } else {
      let left = try Self.subsetResidues(jumps[..<half], modulus)
      let right = try Self.subsetResidues(jumps[half...], modulus)
      let residue = target.residue(modulo: modulus)
      isHit = left.indices.contains { left[$0] && right[(residue - $0 + modulus) % modulus] }
    }
    if isHit { throw .refused("a subset of the jumps sums to \(target), the negative of the first slope") }
  }

  private static var tooManySums: Failure { .declined("more than \(Limits.subsetSums) subset sums") }

  /// The sums of all subsets, sorted, without repetitions.
  private static func subsetSums(_ jumps: ArraySlice<Integer>) throws(Failure) -> [Integer] {
    var sums = [Integer.zero]
    for jump in jumps {
      var budget = WordBudget()
      var shifted: [Integer] = []
      for sum in sums {
        let next = sum + jump
        try budget.take(sum, next)
        shifted.append(next)
      }
      var merged: [Integer] = []
      var (i, j) = (0, 0)
      while i < sums.count || j < shifted.count {
        let takesOld = j == shifted.count || (i < sums.count && sums[i] <= shifted[j])
        let next = takesOld ? sums[i] : shifted[j]
        if takesOld { i += 1 } else { j += 1 }
        if merged.last != next { merged.append(next) }
      }
      if merged.count > Limits.subsetSums { throw tooManySums }
      sums = merged
    }
    return sums
  }

  /// Whether some u + v equals the target: one list from below, the other from above.
  private static func sumsMeet(_ left: [Integer], _ right: [Integer], _ target: Integer) -> Bool {
    var (i, j) = (0, right.count)
    while i < left.count, j > 0 {
      let sum = left[i] + right[j - 1]
      if sum == target { return true }
      if sum < target { i += 1 } else { j -= 1 }
    }
    return false
  }

  /// Which residues are sums of subsets.
  private static func subsetResidues(_ jumps: ArraySlice<Integer>, _ modulus: Int) throws(Failure) -> [Bool] {
    var isSum = [Bool](repeating: false, count: modulus)
    isSum[0] = true
    var count = 1
    for jump in jumps {
      let shift = jump.residue(modulo: modulus)
      if shift == 0 || count == modulus { continue }
      let before = isSum
      for residue in before.indices where before[residue] {
        let next = (residue + shift) % modulus
        if !isSum[next] {
          isSum[next] = true
          count += 1
        }
      }
      if count > Limits.subsetSums { throw tooManySums }
    }
    return isSum
  }
}
