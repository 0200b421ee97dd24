/// `truth-table`, `family` and `value-table`: a value for each point of {0, 1}^N.
struct CubeTable {
  /// The number N of variables.
  let variables: Int
  /// The values of a truth table by the numbers of the points; nil for a value table.
  var bits: [Bool]?
  /// The values of a value table, times the scale E.
  var values: [Integer] = []
  var scale = Integer.one

  /// The signed value at the point of a number.
  func signed(_ point: Int) -> Integer {
    guard let bits else { return values[point] }
    return bits[point] ? .one : -.one
  }
}

extension Checker {
  /// Counts entries of tables and matrices, which will stay in memory.
  func countEntries(_ count: Int) throws(Failure) {
    tableEntries += count
    try expect(tableEntries <= Limits.tableEntries, "at most \(Limits.tableEntries) entries of tables and matrices")
  }

  /// Reads the record, entered with the keyword and the name already read.
  func readTruthTable() throws(Failure) -> CubeTable {
    let variables = try input.word("N", in: 0...Limits.cubeVariables)
    try countEntries(1 << variables)
    var bits: [Bool] = []
    while bits.count < 1 << variables {
      try objectLine("bits", fields: 1)
      for byte in try input.token("TOKEN").utf8 {
        try expect(byte == 48 || byte == 49, "characters 0 and 1")
        bits.append(byte == 49)
      }
      try expect(bits.count <= 1 << variables, "\(1 << variables) characters")
    }
    return CubeTable(variables: variables, bits: bits)
  }

  func readValueTable() throws(Failure) -> CubeTable {
    let variables = try input.word("N", in: 0...Limits.cubeVariables)
    let scale = try input.positive("E")
    try countEntries(1 << variables)
    var values: [Integer] = []
    while values.count < 1 << variables {
      try objectLine("values")
      values += try input.integers("value")
      try expect(values.count <= 1 << variables, "\(1 << variables) values")
    }
    return CubeTable(variables: variables, values: values, scale: scale)
  }

  func readFamily() throws(Failure) -> CubeTable {
    let family = try input.token("WORD")
    let p = try input.word("p", in: 0...Limits.cubeVariables)
    let q = input.isAtEnd ? 0 : try input.word("q", in: 1...Limits.cubeVariables)
    let (half, selected) = (p * max(q, 1), 1 << p)
    let variables: Int
    let value: (Int) -> Bool
    switch (family, p, q) {
    case ("parity", _, 0): (variables, value) = (p, { $0.nonzeroBitCount % 2 == 1 })
    case ("majority", _, 0): (variables, value) = (p, { 2 * $0.nonzeroBitCount >= p })
    // The number of binary digits is the number of the greatest digit 1.
    case ("odd-max-bit", _, 0): (variables, value) = (p, { $0.leadingZeroBitCount % 2 == 0 })
    case ("equality", 1..., 0): (variables, value) = (2 * p, { $0 >> p == $0.bits(0, p) })
    case ("inner-product", 1..., 0): (variables, value) = (2 * p, { ($0 >> p & $0).nonzeroBitCount % 2 == 1 })
    case ("andreev", 1..., 1...):
      variables = selected + half
      value = { point in
        let sums = (0..<p).map { (point.bits(selected + $0 * q, q).nonzeroBitCount % 2) << $0 }
        return point >> sums.reduce(0, +) & 1 == 1
      }
    case ("chattopadhyay-mande", 1..., 1...), ("chattopadhyay-mande-unequal", 1..., 1...):
      variables = 2 * half
      value = { point in
        let difference = point >> half ^ point.bits(0, half)
        let last = (0..<p).last { (difference.bits($0 * q, q) == 0) == (family == "chattopadhyay-mande") }
        return last.map { $0 % 2 == 1 } ?? true
      }
    default: throw .declined("`\(family.prefix(40))` with these numbers is not a family")
    }
    try expect(input.isAtEnd && variables <= Limits.cubeVariables, "at most \(Limits.cubeVariables) variables")
    try countEntries(1 << variables)
    return CubeTable(variables: variables, bits: (0..<1 << variables).map(value))
  }

  /// The table of the next field.
  func table() throws(Failure) -> CubeTable {
    guard case .table(let table) = try object().kind else { throw .declined("expected a table") }
    return table
  }

  /// The truth table of the next field, and its values.
  func truthTable() throws(Failure) -> (CubeTable, [Bool]) {
    let table = try table()
    guard let bits = table.bits else { throw .declined("expected a truth table") }
    return (table, bits)
  }
}

extension Int {
  /// So many binary digits from a place on, as a number.
  func bits(_ place: Int, _ count: Int) -> Int { self >> place & ((1 << count) - 1) }
}
