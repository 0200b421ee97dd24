extension Checker {
  /// FORMAT.md 4.7: two integers, given by postfix expressions, stand in the relation.
  func checkCompare() throws(Failure) {
    try head()
    let left = try readSide()
    let relation = try input.relation()
    let right = try readSide()
    try expect(input.isAtEnd, "only one relation")
    try check(relation.holds(left, right), "the sides are \(left) and \(right), not \(relation)")
  }

  /// The value of the postfix expression up to a relation or to the end of the line.
  private func readSide() throws(Failure) -> Integer {
    var stack: [Integer] = []
    while let text = input.peek(), Relation(text) == nil {
      if ["+", "-", "*", "^", "balanced"].contains(text) {
        _ = try input.token("operator")
        guard let right = stack.popLast(), let left = stack.popLast() else {
          throw .declined("`\(text)` needs two values before it")
        }
        guard let value = try apply(text, left, right), value.bits <= Limits.bits else {
          throw .declined("an intermediate value exceeds \(Limits.bits) bits")
        }
        stack.append(value)
      } else {
        try stack.append(readOperand(text))
      }
      try expect(stack.count <= Limits.stack, "at most \(Limits.stack) values that wait for an operator")
    }
    try expect(stack.count == 1, "a side that leaves one value, found \(stack.count)")
    return stack[0]
  }

  /// The value of an operation; nil if a product exceeds the limit.
  private func apply(_ symbol: String, _ left: Integer, _ right: Integer) throws(Failure) -> Integer? {
    switch (symbol, left, right) {
    case ("+", _, _): return left + right
    case ("-", _, _): return left - right
    case ("*", _, _): return left.product(right, limit: Limits.bits)
    case ("^", _, .small(let exponent)) where (0...Limits.exponent).contains(exponent):
      return left.power(exponent, limit: Limits.bits)
    case ("balanced", .small(let parts), .small(let sum)) where 1 <= parts && parts <= sum && sum <= Limits.balanced:
      return .balanced(parts, sum, limit: Limits.bits)
    default: throw .declined("`\(symbol)` does not admit \(left) and \(right)")
    }
  }

  /// An integer, the name of one, or a measure.
  private func readOperand(_ text: String) throws(Failure) -> Integer {
    guard let first = text.first, first >= "a", first <= "z" else { return try input.integer("operand") }
    let parts = try input.token("operand").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case (_, 1):
      guard case .integer(let value) = try object(named: text).kind else { throw .declined("expected an integer") }
      return value
    case ("inputs", 2): return .small(try network(named: parts[1]).inputs)
    case ("outputs", 2): return .small(try network(named: parts[1]).outputs)
    case ("hidden", 2): return .small(try network(named: parts[1]).hidden)
    case ("size", 2): return .small(try network(named: parts[1]).size)
    case ("width", 3):
      let network = try network(named: parts[1])
      return .small(network.layers[try index(parts[2], upTo: network.hidden)].count)
    case ("folds", 2): return .small(try folding(object(named: parts[1])).count)
    case ("segments", 3):
      let folds = try folding(object(named: parts[1]))
      return .small(folds[try index(parts[2], upTo: folds.count)].xs.count)
    case ("pieces", 2): return try establishedPieces(of: object(named: parts[1]))
    default: throw .declined("`\(text.prefix(40))` is not a measure")
    }
  }

  /// A number in 1 ... count as a position from 0.
  private func index(_ text: String, upTo count: Int) throws(Failure) -> Int {
    guard case .small(let number) = Integer(ascii: Array(text.utf8)[...]), number >= 1, number <= count else {
      throw .declined("expected a number in 1...\(count), found `\(text.prefix(40))`")
    }
    return number - 1
  }

  func folding(_ object: Object) throws(Failure) -> [Graph] {
    guard case .folding(let folds) = object.kind else { throw .declined("\(object.name) is not a folding") }
    return folds
  }

  func establishedPieces(of object: Object) throws(Failure) -> Integer {
    guard let pieces = established[object.name] else {
      throw .declined("no theorem above establishes the number of pieces of \(object.name)")
    }
    return pieces
  }
}
