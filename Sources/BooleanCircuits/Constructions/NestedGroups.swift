import ExactNumbers

/// The points of {0, 1}ⁿ in the order of an integral linear function, cut into affinely independent groups.
struct NestedGroups {
  let direction: [Int]
  /// The groups in the order of the function; points with the same value are in one group.
  let groups: [[Int]]

  /// The groups of a direction, each as large as possible; nil if points with one value are affinely dependent.
  init?(direction: [Int]) {
    let values = (0..<1 << direction.count).map { index in
      direction.indices.reduce(0) { index >> $1 & 1 == 1 ? $0 + direction[$1] : $0 }
    }
    var groups: [[Int]] = []
    var current = AffineIndependence(dimension: direction.count)
    var group: [Int] = []
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var start = 0
    while start < order.count {
      let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
      let level = order[start..<end]
      var extended = current
      if level.allSatisfy({ extended.insert($0) }) {
        (current, group) = (extended, group + level)
      } else {
        groups.append(group)
        current = AffineIndependence(dimension: direction.count)
        group = Array(level)
        guard level.allSatisfy({ current.insert($0) }) else { return nil }
      }
      start = end
    }
    self.direction = direction
    self.groups = groups + [group]
  }

  /// The number of gates that the groups need.
  var gateCount: Int {
    groups.count == 1 ? 1 : 2 * groups.count - (groups[groups.count - 1].count == 1 ? 2 : 1)
  }

  /// An affine function that is negative on the groups before one, and positive from it on.
  func height(_ number: Int) -> SumOfReLU.Affine {
    func value(_ index: Int) -> Int {
      direction.indices.reduce(0) { index >> $1 & 1 == 1 ? $0 + direction[$1] : $0 }
    }
    let below = groups[number - 1].map(value).max() ?? 0
    let above = groups[number].map(value).min() ?? 0
    return SumOfReLU.Affine(
      constant: Rational(-(below + above)), weights: direction.map { Rational(2 * $0) })
  }

  /// The groups with the fewest gates among those of some directions: the sum, powers of two, and scattered small integers.
  static func best(_ variableCount: Int) -> NestedGroups {
    let powers = NestedGroups(direction: (0..<variableCount).map { 1 << $0 })
    guard var best = powers else { preconditionFailure("points with different values are one a level") }
    var candidates = [[Int](repeating: 1, count: variableCount)]
    for number in 1...(variableCount <= 6 ? 400 : 40) {
      // Multiplicative hashing (Knuth 1973) scatters the digits to the base 9.
      var digits = number * 2_654_435_761 % 4_294_967_296
      candidates.append(
        (0..<variableCount).map { _ in
          defer { digits /= 9 }
          return 1 + digits % 9
        })
    }
    for candidate in candidates {
      if let groups = NestedGroups(direction: candidate), groups.gateCount < best.gateCount { best = groups }
    }
    return best
  }
}

/// Affinely independent points of {0, 1}ⁿ, as an echelon form of the vectors (1, x).
private struct AffineIndependence {
  private var rows: [(lead: Int, row: [Rational])] = []
  let dimension: Int

  init(dimension: Int) { self.dimension = dimension }

  /// Adds a point if it is independent of those before.
  mutating func insert(_ index: Int) -> Bool {
    if rows.count > dimension { return false }
    var row = [Rational(1)] + (0..<dimension).map { Rational(index >> $0 & 1) }
    for (lead, other) in rows where !row[lead].isZero {
      let factor = row[lead] / other[lead]
      for column in row.indices { row[column] -= factor * other[column] }
    }
    guard let lead = row.firstIndex(where: { !$0.isZero }) else { return false }
    rows.append((lead, row))
    return true
  }
}
