import Arrangements
import ExactNumbers
import ReLUNetworks
import Testing

/// Numbers of regions that are known otherwise.
@Suite(.timeLimit(.minutes(5))) struct RegionsKnownValueTests {
  private func network(_ weights: [[[Rational]]], _ biases: [[Rational]]) throws -> ReLUNetwork {
    try ReLUNetwork(weights: weights, biases: biases)
  }

  /// One hidden layer whose gates add up.
  private func gates(_ rows: [[Rational]], _ bias: [Rational]? = nil) throws -> ReLUNetwork {
    try network([rows, [rows.map { _ in 1 }]], [bias ?? rows.map { _ in 0 }, [0]])
  }

  /// The counts in the order activation, proper activation, convex from and to, open, closed, affine, bounded.
  private func counts(_ network: ReLUNetwork) throws -> [Int] {
    let counts = try network.regionCounts()
    return [
      counts.activation ?? -1, counts.properActivation, counts.convex.lowerBound, counts.convex.upperBound,
      counts.openConnected, counts.closedConnected, counts.affine, counts.bounded,
    ]
  }

  @Test func generic() throws {
    for n in 1...4 {
      for m in 0...6 {
        // Any n + 1 points of a moment curve are independent.
        let rows = (0..<max(1, m)).map { t in (0..<n).map { Rational(t + 1).power($0) } }
        let bias = (0..<max(1, m)).map { Rational($0 + 1).power(n) }
        let net = try gates(m == 0 ? [rows[0].map { _ in 0 }] : rows, bias)
        var expected = 0
        var binomial = 1
        for i in 0...min(n, m) {
          expected += binomial
          binomial = binomial * (m - i) / (i + 1)
        }
        let counts = try net.regionCounts()
        #expect(counts.properActivation == expected)
        // A simple arrangement has no more patterns; those without interior are the same as those nearby.
        #expect(counts.activation == expected)
        #expect(try net.properActivationRegionCount() == BigInteger(expected))
        #expect(counts.affine == expected)
      }
    }
  }

  @Test func saws() throws {
    #expect(try counts(sawtooth(layers: 1)) == [3, 3, 3, 3, 3, 3, 3, 1])
    for k in 2...6 {
      let pieces = 1 << k
      let counts = try sawtooth(layers: k).regionCounts()
      #expect(counts.properActivation == pieces + 2 && counts.openConnected == pieces + 2)
      // Both ends are zero and do not meet.
      #expect(counts.affine == pieces + 1 && counts.closedConnected == pieces + 2)
      #expect(counts.convex == pieces + 2...pieces + 2 && counts.bounded == pieces)
    }
  }

  @Test(arguments: [[3, 2], [4, 3], [3, 3, 2]]) func mostPieces(_ widths: [Int]) throws {
    let net = try Zigzag.networkWithMostPieces(widths: widths)
    #expect(try net.regionCounts().openConnected == widths.reduce(1) { $0 * ($1 + 1) })
  }

  @Test func degenerateGates() throws {
    // |x| on the plane.
    #expect(try counts(gates([[1, 0], [-1, 0]])) == [3, 2, 2, 2, 2, 2, 2, 0])
    // Gates that are zero, positive, negative everywhere; one hyperplane five times, twice with the other side.
    #expect(try counts(gates([[0, 0], [0, 0], [0, 0]], [0, 1, -1])) == [1, 1, 1, 1, 1, 1, 1, 0])
    #expect(
      try counts(gates([[1, 1], [2, 2], [1, 1], [-3, -3], [-1, -1]], [1, 2, 1, -3, -1])) == [3, 2, 2, 2, 2, 2, 2, 0])
    // Parallel hyperplanes.
    #expect(try counts(gates([[1, 0], [1, 0], [1, 0], [-1, 0]], [0, 1, 2, 3])) == [5, 5, 5, 5, 5, 5, 5, 0])
    // x = σ(x) − σ(−x): one function, more patterns; and the same twice.
    let identity = try network([[[1], [-1]], [[1, -1]]], [[0, 0], [0]])
    #expect(try counts(identity) == [3, 2, 1, 1, 1, 1, 1, 0])
    #expect(try counts(identity.composed(with: identity)) == [3, 2, 1, 1, 1, 1, 1, 0])
    // A second layer that is never on, one that is constant, one that is zero on a half line.
    #expect(try counts(network([[[1]], [[-1]], [[1]]], [[0], [-1], [5]])) == [2, 2, 1, 1, 1, 1, 1, 0])
    #expect(try counts(network([[[1]], [[0]], [[1]]], [[0], [7], [5]])) == [2, 2, 1, 1, 1, 1, 1, 0])
    #expect(try counts(network([[[1]], [[1], [-1]], [[1, 1]]], [[0], [0, 0], [5]])) == [2, 2, 2, 2, 2, 2, 2, 0])
    // Three lines through a point: its pattern is that of a sector.
    #expect(try counts(gates([[1, 0], [0, 1], [1, 1]])) == [6, 6, 6, 6, 6, 6, 6, 0])
    #expect(try counts(gates([[1, 0], [0, 1], [-1, -1]])) == [7, 6, 6, 6, 6, 6, 6, 0])
  }

  @Test func constantAndAffine() throws {
    for n in [1, 2, 5] {
      let zero = [Rational](repeating: 0, count: n)
      for bias: Rational in [-1, 0, 1] {
        let net = try network([[zero, zero], [[1, 1], [2, -1]], [[1, 1]]], [[bias, 1], [0, 1], [0]])
        #expect(try counts(net) == [1, 1, 1, 1, 1, 1, 1, 0])
        let region = try #require(try regions(net).first)
        #expect(region.vertices == [zero] && region.facets.isEmpty && !region.isBounded)
        #expect(region.interiorPoint == zero)
      }
      let affine = ReLUNetwork(try AffineMap(coefficients: zero.map { _ in 3 }, constant: 2))
      #expect(try counts(affine) == [1, 1, 1, 1, 1, 1, 1, 0])
      #expect(try affine.properActivationRegionCount() == 1)
      #expect(try regions(affine).first?.pattern == [])
    }
  }

  @Test func maxima() throws {
    #expect(try counts(MaximumBlock.threeGates.network) == [6, 4, 2, 2, 2, 2, 2, 0])
    #expect(try counts(MaximumBlock.fourGates.network) == [9, 4, 2, 2, 2, 2, 2, 0])
    for count in 3...4 {
      let coordinates = (0..<count).map { place in
        ReLUNetwork(AffineMap.identity(dimension: count)).layers[0].row(place)
      }
      let inputs = try coordinates.map { ReLUNetwork(try AffineMap(coefficients: Array($0), constant: 0)) }
      let counts = try ReLUNetwork.maximum(of: inputs).regionCounts(countsPatterns: false)
      #expect(counts.activation == nil)
      #expect(counts.openConnected == count && counts.affine == count && counts.closedConnected == count)
      #expect(counts.convex == count...count)
    }
  }

  /// max(−y, min(0, −x)), an example of Stargalla, Hertrich and Reichman: four convex regions, three connected ones.
  @Test func regionThatIsNotConvex() throws {
    let net = try network(
      [[[1, 0], [0, 1], [0, -1]], [[-1, 1, -1], [0, 1, 0], [0, 0, 1]], [[1, -1, 1]]], [[0, 0, 0], [0, 0, 0], [0]])
    for point in [[3, 2], [3, -2], [-3, 2], [-3, -2], [2, 5], [0, 0]] as [[Rational]] {
      #expect(try net.evaluate(at: point) == [max(-point[1], min(0, -point[0]))])
    }
    let counts = try net.regionCounts()
    #expect(counts.convex.lowerBound == 4 && counts.convex.upperBound >= 4)
    #expect(counts.openConnected == 3 && counts.closedConnected == 3 && counts.affine == 3)
  }

  /// y cut off at ±max(0, 1 − |x|): zero on two half-planes that are connected by a segment only.
  @Test func closedRegionThroughAnother() throws {
    let net = try network(
      [
        [[1, 0], [1, 0], [1, 0], [0, 1], [0, -1]],
        [[1, -2, 1, 1, -1], [-1, 2, -1, 1, -1], [1, -2, 1, 0, 0]], [[1, -1, -1]],
      ], [[1, 0, -1, 0, 0], [0, 0, 0], [0]])
    let counts = try net.regionCounts()
    #expect(counts.openConnected == 7 && counts.closedConnected == 6 && counts.affine == 6)
    // Each output of two has its own segments: x cut off the same way agrees with y in one point.
    let turned = try network(
      [
        [[1, 0], [1, 0], [1, 0], [0, 1], [0, -1]],
        [[1, -2, 1, 1, -1], [-1, 2, -1, 1, -1], [1, -2, 1, 0, 0]], [[1, -1, -1], [0, 0, 1]],
      ], [[1, 0, -1, 0, 0], [0, 0, 0], [0, 0]])
    // Where the second output is 1 − |x| both are zero only at its ends.
    #expect(try turned.regionCounts().closedConnected == turned.regionCounts().openConnected)
    try RegionsReferenceTests.expectAgreement(net)
    try RegionsReferenceTests.expectAgreement(turned)
  }

  @Test func line() throws {
    var random = SeededGenerator(seed: 20)
    for round in 0..<40 {
      let shape = [[1, 6, 1], [1, 4, 4, 1], [1, 3, 3, 3, 1], [1, 2, 5, 2, 1]][round % 4]
      let net = try random.network(shape, bound: round < 20 ? 1 : 6, denominators: 1...(1 + round % 3))
      let function = try net.piecewiseLinearFunction()
      let counts = try net.regionCounts()
      #expect(counts.openConnected == function.slopes.count)
      #expect(counts.convex == function.slopes.count...function.slopes.count)
      #expect(counts.affine == Set(zip(function.slopes, function.intercepts).map { [$0, $1] }).count)
    }
  }

  @Test(arguments: ["braid 4", "boolean 4", "b 3", "d 4", "resonance 4", "threshold 3", "shi 3", "linial 4"])
  func arrangements(_ name: String) throws {
    let arrangement = try ArrangementFamily(parsing: name).arrangement()
    let net = try gates(
      arrangement.forms.map { $0.normal.map { Rational($0) } }, arrangement.forms.map { Rational($0.constant) })
    let counts = try net.regionCounts(countsPatterns: false)
    #expect(try BigInteger(counts.properActivation) == arrangement.chamberCount())
    #expect(try net.properActivationRegionCount() == arrangement.chamberCount())
  }

  /// Differences far below and sizes far above what floating point can hold.
  @Test func extremeNumbers() throws {
    let tiny = Rational(1, 2).power(1_500)
    let huge = Rational(10).power(400)
    #expect(try counts(gates([[1], [1], [1]], [0, tiny, -tiny])) == [4, 4, 4, 4, 4, 4, 4, 2])
    #expect(try counts(gates([[1, 0], [0, 1], [1, 1]], [0, 0, tiny]))[1] == 7)
    #expect(try counts(gates([[huge, 0], [0, tiny], [huge, huge]], [0, 0, huge])) == [7, 7, 7, 7, 7, 7, 7, 1])
    let saw = try sawtooth(layers: 4)
    let zoomed = try saw.composed(
      with: ReLUNetwork(try AffineMap(rows: [[huge, 1 + tiny]], bias: [Rational(1, 3) + tiny])))
    #expect(try zoomed.regionCounts().properActivation == 18)
    // Numbers that nearly cancel in the second layer.
    let near = try network(
      [[[1, 0], [0, 1]], [[1, -1], [-1, 1 + tiny]], [[1, 1]]], [[0, 0], [-tiny, 0], [0]])
    try RegionsReferenceTests.expectAgreement(near)
  }

  private func regions(_ network: ReLUNetwork) throws -> [LinearRegion] {
    var regions: [LinearRegion] = []
    _ = try network.forEachLinearRegion {
      regions.append($0)
      return true
    }
    return regions
  }
}
