import ExactNumbers
import ReLUNetworks

/// Networks with as many pieces as the small width patterns allow.
enum SmallWidthNetworks {
  /// The networks for (1, …, 1), (1, w), (2, w) and (w, 1).
  static let family: [NetworkInstance] = {
    var result: [ReLUNetwork?] = []
    for layers in 2...5 { result.append(try? clamp(layers: layers)) }
    for width in 1...6 {
      result.append(try? folded(first: [[0, 1]], join: [0, 1], width: width))
      // Breaks at −1 and 1, flat between them.
      result.append(try? folded(first: [[-1, -1], [-1, 1]], join: [0, 1, 1], width: width))
    }
    for width in 3...7 { result.append(try? cut(width: width)) }
    return result.compactMap { $0.map { NetworkInstance($0) } }.sorted { $0.weight < $1.weight }
  }()

  /// max(0, 1 − max(0, x)), then positive parts that change nothing.
  private static func clamp(layers: Int) throws -> ReLUNetwork {
    var rows = [[[0, 1]], [[1, -1]]]
    for _ in 2...layers { rows.append([[0, 1]]) }
    return try ReLUNetwork(integerRows: rows)
  }

  /// A first layer with output u ≥ 0, then σ(1 − u) + Σ_{i=2}^{w} σ(u − i): the left-turned gate keeps the first layer's breaks.
  private static func folded(first: [[Int]], join: [Int], width: Int) throws -> ReLUNetwork {
    var second = [[1 - join[0]] + join.dropFirst().map { -$0 }]
    for i in 1..<max(1, width) { second.append([join[0] - (i + 1)] + join.dropFirst()) }
    return try ReLUNetwork(integerRows: [first, second, [[0] + Array(repeating: 1, count: second.count)]])
  }

  /// A zigzag of w gates, cut off at half its height by one gate.
  private static func cut(width: Int) throws -> ReLUNetwork {
    let zigzag = try Zigzag.point(pieces: width + 1, maximum: 1)
    let folds = try HardFunction(maximum: 1, points: [zigzag, [Rational(1, 2)]]).compactNetwork()
    // The first gate of the second fold sees the zigzag itself.
    let seen = folds.layers[1]
    return try ReLUNetwork(layers: [
      folds.layers[0],
      AffineMap(rows: [Array(seen.row(0))], bias: [seen.bias[0] - Rational(1, 2)]),
      AffineMap(rows: [[1]], bias: [0]),
    ])
  }
}
