extension SignMatrix {
  /// Two rows and two columns whose 2×2 submatrix has sign-rank 2, or nil if the matrix has sign-rank 1, that is, if
  /// A_ij·A_00 = A_i0·A_0j for all i and j.
  public var rankOneMinor: (rows: [Int], columns: [Int])? {
    for row in 1..<max(1, rowCount) {
      for column in 1..<max(1, columnCount)
      where self[row, column] * self[0, 0] != self[row, 0] * self[0, column] {
        return ([0, row], [0, column])
      }
    }
    return nil
  }

  /// An order of the columns and the columns to negate so that every row changes its sign at most once, or nil if there
  /// is none, which means that the sign-rank is at least 3.
  ///
  /// Columns are negated so that row 0 is positive. If the sign-rank is at most 2, the column vectors then lie in an open
  /// half-plane, sorted by angle; for the first column c of this order, the rows negated so that they are positive in
  /// column c are positive exactly on a beginning of the order, hence these sets form a chain. So each column is tried as
  /// c; and a chain gives the order.
  /// - Complexity: O(N·(M·N/64 + M log M)) words.
  public var rankTwoOrder: (order: [Int], negated: [Bool])? {
    let negated = (0..<columnCount).map { !isPositive(0, $0) }
    let rows = Set((0..<rowCount).map { index in zip(row(index), row(0)).map { ~($0 ^ $1) } })
      .map { $0 }
    let lastMask: UInt64 = columnCount % 64 == 0 ? .max : (1 << UInt64(columnCount % 64)) - 1
    for first in 0..<columnCount {
      var sets: [[UInt64]] = []
      for row in rows {
        let isPositive = row[first >> 6] >> UInt64(first & 63) & 1 == 1
        var set = isPositive ? row : row.map { ~$0 }
        set[set.count - 1] &= lastMask
        sets.append(set)
      }
      let sized = sets.map { set in (set: set, size: set.reduce(0) { $0 + $1.nonzeroBitCount }) }
        .sorted { $0.size > $1.size }
      let isChain = zip(sized, sized.dropFirst()).allSatisfy { greater, smaller in
        zip(greater.set, smaller.set).allSatisfy { ~$0 & $1 == 0 }
      }
      guard isChain else { continue }
      let depth = (0..<columnCount).map { column in
        sets.count { $0[column >> 6] >> UInt64(column & 63) & 1 == 1 }
      }
      let order = (0..<columnCount).sorted { (-depth[$0], $0) < (-depth[$1], $1) }
      return (order, negated)
    }
    return nil
  }

  /// Rows and columns of a submatrix with sign-rank at least 3 that has sign-rank at most 2 without any of them, or nil
  /// if the matrix has sign-rank at most 2.
  public var rankTwoObstruction: (rows: [Int], columns: [Int])? {
    var rows = rowClasses.representatives
    var columns = columnClasses.representatives
    guard submatrix(rows: rows, columns: columns).rankTwoOrder == nil else { return nil }
    func shrink(_ list: inout [Int], _ isObstruction: ([Int]) -> Bool) {
      var size = max(1, list.count / 2)
      while true {
        var start = 0
        while start < list.count {
          var candidate = list
          candidate.removeSubrange(start..<min(list.count, start + size))
          if !candidate.isEmpty, isObstruction(candidate) { list = candidate } else { start += size }
        }
        if size == 1 { return }
        size /= 2
      }
    }
    shrink(&columns) { submatrix(rows: rows, columns: $0).rankTwoOrder == nil }
    shrink(&rows) { submatrix(rows: $0, columns: columns).rankTwoOrder == nil }
    // Fewer rows may make columns superfluous.
    shrink(&columns) { submatrix(rows: rows, columns: $0).rankTwoOrder == nil }
    return (rows, columns)
  }
}

extension SignRankFactorisation {
  /// A factorisation of rank at most 2, or nil if the sign-rank is at least 3.
  public static func ofRankTwo(_ matrix: SignMatrix) -> SignRankFactorisation? {
    guard let (order, negated) = matrix.rankTwoOrder else { return nil }
    return ofSignChanges(matrix, order: order, negated: negated)
  }
}
