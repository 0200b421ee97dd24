import ExactNumbers

/// Zigzags with one gate less than the hard functions use, and the networks with the most pieces that they make.
public enum Zigzag {
  /// A point of p = pieces - 1 coordinates in [0, M] whose zigzag takes p gates.
  ///
  /// The criterion asks for jumps that sum to minus the first slope; with segment lengths l it is enough that
  /// 1/l₁ = 1/l₃ + 1/l₄, so the lengths are in the ratio 1, 1, 2, 2, 1, 1, …, 1. For M = 6 and four pieces the point is
  /// (1, 2, 4).
  /// - Throws: `HardFunctionError.zigzagPieces` for fewer than four pieces, where no such point exists;
  ///   `.maximumNotPositive`.
  public static func point(pieces: Int, maximum: Rational) throws(HardFunctionError) -> [Rational] {
    guard pieces >= 4 else { throw .zigzagPieces(found: pieces, least: 4) }
    guard maximum.signum() > 0 else { throw .maximumNotPositive(maximum) }
    let unit = maximum / Rational(pieces + 2)
    var end = 0
    return (0..<pieces - 1).map { piece in
      end += piece == 2 || piece == 3 ? 2 : 1
      return unit * Rational(end)
    }
  }

  /// A network with the given hidden widths and as many pieces as any network of these widths can have: the product of
  /// all (wᵢ + 1).
  ///
  /// Hidden layers before the last fold the line by zigzags of wᵢ + 1 pieces; the last one computes a convex function with
  /// w_k breaks in the interior and no flat end.
  /// - Throws: `HardFunctionError.width` unless every width before the last is at least 3 and the last at least 2 (at
  ///   least 1 when it is the only one); `.noPoints` without widths.
  public static func networkWithMostPieces(widths: [Int]) throws(HardFunctionError) -> ReLUNetwork {
    guard let lastWidth = widths.last else { throw .noPoints }
    for (index, width) in widths.enumerated() {
      let least = index + 1 < widths.count ? 3 : (widths.count > 1 ? 2 : 1)
      if width < least { throw .width(layer: index + 1, found: width, least: least) }
    }
    var layers: [ReLUNetwork] = []
    for width in widths.dropLast() {
      let fold = try HardFunction(maximum: 1, points: [point(pieces: width + 1, maximum: 1)]).zigzag(0)
      // The criterion holds by the choice of the lengths: the fourth jump's neighbours make the first slope.
      let jumps = MinimalOneHiddenLayerNetwork.jumps(of: fold)
      layers.append(oneHiddenLayer(breakpoints: fold.breakpoints, jumps: jumps, leftTurned: 2))
    }
    let breaks = (1...lastWidth).map { Rational($0, lastWidth + 1) }
    let ones = [Rational](repeating: 1, count: lastWidth)
    var network = oneHiddenLayer(breakpoints: breaks, jumps: ones, leftTurned: 0)
    for layer in layers.reversed() {
      guard let joined = try? network.composed(with: layer) else { break }
      network = joined
    }
    return network
  }

  /// Σ δᵢ σ(x - aᵢ) with one gate turned to the left, and the output bias that makes the value at 0 vanish.
  private static func oneHiddenLayer(breakpoints: [Rational], jumps: [Rational], leftTurned: Int) -> ReLUNetwork {
    ReLUNetwork(fitting: [
      AffineMap(
        inputDimension: 1, entries: breakpoints.indices.map { $0 == leftTurned ? -1 : 1 },
        bias: breakpoints.indices.map { $0 == leftTurned ? breakpoints[$0] : -breakpoints[$0] }),
      AffineMap(
        inputDimension: jumps.count, entries: jumps, bias: [-jumps[leftTurned] * breakpoints[leftTurned]]),
    ])
  }
}
