import ExactNumbers

/// Decides 4.61 and 4.63 to 4.66.
extension TheoremOracle {
  /// The points of {−1,1}^N by their numbers, or {0,1}^N with another low value.
  private static func points(_ dimension: Int, low: Int = -1) -> [[Int]] {
    (0..<1 << dimension).map { number in (0..<dimension).map { number >> $0 & 1 == 1 ? 1 : low } }
  }

  private static func values(_ vectors: [[Rational]], at point: [Int]) -> [Rational] {
    vectors.map { zip($0, point).reduce(0) { $0 + $1.0 * Rational($1.1) } }
  }

  /// Whether points can be put in an order in which all their numbers increase weakly: again and again one must come
  /// before all that are left.
  static func isInOrder(_ points: [[Rational]]) -> Bool {
    var left = Array(Set(points))
    while !left.isEmpty {
      guard let first = left.firstIndex(where: { next in left.allSatisfy { zip(next, $0).allSatisfy { $0 <= $1 } } })
      else { return false }
      left.remove(at: first)
    }
    return true
  }

  func decideRowClasses(_ theorem: [String]) throws -> Decision {
    if theorem[0] == "compatible-classes" { return try decideCompatibleClasses(theorem) }
    let isThrough = theorem[0] == "not-through"
    let arrangement = try arrangement(named: try theorem.token(isThrough ? 2 : 1))
    // Inputs that no vector reads change nothing, but in 4.63 the function may depend on them.
    let read = (0..<arrangement.dimension).filter { input in
      isThrough || arrangement.vectors.contains { !$0[input].isZero }
    }
    let (vectors, dimension) = (arrangement.vectors.map { vector in read.map { vector[$0] } }, read.count)
    guard theorem.count == (isThrough || theorem[0] == "row-classes" ? 3 : 2) else { throw OracleError("its head") }
    guard dimension <= 12 else { return .undecided("many points") }
    let values = Self.points(dimension).map { Self.values(vectors, at: $0) }
    switch theorem[0] {
    case "row-classes":
      let found = Set(values).count
      return Decision(try OracleNumber.integer(theorem[2]) == BigInteger(found), "there are \(found)")
    case "common-cone": return Decision(Self.isInOrder(values), "there is no order")
    case "no-common-cone": return Decision(!Self.isInOrder(values), "there is an order")
    default:
      let table = try table(named: theorem[1])
      guard table.isTruth, table.variables >= dimension else { throw OracleError("no truth table of as many inputs") }
      guard let outputs = table.signed else { return .undecided("a large table") }
      // Φ as a list of what is known of it.
      var known: [[Rational]: Rational] = [:]
      for (point, output) in outputs.enumerated() {
        let key = values[point % (1 << dimension)] + [Rational(point >> dimension)]
        if known.updateValue(output, forKey: key) ?? output != output { return .holds }
      }
      return .fails("there is a Φ")
    }
  }

  /// The greatest number of classes of integer vectors with entries of absolute value at most so much, and with an order: from
  /// all families of vectors that pairwise agree about every two points. (If a pair disagrees there is no order; if none
  /// does, the sum of the vectors gives one.)
  static func mostClasses(dimension: Int, weight: Int) -> Int {
    var vectors: [[Int]] = [[]]
    for _ in 0..<dimension { vectors = vectors.flatMap { vector in (-weight...weight).map { vector + [$0] } } }
    let points = points(dimension)
    let values = vectors.map { vector in points.map { zip(vector, $0).reduce(0) { $0 + $1.0 * $1.1 } } }
    let pairs = points.indices.flatMap { x in points.indices.map { (x, $0) } }.filter { $0.0 < $0.1 }
    let signs = values.map { values in pairs.map { (values[$0.0] - values[$0.1]).signum() } }
    let agrees = signs.map { first in signs.map { second in zip(first, second).allSatisfy { $0 * $1 >= 0 } } }
    var most = 1
    /// Bron and Kerbosch (1973), with a pivot.
    func extend(_ chosen: [Int], _ candidates: [Int], _ done: [Int]) {
      // The classes cannot be more than with all candidates.
      func classes(_ family: [Int]) -> Int {
        Set(points.indices.map { point in family.map { values[$0][point] } }).count
      }
      if candidates.isEmpty {
        if done.isEmpty { most = max(most, classes(chosen)) }
        return
      }
      if classes(chosen + candidates) <= most { return }
      let pivot = (candidates + done).max { first, second in
        candidates.count { agrees[first][$0] } < candidates.count { agrees[second][$0] }
      }
      var (left, done) = (candidates, done)
      for next in candidates where next == pivot || !(pivot.map { agrees[$0][next] } ?? false) {
        let neighbours = { (list: [Int]) in list.filter { $0 != next && agrees[next][$0] } }
        extend(chosen + [next], neighbours(left), neighbours(done))
        left.removeAll { $0 == next }
        done.append(next)
      }
    }
    extend([], Array(vectors.indices), [])
    return most
  }

  private func decideCompatibleClasses(_ theorem: [String]) throws -> Decision {
    guard theorem.count == 4 else { throw OracleError("expected three numbers") }
    let (dimension, weight) = (try OracleNumber.word(theorem[1]), try OracleNumber.word(theorem[2]))
    guard (1...10).contains(dimension), (1...100).contains(weight) else { throw OracleError("\(dimension) \(weight)") }
    let claimed = try OracleNumber.integer(theorem[3])
    if claimed >= BigInteger(1 << dimension) { return .holds }
    // Smaller weights are among the greater ones.
    var most = 0
    for weight in 1...weight {
      var count = 1
      for _ in 0..<dimension { count *= 2 * weight + 1 }
      if count > 130 { break }
      most = max(most, Self.mostClasses(dimension: dimension, weight: weight))
      if claimed < BigInteger(most) { return .fails("\(most) classes are possible") }
      if weight == Int(theorem[2]) { return .holds }
    }
    return .undecided("many vectors")
  }
}
