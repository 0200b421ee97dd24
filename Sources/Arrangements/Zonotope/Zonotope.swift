import ExactAlgebra
import ExactNumbers

/// A zonotope in R^n: the sum of a centre and of the segments [−b_i, b_i] of its generators b_i.
///
/// Generators may be zero, repeated, parallel or opposite. Vertices belong to the chambers of the arrangement of the
/// hyperplanes orthogonal to the generators: on a chamber the sum of the sign(⟨b_i, x⟩) b_i is the vertex in which x is
/// greatest.
public struct Zonotope: Hashable, Sendable {
  /// The dimension n of the space, at least 1.
  public let dimension: Int
  /// The generators, n coordinates each.
  public let generators: [[Rational]]
  /// The centre.
  public let centre: [Rational]

  /// The zonotope with these generators.
  ///
  /// - Parameter centre: n coordinates; by default the origin.
  /// - Throws: `ArrangementError.dimension`, or `.shape` with the index of a generator (that of the centre is their
  ///   number).
  public init(dimension: Int, generators: [[Rational]], centre: [Rational]? = nil) throws(ArrangementError) {
    guard dimension >= 1 else { throw .dimension(found: dimension) }
    let centre = centre ?? [Rational](repeating: 0, count: dimension)
    for (index, vector) in (generators + [centre]).enumerated() where vector.count != dimension {
      throw .shape(form: index, found: vector.count, expected: dimension)
    }
    self.dimension = dimension
    self.generators = generators
    self.centre = centre
  }

  /// The zonotope with these generators and the origin as centre.
  ///
  /// - Throws: `ArrangementError.dimension` or `.shape`.
  public init(dimension: Int, generators: [[Int]]) throws(ArrangementError) {
    try self.init(dimension: dimension, generators: generators.map { $0.map { Rational($0) } })
  }

  /// The central arrangement of the hyperplanes orthogonal to the generators; form i is a positive multiple of
  /// generator i, so that zero generators give constant forms.
  public var arrangement: HyperplaneArrangement {
    get throws(ArrangementError) {
      try HyperplaneArrangement(dimension: dimension, forms: generators.map { AffineForm(normal: $0) })
    }
  }

  /// The dimension of the zonotope itself: the rank of its generators.
  public var affineDimension: Int {
    Matrix(rows: generators.count, columns: dimension) { generators[$0][$1] }.reducedRowEchelonForm.pivotColumns.count
  }

  /// The support function: the greatest value of ⟨x, ·⟩ on the zonotope, ⟨x, centre⟩ + Σ |⟨x, b_i⟩|.
  ///
  /// - Precondition: x has n coordinates.
  public func supportValue(at x: [Rational]) -> Rational {
    generators.reduce(Self.product(x, centre)) { $0 + Self.product(x, $1).magnitude }
  }

  /// The same zonotope with one generator for each direction of the nonzero generators, in order of first appearance:
  /// parallel segments add up to one, in the direction of the first.
  public var mergingParallelGenerators: Zonotope {
    get throws(ArrangementError) {
      let plan = EnumerationPlan(try arrangement)
      var merged: [[Rational]] = []
      for row in plan.rows.indices { merged.append(generatorSum(of: row, plan)) }
      return try Zonotope(dimension: dimension, generators: merged, centre: centre)
    }
  }

  /// The generators of one direction, added up in the direction of the first.
  func generatorSum(of row: Int, _ plan: EnumerationPlan) -> [Rational] {
    var sum = [Rational](repeating: 0, count: dimension)
    for (index, generator) in generators.enumerated() where plan.formRows[index] == row {
      for column in sum.indices {
        if plan.formSigns[index] > 0 { sum[column] += generator[column] } else { sum[column] -= generator[column] }
      }
    }
    return sum
  }

  static func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    var sum: Rational = 0
    for (x, y) in zip(left, right) { sum += x * y }
    return sum
  }
}
