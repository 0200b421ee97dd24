import ExactNumbers
import ReLUNetworks

/// Decides 4.7, 4.8, 4.9 and 4.14.
extension TheoremOracle {
  func decideComparison(_ theorem: [String]) throws -> Decision {
    let relations = theorem.indices.filter { ["<", "<=", "=", ">=", ">"].contains(theorem[$0]) }
    guard relations.count == 1, let middle = relations.first else { throw OracleError("not one relation") }
    let left = try evaluate(theorem[1..<middle])
    let right = try evaluate(theorem[(middle + 1)...])
    return Decision(try holds(left, theorem[middle], right), "\(left) \(theorem[middle]) \(right) is false")
  }

  /// The value of a postfix expression.
  private func evaluate(_ tokens: ArraySlice<String>) throws -> BigInteger {
    var stack: [BigInteger] = []
    for token in tokens {
      guard ["+", "-", "*", "^", "balanced", "choose"].contains(token) else {
        stack.append(try operand(token))
        continue
      }
      guard let right = stack.popLast(), let left = stack.popLast() else { throw OracleError("too few operands") }
      switch token {
      case "+": stack.append(left + right)
      case "-": stack.append(left - right)
      case "*": stack.append(left * right)
      case "choose": stack.append(try Self.binomial(left, right))
      case "^":
        guard let exponent = Int(exactly: right), (0...100_000).contains(exponent) else {
          throw OracleError("the exponent \(right)")
        }
        stack.append(left.power(UInt(exponent)))
      default:
        guard let count = Int(exactly: left), let sum = Int(exactly: right), count >= 1,
          let product = try WidthProduct.largest(count: count, sum: sum)
        else { throw OracleError("\(left) \(right) balanced") }
        stack.append(product)
      }
    }
    guard stack.count == 1 else { throw OracleError("\(stack.count) values are left") }
    return stack[0]
  }

  private func operand(_ token: String) throws -> BigInteger {
    if let value = BigInteger(token) { return value }
    let parts = token.split(separator: ":").map(String.init)
    if parts.count == 1 {
      guard case .integer(let value) = try object(named: token) else { throw OracleError("\(token) is no integer") }
      return value
    }
    if let value = try measure(parts) { return value }
    let index = parts.count == 3 ? try OracleNumber.word(parts[2]) - 1 : -1
    switch (parts[0], parts.count) {
    case ("patterns", 2), ("maps", 2), ("regions", 2):
      guard let value = try regionMeasure(parts[0], of: network(named: parts[1])) else {
        throw OracleError("too many gates")
      }
      return value
    case ("pieces", 2): return BigInteger(try function(named: parts[1]).pieceCount)
    case ("inputs", 2): return BigInteger(try network(named: parts[1]).inputs)
    case ("outputs", 2): return BigInteger(try network(named: parts[1]).outputs)
    case ("hidden", 2): return BigInteger(try network(named: parts[1]).hidden.count)
    case ("gates", 2): return BigInteger(try circuit(named: parts[1]).gates.count)
    case ("size", 2): return BigInteger(try network(named: parts[1]).size)
    case ("width", 3):
      let layers = try network(named: parts[1]).hidden
      guard layers.indices.contains(index) else { throw OracleError("no layer \(index + 1)") }
      return BigInteger(layers[index].biases.count)
    case ("folds", 2), ("segments", 3):
      guard case .folding(let segments, _) = try object(named: parts[1]) else { throw OracleError("no folding") }
      if parts.count == 2 { return BigInteger(segments.count) }
      guard segments.indices.contains(index) else { throw OracleError("no fold \(index + 1)") }
      return BigInteger(segments[index])
    default: throw OracleError("\(token) measures nothing")
    }
  }

  func decideCount(_ theorem: [String]) throws -> Decision {
    let function = try function(named: try theorem.token(1))
    let bound = try OracleNumber.integer(try theorem.token(theorem.count - 1))
    switch theorem[0] {
    case "fold-pieces":
      guard case .folding = try object(named: theorem[1]) else { throw OracleError("\(theorem[1]) is no folding") }
      return Decision(BigInteger(function.pieceCount) == bound, "\(function.pieceCount) pieces")
    case "gates-at-least":
      guard let gates = Self.leastGates(of: function) else { return .undecided("too many sums of jumps") }
      return Decision(bound <= BigInteger(gates), "\(gates) gates are enough")
    default:
      let depth = try OracleNumber.word(try theorem.token(2))
      guard theorem.count == 4, depth >= 1, let size = Int(exactly: bound), size >= 0 else {
        throw OracleError("a size bound out of range")
      }
      // No network of fewer gates has this many layers.
      if size - 1 < depth { return .holds }
      let most = try WidthProduct.largest(count: depth, sum: size - 1) ?? 0
      return Decision(
        most < BigInteger(function.pieceCount), "\(most) pieces, not only \(function.pieceCount), are possible")
    }
  }

  /// The exact least number of gates of a network with one hidden layer for a function; nil if there are too many sums.
  ///
  /// Each break needs a gate. One gate for each is enough if and only if some of them can be open to the left so that
  /// the leftmost slope is right: minus the sum of their jumps. Otherwise a second gate at one break mends the slope.
  static func leastGates(of function: PiecewiseLinearFunction) -> Int? {
    if function.isConstant { return 0 }
    if function.pieceCount == 1 { return 2 }
    var sums: Set<Rational> = [0]
    for (before, after) in zip(function.slopes, function.slopes.dropFirst()) {
      sums.formUnion(sums.map { $0 + after - before })
      if sums.count > 300_000 { return nil }
    }
    return sums.contains(-function.slopes[0]) ? function.pieceCount - 1 : function.pieceCount
  }
}
