import ExactNumbers

extension LinearRegion {
  /// The vertices of the part of the closed region where the network's output is that of other forms, as homogenised
  /// vectors; none if there is no such point.
  ///
  /// The part is a polyhedron without lines, cut out by one hyperplane for each output: new rays lie between adjacent ones on
  /// different sides, as in `RegionWalk`.
  func verticesOfEquality(with forms: [BigInteger], dimension d: Int) -> [[BigInteger]] {
    // On which facets a ray lies, the end of the space being the last.
    var section = rays.map { ray in
      (ray: ray, walls: Set(ray[d - 1].isZero ? [facets.count] : []))
    }
    for (number, facet) in facets.enumerated() {
      for vertex in facet.vertices { section[rayPlaces.vertices[vertex]].walls.insert(number) }
      for direction in facet.directions { section[rayPlaces.directions[direction]].walls.insert(number) }
    }
    for start in stride(from: 0, to: forms.count, by: d) {
      let difference = (start..<start + d).map { outputForms[$0] - forms[$0] }
      if difference.allSatisfy(\.isZero) { continue }
      let values = section.map { part in
        (0..<d).reduce(BigInteger(0)) { $0 + difference[$1] * part.ray[$1] }
      }
      var next = section.indices.filter { values[$0].isZero }.map { section[$0] }
      for above in section.indices where values[above].signum() > 0 {
        for below in section.indices where values[below].signum() < 0 {
          let common = section[above].walls.intersection(section[below].walls)
          let isEdge = !section.indices.contains {
            $0 != above && $0 != below && section[$0].walls.isSuperset(of: common)
          }
          if !isEdge { continue }
          let ray = zip(section[above].ray, section[below].ray).map { values[above] * $1 - values[below] * $0 }
          next.append((HomogeneousRay.primitive(ray), common))
        }
      }
      section = next
      if section.allSatisfy({ $0.ray[d - 1].isZero }) { return [] }
    }
    return section.map(\.ray).filter { !$0[d - 1].isZero }
  }
}
