import ExactNumbers

/// A rational as a short decimal, rounded exactly, for people; never a step of a computation.
enum DecimalApproximation {
  /// Numerals longer than this are hard to read and get a decimal beside them.
  static let longestReadable = 12
  private static let significantDigits = 4

  /// Four significant digits, rounded to nearest with ties upward, such as `-1.353`, `0.0001200` or `1.000·10^30`.
  ///
  /// - Complexity: that of a few divisions of integers as long as the value's.
  static func text(_ value: Rational) -> String {
    if value == 0 { return "0" }
    var exponent = leadingExponent(value.magnitude)
    if (-5...6).contains(exponent) { return rounded(value, places: max(0, significantDigits - 1 - exponent)) }
    var mantissa = rounded(value / power(exponent), places: significantDigits - 1)
    if mantissa.hasPrefix("10.") || mantissa.hasPrefix("-10.") {
      exponent += 1
      mantissa = rounded(value / power(exponent), places: significantDigits - 1)
    }
    return "\(mantissa)·10^\(exponent)"
  }

  /// The value if it is short, otherwise its decimal marked as one.
  static func shortest(_ value: Rational) -> String {
    let exact = value.description
    return exact.utf8.count <= longestReadable ? exact : "≈ " + text(value)
  }

  private static func rounded(_ value: Rational, places: Int) -> String {
    let half = Rational(1, 2) / Rational(10).power(places)
    return (value + half).decimal(places: places, rounding: .down)
  }

  private static func power(_ exponent: Int) -> Rational {
    exponent >= 0 ? Rational(10).power(exponent) : 1 / Rational(10).power(-exponent)
  }

  /// The e with 10^e ≤ value < 10^(e+1), for a positive value.
  private static func leadingExponent(_ value: Rational) -> Int {
    let estimate = value.numerator.description.utf8.count - value.denominator.description.utf8.count
    return value >= power(estimate) ? estimate : estimate - 1
  }
}
