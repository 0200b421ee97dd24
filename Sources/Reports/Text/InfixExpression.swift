/// An integer expression of a proof file, turned from postfix into infix notation.
struct InfixExpression: Sendable {
  /// The expression, such as `2·size(net)^hidden(net) − 1`.
  let text: String
  private let strength: Strength

  /// How strongly the outermost operation binds.
  private enum Strength: Int, Comparable {
    case sum, product, power, atom

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private init(_ text: String, _ strength: Strength) {
    self.text = text
    self.strength = strength
  }

  /// The infix form of a postfix expression, or nil if the tokens are none.
  init?(postfix tokens: ArraySlice<String>) {
    var stack: [InfixExpression] = []
    for token in tokens {
      guard ["+", "-", "*", "^", "balanced", "choose"].contains(token) else {
        stack.append(Self.operand(token))
        continue
      }
      guard let right = stack.popLast(), let left = stack.popLast() else { return nil }
      stack.append(Self.applying(token, left, right))
    }
    guard stack.count == 1 else { return nil }
    self = stack[0]
  }

  private static func operand(_ token: String) -> InfixExpression {
    if token.hasPrefix("-") { return InfixExpression("−" + token.dropFirst(), .sum) }
    let parts = token.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count < 2 { return InfixExpression(token, .atom) }
    return InfixExpression("\(parts[0])(\(parts.dropFirst().joined(separator: ", ")))", .atom)
  }

  private static func applying(_ operation: String, _ left: Self, _ right: Self) -> InfixExpression {
    switch operation {
    case "+": InfixExpression("\(left.text) + \(right.standing(above: .sum, orText: !right.text.hasPrefix("−")))", .sum)
    case "-": InfixExpression("\(left.text) − \(right.standing(above: .sum))", .sum)
    case "*":
      InfixExpression(
        "\(left.standing(above: .sum))·\(right.standing(above: .sum))", .product)
    case "^": InfixExpression("\(left.standing(above: .power))^\(right.standing(above: .power))", .power)
    case "choose": InfixExpression("C(\(left.text), \(right.text))", .atom)
    default: InfixExpression("balanced(\(left.text), \(right.text))", .atom)
    }
  }

  /// The text, in parentheses unless it binds more strongly than stated or is known to be harmless.
  private func standing(above limit: Strength, orText isHarmless: Bool = false) -> String {
    strength > limit || isHarmless ? text : "(\(text))"
  }
}
