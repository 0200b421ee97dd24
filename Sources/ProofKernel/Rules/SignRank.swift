/// Signs of sequences of positions (FORMAT.md 4.58).
private struct SequenceSigns {
  private var signs: [[Int]: Int] = [:]

  /// The sign of an increasing sequence.
  subscript(increasing sequence: [Int]) -> Int? {
    get { signs[sequence] }
    set { signs[sequence] = newValue }
  }

  /// The sign of a sequence of different positions.
  func sign(_ sequence: [Int]) throws(Failure) -> Int {
    var sign = 1
    for (place, position) in sequence.enumerated() {
      for earlier in sequence[..<place] where earlier > position { sign = -sign }
    }
    guard let sorted = signs[sequence.sorted()] else { throw .refused("a sequence has no sign here") }
    return sign * sorted
  }
}

extension Checker {
  /// FORMAT.md 4.57: vectors whose scalar products have the signs of the matrix.
  func checkSignRankAtMost() throws(Failure) {
    try head(fields: 2)
    let (matrix, rank) = (try signMatrix(), try input.count("R", atLeast: 1))
    let count = matrix.rows + matrix.columns
    try expect(count * rank <= Limits.objectTokens, "at most \(Limits.objectTokens) coordinates")
    var (left, memory) = ([[Integer]](), Memory())
    for _ in 0..<matrix.rows {
      try input.advance(to: "left", fields: rank)
      left.append(try input.integers("coordinate"))
      try memory.keep(left[left.count - 1])
    }
    for column in 0..<matrix.columns {
      try input.advance(to: "right", fields: rank)
      let right = try input.integers("coordinate")
      for (row, vector) in left.enumerated() {
        let product = zip(vector, right).reduce(Integer.zero) { $0 + $1.0 * $1.1 }
        try check(product.sign == matrix.sign(row, column), "the sign at (\(row + 1), \(column + 1)) is another one")
      }
    }
  }

  /// FORMAT.md 4.58: a tree of cases over the signs of determinants.
  func checkSignRankAtLeast() throws(Failure) {
    try head(fields: 3, restated: 2)
    let matrix = try signMatrix()
    let rank = try input.word("R", in: 2...100)
    let (part, dimension) = (try readPart(of: matrix, atLeast: rank), rank - 1)
    var signs = SequenceSigns()
    // The splits above the node; each with whether its last case is being looked at.
    var path: [(sequence: [Int], isLast: Bool)] = []
    repeat {
      try input.advance()
      switch try input.token("word of a tree") {
      case "split":
        try input.expectFields(dimension)
        let sequence = try readIncreasing(of: part.rows)
        try check(signs[increasing: sequence] == nil, "the sequence has a sign already")
        signs[increasing: sequence] = 1
        path.append((sequence, path.isEmpty))
        continue
      case "circuit":
        try input.expectFields(dimension + 2)
        try checkCircuit(other: input.index("j", of: part.columns), readIncreasing(of: part.rows), part, signs)
      case "relation" where dimension >= 2:
        try input.expectFields(dimension + 2)
        let common = try readIncreasing(of: part.rows, dimension - 2)
        let ends = try readIncreasing(of: part.rows)
        try expect(ends.allSatisfy { !common.contains($0) }, "different positions")
        try checkRelation(common, ends, signs)
      default: throw .declined("expected a line of a tree of signs")
      }
      while let last = path.last {
        signs[increasing: last.sequence] = last.isLast ? nil : -1
        path.removeLast()
        if !last.isLast {
          path.append((last.sequence, true))
          break
        }
      }
    } while !path.isEmpty
  }

  /// The terms of the linear relation of d + 1 vectors, applied to an other, have one sign: that cannot be.
  private func checkCircuit(
    other: Int, _ positions: [Int], _ part: SignMatrix, _ signs: SequenceSigns
  ) throws(Failure) {
    var sum = 0
    for (place, position) in positions.enumerated() {
      let without = try signs.sign(positions.filter { $0 != position })
      sum += (place % 2 == 0 ? 1 : -1) * without * part.sign(position, other)
    }
    try check(abs(sum) == positions.count, "the terms have different signs")
  }

  /// The terms of the relation of Grassmann and Plücker have one sign: that cannot be.
  private func checkRelation(_ common: [Int], _ ends: [Int], _ signs: SequenceSigns) throws(Failure) {
    var sum = 0
    for (sign, first, second) in [(1, [0, 1], [2, 3]), (-1, [0, 2], [1, 3]), (1, [0, 3], [1, 2])] {
      let product = try signs.sign(common + first.map { ends[$0] }) * signs.sign(common + second.map { ends[$0] })
      sum += sign * product
    }
    try check(abs(sum) == 3, "the terms have different signs")
  }
}
