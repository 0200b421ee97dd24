import ExactNumbers

/// The numbers of flats and of faces of an arrangement.
public struct FaceNumbers: Hashable, Sendable {
  /// The dimension n of the space.
  public let dimension: Int
  /// The number of flats of codimension 0, 1, …, r: the Whitney numbers of the second kind.
  public let flatCounts: [BigInteger]
  /// The number of faces of codimension 0, 1, …, r; those of codimension 0 are the chambers.
  public let faceCountsByCodimension: [BigInteger]
  /// Whether all hyperplanes pass through the origin.
  public let isCentral: Bool

  /// The number of faces of dimension 0, 1, …, n.
  public var faceCounts: [BigInteger] {
    (0...dimension).map { dimension - $0 < flatCounts.count ? faceCountsByCodimension[dimension - $0] : 0 }
  }

  /// The f-vector of the zonotope that is the sum of the segments along the normals: its numbers of faces of dimension
  /// 0, …, r. Its faces of dimension k belong to the faces of codimension k of the arrangement (McMullen, 1971).
  /// nil if the arrangement is not central.
  public var zonotopeFaceCounts: [BigInteger]? { isCentral ? faceCountsByCodimension : nil }
}

extension HyperplaneArrangement {
  /// Counts the flats by codimension and the faces by dimension, exactly, by enumerating all flats.
  ///
  /// The faces of codimension k are the chambers of the restrictions to the flats of codimension k (Zaslavsky, 1975).
  ///
  /// - Throws: `ArrangementError.interrupted`, or `.internal` if Euler's relation Σ (−1)^k f_k = 1 fails.
  /// - Complexity: a contraction and a count of chambers for each flat; memory for the flats of two ranks.
  public func faceNumbers(control: CountingControl? = nil) throws(ArrangementError) -> FaceNumbers {
    let configuration = CentralConfiguration(self)
    var enumeration = FlatEnumeration(configuration)
    var levels = try enumeration.levels(control: control)
    // The flat of the highest rank of a cone is its apex, at infinity.
    if configuration.hasInfinity { levels.removeLast() }
    var euler: BigInteger = 0
    var faces: [BigInteger] = []
    for (codimension, level) in levels.enumerated() {
      // Half of the chambers of a cone lie on the side of the arrangement.
      let count = configuration.hasInfinity ? level.chambers >> 1 : level.chambers
      faces.append(count)
      euler += codimension.isMultiple(of: 2) ? count : -count
    }
    guard euler == 1 else { throw .internal("the alternating sum of the face numbers is \(euler), expected 1") }
    return FaceNumbers(
      dimension: dimension, flatCounts: levels.map(\.flats), faceCountsByCodimension: faces,
      isCentral: !configuration.hasInfinity)
  }
}
