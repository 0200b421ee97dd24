import ExactNumbers
import ReLUNetworks
import Testing

/// Regions of small random networks against linear programs over all patterns.
@Suite(.timeLimit(.minutes(5))) struct RegionsReferenceTests {
  /// Weights −1, 0, 1; small integers; small fractions.
  enum Weights: String, CaseIterable { case ternary, integers, fractions }

  static let shapes: [[Int]] = [
    [1, 1, 1], [1, 4, 1], [1, 2, 3, 1], [1, 2, 2, 2, 1], [1, 3, 2, 2], [2, 1, 1], [2, 4, 1], [2, 3, 2, 1],
    [2, 2, 3, 1],
    [2, 2, 2, 2, 1], [2, 3, 3, 2], [2, 1, 3, 1], [3, 4, 1], [3, 3, 2, 1], [3, 2, 2, 1], [3, 1, 2, 1, 1],
  ]

  static func network(_ shape: [Int], _ weights: Weights, _ random: inout SeededGenerator) throws -> ReLUNetwork {
    switch weights {
    case .ternary: try random.network(shape, bound: 1)
    case .integers: try random.network(shape, bound: 5)
    case .fractions: try random.network(shape, bound: 3, denominators: 1...4)
    }
  }

  /// That all counts are those of the reference.
  static func expectAgreement(
    _ network: ReLUNetwork, _ inequalities: [(normal: [Rational], constant: Rational)] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try RegionReference(network, inequalities: inequalities).counts()
    let options = RegionOptions(inequalities: inequalities, threads: 2)
    let found = try network.regionCounts(options)
    #expect(
      ReferenceCounts(found) == expected, "\(network.layers.map { ($0.rows, $0.bias) })", sourceLocation: sourceLocation
    )
    var withoutPatterns = found
    withoutPatterns.activation = nil
    #expect(
      try network.regionCounts(options, countsPatterns: false) == withoutPatterns, sourceLocation: sourceLocation)
    #expect(
      try network.properActivationRegionCount(options) == BigInteger(expected.properActivation),
      sourceLocation: sourceLocation)
    #expect(found.affine <= found.closedConnected && found.closedConnected <= found.openConnected)
    #expect(found.openConnected <= found.convex.lowerBound && found.convex.upperBound <= found.properActivation)
    #expect(found.properActivation <= found.activation ?? 0)
  }

  @Test(arguments: shapes, Weights.allCases) func countsAgree(_ shape: [Int], _ weights: Weights) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(7) { $0 * 11 + $1 }) * 3 + UInt64(weights.rawValue.count))
    for _ in 0..<(weights == .ternary ? 6 : 2) {
      try Self.expectAgreement(Self.network(shape, weights, &random))
    }
  }

  @Test(arguments: shapes) func countsInPolyhedraAgree(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(5) { $0 * 13 + $1 }))
    for round in 0..<3 {
      let network = try Self.network(shape, round == 0 ? .integers : .ternary, &random)
      let inequalities = (0..<random.integer(1...3)).map { _ in
        (normal: (0..<shape[0]).map { _ in random.rational(1) }, constant: random.rational(2, denominators: 1...2))
      }
      let forms = inequalities.map { ReferenceForm(normal: $0.normal, constant: $0.constant) }
      if try RegionReference.hasPoint(shape[0], positive: forms.filter { !$0.isZero }) {
        try Self.expectAgreement(network, inequalities)
      } else {
        #expect(throws: RegionError.emptyInterior) {
          try network.regionCounts(RegionOptions(inequalities: inequalities))
        }
      }
    }
  }
}
