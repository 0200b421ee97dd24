import ExactNumbers

extension LinearRegion {
  /// A point of a facet's relative interior: the mean of its vertices, moved by the sum of its directions.
  /// - Precondition: the facet is one of this region.
  public func interiorPoint(of facet: Facet) -> [Rational] {
    var point = [Rational](repeating: 0, count: interiorPoint.count)
    for vertex in facet.vertices { for (k, value) in vertices[vertex].enumerated() { point[k] += value } }
    let count = Rational(facet.vertices.count)
    point = point.map { $0 / count }
    for direction in facet.directions {
      for (k, value) in directions[direction].enumerated() { point[k] += Rational(value) }
    }
    return point
  }
}
