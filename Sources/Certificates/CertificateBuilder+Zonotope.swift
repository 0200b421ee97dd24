import Arrangements
import ExactNumbers
import ReLUNetworks

// Theorems about zonotopes and their support functions: FORMAT.md 4.26 to 4.33.
extension CertificateBuilder {
  /// Decides whether the support function of a central arrangement, Σ |a_i·x|, has this value at a point, and writes the value
  /// that it has.
  ///
  /// - Precondition: the arrangement is central; the point has its dimension.
  @discardableResult
  public mutating func decideSupport(_ a: ProofArrangement, at point: [Rational], equals value: Rational) -> Bool {
    let (denominator, coordinates) = overCommonDenominator(point)
    let found = Rational(Self.supportValue(a.arrangement, at: coordinates), denominator)
    theorem("support \(a.name) \(pair(found)) \(denominator) \(tokens(coordinates))")
    return found == value
  }

  private static func supportValue(_ arrangement: HyperplaneArrangement, at point: [BigInteger]) -> BigInteger {
    arrangement.forms.reduce(0) { $0 + scalarProduct($1.normal, point).magnitude }
  }

  /// Proves that a network with one hidden layer computes the support function of a central arrangement.
  ///
  /// - Precondition: it does.
  public mutating func proveSupportNetwork(_ network: ProofNetwork, computes a: ProofArrangement) {
    theorem("support-network \(network.name) \(a.name)")
  }

  /// Proves the least number of gates in one hidden layer with which the support function of a central arrangement can be
  /// computed.
  ///
  /// - Precondition: the arrangement is central.
  /// - Returns: the number, possibly 0.
  /// - Throws: `SignedSumBudgetExceeded` for more hyperplanes than are tried, or than the format allows (16 where the number
  ///   of gates exceeds that of hyperplanes).
  public mutating func proveLeastSupportGates(_ a: ProofArrangement) throws -> BigInteger {
    let smallest = try SmallestSupportNetwork(of: a.supportFunction())
    if smallest.gateCount > smallest.directionCount, smallest.directionCount > 16 {
      throw SignedSumBudgetExceeded(vectors: smallest.directionCount, most: 16)
    }
    theorem("support-gates-at-least \(a.name) \(smallest.gateCount)")
    return BigInteger(smallest.gateCount)
  }

  /// Proves the number of vertices of the zonotope, which is that of the pieces of its support function.
  ///
  /// - Parameter chambers: the measure that an earlier theorem of this file about `a` returned.
  public mutating func proveSupportPieces(_ a: ProofArrangement, chambers: Quantity) {
    theorem("support-pieces \(a.name) \(chambers.value)")
  }

  /// Decides whether two central arrangements have the same support function, so the same zonotope; where they have not, the
  /// values at a point are written.
  ///
  /// - Precondition: both are central and of the same dimension.
  public mutating func decideSameSupport(_ a: ProofArrangement, _ b: ProofArrangement) -> Bool {
    guard let point = SupportDifference(a.arrangement, b.arrangement).witness else {
      theorem("same-support \(a.name) \(b.name)")
      return true
    }
    for one in [a, b] { decideSupport(one, at: point.map { Rational($0) }, equals: 0) }
    return false
  }

  /// Proves the number of pieces of H ∘ h, h the support function of a central arrangement.
  ///
  /// - Parameter chambers: the measure that an earlier theorem of this file about `a` returned.
  /// - Precondition: the arrangement is central and not all of its forms are constant.
  /// - Returns: the number.
  public mutating func proveZonotopePieces(
    _ a: ProofArrangement, _ h: ProofFolding, chambers: Quantity
  ) throws -> BigInteger {
    let function = ZonotopeFunction(support: try a.supportFunction(), folding: h.parameters)
    let count = function.pieceCount(vertices: chambers.value)
    theorem("zonotope-pieces \(a.name) \(h.name) \(count)")
    return count
  }

  /// Proves the lower bound that a line in general position gives on the size of networks with exactly `layers` hidden layers
  /// for H ∘ h.
  ///
  /// - Precondition: the arrangement is central, not all of its forms are constant, layers is in 1…10⁹, and the bound is below 10⁹.
  /// - Returns: the bound.
  public mutating func proveZonotopeSize(_ a: ProofArrangement, _ h: ProofFolding, layers: Int) throws -> BigInteger {
    let function = ZonotopeFunction(support: try a.supportFunction(), folding: h.parameters)
    let bound = PieceBounds.minimumSize(pieces: function.pieceCountOnLines, hiddenLayers: layers) ?? 0
    theorem("zonotope-size-at-least \(a.name) \(h.name) \(layers) \(bound)")
    return bound
  }

  /// Decides whether no zonotope has exactly this number of vertices; where one has, an example is written with its count.
  ///
  /// - Complexity: linear in the number if it is even.
  public mutating func decideNoZonotope(vertices: Int) throws -> Bool {
    if vertices <= 0 || (vertices % 2 != 0 && vertices >= 3) {
      theorem("no-zonotope \(vertices)")
      return true
    }
    // The point, a segment, or a polygon.
    let generators: [[Int]] = vertices == 1 ? [[0]] : vertices == 2 ? [[1]] : (0..<vertices / 2).map { [1, $0] }
    let a = arrangement("z", try HyperplaneArrangement(dimension: generators[0].count, normals: generators))
    proveSupportPieces(a, chambers: proveWhitney(a).chambers)
    return false
  }
}

extension ProofArrangement {
  /// The support function of a central arrangement.
  func supportFunction() throws(NetworkError) -> SupportFunction {
    try SupportFunction(
      dimension: arrangement.dimension, generators: arrangement.forms.map { $0.normal.map { Rational($0) } })
  }
}
