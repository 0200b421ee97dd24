extension ChamberWalk {
  /// Makes the sum of the rays of a part of the list the witness.
  mutating func sumRays(start: Int, count: Int) {
    for column in 0..<rank { witness[column] = Arithmetic.zeroValue }
    for index in start..<start &+ count {
      Arithmetic.add(rays.vector(Int(list[index])), to: witness, count: rank)
    }
  }

  /// Makes the topmost frame a pair of chambers, if their witnesses stay small.
  ///
  /// With the sums p, n, z of the rays on the positive side, the negative side and the hyperplane, and a = h(p), c =
  /// −h(n) for its form h, the vectors (1 + ⌊c/a⌋) p + n + z and p + (1 + ⌊a/c⌋) n + z are positive combinations of all
  /// rays, so inside the cone, and h is positive on the first and negative on the second.
  mutating func openPair(start: Int, count: Int, masks: Int) -> Bool {
    let words = width.words
    let hyperplane = frames[depth &- 1].hyperplane
    if makesWitnesses {
      guard makePairWitnesses(start: start, count: count, hyperplane: hyperplane) else { return false }
    }
    let parent = frameMasks + masks
    let halves = frameMasks + 4 &* depth &* words
    for word in 0..<words {
      halves[words &+ word] = parent[words &+ word]
      halves[3 &* words &+ word] = parent[words &+ word]
    }
    halves[3 &* words &+ hyperplane / 64] |= 1 << UInt64(hyperplane % 64)
    frames[depth &- 1].isPair = true
    return true
  }

  private mutating func makePairWitnesses(start: Int, count: Int, hyperplane: Int) -> Bool {
    let (word, shift) = (hyperplane / 64, UInt64(hyperplane % 64))
    for column in 0..<3 &* rank { pairSums[column] = Arithmetic.zeroValue }
    for index in start..<start &+ count {
      let ray = Int(list[index])
      let isPositive = Int(truncatingIfNeeded: (rays.positive(ray)[word] &>> shift) & 1)
      let isNegative = Int(truncatingIfNeeded: (rays.negative(ray)[word] &>> shift) & 1)
      let sum = pairSums + (isPositive &+ 2 &* isNegative) &* rank
      Arithmetic.add(rays.vector(ray), to: sum, count: rank)
    }
    let (zeroSum, positiveSum, negativeSum) = (pairSums, pairSums + rank, pairSums + 2 &* rank)
    let form = rows + hyperplane &* rank
    let a = Arithmetic.value(form, sum: positiveSum, count: rank)
    let c = Arithmetic.magnitude(Arithmetic.value(form, sum: negativeSum, count: rank))
    guard let positiveFactor = Arithmetic.quotient(c, a, limit: plan.multiplierLimit),
      let negativeFactor = Arithmetic.quotient(a, c, limit: plan.multiplierLimit)
    else { return false }
    Arithmetic.add(1, sum: positiveSum, to: zeroSum, count: rank)
    Arithmetic.add(1, sum: negativeSum, to: zeroSum, count: rank)
    for column in 0..<rank {
      witness[column] = zeroSum[column]
      pairWitness[column] = zeroSum[column]
    }
    if negativeFactor > 0 { Arithmetic.add(negativeFactor, sum: negativeSum, to: witness, count: rank) }
    if positiveFactor > 0 { Arithmetic.add(positiveFactor, sum: positiveSum, to: pairWitness, count: rank) }
    return true
  }

  /// Makes a chamber of the topmost frame, a pair, the current leaf.
  mutating func takePairHalf(positive side: Bool) {
    let words = width.words
    let halves = frameMasks + (4 &* depth &+ (side ? 3 : 1)) &* words
    for word in 0..<words { positive[word] = halves[word] }
    if side && makesWitnesses {
      for column in 0..<rank { witness[column] = pairWitness[column] }
    }
  }
}
