import ExactAlgebra
import ExactNumbers

/// The characteristic polynomial of an arrangement in R^n, χ(t) = Σ (−1)^i b_i t^(n−i), kept as its Whitney numbers b_i.
///
/// The b_i = Σ |μ(X)| over the flats X of codimension i are the (unsigned) Whitney numbers of the first kind of the
/// intersection poset, and the Betti numbers of the complement of the complexified arrangement (Orlik and Solomon, 1980).
public struct CharacteristicPolynomial: Hashable, Sendable {
  /// The dimension n of the space.
  public let dimension: Int
  /// b_0 = 1, …, b_r, r the rank of the arrangement; all are positive.
  public let whitneyNumbers: [BigInteger]

  /// The polynomial with these Whitney numbers.
  ///
  /// - Precondition: between 1 and n + 1 numbers; zeros at the end are dropped.
  public init(dimension: Int, whitneyNumbers: [BigInteger]) {
    self.dimension = dimension
    var numbers = whitneyNumbers
    while numbers.count > 1, numbers[numbers.count - 1].isZero { numbers.removeLast() }
    self.whitneyNumbers = numbers
  }

  /// The rank r of the arrangement: that of its normals, and the greatest codimension of a flat.
  public var rank: Int { whitneyNumbers.count - 1 }

  /// The number of chambers, (−1)^n χ(−1) (Zaslavsky, 1975).
  public var chamberCount: BigInteger { whitneyNumbers.reduce(0, +) }

  /// The number of relatively bounded chambers, (−1)^r χ(1): those that are bounded after dividing out the lineality space
  /// of dimension n − r (Zaslavsky, 1975).
  public var relativelyBoundedChamberCount: BigInteger { value(at: 1).magnitude }

  /// The number of bounded chambers: as above if the normals span the space, otherwise none.
  public var boundedChamberCount: BigInteger { rank == dimension ? relativelyBoundedChamberCount : 0 }

  /// The coefficients of 1, t, …, t^n.
  public var coefficients: [BigInteger] {
    var result = [BigInteger](repeating: 0, count: dimension + 1)
    for (index, number) in whitneyNumbers.enumerated() {
      result[dimension - index] = index.isMultiple(of: 2) ? number : -number
    }
    return result
  }

  /// χ(t).
  public func value(at t: BigInteger) -> BigInteger {
    coefficients.reversed().reduce(0) { $0 * t + $1 }
  }

  /// The polynomial of the arrangement whose cone has this polynomial: χ of the cone is (t − 1) χ.
  ///
  /// - Precondition: this is the polynomial of a cone.
  package var decone: CharacteristicPolynomial {
    var numbers: [BigInteger] = []
    for number in whitneyNumbers.dropLast() { numbers.append(number - (numbers.last ?? 0)) }
    return CharacteristicPolynomial(dimension: dimension - 1, whitneyNumbers: numbers)
  }
}
