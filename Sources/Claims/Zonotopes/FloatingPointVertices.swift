/// The floating-point path of claims about the vertices of zonotopes.
enum FloatingPointVertices {
  /// The number of vertices by Whitney's theorem, Σ (−1)^(|B| − rank B) over the sets B of nonzero generators, with ranks from
  /// double precision and the usual tolerance; nil for more than 9 generators.
  static func count(_ instance: ZonotopeInstance) -> Int? {
    let vectors = instance.generators.filter { $0.contains { $0 != 0 } }.map { $0.map(Double.init) }
    guard vectors.count <= 9 else { return nil }
    var total = 0
    for subset in 0..<(1 << vectors.count) {
      let chosen = vectors.indices.filter { subset >> $0 & 1 == 1 }.map { vectors[$0] }
      total += (chosen.count - rank(chosen)).isMultiple(of: 2) ? 1 : -1
    }
    return total
  }

  /// The rank by elimination with partial pivoting; pivots below 10⁻⁹ count as zero.
  static func rank(_ vectors: [[Double]]) -> Int {
    var rows = vectors
    var rank = 0
    for column in (vectors.first ?? []).indices where rank < rows.count {
      guard let best = (rank..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[best][column]) > 1e-9
      else { continue }
      rows.swapAt(rank, best)
      for row in (rank + 1)..<max(rank + 1, rows.count) {
        let factor = rows[row][column] / rows[rank][column]
        for index in rows[row].indices { rows[row][index] -= factor * rows[rank][index] }
      }
      rank += 1
    }
    return rank
  }
}
