/// The tree search of a canonical form, for sets whose ties are not all exchanges that keep the set.
///
/// A node fixes some points in order; its children fix one more point of a chosen cell each. The nodes' invariants are
/// compared along the path, and only paths with the greatest sequence go on. Equal leaves give automorphisms of the set:
/// a child that is the image of an earlier one under automorphisms that fix the path is skipped.
struct FlatCanonicalSearch {
  private let points: Int
  private var path: [Int]
  private var bestPath: [Int]
  private var bestDepth = 0
  private var trace: [UInt64]
  private var traceCount = 0
  private var hasBest = false
  /// Automorphisms as images of the points, one after the other.
  private var automorphisms: [Int] = []
  private let oppositeCount: Int
  private var columnAt: [Int]

  private static let automorphismLimit = 24

  init(_ tables: FrameTables) {
    points = tables.pointCount
    path = [Int](repeating: 0, count: points + 1)
    bestPath = path
    trace = [UInt64](repeating: 0, count: points + 2)
    columnAt = [Int](repeating: 0, count: tables.columnCount)
    if tables.hasOpposite { automorphisms = (0..<points).map { tables.antipodes[$0] } }
    oppositeCount = automorphisms.count
  }

  /// Searches from the refined root of the canonicalizer and leaves the form there.
  static func run(_ owner: FlatCanonicalizer) {
    owner.search.automorphisms.removeLast(owner.search.automorphisms.count - owner.search.oppositeCount)
    owner.search.hasBest = false
    owner.search.traceCount = 0
    let fixed = owner.search.fixTwins(owner, depth: 0, fixed: 0)
    _ = owner.search.descend(owner, depth: 0, fixed: fixed)
  }

  /// Explores the node at a depth, whose colours are refined and sorted and whose cells of twins are dissolved.
  ///
  /// - Returns: the depth to which to go back.
  private mutating func descend(_ owner: FlatCanonicalizer, depth: Int, fixed: Int) -> Int {
    guard let (begin, count) = smallestCell(owner, depth: depth) else { return finish(owner, depth: depth) }
    let cell = (0..<count).map { owner.order[depth * points + begin + $0] }
    var explored: [Int] = []
    let colours = owner.colours + depth * points
    let child = owner.colours + (depth + 1) * points
    for point in cell {
      if !explored.isEmpty, isEquivalent(point, to: explored, owner, depth: depth) { continue }
      explored.append(point)
      path[depth] = point
      for index in 0..<points { child[index] = colours[index] }
      child[point] = UInt64(fixed)
      var fixedCount = fixed + 1
      let antipode = owner.tables.antipodes[point]
      if antipode != point, colours[antipode] >> 63 != 0 {
        child[antipode] = UInt64(fixedCount)
        fixedCount += 1
      }
      owner.refineByRows(depth + 1)
      owner.refineByPairs(depth + 1)
      owner.joinAntipodes(depth + 1)
      _ = owner.sort(depth + 1)
      var invariant: UInt64 = 0
      for index in 0..<points { invariant &+= FrameTables.mix(child[index]) }
      fixedCount = fixTwins(owner, depth: depth + 1, fixed: fixedCount)
      let isLeaf = smallestCell(owner, depth: depth + 1) == nil
      guard isPromising(invariant << 1 | (isLeaf ? 1 : 0), depth: depth) else { continue }
      let target = descend(owner, depth: depth + 1, fixed: fixedCount)
      if target < depth { return target }
    }
    return depth
  }

  /// Compares the invariant of a child with that of the best path.
  private mutating func isPromising(_ invariant: UInt64, depth: Int) -> Bool {
    if depth < traceCount {
      if invariant < trace[depth] { return false }
      if invariant == trace[depth] { return true }
    }
    trace[depth] = invariant
    traceCount = depth + 1
    hasBest = false
    return true
  }

  /// Gives the points of cells that consist of twins different colours, in any order: all orders are equivalent.
  private func fixTwins(_ owner: FlatCanonicalizer, depth: Int, fixed: Int) -> Int {
    let colours = owner.colours + depth * points
    let order = owner.order + depth * points
    var next = fixed
    var begin = 0
    while begin < points {
      var end = begin + 1
      while end < points, colours[order[end]] == colours[order[begin]] { end += 1 }
      if end > begin + 1, (begin + 1..<end).allSatisfy({ owner.areTwins(order[begin], order[$0]) }) {
        for place in begin..<end {
          colours[order[place]] = UInt64(next)
          next += 1
        }
      }
      begin = end
    }
    if next > fixed { _ = owner.sort(depth) }
    return next
  }

  private func smallestCell(_ owner: FlatCanonicalizer, depth: Int) -> (begin: Int, count: Int)? {
    let colours = owner.colours + depth * points
    let order = owner.order + depth * points
    var best: (begin: Int, count: Int)?
    var begin = 0
    while begin < points {
      var end = begin + 1
      while end < points, colours[order[end]] == colours[order[begin]] { end += 1 }
      if end - begin > 1, end - begin < best?.count ?? .max { best = (begin, end - begin) }
      begin = end
    }
    return best
  }

  /// Whether known automorphisms that fix the path map an explored child to this point.
  private func isEquivalent(_ point: Int, to explored: [Int], _ owner: FlatCanonicalizer, depth: Int) -> Bool {
    for other in explored where owner.areTwins(other, point) { return true }
    guard !automorphisms.isEmpty else { return false }
    var parents = Array(0..<points)
    func root(_ point: Int) -> Int {
      var current = point
      while parents[current] != current { current = parents[current] }
      return current
    }
    for start in stride(from: 0, to: automorphisms.count, by: points) {
      guard (0..<depth).allSatisfy({ automorphisms[start + path[$0]] == path[$0] }) else { continue }
      for index in 0..<points {
        let (first, second) = (root(index), root(automorphisms[start + index]))
        if first != second { parents[first] = second }
      }
    }
    let own = root(point)
    return explored.contains { root($0) == own }
  }

  /// Handles a leaf: keeps it if it is the best, learns an automorphism if it equals the best.
  private mutating func finish(_ owner: FlatCanonicalizer, depth: Int) -> Int {
    owner.labelLeaf(depth)
    var comparison = hasBest ? 0 : -1
    var word = 0
    while comparison == 0, word < owner.words {
      if owner.image[word] != owner.form[word] { comparison = owner.image[word] < owner.form[word] ? -1 : 1 }
      word += 1
    }
    if comparison > 0 { return depth }
    if comparison < 0 {
      hasBest = true
      bestDepth = depth
      for index in 0..<depth { bestPath[index] = path[index] }
      for word in 0..<owner.words { owner.form[word] = owner.image[word] }
      for column in 0..<columnAt.count {
        owner.positions[column] = owner.leafPositions[column]
        owner.signs[column] = owner.leafSigns[column]
      }
      return depth
    }
    return learn(owner, depth: depth)
  }

  /// The automorphism that takes this leaf to the best one, and the depth from which on it makes the path superfluous.
  private mutating func learn(_ owner: FlatCanonicalizer, depth: Int) -> Int {
    let tables = owner.tables
    for column in columnAt.indices { columnAt[owner.positions[column]] = column }
    var images = [Int](repeating: 0, count: points)
    for point in 0..<points {
      let column = tables.columnOfPoint[point]
      let target = columnAt[owner.leafPositions[column]]
      let isChanged = owner.leafSigns[column] != owner.signs[target]
      let positive = tables.pointOfColumn[target]
      images[point] = tables.isNegativePoint[point] == isChanged ? positive : tables.antipodes[positive]
    }
    if automorphisms.count < oppositeCount + Self.automorphismLimit * points { automorphisms += images }
    for level in 0..<min(depth, bestDepth) where images[path[level]] != path[level] {
      return images[path[level]] == bestPath[level] && path[..<level].elementsEqual(bestPath[..<level]) ? level : depth
    }
    return depth
  }
}
