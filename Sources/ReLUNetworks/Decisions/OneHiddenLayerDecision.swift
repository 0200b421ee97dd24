import ExactNumbers

/// Whether a function on R^n is computed by some network with one hidden layer, of any size.
///
/// A continuous piecewise linear function is exactly if, for every hyperplane, its gradient jumps by the same multiple of the
/// normal at all points of it that are on no other break: what is left when gates with these jumps are subtracted has no
/// break and is affine. (This makes a decision of Proposition 2.5.2 in the thesis of A. Mukherjee.)
public enum OneHiddenLayerDecision: Equatable, Sendable {
  /// It is, and this is the smallest one.
  case network(SmallestOneHiddenLayerNetwork)
  /// It is not.
  case obstruction(BreakObstruction)
}

extension ReLUNetwork {
  /// Decides whether some network with one hidden layer computes the same function as this one, on all of R^n.
  ///
  /// All proper activation regions are enumerated. Facets that two of them have in common tell the jump of the gradient on
  /// their hyperplanes; where a hyperplane with a jump goes through the interior of a region, there is none.
  ///
  /// - Parameters:
  ///   - options: Threads and control; no inequalities, since the function is to be that on all of the space.
  ///   - budget: How many partial sums the search for the least number of gates keeps at once.
  /// - Throws: `NetworkError.dimension` unless there is one output; `RegionError`, as for `forEachLinearRegion`.
  /// - Complexity: two enumerations of regions at most, with the facets of which one side is known in memory; then up to
  ///   O(h · 2^(h/2)) sums for h hyperplanes with jumps.
  public func oneHiddenLayerDecision(
    _ options: RegionOptions = RegionOptions(), budget: Int = SmallestOneHiddenLayerNetwork.defaultBudget
  ) throws -> OneHiddenLayerDecision {
    guard outputDimension == 1 else {
      throw NetworkError.dimension(
        operation: "outputs of a function on which one hidden layer is decided", found: outputDimension, expected: 1)
    }
    if hiddenLayerCount == 0 {
      return .network(SmallestOneHiddenLayerNetwork(affinePart: outputLayer, breaks: [], budget: budget))
    }
    var wholeSpace = options
    wholeSpace.inequalities = []
    let enumeration = try enumeration(wholeSpace)
    // A function that is far from one hidden layer is found out in few regions, all next to each other.
    var conflict = firstConflict(enumeration)
    var collector = BreakCollector()
    if conflict == nil {
      let isComplete = try enumeration.run {
        LinearRegion(&$0, $1)
      } consume: { region in
        conflict = collector.add(region)
        return conflict == nil
      }
      if !isComplete, conflict == nil { throw RegionError.interrupted }
    }
    if conflict == nil { conflict = try crossing(collector, enumeration) }
    if let conflict {
      let points = conflict.parts.map { $0.shortPoint(of: conflict.hyperplane) }
      return .obstruction(BreakObstruction(self, conflict.hyperplane, at: points))
    }
    return .network(smallestOneHiddenLayer(collector, budget: budget))
  }

  /// A conflict between the first regions of all, if there is one.
  private func firstConflict(_ enumeration: RegionEnumeration) -> BreakCollector.Conflict? {
    var walk = RegionWalk(enumeration.frame, control: enumeration.control)
    var collector = BreakCollector()
    var conflict: BreakCollector.Conflict?
    for job in walk.roots(0..<1) {
      walk.run(job, budget: BreakCollector.searchedAtOnce - collector.regionCount) { walk, cone in
        if conflict == nil { conflict = collector.add(LinearRegion(&walk, cone)) }
      }
    }
    return conflict
  }

  /// A region through which a hyperplane with a jump goes.
  private func crossing(
    _ collector: BreakCollector, _ enumeration: RegionEnumeration
  ) throws(RegionError) -> BreakCollector.Conflict? {
    if collector.forms.isEmpty { return nil }
    let forms = collector.forms
    var conflict: BreakCollector.Conflict?
    let isComplete = try enumeration.run { walk, cone -> [(place: Int, region: LinearRegion)] in
      var rays: [[BigInteger]] = []
      for ray in cone.rays { rays.append(walk.exactRay(ray)) }
      guard let place = forms.firstIndex(where: { BreakCollector.crosses(rays, $0) }) else { return [] }
      return [(place, LinearRegion(&walk, cone))]
    } consume: { found in
      guard let found = found.first else { return true }
      conflict = collector.crossing(of: found.place, through: found.region)
      return false
    }
    if !isComplete, conflict == nil { throw .interrupted }
    return conflict
  }

  private func smallestOneHiddenLayer(_ collector: BreakCollector, budget: Int) -> SmallestOneHiddenLayerNetwork {
    let breaks = zip(collector.breaks, collector.jumps(of: self)).map {
      SmallestOneHiddenLayerNetwork.Break(normal: $0.normal, constant: $0.constant, jump: $1)
    }
    guard let region = collector.lastRegion else {
      return SmallestOneHiddenLayerNetwork(affinePart: affineMap(pattern: []), breaks: [], budget: budget)
    }
    // What the function is in one region less the gates that are on there.
    let map = affineMap(pattern: region.pattern)
    var (entries, constant) = (map.entries, map.bias[0])
    for (own, hyperplane) in zip(breaks, collector.breaks)
    where hyperplane.form.value(at: region.interiorPoint).signum() > 0 {
      for k in entries.indices { entries[k] -= own.jump * Rational(own.normal[k]) }
      constant -= own.jump * Rational(own.constant)
    }
    return SmallestOneHiddenLayerNetwork(
      affinePart: AffineMap(inputDimension: inputDimension, entries: entries, bias: [constant]), breaks: breaks,
      budget: budget)
  }
}
