import ExactNumbers
import ReLUNetworks
import Testing

/// The maximum of five numbers in two hidden layers.
@Suite struct MaximumOfFiveTests {
  private func coordinates() throws -> [ReLUNetwork] {
    try (0..<5).map { place in
      ReLUNetwork(try AffineMap(coefficients: (0..<5).map { Rational($0 == place ? 1 : 0) }, constant: 0))
    }
  }

  @Test func isTheMaximum() throws {
    let network = ReLUNetwork.maximumOfFive
    #expect(network.widths == [5, 10, 9, 1])
    let tree = try ReLUNetwork.maximum(of: coordinates())
    #expect(tree.hiddenLayerCount == 3)
    guard case .equal = try network.comparison(with: tree) else {
      Issue.record("the network of two hidden layers is another function")
      return
    }
  }

  @Test func valuesWithTies() throws {
    let network = ReLUNetwork.maximumOfFive
    // All points with coordinates −1, 0 and 1.
    for number in 0..<243 {
      var rest = number
      let point = (0..<5).map { _ -> Rational in
        defer { rest /= 3 }
        return Rational(rest % 3 - 1)
      }
      #expect(try network.evaluate(at: point) == [point.max() ?? 0])
    }
  }

  @Test func aChangedWeightIsFound() throws {
    let network = ReLUNetwork.maximumOfFive
    for gate in 0..<9 {
      var entries = network.layers[2].entries
      entries[gate] += 1
      let changed = try ReLUNetwork(
        layers: Array(network.layers.dropLast()) + [AffineMap(coefficients: entries, constant: 0)])
      #expect(try changed.firstDifference(network) != nil)
    }
  }
}
