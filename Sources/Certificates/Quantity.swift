import ExactNumbers

/// An integer expression of a `compare` theorem together with its value.
///
/// The tokens are what the checker evaluates; the value is what this side believes, so that a decision can be taken while writing.
public struct Quantity: Sendable, ExpressibleByIntegerLiteral {
  /// The postfix tokens, separated by single spaces.
  public let tokens: String
  /// The value that the writer computed.
  public let value: BigInteger

  /// An expression with a known value.
  public init(tokens: String, value: BigInteger) {
    self.tokens = tokens
    self.value = value
  }

  /// The integer itself.
  public init(integerLiteral value: Int) { self.init(BigInteger(value)) }

  /// The integer itself.
  public init(_ value: BigInteger) { self.init(tokens: "\(value)", value: value) }

  /// The integer itself.
  public init(_ value: Int) { self.init(BigInteger(value)) }

  /// The sum.
  public static func + (a: Quantity, b: Quantity) -> Quantity {
    Quantity(tokens: "\(a.tokens) \(b.tokens) +", value: a.value + b.value)
  }

  /// The difference.
  public static func - (a: Quantity, b: Quantity) -> Quantity {
    Quantity(tokens: "\(a.tokens) \(b.tokens) -", value: a.value - b.value)
  }

  /// The product.
  public static func * (a: Quantity, b: Quantity) -> Quantity {
    Quantity(tokens: "\(a.tokens) \(b.tokens) *", value: a.value * b.value)
  }

  /// The power.
  ///
  /// - Precondition: `exponent` is in 0…100 000, the range of the format.
  public func power(_ exponent: Quantity) -> Quantity {
    let machine = Int(exactly: exponent.value).flatMap { UInt(exactly: $0) } ?? 0
    return Quantity(tokens: "\(tokens) \(exponent.tokens) ^", value: value.power(machine))
  }

  /// The greatest Π(w_i+1) over `layers` positive integers w_i with sum at most `size` (FORMAT.md 4.7).
  ///
  /// - Precondition: 1 ≤ layers ≤ size.
  public static func balanced(layers: Quantity, size: Quantity) -> Quantity {
    let k = layers.value
    let quotient = size.value / k
    let rest = Int(exactly: size.value % k).flatMap { UInt(exactly: $0) } ?? 0
    let others = (Int(exactly: k).flatMap { UInt(exactly: $0) } ?? 0) - rest
    let product = (quotient + 2).power(rest) * (quotient + 1).power(others)
    return Quantity(tokens: "\(layers.tokens) \(size.tokens) balanced", value: product)
  }

  /// The binomial coefficient, zero for k > m.
  ///
  /// - Precondition: m ≥ 0 and k ≥ 0, in the range of the format.
  public static func choose(_ m: Quantity, _ k: Quantity) -> Quantity {
    var value: BigInteger = k.value > m.value ? 0 : 1
    // C(m, j) = C(m, j − 1)·(m − j + 1)/j, up to the smaller of k and m − k.
    let last = m.value - k.value < k.value ? m.value - k.value : k.value
    var index: BigInteger = 1
    while index <= last {
      value = (value * (m.value - index + 1)).exactlyDivided(by: index)
      index += 1
    }
    return Quantity(tokens: "\(m.tokens) \(k.tokens) choose", value: value)
  }

  /// The product of a list, 1 if it is empty.
  public static func product(_ factors: [Quantity]) -> Quantity {
    guard let first = factors.first else { return 1 }
    return factors.dropFirst().reduce(first, *)
  }
}

/// The relations of the proof format.
public enum Relation: String, Sendable, CaseIterable, Codable {
  /// Strictly less.
  case less = "<"
  /// At most.
  case atMost = "<="
  /// Equal.
  case equal = "="
  /// At least.
  case atLeast = ">="
  /// Strictly greater.
  case greater = ">"

  /// Whether `a` stands in this relation to `b`.
  public func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .less: a < b
    case .atMost: a <= b
    case .equal: a == b
    case .atLeast: a >= b
    case .greater: a > b
    }
  }

  /// The relation to write about `a` and `b`: this one if it holds, otherwise the strict one that refutes it.
  func truth<Value: Comparable>(_ a: Value, _ b: Value) -> Relation {
    if holds(a, b) { return self }
    return a < b ? .less : a > b ? .greater : .equal
  }
}
