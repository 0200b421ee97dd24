import Arrangements
import ExactNumbers

/// Points with integer homogeneous coordinates, one inside each chamber of an arrangement.
///
/// Planes are added one by one. A chamber is cut by the new plane exactly if the plane meets it; the parts of the plane in the
/// chambers are the chambers of an arrangement within the plane, found by recursion on the dimension, and each of their
/// points, moved to either side, replaces the point of the chamber that is cut.
struct ChamberPoints {
  /// A point x/D of the space and the signs of the non-constant forms there, in their order.
  struct Point {
    let denominator: BigInteger
    let coordinates: [BigInteger]
    let signs: [Int]
  }

  /// The points, in the lexicographic order of their signs, −1 before 1.
  let points: [Point]

  /// One point in each chamber.
  ///
  /// - Complexity: O(C · m² · n) products for C chambers of m planes in dimension n, within a factor that depends on n alone.
  init(_ arrangement: HyperplaneArrangement) {
    let forms = arrangement.forms.filter { !$0.isConstant }
    let width = arrangement.dimension + 1
    var lines = [[1] + [BigInteger](repeating: 0, count: width - 1)]
    lines += forms.compactMap { primitiveLine([$0.constant] + $0.normal) }
    points = Self.central(Self.distinct(lines), dimension: width).filter { $0[0].signum() > 0 }.map { point in
      let coordinates = Array(point.dropFirst())
      return Point(
        denominator: point[0], coordinates: coordinates,
        signs: forms.map { $0.value(at: coordinates, denominator: point[0]).signum() })
    }.sorted { $0.signs.lexicographicallyPrecedes($1.signs) }
  }

  private static func distinct(_ lines: [[BigInteger]]) -> [[BigInteger]] {
    var seen: Set<[BigInteger]> = []
    return lines.filter { seen.insert($0).inserted }
  }

  /// Points inside the chambers of a central arrangement given by pairwise non-proportional vectors.
  private static func central(_ lines: [[BigInteger]], dimension: Int) -> [[BigInteger]] {
    var points = [[BigInteger](repeating: 0, count: dimension)]
    for index in lines.indices {
      let normal = lines[index]
      let earlier = lines[..<index]
      let basis = orthogonalBasis(of: normal)
      let traces = earlier.compactMap { line in primitiveLine(basis.map { scalarProduct(line, $0) }) }
      var cut: [[Int]: [BigInteger]] = [:]
      for trace in central(distinct(traces), dimension: dimension - 1) {
        let point = combination(basis, trace, dimension: dimension)
        cut[signs(earlier, point)] = point
      }
      points = points.flatMap { point in
        cut[signs(earlier, point)].map { sides(of: $0, normal: normal, planes: earlier) } ?? [point]
      }
    }
    return points
  }

  private static func signs(_ lines: ArraySlice<[BigInteger]>, _ point: [BigInteger]) -> [Int] {
    lines.map { scalarProduct($0, point).signum() }
  }

  /// Two points beside a point of a plane, so close that no other plane lies between.
  private static func sides(
    of point: [BigInteger], normal: [BigInteger], planes: ArraySlice<[BigInteger]>
  ) -> [[BigInteger]] {
    var scale: BigInteger = 1
    for plane in planes {
      let needed = scalarProduct(plane, normal).magnitude.floorDivided(by: scalarProduct(plane, point).magnitude) + 1
      if scale < needed { scale = needed }
    }
    return [-1, 1].map { sign in
      primitiveVector(point.indices.map { scale * point[$0] + BigInteger(sign) * normal[$0] })
    }
  }

  /// A basis of the vectors orthogonal to a nonzero one.
  private static func orthogonalBasis(of normal: [BigInteger]) -> [[BigInteger]] {
    guard let pivot = normal.firstIndex(where: { !$0.isZero }) else { return [] }
    return normal.indices.filter { $0 != pivot }.map { index in
      var vector = [BigInteger](repeating: 0, count: normal.count)
      vector[index] = normal[pivot]
      vector[pivot] = -normal[index]
      return primitiveVector(vector)
    }
  }

  private static func combination(
    _ basis: [[BigInteger]], _ factors: [BigInteger], dimension: Int
  ) -> [BigInteger] {
    var sum = [BigInteger](repeating: 0, count: dimension)
    for (vector, factor) in zip(basis, factors) {
      for index in sum.indices { sum[index] += factor * vector[index] }
    }
    return sum
  }
}
