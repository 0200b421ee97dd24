import Arrangements
import ExactNumbers
import Testing

@Suite struct ZonotopeTests {
  private func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// All sums of ±generators.
  private func sums(_ zonotope: Zonotope) -> Set<[Rational]> {
    zonotope.generators.reduce(into: [zonotope.centre]) { points, generator in
      points = Set(
        points.flatMap { point in
          [zip(point, generator).map { $0 + $1 }, zip(point, generator).map { $0 - $1 }]
        })
    }
  }

  /// The vertices of the convex hull of points in the plane (Andrew's monotone chain, 1979).
  private func planeHull(_ points: Set<[Rational]>) -> Set<[Rational]> {
    let sorted = points.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    func chain(_ points: [[Rational]]) -> [[Rational]] {
      var chain: [[Rational]] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          let turn = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
          if turn.signum() > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain
    }
    return Set(chain(sorted) + chain(sorted.reversed()))
  }

  private func randomZonotope(_ seed: Int, dimension: Int, count: Int) throws -> Zonotope {
    var generator = EnumerationGenerator(seed: UInt64(seed))
    func vector() -> [Rational] {
      (0..<dimension).map { _ in
        Rational(Int.random(in: -2...2, using: &generator), Int.random(in: 1...2, using: &generator))
      }
    }
    return try Zonotope(dimension: dimension, generators: (0..<count).map { _ in vector() }, centre: vector())
  }

  @Test(arguments: 0..<30)
  func plane(_ seed: Int) throws {
    let zonotope = try randomZonotope(seed, dimension: 2, count: seed % 8)
    let vertices = try zonotope.vertices()
    #expect(Set(vertices).count == vertices.count)
    #expect(Set(vertices) == planeHull(sums(zonotope)))
    #expect(try zonotope.countVerticesByEnumeration() == vertices.count)
    try expectSound(zonotope)
  }

  @Test(arguments: 0..<20)
  func space(_ seed: Int) throws {
    try expectSound(randomZonotope(100 + seed, dimension: 1 + seed % 4, count: 1 + seed % 7))
  }

  /// Vertices against directions and facets, and both against all sums of ±generators.
  private func expectSound(_ zonotope: Zonotope) throws {
    let points = sums(zonotope)
    var vertices: [[Rational]] = []
    try zonotope.forEachVertex { vertex, chamber in
      let (coordinates, direction) = (vertex.coordinates, chamber.point.map { Rational($0) })
      vertices.append(coordinates)
      // The witness is a direction in which no other point is as far out.
      let greatest = zonotope.supportValue(at: direction)
      #expect(points.filter { product(direction, $0) >= greatest } == [coordinates])
      var sum = zonotope.centre
      for (index, generator) in zonotope.generators.enumerated() {
        for column in sum.indices { sum[column] += Rational(chamber.sign(of: index)) * generator[column] }
      }
      #expect(sum == coordinates)
      return .proceed
    }
    #expect(Set(vertices).count == vertices.count)
    #expect(try zonotope.vertices(options: EnumerationOptions(threads: 2)) == vertices)
    let facets = try zonotope.facets()
    #expect(Set(facets).count == facets.count)
    let dimension = zonotope.affineDimension
    for facet in facets {
      let normal = facet.normal.map { Rational($0) }
      let values = vertices.map { product(normal, $0) }
      #expect(values.max() == facet.bound)
      // A facet has at least as many vertices as its dimension and one.
      #expect(values.count { $0 == facet.bound } >= dimension)
    }
    #expect(zonotope.hullNormals.count == zonotope.dimension - dimension)
    for normal in zonotope.hullNormals {
      for vertex in vertices {
        #expect(product(normal.map { Rational($0) }, vertex) == product(normal.map { Rational($0) }, zonotope.centre))
      }
    }
    // The facets leave nothing else: a sum of ±generators is a vertex exactly if the facets through it span the space.
    if dimension == 2 { #expect(facets.count == vertices.count) }
    let merged = try zonotope.mergingParallelGenerators
    #expect(try Set(merged.vertices()) == Set(vertices))
    #expect(try merged.facets() == facets)
  }

  @Test func cube() throws {
    let cube = try Zonotope(dimension: 3, generators: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(try cube.vertices().first == [-1, -1, -1])
    #expect(try cube.vertices().count == 8)
    #expect(try cube.facets().count == 6)
    #expect(try cube.facets().allSatisfy { $0.bound == 1 })
    #expect(cube.supportValue(at: [1, -2, Rational(1, 2)]) == Rational(7, 2))
  }

  @Test(arguments: [
    ("permutohedron", EnumerationFamily.braid(4), 24, 14, 3),
    ("truncated cuboctahedron", EnumerationFamily.typeB(3), 48, 26, 3),
    ("rhombic dodecahedron", [[1, 1, 1], [1, 1, -1], [1, -1, 1], [-1, 1, 1]], 14, 12, 3),
    ("rhombic triacontahedron", EnumerationFamily.generic(6, 3), 32, 30, 3),
    ("R_3", EnumerationFamily.resonance(3), 32, 18, 3),
    ("F_4", EnumerationFamily.f4, 1152, 240, 4),
  ])
  func knownZonotopes(_ name: String, _ generators: [[Int]], _ vertices: Int, _ facets: Int, _ dimension: Int) throws {
    let zonotope = try Zonotope(dimension: generators[0].count, generators: generators)
    #expect(try zonotope.countVerticesByEnumeration() == vertices, "\(name)")
    #expect(try zonotope.facets().count == facets, "\(name)")
    #expect(zonotope.affineDimension == dimension)
  }

  @Test func point() throws {
    for generators in [[], [[Rational(0), 0]], [[Rational(0), 0], [0, 0]]] {
      let zonotope = try Zonotope(dimension: 2, generators: generators, centre: [3, Rational(1, 3)])
      #expect(try zonotope.vertices() == [[3, Rational(1, 3)]])
      #expect(try zonotope.facets().isEmpty)
      #expect(zonotope.affineDimension == 0)
      #expect(zonotope.hullNormals.count == 2)
    }
  }

  @Test func segmentOfParallelGenerators() throws {
    let zonotope = try Zonotope(dimension: 3, generators: [[1, 2, 0], [0, 0, 0], [-2, -4, 0], [3, 6, 0]])
    #expect(try zonotope.vertices() == [[-6, -12, 0], [6, 12, 0]])
    #expect(try zonotope.mergingParallelGenerators.generators == [[6, 12, 0]])
    #expect(
      try zonotope.facets() == [
        ZonotopeFacet(normal: [1, 0, 0], bound: 6), ZonotopeFacet(normal: [-1, 0, 0], bound: 6),
      ])
  }

  @Test func hugeGenerators() throws {
    let huge = Rational(BigInteger(1) << 80)
    let zonotope = try Zonotope(dimension: 2, generators: [[huge, 1], [1, huge], [Rational(1, 3), 0]])
    try expectSound(zonotope)
    #expect(try zonotope.vertices().count == 6)
  }

  @Test func wrongShapes() {
    #expect(throws: ArrangementError.dimension(found: 0)) { try Zonotope(dimension: 0, generators: [[Int]]()) }
    #expect(throws: ArrangementError.shape(form: 1, found: 1, expected: 2)) {
      try Zonotope(dimension: 2, generators: [[1, 2], [3]])
    }
    #expect(throws: ArrangementError.shape(form: 1, found: 1, expected: 2)) {
      try Zonotope(dimension: 2, generators: [[1, 2]], centre: [3])
    }
  }
}
