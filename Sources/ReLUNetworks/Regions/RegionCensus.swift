import ExactNumbers

/// Counts regions by all definitions.
struct RegionCensus {
  /// What is needed of a region.
  struct Record: Sendable {
    let region: LinearRegion
    /// The activation patterns on the faces of the region that are no facets of others' making: its own among them.
    let patterns: [[UInt64]]

    init(_ walk: inout RegionWalk, _ cone: RegionCone, listsFaces: Bool) {
      region = LinearRegion(&walk, cone)
      patterns = listsFaces ? FacePatterns(&walk, cone).patterns : []
    }
  }

  private var regions: [LinearRegion] = []
  private var patterns: Set<[UInt64]> = []

  mutating func add(_ record: Record) {
    regions.append(record.region)
    patterns.formUnion(record.patterns)
  }

  /// The counts.
  func counts(countsPatterns: Bool) -> RegionCounts {
    var counts = RegionCounts()
    counts.properActivation = regions.count
    counts.activation = countsPatterns ? patterns.count : nil
    counts.bounded = regions.count(where: \.isBounded)

    var functions: [[BigInteger]: Int] = [:]
    let function = regions.map { region in
      functions[region.outputForms, default: -1] >= 0
        ? functions[region.outputForms, default: -1] : Self.insert(region.outputForms, &functions)
    }
    counts.affine = functions.count

    // Rays get numbers, so that facets and points are the same for all regions that have them.
    var rayNumbers: [[BigInteger]: Int] = [:]
    let rays = regions.map { region in
      region.rays.map { rayNumbers[$0] ?? Self.insert($0, &rayNumbers) }
    }
    var open = DisjointSets(count: regions.count)
    var closed = DisjointSets(count: regions.count)
    var facets: [[Int]: (region: Int, facet: Int)] = [:]
    var isInner = regions.map { [Bool](repeating: false, count: $0.facets.count) }
    var points: [[Int]: Int] = [:]
    for (index, region) in regions.enumerated() {
      for (place, facet) in region.facets.enumerated() {
        let key = Self.key(facet, region, rays[index])
        guard let other = facets.removeValue(forKey: key) else {
          facets[key] = (index, place)
          continue
        }
        if function[other.region] == function[index] {
          open.join(other.region, index)
          isInner[index][place] = true
          isInner[other.region][other.facet] = true
        }
      }
      for place in region.rayPlaces.vertices {
        let key = [function[index], rays[index][place]]
        if let other = points[key] { closed.join(other, index) } else { points[key] = index }
      }
    }
    counts.openConnected = open.classCount
    counts.closedConnected = closedRegions(closed, function, Set(function).count)
    counts.convex = convexRegions(open, isInner)
    return counts
  }

  /// The classes of closed regions that remain when those are joined that are connected by other points where the network
  /// has the value of their function: a closed region may go on through a region with another function, where the two
  /// agree on a part without interior.
  ///
  /// Two such parts have a point in common only if they have a vertex in common.
  private func closedRegions(_ meeting: DisjointSets, _ function: [Int], _ count: Int) -> Int {
    var classes = [Set<Int>](repeating: [], count: count)
    for index in regions.indices { classes[function[index]].insert(meeting.representative(index)) }
    var number = 0
    for (value, own) in classes.enumerated() {
      guard own.count > 1, let first = own.first else {
        number += own.count
        continue
      }
      let forms = regions[first].outputForms
      var parts = DisjointSets(count: regions.count)
      var known: [[BigInteger]: Int] = [:]
      for (index, region) in regions.enumerated() {
        for vertex in region.verticesOfEquality(with: forms, dimension: region.rays[0].count) {
          if let other = known[vertex] { parts.join(other, index) } else { known[vertex] = index }
        }
      }
      number += Set(regions.indices.filter { function[$0] == value }.map { parts.representative($0) }).count
    }
    return number
  }

  private static func insert(_ vector: [BigInteger], _ numbers: inout [[BigInteger]: Int]) -> Int {
    numbers[vector] = numbers.count
    return numbers.count - 1
  }

  private static func key(_ facet: LinearRegion.Facet, _ region: LinearRegion, _ rays: [Int]) -> [Int] {
    (facet.vertices.map { rays[region.rayPlaces.vertices[$0]] }
      + facet.directions.map { rays[region.rayPlaces.directions[$0]] }).sorted()
  }

  /// An open connected region is convex if the form of each of its outer facets is nonnegative on all of it: then no way
  /// out of it stays on the right side of all of them. Where one is not convex, its parts are an upper bound.
  private func convexRegions(_ open: DisjointSets, _ isInner: [[Bool]]) -> ClosedRange<Int> {
    var members: [Int: [Int]] = [:]
    for index in regions.indices { members[open.representative(index), default: []].append(index) }
    var (least, most) = (0, 0)
    for own in members.values {
      var isConvex = true
      search: for index in own where own.count > 1 {
        for (place, facet) in regions[index].facets.enumerated() where !isInner[index][place] {
          for other in own where other != index {
            for ray in regions[other].rays {
              var value = BigInteger(0)
              for k in ray.indices { value += facet.form[k] * ray[k] }
              if value.isNegative {
                isConvex = false
                break search
              }
            }
          }
        }
      }
      // Two convex sets at least cover what is not convex.
      least += isConvex ? 1 : 2
      most += isConvex ? 1 : own.count
    }
    return least...max(least, most)
  }
}

/// Classes of numbers that are joined (Tarjan 1975).
struct DisjointSets {
  private var parents: [Int]
  private(set) var classCount: Int

  init(count: Int) {
    parents = Array(0..<count)
    classCount = count
  }

  func representative(_ element: Int) -> Int {
    var place = element
    while parents[place] != place { place = parents[place] }
    return place
  }

  mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (find(first), find(second))
    if a == b { return }
    // The smaller number stays, so that classes are known by their first member.
    parents[max(a, b)] = min(a, b)
    classCount -= 1
  }

  private mutating func find(_ element: Int) -> Int {
    let root = representative(element)
    var place = element
    while parents[place] != root { (parents[place], place) = (root, parents[place]) }
    return root
  }
}
