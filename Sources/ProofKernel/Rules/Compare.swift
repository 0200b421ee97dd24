extension Integer {
  /// The binomial coefficient for 0 ≤ k ≤ m, by Pascal's triangle.
  fileprivate static func binomial(_ m: Int, _ k: Int) -> Integer {
    var row = [.one] + [Integer](repeating: .zero, count: k)
    for _ in 0..<m {
      for column in (0..<k).reversed() { row[column + 1] += row[column] }
    }
    return row[k]
  }
}

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
      if ["+", "-", "*", "^", "balanced", "choose"].contains(text) {
        _ = try input.token("operator")
        guard let right = stack.popLast(), let left = stack.popLast() else { throw .declined("too few values") }
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
    case ("choose", .small(let m), _) where (0...Limits.chooseFrom).contains(m) && !right.isNegative:
      guard case .small(let k) = right, k <= m else { return .zero }
      try expect(m * min(k, m - k) <= Limits.chooseSteps, "m min(k, m - k) <= \(Limits.chooseSteps)")
      return .binomial(m, min(k, m - k))
    default: throw .declined("`\(symbol)` does not admit \(left) and \(right)")
    }
  }

  /// An integer, the name of one, or a measure.
  private func readOperand(_ text: String) throws(Failure) -> Integer {
    guard let first = text.first, first >= "a", first <= "z" else { return try input.integer("operand") }
    let parts = try input.token("operand").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let object = try object(named: parts[parts.count > 1 ? 1 : 0])
    let index = parts.count == 3 ? Integer(ascii: Array(parts[2].utf8)[...]) : nil
    switch (parts.count, parts[0], object.kind, index) {
    case (1, _, .integer(let value), _): return value
    case (2, "inputs", .network(let network), _): return .small(network.inputs)
    case (2, "outputs", .network(let network), _): return .small(network.outputs)
    case (2, "hidden", .network(let network), _): return .small(network.hidden)
    case (2, "size", .network(let network), _): return .small(network.size)
    case (3, "width", .network(let network), .small(let i)) where 1 <= i && i <= network.hidden:
      return .small(network.layers[i - 1].count)
    case (2, "folds", .folding(let folds), _): return .small(folds.count)
    case (3, "segments", .folding(let folds), .small(let i)) where 1 <= i && i <= folds.count:
      return .small(folds[i - 1].xs.count)
    case (2, "gates", .circuit(let circuit), _): return .small(circuit.gates.count)
    case (2, "dimension", .arrangement(let arrangement), _): return .small(arrangement.dimension)
    case (2, "planes", .arrangement(let arrangement), _): return .small(arrangement.forms.count)
    case (2, "hyperplanes", .arrangement(let arrangement), _): return .small(arrangement.hyperplaneCount)
    case (2, "chambers", .arrangement(let arrangement), _):
      return try established(arrangement.chambers, "these chambers")
    case (2, "vertices", .arrangement(let arrangement), _) where arrangement.isCentral:
      return try established(arrangement.chambers, "these chambers")
    case (3, "whitney", .arrangement(let arrangement), .small(let i)) where 0 <= i && i <= arrangement.dimension:
      return try established(arrangement.whitney, "these numbers")[i]
    case (2, "bounded", .arrangement(let arrangement), _):
      return try established(arrangement.whitney, "these numbers").reduce(.zero) { $1 - $0 }.absolute
    case (2, "patterns", .network, _), (2, "maps", .network, _), (2, "regions", .network, _):
      return try established(counts[text], "this number")
    case (2, "pieces", _, _): return try established(pieces[object.name], "these pieces")
    default: throw .declined("`\(text.prefix(40))` is neither an integer nor a measure of \(object.name)")
    }
  }

  /// What a theorem above has established, if there was one.
  func established<Fact>(_ fact: Fact?, _ description: String) throws(Failure) -> Fact {
    guard let fact else { throw .declined("no theorem above establishes \(description)") }
    return fact
  }
}
