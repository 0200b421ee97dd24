import ExactNumbers

extension ReLUNetwork {
  /// Which gates are on just beyond a point in a direction: at p + t·d for all small t > 0.
  ///
  /// A gate that is zero at the point is on if its derivative along the direction is positive. One that is zero along the
  /// direction, too, is off, as everywhere here: gates are on where they are positive.
  /// - Returns: whether each gate is on, layer by layer.
  /// - Throws: `NetworkError.dimension` for a point or direction of another length than `inputDimension`.
  public func activationPattern(
    beyond point: [Rational], inDirection direction: [Rational]
  ) throws(NetworkError) -> [[Bool]] {
    guard point.count == inputDimension else {
      throw .dimension(operation: "point of a one-sided map", found: point.count, expected: inputDimension)
    }
    guard direction.count == inputDimension else {
      throw .dimension(operation: "direction of a one-sided map", found: direction.count, expected: inputDimension)
    }
    var (values, slopes) = (point, direction)
    var pattern: [[Bool]] = []
    for layer in hiddenLayers {
      let sums = layer.image(of: values)
      let linear = AffineMap(
        inputDimension: layer.inputDimension, entries: layer.entries,
        bias: [Rational](repeating: 0, count: layer.outputDimension))
      let derivatives = linear.image(of: slopes)
      let on = sums.indices.map { sums[$0].isZero ? derivatives[$0].signum() > 0 : sums[$0].signum() > 0 }
      pattern.append(on)
      values = sums.indices.map { on[$0] ? sums[$0] : 0 }
      slopes = sums.indices.map { on[$0] ? derivatives[$0] : 0 }
    }
    return pattern
  }

  /// An affine map that the network is just beyond a point in a direction, at p + t·d for all small t ≥ 0.
  ///
  /// It is the map of the pattern `activationPattern(beyond:inDirection:)`: in every layer, gates that are zero at the point
  /// are decided by their derivative along the direction, and those that stay zero along it are off. If no gate stays zero
  /// along it, except for gates that are zero near these points, this is the map in a neighbourhood of them.
  /// - Throws: `NetworkError.dimension` for a point or direction of another length than `inputDimension`.
  public func affineMap(
    beyond point: [Rational], inDirection direction: [Rational]
  ) throws(NetworkError) -> AffineMap {
    affineMap(pattern: try activationPattern(beyond: point, inDirection: direction))
  }
}
