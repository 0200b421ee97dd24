import ExactNumbers
import ReLUNetworks
import Testing

/// The regions of the networks for H ∘ γ in the plane and in space, enumerated, against the formula of their number.
@Suite struct ZonotopeRegionTests {
  private func check(_ support: SupportFunction, _ points: [[Rational]]) throws {
    let function = ZonotopeFunction(support: support, folding: try HardFunction(maximum: 6, points: points))
    // The chambers of the hyperplanes orthogonal to the generators are the vertices' normal cones.
    let vertices = try support.pairNetwork.properActivationRegionCount()
    let expected = function.pieceCount(vertices: vertices)
    let slices = function.folding.factors.reduce(1, *)
    let hasEnd = function.folding.pieceCount > BigInteger(slices + 1)
    for network in [function.network, try function.compactNetwork()] {
      let counts = try network.regionCounts(countsPatterns: false)
      #expect(BigInteger(counts.openConnected) == expected)
      // The parts beyond the last break have the same affine function, and only they.
      #expect(BigInteger(counts.affine) == vertices * BigInteger(slices) + BigInteger(hasEnd ? 1 : 0))
    }
  }

  @Test("Random generators, with zero, repeated and parallel ones", arguments: [2, 3])
  func randomGenerators(dimension: Int) throws {
    var random = SeededGenerator(seed: UInt64(600 + dimension))
    let foldings: [[[Rational]]] = [[[3]], [[2], [3]], [[2, 4]], [[1, 5], [2, 3]], [[1, 3, 4]]]
    for round in 0..<(dimension == 2 ? 15 : 8) {
      var generators: [[Rational]] = []
      for _ in 0..<random.integer(1...(dimension == 2 ? 4 : 3)) {
        switch (random.integer(0...5), generators.last) {
        case (0, let last?): generators.append(last)
        case (1, let last?): generators.append(last.map { -2 * $0 })
        case (2, _?): generators.append(Array(repeating: 0, count: dimension))
        default: generators.append((0..<dimension).map { _ in random.rational(2, denominators: 1...1) })
        }
      }
      if generators.allSatisfy({ $0.allSatisfy(\.isZero) }) { generators.append(Array(repeating: 1, count: dimension)) }
      try check(SupportFunction(dimension: dimension, generators: generators), foldings[round % foldings.count])
    }
  }

  @Test func parallelGenerators() throws {
    // Even factors, more than one: the two sides beyond the last break are not connected.
    for points: [[Rational]] in [[[3]], [[2], [3]], [[1, 5], [2, 3]]] {
      for generators: [[Rational]] in [[[1, 2]], [[1, 2], [-2, -4], [0, 0]], [[0, 3], [0, 3]]] {
        try check(SupportFunction(dimension: 2, generators: generators), points)
      }
      try check(SupportFunction(dimension: 3, generators: [[1, 0, -1], [1, 0, -1]]), points)
    }
  }
}
