import ExactNumbers

/// Why a function is not computed by any network with one hidden layer: the jump of its gradient across a hyperplane is not
/// the same at two points of it.
///
/// No other hyperplane of a gate goes through the two points, so that the jump is the same at all points of the hyperplane
/// close to them. In a network with one hidden layer it would be the same at all points of the hyperplane but those where
/// other hyperplanes of its gates meet it: the gates with this hyperplane add up (A. Mukherjee's thesis, proof of Proposition
/// 2.5.2, repaired).
public struct BreakObstruction: Equatable, Sendable {
  /// A point of the hyperplane and what happens there.
  public struct Witness: Equatable, Sendable {
    /// The point.
    public let point: [Rational]
    /// The gradient on the positive side of the hyperplane less that on its negative side is this times the normal.
    public let jump: Rational
  }

  /// The hyperplane normal · x + constant = 0: integers without common divisor, the first of them that is not zero positive.
  public let normal: [BigInteger]
  /// See `normal`.
  public let constant: BigInteger
  /// A point at which the gradient jumps.
  public let first: Witness
  /// A point at which it jumps by something else, or not at all.
  public let second: Witness

  /// Finds the jumps at two points of a hyperplane by evaluating the network on both sides.
  init(_ network: ReLUNetwork, _ hyperplane: BreakHyperplane, at points: [[Rational]]) {
    normal = hyperplane.normal
    constant = hyperplane.constant
    let witnesses = points.map { Witness(point: $0, jump: hyperplane.jump(of: network, at: $0)) }
    let isSilent = witnesses[0].jump.isZero
    (first, second) = (witnesses[isSilent ? 1 : 0], witnesses[isSilent ? 0 : 1])
    assert(first.jump != second.jump)
  }
}

/// A hyperplane by its primitive form, the first coefficient that is not zero being positive.
struct BreakHyperplane: Hashable {
  let normal: [BigInteger]
  let constant: BigInteger

  /// The hyperplane of a facet.
  init(_ facet: LinearRegion.Facet) {
    let isReversed = facet.normal.first { !$0.isZero }?.isNegative == true
    normal = isReversed ? facet.normal.map { -$0 } : facet.normal
    constant = isReversed ? -facet.constant : facet.constant
  }

  var form: LinearForm { LinearForm(normal: normal, constant: constant) }

  /// What the gradient jumps by, in terms of the normal, at a point of the hyperplane on no other one of a gate.
  func jump(of network: ReLUNetwork, at point: [Rational]) -> Rational {
    let direction = normal.map { Rational($0) }
    guard let place = direction.firstIndex(where: { !$0.isZero }),
      let above = try? network.affineMap(beyond: point, inDirection: direction),
      let below = try? network.affineMap(beyond: point, inDirection: direction.map { -$0 })
    else { return 0 }
    return (above[0, place] - below[0, place]) / direction[place]
  }
}
