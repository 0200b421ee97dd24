import ExactNumbers

/// How the maximum of two numbers is computed by one hidden layer.
public enum MaximumBlock: Sendable, CaseIterable {
  /// max(x, y) = (σ(x+y) - σ(-x-y) + σ(x-y) + σ(y-x)) / 2, as printed for Lemma 2.A.4: four gates.
  case fourGates
  /// max(x, y) = σ(x-y) + σ(y) - σ(-y): three gates, the least possible.
  case threeGates

  /// The number of gates for one pair.
  public var gateCount: Int { self == .fourGates ? 4 : 3 }

  private var hiddenRows: [[Rational]] {
    switch self {
    case .fourGates: [[1, 1], [-1, -1], [1, -1], [-1, 1]]
    case .threeGates: [[1, -1], [0, 1], [0, -1]]
    }
  }

  private var outputRow: [Rational] {
    let half = Rational(1, 2)
    return switch self {
    case .fourGates: [half, -half, half, half]
    case .threeGates: [1, 1, -1]
    }
  }

  /// The network with one hidden layer that computes max(x, y).
  public var network: ReLUNetwork {
    ReLUNetwork(fitting: [
      AffineMap(
        inputDimension: 2, entries: hiddenRows.flatMap { $0 }, bias: [Rational](repeating: 0, count: gateCount)),
      AffineMap(inputDimension: gateCount, entries: outputRow, bias: [0]),
    ])
  }

  /// The gates that the maximum of `count` affine functions takes: T(m) of Lemma 2.A.4 with an odd one out carried by two
  /// gates. T(2), T(3), T(4), T(8), T(9), T(16) are 4, 10, 12, 28, 38, 60 with four gates and 3, 8, 9, 21, 30, 45 with
  /// three.
  /// - Precondition: `count` is at least 1.
  public func treeSize(of count: Int) -> Int {
    precondition(count >= 1, "the maximum of no functions")
    var size = 0
    var remaining = count
    while remaining > 1 {
      size += remaining / 2 * gateCount + remaining % 2 * 2
      remaining = (remaining + 1) / 2
    }
    return size
  }

  /// The network with one hidden layer that replaces neighbours in pairs by their maximum and carries an odd last one.
  func level(of count: Int) throws(NetworkError) -> ReLUNetwork {
    let (split, join) = AffineMap.signSplitting(dimension: 1)
    let pair = network
    var hidden = Array(repeating: pair.layers[0], count: count / 2)
    var output = Array(repeating: pair.layers[1], count: count / 2)
    if count % 2 == 1 {
      hidden.append(split)
      output.append(join)
    }
    return try ReLUNetwork(layers: [AffineMap.blockDiagonal(hidden), AffineMap.blockDiagonal(output)])
  }
}
