import ExactNumbers
import ReLUNetworks
import Testing

/// The least number of gates against other ways to find it.
@Suite struct SmallestOneHiddenLayerTests {
  private func smallest(_ network: ReLUNetwork, budget: Int = 1 << 21) throws -> SmallestOneHiddenLayerNetwork {
    guard case .network(let found) = try network.oneHiddenLayerDecision(budget: budget) else {
      throw NetworkError.noOperands(operation: "one hidden layer")
    }
    return found
  }

  /// How many gates beyond one for each break, by trying all turns.
  private func extraGates(_ found: SmallestOneHiddenLayerNetwork) -> Int {
    var least = 2
    let normals = found.breaks.map { $0.normal.map { Rational($0) } }
    for subset in 0..<1 << found.breaks.count {
      var rest = found.affinePart.entries
      for (place, own) in found.breaks.enumerated() where subset >> place & 1 == 1 {
        for k in rest.indices { rest[k] += own.jump * normals[place][k] }
      }
      if rest.allSatisfy(\.isZero) { return 0 }
      let isParallel = normals.contains { normal in
        rest.indices.allSatisfy { i in rest.indices.allSatisfy { rest[i] * normal[$0] == rest[$0] * normal[i] } }
      }
      if isParallel { least = 1 }
    }
    return least
  }

  @Test("All turns of few gates", arguments: 0..<200)
  func bruteForce(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(1...3)
    let count = generator.integer(1...6)
    let bound = generator.integer(1...2)
    var rows = (0..<count).map { _ in (0..<n).map { _ in generator.rational(bound, denominators: 1...1) } }
    var weights = (0..<count).map { _ in generator.rational(2, denominators: 1...2) }
    var biases = (0..<count).map { _ in generator.rational(1, denominators: 1...1) }
    if seed % 3 > 0 {
      // A linear function on top, any one or a multiple of a normal: often more gates than breaks are needed.
      let line = seed % 3 == 1 ? rows[0] : (0..<n).map { _ in generator.rational(2, denominators: 1...1) }
      let weight = generator.rational(2)
      rows += [line, line.map { -$0 }]
      weights += [weight, -weight]
      biases += [0, 0]
    }
    let network = try ReLUNetwork(weights: [rows, [weights]], biases: [biases, [generator.rational(5)]])
    let found = try smallest(network)
    #expect(found.isMinimal && found.gateCounts.lowerBound == found.gateCount)
    #expect(found.gateCount <= max(2, found.breaks.count + 2))
    #expect(try network.firstDifference(found.network) == nil)
    if found.breaks.isEmpty {
      #expect(found.gateCount == (found.affinePart.entries.allSatisfy(\.isZero) ? 0 : 2))
    } else {
      #expect(found.gateCount == found.breaks.count + extraGates(found))
    }
  }

  @Test("Functions on the line", arguments: 0..<300)
  func line(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let network =
      seed % 2 == 0
      ? try generator.network([1, generator.integer(1...8), 1], bound: 2)
      : try generator.network([1, generator.integer(1...4), generator.integer(1...3), 1], bound: 3)
    let function = try network.piecewiseLinearFunction()
    let expected = try MinimalOneHiddenLayerNetwork(of: function)
    let found = try smallest(network)
    #expect(found.gateCounts == expected.gateCount...expected.gateCount)
    #expect(found.breaks.count == function.breakpoints.count)
    #expect(try found.network.piecewiseLinearFunction() == function)
  }

  /// Σ_j |v_j · x|, twice, whose jumps are 4 v_j.
  private func zonotope(_ generators: [[Rational]]) throws -> ReLUNetwork {
    try ReLUNetwork(
      weights: [
        generators + generators.map { $0.map { -$0 } }, [[Rational](repeating: 2, count: 2 * generators.count)],
      ], biases: [[Rational](repeating: 0, count: 2 * generators.count), [0]])
  }

  @Test("Support functions of zonotopes", arguments: 0..<40)
  func supportFunctions(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(2...3)
    var generators = (0..<generator.integer(1...6)).map { _ in
      (0..<n).map { _ in generator.rational(2, denominators: 1...1) }
    }
    generators.append(generators.reduce([Rational](repeating: 0, count: n)) { zip($0, $1).map { $0 - $1 } })
    let found = try smallest(zonotope(generators))
    let support = try SupportFunction(dimension: n, generators: generators)
    #expect(try found.gateCounts.lowerBound == SmallestSupportNetwork(of: support).gateCount)
    #expect(found.isMinimal)
  }

  @Test("A search that is given up leaves bounds")
  func budget() throws {
    // Powers of two times powers of three in two coordinates: all sums are different, and no modulus helps.
    let generators = (0..<12).map { [Rational(1 << $0), Rational(BigInteger(3).power(UInt($0)))] }
    let complete = try smallest(zonotope(generators))
    #expect(complete.isMinimal && complete.breaks.count == 12)
    let network = try zonotope(generators)
    let cut = try smallest(network, budget: 1)
    #expect(cut.gateCounts.contains(complete.gateCount) && cut.gateCount == cut.gateCounts.upperBound)
    #expect(try network.firstDifference(cut.network) == nil)
  }
}
