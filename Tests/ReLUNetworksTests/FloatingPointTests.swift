import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Double-precision twin")
struct FloatingPointTests {
  @Test("On small integer networks without near coincidences both counts and values agree")
  func agreement() throws {
    for network in RandomNetworkFamily(hiddenWidths: [4, 3], bound: 5, largestDenominator: 1, seed: 1).prefix(200) {
      let exact = try network.piecewiseLinearFunction()
      let twin = try #require(FloatingPointNetwork(network).piecewiseLinearFunction())
      for x in stride(from: -5.0, through: 5, by: 0.37) {
        let value = exact(Rational(exactly: x) ?? 0).approximateDouble
        #expect((twin(x) - value).magnitude <= 1e-6 * max(1, value.magnitude))
        #expect(
          (FloatingPointNetwork(network).evaluate(at: [x])[0] - value).magnitude <= 1e-9 * max(1, value.magnitude))
      }
    }
  }

  @Test("A constructed network whose pieces double precision joins")
  func constructed() throws {
    // Breakpoints 10^-12 apart.
    let near = Rational(1, 1_000_000_000_000)
    let network = try ReLUNetwork(weights: [[[1], [1], [1]], [[1, -2, 1]]], biases: [[0, -near, -2 * near], [0]])
    let comparison = try FloatingPointComparison(of: network)
    #expect(comparison.exactPieceCount == 4)
    #expect(!comparison.agrees)
    // Without tolerance, equal slopes computed in different orders count as breaks.
    let tenths = try ReLUNetwork(
      weights: [[[1], [1], [1]], [[Rational(1, 10), Rational(2, 10), Rational(-3, 10)]]], biases: [[0, 0, 0], [0]])
    let strict = try FloatingPointComparison(of: tenths, tolerance: 0)
    #expect(strict.exactPieceCount == 1 && strict.floatingPointPieceCount == 2)
  }

  @Test("The search gives the first disagreement, and the same one each time")
  func search() throws {
    let family = RandomNetworkFamily(hiddenWidths: [6, 6], bound: 9, largestDenominator: 7, seed: 7)
    let found = try FloatingPointComparison.firstDisagreement(in: family, count: 3000, tolerance: 0)
    let again = try FloatingPointComparison.firstDisagreement(in: family, count: 3000, tolerance: 0)
    #expect(found == again)
    let disagreement = try #require(found)
    #expect(!disagreement.comparison.agrees)
    #expect(try FloatingPointComparison(of: disagreement.network, tolerance: 0) == disagreement.comparison)
    let usual = try FloatingPointComparison.firstDisagreement(in: family, count: 300)
    if let usual { #expect(!usual.comparison.agrees) }
    #expect(try FloatingPointComparison.firstDisagreement(in: family, count: 0) == nil)
  }

  @Test("The sawtooth of 2^60 pieces is out of reach of doubles, not of exact evaluation")
  func deepSawtooth() throws {
    let network = try sawtooth(layers: 60)
    let point = Rational(1, 3)
    #expect(try network.evaluate(at: [point]) == [Rational(2, 3)])
    // Doubling a binary fraction of 53 bits sixty times leaves no bits: the computed value is an integer or so.
    let value = FloatingPointNetwork(network).evaluate(at: [1.0 / 3])[0]
    #expect((value - 2.0 / 3).magnitude > 0.1)
  }

  @Test("Other dimensions give no function")
  func dimensions() throws {
    let plane = ReLUNetwork(try AffineMap(coefficients: [1, 1], constant: 0))
    #expect(FloatingPointNetwork(plane).piecewiseLinearFunction() == nil)
    #expect(throws: PropagationError.dimension(role: "input", found: 2, expected: 1)) {
      try FloatingPointComparison(of: plane)
    }
    let line = ReLUNetwork(try AffineMap(coefficients: [2], constant: 1))
    #expect(try FloatingPointComparison(of: line).agrees)
  }
}
