import ExactNumbers

extension ReLUNetwork {
  /// The network that computes the pointwise maximum of networks with one output.
  ///
  /// Networks with fewer than K = max kᵢ hidden layers are delayed (two gates a missing layer), then a binary tree of
  /// maxima adds ⌈log₂ m⌉ hidden layers and `block.treeSize(of: m)` gates. That is Lemma 2.A.4 with the ceiling that its
  /// first half lacks; the size is Σ sᵢ + 2 Σ (K - kᵢ) + T(m).
  /// - Throws: `NetworkError.noOperands`, or `.dimension` for different inputs or for more than one output.
  public static func maximum(
    of networks: [ReLUNetwork], block: MaximumBlock = .threeGates
  ) throws(NetworkError) -> ReLUNetwork {
    for network in networks where network.outputDimension != 1 {
      throw .dimension(operation: "outputs under a maximum", found: network.outputDimension, expected: 1)
    }
    var count = networks.count
    let deepest = networks.map(\.hiddenLayerCount).max() ?? 0
    var delayed: [ReLUNetwork] = []
    for network in networks { delayed.append(try network.delayed(toHiddenLayers: deepest)) }
    var result = try stacked(delayed)
    while count > 1 {
      result = try block.level(of: count).composed(with: result)
      count = (count + 1) / 2
    }
    return result
  }

  /// The network that computes the pointwise minimum of networks with one output, as the negative of the maximum of the
  /// negatives; sizes and depths are those of the maximum.
  /// - Throws: as `maximum(of:block:)`.
  public static func minimum(
    of networks: [ReLUNetwork], block: MaximumBlock = .threeGates
  ) throws(NetworkError) -> ReLUNetwork {
    try maximum(of: networks.map { $0.scaled(by: -1) }, block: block).scaled(by: -1)
  }

  /// The network that computes max(first) − max(second) of affine functions; every continuous piecewise linear function is
  /// such a difference.
  /// - Throws: as `maximum(of:block:)`.
  public static func differenceOfMaxima(
    _ first: [AffineMap], _ second: [AffineMap], block: MaximumBlock = .threeGates
  ) throws(NetworkError) -> ReLUNetwork {
    let minuend = try maximum(of: first.map { ReLUNetwork($0) }, block: block)
    let subtrahend = try maximum(of: second.map { ReLUNetwork($0) }, block: block).scaled(by: -1)
    let deepest = max(minuend.hiddenLayerCount, subtrahend.hiddenLayerCount)
    return try sum(of: [
      minuend.delayed(toHiddenLayers: deepest), subtrahend.delayed(toHiddenLayers: deepest),
    ])
  }

  /// The network that computes the maximum of the minima of lists of affine functions.
  /// - Throws: as `maximum(of:block:)`, also for an empty list.
  public static func maximumOfMinima(
    _ lists: [[AffineMap]], block: MaximumBlock = .threeGates
  ) throws(NetworkError) -> ReLUNetwork {
    var minima: [ReLUNetwork] = []
    for list in lists { minima.append(try minimum(of: list.map { ReLUNetwork($0) }, block: block)) }
    return try maximum(of: minima, block: block)
  }
}
