extension Checker {
  /// FORMAT.md 4.50: the values of a circuit are those of a table.
  func checkComputes() throws(Failure) {
    try head(fields: 2)
    let (circuit, table) = (try circuit(), try table())
    let isSum = circuit.output.line.isLinear
    let fits = circuit.inputs == table.variables && isSum == (table.bits == nil)
    try expect(fits, "a circuit and a table with as many inputs and values of the same kind")
    for point in 0..<1 << circuit.inputs {
      let argument = try circuit.argument(at: point)
      let isEqual =
        if let bits = table.bits { bits[point] == !argument.isNegative } else {
          argument * table.scale == table.values[point] * circuit.output.scale
        }
      try check(isEqual, "the values at point \(point) differ")
    }
  }

  /// FORMAT.md 4.51: at so many points the values are equal.
  func checkAgrees() throws(Failure) {
    try head(fields: 3)
    let (circuit, (table, bits)) = (try circuit(), try truthTable())
    let fits = circuit.inputs == table.variables && !circuit.output.line.isLinear
    try expect(fits, "a circuit with a threshold as output and as many inputs as the table")
    let number = try input.integer("K")
    var count = 0
    for point in bits.indices where bits[point] == !(try circuit.argument(at: point).isNegative) { count += 1 }
    try check(number == .small(count), "the values are equal at \(count) points, not \(number)")
  }

  /// FORMAT.md 4.68: a table is the sum of others.
  func checkTableSum() throws(Failure) {
    try head()
    let sum = try table()
    var (rest, scale) = (sum.values, sum.scale)
    repeat {
      let table = try table()
      let fits = sum.bits == nil && table.bits == nil && table.variables == sum.variables
      try expect(fits, "value tables with the same number of variables")
      var memory = Memory()
      for point in rest.indices {
        rest[point] = rest[point] * table.scale - table.values[point] * scale
        try memory.keep([rest[point]])
      }
      scale = scale * table.scale
    } while !input.isAtEnd
    try check(rest.allSatisfy(\.isZero), "the tables have another sum")
  }
}
