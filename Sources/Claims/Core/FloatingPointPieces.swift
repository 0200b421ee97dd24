import ReLUNetworks

/// The floating-point path of claims about piece counts.
enum FloatingPointPieces {
  /// The number of pieces that double precision counts, with the usual tolerance; nil for networks that are not R → R.
  static func count(_ network: ReLUNetwork) -> Int? {
    FloatingPointNetwork(network).piecewiseLinearFunction()?.pieceCount
  }
}
