/// The positive roots of a crystallographic root system, from its Cartan matrix.
struct RootSystem {
  /// The Cartan matrix: entry (i, j) is ⟨α_i, α_j^∨⟩, 2 on the diagonal, at most 0 elsewhere.
  let cartan: [[Int]]

  /// A tree of single bonds between the simple roots, numbered from 0.
  init(size: Int, bonds: [(Int, Int)]) {
    var matrix = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
    for index in 0..<size { matrix[index][index] = 2 }
    for (first, second) in bonds {
      matrix[first][second] = -1
      matrix[second][first] = -1
    }
    cartan = matrix
  }

  /// A system with this matrix.
  init(cartan: [[Int]]) { self.cartan = cartan }

  /// E_6, E_7 or E_8: a path of `rank` − 1 nodes with one more at its third node.
  static func e(_ rank: Int) -> RootSystem {
    RootSystem(size: rank, bonds: (1..<rank - 1).map { ($0 - 1, $0) } + [(2, rank - 1)])
  }

  /// F_4: a path of four nodes with a double bond in the middle.
  static let f4 = RootSystem(cartan: [[2, -1, 0, 0], [-1, 2, -2, 0], [0, -1, 2, -1], [0, 0, -1, 2]])

  /// G_2: two nodes with a triple bond.
  static let g2 = RootSystem(cartan: [[2, -1], [-3, 2]])

  /// The positive roots in coordinates of the simple roots, in order of height; all coordinates are at least 0.
  ///
  /// A simple reflection maps every positive root but its own simple root to a positive root, and every positive root is
  /// reached from simple ones by reflections that increase the height (Humphreys, Reflection Groups and Coxeter Groups,
  /// 1990, section 1.4).
  var positiveRoots: [[Int]] {
    let rank = cartan.count
    var roots = (0..<rank).map { index in (0..<rank).map { $0 == index ? 1 : 0 } }
    var known = Set(roots)
    var next = 0
    while next < roots.count {
      let root = roots[next]
      next += 1
      for index in 0..<rank {
        let pairing = (0..<rank).reduce(0) { $0 + root[$1] * cartan[$1][index] }
        guard pairing < 0 else { continue }
        var image = root
        image[index] -= pairing
        if known.insert(image).inserted { roots.append(image) }
      }
    }
    return roots.sorted { left, right in
      let heights = (left.reduce(0, +), right.reduce(0, +))
      return heights.0 != heights.1 ? heights.0 < heights.1 : right.lexicographicallyPrecedes(left)
    }
  }
}
