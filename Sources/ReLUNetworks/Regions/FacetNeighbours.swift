import ExactNumbers

/// The activation patterns behind the facets of a region.
///
/// Closed regions make up a polyhedral complex (Grigsby and Lindsey, On transversality of bent hyperplane arrangements and
/// the topological expressiveness of ReLU neural networks, 2022), so that there is one region behind a facet: the one that
/// a step from a point in the facet's relative interior leads into. A gate that is not zero there keeps its sign; the others
/// take that of their slope.
struct FacetNeighbours {
  /// For each facet of the region the gates that are on behind it; nil where the polyhedron of inputs ends.
  let patterns: [[[Bool]]?]

  /// - Precondition: `walk` is at the leaf that the region was made of.
  init(_ region: LinearRegion, _ walk: RegionWalk) {
    let d = walk.frame.dimension
    patterns = region.facets.map { facet in
      var point = [BigInteger](repeating: 0, count: d)
      let rays =
        facet.vertices.map { region.rayPlaces.vertices[$0] } + facet.directions.map { region.rayPlaces.directions[$0] }
      for ray in rays { for k in 0..<d { point[k] += region.rays[ray][k] } }
      let step = facet.form.prefix(d - 1).map { -$0 }
      for inequality in walk.frame.inequalities {
        let slope = Self.sum(inequality.prefix(d - 1), step[...])
        if slope.isNegative, Self.sum(inequality[...], point[...]).isZero { return nil }
      }
      return Self.pattern(walk, point, step)
    }
  }

  private static func sum(_ first: ArraySlice<BigInteger>, _ second: ArraySlice<BigInteger>) -> BigInteger {
    var sum = BigInteger(0)
    for (left, right) in zip(first, second) where !left.isZero && !right.isZero { sum += left * right }
    return sum
  }

  private static func pattern(_ walk: RegionWalk, _ point: [BigInteger], _ step: [BigInteger]) -> [[Bool]] {
    let d = walk.frame.dimension
    var pattern: [[Bool]] = []
    // How fast the inputs of the layer grow.
    var slopes = step
    for (layer, own) in walk.frame.hiddenLayers.enumerated() {
      let forms = walk.forms[layer].exact
      var gates: [Bool] = []
      var next: [BigInteger] = []
      for (gate, weights) in own.weights.enumerated() {
        let slope = sum(weights[...], slopes[...])
        // Off in the region is off on the facet, or zero.
        let value = sum(forms[gate * d..<(gate + 1) * d], point[...]).signum()
        let isOn = value > 0 || (value == 0 && slope.signum() > 0)
        gates.append(isOn)
        next.append(isOn ? slope : 0)
      }
      pattern.append(gates)
      slopes = next
    }
    return pattern
  }
}
