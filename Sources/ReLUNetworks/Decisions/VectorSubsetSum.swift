import ExactNumbers

/// The question whether some of given vectors sum to a target.
///
/// Vectors become integers by a linear functional, and the question one about integers. Where no subset has the right
/// integer, none has the right sum; a subset that is found is tried. The last functional has different values on all sums
/// and the target, so that its answer is that of the question.
struct VectorSubsetSum {
  /// The vectors, all as long as the target.
  let vectors: [[Rational]]
  let target: [Rational]
  /// How many different partial sums may be kept at once.
  let budget: Int

  /// The places of vectors that sum to the target, increasing; nil if there are none.
  /// - Throws: `SubsetSumBudgetExceeded`.
  func subset() throws(SubsetSumBudgetExceeded) -> [Int]? {
    if target.allSatisfy(\.isZero) { return [] }
    let denominator = (vectors.joined() + target).reduce(BigInteger(1)) { .leastCommonMultiple($0, $1.denominator) }
    func cleared(_ vector: [Rational]) -> [BigInteger] {
      vector.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    }
    let integers = vectors.map(cleared)
    let goal = cleared(target)
    // One coordinate alone often excludes all.
    for coordinate in goal.indices where goal.count > 1 {
      let question = SubsetSum(summands: integers.map { $0[coordinate] }, target: goal[coordinate], budget: budget)
      if question.shortRefutation != nil { return nil }
    }
    // Twice this is more than any coordinate of a difference of a sum and the target.
    let bound = goal.indices.map { k in integers.reduce(goal[k].magnitude) { $0 + $1[k].magnitude } }
      .reduce(BigInteger(1)) { max($0, $1) }
    for functional in Self.functionals(dimension: goal.count, bound: bound) {
      func image(_ vector: [BigInteger]) -> BigInteger {
        zip(vector, functional).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 }
      }
      let question = SubsetSum(summands: integers.map(image), target: image(goal), budget: budget)
      guard case .subset(let found) = try question.solve() else { return nil }
      let sum = goal.indices.map { k in found.reduce(BigInteger(0)) { $0 + integers[$1][k] } }
      if sum == goal { return found }
    }
    return nil
  }

  /// The functionals to try: one whose values fit into words, and one with different values on all vectors in question.
  private static func functionals(dimension: Int, bound: BigInteger) -> [[BigInteger]] {
    let base = 2 * bound + 1
    var faithful: [BigInteger] = [1]
    while faithful.count < dimension { faithful.append(faithful[faithful.count - 1] * base) }
    let isShort = faithful[dimension - 1] * bound < BigInteger(1 << 58)
    let room = BigInteger(1 << 58) / (bound * BigInteger(dimension))
    if isShort || room < 1 << 10 { return [faithful] }
    // Multipliers without any pattern, from a linear congruential generator (D. Knuth's MMIX).
    var state: UInt64 = 1
    let range = UInt64(Int(exactly: room) ?? 1)
    let short = (0..<dimension).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return BigInteger(state >> 1 % range + 1)
    }
    return [short, faithful]
  }
}
