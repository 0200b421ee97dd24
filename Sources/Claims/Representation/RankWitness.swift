import ExactNumbers

/// Row and column combinations that bring a matrix to lower triangular form with a diagonal free of zeros: a proof of its rank from below.
struct RankWitness {
  /// The rank.
  let rank: Int
  /// Row combinations u_i, cleared of denominators.
  let left: [[BigInteger]]
  /// Unit vectors v_j that pick the pivot columns.
  let right: [[BigInteger]]

  /// Eliminates rows, each with all those chosen before it, so that u_i·A vanishes in the pivot columns of the rows after it.
  ///
  /// - Complexity: O(m·r·(m + n)) operations for an m×n matrix of rank r.
  init(_ matrix: [[Rational]]) {
    let columns = matrix.first?.count ?? 0
    var chosen: [(combination: [Rational], row: [Rational], pivot: Int)] = []
    for (index, source) in matrix.enumerated() {
      var row = source
      var combination = matrix.indices.map { $0 == index ? Rational(1, 1) : 0 }
      for earlier in chosen {
        let factor = row[earlier.pivot] / earlier.row[earlier.pivot]
        if factor.isZero { continue }
        row = zip(row, earlier.row).map { $0 - factor * $1 }
        combination = zip(combination, earlier.combination).map { $0 - factor * $1 }
      }
      if let pivot = row.firstIndex(where: { !$0.isZero }) { chosen.append((combination, row, pivot)) }
    }
    rank = chosen.count
    // Row i vanishes at the pivots of all rows before it; in reverse order the product matrix is lower triangular.
    left = chosen.reversed().map { Self.cleared($0.combination) }
    right = chosen.reversed().map { entry in (0..<columns).map { $0 == entry.pivot ? 1 : 0 } }
  }

  private static func cleared(_ row: [Rational]) -> [BigInteger] {
    let common = row.reduce(BigInteger(1)) { BigInteger.leastCommonMultiple($0, $1.denominator) }
    return row.map { $0.numerator * (common / $0.denominator) }
  }
}
