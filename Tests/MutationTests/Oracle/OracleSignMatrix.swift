/// A matrix of signs, true where the sign is +, and what is known of its sign-rank.
struct OracleSignMatrix {
  let rows: [[Bool]]

  private static func transposed(_ rows: [[Bool]]) -> [[Bool]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }

  /// Vectors that are equal up to sign only once.
  private static func classes(_ rows: [[Bool]]) -> [[Bool]] {
    var found: Set<[Bool]> = []
    return rows.map { row in row.map { $0 == row[0] } }.filter { found.insert($0).inserted }
  }

  /// With rows and columns that are equal up to sign only once, and at most as many rows as columns. The sign-rank is the
  /// same.
  static func reduced(_ rows: [[Bool]]) -> [[Bool]] {
    let turned = classes(transposed(classes(rows)))
    return turned.count <= (turned.first?.count ?? 0) ? turned : transposed(turned)
  }

  private static func changes(_ signs: [Bool]) -> Int { zip(signs, signs.dropFirst()).count { $0 != $1 } }

  /// Whether the sign-rank is at most 2. Negate rows until the first column is positive: then all vectors of rows lie in an
  /// open half plane, and in the order of their angles each column changes its sign once at most. Such an order suffices.
  static func isAtMostTwo(_ matrix: [[Bool]]) -> Bool {
    let flipped = matrix.map { row in row.map { $0 == row[0] } }
    let columns = transposed(flipped)
    func extend(_ order: [Int]) -> Bool {
      if order.count == matrix.count { return true }
      return matrix.indices.contains { next in
        !order.contains(next)
          && columns.allSatisfy { column in changes((order + [next]).map { column[$0] }) <= 1 }
          && extend(order + [next])
      }
    }
    return extend([])
  }

  /// Whether d + 1 rows have a sign-rank of at most d. Their vectors, moved until any d of them are independent, have one
  /// relation Σ λ_k u_k = 0, without zeros; the columns that are possible are all but those with the signs of λ and −λ, and
  /// λ may have any signs.
  private static func isAtMostByOneRelation(_ matrix: [[Bool]]) -> Bool {
    let dimension = matrix.count - 1
    return dimension >= 30 || classes(transposed(matrix)).count < 1 << dimension
  }

  /// Whether d + 2 rows have a sign-rank of at most d. The relations of vectors in general position have the form
  /// λ_k = ⟨g_k, t⟩ for t in the plane, with any g_k no two of which are proportional. A column σ is possible exactly if
  /// no t makes all σ_k λ_k nonnegative, that is, if the σ_k g_k lie in no closed half plane: in the order of the lines of
  /// the g_k, σ changes its sign twice at least, up to signs of the rows.
  static func isAtMostByTwoRelations(_ matrix: [[Bool]]) -> Bool {
    let columns = transposed(matrix)
    func extend(_ order: [Int]) -> Bool {
      if order.count < matrix.count {
        return matrix.indices.contains { !order.contains($0) && extend(order + [$0]) }
      }
      return (0..<1 << (order.count - 1)).contains { flips in
        columns.allSatisfy { column in
          changes(order.indices.map { column[order[$0]] != (flips >> $0 & 1 == 1) }) >= 2
        }
      }
    }
    // An order may be turned until the first row comes first.
    return extend([0])
  }

  /// Subsets of so many indices.
  private static func subsets(of count: Int, size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    guard count >= size else { return [] }
    return subsets(of: count - 1, size: size) + subsets(of: count - 1, size: size - 1).map { $0 + [count - 1] }
  }

  /// Whether the sign-rank is at most d; nil if that is not known.
  func hasSignRank(atMost d: Int) -> Bool? {
    let matrix = Self.reduced(rows)
    if d <= 1 { return d == 1 && matrix.count == 1 }
    if d >= matrix.count { return true }
    if d == 2, matrix.count <= 16 { return Self.isAtMostTwo(matrix) }
    if d == matrix.count - 1 { return Self.isAtMostByOneRelation(matrix) }
    if d == matrix.count - 2, matrix.count <= 6 { return Self.isAtMostByTwoRelations(matrix) }
    for side in [rows, Self.transposed(rows), matrix, Self.transposed(matrix)] {
      // Points (1, x, x², …) at x = 1, 2, …, and for each column a polynomial that changes its sign where the column does.
      if Self.transposed(side).allSatisfy({ Self.changes($0) < d }) { return true }
    }
    for side in [matrix, Self.transposed(matrix)] {
      // Rows whose columns show all patterns, one after the other, then choices of rows.
      var chosen: [[Bool]] = []
      for row in side where !Self.isAtMostByOneRelation(chosen + [row]) {
        chosen.append(row)
        if chosen.count > d { return false }
      }
      for chosen in Self.subsets(of: min(side.count, 18), size: d + 1).prefix(5_000) {
        if !Self.isAtMostByOneRelation(chosen.map { side[$0] }) { return false }
      }
      guard d <= 4 else { continue }
      for chosen in Self.subsets(of: min(side.count, 18), size: d + 2).prefix(100) {
        let columns = Self.classes(Self.transposed(chosen.map { side[$0] }))
        if !Self.isAtMostByTwoRelations(Self.transposed(columns)) { return false }
      }
    }
    return nil
  }
}
