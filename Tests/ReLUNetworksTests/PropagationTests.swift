import ExactNumbers
import ReLUNetworks
import Testing

@Suite("Network of one variable to function")
struct PropagationTests {
  @Test("Words, unbounded integers and gate-by-gate composition agree on random networks")
  func agreesWithReference() throws {
    var random = SeededGenerator(seed: 1)
    for round in 0..<400 {
      let depth = random.integer(0...4)
      let widths = [1] + (0..<depth).map { _ in random.integer(1...4) } + [random.integer(1...3)]
      let network = try random.network(widths, bound: 3, denominators: 1...(round % 3 + 1))
      let expected = referenceFunctions(of: network)
      #expect(try network.piecewiseLinearFunctions(arithmetic: .words) == expected, "\(network)")
      #expect(try network.piecewiseLinearFunctions(arithmetic: .unbounded) == expected, "\(network)")
    }
  }

  @Test("The cell boundaries are the points where some gate starts or stops firing")
  func cellBoundaries() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let widths = [1] + (0..<random.integer(1...3)).map { _ in random.integer(1...4) } + [1]
      let network = try random.network(widths)
      let gates = referencePreactivations(of: network)
      let expected = Set(gates.flatMap { $0.flatMap(activityChanges) }).sorted()
      let propagation = try network.linePropagation()
      let cells = propagation.cells
      #expect(cells.boundaries == expected, "\(network)")
      #expect(try network.activationCells(arithmetic: .unbounded) == cells)
      for cell in 0..<cells.cellCount {
        let point = cells.interiorPoint(ofCell: cell)
        let signs = try network.preactivations(at: [point]).map { $0.map { $0.signum() > 0 } }
        #expect(cells.pattern(ofCell: cell) == signs, "cell \(cell) of \(network)")
      }
      for breakpoint in propagation.functions[0].breakpoints { #expect(cells.boundaries.contains(breakpoint)) }
    }
  }

  @Test("Values of network and function agree at breakpoints, between and beyond")
  func values() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let network = try random.network([1, 5, 4, 3, 1], bound: 20, denominators: 1...6)
      let function = try network.piecewiseLinearFunction()
      for point in function.breakpoints + (0..<20).map({ _ in random.rational(50, denominators: 1...9) }) {
        #expect(try network.evaluate(at: [point]) == [function(point)])
      }
    }
  }

  @Test("Iterated tent map", arguments: [1, 2, 3, 6, 10])
  func iteratedTent(layers: Int) throws {
    let function = try sawtooth(layers: layers).piecewiseLinearFunction()
    // 2^layers on [0, 1], a flat piece to the left and one more to the right when the composition cuts it off.
    #expect(function.pieceCount(on: 0...1) == 1 << layers)
    #expect(function.pieceCount == (1 << layers) + 1 + (layers > 1 ? 1 : 0))
    #expect(function(Rational(1, 1 << layers)) == 1)
  }

  @Test("Numbers beyond machine words give the function of the reference")
  func overflow() throws {
    var random = SeededGenerator(seed: 4)
    let huge = Rational(Int.max)
    for _ in 0..<20 {
      let small = try random.network([1, 3, 3, 1])
      let network = try ReLUNetwork(layers: small.layers.map { $0.scaled(by: huge) })
      #expect(throws: PropagationError.wordOverflow) { try network.piecewiseLinearFunction(arithmetic: .words) }
      #expect(try network.piecewiseLinearFunctions() == referenceFunctions(of: network))
    }
  }

  @Test(
    "Extreme words",
    arguments: [[Int.min, Int.max], [Int.max, Int.min], [Int.min, Int.min], [1, Int.min], [Int.min, 0]])
  func extremeWords(pair: [Int]) throws {
    let network = try ReLUNetwork(
      weights: [[[Rational(pair[0])], [Rational(pair[1])]], [[1, -1]]], biases: [[Rational(pair[1]), 1], [0]])
    #expect(try network.piecewiseLinearFunctions() == referenceFunctions(of: network))
  }

  @Test("Dyadic weights as of trained networks")
  func dyadicWeights() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<10 {
      var layers: [AffineMap] = []
      for (inputs, outputs) in [(1, 6), (6, 5), (5, 1)] {
        func weight() -> Rational {
          Rational(exactly: Double(random.integer(-1_000_000...1_000_000)) / 999_983) ?? 0
        }
        layers.append(
          try AffineMap(
            rows: (0..<outputs).map { _ in (0..<inputs).map { _ in weight() } },
            bias: (0..<outputs).map { _ in weight() }))
      }
      let network = try ReLUNetwork(layers: layers)
      #expect(try network.piecewiseLinearFunctions() == referenceFunctions(of: network))
    }
  }

  @Test("No hidden layer, zero weights, touching zeros")
  func degenerate() throws {
    let line = ReLUNetwork(try AffineMap(coefficients: [3], constant: -2))
    #expect(try line.piecewiseLinearFunction() == PiecewiseLinearFunction(slope: 3, constant: -2))
    #expect(try line.activationCells().cellCount == 1)
    #expect(try line.activationCells().interiorPoint(ofCell: 0) == 0)
    let dead = try ReLUNetwork(weights: [[[0], [0], [0]], [[1, 1, 1]]], biases: [[-1, 0, 2], [5]])
    #expect(try dead.piecewiseLinearFunction() == .constant(7))
    // A gate that touches zero from above at the breakpoint of the layer before: |x| through a second gate.
    let touching = try ReLUNetwork(
      weights: [[[1], [-1]], [[1, 1], [-1, -1]], [[1, 1]]], biases: [[0, 0], [0, 0], [0]])
    #expect(try touching.piecewiseLinearFunction() == PiecewiseLinearFunction.identity.absoluteValue)
    #expect(try touching.activationCells().boundaries == [0])
    // A gate whose value leaves zero only after an interval on which it is zero identically.
    let late = try ReLUNetwork(weights: [[[1], [-1]], [[1, 0]], [[1]]], biases: [[-1, -1], [0], [0]])
    #expect(try late.activationCells().boundaries == [-1, 1])
  }

  @Test("Wrong dimensions and too many cells are typed errors")
  func errors() throws {
    let plane = ReLUNetwork(try AffineMap(coefficients: [1, 1], constant: 0))
    #expect(throws: PropagationError.dimension(role: "input", found: 2, expected: 1)) {
      try plane.piecewiseLinearFunction()
    }
    let pair = ReLUNetwork(try AffineMap(rows: [[1], [2]], bias: [0, 0]))
    #expect(throws: PropagationError.dimension(role: "output", found: 2, expected: 1)) {
      try pair.piecewiseLinearFunction()
    }
    #expect(try pair.piecewiseLinearFunctions().count == 2)
    #expect(throws: PropagationError.cellLimit(100)) {
      try sawtooth(layers: 10).piecewiseLinearFunction(cellLimit: 100)
    }
  }
}
