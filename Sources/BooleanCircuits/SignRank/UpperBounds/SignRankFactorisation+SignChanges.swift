import ExactNumbers

extension SignRankFactorisation {
  /// The factorisation with 1 + c dimensions where c is the greatest number of sign changes of a row in the given order
  /// of the columns: the column at position p stands for the point t = 2p − N + 1 and has the vector (1, t, …, tᶜ), the row
  /// has the coefficients of a polynomial that changes its sign exactly between those positions.
  /// - Precondition: `order` is a permutation of the columns.
  public static func ofSignChanges(_ matrix: SignMatrix, order: [Int]) -> SignRankFactorisation {
    let count = matrix.columnCount
    let changes = (0..<matrix.rowCount).map { row in
      (1..<max(1, count)).filter { matrix.isPositive(row, order[$0]) != matrix.isPositive(row, order[$0 - 1]) }
    }
    let rank = 1 + (changes.map(\.count).max() ?? 0)
    var columns = [[BigInteger]](repeating: [], count: count)
    for (position, column) in order.enumerated() {
      let point = BigInteger(2 * position - count + 1)
      var power: BigInteger = 1
      columns[column] = (0..<rank).map { _ in
        defer { power *= point }
        return power
      }
    }
    let rows: [[BigInteger]] = changes.enumerated().map { row, roots in
      var polynomial: [BigInteger] = [1]
      for root in roots {
        // Positions root − 1 and root stand at 2·root − N ∓ 1.
        let zero = BigInteger(2 * root - count)
        var product = [BigInteger(0)] + polynomial
        for (degree, coefficient) in polynomial.enumerated() { product[degree] -= zero * coefficient }
        polynomial = product
      }
      // Beyond the last root the polynomial is positive.
      let isPositive = matrix.isPositive(row, order[count - 1])
      polynomial += [BigInteger](repeating: 0, count: rank - polynomial.count)
      return isPositive ? polynomial : polynomial.map { -$0 }
    }
    return SignRankFactorisation(unchecked: rank, rows, columns)
  }
}

extension SignMatrix {
  /// The greatest number of sign changes of a row when the columns are taken in the given order.
  public func signChanges(inOrder order: [Int]) -> Int {
    (0..<rowCount).map { row in
      (1..<max(1, order.count)).count { isPositive(row, order[$0]) != isPositive(row, order[$0 - 1]) }
    }.max() ?? 0
  }

  /// An order of the columns with few sign changes in every row, and which columns to negate for it, found by heuristics:
  /// the given order, lexicographic order, a greedy path of nearest columns, and moving columns while that helps.
  ///
  /// Negating a column negates its vector, so that it may be done freely.
  func orderWithFewSignChanges(effort: Int) -> (order: [Int], negated: [Bool]) {
    var best = ColumnPath(self, order: Array(0..<columnCount))
    let columns = best.columns
    let lexicographic = (0..<columnCount).sorted {
      columns[$0].lexicographicallyPrecedes(columns[$1]) || (columns[$0] == columns[$1] && $0 < $1)
    }
    var candidates = [ColumnPath(self, order: lexicographic)]
    for start in [0, columnCount / 2] { candidates.append(ColumnPath(self, nearestFrom: start)) }
    for candidate in candidates where candidate.isBetter(than: best) { best = candidate }
    best.improve(effort: effort)
    return (best.order, best.negated)
  }
}

/// An order of columns, each with a sign, and the number of sign changes of each row along it.
struct ColumnPath {
  /// The columns as words of row bits.
  let columns: [[UInt64]]
  private let complemented: [[UInt64]]
  private let rowCount: Int
  private(set) var order: [Int]
  private(set) var negated: [Bool]

  init(_ matrix: SignMatrix, order: [Int]) {
    let transposed = matrix.transposed
    columns = (0..<matrix.columnCount).map { Array(transposed.row($0)) }
    complemented = (0..<matrix.columnCount).map { column in
      let words = (matrix.rowCount + 63) / 64
      return (0..<words).map { word in
        let mask: UInt64 =
          word == words - 1 && matrix.rowCount % 64 != 0 ? (1 << UInt64(matrix.rowCount % 64)) - 1 : .max
        return ~transposed.row(column)[transposed.row(column).startIndex + word] & mask
      }
    }
    rowCount = matrix.rowCount
    self.order = order
    negated = [Bool](repeating: false, count: matrix.columnCount)
  }

  /// The path that goes on to the nearest column or negated column, the first of them.
  init(_ matrix: SignMatrix, nearestFrom start: Int) {
    self.init(matrix, order: [start])
    var rest = Array(0..<matrix.columnCount).filter { $0 != start }
    while let last = order.last, !rest.isEmpty {
      var best = (distance: Int.max, index: 0, sign: false)
      for (index, column) in rest.enumerated() {
        let distance = distance(column, last)
        let equal = negated[last] ? rowCount - distance : distance
        if equal < best.distance { best = (equal, index, false) }
        if rowCount - equal < best.distance { best = (rowCount - equal, index, true) }
      }
      let column = rest.remove(at: best.index)
      negated[column] = best.sign
      order.append(column)
    }
  }

  private func distance(_ first: Int, _ second: Int) -> Int {
    zip(columns[first], columns[second]).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
  }

  private func word(_ column: Int, _ index: Int) -> UInt64 {
    negated[column] ? complemented[column][index] : columns[column][index]
  }

  /// The greatest number of changes of a row, the number of rows that have it, and the sum of the squares.
  private var cost: (greatest: Int, rows: Int, squares: Int) {
    var changes = [Int](repeating: 0, count: rowCount)
    for position in 1..<max(1, order.count) {
      for index in columns[0].indices {
        var bits = word(order[position], index) ^ word(order[position - 1], index)
        while bits != 0 {
          changes[index * 64 + bits.trailingZeroBitCount] += 1
          bits &= bits - 1
        }
      }
    }
    let greatest = changes.max() ?? 0
    return (greatest, changes.count { $0 == greatest }, changes.reduce(0) { $0 + $1 * $1 })
  }

  func isBetter(than other: ColumnPath) -> Bool { cost < other.cost }

  /// Moves columns to other places, negated or not, while that lowers the cost; at most `effort` orders are looked at.
  mutating func improve(effort: Int) {
    guard order.count > 1 else { return }
    var effort = effort
    var current = cost
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for source in order.indices {
        for target in order.indices {
          for isNegating in [false, true] where source != target || isNegating {
            effort -= 1
            if effort < 0 { return }
            var candidate = self
            let column = candidate.order.remove(at: source)
            candidate.order.insert(column, at: target)
            if isNegating { candidate.negated[column].toggle() }
            let cost = candidate.cost
            if cost < current {
              (self, current, hasImproved) = (candidate, cost, true)
            }
          }
        }
      }
    }
  }
}

extension SignRankFactorisation {
  /// The factorisation of ``ofSignChanges(_:order:)`` for an order found by heuristics, with columns negated where that
  /// helps.
  /// - Parameter effort: How many orders to look at.
  public static func ofFewSignChanges(_ matrix: SignMatrix, effort: Int = 4000) -> SignRankFactorisation {
    let (order, negated) = matrix.orderWithFewSignChanges(effort: effort)
    return ofSignChanges(matrix, order: order, negated: negated)
  }

  /// The factorisation of ``ofSignChanges(_:order:)`` for the matrix with the marked columns negated, their vectors
  /// negated back.
  static func ofSignChanges(_ matrix: SignMatrix, order: [Int], negated: [Bool]) -> SignRankFactorisation {
    let flipped = SignMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) {
      matrix.isPositive($0, $1) != negated[$1]
    }
    let found = ofSignChanges(flipped, order: order)
    let columns = found.columnVectors.enumerated().map { negated[$0] ? $1.map { -$0 } : $1 }
    return SignRankFactorisation(unchecked: found.rank, found.rowVectors, columns)
  }
}
