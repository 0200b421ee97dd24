import ExactNumbers

/// A point at which two networks have different outputs.
public struct SeparatingPoint: Equatable, Sendable {
  /// The point.
  public let point: [Rational]
  /// The output of the first network there.
  public let first: [Rational]
  /// The output of the second one.
  public let second: [Rational]
}

/// Whether two networks compute the same function.
public enum NetworkComparison: Equatable, Sendable {
  /// They do: their affine maps agree on so many regions, on which both are affine and which cover all inputs.
  case equal(regionCount: Int)
  /// They do not.
  case different(SeparatingPoint)
}

extension ReLUNetwork {
  /// Decides whether two networks compute the same function: on all of the input space, or in a polyhedron.
  ///
  /// The regions of both networks side by side are enumerated, and their affine maps compared on each.
  ///
  /// - Parameters:
  ///   - other: The second network.
  ///   - options: The inputs, threads, control. Separating points are in the interior of the polyhedron.
  /// - Throws: `NetworkError.dimension` for different numbers of inputs or outputs; `RegionError`, as for
  ///   `forEachLinearRegion`.
  /// - Complexity: that of the enumeration; gates on the same hyperplane, whatever network they are of, cut once. A network
  ///   with fewer hidden layers than the other is not cut by those that it does not have.
  public func comparison(
    with other: ReLUNetwork, _ options: RegionOptions = RegionOptions()
  ) throws -> NetworkComparison {
    guard other.inputDimension == inputDimension else {
      throw NetworkError.dimension(
        operation: "inputs of networks to compare", found: other.inputDimension, expected: inputDimension)
    }
    guard other.outputDimension == outputDimension else {
      throw NetworkError.dimension(
        operation: "outputs of networks to compare", found: other.outputDimension, expected: outputDimension)
    }
    for (index, inequality) in options.inequalities.enumerated() where inequality.normal.count != inputDimension {
      throw RegionError.dimension(inequality: index, found: inequality.normal.count, expected: inputDimension)
    }
    if let point = differenceAtSimplePoints(other, options) { return .different(separation(other, at: point)) }
    return hiddenLayerCount == 0 || other.hiddenLayerCount == 0
      ? try comparisonOfMaps(with: other, options) : try jointComparison(with: other, options)
  }

  /// A point at which two networks have different outputs, or nil if there is none; see `comparison(with:_:)`.
  /// - Throws: as `comparison(with:_:)`.
  public func firstDifference(
    _ other: ReLUNetwork, _ options: RegionOptions = RegionOptions()
  ) throws -> SeparatingPoint? {
    if case .different(let point) = try comparison(with: other, options) { return point }
    return nil
  }

  private func separation(_ other: ReLUNetwork, at point: [Rational]) -> SeparatingPoint {
    SeparatingPoint(point: point, first: output(at: point), second: other.output(at: point))
  }

  private func output(at point: [Rational]) -> [Rational] { (try? evaluate(at: point)) ?? [] }

  /// The origin and the unit vectors with their negatives: most networks that differ do so there.
  private func differenceAtSimplePoints(_ other: ReLUNetwork, _ options: RegionOptions) -> [Rational]? {
    let origin = [Rational](repeating: 0, count: inputDimension)
    var points = [origin]
    for coordinate in 0..<inputDimension {
      for sign in [1, -1] {
        var point = origin
        point[coordinate] = Rational(sign)
        points.append(point)
      }
    }
    let forms = options.inequalities.map { LinearForm(normal: $0.normal, constant: $0.constant) }
    return points.first { point in
      forms.allSatisfy { $0.value(at: point).signum() > 0 } && output(at: point) != other.output(at: point)
    }
  }

  /// Where one of the networks is affine, the regions are those of the other.
  private func comparisonOfMaps(with other: ReLUNetwork, _ options: RegionOptions) throws -> NetworkComparison {
    let (affine, deep) = hiddenLayerCount == 0 ? (outputLayer, other) : (other.outputLayer, self)
    var regionCount = 0
    var found: [Rational]?
    _ = try deep.forEachLinearRegion(options) { region in
      regionCount += 1
      let map = deep.affineMap(pattern: region.pattern)
      if map != affine { found = region.pointOfDifference(map, affine, options) }
      return found == nil
    }
    return found.map { .different(separation(other, at: $0)) } ?? .equal(regionCount: regionCount)
  }

  private func jointComparison(with other: ReLUNetwork, _ options: RegionOptions) throws -> NetworkComparison {
    let joint = sideBySide(with: other)
    let enumeration = try joint.enumeration(options)
    var regionCount = 0
    var found: LinearRegion?
    let isComplete = try enumeration.run { walk, cone -> [LinearRegion] in
      let forms = walk.forms[enumeration.frame.layers.count - 1].exact
      let half = forms.count / 2
      if forms[..<half] == forms[half...] { return [] }
      // Empty arrays take less room than regions that are not there.
      return [LinearRegion(&walk, cone)]
    } consume: { regions in
      regionCount += 1
      found = regions.first
      return found == nil
    }
    guard let found else {
      if !isComplete { throw RegionError.interrupted }
      return .equal(regionCount: regionCount)
    }
    let map = joint.affineMap(pattern: found.pattern)
    let (first, second) = (map.rows(0..<outputDimension), map.rows(outputDimension..<2 * outputDimension))
    return .different(separation(other, at: found.pointOfDifference(first, second, options)))
  }

  /// The network with the outputs of both, both with hidden layers.
  ///
  /// In the layers that the one with fewer does not have, its last gates are handed on. They are not negative, so that this
  /// takes one gate each, which cuts nothing.
  private func sideBySide(with other: ReLUNetwork) -> ReLUNetwork {
    let depth = max(hiddenLayerCount, other.hiddenLayerCount)
    let (first, second) = (carrying(toHiddenLayers: depth), other.carrying(toHiddenLayers: depth))
    return ReLUNetwork(
      fitting: first.indices.map { index in
        let maps = [first[index], second[index]]
        return index == 0 ? AffineMap.onCommonInput(maps) : AffineMap.blockDiagonal(maps)
      })
  }

  private func carrying(toHiddenLayers count: Int) -> [AffineMap] {
    let width = outputLayer.inputDimension
    let copies = Array(repeating: AffineMap.identity(dimension: width), count: count - hiddenLayerCount)
    return Array(hiddenLayers) + copies + [outputLayer]
  }
}

extension AffineMap {
  /// The map to some of the coordinates.
  fileprivate func rows(_ range: Range<Int>) -> AffineMap {
    AffineMap(
      inputDimension: inputDimension, entries: range.flatMap { Array(row($0)) }, bias: Array(bias[range]))
  }
}

extension LinearRegion {
  /// A point with short coordinates in the interior of the region where two different affine maps have different values.
  fileprivate func pointOfDifference(
    _ first: AffineMap, _ second: AffineMap, _ options: RegionOptions
  ) -> [Rational] {
    let differences = (0..<first.outputDimension).map { row in
      LinearForm(
        normal: zip(first.row(row), second.row(row)).map { $0 - $1 }, constant: first.bias[row] - second.bias[row])
    }
    guard let difference = differences.first(where: { !$0.constant.isZero || $0.normal.contains { !$0.isZero } })
    else { return interiorPoint }
    var polyhedron = OpenPolyhedron(
      forms: facets.map { LinearForm(normal: $0.normal, constant: $0.constant) }, hyperplane: nil)
    var start = interiorPoint
    if difference.value(at: start).isZero, let place = difference.normal.firstIndex(where: { !$0.isZero }) {
      // Any step along this coordinate makes a difference.
      var unit = [Rational](repeating: 0, count: start.count)
      unit[place] = 1
      let high = polyhedron.range(of: place, from: start, unit).high
      start[place] = OpenPolyhedron.simplest(above: start[place], below: high)
    }
    let isBelow = difference.value(at: start).isNegative
    polyhedron.forms.append(
      isBelow
        ? LinearForm(normal: difference.normal.map { -$0 }, constant: -difference.constant) : difference)
    return polyhedron.shortPoint(from: start)
  }
}
