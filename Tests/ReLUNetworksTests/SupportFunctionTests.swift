import ExactNumbers
import ReLUNetworks
import Testing

/// Networks for support functions of zonotopes against the corners of the parameter cube.
@Suite struct SupportFunctionTests {
  /// Generators among which zeros, repetitions, opposite and parallel ones are frequent.
  private func random(_ generator: inout SeededGenerator) throws -> SupportFunction {
    let dimension = generator.integer(1...4)
    var generators: [[Rational]] = []
    for _ in 0..<generator.integer(0...6) {
      if let last = generators.last, generator.integer(0...3) == 0 {
        let factor = Rational(generator.integer(-2...2))
        generators.append(last.map { factor * $0 })
      } else {
        generators.append((0..<dimension).map { _ in generator.rational(2, denominators: 1...2) })
      }
    }
    return try SupportFunction(dimension: dimension, generators: generators)
  }

  private func bestCorner(_ support: SupportFunction, at point: [Rational]) -> Rational {
    var best: Rational?
    for corner in 0..<(1 << support.generators.count) {
      var value: Rational = 0
      for (index, generator) in support.generators.enumerated() {
        let product = zip(generator, point).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
        value += corner >> index & 1 == 1 ? product : -product
      }
      best = best.map { max($0, value) } ?? value
    }
    return best ?? 0
  }

  @Test(arguments: 0..<6)
  func networksComputeIt(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let support = try random(&generator)
      let count = support.generators.count
      let smallest = try SmallestSupportNetwork(of: support)
      let networks = [support.pairNetwork, support.sumNetwork, smallest.network]
      #expect(networks.map(\.hiddenLayerCount) == [1, 1, 1])
      #expect(networks.map(\.size) == [max(1, 2 * count), count + 2, max(1, smallest.gateCount)])
      #expect(smallest.gateCount <= min(2 * count, count + 2))
      let merged = try SupportFunction(dimension: support.dimension, generators: support.directions)
      for _ in 0..<4 {
        let point = (0..<support.dimension).map { _ in generator.rational(5) }
        let value = bestCorner(support, at: point)
        #expect(try support.value(at: point) == value)
        #expect(try merged.value(at: point) == value)
        for network in networks { #expect(try network.evaluate(at: point) == [value]) }
      }
    }
  }

  /// The least number of gates by trying all signs and, for q + 1 gates, all directions.
  @Test(arguments: 0..<6)
  func leastNumberOfGates(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(50 + seed))
    for _ in 0..<40 {
      let support = try random(&generator)
      let sums = support.directions
      func signedSums(_ vectors: [[Rational]]) -> [[Rational]] {
        vectors.reduce([[Rational](repeating: 0, count: support.dimension)]) { partial, vector in
          partial.flatMap { sum in
            [zip(sum, vector).map { $0 + $1 }, zip(sum, vector).map { $0 - $1 }]
          }
        }
      }
      func isMultiple(_ sum: [Rational], of vector: [Rational]) -> Bool {
        sum.indices.allSatisfy { i in sum.indices.allSatisfy { sum[i] * vector[$0] == sum[$0] * vector[i] } }
      }
      var expected = sums.count + 2
      if sums.isEmpty || signedSums(sums).contains(where: { $0.allSatisfy(\.isZero) }) {
        expected = sums.count
      } else if sums.indices.contains(where: { index in
        signedSums(sums.indices.filter { $0 != index }.map { sums[$0] }).contains { isMultiple($0, of: sums[index]) }
      }) {
        expected = sums.count + 1
      }
      #expect(try SmallestSupportNetwork(of: support).gateCount == expected)
    }
  }

  @Test func directionsMergeAndKeepTheFirstOrientation() throws {
    let support = try SupportFunction(
      dimension: 2, generators: [[0, 0], [-1, 2], [2, -4], [3, 0], [Rational(-1, 2), 0], [0, 0]])
    #expect(support.directions == [[-3, 6], [Rational(7, 2), 0]])
    #expect(try SupportFunction(dimension: 3, generators: []).directions.isEmpty)
  }

  @Test func badInputIsAnError() throws {
    #expect(throws: NetworkError.self) { try SupportFunction(dimension: 0, generators: []) }
    #expect(throws: NetworkError.self) { try SupportFunction(dimension: 2, generators: [[1, 2], [1]]) }
    let support = try SupportFunction(dimension: 2, generators: [[1, 2]])
    #expect(throws: NetworkError.self) { try support.value(at: [1]) }
    let many = try SupportFunction(dimension: 2, generators: (0...32).map { [1, Rational($0)] })
    #expect(throws: SignedSumBudgetExceeded.self) { try SmallestSupportNetwork(of: many) }
  }

  @Test func largeEntries() throws {
    let large = Rational(Int.max) * Rational(Int.max)
    let support = try SupportFunction(dimension: 2, generators: [[large, 0], [0, -large], [Rational(Int.min), 1]])
    for network in [support.pairNetwork, support.sumNetwork, try SmallestSupportNetwork(of: support).network] {
      #expect(try network.evaluate(at: [1, -1]) == [large * 2 - Rational(Int.min) + 1])
    }
  }
}
