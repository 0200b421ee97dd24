import ExactNumbers

/// Bounds between the pieces of a function on the line, and the widths and sizes of networks that compute it.
public enum PieceBounds {
  /// The printed bound 2^(k-1)·(w₁ + 1)·w₂⋯w_k on the number of pieces (Lemma 2.A.6 of the thesis of A. Mukherjee); 1
  /// without hidden layer.
  public static func printedMaximum(widths: [Int]) -> BigInteger {
    guard let first = widths.first else { return 1 }
    return widths.dropFirst().reduce(BigInteger(first) + 1) { $0 * 2 * BigInteger($1) }
  }

  /// The bound (w₁ + 1)⋯(w_k + 1) on the number of pieces: a gate has at most one zero on each interval where its input is
  /// affine. It is attained when w₁, …, w_{k-1} ≥ 3 and w_k ≥ 2, see `Zigzag.networkWithMostPieces(widths:)`.
  public static func maximumPieceCount(widths: [Int]) -> BigInteger {
    widths.reduce(1) { $0 * (BigInteger($1) + 1) }
  }

  /// The least size s that the printed bound (k/2)·p^(1/k) - 1 ≤ s allows for p pieces and k hidden layers, found without
  /// roots from (2(s + 1))^k ≥ p·k^k (Lemma 2.A.7 of the thesis).
  /// - Returns: nil for fewer than one hidden layer.
  public static func printedMinimumSize(pieces: BigInteger, hiddenLayers: Int) -> BigInteger? {
    guard hiddenLayers >= 1 else { return nil }
    let exponent = UInt(hiddenLayers)
    let right = pieces * BigInteger(hiddenLayers).power(exponent)
    return smallest(from: 0) { ((($0 + 1) * 2).power(exponent)) >= right }
  }

  /// The least w₁ + … + w_k over widths of at least 1 with (w₁ + 1)⋯(w_k + 1) ≥ p: a lower bound on the size of any
  /// network with k hidden layers whose function has p pieces.
  ///
  /// Even widths are best: it is the smallest s ≥ k with (q + 2)^r·(q + 1)^(k-r) ≥ p for s = qk + r.
  /// - Returns: 0 for k = 0 and p ≤ 1; nil when there is no such network (k = 0 and p > 1, or k < 0).
  public static func minimumSize(pieces: BigInteger, hiddenLayers: Int) -> BigInteger? {
    if hiddenLayers < 1 { return hiddenLayers == 0 && pieces <= 1 ? 0 : nil }
    let layers = UInt(hiddenLayers)
    // The smallest even width q + 1 that suffices; one less does not, unless it is the least width of all.
    let width = smallest(from: 1) { ($0 + 1).power(layers) >= pieces }
    if width == 1 { return BigInteger(hiddenLayers) }
    let raised = smallest(from: 1) { count in
      let wide = UInt(Swift.min(Int(exactly: count) ?? hiddenLayers, hiddenLayers))
      return (width + 1).power(wide) * width.power(layers - wide) >= pieces
    }
    return (width - 1) * BigInteger(hiddenLayers) + raised
  }

  /// The smallest integer from `start` on that satisfies a condition which, once true, stays true.
  private static func smallest(from start: BigInteger, where condition: (BigInteger) -> Bool) -> BigInteger {
    if condition(start) { return start }
    var step: BigInteger = 1
    while !condition(start + step) { step = step * 2 }
    var low = start + step.floorDivided(by: 2)
    var high = start + step
    while high - low > 1 {
      let middle = (low + high).floorDivided(by: 2)
      if condition(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
