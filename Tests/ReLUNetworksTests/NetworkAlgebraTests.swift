import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Network algebra")
struct NetworkAlgebraTests {
  private func points(_ dimension: Int, _ random: inout SeededGenerator) -> [[Rational]] {
    (0..<12).map { _ in (0..<dimension).map { _ in random.rational(6) } }
  }

  @Test("Composition merges the maps that meet; hidden layers and sizes add")
  func composition() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let n = random.integer(1...3)
      let m = random.integer(1...3)
      let inner = try random.network([n] + (0..<random.integer(0...2)).map { _ in random.integer(1...3) } + [m])
      let outer = try random.network([m] + (0..<random.integer(0...2)).map { _ in random.integer(1...3) } + [2])
      let both = try outer.composed(with: inner)
      #expect(both.hiddenLayerCount == inner.hiddenLayerCount + outer.hiddenLayerCount)
      #expect(both.depth == inner.depth + outer.depth - 1)
      #expect(both.size == inner.size + outer.size)
      for point in points(n, &random) {
        #expect(try both.evaluate(at: point) == outer.evaluate(at: inner.evaluate(at: point)))
      }
    }
  }

  @Test("Sum, delay, scaling")
  func sums() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<40 {
      let n = random.integer(1...3)
      let depth = random.integer(0...3)
      let networks = try (0..<random.integer(1...4)).map { _ in
        try random.network([n] + (0..<depth).map { _ in random.integer(1...3) } + [2])
      }
      let sum = try ReLUNetwork.sum(of: networks)
      #expect(sum.hiddenLayerCount == depth)
      #expect(sum.size == networks.map(\.size).reduce(0, +))
      let delayed = try networks[0].delayed(toHiddenLayers: depth + 2)
      #expect(delayed.size == networks[0].size + 2 * 2 * 2)
      #expect(delayed.hiddenLayerCount == depth + 2)
      for point in points(n, &random) {
        let values = try networks.map { try $0.evaluate(at: point) }
        #expect(try sum.evaluate(at: point) == (0..<2).map { row in values.reduce(0) { $0 + $1[row] } })
        #expect(try delayed.evaluate(at: point) == values[0])
        #expect(
          try networks[0].scaled(by: Rational(-2, 3)).evaluate(at: point) == values[0].map { Rational(-2, 3) * $0 })
        #expect(try networks[0].shifted(by: 7).evaluate(at: point) == values[0].map { $0 + 7 })
      }
    }
    let network = try random.network([1, 2, 2, 1])
    #expect(throws: NetworkError.alreadyDeeper(hiddenLayers: 2, requested: 1)) {
      try network.delayed(toHiddenLayers: 1)
    }
    #expect(throws: NetworkError.noOperands(operation: "stacking")) { try ReLUNetwork.sum(of: []) }
    #expect(throws: NetworkError.unequalDepth(found: 1, expected: 2)) {
      try ReLUNetwork.sum(of: [network, random.network([1, 2, 1])])
    }
  }

  @Test(
    "Sizes of the maximum tree",
    arguments: [(2, 4, 3), (3, 10, 8), (4, 12, 9), (8, 28, 21), (9, 38, 30), (16, 60, 45), (1, 0, 0)])
  func treeSizes(count: Int, four: Int, three: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    for (block, size) in [(MaximumBlock.fourGates, four), (.threeGates, three)] {
      #expect(block.treeSize(of: count) == size)
      let inputs = try (0..<count).map { _ in try random.network([3, 1]) }
      let network = try ReLUNetwork.maximum(of: inputs, block: block)
      #expect(network.size == size)
      #expect(1 << network.hiddenLayerCount >= count && (1 << network.hiddenLayerCount) / 2 < max(count, 1))
      // The printed bound on the size.
      #expect(size <= 4 * (2 * count - 1))
    }
  }

  @Test("Maximum and minimum of networks of unequal depth, with ties", arguments: MaximumBlock.allCases)
  func extrema(block: MaximumBlock) throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<40 {
      let n = random.integer(1...3)
      var networks = try (0..<random.integer(1...7)).map { _ in
        try random.network([n] + (0..<random.integer(0...2)).map { _ in random.integer(1...3) } + [1])
      }
      if let last = networks.last { networks.append(last) }
      let deepest = networks.map(\.hiddenLayerCount).max() ?? 0
      let delays = networks.map { 2 * (deepest - $0.hiddenLayerCount) }.reduce(0, +)
      let maximum = try ReLUNetwork.maximum(of: networks, block: block)
      let minimum = try ReLUNetwork.minimum(of: networks, block: block)
      #expect(maximum.size == networks.map(\.size).reduce(0, +) + delays + block.treeSize(of: networks.count))
      #expect(minimum.size == maximum.size)
      for point in points(n, &random) {
        let values = try networks.map { try $0.evaluate(at: point)[0] }
        #expect(try maximum.evaluate(at: point) == [values.max() ?? 0])
        #expect(try minimum.evaluate(at: point) == [values.min() ?? 0])
      }
    }
  }

  @Test("On the line, the maximum network is the maximum of the functions")
  func maximumOnTheLine() throws {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<40 {
      let networks = try (0..<random.integer(1...5)).map { _ in try random.network([1, 3, 1]) }
      let functions = try networks.map { try $0.piecewiseLinearFunction() }
      #expect(
        try ReLUNetwork.maximum(of: networks).piecewiseLinearFunction()
          == PiecewiseLinearFunction.maximum(of: functions))
    }
  }

  @Test("Affine maps with one hidden layer: 2m gates, and 2 rank gates")
  func affineMaps() throws {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<40 {
      let n = random.integer(1...4)
      let m = random.integer(1...4)
      let map = try random.network([n, m], bound: 1).layers[0]
      let wide = map.asOneHiddenLayer
      let small = map.asSmallestOneHiddenLayer
      #expect(wide.size == 2 * m && wide.depth == 2)
      #expect(small.size == max(1, 2 * map.rank) && small.depth == 2)
      #expect(map.rank <= min(n, m))
      for point in points(n, &random) {
        #expect(try wide.evaluate(at: point) == map(point))
        #expect(try small.evaluate(at: point) == map(point))
      }
    }
    #expect(try AffineMap(rows: [[1, 2], [2, 4], [0, 0]], bias: [0, 1, 2]).rank == 1)
    #expect(try AffineMap(rows: [[0, 0]], bias: [5]).asSmallestOneHiddenLayer.size == 1)
    #expect(AffineMap.identity(dimension: 3).rank == 3)
  }

  @Test("Errors name the layer, what was found and what was expected")
  func errors() throws {
    #expect(throws: NetworkError.noLayers) { try ReLUNetwork(layers: []) }
    #expect(throws: NetworkError.raggedRow(layer: 2, row: 2, found: 1, expected: 2)) {
      try ReLUNetwork(weights: [[[1], [1]], [[1, 1], [1]]], biases: [[0, 0], [0, 0]])
    }
    #expect(throws: NetworkError.inputDimension(layer: 2, found: 3, expected: 2)) {
      try ReLUNetwork(weights: [[[1], [1]], [[1, 1, 1]]], biases: [[0, 0], [0]])
    }
    #expect(throws: NetworkError.biasLength(layer: 1, found: 0, expected: 1)) {
      try ReLUNetwork(weights: [[[1]]], biases: [[]])
    }
    #expect(throws: NetworkError.emptyLayer(layer: 1)) { try ReLUNetwork(weights: [[]], biases: [[]]) }
    #expect(throws: NetworkError.emptyLayer(layer: 1)) { try ReLUNetwork(weights: [[[]]], biases: [[0]]) }
    let network = try ReLUNetwork(weights: [[[1, 2]], [[1]]], biases: [[0], [1]])
    #expect(throws: NetworkError.dimension(operation: "evaluation", found: 1, expected: 2)) {
      try network.evaluate(at: [1])
    }
    #expect(network.widths == [2, 1, 1] && network.size == 1 && network.width == 1 && network.depth == 2)
    #expect(ReLUNetwork(AffineMap.identity(dimension: 2)).width == nil)
    #expect("\(NetworkError.noLayers)".contains("at least one layer"))
  }
}
