import ExactNumbers

/// The activation patterns of all faces of a region that are not at infinity.
///
/// In the relative interior of a face a gate is on if it is positive at one of its rays. Faces are the intersections of
/// facets; a pattern of a face may be that of a proper region, or have no interior.
struct FacePatterns {
  private(set) var patterns: [[UInt64]] = []

  init(_ walk: inout RegionWalk, _ cone: RegionCone) {
    let d = walk.frame.dimension
    let gates = walk.pattern.reduce(0) { $0 + $1.count }
    let words = (gates + 63) / 64
    var masks: [[UInt64]] = []
    for ray in cone.rays {
      var mask = [UInt64](repeating: 0, count: words)
      var number = 0
      for (layer, own) in walk.pattern.enumerated() {
        for (gate, isOn) in own.enumerated() {
          if isOn, walk.sign(layer, gate, ray) > 0 { mask[number / 64] |= 1 << UInt64(number % 64) }
          number += 1
        }
      }
      masks.append(mask)
    }
    var isFinite: [Bool] = []
    for ray in cone.rays { isFinite.append(!walk.exactRay(ray)[d - 1].isZero) }
    let all = Set(cone.rays.indices)
    let facets = cone.facets(dimension: d).map { Set($0.rays) }
    var seen: Set<Set<Int>> = [all]
    var open = [all]
    var found: Set<[UInt64]> = []
    // There may be exponentially many.
    while let face = open.popLast(), !walk.isInterrupted {
      if !face.contains(where: { isFinite[$0] }) { continue }
      var pattern = [UInt64](repeating: 0, count: words)
      for ray in face { for word in 0..<words { pattern[word] |= masks[ray][word] } }
      found.insert(pattern)
      for facet in facets {
        let smaller = face.intersection(facet)
        if smaller.count < face.count, !smaller.isEmpty, seen.insert(smaller).inserted { open.append(smaller) }
      }
    }
    patterns = Array(found)
  }
}
