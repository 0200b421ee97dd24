import Arrangements
import ExactNumbers

/// Counts chambers by the textbook recursion over rational vectors; slow and independent of the library's own counting.
///
/// Adding hyperplane i to the earlier ones splits as many chambers as these cut it into: the number of chambers is 1 plus
/// the sum over i of the chambers of the earlier hyperplanes restricted to the i-th. Affine arrangements are counted by
/// their cone, which has twice as many chambers.
enum FamilyChamberReference {
  static func chamberCount(_ arrangement: HyperplaneArrangement) -> Int {
    let rows = arrangement.forms.filter { !$0.isConstant }.map { form in
      ([form.constant] + form.normal).map { Rational($0) }
    }
    let infinity = [Rational(1)] + [Rational](repeating: 0, count: arrangement.dimension)
    return centralCount(distinct(rows + [infinity])) / 2
  }

  static func distinctHyperplanes(_ arrangement: HyperplaneArrangement) -> Int {
    distinct(arrangement.forms.map { ([$0.constant] + $0.normal).map { Rational($0) } }).count
  }

  private static func distinct(_ rows: [[Rational]]) -> [[Rational]] {
    var seen: Set<[Rational]> = []
    return rows.compactMap { row in
      guard let leading = row.first(where: { !$0.isZero }) else { return nil }
      let scaled = row.map { $0 / leading }
      return seen.insert(scaled).inserted ? scaled : nil
    }
  }

  private static func centralCount(_ rows: [[Rational]]) -> Int {
    guard let width = rows.first?.count else { return 1 }
    if width == 1 { return 2 }
    if width == 2 { return 2 * rows.count }
    var sum = 1
    for (index, row) in rows.enumerated() {
      guard let pivot = row.firstIndex(where: { !$0.isZero }) else { continue }
      let restricted = rows[..<index].map { other in
        row.indices.filter { $0 != pivot }.map { other[$0] - other[pivot] / row[pivot] * row[$0] }
      }
      sum += centralCount(distinct(restricted))
    }
    return sum
  }
}
