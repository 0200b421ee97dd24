import ExactNumbers
import ReLUNetworks

extension NetworkInstance {
  /// Random networks for each list of widths, that of the inputs and of the outputs included.
  static func random(
    _ widths: [[Int]], each count: Int, magnitude: Int = 2, seed: UInt64
  ) -> [NetworkInstance] {
    var generator = SeededGenerator(seed: seed)
    return widths.flatMap { widths in
      (0..<count).compactMap { _ in random(widths: widths, magnitude: magnitude, using: &generator) }
    }
  }

  /// A random network R^n → R, n = 2 or 3, with at most three hidden layers and few enough gates for short certificates.
  static func randomInSpace(size: Int, using generator: inout SeededGenerator) -> NetworkInstance {
    let dimension = generator.integer(2...3)
    let layers = generator.integer(1...min(3, 1 + size))
    let widths = (0..<layers).map { _ in generator.integer(1...(layers == 1 ? 5 : 3)) }
    let magnitude = generator.integer(1...min(9, 1 + size))
    return random(widths: [dimension] + widths + [1], magnitude: magnitude, using: &generator) ?? NetworkInstance(.zero)
  }

  /// Networks on the plane with gates that are dead, repeated, opposite, parallel or unused.
  static let degenerateOnPlane: [NetworkInstance] = {
    let layers: [[[[Int]]]] = [
      [[[3, 1, -2]]],  // no hidden layer; each row lists the bias first
      [[[0, 1, 0]], [[0, 1]]],
      [[[1, 0, 0]], [[0, 5]]],  // a gate with weights zero
      [[[0, 1, 0], [0, 1, 0]], [[1, 2, -2]]],  // a gate twice, cancelling
      [[[0, 1, 0], [0, -1, 0]], [[0, 1, -1]]],  // opposite gates: an affine map
      [[[0, 1, 0], [0, -1, 0]], [[0, 1, 1]]],
      [[[0, 1, 1], [1, 1, 1], [-1, 1, 1]], [[0, 1, -2, 1]]],  // parallel lines
      [[[0, 1, 0], [0, 0, 1]], [[0, 0, 1]]],  // an unused gate
      [[[0, 1, 0]], [[-5, -1]], [[1, 1]]],  // a second layer that is never active
      [[[0, 1, 0], [0, -1, 0]], [[1, -1, -1]], [[0, 1]]],  // max(0, 1 − |x|)
      [[[0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], [[-1, 1, 1, 1, 1]], [[0, 1]]],  // outside the unit rhombus
      [[[0, 1, 0], [0, 0, 1]], [[0, 1, -1], [0, -1, 1]], [[0, 1, 1]]],
    ]
    return layers.compactMap { rows in (try? ReLUNetwork(integerRows: rows)).map { NetworkInstance($0) } }
  }()

  /// Networks with a gate less, or a smaller number.
  var simpler: [NetworkInstance] {
    var parts = network.layers.map { layer in
      (0..<layer.outputDimension).map { [layer.bias[$0]] + Array(layer.row($0)) }
    }
    var result: [NetworkInstance] = []
    func add(_ parts: [[[Rational]]]) {
      let layers = parts.compactMap { rows in
        try? AffineMap(rows: rows.map { Array($0.dropFirst()) }, bias: rows.map { $0[0] })
      }
      if layers.count == parts.count, let network = try? ReLUNetwork(layers: layers) {
        result.append(NetworkInstance(network))
      }
    }
    for layer in parts.indices.dropLast() where parts[layer].count > 1 {
      for gate in parts[layer].indices {
        var copy = parts
        copy[layer].remove(at: gate)
        for row in copy[layer + 1].indices { copy[layer + 1][row].remove(at: gate + 1) }
        add(copy)
      }
    }
    for layer in parts.indices {
      for row in parts[layer].indices {
        for entry in parts[layer][row].indices {
          let number = parts[layer][row][entry]
          for smaller in number.simpler {
            parts[layer][row][entry] = smaller
            add(parts)
          }
          parts[layer][row][entry] = number
        }
      }
    }
    return result
  }
}
