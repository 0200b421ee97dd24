import ExactNumbers

/// A part of a pointed cone that forms cut out, perhaps without interior, by its extreme rays.
///
/// New rays lie between adjacent ones on different sides (the double description method; Motzkin, Raiffa, Thompson and Thrall
/// 1953); where no ray is on the positive side, a face remains.
struct ClosedPart {
  private var rays: [(ray: [BigInteger], walls: Set<Int>)]
  private var wallCount: Int

  /// All of a region, whose rays are given with their cone.
  init(_ cone: RegionCone, rays: [[BigInteger]]) {
    wallCount = cone.walls.count
    self.rays = rays.enumerated().map { place, ray in
      let words = cone.tight[place * cone.words..<(place + 1) * cone.words]
      return (ray, Set(cone.walls.indices.filter { words[words.startIndex + $0 / 64] >> UInt64($0 % 64) & 1 == 1 }))
    }
  }

  /// Keeps what has nonnegative values of a form.
  mutating func clip(_ form: [BigInteger]) {
    let values = rays.map { part in
      form.indices.reduce(BigInteger(0)) { form[$1].isZero ? $0 : $0 + form[$1] * part.ray[$1] }
    }
    if !values.contains(where: \.isNegative) { return }
    var kept: [(ray: [BigInteger], walls: Set<Int>)] = []
    for (place, value) in values.enumerated() where !value.isNegative {
      kept.append(rays[place])
      if value.isZero { kept[kept.count - 1].walls.insert(wallCount) }
    }
    for above in rays.indices where values[above].signum() > 0 {
      for below in rays.indices where values[below].isNegative {
        let common = rays[above].walls.intersection(rays[below].walls)
        let isBetween = rays.indices.contains { $0 != above && $0 != below && common.isSubset(of: rays[$0].walls) }
        if isBetween { continue }
        let ray = HomogeneousRay.primitive(
          zip(rays[above].ray, rays[below].ray).map { values[above] * $1 - values[below] * $0 })
        kept.append((ray, common.union([wallCount])))
      }
    }
    wallCount += 1
    rays = kept
  }

  /// A vertex: the first ray that is not at infinity; nil if the part has no point.
  var vertex: [BigInteger]? { rays.first { $0.ray[$0.ray.count - 1].signum() > 0 }?.ray }
}
