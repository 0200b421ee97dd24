import ExactNumbers

/// The pieces of a network of one variable counted exactly and in double precision.
public struct FloatingPointComparison: Equatable, Sendable {
  /// The exact number of pieces.
  public let exactPieceCount: Int
  /// The number that double precision gives.
  public let floatingPointPieceCount: Int
  /// The tolerance with which double precision joined pieces.
  public let tolerance: Double

  /// Whether both counts are the same.
  public var agrees: Bool { exactPieceCount == floatingPointPieceCount }

  /// Counts the pieces of a network with one input and one output in both ways.
  /// - Throws: `PropagationError` as the exact conversion.
  public init(
    of network: ReLUNetwork, tolerance: Double = FloatingPointNetwork.usualTolerance
  ) throws(PropagationError) {
    exactPieceCount = try network.piecewiseLinearFunction().pieceCount
    floatingPointPieceCount =
      FloatingPointNetwork(network).piecewiseLinearFunction(tolerance: tolerance)?.pieceCount ?? 0
    self.tolerance = tolerance
  }

  /// A network on which double precision counts wrongly, as found by a search.
  public struct Disagreement: Equatable, Sendable {
    /// The place of the network in its family, counted from 0.
    public let index: Int
    /// The network.
    public let network: ReLUNetwork
    /// Both counts.
    public let comparison: FloatingPointComparison
  }

  /// The first network of a family on which the counts differ, or nil when they agree on all of `count` networks.
  /// - Throws: `PropagationError` as the exact conversion, for the first network where it fails.
  public static func firstDisagreement(
    in family: some Sequence<ReLUNetwork>, count: Int, tolerance: Double = FloatingPointNetwork.usualTolerance
  ) throws(PropagationError) -> Disagreement? {
    for (index, network) in family.prefix(Swift.max(0, count)).enumerated() {
      let comparison = try FloatingPointComparison(of: network, tolerance: tolerance)
      if !comparison.agrees { return Disagreement(index: index, network: network, comparison: comparison) }
    }
    return nil
  }
}
