import ExactNumbers
import ReLUNetworks
import Testing

/// H ∘ γ: its networks, its pieces in every chamber and slice, and its pieces on lines.
@Suite struct ZonotopeFunctionTests {
  /// Generators with the known number of vertices of their zonotope; general and degenerate position.
  static let zonotopes: [(generators: [[Rational]], vertices: Int)] = [
    ([[1]], 2), ([[2], [0], [-3]], 2), ([[1, 0], [0, 1]], 4), ([[1, 2], [-2, 0], [0, -1], [-1, -1]], 8),
    ([[1, 1], [2, 2]], 2), ([[1, 0], [0, 0], [0, 1], [0, 3]], 4), ([[1, 0, 0], [0, 1, 0], [1, 1, 0]], 6),
    ([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]], 14),
    ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], 16),
  ]
  static let foldings: [[[Rational]]] = [
    [[3]], [[2, 4]], [[3], [4]], [[1, 5], [2, 3]], [[2], [3], [4]], [[1, 2, 4], [3, 4, 5]], [[1, 2, 3, 4]],
  ]

  private func functions() throws -> [(function: ZonotopeFunction, vertices: Int)] {
    try Self.zonotopes.flatMap { generators, vertices in
      try Self.foldings.map { points in
        let support = try SupportFunction(dimension: generators[0].count, generators: generators)
        return (ZonotopeFunction(support: support, folding: try HardFunction(maximum: 6, points: points)), vertices)
      }
    }
  }

  @Test func networksComputeIt() throws {
    var generator = SeededGenerator(seed: 11)
    for (function, _) in try functions() {
      let network = function.network
      let compact = try function.compactNetwork()
      let folds = function.folding.factors
      #expect(network.hiddenWidths == [2 * function.support.generators.count] + folds)
      #expect(compact.hiddenLayerCount == folds.count + 1)
      #expect(compact.size <= function.support.generators.count + 2 + folds.reduce(0, +))
      for _ in 0..<6 {
        let point = (0..<function.support.dimension).map { _ in generator.rational(4) }
        let value = try function.value(at: point)
        #expect(value == function.folding.function(try function.support.value(at: point)))
        #expect(try network.evaluate(at: point) == [value])
        #expect(try compact.evaluate(at: point) == [value])
      }
    }
  }

  /// The affine function that a network computes around a point at which no gate is zero; nil at other points.
  private func affineFunction(_ network: ReLUNetwork, at point: [Rational]) throws -> [Rational]? {
    let signs = try network.preactivations(at: point)
    guard signs.allSatisfy({ $0.allSatisfy { !$0.isZero } }) else { return nil }
    // Rows of weights and a constant at the end.
    var rows = point.indices.map { place in
      (0...point.count).map { Rational($0 == place ? 1 : 0) }
    }
    for (index, layer) in network.layers.enumerated() {
      rows = (0..<layer.outputDimension).map { row in
        if index < signs.count, signs[index][row].signum() < 0 {
          return [Rational](repeating: 0, count: point.count + 1)
        }
        var sum = [Rational](repeating: 0, count: point.count) + [layer.bias[row]]
        for column in 0..<layer.inputDimension {
          for place in sum.indices { sum[place] += layer[row, column] * rows[column][place] }
        }
        return sum
      }
    }
    return rows[0]
  }

  /// In every chamber and in every slice of H the network has another affine function, and beyond the last break it is constant
  /// exactly where the formula has an outer piece.
  @Test func piecesInChambersAndSlices() throws {
    var generator = SeededGenerator(seed: 12)
    for (function, vertices) in try functions() {
      let dimension = function.support.dimension
      // One point in each chamber, by its signs.
      var points: [[Int]: [Rational]] = [:]
      var tries = 0
      while points.count < vertices, tries < 10_000 {
        tries += 1
        let point = (0..<dimension).map { _ in Rational(generator.integer(-99...99)) }
        func sign(_ vector: [Rational]) -> Int { zip(vector, point).reduce(Rational(0)) { $0 + $1.0 * $1.1 }.signum() }
        let products = function.support.directions.map(sign)
        // A gate of the network may live on the hyperplane of the sum.
        let sum = (0..<dimension).map { place in function.support.directions.reduce(Rational(0)) { $0 + $1[place] } }
        if !products.contains(0), sign(sum) != 0 { points[products] = point }
      }
      #expect(points.count == vertices)
      let breaks = [0] + function.folding.function.breakpoints.filter { $0.signum() > 0 }
      var found: Set<[Rational]> = []
      var flatEnds = 0
      let network = try function.compactNetwork()
      for point in points.values {
        let height = try function.support.value(at: point)
        for index in breaks.indices {
          let level = index + 1 < breaks.count ? (breaks[index] + breaks[index + 1]) / 2 : breaks[index] + 1
          let affine = try affineFunction(network, at: point.map { $0 * level / height })
          let piece = try #require(affine)
          if piece.dropLast().allSatisfy(\.isZero) {
            flatEnds += 1
            #expect(index == breaks.count - 1)
          } else {
            found.insert(piece)
          }
        }
      }
      // The flat ends of all chambers are one region around the rest, two if there are only two chambers.
      #expect(flatEnds == 0 || flatEnds == vertices)
      let outer = flatEnds == 0 ? 0 : vertices == 2 ? 2 : 1
      #expect(function.pieceCount(vertices: BigInteger(vertices)) == BigInteger(found.count + outer))
    }
  }

  @Test func piecesOnLines() throws {
    var generator = SeededGenerator(seed: 13)
    for (function, _) in try functions() {
      let dimension = function.support.dimension
      let directions = function.support.directions
      var done = 0
      while done < 3 {
        let point = (0..<dimension).map { _ in Rational(generator.integer(-9...9), 100_000) }
        let along = (0..<dimension).map { _ in Rational(generator.integer(-9...9)) }
        func products(_ vector: [Rational]) -> [Rational] {
          directions.map { zip($0, vector).reduce(Rational(0)) { $0 + $1.0 * $1.1 } }
        }
        let speeds = products(along)
        if speeds.contains(where: \.isZero) { continue }
        // Lines that meet two hyperplanes at the same time are not in general position.
        guard Set(zip(products(point), speeds).map { $0 / $1 }).count == directions.count else { continue }
        done += 1
        let line = try function.network.restricted(toLineThrough: point, direction: along)
        #expect(BigInteger(try line.piecewiseLinearFunction().pieceCount) == function.pieceCountOnLines)
      }
    }
  }

  @Test func restrictionsNeedMatchingDimensions() throws {
    let network = try SupportFunction(dimension: 2, generators: [[1, 2]]).pairNetwork
    #expect(throws: NetworkError.self) { try network.restricted(toLineThrough: [1], direction: [1, 2]) }
    #expect(throws: NetworkError.self) { try network.restricted(toLineThrough: [1], direction: [1]) }
  }
}
