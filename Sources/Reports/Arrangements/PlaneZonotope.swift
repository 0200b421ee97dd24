import ExactNumbers

/// The boundary of a zonotope in the plane.
enum PlaneZonotope {
  /// The vertices of Σ [−b, b], counterclockwise; two for a segment, one (the centre) if all generators are zero.
  ///
  /// The edges of the boundary are the generators doubled, in the order of their angles.
  /// - Complexity: O(m log m).
  static func vertices(_ generators: [PlanePoint], centre: PlanePoint = .origin) -> [PlanePoint] {
    // Turned into the upper half-plane, generators have angles in [0, π), which the cross product orders.
    let turned = generators.filter { $0 != .origin }.map { b in
      b.y.isNegative || (b.y.isZero && b.x.isNegative) ? -b : b
    }
    var edges: [PlanePoint] = []
    for b in turned.sorted(by: { PlanePoint.cross($0, $1) > 0 }) {
      if let last = edges.last, PlanePoint.cross(last, b).isZero {
        edges[edges.count - 1] = last + b
      } else {
        edges.append(b)
      }
    }
    var point = edges.reduce(centre) { $0 - $1 }
    var result = [point]
    for edge in edges + edges.map({ -$0 }) {
      point = point + 2 * edge
      result.append(point)
    }
    if result.count > 1 { result.removeLast() }
    return result
  }
}
