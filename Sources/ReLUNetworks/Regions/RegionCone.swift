import ExactNumbers

/// Why an inequality of a region holds: what is on the other side.
enum RegionWall: Hashable, Sendable {
  /// The end of the space, t = 0.
  case infinity
  /// An inequality of the polyhedron.
  case inequality(Int)
  /// A gate changes.
  case gate(layer: Int, index: Int)
}

/// A pointed polyhedral cone by its extreme rays and by the walls on which each lies, as bits.
///
/// The rays are numbers of vectors in a pool. The walls include all facets.
struct RegionCone: Sendable {
  var rays: [Int32]
  var walls: [RegionWall]
  /// Words for each ray, ray after ray.
  var tight: [UInt64]
  var words: Int

  /// The cone of as many rays as coordinates, wall k being opposite to ray k.
  init(simplicial rays: [Int32], walls: [RegionWall]) {
    self.rays = rays
    self.walls = walls
    words = max(1, (walls.count + 63) / 64)
    tight = [UInt64](repeating: 0, count: rays.count * words)
    for ray in rays.indices {
      for wall in walls.indices where wall != ray { tight[ray * words + wall / 64] |= 1 << UInt64(wall % 64) }
    }
  }

  private init(rays: [Int32], walls: [RegionWall], tight: [UInt64], words: Int) {
    self.rays = rays
    self.walls = walls
    self.tight = tight
    self.words = words
  }

  /// Whether the smallest face with two rays has no other: two rays are adjacent if no third one lies on all the walls on
  /// which both lie (Fukuda and Prodon 1996, proposition 7).
  @inline(__always)
  func areAdjacent(_ a: Int, _ b: Int, dimension: Int) -> Bool {
    if rays.count == dimension { return true }
    if words == 1 {
      let common = tight[a] & tight[b]
      if common.nonzeroBitCount < dimension - 2 { return false }
      for c in rays.indices where c != a && c != b && tight[c] & common == common { return false }
      return true
    }
    var number = 0
    for word in 0..<words { number += (tight[a * words + word] & tight[b * words + word]).nonzeroBitCount }
    if number < dimension - 2 { return false }
    for c in rays.indices where c != a && c != b {
      var isOn = true
      for word in 0..<words {
        let common = tight[a * words + word] & tight[b * words + word]
        if tight[c * words + word] & common != common {
          isOn = false
          break
        }
      }
      if isOn { return false }
    }
    return true
  }

  /// The part on one side of a hyperplane.
  ///
  /// - Parameters:
  ///   - signs: The signs of the rays, those on the other side being below 0.
  ///   - between: The new rays, each between a ray on this side and one on the other.
  ///   - wall: What the hyperplane is.
  func part(
    _ signs: [Int8], side: Int8, between: [(above: Int, below: Int, ray: Int32)], wall: RegionWall, dimension: Int
  ) -> RegionCone {
    var part = self
    if part.walls.count == 64 * part.words { part.prune(dimension: dimension) }
    if part.walls.count == 64 * part.words { part.widen() }
    let (words, bit) = (part.words, part.walls.count)
    part.walls.append(wall)
    let old = part.tight
    part.rays = []
    part.tight = []
    part.rays.reserveCapacity(rays.count + between.count)
    part.tight.reserveCapacity((rays.count + between.count) * words)
    for ray in rays.indices where signs[ray] * side >= 0 {
      part.rays.append(rays[ray])
      part.tight.append(contentsOf: old[ray * words..<(ray + 1) * words])
      if signs[ray] == 0 { part.tight[part.tight.count - words + bit / 64] |= 1 << UInt64(bit % 64) }
    }
    for (above, below, ray) in between {
      part.rays.append(ray)
      for word in 0..<words { part.tight.append(old[above * words + word] & old[below * words + word]) }
      part.tight[part.tight.count - words + bit / 64] |= 1 << UInt64(bit % 64)
    }
    return part
  }

  private mutating func widen() {
    var wide: [UInt64] = []
    wide.reserveCapacity(rays.count * (words + 1))
    for ray in rays.indices {
      wide.append(contentsOf: tight[ray * words..<(ray + 1) * words])
      wide.append(0)
    }
    words += 1
    tight = wide
  }

  /// Drops walls with fewer rays than a facet has.
  private mutating func prune(dimension: Int) {
    let kept = walls.indices.filter { wall in
      rays.indices.count { tight[$0 * words + wall / 64] >> UInt64(wall % 64) & 1 == 1 } >= dimension - 1
    }
    let newWords = max(1, (kept.count + 63) / 64)
    var packed = [UInt64](repeating: 0, count: rays.count * newWords)
    for ray in rays.indices {
      for (place, wall) in kept.enumerated() where tight[ray * words + wall / 64] >> UInt64(wall % 64) & 1 == 1 {
        packed[ray * newWords + place / 64] |= 1 << UInt64(place % 64)
      }
    }
    self = RegionCone(rays: rays, walls: kept.map { walls[$0] }, tight: packed, words: newWords)
  }

  /// The facets: for each the walls that are there, and its rays (as places in `rays`), in the order of the walls.
  ///
  /// The rays on a wall make up a face; a facet is one that no other one but the cone itself contains.
  func facets(dimension: Int) -> [(walls: [RegionWall], rays: [Int])] {
    if dimension == 1 { return [] }
    var faces: [(walls: [RegionWall], rays: [Int])] = []
    for wall in walls.indices {
      let own = rays.indices.filter { tight[$0 * words + wall / 64] >> UInt64(wall % 64) & 1 == 1 }
      if own.count < dimension - 1 || own.count == rays.count { continue }
      if let known = faces.firstIndex(where: { $0.rays == own }) {
        faces[known].walls.append(walls[wall])
      } else {
        faces.append(([walls[wall]], own))
      }
    }
    let sets = faces.map { Set($0.rays) }
    return faces.indices.filter { face in
      !sets.indices.contains { $0 != face && sets[face].isStrictSubset(of: sets[$0]) }
    }.map { faces[$0] }
  }
}
