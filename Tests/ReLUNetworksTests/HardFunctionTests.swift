import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Hard functions and piece bounds")
struct HardFunctionTests {
  private func randomPoint(_ count: Int, below maximum: Rational, _ random: inout SeededGenerator) -> [Rational] {
    var fractions: Set<Rational> = []
    while fractions.count < count { fractions.insert(Rational(random.integer(1...40), 41)) }
    return fractions.sorted().map { $0 * maximum }
  }

  @Test("Function, both networks, counts and recovery for random points of mixed length")
  func randomPoints() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<60 {
      let maximum = random.rational(5).magnitude + Rational(1, 2)
      let points = (0..<random.integer(1...3)).map { _ in randomPoint(random.integer(1...4), below: maximum, &random) }
      let hard = try HardFunction(maximum: maximum, points: points)
      let function = hard.function
      #expect(BigInteger(function.pieceCount) == hard.pieceCount)
      #expect(function.pieceCount(on: 0...maximum) == hard.factors.reduce(1, *))
      for value in function.breakpointValues.dropLast(function(maximum * 2).signum() < 0 ? 1 : 0) {
        #expect(value == 0 || value == maximum)
      }
      #expect(hard.network.hiddenWidths == hard.factors)
      #expect(try hard.network.piecewiseLinearFunction() == function)
      let compact = try hard.compactNetwork()
      #expect(compact.hiddenLayerCount == points.count && compact.size <= hard.network.size)
      #expect(try compact.piecewiseLinearFunction() == function)
      #expect(try HardFunction.recoverParameters(of: function, factors: hard.factors) == hard)
      if Set(hard.factors).count == 1 {
        #expect(try HardFunction.recoverParameters(of: function, layers: points.count) == hard)
      }
    }
  }

  @Test("The seven-gate network that refutes 'size at least 8' for k = k' = 2, w = 4")
  func sevenGates() throws {
    let hard = try HardFunction(maximum: 6, points: [[1, 2, 4], [1, 3, 5]])
    let written = try ReLUNetwork(
      weights: [
        [[1], [1], [-1]], [[-12, 9, -6], [-12, 9, -6], [-12, 9, -6], [-12, 9, -6]], [[6, -9, 6, -9]],
      ], biases: [[-1, -2, 4], [24, 23, 21, 19], [0]])
    #expect(written.size == 7)
    #expect(try written.piecewiseLinearFunction() == hard.function)
    #expect(hard.function.pieceCount == 18)
    let compact = try hard.compactNetwork()
    #expect(compact.size == 7)
    #expect(try compact.piecewiseLinearFunction() == hard.function)
    #expect(PieceBounds.minimumSize(pieces: 18, hiddenLayers: 2) == 7)
  }

  @Test("The 23-gate network that refutes 'size at least 24' for n = m = 1, w = 4, k = k' = 6")
  func twentyThreeGates() throws {
    let inner: [Rational] = [1, 2, 4]
    let hard = try HardFunction(
      maximum: 6, points: [[2, 3, 4], inner, inner, inner, inner, [Rational(3, 2), 3, Rational(9, 2)]])
    let expected = hard.function.composed(with: PiecewiseLinearFunction.identity.absoluteValue)
    let first = try ReLUNetwork(
      weights: [[[1], [1], [-1], [-1], [1], [1], [1]], [[-9, 12, -9, 6, -9, 12, -9]]],
      biases: [[4, 3, -2, 0, -2, -3, -4], [0]])
    let middle = try ReLUNetwork(weights: [[[1], [1], [-1]], [[-12, 9, -6]]], biases: [[-1, -2, 4], [24]])
    let last = try ReLUNetwork(
      weights: [[[1], [1], [1], [1]], [[4, -8, 8, -8]]], biases: [[0, Rational(-3, 2), -3, Rational(-9, 2)], [0]])
    var network = first
    for _ in 0..<4 { network = try middle.composed(with: network) }
    network = try last.composed(with: network)
    #expect(network.size == 23 && network.hiddenLayerCount == 6)
    #expect(expected.pieceCount == 8194)
    #expect(try network.piecewiseLinearFunction() == expected)
  }

  @Test("Zigzag points give size k(w-1)+1", arguments: [(4, 1), (4, 2), (4, 3), (5, 2), (6, 2), (7, 2)])
  func zigzagSizes(w: Int, k: Int) throws {
    let point = try Zigzag.point(pieces: w, maximum: 6)
    if w == 4 { #expect(point == [1, 2, 4]) }
    let hard = try HardFunction(maximum: 6, points: Array(repeating: point, count: k))
    let compact = try hard.compactNetwork()
    #expect(compact.size == k * (w - 1) + 1)
    #expect(try compact.piecewiseLinearFunction() == hard.function)
    #expect(PieceBounds.minimumSize(pieces: hard.pieceCount, hiddenLayers: k) == BigInteger(compact.size))
  }

  @Test(
    "The product of all w + 1 is attained",
    arguments: [
      ([3, 2], 12, 16), ([3, 3], 16, 24), ([4, 2], 15, 20), ([4, 3], 20, 30), ([5, 4], 30, 48), ([3, 3, 2], 48, 96),
      ([3, 4, 3], 80, 192), ([4, 3, 2], 60, 120), ([3, 3, 3], 64, 144), ([3, 3, 3, 2], 192, 576),
      ([5, 5, 5], 216, 600),
      ([1], 2, 2), ([4], 5, 5),
    ])
  func mostPieces(widths: [Int], pieces: Int, printed: Int) throws {
    let network = try Zigzag.networkWithMostPieces(widths: widths)
    #expect(network.hiddenWidths == widths)
    #expect(try network.piecewiseLinearFunction().pieceCount == pieces)
    #expect(PieceBounds.maximumPieceCount(widths: widths) == BigInteger(pieces))
    #expect(PieceBounds.printedMaximum(widths: widths) == BigInteger(printed))
  }

  @Test("Random networks obey the product bound")
  func productBound() throws {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<200 {
      let widths = (0..<random.integer(1...3)).map { _ in random.integer(1...4) }
      let function = try random.network([1] + widths + [1]).piecewiseLinearFunction()
      #expect(BigInteger(function.pieceCount) <= PieceBounds.maximumPieceCount(widths: widths))
      #expect(PieceBounds.maximumPieceCount(widths: widths) <= PieceBounds.printedMaximum(widths: widths))
    }
  }

  @Test("Least sizes against enumeration of all widths")
  func minimumSizes() {
    func best(_ pieces: Int, _ layers: Int) -> Int {
      // The least sum over nonincreasing widths, by exhaustive search.
      func search(_ left: Int, _ product: Int, _ cap: Int) -> Int? {
        if left == 0 { return product >= pieces ? 0 : nil }
        var least: Int?
        for width in 1...cap {
          if let rest = search(left - 1, product * (width + 1), width) { least = min(least ?? .max, width + rest) }
        }
        return least
      }
      return search(layers, 1, max(1, pieces)) ?? -1
    }
    for layers in 1...4 {
      for pieces in 1...(layers < 4 ? 40 : 24) {
        #expect(
          PieceBounds.minimumSize(pieces: BigInteger(pieces), hiddenLayers: layers) == BigInteger(best(pieces, layers)),
          "\(pieces) pieces, \(layers) layers")
      }
    }
    #expect(PieceBounds.minimumSize(pieces: 28, hiddenLayers: 3) == 7)
    #expect(PieceBounds.printedMinimumSize(pieces: 28, hiddenLayers: 3) == 4)
    #expect(PieceBounds.minimumSize(pieces: 10, hiddenLayers: 1) == 9)
    #expect(PieceBounds.printedMinimumSize(pieces: 10, hiddenLayers: 1) == 4)
    #expect(PieceBounds.minimumSize(pieces: 19684, hiddenLayers: 3) == 79)
    #expect(PieceBounds.minimumSize(pieces: 1, hiddenLayers: 0) == 0)
    #expect(PieceBounds.minimumSize(pieces: 2, hiddenLayers: 0) == nil)
    #expect(PieceBounds.minimumSize(pieces: 2, hiddenLayers: -1) == nil)
    #expect(PieceBounds.printedMinimumSize(pieces: 2, hiddenLayers: 0) == nil)
    #expect(PieceBounds.minimumSize(pieces: BigInteger(2).power(27), hiddenLayers: 40) == 40)
  }

  @Test("Parameters outside the simplex name the coordinate")
  func errors() throws {
    #expect(throws: HardFunctionError.coordinate(point: 2, coordinate: 2, found: 1, above: 2, below: 3)) {
      try HardFunction(maximum: 3, points: [[1], [2, 1]])
    }
    #expect(throws: HardFunctionError.coordinate(point: 1, coordinate: 1, found: 0, above: 0, below: 3)) {
      try HardFunction(maximum: 3, points: [[0, 1]])
    }
    #expect(throws: HardFunctionError.coordinate(point: 1, coordinate: 1, found: 3, above: 0, below: 3)) {
      try HardFunction(maximum: 3, points: [[3]])
    }
    #expect(throws: HardFunctionError.maximumNotPositive(0)) { try HardFunction(maximum: 0, points: [[1]]) }
    #expect(throws: HardFunctionError.noPoints) { try HardFunction(maximum: 1, points: []) }
    #expect(throws: HardFunctionError.emptyPoint(point: 1)) { try HardFunction(maximum: 1, points: [[]]) }
    #expect(throws: HardFunctionError.zigzagPieces(found: 3, least: 4)) { try Zigzag.point(pieces: 3, maximum: 1) }
    #expect(throws: HardFunctionError.width(layer: 1, found: 2, least: 3)) {
      try Zigzag.networkWithMostPieces(widths: [2, 3])
    }
    #expect(throws: HardFunctionError.width(layer: 2, found: 1, least: 2)) {
      try Zigzag.networkWithMostPieces(widths: [3, 1])
    }
    // Not of the family, though the number of pieces is right.
    let hat = try PiecewiseLinearFunction(points: [(0, 0), (1, 2), (2, 0)], leftSlope: 1, rightSlope: -2)
    #expect(throws: HardFunctionError.notInFamily(witness: -1)) {
      try HardFunction.recoverParameters(of: hat, layers: 1)
    }
    #expect(throws: HardFunctionError.maximumNotPositive(0)) {
      try HardFunction.recoverParameters(of: .constant(0), layers: 2)
    }
    // The point alone does not determine the interval.
    let two = try HardFunction(maximum: 2, points: [[1]])
    let three = try HardFunction(maximum: 3, points: [[1]])
    #expect(two.function != three.function)
  }

  @Test("The uniform sawtooth on [0, 1]")
  func uniform() throws {
    let saw = try HardFunction.uniform(pieces: 3, layers: 2)
    #expect(saw.function.pieceCount(on: 0...1) == 9)
    #expect(saw.pieceCount == 10)
    // Distance of 1/4 from the best constant on an even number of edges.
    let even = try HardFunction.uniform(pieces: 2, layers: 4).function
    #expect(even.l1Distance(to: .constant(Rational(1, 2)), on: 0...1) == Rational(1, 4))
    // One gate does better than the printed Theorem 2.3.6 allows.
    let follower = PiecewiseLinearFunction.rightFlap(slope: -16, breakpoint: Rational(31, 32)) + Rational(1, 2)
    #expect(even.l1Distance(to: follower, on: 0...1) == Rational(31, 128))
  }
}
