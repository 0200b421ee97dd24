import ExactNumbers
import ReLUNetworks
import Testing

/// Which functions one hidden layer computes.
@Suite struct OneHiddenLayerDecisionTests {
  private func form(_ coefficients: [Rational], _ constant: Rational = 0) throws -> AffineMap {
    try AffineMap(coefficients: coefficients, constant: constant)
  }

  /// Σ weight · σ(row · x + bias) + constant.
  private func shallow(
    _ gates: [(row: [Rational], bias: Rational, weight: Rational)], constant: Rational = 0
  ) throws -> ReLUNetwork {
    try ReLUNetwork(
      weights: [gates.map(\.row), [gates.map(\.weight)]], biases: [gates.map(\.bias), [constant]])
  }

  /// Makes sure that the decision is a network for the same function; what it found.
  @discardableResult
  private func expectNetwork(
    _ network: ReLUNetwork, gates: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> SmallestOneHiddenLayerNetwork? {
    guard case .network(let found) = try network.oneHiddenLayerDecision() else {
      Issue.record("one hidden layer is refused", sourceLocation: sourceLocation)
      return nil
    }
    if let gates {
      #expect(found.gateCounts == gates...gates && found.gateCount == gates, sourceLocation: sourceLocation)
    }
    #expect(found.network.hiddenLayerCount <= 1 && found.gateCount == found.gateCounts.upperBound)
    #expect(try network.firstDifference(found.network) == nil, sourceLocation: sourceLocation)
    var generator = SeededGenerator(seed: 77)
    for _ in 0..<20 {
      let point = (0..<network.inputDimension).map { _ in generator.rational(60) }
      #expect(
        try network.evaluate(at: point) == found.network.evaluate(at: point), sourceLocation: sourceLocation)
    }
    return found
  }

  /// Checks an obstruction by values of the function alone, and that no other gate is zero at its points.
  private func expectHolds(
    _ found: BreakObstruction, _ network: ReLUNetwork, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(found.first.jump != found.second.jump && !found.first.jump.isZero, sourceLocation: sourceLocation)
    let divisor = (found.normal + [found.constant]).reduce(BigInteger(0)) { .greatestCommonDivisor($0, $1) }
    #expect(divisor == 1 && found.normal.first { !$0.isZero }?.isNegative == false, sourceLocation: sourceLocation)
    let normal = found.normal.map { Rational($0) }
    let square = normal.reduce(Rational(0)) { $0 + $1 * $1 }
    for witness in [found.first, found.second] {
      let p = witness.point
      #expect(zip(normal, p).reduce(Rational(found.constant)) { $0 + $1.0 * $1.1 }.isZero)
      // Second differences that have come to rest.
      for exponent in [80, 81] {
        let step = Rational(BigInteger(1), BigInteger(2).power(UInt(exponent)))
        func value(_ factor: Rational) throws -> Rational {
          try network.evaluate(at: zip(p, normal).map { $0 + factor * $1 })[0]
        }
        let difference = try (value(step) + value(-step) - 2 * value(0)) / step
        #expect(difference == witness.jump * square, sourceLocation: sourceLocation)
      }
      for sign: Rational in [1, -1] {
        for layer in 0..<network.hiddenLayerCount {
          let part = try ReLUNetwork(layers: Array(network.layers[...layer]))
          let map = try part.affineMap(beyond: p, inDirection: normal.map { sign * $0 })
          for (gate, value) in try map(p).enumerated() where value.isZero {
            let row = Array(map.row(gate))
            for i in row.indices {
              for j in row.indices { #expect(row[i] * normal[j] == row[j] * normal[i], sourceLocation: sourceLocation) }
            }
          }
        }
      }
    }
  }

  private func expectObstruction(
    _ network: ReLUNetwork, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> BreakObstruction? {
    guard case .obstruction(let found) = try network.oneHiddenLayerDecision() else {
      Issue.record("one hidden layer is granted", sourceLocation: sourceLocation)
      return nil
    }
    try expectHolds(found, network, sourceLocation: sourceLocation)
    return found
  }

  @Test("max(0, x, y) is not computed by one hidden layer")
  func maximumOfThree() throws {
    let maximum = try ReLUNetwork.maximum(of: [form([0, 0]), form([1, 0]), form([0, 1])].map { ReLUNetwork($0) })
    let found = try #require(try expectObstruction(maximum))
    // On one of the three lines, where half of it has a jump of 1.
    #expect([[1, 0], [0, 1], [1, -1]].contains(found.normal) && found.constant == 0)
    #expect(Set([found.first.jump.magnitude, found.second.jump]) == [1, 0])
    for coordinate in found.first.point + found.second.point { #expect(coordinate.magnitude <= 1) }
    // The same with four gates in two layers, max(0, y + max(0, x − y)).
    let four = try ReLUNetwork(
      weights: [[[1, -1], [0, 1], [0, -1]], [[1, 1, -1]], [[1]]], biases: [[0, 0, 0], [0], [0]])
    #expect(try four.firstDifference(maximum) == nil)
    _ = try expectObstruction(four)
    // In more dimensions, on which nothing depends.
    let padded = try ReLUNetwork(
      weights: [[[0, 1, 0, -1], [0, 0, 0, 1], [0, 0, 0, -1]], [[1, 1, -1]], [[1]]], biases: [[0, 0, 0], [0], [0]])
    _ = try expectObstruction(padded)
  }

  @Test("Small functions by hand")
  func byHand() throws {
    // max(x, y) = y + σ(x − y): no turn of the gate leaves a multiple of (1, −1), so that three gates are needed.
    try expectNetwork(.maximum(of: [form([1, 0]), form([0, 1])].map { ReLUNetwork($0) }), gates: 3)
    // max(x, 0) is a gate, max(x, −x) takes two.
    try expectNetwork(.maximum(of: [form([1, 0]), form([0, 0])].map { ReLUNetwork($0) }), gates: 1)
    try expectNetwork(.maximum(of: [form([1, 0]), form([-1, 0])].map { ReLUNetwork($0) }), gates: 2)
    // |x| + |y| + |x + y|: the jumps are twice the normals, whose signed sum is zero.
    let absolute: [(row: [Rational], bias: Rational, weight: Rational)] = [
      ([1, 0], 0, 1), ([-1, 0], 0, 1), ([0, 1], 0, 1), ([0, -1], 0, 1), ([1, 1], 0, 1), ([-1, -1], 0, 1),
    ]
    let three = try #require(try expectNetwork(shallow(absolute), gates: 3))
    if case .balanced = three.ground {} else { Issue.record("found \(three.ground)") }
    // |x| + |y|: no signed sum is zero or a multiple of a normal but for the other one.
    try expectNetwork(shallow(Array(absolute.prefix(4))), gates: 4)
    // |x| + y: the gate of the break cannot help with y.
    let tilted = try shallow(Array(absolute.prefix(2)) + [([0, 1], 0, 1), ([0, -1], 0, -1)])
    #expect(try expectNetwork(tilted, gates: 3)?.ground == .free)
    // |x| + |y| + |z|, and with x + y + z at the right height.
    let cube = try (0..<3).map { place in
      try ReLUNetwork.maximum(
        of: [form((0..<3).map { $0 == place ? 1 : 0 }), form((0..<3).map { $0 == place ? -1 : 0 })].map {
          ReLUNetwork($0)
        })
    }
    try expectNetwork(.sum(of: cube), gates: 5)
    // Shifted, parallel and opposite hyperplanes.
    try expectNetwork(shallow([([2, 4], 6, 1), ([-1, -2], -3, 2), ([1, 2], 5, -1)], constant: 7), gates: 3)
  }

  @Test("Maxima of minima and differences of maxima")
  func extremalForms() throws {
    // max(x, y) − max(y, x) is zero, max(x, 0) − max(−x, 0) is x.
    let zero = try ReLUNetwork.differenceOfMaxima([form([1, 0]), form([0, 1])], [form([0, 1]), form([1, 0])])
    #expect(try expectNetwork(zero, gates: 0)?.ground == .constant)
    let line = try ReLUNetwork.differenceOfMaxima([form([1, 0]), form([0, 0])], [form([-1, 0]), form([0, 0])])
    #expect(try expectNetwork(line, gates: 2)?.ground == .affine)
    // max(min(x, 1), −1) is a ramp of two gates.
    let ramp = try ReLUNetwork.maximumOfMinima([[form([1, 0]), form([0, 0], 1)], [form([0, 0], -1)]])
    try expectNetwork(ramp, gates: 2)
    // max(min(x, y), 0) has a corner.
    let corner = try ReLUNetwork.maximumOfMinima([[form([1, 0]), form([0, 1])], [form([0, 0])]])
    _ = try expectObstruction(corner)
    // max(0, x, y) + min(0, x, y) = σ(x) − σ(−y) … or not: it is decided.
    let both = try ReLUNetwork.differenceOfMaxima(
      [form([0, 0]), form([1, 0]), form([0, 1])], [form([0, 0]), form([-1, 0]), form([0, -1])])
    switch try both.oneHiddenLayerDecision() {
    case .network: try expectNetwork(both)
    case .obstruction(let found): try expectHolds(found, both)
    }
    #expect(throws: NetworkError.noOperands(operation: "stacking")) { try ReLUNetwork.maximumOfMinima([]) }
    #expect(throws: NetworkError.noOperands(operation: "stacking")) { try ReLUNetwork.maximumOfMinima([[]]) }
  }

  @Test("Affine and constant functions, dead gates, dead layers")
  func degenerate() throws {
    #expect(try expectNetwork(ReLUNetwork(form([1, 2], 3)), gates: 2)?.ground == .affine)
    #expect(try expectNetwork(ReLUNetwork(form([0, 0], 3)), gates: 0)?.ground == .constant)
    // σ(x) − σ(−x), gates with weight zero, gates that are constant.
    #expect(try expectNetwork(shallow([([1], 0, 1), ([-1], 0, -1)]), gates: 2)?.ground == .affine)
    try expectNetwork(shallow([([1, 5], 0, 0), ([0, 0], 3, 2), ([0, 0], -3, 2)], constant: 1), gates: 0)
    try expectNetwork(shallow([([0, 0, 0], 0, 1)]), gates: 0)
    // The second layer is off everywhere, or on everywhere.
    try expectNetwork(
      ReLUNetwork(weights: [[[1, 0], [0, 1]], [[-1, -1]], [[5]]], biases: [[0, 0], [-1], [2]]), gates: 0)
    try expectNetwork(
      ReLUNetwork(weights: [[[1, 0], [0, 1]], [[1, 1]], [[5]]], biases: [[0, 0], [1], [2]]), gates: 2)
    // A break that the second layer takes away on one side: σ(σ(x) − σ(−x)) = σ(x).
    try expectNetwork(
      ReLUNetwork(weights: [[[1, 0], [-1, 0]], [[1, -1]], [[1]]], biases: [[0, 0], [0], [0]]), gates: 1)
    // Outputs.
    #expect(
      throws: NetworkError.dimension(
        operation: "outputs of a function on which one hidden layer is decided", found: 2, expected: 1)
    ) { try ReLUNetwork(.identity(dimension: 2)).oneHiddenLayerDecision() }
    // Numbers beyond words.
    let large = Rational(BigInteger(10).power(40), 3)
    try expectNetwork(shallow([([large, 1], -large, large), ([1, large], 1, 1)], constant: large), gates: 2)
  }

  @Test("Random sums of gates are recognised, whatever cancels", arguments: 0..<120)
  func randomShallow(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(1...3)
    var gates: [(row: [Rational], bias: Rational, weight: Rational)] = []
    for _ in 0..<generator.integer(1...6) {
      let row = (0..<n).map { _ in generator.rational(2, denominators: 1...2) }
      let (bias, weight) = (generator.rational(2), generator.rational(3))
      gates.append((row, bias, weight))
      let factor = Rational(generator.integer(1...3))
      switch generator.integer(0...5) {
      case 0: gates.append((row, bias, -weight))  // cancels
      case 1: gates.append((row.map { -$0 }, -bias, -weight))  // leaves an affine function
      case 2: gates.append((row.map { factor * $0 }, factor * bias, weight))
      case 3: gates.append((row, bias, 0))
      case 4: gates.append((row, bias + 1, weight))  // parallel
      default: break
      }
    }
    let network = try shallow(gates, constant: generator.rational(4))
    let found = try #require(try expectNetwork(network))
    // The jumps, gate by gate.
    var jumps: [[Rational]: Rational] = [:]
    for gate in gates {
      guard let lead = gate.row.first(where: { !$0.isZero }) else { continue }
      // At each gate the second derivative is weight · |scale| in terms of a normal with leading coefficient 1.
      jumps[gate.row.map { $0 / lead } + [gate.bias / lead], default: 0] += gate.weight * lead.magnitude
    }
    let expected = jumps.filter { !$0.value.isZero }
    #expect(found.breaks.count == expected.count)
    for own in found.breaks {
      let lead = Rational(try #require(own.normal.first { !$0.isZero }))
      let key = own.normal.map { Rational($0) / lead } + [Rational(own.constant) / lead]
      #expect(expected[key] == own.jump * lead)
    }
  }

  @Test("Random deep networks: networks are equal, obstructions hold", arguments: 0..<100)
  func randomDeep(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let n = generator.integer(1...3)
    let widths = [n] + (0..<generator.integer(2...3)).map { _ in generator.integer(1...3) } + [1]
    let network = try generator.network(widths, bound: 2)
    switch try network.oneHiddenLayerDecision() {
    case .network: try expectNetwork(network)
    case .obstruction(let found):
      try expectHolds(found, network)
      // The same with other numbers of threads.
      #expect(try network.oneHiddenLayerDecision(RegionOptions(threads: 1)) == .obstruction(found))
      #expect(n > 1)
    }
  }

  @Test("Affine maps just beyond a point")
  func oneSidedMaps() throws {
    let four = try ReLUNetwork(
      weights: [[[1, -1], [0, 1], [0, -1]], [[1, 1, -1]], [[1]]], biases: [[0, 0, 0], [0], [0]])
    #expect(try four.affineMap(beyond: [0, 0], inDirection: [2, 1]) == form([1, 0]))
    #expect(try four.affineMap(beyond: [0, 0], inDirection: [1, 2]) == form([0, 1]))
    #expect(try four.affineMap(beyond: [0, 0], inDirection: [-2, -1]) == form([0, 0]))
    #expect(try four.affineMap(beyond: [1, 1], inDirection: [1, -1]) == form([1, 0]))
    // Along the line the gate x − y stays zero, and is off.
    #expect(try four.affineMap(beyond: [1, 1], inDirection: [1, 1]) == form([0, 1]))
    #expect(try four.activationPattern(beyond: [0, 0], inDirection: [0, 0]) == [[false, false, false], [false]])
    #expect(throws: NetworkError.dimension(operation: "point of a one-sided map", found: 1, expected: 2)) {
      try four.affineMap(beyond: [0], inDirection: [0, 1])
    }
    #expect(throws: NetworkError.dimension(operation: "direction of a one-sided map", found: 3, expected: 2)) {
      try four.affineMap(beyond: [0, 0], inDirection: [0, 1, 2])
    }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let network = try generator.network([2, 3, 3, 2], bound: 2)
      let (p, d) = ((0..<2).map { _ in generator.rational(2) }, (0..<2).map { _ in generator.rational(2) })
      let map = try network.affineMap(beyond: p, inDirection: d)
      for exponent in [60, 70] {
        let step = Rational(BigInteger(1), BigInteger(2).power(UInt(exponent)))
        let point = zip(p, d).map { $0 + step * $1 }
        #expect(try map(point) == network.evaluate(at: point))
      }
    }
  }

  @Test("Interruption and too many dimensions")
  func errors() throws {
    let control = RegionControl()
    control.interrupt()
    let network = try shallow([([1, 0], 0, 1), ([0, 1], 0, 1)])
    #expect(throws: RegionError.interrupted) {
      try network.oneHiddenLayerDecision(RegionOptions(control: control))
    }
    let wide = try ReLUNetwork(.identity(dimension: 30)).delayedSum
    #expect(throws: RegionError.tooMany(power: 30)) { try wide.oneHiddenLayerDecision() }
  }
}

extension ReLUNetwork {
  /// The sum of the positive parts of the outputs.
  fileprivate var delayedSum: ReLUNetwork {
    get throws {
      let sum = try AffineMap(coefficients: [Rational](repeating: 1, count: outputDimension), constant: 0)
      return try ReLUNetwork(layers: layers + [sum])
    }
  }
}
