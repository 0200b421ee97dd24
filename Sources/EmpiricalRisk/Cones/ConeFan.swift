import ExactNumbers

/// The first cones: m + 1 rays in R^m with sum zero, any m of which are independent, and the cones of all but one of them,
/// which cover the space.
struct ConeFan {
  /// The own and the last coordinate of each of the first m rays; the last ray of them has only one.
  let axes: [(own: BigInteger, last: BigInteger)]

  /// The coordinates of a gate about the middle of the data, of similar size.
  init(_ data: ScaledData) {
    var spreads: [BigInteger] = []
    var middles: [BigInteger] = []
    for k in 0..<(data.parameterCount - 1) {
      let values = data.points.map { $0[k] }
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      middles.append((low + high).floorDivided(by: 2))
      spreads.append(max(1, (high - low).ceilingDivided(by: 2)))
    }
    let widest = spreads.max() ?? 1
    axes =
      zip(spreads, middles).map { spread, middle in
        let factor = max(1, widest / spread)
        return (own: factor * data.pointScale, last: -factor * middle)
      } + [(own: widest, last: 0)]
  }

  /// The cones, in the order of the ray that each leaves out.
  func cones(_ data: ScaledData, _ identifier: () -> Int) -> [ParameterCone] {
    let m = data.parameterCount
    var rays = axes.enumerated().map { place, axis in
      (0..<m).map { $0 == place ? axis.own : $0 == m - 1 ? axis.last : 0 }
    }
    rays.append((0..<m).map { k in -rays.reduce(BigInteger(0)) { $0 + $1[k] } })
    return rays.indices.map { omitted in
      ParameterCone(
        simplicial: rays.indices.filter { $0 != omitted }.map { rays[$0] }, points: data.points,
        identifier: identifier())
    }
  }
}
