extension Checker {
  /// FORMAT.md 4.7: two integers, given by postfix expressions, stand in the relation.
  mutating func checkCompare() throws(Failure) -> String {
    let relations = (1..<reader.tokenCount).filter { Relation(rawValue: reader.text($0)) != nil }
    guard let middle = relations.first, relations.count == 1, let relation = Relation(rawValue: reader.text(middle))
    else { throw .declined("expected exactly one of < <= = >= >, found \(relations.count)") }
    let left = try evaluate(1..<middle)
    let right = try evaluate(middle + 1..<reader.tokenCount)
    guard relation.holds(left, right) else {
      throw .refused("the left side is \(left), the right side \(right): not \(relation.rawValue)")
    }
    return reader.restated()
  }

  /// The value of the postfix expression in some tokens of the current line.
  private func evaluate(_ tokens: Range<Int>) throws(Failure) -> Integer {
    var stack: [Integer] = []
    for token in tokens {
      let text = reader.text(token)
      let value: Integer
      switch text {
      case "+", "-", "*", "^", "balanced":
        guard let right = stack.popLast(), let left = stack.popLast() else {
          throw .declined("`\(text)` needs two values before it")
        }
        value = try apply(text, left, right)
      default:
        value = try operand(text, at: token)
      }
      if value.bits > Limits.bits { throw Self.tooLarge }
      stack.append(value)
      if stack.count > Limits.stack { throw .declined("more than \(Limits.stack) values wait for an operator") }
    }
    guard let value = stack.first, stack.count == 1 else {
      throw .declined("a side leaves \(stack.count) values, not one")
    }
    return value
  }

  private static var tooLarge: Failure { .declined("an intermediate value exceeds \(Limits.bits) bits") }

  private func apply(_ symbol: String, _ left: Integer, _ right: Integer) throws(Failure) -> Integer {
    switch symbol {
    case "+": return left + right
    case "-": return left - right
    case "*":
      guard let product = left.product(right, limit: Limits.bits) else { throw Self.tooLarge }
      return product
    case "^":
      guard case .small(let exponent) = right, (0...Limits.exponent).contains(exponent) else {
        throw .declined("expected an exponent in 0...\(Limits.exponent), found \(right)")
      }
      guard let power = left.power(exponent, limit: Limits.bits) else { throw Self.tooLarge }
      return power
    default:
      guard case .small(let parts) = left, case .small(let sum) = right else {
        throw .declined("expected k and s up to \(Limits.balanced), found \(left) and \(right)")
      }
      guard parts >= 1, sum >= parts, sum <= Limits.balanced else {
        throw .declined("expected 1 <= k <= s <= \(Limits.balanced), found \(parts) and \(sum)")
      }
      guard let product = Self.balanced(parts, sum, limit: Limits.bits) else { throw Self.tooLarge }
      return product
    }
  }

  /// (q + 2)^r · (q + 1)^(k − r), where s = qk + r and 1 ≤ k ≤ s: the greatest product of k integers w + 1 with w ≥ 1 and
  /// Σw = s; nil when it has more than `limit` binary digits.
  static func balanced(_ parts: Int, _ sum: Int, limit: Int) -> Integer? {
    let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: parts)
    guard let greater = Integer.small(quotient + 2).power(remainder, limit: limit),
      let lesser = Integer.small(quotient + 1).power(parts - remainder, limit: limit)
    else { return nil }
    return greater.product(lesser, limit: limit)
  }

  /// An integer, the name of one, or a measure.
  private func operand(_ text: String, at token: Int) throws(Failure) -> Integer {
    guard let first = text.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else {
      return try reader.integer(at: token, "operand")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard case .integer(let value) = objects[try position(of: text)].object else {
        throw wrongKind(text, expected: "an integer")
      }
      return value
    }
    switch (parts[0], parts.count) {
    case ("inputs", 2): return .small(try network(named: parts[1]).inputs)
    case ("outputs", 2): return .small(try network(named: parts[1]).outputs)
    case ("hidden", 2): return .small(try network(named: parts[1]).hidden)
    case ("size", 2): return .small(try network(named: parts[1]).size)
    case ("width", 3):
      let network = try network(named: parts[1])
      return .small(network.layers[try index(parts[2], upTo: network.hidden)].count)
    case ("folds", 2): return .small(try folding(named: parts[1]).count)
    case ("segments", 3):
      let folds = try folding(named: parts[1])
      return .small(folds[try index(parts[2], upTo: folds.count)].breaks.count)
    case ("pieces", 2):
      let position = try position(of: parts[1])
      guard let pieces = established[position] else {
        throw .declined("no theorem above establishes the number of pieces of \(parts[1])")
      }
      return pieces
    default: throw .declined("`\(text.prefix(40))` is not a measure")
    }
  }

  /// A number in 1...count as a position from 0.
  private func index(_ text: String, upTo count: Int) throws(Failure) -> Int {
    guard case .small(let number) = Integer(ascii: Array(text.utf8)[...]), number >= 1, number <= count else {
      throw .declined("expected a number in 1...\(count), found `\(text.prefix(40))`")
    }
    return number - 1
  }

  /// The folds of a name.
  func folding(named name: String) throws(Failure) -> [Fold] {
    guard case .folding(let folds) = objects[try position(of: name)].object else {
      throw wrongKind(name, expected: "a folding")
    }
    return folds
  }
}
