import ExactAlgebra
import ExactNumbers

/// An inequality ⟨normal, x⟩ ≤ bound that a zonotope satisfies, with equality exactly on a facet.
public struct ZonotopeFacet: Hashable, Sendable {
  /// The outer normal, a primitive integer vector.
  public let normal: [BigInteger]
  /// The greatest value of ⟨normal, ·⟩ on the zonotope.
  public let bound: Rational

  /// A facet.
  public init(normal: [BigInteger], bound: Rational) {
    self.normal = normal
    self.bound = bound
  }
}

extension Zonotope {
  /// Enumerates the facets, each once, in opposite pairs.
  ///
  /// A pair belongs to each flat of rank d − 1 of the generators, d the dimension of the zonotope: the normals vanish
  /// on the flat. The flats come in lexicographic order of their first bases; of a pair the normal with first nonzero
  /// coordinate positive comes first. If d < n, normals are determined only up to normals of the affine hull
  /// (`hullNormals`); they are then chosen with zero coordinates where the generators' matrix has no pivot column. A
  /// point has no facets.
  ///
  /// - Returns: the number of facets `body` was called with.
  /// - Throws: what `body` throws.
  /// - Complexity: O(m·n²) integer operations for each flat of rank less than d − 1.
  @discardableResult
  public func forEachFacet(_ body: (ZonotopeFacet) throws -> EnumerationStep) throws -> Int {
    let plan = EnumerationPlan(try arrangement)
    guard plan.rank > 0 else { return 0 }
    let unitVectors: [[BigInteger]] = (0..<plan.rank).map { row in (0..<plan.rank).map { row == $0 ? 1 : 0 } }
    var count = 0
    _ = try Self.forEachLine(of: plan.rows, in: unitVectors, after: -1) { line in
      for sign in [1, -1] {
        let normal: [BigInteger] = plan.coordinatePlaces.map { place in
          place < 0 ? 0 : sign > 0 ? line[place] : -line[place]
        }
        let facet = ZonotopeFacet(normal: normal, bound: supportValue(at: normal.map { Rational($0) }))
        count += 1
        if try body(facet) == .stop { return false }
      }
      return true
    }
    return count
  }

  /// All facets in the order of `forEachFacet`.
  public func facets() throws -> [ZonotopeFacet] {
    var result: [ZonotopeFacet] = []
    try forEachFacet { facet in
      result.append(facet)
      return .proceed
    }
    return result
  }

  /// A basis of the vectors orthogonal to all generators, primitive and integer: the affine hull of the zonotope is
  /// where each of them has its value at the centre. Empty if the zonotope has full dimension.
  public var hullNormals: [[BigInteger]] {
    let (form, pivots) = Matrix(rows: generators.count, columns: dimension) { generators[$0][$1] }.reducedRowEchelonForm
    return (0..<dimension).filter { !pivots.contains($0) }.map { free in
      var vector = [Rational](repeating: 0, count: dimension)
      vector[free] = 1
      for (row, column) in pivots.enumerated() { vector[column] = -form[row, free] }
      return CentralConfiguration.primitive(AffineForm(normal: vector).normal).vector
    }
  }

  /// Calls `body` with a vector on each line that is an intersection of some rows' hyperplanes with a subspace.
  ///
  /// Every flat is reached on one path only, that of its lexicographically first basis: the next row must come after
  /// all earlier ones, and be the first that has its hyperplane in the current subspace.
  ///
  /// - Parameters:
  ///   - rows: the rows on which the subspace is not contained in their hyperplane matter.
  ///   - space: a basis of the subspace.
  ///   - last: the last row chosen.
  /// - Returns: false if `body` did and ended the enumeration.
  private static func forEachLine(
    of rows: [[BigInteger]], in space: [[BigInteger]], after last: Int, _ body: ([BigInteger]) throws -> Bool
  ) throws -> Bool {
    guard space.count > 1 else { return try body(CentralConfiguration.primitive(space[0]).vector) }
    var seen: Set<[BigInteger]> = []
    for (index, row) in rows.enumerated() {
      let values = space.map { EnumerationPlan.value(row, $0) }
      guard let pivot = values.firstIndex(where: { !$0.isZero }) else { continue }
      guard seen.insert(CentralConfiguration.primitive(values).vector).inserted, index > last else { continue }
      var smaller: [[BigInteger]] = []
      for other in space.indices where other != pivot {
        let vector = zip(space[other], space[pivot]).map { values[pivot] * $0 - values[other] * $1 }
        smaller.append(CentralConfiguration.primitive(vector).vector)
      }
      if try !forEachLine(of: rows, in: smaller, after: index, body) { return false }
    }
    return true
  }
}
