import ExactNumbers

/// The coordinates of a point over one denominator, so that sums of products need no greatest common divisors.
struct CommonDenominatorPoint {
  let numerators: [BigInteger]
  /// At least 1.
  let denominator: BigInteger

  init(_ values: [Rational]) {
    var common = BigInteger(1)
    for value in values where !value.isInteger && common % value.denominator != 0 {
      common = .leastCommonMultiple(common, value.denominator)
    }
    denominator = common
    numerators = values.map { value in
      if value.isZero { return 0 }
      return value.denominator == common ? value.numerator : value.numerator * (common / value.denominator)
    }
  }
}

extension LinearExpression {
  /// The value at a point.
  /// - Precondition: the point has a coordinate for each variable of the form.
  func value(at point: CommonDenominatorPoint) -> Rational {
    var sum = BigInteger(0)
    var rest = Rational(0)
    for term in terms where !point.numerators[term.variable].isZero {
      if term.coefficient.isInteger {
        sum += term.coefficient.numerator * point.numerators[term.variable]
      } else {
        rest += term.coefficient * Rational(point.numerators[term.variable])
      }
    }
    let denominator = Rational(1, point.denominator)
    return (Rational(sum) + rest) * denominator
  }
}
