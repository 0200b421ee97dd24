import ExactNumbers
import ReLUNetworks
import Testing

/// The blocks for the maximum of two numbers and the sizes of their trees.
@Suite struct MaximumBlockTests {
  @Test func threeGatesAreTheFewest() throws {
    for block in MaximumBlock.allCases {
      guard case .network(let found) = try block.network.oneHiddenLayerDecision() else {
        Issue.record("a maximum of two takes one hidden layer")
        continue
      }
      #expect(found.isMinimal && found.gateCount == MaximumBlock.threeGates.gateCount)
    }
    guard case .equal = try MaximumBlock.threeGates.network.comparison(with: MaximumBlock.fourGates.network) else {
      Issue.record("the blocks differ")
      return
    }
  }

  @Test func maximaOfThreeTakeTwoHiddenLayers() throws {
    let functions = try [[0, 0], [1, 0], [0, 1]].map {
      ReLUNetwork(try AffineMap(coefficients: $0.map { Rational($0) }, constant: 0))
    }
    let maximum = try ReLUNetwork.maximum(of: functions)
    #expect(maximum.hiddenLayerCount == 2 && maximum.size == 8)
    guard case .obstruction = try maximum.oneHiddenLayerDecision() else {
      Issue.record("no network with one hidden layer computes max(0, x₁, x₂)")
      return
    }
  }

  /// T(m) = g ⌊m/2⌋ + 2 (m mod 2) + T(⌈m/2⌉) with g gates for a pair, below the printed bound 4 (2m − 1).
  @Test func recursionAndBound() {
    for block in MaximumBlock.allCases {
      #expect(block.treeSize(of: 1) == 0)
      for count in 2..<2000 {
        let level = block.gateCount * (count / 2) + 2 * (count % 2)
        #expect(block.treeSize(of: count) == level + block.treeSize(of: (count + 1) / 2))
        #expect(block.treeSize(of: count) <= 4 * (2 * count - 1))
      }
      for power in 0..<20 { #expect(block.treeSize(of: 1 << power) == block.gateCount * ((1 << power) - 1)) }
    }
  }
}
