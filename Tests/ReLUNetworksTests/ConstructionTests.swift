import ExactNumbers
import ReLUNetworks
import Testing

/// Networks for continuous piecewise linear functions on Rⁿ, from cells and from lattice forms.
@Suite struct ConstructionTests {
  /// ⌈log₂(n + 1)⌉, and 2 for n = 4.
  private func layers(_ dimension: Int) -> Int { [1: 1, 2: 2, 3: 2, 4: 2, 5: 3][dimension] ?? 3 }

  private func check(_ sum: SignedMaximumSum, _ network: ReLUNetwork) {
    let n = sum.dimension
    #expect(network.inputDimension == n && network.outputDimension == 1)
    #expect(sum.largestMaximum <= n + 1)
    #expect(sum.terms.allSatisfy { !$0.coefficient.isZero && $0.members == Array(Set($0.members)).sorted() })
    #expect(Set(sum.terms.map(\.members)).count == sum.terms.count)
    #expect(network.hiddenLayerCount == sum.hiddenLayerCount && network.hiddenLayerCount <= layers(n))
  }

  @Test(
    "Regions of random networks as cells",
    arguments: [
      [1, 4, 1], [1, 3, 3, 1], [2, 3, 1], [2, 3, 2, 1], [2, 2, 2, 2, 1], [3, 2, 1], [3, 3, 1], [3, 2, 2, 1], [4, 3, 1],
    ])
  func cellsOfNetworks(widths: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(widths.reduce(7) { $0 * 5 + $1 }))
    for _ in 0..<4 {
      let original = try random.network(widths, bound: 2)
      let regions = try CellwiseAffineFunction(original)
      // The cells are those of a continuous function, which is decided anew.
      let function = try CellwiseAffineFunction(cells: regions.cells.shuffled(using: &random))
      let sum = try function.signedMaximumSum()
      let network = sum.network
      check(sum, network)
      #expect(try function.firstDifference(from: network) == nil)
      guard case .equal = try network.comparison(with: original) else {
        Issue.record("another function")
        continue
      }
      let lattice = try function.maximumOfMinima()
      for _ in 0..<10 {
        let point = (0..<widths[0]).map { _ in random.rational(5) }
        let value = try original.evaluate(at: point)[0]
        #expect(try sum(point) == value && lattice(point) == value && function(point) == value)
      }
    }
  }

  @Test("Random lattice forms, with repeated and parallel functions", arguments: [1, 2, 3, 4, 5])
  func latticeForms(dimension: Int) throws {
    var random = SeededGenerator(seed: UInt64(40 + dimension))
    for round in 0..<(dimension > 3 ? 6 : 20) {
      var functions: [AffineMap] = []
      for _ in 0..<random.integer(1...(dimension < 3 ? 6 : dimension + 2)) {
        if let last = functions.last, random.integer(0...4) == 0 {
          functions.append(try AffineMap(coefficients: Array(last.row(0)), constant: random.rational(2)))
        } else {
          functions.append(
            try AffineMap(
              coefficients: (0..<dimension).map { _ in random.rational(2, denominators: 1...2) },
              constant: random.rational(2)))
        }
      }
      let sets = (0..<random.integer(1...4)).map { _ in
        (0..<random.integer(1...4)).map { _ in random.integer(0...functions.count - 1) }
      }
      let lattice = try MaximumOfMinima(functions: functions, sets: round == 0 ? functions.indices.map { [$0] } : sets)
      let sum = try lattice.signedMaximumSum()
      let network = sum.network
      check(sum, network)
      guard case .equal = try network.comparison(with: lattice.network) else {
        Issue.record("another function")
        continue
      }
    }
  }

  @Test func maximaOfOneMoreThanTheDimension() throws {
    // max(0, x₁, …, x_n) is no sum of maxima of fewer functions; one function more is reduced.
    for n in 1...5 {
      var functions = [try AffineMap(coefficients: Array(repeating: 0, count: n), constant: 0)]
      for place in 0..<n {
        functions.append(try AffineMap(coefficients: (0..<n).map { $0 == place ? 1 : 0 }, constant: 0))
      }
      let simplex = try MaximumOfMinima(functions: functions, sets: functions.indices.map { [$0] })
        .signedMaximumSum()
      #expect(simplex.terms.count == 1 && simplex.largestMaximum == n + 1)
      functions.append(try AffineMap(coefficients: Array(repeating: 1, count: n), constant: -1))
      let more = try MaximumOfMinima(functions: functions, sets: functions.indices.map { [$0] })
      let sum = try more.signedMaximumSum()
      check(sum, sum.network)
      #expect(sum.largestMaximum == n + 1)
      guard case .equal = try sum.network.comparison(with: more.network) else {
        Issue.record("another function")
        continue
      }
    }
  }

  @Test func affineFunctionsTakeNoHiddenLayer() throws {
    let map = try AffineMap(coefficients: [2, Rational(-1, 3)], constant: 5)
    let function = try CellwiseAffineFunction(cells: [.init(inequalities: [], piece: map)])
    let sum = try function.signedMaximumSum()
    #expect(sum.network == ReLUNetwork(map))
    let zero = try MaximumOfMinima(
      functions: [try AffineMap(coefficients: [0], constant: 0)], sets: [[0], [0, 0]])
    #expect(try zero.sets == [[0]] && zero.signedMaximumSum().network.hiddenLayerCount == 0)
    #expect(try zero.signedMaximumSum()([7]) == 0)
  }

  @Test func dependingOnOneDirectionOnly() throws {
    // |x₁ + x₂ + x₃| and a clamp of it: one hidden layer is enough in any dimension.
    let form = try AffineMap(coefficients: [1, 1, 1], constant: 0)
    let one = try AffineMap(coefficients: [0, 0, 0], constant: 1)
    let lattice = try MaximumOfMinima(functions: [form, form.scaled(by: -1), one], sets: [[0, 2], [1, 2]])
    let sum = try lattice.signedMaximumSum()
    #expect(sum.network.hiddenLayerCount == 1)
    guard case .equal = try sum.network.comparison(with: lattice.network) else {
      Issue.record("another function")
      return
    }
  }

  @Test func placesAndDimensionsAreChecked() throws {
    let line = try AffineMap(coefficients: [1], constant: 0)
    let plane = try AffineMap(coefficients: [1, 2], constant: 0)
    let two = try AffineMap(rows: [[1], [2]], bias: [0, 0])
    #expect(throws: CellError.empty(what: "affine function")) { try MaximumOfMinima(functions: [], sets: [[0]]) }
    #expect(throws: CellError.empty(what: "set")) { try MaximumOfMinima(functions: [line], sets: []) }
    #expect(throws: CellError.empty(what: "place in set 1")) {
      try MaximumOfMinima(functions: [line], sets: [[0], []])
    }
    #expect(throws: CellError.noFunction(set: 0, found: 1, count: 1)) {
      try MaximumOfMinima(functions: [line], sets: [[1]])
    }
    #expect(throws: CellError.noFunction(set: 0, found: -1, count: 1)) {
      try MaximumOfMinima(functions: [line], sets: [[-1]])
    }
    #expect(throws: CellError.dimension(place: "function 1", found: 2, expected: 1)) {
      try MaximumOfMinima(functions: [line, plane], sets: [[0]])
    }
    #expect(throws: CellError.dimension(place: "outputs of function 0", found: 2, expected: 1)) {
      try MaximumOfMinima(functions: [two], sets: [[0]])
    }
  }

  @Test func highDimensions() throws {
    // Σ xᵢ − 29 · 0 − (Σ xᵢ − 1) = 1: of 32 functions the last one or 0 may be left out. The other lattice form would have
    // billions of terms.
    var functions = [try AffineMap(coefficients: Array(repeating: 0, count: 30), constant: 0)]
    for place in 0..<30 {
      functions.append(try AffineMap(coefficients: (0..<30).map { $0 == place ? 1 : 0 }, constant: 0))
    }
    functions.append(try AffineMap(coefficients: Array(repeating: 1, count: 30), constant: -1))
    let sum = try MaximumOfMinima(functions: functions, sets: (0...31).map { [$0] }).signedMaximumSum()
    #expect(sum.largestMaximum == 31 && sum.terms.count == 3 && sum.hiddenLayerCount == 5)
    #expect(sum.network.hiddenLayerCount == 5)
  }

  @Test func interruption() throws {
    let control = RegionControl()
    control.interrupt()
    var random = SeededGenerator(seed: 5)
    let network = try random.network([2, 6, 1])
    let function = try CellwiseAffineFunction(network)
    #expect(throws: RegionError.interrupted) { try function.signedMaximumSum(control: control) }
    #expect(throws: RegionError.interrupted) {
      try CellwiseAffineFunction(cells: function.cells, control: control)
    }
    #expect(throws: RegionError.interrupted) {
      try function.maximumOfMinima().signedMaximumSum(control: control)
    }
  }
}
