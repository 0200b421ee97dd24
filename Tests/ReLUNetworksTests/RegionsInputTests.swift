import ExactNumbers
import Foundation
import ReLUNetworks
import Synchronization
import Testing

/// Boxes, slices, threads, interruption.
@Suite(.timeLimit(.minutes(5))) struct RegionsInputTests {
  typealias Inequality = (normal: [Rational], constant: Rational)

  private func plus() throws -> ReLUNetwork {
    try ReLUNetwork(weights: [[[1, 0], [0, 1]], [[1, 1]]], biases: [[0, 0], [0]])
  }

  private func counts(_ inequalities: [Inequality]) throws -> [Int] {
    let counts = try plus().regionCounts(RegionOptions(inequalities: inequalities))
    #expect(
      try plus().properActivationRegionCount(RegionOptions(inequalities: inequalities))
        == BigInteger(counts.properActivation))
    return [counts.activation ?? -1, counts.properActivation, counts.openConnected, counts.bounded]
  }

  @Test func polyhedra() throws {
    let square: [Inequality] = [([1, 0], 1), ([-1, 0], 1), ([0, 1], 1), ([0, -1], 1)]
    #expect(try counts([]) == [4, 4, 4, 0])
    #expect(try counts(square) == [4, 4, 4, 4])
    // Twice the same, and others that hold anyway or are no condition at all.
    #expect(try counts(square + square + [([1, 1], 2), ([1, 0], 5), ([0, 0], 0), ([0, 0], 3)]) == [4, 4, 4, 4])
    // A quadrant whose sides are those of gates: on its sides other patterns remain.
    #expect(try counts([([1, 0], 0), ([0, 1], 0)]) == [4, 1, 1, 0])
    #expect(try counts([([-1, 0], 0), ([0, -1], 0)]) == [1, 1, 1, 0])
    #expect(try counts([([1, 0], -1)]) == [2, 2, 2, 0])
    // A strip, a triangle with a vertex at the origin, a half-plane around the origin: its part of a quadrant is a triangle.
    #expect(try counts([([1, -1], 1), ([-1, 1], 1)]) == [4, 4, 4, 2])
    #expect(try counts([([1, 1], 0), ([-1, 0], 1), ([0, -1], 1)]) == [4, 3, 3, 3])
    #expect(try counts([([1, Rational(1, 3)], Rational(1, 7))]) == [4, 4, 4, 1])
  }

  @Test func noInterior() throws {
    let empty: [[Inequality]] = [
      [([1, 0], 0), ([-1, 0], 0)], [([1, 0], -1), ([-1, 0], 0)], [([0, 0], -1)],
      [([1, 1], -2), ([-1, 0], 1), ([0, -1], 1)], [([1, 1], -3), ([-1, 0], 1), ([0, -1], 1)],
      [([1, 0], 1), ([-1, 0], 1), ([0, 1], 0), ([0, -1], 0)], [([1, 0], 0), ([1, 0], 2), ([-2, 0], 0)],
    ]
    for inequalities in empty {
      let options = RegionOptions(inequalities: inequalities)
      #expect(throws: RegionError.emptyInterior) { try plus().regionCounts(options) }
      #expect(throws: RegionError.emptyInterior) { try plus().properActivationRegionCount(options) }
      #expect(throws: RegionError.emptyInterior) { try plus().forEachLinearRegion(options) { _ in true } }
    }
    // Nor does it matter what the network is.
    let affine = ReLUNetwork(try AffineMap(coefficients: [1, 1], constant: 0))
    let constant = try ReLUNetwork(weights: [[[0, 0]], [[1]]], biases: [[1], [0]])
    for network in [affine, constant] {
      for inequalities in empty {
        #expect(throws: RegionError.emptyInterior) {
          try network.regionCounts(RegionOptions(inequalities: inequalities))
        }
      }
      let triangle = RegionOptions(inequalities: [([1, 0], 0), ([0, 1], 0), ([-1, -1], 1)])
      let counts = try network.regionCounts(triangle)
      #expect(counts.properActivation == 1 && counts.bounded == 1 && counts.activation == 1)
      let regions = try RegionsGeometryTests.regions(network, triangle)
      #expect(regions.count == 1 && Set(regions[0].vertices) == [[0, 0], [1, 0], [0, 1]])
      #expect(regions[0].facets.map(\.walls) == [[.inequality(0)], [.inequality(1)], [.inequality(2)]])
    }
  }

  @Test func wrongDimension() throws {
    let wrong: [[[Rational]]] = [[[1]], [[1, 0], [1, 0, 0]], [[1, 0], [0, 1], []]]
    for (index, normals) in wrong.enumerated() {
      let options = RegionOptions(inequalities: normals.map { ($0, 1) })
      let error = RegionError.dimension(inequality: index, found: normals[index].count, expected: 2)
      #expect(throws: error) { try plus().regionCounts(options) }
      #expect(throws: error) { try plus().properActivationRegionCount(options) }
      #expect(error.description == "inequality \(index + 1): found \(normals[index].count) coefficients, expected 2")
    }
  }

  @Test func tooManyRegions() throws {
    let identity = try ReLUNetwork(layers: [
      .identity(dimension: 30), .identity(dimension: 30), .identity(dimension: 30),
    ])
    #expect(throws: RegionError.tooMany(power: 30)) { try identity.regionCounts() }
    // One hidden layer needs no list.
    let shallow = try ReLUNetwork(layers: [.identity(dimension: 30), .identity(dimension: 30)])
    #expect(try shallow.properActivationRegionCount() == BigInteger(1 << 30))
  }

  @Test func slices() throws {
    var random = SeededGenerator(seed: 77)
    for round in 0..<12 {
      let network = try random.network([3, 4, 3, 2], bound: round % 2 == 0 ? 1 : 4)
      let points = (0..<3).map { _ in (0..<3).map { _ in random.rational(3) } }
      let sides = points.map { zip($0, points[0]).map { $0 - $1 } }
      let plane = try AffineMap(rows: (0..<3).map { [sides[1][$0], sides[2][$0]] }, bias: points[0])
      let isLine = (0..<3).allSatisfy { i in
        (0..<3).allSatisfy { j in sides[1][i] * sides[2][j] == sides[1][j] * sides[2][i] }
      }
      if isLine { continue }
      let slice = try network.restricted(toPlaneThrough: points[0], points[1], points[2])
      #expect(slice.layers.dropFirst() == network.layers.dropFirst())
      #expect(slice.layers[0] == (try network.layers[0].composed(with: plane)))
      #expect(try slice.evaluate(at: [0, 1]) == network.evaluate(at: points[2]))
      #expect(try slice.regionCounts() == network.composed(with: ReLUNetwork(plane)).regionCounts())
    }
  }

  @Test func wrongSlices() throws {
    let network = try plus()
    let lines: [[[Rational]]] = [
      [[0, 0], [1, 1], [2, 2]], [[0, 0], [0, 0], [1, 0]], [[1, 2], [1, 2], [1, 2]], [[0, 1], [3, 1], [-7, 1]],
    ]
    for line in lines {
      #expect(throws: RegionError.collinear) { try network.restricted(toPlaneThrough: line[0], line[1], line[2]) }
    }
    #expect(throws: NetworkError.dimension(operation: "slice", found: 3, expected: 2)) {
      try network.restricted(toPlaneThrough: [0, 0], [1, 0, 0], [0, 1])
    }
    let line = try ReLUNetwork(weights: [[[1]], [[1]]], biases: [[0], [0]])
    #expect(throws: RegionError.collinear) { try line.restricted(toPlaneThrough: [0], [1], [2]) }
  }

  // MARK: Threads and interruption

  private func description(_ region: LinearRegion) -> String {
    "\(region.pattern) \(region.vertices) \(region.directions) \(region.interiorPoint) "
      + "\(region.facets.map { "\($0.walls) \($0.normal) \($0.constant) \($0.vertices) \($0.directions)" })"
  }

  @Test(arguments: [[2, 10, 8, 1], [3, 6, 5, 1], [1, 20, 10, 1], [2, 3, 1], [4, 5, 3, 2]])
  func threadsDoNotMatter(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: 5)
    let network = try random.network(shape, bound: 4)
    let one = try RegionsGeometryTests.regions(network, RegionOptions(threads: 1)).map(description)
    for threads in [2, 3, 16] {
      #expect(try RegionsGeometryTests.regions(network, RegionOptions(threads: threads)).map(description) == one)
    }
    #expect(try network.regionCounts(RegionOptions(threads: 3)).properActivation == one.count)
    #expect(Set(one).count == one.count)
  }

  @Test func interruption() throws {
    var random = SeededGenerator(seed: 6)
    let network = try random.network([2, 6, 4, 1], bound: 4)
    let control = RegionControl()
    control.interrupt()
    let options = RegionOptions(control: control)
    #expect(throws: RegionError.interrupted) { try network.regionCounts(options) }
    #expect(throws: RegionError.interrupted) { try network.properActivationRegionCount(options) }
    #expect(throws: RegionError.interrupted) { try network.forEachLinearRegion(options) { _ in true } }
    // Counts that would take very long end soon: many first cones, many gates.
    let deep = try random.network([20, 20, 20, 1], bound: 4)
    let wide = try random.network([6, 60, 60, 1], bound: 4)
    for network in [deep, wide] {
      #expect(throws: RegionError.interrupted) { try network.properActivationRegionCount(options) }
      let later = RegionControl()
      let clock = ContinuousClock()
      let start = clock.now
      // A thread of its own: those of queues may all be busy.
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.2)
        later.interrupt()
      }
      #expect(throws: RegionError.interrupted) {
        try network.properActivationRegionCount(RegionOptions(control: later))
      }
      #expect(clock.now - start < .seconds(20))
    }
  }

  @Test func stoppingAndErrors() throws {
    struct Enough: Error {}
    var random = SeededGenerator(seed: 6)
    let network = try random.network([2, 6, 4, 1], bound: 4)
    var seen = 0
    #expect(
      try !network.forEachLinearRegion { _ in
        seen += 1
        return seen < 3
      })
    #expect(seen == 3)
    #expect(throws: Enough.self) { try network.forEachLinearRegion { _ in throw Enough() } }
    // Progress ends with the number of regions.
    let reported = Mutex<[Int]>([])
    let control = RegionControl { count in reported.withLock { $0.append(count) } }
    let count = try network.regionCounts(RegionOptions(control: control)).properActivation
    #expect(reported.withLock { $0.last } == count && reported.withLock { $0 == $0.sorted() })
  }
}
