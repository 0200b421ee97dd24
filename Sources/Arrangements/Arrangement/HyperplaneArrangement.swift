import ExactNumbers

/// A finite list of affine functions on R^n; the zero sets of the non-constant ones are hyperplanes, and the connected
/// components of the complement of their union are the chambers.
///
/// Any position is allowed. By definition constant forms have no hyperplane, and forms with the same hyperplane count once
/// for everything that is a property of the set of hyperplanes (chambers, flats, characteristic polynomial).
public struct HyperplaneArrangement: Hashable, Sendable {
  /// The dimension n of the space, at least 1.
  public let dimension: Int
  /// The forms in the given order; possibly none.
  public let forms: [AffineForm]

  /// The arrangement of these forms.
  ///
  /// - Throws: `ArrangementError.dimension` or `.shape`.
  public init(dimension: Int, forms: [AffineForm]) throws(ArrangementError) {
    guard dimension >= 1 else { throw .dimension(found: dimension) }
    for (index, form) in forms.enumerated() where form.normal.count != dimension {
      throw .shape(form: index, found: form.normal.count, expected: dimension)
    }
    self.dimension = dimension
    self.forms = forms
  }

  /// The central arrangement of the hyperplanes orthogonal to these vectors of `dimension` integers.
  ///
  /// - Throws: `ArrangementError.dimension` or `.shape`.
  public init(dimension: Int, normals: [[BigInteger]]) throws(ArrangementError) {
    try self.init(dimension: dimension, forms: normals.map { AffineForm(normal: $0) })
  }

  /// The central arrangement of the hyperplanes orthogonal to these vectors of `dimension` integers.
  ///
  /// - Throws: `ArrangementError.dimension` or `.shape`.
  public init(dimension: Int, normals: [[Int]]) throws(ArrangementError) {
    try self.init(dimension: dimension, normals: normals.map { $0.map { BigInteger($0) } })
  }

  /// Whether all constants are zero, so that every hyperplane is a linear subspace.
  public var isCentral: Bool { forms.allSatisfy(\.constant.isZero) }
}

extension HyperplaneArrangement {
  /// The number of distinct hyperplanes.
  ///
  /// - Complexity: one hash operation a form, and an elimination.
  public var hyperplaneCount: Int {
    let configuration = CentralConfiguration(self)
    return configuration.rows.count - (configuration.hasInfinity ? 1 : 0)
  }
}
