import ExactNumbers

/// A polyhedron in coordinates of its affine hull, in which it has interior: x = origin + Σ z_k·directions[k].
public struct AffineHull: Sendable {
  /// A form normal·x + constant that is nonnegative.
  public typealias Inequality = (normal: [Rational], constant: Rational)

  /// A point of the hull.
  public private(set) var origin: [Rational]
  /// Independent directions of the hull, one for each of its coordinates z.
  public private(set) var directions: [[Rational]]
  /// The polyhedron in the coordinates z.
  public private(set) var inequalities: [Inequality]

  /// The hull of a polyhedron; nil if it is empty.
  ///
  /// Inequalities that hold with equality everywhere are found one by one: opposite ones at once, others by linear programs
  /// that maximise them; each takes away a coordinate.
  /// - Precondition: every normal has `dimension` coordinates.
  /// - Throws: `ConvexProgramError.interrupted`.
  /// - Complexity: a linear program for each inequality and coordinate of a polyhedron without interior, one program where
  ///   only several coordinates together are bounded, and none for boxes.
  public init?(_ inequalities: [Inequality], dimension: Int) throws(ConvexProgramError) {
    origin = [Rational](repeating: 0, count: dimension)
    directions = (0..<dimension).map { axis in (0..<dimension).map { $0 == axis ? 1 : 0 } }
    self.inequalities = inequalities
    while true {
      // Constants say nothing, or that there is no point.
      let constants = self.inequalities.filter { $0.normal.allSatisfy(\.isZero) }
      if constants.contains(where: { $0.constant.isNegative }) { return nil }
      self.inequalities.removeAll { $0.normal.allSatisfy(\.isZero) }
      if let equality = opposite() {
        eliminate(equality)
        continue
      }
      if isBox {
        if hasContradictingBounds { return nil }
        return
      }
      guard let depth = try depth(), depth.signum() >= 0 else { return nil }
      if depth.signum() > 0 { return }
      guard let equality = try impliedEquality() else { return }
      eliminate(equality)
    }
  }

  /// The point with coordinates z.
  public func point(_ z: [Rational]) -> [Rational] {
    var point = origin
    for (value, direction) in zip(z, directions) where !value.isZero {
      for k in point.indices { point[k] += value * direction[k] }
    }
    return point
  }

  /// An inequality of which another one is the exact negative.
  private func opposite() -> Inequality? {
    var seen: Set<[Rational]> = []
    for inequality in inequalities {
      guard let lead = inequality.normal.first(where: { !$0.isZero }) else { continue }
      let scaled = (inequality.normal + [inequality.constant]).map { $0 / lead.magnitude }
      if seen.contains(scaled.map { -$0 }) { return inequality }
      seen.insert(scaled)
    }
    return nil
  }

  /// Whether every inequality bounds one coordinate.
  private var isBox: Bool {
    inequalities.allSatisfy { inequality in inequality.normal.count { !$0.isZero } == 1 }
  }

  private var hasContradictingBounds: Bool {
    var bounds: [Int: (low: Rational?, high: Rational?)] = [:]
    for inequality in inequalities {
      guard let place = inequality.normal.firstIndex(where: { !$0.isZero }) else { continue }
      let bound = -inequality.constant / inequality.normal[place]
      var (low, high) = bounds[place] ?? (nil, nil)
      if inequality.normal[place].isNegative {
        high = high.map { min($0, bound) } ?? bound
      } else {
        low = low.map { max($0, bound) } ?? bound
      }
      bounds[place] = (low, high)
    }
    return bounds.values.contains { low, high in if let low, let high { low > high } else { false } }
  }

  /// The greatest t ≤ 1 such that all inequalities are at least t somewhere.
  private func depth() throws(ConvexProgramError) -> Rational? {
    let count = directions.count
    var constraints = inequalities.map {
      LinearProgram.Constraint(LinearExpression($0.normal + [-1]), .atLeast(-$0.constant))
    }
    let top = LinearExpression([Rational](repeating: 0, count: count) + [1])
    constraints.append(LinearProgram.Constraint(top, .atMost(1)))
    let program = try LinearProgram(
      .maximize, top, variables: [Bounds](repeating: .free, count: count + 1), constraints: constraints)
    if case .optimal(let optimum) = try program.solve() { return optimum.value }
    return nil
  }

  /// An inequality that is nowhere greater than zero.
  private func impliedEquality() throws(ConvexProgramError) -> Inequality? {
    let constraints = inequalities.map {
      LinearProgram.Constraint(LinearExpression($0.normal), .atLeast(-$0.constant))
    }
    for inequality in inequalities {
      let program = try LinearProgram(
        .maximize, LinearExpression(inequality.normal), constant: inequality.constant,
        variables: [Bounds](repeating: .free, count: directions.count), constraints: constraints)
      if case .optimal(let optimum) = try program.solve(), optimum.value.isZero { return inequality }
    }
    return nil
  }

  /// Takes away a coordinate that an equality gives by the others.
  private mutating func eliminate(_ equality: Inequality) {
    guard let pivot = equality.normal.firstIndex(where: { !$0.isZero }) else { return }
    // z_pivot = shift + Σ slopes·z.
    let shift = -equality.constant / equality.normal[pivot]
    var slopes = equality.normal.map { -$0 / equality.normal[pivot] }
    slopes.remove(at: pivot)
    let removed = directions.remove(at: pivot)
    for k in origin.indices { origin[k] += shift * removed[k] }
    for (place, slope) in slopes.enumerated() where !slope.isZero {
      for k in origin.indices { directions[place][k] += slope * removed[k] }
    }
    inequalities = inequalities.map { inequality in
      var normal = inequality.normal
      let factor = normal.remove(at: pivot)
      if factor.isZero { return (normal, inequality.constant) }
      return (zip(normal, slopes).map { $0 + factor * $1 }, inequality.constant + factor * shift)
    }
  }
}
