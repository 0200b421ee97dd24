import ExactNumbers

/// A product of powers of variables, which are numbered from 0.
public struct Monomial: Hashable, Sendable {
  /// The exponent of each variable, without zeros at the end; the empty product is 1.
  public let exponents: [Int]

  /// The monomial with the given exponents, variable 0 first.
  /// - Precondition: no exponent is negative.
  public init(_ exponents: [Int]) {
    precondition(exponents.allSatisfy { $0 >= 0 }, "exponents of a monomial are not negative")
    let count = (exponents.lastIndex { $0 != 0 }).map { $0 + 1 } ?? 0
    self.exponents = Array(exponents.prefix(count))
  }

  /// The sum of the exponents.
  public var degree: Int { exponents.reduce(0, +) }

  /// The product of two monomials.
  public static func * (left: Monomial, right: Monomial) -> Monomial {
    let (long, short) = left.exponents.count >= right.exponents.count ? (left, right) : (right, left)
    var result = long.exponents
    for (index, exponent) in short.exponents.enumerated() { result[index] += exponent }
    return Monomial(result)
  }
}

/// A polynomial in several variables over the rationals, sparse. Equality is equality of polynomials.
public struct MultivariatePolynomial: Hashable, Sendable {
  /// The nonzero coefficient of each monomial that occurs.
  public private(set) var terms: [Monomial: Rational]

  /// The sum of the given terms; zero coefficients are dropped.
  public init(_ terms: [Monomial: Rational] = [:]) { self.terms = terms.filter { !$0.value.isZero } }

  /// A constant.
  public init(_ constant: Rational) { self.init([Monomial([]): constant]) }

  /// The variable with a number.
  /// - Precondition: `index` is not negative.
  public static func variable(_ index: Int) -> MultivariatePolynomial {
    MultivariatePolynomial([Monomial([Int](repeating: 0, count: index) + [1]): 1])
  }

  /// Whether the polynomial is zero.
  public var isZero: Bool { terms.isEmpty }

  /// The largest degree of a monomial; nil for the zero polynomial.
  public var degree: Int? { terms.keys.map(\.degree).max() }

  /// One more than the largest variable number that occurs.
  public var variableCount: Int { terms.keys.map(\.exponents.count).max() ?? 0 }

  /// The sum.
  public static func + (left: MultivariatePolynomial, right: MultivariatePolynomial) -> MultivariatePolynomial {
    var result = left
    for (monomial, value) in right.terms { result.add(value, monomial) }
    return result
  }

  /// The difference.
  public static func - (left: MultivariatePolynomial, right: MultivariatePolynomial) -> MultivariatePolynomial {
    left + right.scaled(by: -1)
  }

  /// The product.
  public static func * (left: MultivariatePolynomial, right: MultivariatePolynomial) -> MultivariatePolynomial {
    var result = MultivariatePolynomial()
    for (first, a) in left.terms {
      for (second, b) in right.terms { result.add(a * b, first * second) }
    }
    return result
  }

  /// The product with a number.
  public func scaled(by factor: Rational) -> MultivariatePolynomial {
    MultivariatePolynomial(terms.mapValues { $0 * factor })
  }

  /// The polynomial to a power.
  public func power(_ exponent: Int) -> MultivariatePolynomial {
    precondition(exponent >= 0, "polynomials have no negative powers")
    var result = MultivariatePolynomial(1)
    for _ in 0..<exponent { result = result * self }
    return result
  }

  /// The value at a point.
  /// - Throws: `LinearAlgebraError.dimensionMismatch` when the point has fewer coordinates than variables occur.
  public func evaluated(at point: Vector) throws(LinearAlgebraError) -> Rational {
    if point.count < variableCount {
      throw .dimensionMismatch(operation: "polynomial at a point", found: point.count, expected: variableCount)
    }
    var sum = Rational(0)
    for (monomial, coefficient) in terms {
      var product = coefficient
      for (index, exponent) in monomial.exponents.enumerated() where exponent > 0 {
        product *= point[index].power(exponent)
      }
      sum += product
    }
    return sum
  }

  /// The polynomial with variable i replaced by `replacements[i]`; variables without replacement stay.
  public func substituting(_ replacements: [Int: MultivariatePolynomial]) -> MultivariatePolynomial {
    var result = MultivariatePolynomial()
    for (monomial, coefficient) in terms {
      var kept = monomial.exponents
      var product = MultivariatePolynomial(coefficient)
      for (index, exponent) in monomial.exponents.enumerated() where exponent > 0 {
        guard let replacement = replacements[index] else { continue }
        kept[index] = 0
        product = product * replacement.power(exponent)
      }
      result = result + product * MultivariatePolynomial([Monomial(kept): 1])
    }
    return result
  }

  private mutating func add(_ value: Rational, _ monomial: Monomial) {
    let sum = (terms[monomial] ?? 0) + value
    terms[monomial] = sum.isZero ? nil : sum
  }
}
