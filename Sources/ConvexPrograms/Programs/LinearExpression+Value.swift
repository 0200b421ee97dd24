import ExactAlgebra
import ExactNumbers

extension LinearExpression {
  /// The value at a point.
  /// - Precondition: the point has a coordinate for each variable of the form.
  func value(at point: CommonDenominatorVector) -> Rational {
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
