/// The classes of one level of a derivation (FORMAT.md 4.21).
private struct Level {
  /// The number of atoms.
  let atoms: Int
  /// W of each class.
  var weights: [Integer] = []
  /// For each class and each atom: 0 in the set of the class, otherwise the number of the cover that adds the atom,
  /// from 1, in the order of the smallest atoms.
  var groups: [Int32] = []

  /// Whether an atom belongs to the set of a class.
  func contains(_ number: Int, _ atom: Int) -> Bool { groups[number * atoms + atom] == 0 }

  /// The atoms of the set of a class, and those that each of its covers adds.
  func parts(of number: Int) -> (set: [Int], added: [[Int]]) {
    var parts: [[Int]] = [[]]
    for atom in 0..<atoms {
      let group = Int(groups[number * atoms + atom])
      if group == parts.count { parts.append([]) }
      parts[group].append(atom)
    }
    return (parts[0], Array(parts.dropFirst()))
  }
}

extension Checker {
  /// FORMAT.md 4.21: the flats of each rank, up to symmetry, with the sums of their Möbius numbers.
  func checkWhitney() throws(Failure) {
    let arrangement = try arrangement()
    let (dimension, atoms) = (arrangement.dimension, arrangement.atoms)
    try head(fields: dimension + 3, restated: dimension + 2)
    var whitney: [Integer] = []
    for _ in 0...dimension { whitney.append(try input.integer("B")) }
    let count = try input.count("K")
    try expect(atoms.count > 0 || count == 0, "no symmetries, since all forms are constant")
    try expect(atoms.count * count <= Limits.table, "at most \(Limits.table) atoms times symmetries")

    /// A lattice of flats with these sums |μ| by rank belongs to the Whitney numbers.
    func checkResult(_ sums: [Integer]) throws(Failure) {
      // The cone of an arrangement has t − 1 times its characteristic polynomial.
      let found = arrangement.isCentral ? whitney : zip(whitney + [.zero], [.zero] + whitney).map { $0 + $1 }
      try check(sums == found, "the derivation gives other Whitney numbers")
    }
    let hasLevels = atoms.count > 0 && atoms.width > 1
    if !hasLevels {
      let last = Integer.small(min(atoms.count, 1))
      try checkResult([.one, last] + [Integer](repeating: .zero, count: dimension - 1))
    }
    var symmetries: [[Int]] = []
    for _ in 0..<count { symmetries.append(try readSymmetry(of: atoms)) }
    if hasLevels { try checkResult(readLevels(atoms, symmetries)) }
    arrangement.whitney = whitney
    arrangement.chambers = whitney.reduce(.zero, +)
  }

  /// A permutation of the atoms, as indices, and the linear map that it comes from.
  private func readSymmetry(of atoms: Vectors) throws(Failure) -> [Int] {
    try input.advance(to: "symmetry", fields: atoms.count)
    var (images, isTaken): ([Int], [Bool]) = ([], Array(repeating: false, count: atoms.count))
    for number in try input.integers("p") {
      guard case .small(let word) = number, 1...atoms.count ~= word, !isTaken[word - 1] else {
        throw .refused("no permutation of 1...\(atoms.count): \(number)")
      }
      isTaken[word - 1] = true
      images.append(word - 1)
    }
    var (matrix, memory): ([[Integer]], Memory) = ([], Memory())
    for _ in 0..<atoms.width {
      try input.advance(to: "row", fields: atoms.width)
      matrix.append(try input.integers("coefficient"))
      try memory.keep(matrix[matrix.count - 1])
    }
    for (atom, image) in images.enumerated() {
      let pair = Vectors(width: atoms.width, entries: matrix.map { atoms.dot(atom, $0) } + atoms[image])
      try check(pair.groups() == [1, 1], "the matrix does not take atom \(atom + 1) to atom \(image + 1)")
    }
    return images
  }

  /// The sums |μ| of the flats of the atoms, by rank from 0 to d, for d > 1.
  private func readLevels(_ atoms: Vectors, _ symmetries: [[Int]]) throws(Failure) -> [Integer] {
    var sums: [Integer] = []
    var below = Level(atoms: atoms.count)
    for rank in 0..<atoms.width - 1 {
      let level = try readLevel(axes: atoms.width - rank, atoms, below: below)
      if rank == 0 {
        try check(level.weights == [.one], "level 0 is not one class of weight 1")
      } else {
        try checkCovers(of: below, in: level, symmetries)
      }
      sums.append(level.weights.reduce(.zero, +))
      below = level
    }
    sums.append(try readLast(below))
    sums.append(sums.reduce(.zero) { $1 - $0 })
    return sums
  }

  private func readLevel(axes count: Int, _ atoms: Vectors, below: Level) throws(Failure) -> Level {
    try input.advance(to: "level", fields: 1)
    let classes = try input.count("C")
    let isSmall = atoms.count * (below.weights.count + classes) <= Limits.table
    try expect(isSmall, "at most \(Limits.table) atoms times classes of two neighbouring levels")
    var (level, memory) = (Level(atoms: atoms.count), Memory())
    for _ in 0..<classes {
      try input.advance(to: "flat", fields: 1)
      level.weights.append(try input.nonnegative("W"))
      try memory.keep([level.weights[level.weights.count - 1]])
      level.groups += try readAxes(count, atoms).groups()
    }
    return level
  }

  /// The vectors (v·x_1, …, v·x_k) of the atoms v for so many axes x, which are linearly independent.
  private func readAxes(_ count: Int, _ atoms: Vectors) throws(Failure) -> Vectors {
    var (pivots, axes, memory): ([Int], [[Integer]], Memory) = ([], [], Memory())
    for _ in 0..<count {
      try input.advance(to: "axis", fields: atoms.width + 1)
      pivots.append(try input.index("P", of: atoms.width))
      axes.append(try input.integers("coordinate"))
      try memory.keep(axes[axes.count - 1])
    }
    var vectors = Vectors(width: count)
    for atom in 0..<atoms.count {
      let vector = axes.map { atoms.dot(atom, $0) }
      try memory.keep(vector)
      vectors.entries += vector
    }
    for (number, pivot) in pivots.enumerated() {
      let isPivot = axes.indices.allSatisfy { axes[$0][pivot].isZero == ($0 != number) }
      try check(isPivot, "coordinate \(pivot + 1) is not that of axis \(number + 1) alone")
    }
    return vectors
  }

  /// Reads where the covers of the level below go, and checks that the weights are the sums that arrive.
  private func checkCovers(of below: Level, in level: Level, _ symmetries: [[Int]]) throws(Failure) {
    var (arriving, memory) = ([Integer](repeating: .zero, count: level.weights.count), Memory())
    for number in below.weights.indices {
      let (set, added) = below.parts(of: number)
      for group in added {
        try input.advance(to: "cover")
        let target = try input.index("T", of: level.weights.count)
        var words: [Int] = []
        while !input.isAtEnd { words.append(try input.index("w", of: symmetries.count)) }
        arriving[target] += below.weights[number] * .small(group.count)
        try memory.keep([arriving[target]])
        let isInside = (set + group).allSatisfy { atom in
          level.contains(target, words.reduce(atom) { symmetries[$1][$0] })
        }
        try check(isInside, "the cover does not go into the set of class \(target + 1)")
      }
    }
    for (number, sum) in arriving.enumerated() {
      let size = level.parts(of: number).set.count
      let isSum = size > 0 && level.weights[number] * .small(size) == sum
      try check(isSum, "class \(number + 1) has \(size) atoms, so that its weight does not give \(sum)")
    }
  }

  /// The sum |μ| of the flats of rank d − 1, which cover the classes of level d − 2, by their numbers of atoms.
  private func readLast(_ level: Level) throws(Failure) -> Integer {
    var sums: [Int: Integer] = [:]
    for (number, weight) in level.weights.enumerated() where !weight.isZero {
      let (set, added) = level.parts(of: number)
      for group in added { sums[set.count + group.count, default: .zero] += weight * .small(group.count) }
    }
    try input.advance(to: "last")
    let values = try readPairs(of: level.atoms) { () throws(Failure) in try input.nonnegative("V") }
    // As many different numbers as there are sums, none of which is zero.
    let isRight = values.count == sums.count && values.allSatisfy { sums[$0 + 1] == $1 * .small($0 + 1) }
    try check(isRight, "the numbers of atoms with their values are not those of the covers")
    return values.reduce(.zero) { $0 + $1.1 }
  }
}
