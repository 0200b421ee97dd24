/// Readers of the object records (FORMAT.md section 3), entered with the keyword and the name already read.
extension Checker {
  func readNetwork() throws(Failure) -> Network {
    var network = Network(inputs: try input.count("INPUTS", atLeast: 1))
    for _ in 0..<(try input.count("LAYERS", atLeast: 1)) {
      try objectLine("layer", fields: 2)
      network.layers.append(try readRows(inputs: network.layers.last?.count ?? network.inputs))
    }
    return network
  }

  /// The last two fields of the line, ROWS and D, and the rows that follow.
  func readRows(inputs: Int) throws(Failure) -> Rows {
    let count = try input.count("ROWS", atLeast: 1)
    var rows = Rows(inputs: inputs, scale: try input.positive("D"))
    for _ in 0..<count {
      try objectLine("row", fields: inputs + 1)
      rows.entries += try input.integers("coefficient")
    }
    return rows
  }

  func readFunction() throws(Failure) -> Graph {
    let (e, left, right, xs, ys) = try readTable("point")
    return Graph(scale: e, xs: xs, ys: ys, leftSlope: Rational(left, e), rightSlope: Rational(right, e))
  }

  func readFlaps() throws(Failure) -> Flaps {
    let (e, right, constant, breaks, coefficients) = try readTable("flap")
    return Flaps(scale: e, rightSlope: right, constant: constant, breaks: breaks, coefficients: coefficients)
  }

  /// The last four fields of the line, E, two integers and M, and M lines of two integers, the first ones increasing.
  private func readTable(_ keyword: String) throws(Failure) -> (Integer, Integer, Integer, [Integer], [Integer]) {
    let (scale, a, b) = (try input.positive("E"), try input.integer("of the head"), try input.integer("of the head"))
    var (first, second): ([Integer], [Integer]) = ([], [])
    for _ in 0..<(try input.count("M", atLeast: 1)) {
      try objectLine(keyword, fields: 2)
      let next = try input.integer("of the table")
      if let last = first.last { try expect(last < next, "more than \(last), found \(next)") }
      first.append(next)
      second.append(try input.integer("of the table"))
    }
    return (scale, a, b, first, second)
  }

  func readFolding() throws(Failure) -> [Graph] {
    let (scale, end) = (try input.positive("E"), try input.positive("M"))
    var folds: [Graph] = []
    for _ in 0..<(try input.count("K", atLeast: 1)) {
      try objectLine("fold")
      let xs = try [.zero] + input.integers("fold")
      try expect(zip(xs, xs.dropFirst() + [end]).allSatisfy { $0 < $1 }, "folds increasing from 0 to \(end)")
      let ys = xs.indices.map { $0.isMultiple(of: 2) ? .zero : end }
      // From the last fold (x, y) the map goes on to (end, end − y).
      let (x, y) = (xs[xs.count - 1], ys[ys.count - 1])
      let slope = Rational(end - y - y, end - x)
      folds.append(Graph(scale: scale, xs: xs, ys: ys, leftSlope: Rational(.zero, .one), rightSlope: slope))
    }
    return folds
  }

  func readOperands() throws(Failure) -> [Object] {
    var operands: [Object] = []
    repeat { operands.append(try function()) } while !input.isAtEnd
    return operands
  }

  func readStep() throws(Failure) -> Object.Kind {
    let (e, x) = (try input.positive("E"), try input.integer("X"))
    return .step(
      at: Rational(x, e), lower: Rational(try input.integer("L"), e), upper: Rational(try input.integer("U"), e))
  }
}
