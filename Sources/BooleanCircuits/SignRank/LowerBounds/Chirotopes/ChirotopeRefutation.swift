/// A proof that a sign matrix has sign-rank greater than d: a tree of cases over the orientations of d row vectors.
///
/// Suppose A has sign-rank at most d. Then there are vectors of the chosen rows in d dimensions, in general position since
/// the condition is open, and χ(S) is the sign of the determinant of the d-subset S of them in ascending order. Two kinds
/// of conditions hold.
/// - *Column* (T, j): for a (d+1)-subset T = {t_0 < … < t_d} of the rows and a column j, the signs
///   (−1)^k·χ(T∖t_k)·A_{t_k j}, k = 0…d, are not all equal, because the products of the column's vector with the
///   dependent row vectors, weighted by these determinants, add up to zero.
/// - *Grassmann–Plücker* (X; a < b < c < e), d ≥ 2: for a (d−2)-subset X of the rows and four others, the signs
///   χ(Xab)χ(Xce), −χ(Xac)χ(Xbe), χ(Xae)χ(Xbc) are not all equal, χ of a tuple being χ of the sorted subset times the sign
///   of the permutation that sorts it.
///
/// The tree branches over the signs of subsets, and every leaf names a condition that the signs chosen on its path
/// violate. Negating one coordinate of all vectors negates χ, and leaves all conditions as they are, so that the first
/// split has only its + branch: the other one is its mirror image.
public struct ChirotopeRefutation: Hashable, Sendable {
  /// A node of the tree. Subsets are lists of positions in ``ChirotopeRefutation/rows``, ascending.
  public enum Node: Hashable, Sendable {
    /// A case distinction on χ of a d-subset: the next subtree is the case +, and the one after it the case −; the first
    /// node of the tree has the case + only.
    case split([Int])
    /// The column condition of a (d+1)-subset and the column at a position in ``ChirotopeRefutation/columns`` is violated.
    case column([Int], column: Int)
    /// The Grassmann–Plücker condition of a (d−2)-subset and four other rows, ascending, is violated.
    case pluecker([Int], Int, Int, Int, Int)
  }

  /// The dimension d ≥ 1 that is excluded; the sign-rank is at least d + 1.
  public let rank: Int
  /// The rows that have vectors, ascending.
  public let rows: [Int]
  /// The columns whose conditions are used, ascending.
  public let columns: [Int]
  /// The tree, every node before its subtrees.
  public let nodes: [Node]

  /// The refutation with the given parts, which may be wrong; see ``isValid(for:)``.
  public init(rank: Int, rows: [Int], columns: [Int], nodes: [Node]) {
    self.rank = rank
    self.rows = rows
    self.columns = columns
    self.nodes = nodes
  }

  /// The number of leaves.
  public var leafCount: Int {
    nodes.count {
      if case .split = $0 { false } else { true }
    }
  }

  /// Whether the tree proves that the sign-rank of the matrix is greater than ``rank``.
  /// - Complexity: O(nodes · d log nodes).
  public func isValid(for matrix: SignMatrix) -> Bool {
    guard rank >= 1, Self.isAscending(rows, below: matrix.rowCount),
      Self.isAscending(columns, below: matrix.columnCount)
    else { return false }
    var signs: [[Int]: Int] = [:]
    // The subsets whose + subtree is under way or done: (subset, whether the case − is still to come).
    var path: [(subset: [Int], isMinusOpen: Bool)] = []
    var isComplete = false
    for (index, node) in nodes.enumerated() {
      if isComplete { return false }
      switch node {
      case .split(let subset):
        guard subset.count == rank, Self.isAscending(subset, below: rows.count), signs[subset] == nil else {
          return false
        }
        signs[subset] = 1
        path.append((subset, index > 0))
        continue
      case .column(let subset, let column):
        guard violatesColumn(subset, column, signs, matrix) else { return false }
      case .pluecker(let common, let a, let b, let c, let e):
        guard violatesPluecker(common, [a, b, c, e], signs) else { return false }
      }
      while let last = path.last, !last.isMinusOpen {
        signs[last.subset] = nil
        path.removeLast()
      }
      if let last = path.popLast() {
        signs[last.subset] = -1
        path.append((last.subset, false))
      } else {
        isComplete = true
      }
    }
    return isComplete
  }

  private static func isAscending(_ list: [Int], below bound: Int) -> Bool {
    zip(list, list.dropFirst()).allSatisfy { $0 < $1 } && (list.first ?? 0) >= 0 && (list.last ?? -1) < bound
  }

  private func violatesColumn(_ subset: [Int], _ column: Int, _ signs: [[Int]: Int], _ matrix: SignMatrix) -> Bool {
    guard subset.count == rank + 1, Self.isAscending(subset, below: rows.count), columns.indices ~= column else {
      return false
    }
    var values: Set<Int> = []
    for (position, row) in subset.enumerated() {
      var rest = subset
      rest.remove(at: position)
      guard let sign = signs[rest] else { return false }
      values.insert(sign * matrix[rows[row], columns[column]] * (position.isMultiple(of: 2) ? 1 : -1))
    }
    return values.count == 1
  }

  private func violatesPluecker(_ common: [Int], _ others: [Int], _ signs: [[Int]: Int]) -> Bool {
    guard rank >= 2, common.count == rank - 2, Self.isAscending(common, below: rows.count),
      Self.isAscending(others, below: rows.count), Set(common).isDisjoint(with: others)
    else { return false }
    func value(_ first: Int, _ second: Int) -> Int? {
      let tuple = common + [others[first], others[second]]
      guard let sign = signs[tuple.sorted()] else { return nil }
      return sign * Self.sortingSign(tuple)
    }
    guard let ab = value(0, 1), let ce = value(2, 3), let ac = value(0, 2), let be = value(1, 3), let ae = value(0, 3),
      let bc = value(1, 2)
    else { return false }
    return ab * ce == -ac * be && ab * ce == ae * bc
  }

  /// The sign of the permutation that sorts distinct numbers.
  static func sortingSign(_ tuple: [Int]) -> Int {
    var sign = 1
    for first in tuple.indices {
      for second in tuple.indices where first < second && tuple[first] > tuple[second] { sign = -sign }
    }
    return sign
  }
}
