/// The greatest number of row classes of vectors in one cone, for m inputs and weights up to W, with its proof.
///
/// After a renumbering and negation of inputs all vectors of such a family are among the *candidates*
/// 0 ≤ c_1 ≤ … ≤ c_m ≤ W, and no two of them are in conflict (``BottomLayer/coneConflict``). The proof is a tree: in a set
/// with two candidates in conflict the family lacks the one or the other; at a leaf the whole set has few classes.
public struct CompatibleClasses: Hashable, Sendable {
  /// A line of the tree, in preorder.
  public enum Node: Hashable, Sendable {
    /// Two candidates, numbered from 0, with d such that ⟨c_first, d⟩ > 0 > ⟨c_second, d⟩: next comes the set without the
    /// first one, then the set without the second one.
    case split(first: Int, second: Int, direction: [Int])
    /// All of the set together have at most ``greatest`` classes.
    case leaf
  }

  /// The number m of inputs.
  public let inputCount: Int
  /// The greatest weight W.
  public let greatestWeight: Int
  /// The greatest number of row classes.
  public let greatest: Int
  /// A family that has so many.
  public let family: BottomLayer
  /// The tree over the sets of candidates.
  public let nodes: [Node]

  /// The candidates in lexicographic order.
  public static func candidates(inputCount: Int, greatestWeight: Int) -> [[Int]] {
    var candidates: [[Int]] = [[]]
    for _ in 0..<inputCount {
      candidates = candidates.flatMap { start in ((start.last ?? 0)...greatestWeight).map { start + [$0] } }
    }
    return candidates
  }

  /// Finds the greatest number by branch and bound.
  /// - Throws: ``BooleanFunctionError`` unless 1 ≤ m ≤ 10, 1 ≤ W ≤ 100 and there are at most 1000 candidates.
  /// - Complexity: exponential in the number of conflicts: less than a second for m = 3, W ≤ 4, m = 4, W ≤ 3 and m = 5,
  ///   W ≤ 2.
  public init(inputCount: Int, greatestWeight: Int) throws {
    for (name, value, limit) in [("m", inputCount, 10), ("W", greatestWeight, 100)] where !(1...limit ~= value) {
      throw BooleanFunctionError.parameter(name: name, found: value, expected: "1 to \(limit)")
    }
    var count = 1
    for factor in 1...inputCount {
      count = count * (greatestWeight + factor) / factor
      guard count <= 1000 else {
        throw BooleanFunctionError.parameter(name: "W", found: greatestWeight, expected: "at most 1000 candidates")
      }
    }
    let candidates = Self.candidates(inputCount: inputCount, greatestWeight: greatestWeight)
    var search = Search(inputCount: inputCount, candidates: candidates)
    search.improve([Bool](repeating: true, count: candidates.count))
    search.write([Bool](repeating: true, count: candidates.count))
    self.inputCount = inputCount
    self.greatestWeight = greatestWeight
    greatest = search.greatest
    family = try BottomLayer(inputCount: inputCount, vectors: search.family)
    nodes = search.nodes
  }

  private struct Search {
    let inputCount: Int
    let candidates: [[Int]]
    /// For each pair of numbers a direction along which the first one rises and the second one falls.
    let conflicts: [[[Int]?]]
    var greatest = 0
    var family: [[Int]] = []
    var nodes: [Node] = []

    init(inputCount: Int, candidates: [[Int]]) {
      self.inputCount = inputCount
      self.candidates = candidates
      conflicts = candidates.map { first in candidates.map { BottomLayer.conflict(first, $0) } }
    }

    private func members(_ set: [Bool]) -> [Int] { set.indices.filter { set[$0] } }

    private func classes(_ set: [Bool]) -> Int {
      let vectors = members(set).map { candidates[$0] }
      var classes: Set<[Int]> = []
      for index in 0..<1 << inputCount {
        classes.insert(
          vectors.map { vector in
            vector.indices.reduce(0) { index >> $1 & 1 == 1 ? $0 + vector[$1] : $0 - vector[$1] }
          })
      }
      return classes.count
    }

    /// The pair in conflict whose members have the most conflicts in the set.
    private func pair(_ set: [Bool]) -> (Int, Int, [Int])? {
      let members = members(set)
      let degrees = members.map { first in members.count { conflicts[first][$0] != nil } }
      guard let place = degrees.indices.max(by: { degrees[$0] < degrees[$1] }), degrees[place] > 0 else { return nil }
      var best: (Int, Int, [Int])?
      var degree = 0
      for (other, second) in members.enumerated() {
        if let direction = conflicts[members[place]][second], degrees[other] > degree {
          (best, degree) = ((members[place], second, direction), degrees[other])
        }
      }
      return best
    }

    mutating func improve(_ set: [Bool]) {
      let count = classes(set)
      if count <= greatest { return }
      guard let (first, second, _) = pair(set) else {
        (greatest, family) = (count, members(set).map { candidates[$0] })
        return
      }
      improve(without(set, second))
      improve(without(set, first))
    }

    mutating func write(_ set: [Bool]) {
      guard classes(set) > greatest, let (first, second, direction) = pair(set) else {
        nodes.append(.leaf)
        return
      }
      nodes.append(.split(first: first, second: second, direction: direction))
      write(without(set, first))
      write(without(set, second))
    }

    private func without(_ set: [Bool], _ number: Int) -> [Bool] {
      var set = set
      set[number] = false
      return set
    }
  }
}
