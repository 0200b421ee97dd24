extension Checker {
  /// FORMAT.md 4.61: an arrangement whose forms are evaluated on a cube.
  private func cubeArrangement() throws(Failure) -> Arrangement {
    let arrangement = try arrangement()
    let (dimension, forms) = (arrangement.dimension, arrangement.forms.count)
    let isSmall = dimension <= Limits.cubeVariables && (forms + 1) << dimension <= Limits.words
    try expect(isSmall, "N <= \(Limits.cubeVariables) and (M + 1) 2^N <= \(Limits.words)")
    return arrangement
  }

  /// FORMAT.md 4.61: the number of different vectors of values.
  func checkRowClasses() throws(Failure) {
    try head(fields: 2)
    let arrangement = try cubeArrangement()
    let vectors = (0..<arrangement.forms.count).map { Array(arrangement.forms[$0].dropFirst()) }
    let found = try classes(vectors, arrangement.dimension)
    let number = try input.integer("R")
    try check(number == .small(found), "there are \(found) classes, not \(number)")
  }

  /// The number of different (a_1·x, …, a_M·x) for x in {−1, 1}^N.
  private func classes(_ vectors: [[Integer]], _ dimension: Int) throws(Failure) -> Int {
    var (classes, memory) = (Set<[Integer]>(), Memory())
    for point in 0..<1 << dimension {
      let values = vectors.map { $0.product(at: point) }
      if classes.insert(values).inserted { try memory.keep(values) }
    }
    return classes.count
  }

  /// FORMAT.md 4.62: the number of different rows of a table.
  func checkDistinctRows() throws(Failure) {
    try head(fields: 3)
    let table = try table()
    let rowVariables = try input.word("K", in: 0...table.variables)
    let number = try input.integer("R")
    func count<Value: Hashable>(_ values: [Value]) -> Int {
      let rows = 1 << rowVariables
      return Set((0..<rows).map { row in stride(from: row, to: values.count, by: rows).map { values[$0] } }).count
    }
    let found = table.bits.map(count) ?? count(table.values)
    try check(number == .small(found), "there are \(found) rows, not \(number)")
  }

  /// FORMAT.md 4.63: two points that the forms do not tell apart, but the function does.
  func checkNotThrough() throws(Failure) {
    try head(fields: 5, restated: 2)
    let ((table, bits), arrangement) = (try truthTable(), try cubeArrangement())
    try expect(table.variables >= arrangement.dimension, "a table with at least \(arrangement.dimension) variables")
    let points = 1 << arrangement.dimension
    let (first, second) = (try input.word("I", in: 0...points - 1), try input.word("J", in: 0...points - 1))
    let others = try input.word("Y", in: 0...bits.count / points - 1) * points
    for form in 0..<arrangement.forms.count {
      let vector = Array(arrangement.forms[form].dropFirst())
      try check(vector.product(at: first) == vector.product(at: second), "form \(form + 1) tells the points apart")
    }
    try check(bits[first + others] != bits[second + others], "the function does not tell the points apart")
  }

  /// FORMAT.md 4.64: the order by the sum of the forms is one along which each of them increases.
  func checkCommonCone() throws(Failure) {
    try head(fields: 1)
    let arrangement = try cubeArrangement()
    var values: [[Integer]] = []
    var memory = Memory()
    for point in 0..<1 << arrangement.dimension {
      let row = (0..<arrangement.forms.count).map { Array(arrangement.forms[$0].dropFirst()).product(at: point) }
      // The sum comes first.
      values.append([row.reduce(.zero, +)] + row)
      try memory.keep(values[point])
    }
    values.sort { $0[0] < $1[0] }
    for (first, second) in zip(values, values.dropFirst()) {
      let holds = first[0] == second[0] ? first == second : zip(first, second).allSatisfy { $0 <= $1 }
      try check(holds, "no order suits all forms")
    }
  }

  /// FORMAT.md 4.65: a difference of points along which one form increases and another one decreases.
  func checkNoCommonCone() throws(Failure) {
    try head(restated: 1)
    let arrangement = try cubeArrangement()
    let forms = arrangement.forms
    let (first, second) = (try input.index("I", of: forms.count), try input.index("J", of: forms.count))
    try input.expectFields(3 + arrangement.dimension)
    try checkConflict(Array(forms[first].dropFirst()), Array(forms[second].dropFirst()))
  }

  /// The rest of the line, d: u·d > 0 > v·d.
  private func checkConflict(_ u: [Integer], _ v: [Integer]) throws(Failure) {
    var (first, second) = (Integer.zero, Integer.zero)
    for coordinate in u.indices {
      let step = Integer.small(try input.word("d", in: -1...1))
      first += step * u[coordinate]
      second += step * v[coordinate]
    }
    try check(first.sign > 0 && second.isNegative, "the direction does not tell the vectors apart")
  }

  /// FORMAT.md 4.66: a tree of cases over vectors that cannot occur together.
  func checkCompatibleClasses() throws(Failure) {
    try head(fields: 3)
    let (dimension, greatest) = (try input.word("N", in: 1...10), try input.word("W", in: 1...100))
    let bound = try input.integer("R")
    var candidates: [[Integer]] = [[]]
    for _ in 0..<dimension {
      candidates = candidates.flatMap { start -> [[Integer]] in
        guard start.last?.words == 1 || start.isEmpty, case .small(let least) = start.last ?? .zero else { return [] }
        return (least...greatest).map { start + [.small($0)] }
      }
      try expect(candidates.count <= Limits.candidates, "at most \(Limits.candidates) candidates")
    }
    // The sets of the nodes that are still to come, the next one last.
    var sets = [candidates.map { _ in true }]
    while let set = sets.popLast() {
      try input.advance()
      switch try input.token("split or leaf") {
      case "split":
        try input.expectFields(2 + dimension)
        let (first, second) = (try input.index("I", of: set.count), try input.index("J", of: set.count))
        try check(first != second && set[first] && set[second], "the candidates are not two of the set")
        try checkConflict(candidates[first], candidates[second])
        var (without, other) = (set, set)
        (other[first], without[second]) = (false, false)
        sets += [without, other]
      case "leaf":
        try input.expectFields(0)
        let found = Integer.small(try classes(zip(candidates, set).filter(\.1).map(\.0), dimension))
        try check(found <= bound, "\(found) classes, more than \(bound)")
      default: throw .declined("expected a line `split ...` or `leaf`")
      }
    }
  }
}

extension [Integer] {
  /// The scalar product with the point of {−1, 1}^N that has a number.
  fileprivate func product(at point: Int) -> Integer {
    var sum = Integer.zero
    for (place, value) in enumerated() { sum += point.bits(place, 1) == 1 ? value : -value }
    return sum
  }
}
