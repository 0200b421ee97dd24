import ExactNumbers

/// A polynomial in one variable over the rationals, dense.
public struct UnivariatePolynomial: Hashable, Sendable {
  /// The coefficients from the constant term upwards; the last one is not zero, and the zero polynomial has none.
  public let coefficients: [Rational]

  /// The polynomial with the given coefficients, constant term first; leading zeros are dropped.
  public init(_ coefficients: [Rational]) {
    let count = (coefficients.lastIndex { !$0.isZero }).map { $0 + 1 } ?? 0
    self.coefficients = Array(coefficients.prefix(count))
  }

  /// The variable itself.
  public static let variable = UnivariatePolynomial([0, 1])

  /// The degree; nil for the zero polynomial.
  public var degree: Int? { coefficients.isEmpty ? nil : coefficients.count - 1 }

  /// Whether the polynomial is zero.
  public var isZero: Bool { coefficients.isEmpty }

  /// The leading coefficient; 0 for the zero polynomial.
  public var leadingCoefficient: Rational { coefficients.last ?? 0 }

  /// The value at a point, by Horner's rule.
  public func callAsFunction(_ point: Rational) -> Rational {
    coefficients.reversed().reduce(0) { $0 * point + $1 }
  }

  /// The derivative.
  public var derivative: UnivariatePolynomial {
    UnivariatePolynomial(coefficients.enumerated().dropFirst().map { Rational($0.offset) * $0.element })
  }

  /// The polynomial divided by its leading coefficient; zero stays zero.
  public var monic: UnivariatePolynomial { isZero ? self : scaled(by: leadingCoefficient.reciprocal) }

  /// The product with a number.
  public func scaled(by factor: Rational) -> UnivariatePolynomial {
    UnivariatePolynomial(coefficients.map { $0 * factor })
  }

  /// The sum.
  public static func + (left: UnivariatePolynomial, right: UnivariatePolynomial) -> UnivariatePolynomial {
    var result = left.coefficients
    for (index, value) in right.coefficients.enumerated() {
      if index < result.count { result[index] += value } else { result.append(value) }
    }
    return UnivariatePolynomial(result)
  }

  /// The difference.
  public static func - (left: UnivariatePolynomial, right: UnivariatePolynomial) -> UnivariatePolynomial {
    left + right.scaled(by: -1)
  }

  /// The product.
  public static func * (left: UnivariatePolynomial, right: UnivariatePolynomial) -> UnivariatePolynomial {
    if left.isZero || right.isZero { return UnivariatePolynomial([]) }
    var result = [Rational](repeating: 0, count: left.coefficients.count + right.coefficients.count - 1)
    for (i, a) in left.coefficients.enumerated() where !a.isZero {
      for (j, b) in right.coefficients.enumerated() { result[i + j] += a * b }
    }
    return UnivariatePolynomial(result)
  }

  /// Quotient and remainder with `self = quotient * divisor + remainder` and the remainder of lower degree.
  /// - Precondition: `divisor` is not zero.
  public func quotientAndRemainder(
    dividingBy divisor: UnivariatePolynomial
  ) -> (quotient: UnivariatePolynomial, remainder: UnivariatePolynomial) {
    precondition(!divisor.isZero, "polynomial division by zero")
    var remainder = coefficients
    let length = divisor.coefficients.count
    if remainder.count < length { return (UnivariatePolynomial([]), self) }
    var quotient = [Rational](repeating: 0, count: remainder.count - length + 1)
    for shift in stride(from: quotient.count - 1, through: 0, by: -1) {
      let factor = remainder[shift + length - 1] / divisor.leadingCoefficient
      quotient[shift] = factor
      if factor.isZero { continue }
      for index in 0..<length { remainder[shift + index] -= factor * divisor.coefficients[index] }
    }
    return (UnivariatePolynomial(quotient), UnivariatePolynomial(remainder))
  }

  /// The monic greatest common divisor by Euclid's algorithm; zero when both are zero.
  public static func greatestCommonDivisor(
    _ left: UnivariatePolynomial, _ right: UnivariatePolynomial
  ) -> UnivariatePolynomial {
    var (a, b) = (left.monic, right.monic)
    // Remainders are made monic at each step, which keeps their coefficients from growing exponentially.
    while !b.isZero { (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder.monic) }
    return a
  }

  /// The polynomial with the same roots, each simple: the quotient by the greatest common divisor with the derivative.
  public var squareFreePart: UnivariatePolynomial {
    if isZero { return self }
    return quotientAndRemainder(dividingBy: .greatestCommonDivisor(self, derivative)).quotient.monic
  }
}

extension UnivariatePolynomial: CustomStringConvertible {
  /// Terms from the highest degree down, for instance `2*x^3 - 1/2*x + 1`.
  public var description: String {
    if isZero { return "0" }
    var text = ""
    for (power, value) in coefficients.enumerated().reversed() where !value.isZero {
      let sign = value.isNegative ? (text.isEmpty ? "-" : " - ") : (text.isEmpty ? "" : " + ")
      let size = value.magnitude
      let variable = power == 0 ? "" : power == 1 ? "x" : "x^\(power)"
      let number = power > 0 && size == 1 ? "" : size.description + (power > 0 ? "*" : "")
      text += sign + number + variable
    }
    return text
  }
}
