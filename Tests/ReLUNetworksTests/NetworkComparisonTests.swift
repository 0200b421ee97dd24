import ExactNumbers
import ReLUNetworks
import Testing

/// Whether two networks are equal on all of their inputs.
@Suite struct NetworkComparisonTests {
  /// The network with its gates in another order, scaled, split and with dead gates added: the same function.
  private func rewritten(_ network: ReLUNetwork, _ generator: inout SeededGenerator) throws -> ReLUNetwork {
    var rows = network.layers.map(\.rows)
    var biases = network.layers.map(\.bias)
    for layer in 0..<network.hiddenLayerCount {
      for gate in biases[layer].indices {
        let factor = generator.rational(3).magnitude + 1
        rows[layer][gate] = rows[layer][gate].map { factor * $0 }
        biases[layer][gate] *= factor
        for next in rows[layer + 1].indices { rows[layer + 1][next][gate] /= factor }
      }
      // A gate in two halves, and one that nothing listens to.
      let gate = generator.integer(0...biases[layer].count - 1)
      rows[layer].append(rows[layer][gate])
      biases[layer].append(biases[layer][gate])
      rows[layer].append(rows[layer][gate].map { $0 + 1 })
      biases[layer].append(generator.rational(2))
      for next in rows[layer + 1].indices {
        let share = generator.rational(2)
        rows[layer + 1][next].append(share)
        rows[layer + 1][next].append(0)
        rows[layer + 1][next][gate] -= share
      }
      let order = biases[layer].indices.shuffled(using: &generator)
      rows[layer] = order.map { rows[layer][$0] }
      biases[layer] = order.map { biases[layer][$0] }
      for next in rows[layer + 1].indices { rows[layer + 1][next] = order.map { rows[layer + 1][next][$0] } }
    }
    return try ReLUNetwork(weights: rows, biases: biases)
  }

  private func expectDifference(
    _ first: ReLUNetwork, _ second: ReLUNetwork, _ options: RegionOptions = RegionOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> SeparatingPoint? {
    guard let found = try first.firstDifference(second, options) else {
      Issue.record("no difference is found", sourceLocation: sourceLocation)
      return nil
    }
    #expect(try found.first == first.evaluate(at: found.point), sourceLocation: sourceLocation)
    #expect(try found.second == second.evaluate(at: found.point), sourceLocation: sourceLocation)
    #expect(found.first != found.second, sourceLocation: sourceLocation)
    for inequality in options.inequalities {
      let value = zip(inequality.normal, found.point).reduce(inequality.constant) { $0 + $1.0 * $1.1 }
      #expect(value.signum() > 0, sourceLocation: sourceLocation)
    }
    return found
  }

  @Test("Networks written differently are equal, nearly equal ones are not", arguments: 0..<60)
  func rewritings(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(1...3)
    let widths = [n] + (0..<generator.integer(1...3)).map { _ in generator.integer(1...3) } + [generator.integer(1...2)]
    let network = try generator.network(widths, bound: 3, denominators: 1...2)
    let other = try rewritten(network, &generator)
    guard case .equal(let count) = try network.comparison(with: other) else {
      Issue.record("a rewritten network is another function")
      return
    }
    #expect(count > 0)
    #expect(try other.comparison(with: network) == .equal(regionCount: count))
    // With further layers that copy.
    let delayed = try other.delayed(toHiddenLayers: other.hiddenLayerCount + 2)
    #expect(try network.firstDifference(delayed) == nil && delayed.firstDifference(network) == nil)
    // One output bias off by 1/10^9.
    var biases = delayed.layers.map(\.bias)
    biases[biases.count - 1][0] += Rational(1, 1_000_000_000)
    let shifted = try ReLUNetwork(weights: delayed.layers.map(\.rows), biases: biases)
    let found = try #require(try expectDifference(network, shifted))
    #expect(found.first[0] - found.second[0] == Rational(-1, 1_000_000_000))
  }

  @Test("A weight off by 1/10^9 is found unless it does not matter", arguments: 0..<60)
  func perturbations(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(500 + seed))
    let network = try generator.network([2, 3, 2, 1], bound: 2)
    var rows = network.layers.map(\.rows)
    let layer = generator.integer(0...2)
    let gate = generator.integer(0...rows[layer].count - 1)
    rows[layer][gate][0] += Rational(1, 1_000_000_000)
    let other = try ReLUNetwork(weights: rows, biases: network.layers.map(\.bias))
    if try network.firstDifference(other) != nil {
      _ = try expectDifference(network, other)
    } else {
      for _ in 0..<200 {
        let point = (0..<2).map { _ in generator.rational(9) }
        #expect(try network.evaluate(at: point) == other.evaluate(at: point))
      }
    }
  }

  @Test("Random pairs against values at many points", arguments: 0..<60)
  func randomPairs(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(900 + seed))
    // Weights −1, 0, 1 and few gates: equality is frequent.
    let first = try generator.network([2, 2, 1], bound: 1)
    let second = try generator.network([2, 1, 2, 1], bound: 1)
    if try first.firstDifference(second) != nil {
      _ = try expectDifference(first, second)
    } else {
      for _ in 0..<100 {
        let point = (0..<2).map { _ in generator.rational(9) }
        #expect(try first.evaluate(at: point) == second.evaluate(at: point))
      }
    }
  }

  @Test("A difference in a far corner")
  func farCorner() throws {
    // σ(σ(x − 1000) + σ(y − 1000) − 1) against zero, and against another corner.
    let corner = try ReLUNetwork(
      weights: [[[1, 0], [0, 1]], [[1, 1]], [[1]]], biases: [[-1000, -1000], [-1], [0]])
    let zero = try ReLUNetwork(AffineMap(coefficients: [0, 0], constant: 0))
    let found = try #require(try expectDifference(zero, corner))
    #expect(found.point.allSatisfy { $0.isInteger } && found.point.contains { $0 > 1000 })
    let shallowZero = try ReLUNetwork(weights: [[[1, 1]], [[0]]], biases: [[0], [0]])
    let other = try #require(try expectDifference(corner, shallowZero))
    #expect(other.point.allSatisfy { $0.isInteger })
    // Not in a box that keeps away from it; and in one that does not.
    func box(_ bound: Rational) -> RegionOptions {
      RegionOptions(inequalities: [([-1, 0], bound), ([0, -1], bound)])
    }
    for third in [zero, shallowZero] {
      #expect(try corner.firstDifference(third, box(1000)) == nil)
      #expect(try corner.firstDifference(third, box(Rational(2001, 2))) == nil)
      _ = try expectDifference(corner, third, box(1002))
    }
  }

  @Test("Affine networks, points where the difference vanishes, many outputs")
  func degenerate() throws {
    let line = ReLUNetwork(try AffineMap(coefficients: [1, 0], constant: 0))
    let other = ReLUNetwork(try AffineMap(coefficients: [1, 0], constant: 1))
    #expect(try line.comparison(with: line) == .equal(regionCount: 1))
    #expect(try expectDifference(line, other)?.point == [0, 0])
    // They differ off a line only, on which the centre of the box lies.
    let steep = ReLUNetwork(try AffineMap(coefficients: [2, 0], constant: 0))
    for (low, high) in [(Rational(-1, 3), Rational(1, 3)), (Rational(-1, 7), Rational(1, 9))] {
      let options = RegionOptions(
        inequalities: [([1, 0], -low), ([-1, 0], high), ([0, 1], Rational(-5, 2)), ([0, -1], Rational(11, 4))])
      _ = try expectDifference(line, steep, options)
      let bent = try ReLUNetwork(weights: [[[1, 0], [-1, 0]], [[2, -2]]], biases: [[0, 0], [0]])
      _ = try expectDifference(line, bent, options)
      #expect(try steep.firstDifference(bent, options) == nil)
    }
    // σ(x) − σ(−x) is x.
    let split = try ReLUNetwork(.identity(dimension: 3)).delayed(toHiddenLayers: 2)
    #expect(try split.comparison(with: ReLUNetwork(.identity(dimension: 3))) == .equal(regionCount: 8))
    // Only the last of three outputs differs, and only where y > 1 and z < 0.
    let last = try ReLUNetwork(
      weights: [
        split.layers[0].rows,
        [
          [1, 0, 0, -1, 0, 0], [0, 1, 0, 0, -1, 0], [0, 0, 1, 0, 0, -1], [0, 1, 0, 0, -1, -100], [0, 1, 0, 0, 0, -100],
        ]
        .map { $0.map { Rational($0) } },
        [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]],
      ], biases: [[0, 0, 0, 0, 0, 0], [0, 0, 0, -1, 0], [0, 0, 0]])
    _ = try expectDifference(split, last)
    // Inputs on which nothing depends.
    let dead = try ReLUNetwork(weights: [[[0, 0]], [[3]]], biases: [[-1], [2]])
    let two = ReLUNetwork(try AffineMap(coefficients: [0, 0], constant: 2))
    #expect(try dead.comparison(with: two) == .equal(regionCount: 1))
    #expect(try dead.firstDifference(dead.delayed(toHiddenLayers: 3)) == nil)
  }

  @Test("Errors")
  func errors() throws {
    let one = ReLUNetwork(.identity(dimension: 1))
    let two = ReLUNetwork(.identity(dimension: 2))
    #expect(
      throws: NetworkError.dimension(operation: "inputs of networks to compare", found: 2, expected: 1)
    ) { try one.firstDifference(two) }
    let sum = ReLUNetwork(try AffineMap(coefficients: [1, 1], constant: 0))
    #expect(
      throws: NetworkError.dimension(operation: "outputs of networks to compare", found: 1, expected: 2)
    ) { try two.firstDifference(sum) }
    #expect(throws: RegionError.dimension(inequality: 0, found: 1, expected: 2)) {
      try two.firstDifference(two, RegionOptions(inequalities: [([1], 0)]))
    }
    let deep = try two.delayed(toHiddenLayers: 1)
    #expect(throws: RegionError.emptyInterior) {
      try deep.firstDifference(two, RegionOptions(inequalities: [([1, 0], 0), ([-1, 0], 0)]))
    }
    let control = RegionControl()
    control.interrupt()
    for other in [two, deep] {
      #expect(throws: RegionError.interrupted) {
        try deep.firstDifference(other, RegionOptions(control: control))
      }
    }
  }
}
