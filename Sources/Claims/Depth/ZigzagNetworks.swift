import ExactNumbers
import ReLUNetworks

/// Networks that reach the product bound Π(w_i + 1), built from zigzags whose every piece covers [0, M].
enum ZigzagNetworks {
  /// Width lists with w_i ≥ 3 before the last and last width ≥ 2.
  static let widthLists: [[Int]] = [
    [2], [3], [7], [3, 2], [3, 3], [4, 2], [4, 3], [5, 4], [3, 3, 2], [3, 4, 3], [4, 3, 2], [3, 3, 3], [3, 3, 3, 2],
    [5, 5, 5], [3, 3, 3, 3, 3], [7, 6, 5, 4], [3, 3, 3, 3, 3, 3],
  ]

  /// One network for each list.
  static let family: [NetworkInstance] = widthLists.compactMap { widths in
    (try? Zigzag.networkWithMostPieces(widths: widths)).map { NetworkInstance($0) }
  }
}
