/// For each gate its sign and the points at which it is on; the order of the gates does not count.
public struct ActivationPattern: Hashable, Sendable {
  /// A gate.
  public struct Gate: Hashable, Sendable, Comparable {
    /// The sign of its output, 1 or −1.
    public let sign: Int
    /// For each point whether the gate may be on there (a·x + b ≥ 0) or must be off (a·x + b ≤ 0).
    public let isOn: [Bool]

    /// The gate of the given sign that is on at the given points.
    public init(sign: Int, isOn: [Bool]) {
      self.sign = sign
      self.isOn = isOn
    }

    /// Positive gates come first, then those that are off at the first point where two gates differ.
    public static func < (first: Gate, second: Gate) -> Bool {
      if first.sign != second.sign { return first.sign > second.sign }
      return first.isOn.lexicographicallyPrecedes(second.isOn) { !$0 && $1 }
    }
  }

  /// The gates in ascending order.
  public let gates: [Gate]

  /// The pattern of the given gates, in any order.
  public init(_ gates: [Gate]) { self.gates = gates.sorted() }
}
