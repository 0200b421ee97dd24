import ExactNumbers

/// The function H ∘ γ: R^n → R, H a composition of k zigzags and γ the support function of a zonotope: a member of the
/// family ZONOTOPE of Theorem 2.3.10 of the thesis of A. Mukherjee.
public struct ZonotopeFunction: Equatable, Hashable, Sendable {
  /// γ.
  public let support: SupportFunction
  /// The parameters of H.
  public let folding: HardFunction

  /// The function with the given parts.
  public init(support: SupportFunction, folding: HardFunction) {
    self.support = support
    self.folding = folding
  }

  /// The value at a point.
  /// - Throws: `NetworkError.dimension` when the point has another number of coordinates.
  public func value(at point: [Rational]) throws(NetworkError) -> Rational {
    var value = try support.value(at: point)
    for index in folding.points.indices { value = folding.layerFunction(index)(value) }
    return value
  }

  /// The network of k + 1 hidden layers, of 2m, w_1, …, w_k gates (Proposition 2.3.9 of the thesis).
  public var network: ReLUNetwork { Self.composed(folding.network, support.pairNetwork) }

  /// The network with the fewest gates for γ in the first hidden layer, and one gate less for each zigzag before the last
  /// that allows it.
  /// - Throws: `SignedSumBudgetExceeded` or `SubsetSumBudgetExceeded` where the least numbers are not found.
  public func compactNetwork() throws -> ReLUNetwork {
    Self.composed(try folding.compactNetwork(), try SmallestSupportNetwork(of: support).network)
  }

  private static func composed(_ outer: ReLUNetwork, _ inner: ReLUNetwork) -> ReLUNetwork {
    // One output meets one input, so the layers fit.
    (try? outer.composed(with: inner)) ?? outer
  }

  /// The number of pieces, given the number N of vertices of the zonotope: N·w_1⋯w_k, and the regions beyond the last break
  /// of H where it is constant, if it is: one, or two when all generators are parallel.
  ///
  /// - Precondition: some generator is not zero.
  /// - Returns: the number of connected components of the interiors of the sets where the gradient is constant.
  public func pieceCount(vertices: BigInteger) -> BigInteger {
    let slices = folding.factors.reduce(BigInteger(1)) { $0 * BigInteger($1) }
    let ends = folding.pieceCount - slices - 1
    return vertices * slices + ends * (support.directions.count == 1 ? 2 : 1)
  }

  /// The number of pieces on a line that passes close to the origin in general position: with q directions of generators,
  /// 2w_1⋯w_k + q - 1, and 2 where H is constant in the end.
  ///
  /// - Precondition: some generator is not zero.
  public var pieceCountOnLines: BigInteger {
    let slices = folding.factors.reduce(BigInteger(1)) { $0 * BigInteger($1) }
    let ends = folding.pieceCount - slices - 1
    return (slices + ends) * 2 + BigInteger(support.directions.count) - 1
  }
}

extension ReLUNetwork {
  /// The network in one variable t that computes this one on the line `point` + t·`direction`.
  /// - Throws: `NetworkError.dimension` when point or direction have another number of coordinates than inputs.
  public func restricted(toLineThrough point: [Rational], direction: [Rational]) throws(NetworkError) -> ReLUNetwork {
    guard direction.count == point.count else {
      throw .dimension(operation: "direction of a line", found: direction.count, expected: point.count)
    }
    let line = try AffineMap(rows: direction.map { [$0] }, bias: point)
    return try composed(with: ReLUNetwork(line))
  }
}
