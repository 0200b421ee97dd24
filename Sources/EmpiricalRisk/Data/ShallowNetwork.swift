import ExactNumbers

/// A network with one hidden layer, x ↦ c + Σⱼ sⱼ max(0, aⱼ·x + bⱼ).
public struct ShallowNetwork: Hashable, Sendable {
  /// A gate with its output sign.
  public struct Gate: Hashable, Sendable {
    /// The sign of the output, 1 or −1.
    public let sign: Int
    /// The weights a.
    public let weights: [Rational]
    /// The bias b.
    public let bias: Rational

    /// The gate sign · max(0, weights·x + bias).
    public init(sign: Int, weights: [Rational], bias: Rational) {
      self.sign = sign
      self.weights = weights
      self.bias = bias
    }

    /// weights·x + bias.
    public func preactivation(at point: [Rational]) -> Rational {
      zip(weights, point).reduce(bias) { $0 + $1.0 * $1.1 }
    }
  }

  /// The gates.
  public let gates: [Gate]
  /// The constant c.
  public let outputBias: Rational

  /// The network with the given gates.
  public init(gates: [Gate], outputBias: Rational = 0) {
    self.gates = gates
    self.outputBias = outputBias
  }

  /// The value at a point.
  public func value(at point: [Rational]) -> Rational {
    gates.reduce(outputBias) { sum, gate in
      let value = gate.preactivation(at: point)
      return value.signum() > 0 ? sum + Rational(gate.sign) * value : sum
    }
  }
}
