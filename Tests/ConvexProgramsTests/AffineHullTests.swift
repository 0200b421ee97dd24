import ConvexPrograms
import ExactNumbers
import Testing

/// Affine hulls of boxes, of flat polyhedra, of points, and of nothing.
struct AffineHullTests {
  private func value(_ inequality: AffineHull.Inequality, _ point: [Rational]) -> Rational {
    zip(inequality.normal, point).reduce(inequality.constant) { $0 + $1.0 * $1.1 }
  }

  private static let square: [AffineHull.Inequality] = [([1, 0], 1), ([-1, 0], 1), ([0, 1], 1), ([0, -1], 1)]

  @Test func dimensions() throws {
    #expect(try AffineHull([], dimension: 3)?.directions.count == 3)
    #expect(try AffineHull(Self.square, dimension: 2)?.directions == [[1, 0], [0, 1]])
    // Zero forms say nothing; a negative constant says that there is no point.
    #expect(try AffineHull(Self.square + [([0, 0], 0)], dimension: 2)?.directions.count == 2)
    #expect(try AffineHull([([0, 0], -1)], dimension: 2) == nil)
    // A diagonal given by opposite forms, one of them scaled; a corner; beyond the corner.
    let diagonal = try #require(try AffineHull(Self.square + [([2, -2], 0), ([-1, 1], 0)], dimension: 2))
    #expect(
      diagonal.directions.count == 1 && diagonal.point([Rational(1, 3)])[0] == diagonal.point([Rational(1, 3)])[1])
    let corner = try #require(try AffineHull(Self.square + [([1, 1], -2)], dimension: 2))
    #expect(corner.directions.isEmpty && corner.origin == [1, 1])
    #expect(try AffineHull(Self.square + [([1, 1], -3)], dimension: 2) == nil)
    #expect(try AffineHull([([1], -1), ([-1], 0)], dimension: 1) == nil)
    // An edge, by three halfplanes that meet in a line without being opposite.
    let edge = try #require(
      try AffineHull([([1, 0, 0], 0), ([0, 1, 0], 0), ([-1, -1, 0], 0), ([0, 0, 1], 0)], dimension: 3))
    #expect(edge.directions.count == 1 && edge.point([5])[0].isZero && edge.point([5])[1].isZero)
  }

  /// Random polyhedra: the hull's polyhedron has interior, its points are points of the polyhedron, and no corner is lost.
  @Test func randomPolyhedra() throws {
    var random = SeededGenerator(seed: 12)
    var dimensions: [Int: Int] = [:]
    for _ in 0..<200 {
      let n = Int.random(in: 1...3, using: &random)
      var inequalities: [AffineHull.Inequality] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let normal = (0..<n).map { _ in Rational(Int.random(in: -2...2, using: &random)) }
        inequalities.append((normal, Rational(Int.random(in: 0...1, using: &random))))
        if Int.random(in: 0...3, using: &random) == 0 { inequalities.append((normal.map { -$0 }, 0)) }
      }
      // The origin is in all of them, unless a constant was negated; the hull says so.
      guard let hull = try AffineHull(inequalities, dimension: n) else {
        Issue.record("the origin is a point")
        continue
      }
      dimensions[n - hull.directions.count, default: 0] += 1
      for (index, inequality) in hull.inequalities.enumerated() {
        #expect(inequality.normal.contains { !$0.isZero }, "\(index)")
      }
      // Every point of the small grid is on both sides of the change of coordinates.
      let z = hull.directions.indices.map { _ in Rational(Int.random(in: -3...3, using: &random), 2) }
      let isInside = inequalities.allSatisfy { value($0, hull.point(z)).signum() >= 0 }
      #expect(hull.inequalities.allSatisfy { value($0, z).signum() >= 0 } == isInside)
    }
    #expect(dimensions.count > 1)
  }
}
