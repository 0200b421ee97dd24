import ExactNumbers
import ReLUNetworks

/// A network as an instance.
public struct NetworkInstance: ClaimInstance {
  /// The network.
  public let network: ReLUNetwork

  /// An instance.
  public init(_ network: ReLUNetwork) { self.network = network }

  /// The hidden widths.
  public var widths: [Int] { network.hiddenWidths }

  /// The instance on one line.
  public var description: String {
    let layers = network.layers.map { layer in
      (0..<layer.outputDimension).map { row in
        "[" + layer.row(row).map(\.description).joined(separator: " ") + " | \(layer.bias[row])]"
      }.joined()
    }
    let text = "widths \(network.widths.map(\.description).joined(separator: "-")): " + layers.joined(separator: " > ")
    return text.utf8.count <= 400 ? text : String(text.prefix(397)) + "..."
  }

  /// Its size in the order of the search.
  public var weight: Int {
    let numbers = network.layers.reduce(0) { total, layer in
      total + layer.entries.reduce(0) { $0 + $1.height } + layer.bias.reduce(0) { $0 + $1.height }
    }
    return 10_000 * network.size + numbers
  }

  /// A random network with small integer weights.
  public static func random(
    widths: [Int], magnitude: Int = 3, using generator: inout SeededGenerator
  ) -> NetworkInstance? {
    var layers: [AffineMap] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      let weights = (0..<outputs).map { _ in
        (0..<inputs).map { _ in Rational(generator.integer(-magnitude...magnitude), 1) }
      }
      let bias = (0..<outputs).map { _ in Rational(generator.integer(-magnitude...magnitude), 1) }
      guard let layer = try? AffineMap(rows: weights, bias: bias) else { return nil }
      layers.append(layer)
    }
    return (try? ReLUNetwork(layers: layers)).map { NetworkInstance($0) }
  }

  /// The width lists that the random families run through, smallest size first.
  static let standardWidths: [[Int]] = [
    [], [1], [2], [3], [1, 1], [1, 2], [2, 1], [2, 2], [1, 1, 1], [3, 2], [2, 3], [3, 3], [4, 3], [2, 2, 2], [3, 4, 2],
    [5, 5], [3, 3, 3], [8, 8], [4, 4, 4], [12, 6],
  ]

  /// Several random networks for each of the width lists, after hand-made degenerate ones (dead, duplicate and unused gates).
  public static func standardFamily(perWidths: Int = 12, including extra: [[Int]] = []) -> [NetworkInstance] {
    var result: [NetworkInstance] = []
    let degenerate: [[[[Int]]]] = [
      [[[0, 0]]],  // zero map, no hidden layer; each row lists the bias first
      [[[3, -2]]],
      [[[1, 0]], [[0, 5]]],  // dead gate: weight zero, bias positive
      [[[-1, 0]], [[2, 1]]],
      [[[0, 1], [0, 1]], [[1, 2, -2]]],  // duplicate gates that cancel
      [[[0, 1], [0, -1]], [[0, 1, -1]]],  // the identity
      [[[0, 1], [-1, 1]], [[0, 0, 0]]],  // unused gates
      [[[0, 1]], [[-5, -1]], [[1, 1]]],  // second layer never active
    ]
    for layers in degenerate {
      if let network = try? ReLUNetwork(integerRows: layers) { result.append(NetworkInstance(network)) }
    }
    var generator = SeededGenerator(seed: 20)
    for widths in standardWidths + extra {
      for _ in 0..<perWidths {
        if let instance = random(widths: [1] + widths + [1], using: &generator) { result.append(instance) }
      }
    }
    return result
  }

  /// A random network whose shape grows with the size.
  public static func random(size: Int, using generator: inout SeededGenerator) -> NetworkInstance {
    let layers = generator.integer(0...min(3, 1 + size / 3))
    let widths = (0..<layers).map { _ in generator.integer(1...min(8, 1 + size)) }
    let magnitude = generator.integer(1...9)
    return random(widths: [1] + widths + [1], magnitude: magnitude, using: &generator) ?? NetworkInstance(.zero)
  }
}

extension ReLUNetwork {
  /// A network from integer rows, bias first in each row; the first row's length gives the input dimension.
  init(integerRows layers: [[[Int]]]) throws {
    try self.init(
      layers: layers.map { rows in
        try AffineMap(
          rows: rows.map { $0.dropFirst().map { Rational($0, 1) } }, bias: rows.map { Rational($0[0], 1) })
      })
  }

  /// The network R → R without hidden layer that is zero everywhere.
  static var zero: ReLUNetwork { .affine(slope: 0, intercept: 0) }

  /// The affine function x ↦ slope·x + intercept as a network without hidden layer.
  static func affine(slope: Rational, intercept: Rational) -> ReLUNetwork {
    ReLUNetwork(AffineMap.identity(dimension: 1).scaled(by: slope)).shifted(by: intercept)
  }

  /// The zero function with one gate that is never active in each hidden layer.
  static func deadGates(hiddenLayers: Int) throws -> ReLUNetwork {
    try ReLUNetwork(integerRows: Array(repeating: [[0, 0]], count: hiddenLayers + 1))
  }
}
