/// Readers of the object records (FORMAT.md section 3). They are entered with the keyword already read.
extension Checker {
  mutating func readInteger() throws(Failure) {
    let name = try newName()
    let value = try reader.integer("V")
    try reader.endOfLine()
    define(NamedObject(name: name, object: .integer(value)))
  }

  mutating func readNetwork() throws(Failure) {
    let name = try newName()
    let inputs = try reader.count("INPUTS", atLeast: 1)
    let depth = try reader.count("LAYERS", atLeast: 1)
    try reader.endOfLine()
    var network = Network(inputs: inputs, layers: [])
    for _ in 0..<depth {
      try reader.advance(to: "layer")
      let count = try reader.count("ROWS", atLeast: 1)
      let scale = try reader.positive("D")
      try reader.endOfLine()
      network.layers.append(
        try readRows(count: count, inputs: network.layers.last?.count ?? inputs, scale: scale))
    }
    define(NamedObject(name: name, object: .network(network)))
  }

  private mutating func readRows(count: Int, inputs: Int, scale: Integer) throws(Failure) -> Rows {
    var rows = Rows(inputs: inputs, scale: scale)
    for _ in 0..<count {
      try reader.advance(to: "row")
      for column in 0...inputs { rows.append(try reader.integer(column == 0 ? "b" : "w\(column)")) }
      try reader.endOfLine()
    }
    return rows
  }

  mutating func readFunction() throws(Failure) {
    let name = try newName()
    var function = PointFunction(
      scale: try reader.positive("E"), leftSlope: try reader.integer("SL"), rightSlope: try reader.integer("SR"))
    let count = try reader.count("M", atLeast: 1)
    try reader.endOfLine()
    for _ in 0..<count {
      try reader.advance(to: "point")
      let x = try reader.integer("X")
      function.values.append(try reader.integer("Y"))
      try reader.endOfLine()
      try requireIncrease(from: function.breaks.last, to: x)
      function.breaks.append(x)
    }
    define(NamedObject(name: name, object: .function(function)))
  }

  private func requireIncrease(from previous: Integer?, to next: Integer) throws(Failure) {
    if let previous, next <= previous { throw .declined("expected more than \(previous), found \(next)") }
  }

  mutating func readFolding() throws(Failure) {
    let name = try newName()
    let scale = try reader.positive("E")
    let end = try reader.positive("M")
    let count = try reader.count("K", atLeast: 1)
    try reader.endOfLine()
    var maps: [Fold] = []
    for _ in 0..<count {
      try reader.advance(to: "fold")
      var folds = [Integer.zero]
      repeat {
        let fold = try reader.integer("A\(folds.count)")
        try requireIncrease(from: folds.last, to: fold)
        folds.append(fold)
      } while reader.remainingTokens > 0
      if let last = folds.last, last >= end { throw .declined("expected folds below \(end), found \(last)") }
      maps.append(Fold(scale: scale, end: end, breaks: folds))
    }
    define(NamedObject(name: name, object: .folding(maps)))
  }

  mutating func readCompose() throws(Failure) {
    let name = try newName()
    let (outer, inner) = (try function(), try function())
    try reader.endOfLine()
    try define(name, .compose(outer: outer, inner: inner), operands: [outer, inner])
  }

  mutating func readSum() throws(Failure) {
    let name = try newName()
    let (first, second) = (try function(), try function())
    try reader.endOfLine()
    try define(name, .sum(first, second), operands: [first, second])
  }

  mutating func readScale() throws(Failure) {
    let name = try newName()
    let factor = Rational(numerator: try reader.integer("P"), denominator: try reader.positive("Q"))
    let operand = try function()
    try reader.endOfLine()
    try define(name, .scale(factor, operand), operands: [operand])
  }

  mutating func readExtremum(isMaximum: Bool) throws(Failure) {
    let name = try newName()
    var operands: [Int] = []
    repeat { operands.append(try function()) } while reader.remainingTokens > 0
    try define(name, isMaximum ? .maximum(operands) : .minimum(operands), operands: operands)
  }

  mutating func readFlaps() throws(Failure) {
    let name = try newName()
    var flaps = Flaps(
      scale: try reader.positive("E"), rightSlope: try reader.integer("R"), constant: try reader.integer("C"))
    let count = try reader.count("M", atLeast: 1)
    try reader.endOfLine()
    for _ in 0..<count {
      try reader.advance(to: "flap")
      let position = try reader.integer("A")
      flaps.coefficients.append(try reader.integer("T"))
      try reader.endOfLine()
      try requireIncrease(from: flaps.breaks.last, to: position)
      flaps.breaks.append(position)
    }
    flaps.accumulate()
    define(NamedObject(name: name, object: .flaps(flaps)))
  }

  mutating func readStep() throws(Failure) {
    let name = try newName()
    let step = Step(
      scale: try reader.positive("E"), position: try reader.integer("X"), lower: try reader.integer("L"),
      upper: try reader.integer("U"))
    try reader.endOfLine()
    define(NamedObject(name: name, object: .step(step)))
  }

  mutating func readAffineMaximum() throws(Failure) {
    let name = try newName()
    let inputs = try reader.count("N", atLeast: 1)
    let count = try reader.count("M", atLeast: 1)
    let scale = try reader.positive("D")
    try reader.endOfLine()
    let rows = try readRows(count: count, inputs: inputs, scale: scale)
    define(NamedObject(name: name, object: .affineMaximum(AffineMaximum(inputs: inputs, rows: rows))))
  }

  /// Defines a function that is made from others.
  private mutating func define(_ name: String, _ object: Object, operands: [Int]) throws(Failure) {
    var named = NamedObject(name: name, object: object)
    for operand in operands {
      named.cost += objects[operand].cost
      named.depth = max(named.depth, 1 + objects[operand].depth)
      if named.cost > Limits.cost { throw .declined("the cost of \(name) exceeds \(Limits.cost)") }
    }
    if named.depth > Limits.depth { throw .declined("\(name) is nested deeper than \(Limits.depth)") }
    define(named)
  }
}
