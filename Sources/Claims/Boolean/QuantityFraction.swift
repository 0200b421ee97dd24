import Certificates
import ExactNumbers

/// A rational number as two integer expressions of a certificate, the denominator positive.
struct QuantityFraction {
  let numerator: Quantity
  let denominator: Quantity

  init(_ numerator: Quantity, _ denominator: Quantity = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ value: Rational) { self.init(Quantity(value.numerator), Quantity(value.denominator)) }

  static func + (a: QuantityFraction, b: QuantityFraction) -> QuantityFraction {
    QuantityFraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  static func * (a: QuantityFraction, b: QuantityFraction) -> QuantityFraction {
    QuantityFraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }
}

extension CertificateBuilder {
  /// Decides a comparison of fractions by their cross products.
  @discardableResult
  mutating func decide(_ a: QuantityFraction, _ relation: Relation, _ b: QuantityFraction) -> Bool {
    decide(a.numerator * b.denominator, relation, b.numerator * a.denominator)
  }
}

/// Expressions with binomial coefficients that the count of functions and their agreements needs.
enum BinomialSums {
  /// The sum of a list, 0 if it is empty.
  static func sum(_ terms: [Quantity]) -> Quantity {
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first, +)
  }

  /// Σ_{i ≥ t} C(P, i): so many of the 2^P functions on P points agree with a given one at t points or more.
  static func tail(_ points: Int, atLeast least: Int) -> Quantity {
    guard least <= points else { return 0 }
    return sum((max(0, least)...points).map { .choose(Quantity(points), Quantity($0)) })
  }

  /// Cov(P, D): 2 Σ_{i<D} C(P−1, i), or 2^P for D ≥ P; so many strict sign patterns do the functions of a linear space of
  /// dimension D have at most at P points (Schläfli; Cover, 1965).
  static func signPatterns(points: Int, dimension: Int) -> Quantity {
    guard dimension < points else { return Quantity(2).power(Quantity(points)) }
    return 2 * sum((0..<dimension).map { .choose(Quantity(points - 1), Quantity($0)) })
  }
}
