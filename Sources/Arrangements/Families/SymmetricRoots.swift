/// Roots of E_7 and E_8 in coordinates whose permutations are symmetries, so that the symmetry is easily found.
enum SymmetricRoots {
  /// The 63 positive roots of E_7 in the form of A_7: in R^8 the differences of two unit vectors, and the vectors with four
  /// coordinates 1 and four −1, all of sum zero; without the last coordinate, which the others determine.
  static var e7: [[Int]] {
    var roots: [[Int]] = []
    for first in 0..<8 {
      for second in (first + 1)..<8 { roots.append((0..<7).map { $0 == first ? 1 : $0 == second ? -1 : 0 }) }
    }
    for subset in 0..<(1 << 7) where subset.nonzeroBitCount == 4 {
      roots.append((0..<7).map { subset >> $0 & 1 == 1 ? 1 : -1 })
    }
    return roots
  }

  /// The 120 positive roots of E_8, doubled: ±2 in two coordinates, or ±1 in all of them with an even number of −1.
  static var e8: [[Int]] {
    var roots: [[Int]] = []
    for first in 0..<8 {
      for second in (first + 1)..<8 {
        for sign in [2, -2] { roots.append((0..<8).map { $0 == first ? 2 : $0 == second ? sign : 0 }) }
      }
    }
    for negative in 0..<(1 << 7) where negative.nonzeroBitCount.isMultiple(of: 2) {
      roots.append((0..<8).map { negative >> $0 & 1 == 1 ? -1 : 1 })
    }
    return roots
  }
}
