import ExactNumbers

/// A sum bias + Σ weight · value of a wire.
public struct WeightedSum: Hashable, Sendable {
  /// A wire and its weight.
  public struct Term: Hashable, Sendable {
    /// The number of the wire: 0…n−1 for the inputs, n + j for gate j.
    public let wire: Int
    /// The weight.
    public let weight: Rational

    /// A term.
    public init(wire: Int, weight: Rational) {
      self.wire = wire
      self.weight = weight
    }
  }

  /// The constant term.
  public let bias: Rational
  /// The terms with weights other than zero, sorted by wire, each wire once.
  public let terms: [Term]

  /// The sum with these terms; terms of the same wire are added, and dropped where they come to zero.
  public init(bias: Rational, terms: [Term]) {
    self.bias = bias
    var sorted: [Term] = []
    for term in terms.sorted(by: { $0.wire < $1.wire }) {
      if let last = sorted.last, last.wire == term.wire {
        sorted[sorted.count - 1] = Term(wire: term.wire, weight: last.weight + term.weight)
      } else {
        sorted.append(term)
      }
    }
    self.terms = sorted.filter { !$0.weight.isZero }
  }

  /// The sum with one weight for each of the wires 0, 1, ….
  public init(bias: Rational, weights: [Rational]) {
    self.init(bias: bias, terms: weights.enumerated().map { Term(wire: $0.offset, weight: $0.element) })
  }

  /// The value for the values of all wires.
  /// - Precondition: Every wire of the sum has a value.
  public func value(_ wires: [Rational]) -> Rational {
    terms.reduce(bias) { $0 + $1.weight * wires[$1.wire] }
  }
}

/// A gate that applies a threshold or max(0, ·) to a weighted sum of its wires.
public struct BooleanGate: Hashable, Sendable {
  /// What a gate computes from its argument z.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// True iff z ≥ 0; the value is 0 or 1, or −1 or +1, as the circuit's alphabet has it.
    case threshold
    /// max(0, z).
    case relu

    /// The name in the description of a class of circuits.
    public var abbreviation: String { self == .threshold ? "LTF" : "ReLU" }
  }

  /// What the gate computes from its argument.
  public let kind: Kind
  /// The argument.
  public let argument: WeightedSum

  /// A gate.
  public init(_ kind: Kind, _ argument: WeightedSum) {
    self.kind = kind
    self.argument = argument
  }
}
