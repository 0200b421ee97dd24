/// The conditions on the orientations χ of the d-subsets of rows, with subsets numbered in lexicographic order.
struct ChirotopeConditions {
  /// A condition: products of variables, with signs, that are not all equal.
  struct Condition {
    /// The variables of the first (or only) factors, as variable·2, plus 1 if the term is negated.
    var first: [Int32]
    /// The variables of the second factors, empty for column conditions.
    var second: [Int32]
    /// What a leaf says.
    let leaf: ChirotopeRefutation.Node

    var variables: [Int] { (first + second).map { Int($0 >> 1) } }
  }

  let rank: Int
  let subsets: [[Int]]
  private(set) var conditions: [Condition] = []
  /// The conditions of each variable.
  private(set) var occurrences: [[Int32]]

  /// The conditions of a matrix whose rows and columns are all used, or nil if they are more than `limit`.
  init?(_ matrix: SignMatrix, rank: Int, limit: Int) {
    self.rank = rank
    let count = matrix.rowCount
    guard count > rank, Self.binomial(count, rank) <= limit, Self.binomial(count, rank + 1) <= limit else { return nil }
    subsets = Self.subsets(count, rank)
    occurrences = [[Int32]](repeating: [], count: subsets.count)
    var numbers: [[Int]: Int32] = [:]
    for (index, subset) in subsets.enumerated() { numbers[subset] = Int32(index) }
    for subset in Self.subsets(count, rank + 1) {
      var seen: Set<UInt64> = []
      let variables = subset.indices.map { position in
        var rest = subset
        rest.remove(at: position)
        return numbers[rest, default: 0]
      }
      for column in 0..<matrix.columnCount {
        // Columns that are equal up to sign on the subset give the same condition.
        var pattern: UInt64 = 0
        for (position, row) in subset.enumerated() where !matrix.isPositive(row, column) != (position & 1 == 1) {
          pattern |= 1 << UInt64(position)
        }
        let key = pattern & 1 == 1 ? ~pattern & ((1 << UInt64(rank + 1)) - 1) : pattern
        guard seen.insert(key).inserted else { continue }
        let first = variables.indices.map { variables[$0] * 2 + Int32(pattern >> UInt64($0) & 1) }
        append(Condition(first: first, second: [], leaf: .column(subset, column: column)))
        if conditions.count > limit { return nil }
      }
    }
    guard rank >= 2, count >= rank + 2 else { return }
    for common in Self.subsets(count, rank - 2) {
      let others = (0..<count).filter { !common.contains($0) }
      func literal(_ first: Int, _ second: Int) -> Int32 {
        let tuple = common + [first, second]
        return numbers[tuple.sorted(), default: 0] * 2 + (ChirotopeRefutation.sortingSign(tuple) < 0 ? 1 : 0)
      }
      for four in Self.subsets(others.count, 4) {
        let (a, b, c, e) = (others[four[0]], others[four[1]], others[four[2]], others[four[3]])
        append(
          Condition(
            first: [literal(a, b), literal(a, c) ^ 1, literal(a, e)],
            second: [literal(c, e), literal(b, e), literal(b, c)],
            leaf: .pluecker(common, a, b, c, e)))
        if conditions.count > limit { return nil }
      }
    }
  }

  private mutating func append(_ condition: Condition) {
    for variable in condition.variables { occurrences[variable].append(Int32(conditions.count)) }
    conditions.append(condition)
  }

  /// The subsets of 0..<count with `size` elements in lexicographic order.
  static func subsets(_ count: Int, _ size: Int) -> [[Int]] {
    guard size <= count else { return [] }
    var result: [[Int]] = []
    var subset = Array(0..<size)
    while true {
      result.append(subset)
      guard let position = subset.indices.last(where: { subset[$0] < count - size + $0 }) else { return result }
      subset[position] += 1
      for later in subset.indices where later > position { subset[later] = subset[later - 1] + 1 }
    }
  }

  /// The binomial coefficient, or a number above 2⁴⁰ if it is greater than that.
  static func binomial(_ count: Int, _ size: Int) -> Int {
    guard size <= count else { return 0 }
    var result = 1
    for factor in 0..<min(size, count - size) {
      result = result * (count - factor) / (factor + 1)
      if result > 1 << 40 { return result }
    }
    return result
  }
}

extension ChirotopeConditions {
  /// What a condition says when some variables have signs.
  enum Consequence {
    case none
    case violated
    /// The variable must have this sign.
    case forced(variable: Int, sign: Int8)
  }

  /// What a condition says, signs being ±1, and 0 where nothing is chosen.
  func consequence(_ condition: Condition, _ signs: [Int8]) -> Consequence {
    // Of the terms all but one must be known, and equal.
    var common: Int8 = 0
    var openTerm = -1
    for term in condition.first.indices {
      var value = Self.value(condition.first[term], signs)
      if !condition.second.isEmpty { value *= Self.value(condition.second[term], signs) }
      if value == 0 {
        if openTerm >= 0 { return .none }
        openTerm = term
      } else if common == 0 {
        common = value
      } else if common != value {
        return .none
      }
    }
    guard openTerm >= 0 else { return .violated }
    let first = condition.first[openTerm]
    if condition.second.isEmpty { return Self.force(first, -common) }
    let second = condition.second[openTerm]
    let (left, right) = (Self.value(first, signs), Self.value(second, signs))
    if left == 0 { return right == 0 ? .none : Self.force(first, -common * right) }
    return Self.force(second, -common * left)
  }

  private static func value(_ literal: Int32, _ signs: [Int8]) -> Int8 {
    let sign = signs[Int(literal >> 1)]
    return literal & 1 == 0 ? sign : -sign
  }

  private static func force(_ literal: Int32, _ value: Int8) -> Consequence {
    .forced(variable: Int(literal >> 1), sign: literal & 1 == 0 ? value : -value)
  }
}
