import ExactNumbers

/// The Sturm sequence of a polynomial, which counts its distinct real roots exactly (Sturm 1829).
///
/// For the square-free part p the sequence is p, p', and then the negated remainders; the number of distinct real roots
/// in (a, b] is the number of sign changes at a minus that at b.
public struct SturmSequence: Sendable {
  /// The members, the square-free part first; each is scaled by a positive number.
  public let members: [UnivariatePolynomial]

  /// The sequence of a polynomial.
  /// - Precondition: the polynomial is not zero.
  public init(_ polynomial: UnivariatePolynomial) {
    precondition(!polynomial.isZero, "the zero polynomial vanishes everywhere")
    var members = [polynomial.squareFreePart]
    var next = members[0].derivative
    while !next.isZero {
      // A positive factor changes no sign and keeps coefficients small.
      let current = next.scaled(by: next.leadingCoefficient.magnitude.reciprocal)
      let previous = members[members.count - 1]
      members.append(current)
      next = previous.quotientAndRemainder(dividingBy: current).remainder.scaled(by: -1)
    }
    self.members = members
  }

  /// The number of distinct roots x with lower < x <= upper.
  /// - Precondition: `lower <= upper`.
  public func rootCount(above lower: Rational, upTo upper: Rational) -> Int {
    precondition(lower <= upper, "the interval of a root count is in the wrong order")
    return Self.changes(members.map { $0(lower).signum() }) - Self.changes(members.map { $0(upper).signum() })
  }

  /// The number of distinct real roots.
  public var realRootCount: Int {
    let atInfinity = members.map { $0.leadingCoefficient.signum() }
    let atMinusInfinity = members.map {
      ($0.degree ?? 0) % 2 == 0 ? $0.leadingCoefficient.signum() : -$0.leadingCoefficient.signum()
    }
    return Self.changes(atMinusInfinity) - Self.changes(atInfinity)
  }

  private static func changes(_ signs: [Int]) -> Int {
    let nonzero = signs.filter { $0 != 0 }
    return zip(nonzero, nonzero.dropFirst()).count { $0 != $1 }
  }
}
