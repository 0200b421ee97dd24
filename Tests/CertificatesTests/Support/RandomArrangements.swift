import Arrangements
import ExactNumbers

extension SeededGenerator {
  /// Small arrangements in which zero, repeated, opposite and parallel forms and low rank are frequent.
  mutating func arrangement(dimension: Int, forms count: Int, central: Bool) throws -> HyperplaneArrangement {
    var forms: [AffineForm] = []
    // Sometimes everything lies in a subspace.
    let used = integer(0...2) == 0 ? max(1, dimension - 1) : dimension
    for _ in 0..<count {
      if let last = forms.last, integer(0...4) == 0 {
        let factor = BigInteger([-2, -1, 1, 3][integer(0...3)])
        let shift = central ? 0 : BigInteger(integer(-1...1))
        forms.append(
          AffineForm(normal: last.normal.map { factor * $0 }, constant: factor * last.constant + shift))
      } else {
        let normal = (0..<dimension).map { BigInteger($0 < used ? integer(-2...2) : 0) }
        forms.append(AffineForm(normal: normal, constant: central ? 0 : BigInteger(integer(-2...2))))
      }
    }
    return try HyperplaneArrangement(dimension: dimension, forms: forms)
  }
}

/// Slow and simple counts that share nothing with the writers.
enum SlowArrangements {
  /// The rank of integer vectors.
  static func rank(_ vectors: [[BigInteger]]) -> Int {
    var rows = vectors.map { $0.map { Rational($0) } }
    var rank = 0
    for column in (vectors.first ?? []).indices {
      guard let found = (rank..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(rank, found)
      for row in (rank + 1)..<max(rank + 1, rows.count) {
        let factor = rows[row][column] / rows[rank][column]
        rows[row] = rows[row].indices.map { rows[row][$0] - factor * rows[rank][$0] }
      }
      rank += 1
    }
    return rank
  }

  /// The Whitney numbers from Whitney's theorem: χ(t) = Σ (−1)^|B| t^(n − rank B) over the sets B of forms with a common zero.
  static func whitneyNumbers(_ arrangement: HyperplaneArrangement) -> [BigInteger] {
    let forms = arrangement.forms.filter { !$0.isConstant }
    var numbers = [BigInteger](repeating: 0, count: arrangement.dimension + 1)
    for subset in 0..<(1 << forms.count) {
      let chosen = forms.indices.filter { subset >> $0 & 1 == 1 }.map { forms[$0] }
      let rank = rank(chosen.map(\.normal))
      guard Self.rank(chosen.map { [$0.constant] + $0.normal }) == rank else { continue }
      numbers[rank] += (chosen.count - rank).isMultiple(of: 2) ? 1 : -1
    }
    return numbers
  }

  /// Whether every min(n, m) vectors are independent.
  static func isUniform(_ arrangement: HyperplaneArrangement) -> Bool {
    let vectors = arrangement.forms.map(\.normal)
    let size = min(arrangement.dimension, vectors.count)
    return (0..<(1 << vectors.count)).allSatisfy { subset in
      let chosen = vectors.indices.filter { subset >> $0 & 1 == 1 }.map { vectors[$0] }
      return chosen.count != size || rank(chosen) == size
    }
  }

  /// The sign vectors of the chambers of a central arrangement without constant forms, among all 2^m, by Gordan's theorem: one is
  /// missing exactly if a positive combination of some vectors, turned by the signs, is zero; then one of a circuit is.
  static func chamberSigns(_ arrangement: HyperplaneArrangement) -> Set<[Int]> {
    let vectors = arrangement.forms.map(\.normal)
    // Circuits are the minimal dependent sets: one relation, with all factors nonzero.
    var circuits: [[Int: Int]] = []
    for subset in 1..<(1 << vectors.count) {
      let indices = vectors.indices.filter { subset >> $0 & 1 == 1 }
      guard indices.count <= arrangement.dimension + 1, rank(indices.map { vectors[$0] }) == indices.count - 1,
        indices.allSatisfy({ left in
          rank(indices.filter { $0 != left }.map { vectors[$0] }) == indices.count - 1
        })
      else { continue }
      circuits.append(relationSigns(indices.map { vectors[$0] }, indices))
    }
    var result: Set<[Int]> = []
    for pattern in 0..<(1 << vectors.count) {
      let signs = vectors.indices.map { pattern >> $0 & 1 == 1 ? 1 : -1 }
      let blocked = circuits.contains { circuit in
        let products = Set(circuit.map { $0.value * signs[$0.key] })
        return products.count == 1
      }
      if !blocked { result.insert(signs) }
    }
    return result
  }

  /// The signs of the relation of a circuit, by Cramer's rule without the first vector: the factors solve a triangular system.
  private static func relationSigns(_ vectors: [[BigInteger]], _ indices: [Int]) -> [Int: Int] {
    // Rows are coordinates, columns vectors; after elimination each row gives one factor in terms of the last.
    let coordinates = (vectors.first ?? []).indices
    var rows = coordinates.map { row in vectors.map { Rational($0[row]) } }
    var pivotRow = 0
    for column in 0..<(vectors.count - 1) {
      guard let found = (pivotRow..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
      rows.swapAt(pivotRow, found)
      for row in rows.indices where row != pivotRow {
        let factor = rows[row][column] / rows[pivotRow][column]
        rows[row] = rows[row].indices.map { rows[row][$0] - factor * rows[pivotRow][$0] }
      }
      pivotRow += 1
    }
    var signs = [indices[vectors.count - 1]: 1]
    for column in 0..<(vectors.count - 1) {
      signs[indices[column]] = -(rows[column][vectors.count - 1] / rows[column][column]).signum()
    }
    return signs
  }
}
