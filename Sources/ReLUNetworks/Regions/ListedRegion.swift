import ExactNumbers

/// A proper activation region with its function, its neighbours, and a point whose coordinates are short.
public struct ListedRegion: Sendable {
  /// The region.
  public let region: LinearRegion
  /// A point of the interior, of small denominators where that is possible.
  public let point: [Rational]
  /// The affine map that the network is on the region.
  public let function: AffineMap
  /// For each facet the pattern of the region behind it; nil where the polyhedron of inputs ends.
  public let neighbours: [[[Bool]]?]

  init(_ walk: inout RegionWalk, _ cone: RegionCone, affine: AffineMap?) {
    region = LinearRegion(&walk, cone)
    neighbours = FacetNeighbours(region, walk).patterns
    let frame = walk.frame
    var full = [Rational](repeating: 0, count: frame.inputDimension)
    for (place, value) in region.shortPoint(dimension: frame.dimension).enumerated() {
      full[frame.coordinates[place]] = value
    }
    point = full
    function = affine ?? Self.function(region, frame)
  }

  /// The output forms as a map of the input space.
  private static func function(_ region: LinearRegion, _ frame: InputFrame) -> AffineMap {
    let (d, n) = (frame.dimension, frame.inputDimension)
    let unit = Rational(1, frame.outputScale)
    var entries: [Rational] = []
    var bias: [Rational] = []
    for start in stride(from: 0, to: region.outputForms.count, by: d) {
      var row = [Rational](repeating: 0, count: n)
      for (place, dual) in frame.dualBasis.enumerated() where !region.outputForms[start + place].isZero {
        let factor = Rational(region.outputForms[start + place]) * unit
        for k in 0..<n where !dual[k].isZero { row[k] += factor * dual[k] }
      }
      entries += row
      bias.append(Rational(region.outputForms[start + d - 1]) * unit)
    }
    return AffineMap(inputDimension: n, entries: entries, bias: bias)
  }
}

extension LinearRegion {
  /// An interior point in the kept coordinates: from the middle of the region, one coordinate after the other is replaced by
  /// the simplest number in the inner half of what the others leave for it.
  func shortPoint(dimension d: Int) -> [Rational] {
    var point = [Rational](repeating: 0, count: d - 1)
    let share = Rational(1, BigInteger(rayPlaces.vertices.count))
    for place in rayPlaces.vertices {
      let ray = rays[place]
      for k in point.indices { point[k] += Rational(ray[k], ray[d - 1]) * share }
    }
    for place in rayPlaces.directions {
      let length = rays[place].reduce(BigInteger(1)) { max($0, $1.magnitude) }
      for k in point.indices { point[k] += Rational(rays[place][k], length) }
    }
    var values = facets.map { facet in
      point.indices.reduce(Rational(facet.form[d - 1])) { $0 + Rational(facet.form[$1]) * point[$1] }
    }
    for k in point.indices {
      var low: Rational?
      var high: Rational?
      for (facet, value) in zip(facets, values) where !facet.form[k].isZero {
        let end = point[k] - value / Rational(facet.form[k])
        if facet.form[k].signum() > 0 {
          low = low.map { max($0, end) } ?? end
        } else {
          high = high.map { min($0, end) } ?? end
        }
      }
      let simple: Rational
      switch (low, high) {
      case (let low?, let high?):
        let quarter = (high - low) / 4
        simple = .simplest(between: low + quarter, and: high - quarter)
      case (let low?, nil): simple = .simplest(between: (low + point[k]) / 2, and: point[k] + max(1, point[k] - low))
      case (nil, let high?): simple = .simplest(between: (high + point[k]) / 2, and: point[k] - max(1, high - point[k]))
      case (nil, nil): simple = 0
      }
      let step = simple - point[k]
      for (number, facet) in facets.enumerated() where !facet.form[k].isZero {
        values[number] += Rational(facet.form[k]) * step
      }
      point[k] = simple
    }
    return point
  }
}

extension ReLUNetwork {
  /// Calls a closure with what is made of each proper activation region, in the order of `forEachLinearRegion`; nothing is
  /// kept of regions that have been handed over.
  ///
  /// - Parameters:
  ///   - options: The inputs, threads, control, and where to begin.
  ///   - reached: Called several times a second with the position of the next region. An enumeration of the same network and
  ///     inequalities may begin there, with any number of threads, and then goes on with that region.
  ///   - describe: Makes what is handed over of a region; called by all threads, for regions in any order.
  ///   - body: Called with what was made of each region; whether to go on.
  /// - Returns: whether all regions were visited.
  /// - Throws: `RegionError`, and what `body` throws.
  /// - Complexity: as `forEachLinearRegion`, and for each facet the slopes of all gates. Some ten thousand descriptions wait
  ///   for those before them at most, whatever the number of regions.
  public func forEachListedRegion<Description: Sendable>(
    _ options: RegionOptions = RegionOptions(), reached: (RegionPosition) -> Void = { _ in },
    describe: @escaping @Sendable (ListedRegion) -> Description, _ body: (Description) throws -> Bool
  ) throws -> Bool {
    var failure: (any Error)?
    let affine = hiddenLayerCount == 0 ? layers[0] : nil
    let isComplete = try enumeration(options).run(from: options.start, reached: reached) {
      describe(ListedRegion(&$0, $1, affine: affine))
    } consume: { description in
      do { return try body(description) } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    if !isComplete, options.control?.isInterrupted == true { throw RegionError.interrupted }
    return isComplete
  }
}
