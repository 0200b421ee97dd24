extension Checker {
  /// FORMAT.md 4.41: a leaf for each pattern of gates, with a point inside its cell.
  func checkRegions() throws(Failure) { try checkRegions(fields: 4) }

  /// FORMAT.md 4.42: moreover the facets of each cell, across which leaves with the same map are joined.
  func checkAffineRegions() throws(Failure) { try checkRegions(fields: 5) }

  private func checkRegions(fields: Int) throws(Failure) {
    try head(fields: fields)
    let object = try object()
    guard case .network(let network) = object.kind else { throw .declined("expected a network") }
    let polyhedron = try arrangement()
    let tree = try CaseTree([network], polyhedron: polyhedron)
    let numbers = try input.integers("of the head")
    var (maps, mapOfLeaf): ([[Integer]: Int], [Int]) = ([:], [])
    var facets: [(leaf: Int, assumption: [Integer], point: [Integer])] = []
    try readTree(tree, admitsEmpty: false) { () throws(Failure) in
      let point = try readPoint(network.inputs)
      try check(tree.assumptions.allSatisfy { $0.dot(point).sign > 0 }, "the point is not inside the cell")
      let map = try tree.map().entries
      let number = maps[map, default: maps.count]
      if number == maps.count {
        maps[map] = number
        try tree.keep(map)
      }
      mapOfLeaf.append(number)
      if fields < 5 { return }
      for place in polyhedron.forms.count..<tree.assumptions.count {
        if let point = try readFacet(place, of: tree.assumptions) {
          try tree.keep(point)
          facets.append((tree.leaves, tree.assumptions[place], point))
        }
      }
    }
    var classes = LeafClasses(tree.leaves)
    for facet in facets {
      let beyond = try tree.leaf(beyond: facet.assumption, at: facet.point)
      if mapOfLeaf[beyond] == mapOfLeaf[facet.leaf] { classes.join(beyond, facet.leaf) }
    }
    let found = [tree.leaves, maps.count, classes.count].prefix(fields - 2).map(Integer.small)
    try check(numbers == found, "the numbers are \(found), not \(numbers)")
    guard polyhedron.forms.count == 0 else { return }
    for (measure, number) in zip(["patterns", "maps", "regions"], found) {
      counts["\(measure):\(object.name)"] = number
    }
  }

  /// The point of a line `facet`, where one assumption vanishes and the others are positive; nil for a line `blocked`.
  private func readFacet(_ place: Int, of assumptions: [[Integer]]) throws(Failure) -> [Integer]? {
    try input.advance()
    switch try input.token("facet or blocked") {
    case "facet":
      let point = try readPoint(assumptions[place].count - 1)
      let isInside = assumptions.indices.allSatisfy { assumptions[$0].dot(point).sign == ($0 == place ? 0 : 1) }
      try check(isInside, "the point is not inside the facet")
      return point
    case "blocked":
      var others = assumptions
      // A zero form in its place adds nothing; a multiplier for it is a mistake all the same.
      others[place] = others[place].map { _ in .zero }
      let isOwn = try checkCombination(of: others, is: assumptions[place]).contains { $0.0 == place }
      try check(!isOwn, "the assumption is combined from itself")
      return nil
    default: throw .declined("expected a line `facet ...` or `blocked ...`")
    }
  }
}

/// Leaves that are joined to classes (Galler and Fischer 1964).
private struct LeafClasses {
  private var parents: [Int]
  private(set) var count: Int

  init(_ leaves: Int) {
    parents = Array(0..<leaves)
    count = leaves
  }

  private mutating func root(_ leaf: Int) -> Int {
    var leaf = leaf
    while parents[leaf] != leaf {
      parents[leaf] = parents[parents[leaf]]
      leaf = parents[leaf]
    }
    return leaf
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (first, second) = (root(first), root(second))
    if first != second { count -= 1 }
    parents[first] = second
  }
}
