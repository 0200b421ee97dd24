import ExactNumbers
import ReLUNetworks
import Testing

/// What each region says about itself, and what must not change any count.
@Suite(.timeLimit(.minutes(5))) struct RegionsGeometryTests {
  static func regions(_ network: ReLUNetwork, _ options: RegionOptions = RegionOptions()) throws -> [LinearRegion] {
    var regions: [LinearRegion] = []
    let isComplete = try network.forEachLinearRegion(options) {
      regions.append($0)
      return true
    }
    #expect(isComplete)
    return regions
  }

  private func value(_ facet: LinearRegion.Facet, _ point: [Rational]) -> Rational {
    zip(facet.normal, point).reduce(Rational(facet.constant)) { $0 + Rational($1.0) * $1.1 }
  }

  /// The facets of the region in all of the input space, by linear programs.
  private func expectFacets(_ region: LinearRegion, _ cell: RegionReference.Cell, _ dimension: Int) throws {
    let forms = region.facets.map { facet in
      ReferenceForm(normal: facet.normal.map { Rational($0) }, constant: Rational(facet.constant))
    }
    // Facets hold on the region, and no point outside the region satisfies all of them.
    for form in forms {
      #expect(try !RegionReference.hasPoint(dimension, positive: [form.negated], nonnegative: cell.sides))
      let side = cell.sides + [form.negated]
      #expect(try RegionReference.dimension(of: side, in: dimension) == dimension - 1)
    }
    for side in cell.sides {
      #expect(try !RegionReference.hasPoint(dimension, positive: [side.negated], nonnegative: forms))
    }
    #expect(Set(forms).count == forms.count)
  }

  @Test(arguments: RegionsReferenceTests.shapes) func regionsAreWhatTheySay(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(3) { $0 * 17 + $1 }))
    for weights in RegionsReferenceTests.Weights.allCases {
      let network = try RegionsReferenceTests.network(shape, weights, &random)
      let box = (0..<shape[0]).flatMap { place -> [(normal: [Rational], constant: Rational)] in
        let unit = (0..<shape[0]).map { Rational($0 == place ? 1 : 0) }
        return [(unit, 2), (unit.map { -$0 }, Rational(5, 3))]
      }
      for inequalities in [[], box, Array(box.prefix(1))] {
        let reference = try RegionReference(network, inequalities: inequalities)
        let regions = try Self.regions(network, RegionOptions(inequalities: inequalities))
        #expect(Set(regions.map(\.pattern)) == Set(reference.cells.map(\.pattern)))
        #expect(regions.count == reference.cells.count)
        for region in regions {
          let cell = try #require(reference.cells.first { $0.pattern == region.pattern })
          try expectConsistency(region, network)
          try expectFacets(region, cell, shape[0])
          #expect(region.isBounded || inequalities.count != box.count)
        }
      }
    }
  }

  private func expectConsistency(_ region: LinearRegion, _ network: ReLUNetwork) throws {
    let signs = try network.preactivations(at: region.interiorPoint).map { $0.map { $0.signum() } }
    #expect(signs.map { $0.map { $0 > 0 } } == region.pattern)
    let map = network.affineMap(pattern: region.pattern)
    #expect(!region.vertices.isEmpty)
    #expect(Set(region.vertices).count == region.vertices.count)
    for point in region.vertices + [region.interiorPoint] {
      #expect(try map(point) == network.evaluate(at: point))
      for facet in region.facets { #expect(value(facet, point).signum() >= 0) }
    }
    // Far along each direction, too.
    for direction in region.directions {
      #expect(direction.contains { !$0.isZero })
      let point = zip(region.interiorPoint, direction).map { $0 + 1_000_000 * Rational($1) }
      #expect(try network.preactivations(at: point).map { $0.map { $0.signum() > 0 } } == region.pattern)
      #expect(!region.isBounded)
    }
    for facet in region.facets {
      #expect(!facet.walls.isEmpty && !facet.vertices.isEmpty)
      #expect(facet.normal.contains { !$0.isZero })
      #expect(value(facet, region.interiorPoint).signum() > 0)
      for vertex in region.vertices.indices {
        #expect(value(facet, region.vertices[vertex]).isZero == facet.vertices.contains(vertex))
      }
      for (place, direction) in region.directions.enumerated() {
        let change = zip(facet.normal, direction).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 }
        #expect(change.signum() >= 0 && change.isZero == facet.directions.contains(place))
      }
    }
  }

  // MARK: What changes no count

  @Test(arguments: RegionsReferenceTests.shapes) func changesThatChangeNothing(_ shape: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(shape.reduce(1) { $0 * 19 + $1 }))
    for weights in RegionsReferenceTests.Weights.allCases {
      let network = try RegionsReferenceTests.network(shape, weights, &random)
      let counts = try network.regionCounts()
      #expect(try rearranged(network, &random).regionCounts() == counts)
      // x = T y + c with det T = ±1 or more.
      var rows = (0..<shape[0]).map { i in (0..<shape[0]).map { Rational($0 == i ? random.integer(1...3) : 0) } }
      for i in rows.indices {
        for j in 0..<i { rows[i] = zip(rows[i], rows[j]).map { $0 + Rational(2 * i - 1, 3) * $1 } }
      }
      rows.reverse()
      let change = ReLUNetwork(try AffineMap(rows: rows, bias: rows.map { _ in random.rational(4) }))
      #expect(try network.composed(with: change).regionCounts() == counts)
      // Inputs that nothing depends on, and inputs that come in sums only.
      var unbounded = counts
      unbounded.bounded = 0
      for column: Rational in [0, 1] {
        let wide = try AffineMap(
          rows: (0..<shape[0]).map { i in [column] + (0..<shape[0]).map { $0 == i ? 1 : 0 } + [column * 3] },
          bias: (0..<shape[0]).map { _ in 0 })
        let padded = try network.composed(with: ReLUNetwork(wide))
        #expect(try padded.regionCounts() == unbounded)
        for region in try Self.regions(padded) { try expectConsistency(region, padded) }
      }
    }
  }

  /// The same function with the gates of each layer in another order and scaled by positive numbers.
  private func rearranged(_ network: ReLUNetwork, _ random: inout SeededGenerator) throws -> ReLUNetwork {
    var layers = network.layers
    for index in 0..<network.hiddenLayerCount {
      let order = Array(0..<layers[index].outputDimension).shuffled(using: &random)
      let factors = order.map { _ in Rational(random.integer(1...9), random.integer(1...9)) }
      layers[index] = try AffineMap(
        rows: zip(order, factors).map { gate, factor in layers[index].rows[gate].map { factor * $0 } },
        bias: zip(order, factors).map { $1 * layers[index].bias[$0] })
      layers[index + 1] = try AffineMap(
        rows: layers[index + 1].rows.map { row in zip(order, factors).map { row[$0] / $1 } },
        bias: layers[index + 1].bias)
    }
    return try ReLUNetwork(layers: layers)
  }

  @Test func facetsWhereInputsAreSummed() throws {
    // σ(x + 2y − 1): the plane is kept as one coordinate, but facets are lines of the plane.
    let network = try ReLUNetwork(weights: [[[1, 2]], [[1]]], biases: [[-1], [0]])
    let regions = try Self.regions(network)
    #expect(regions.map(\.facets.count) == [1, 1])
    #expect(regions[0].facets[0].normal == [1, 2] && regions[0].facets[0].constant == -1)
    #expect(regions[1].facets[0].normal == [-1, -2] && regions[1].facets[0].constant == 1)
    for region in regions { try expectConsistency(region, network) }
  }
}
