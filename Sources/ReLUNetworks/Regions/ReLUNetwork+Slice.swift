import ExactNumbers

extension ReLUNetwork {
  /// The network on the plane through three points: (s, t) ↦ f(p + s (q − p) + t (r − p)).
  ///
  /// - Throws: `NetworkError.dimension` for a point of another dimension; `RegionError.collinear` if the points lie on a line.
  public func restricted(
    toPlaneThrough p: [Rational], _ q: [Rational], _ r: [Rational]
  ) throws -> ReLUNetwork {
    for point in [p, q, r] where point.count != inputDimension {
      throw NetworkError.dimension(operation: "slice", found: point.count, expected: inputDimension)
    }
    let (u, v) = (zip(q, p).map { $0 - $1 }, zip(r, p).map { $0 - $1 })
    let isPlane = u.indices.contains { i in
      u.indices.contains { j in !(u[i] * v[j] - u[j] * v[i]).isZero }
    }
    if !isPlane { throw RegionError.collinear }
    let inner = try AffineMap(rows: u.indices.map { [u[$0], v[$0]] }, bias: p)
    let first = layers[0]
    let rows = (0..<first.outputDimension).map { row in
      (0..<2).map { column in
        (0..<inputDimension).reduce(Rational(0)) { $0 + first[row, $1] * inner[$1, column] }
      }
    }
    return ReLUNetwork(fitting: [try AffineMap(rows: rows, bias: first.image(of: p))] + layers.dropFirst())
  }
}
