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
}
