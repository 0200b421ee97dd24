import ExactNumbers

/// Linear and affine expressions as people write them.
enum LinearText {
  /// The sum of coefficient·name and a constant, such as `2x − y + 1/3`; 0 if everything is zero.
  static func affine(_ coefficients: [Rational], _ names: [String], constant: Rational = 0) -> String {
    var terms = zip(coefficients, names).filter { !$0.0.isZero }.map { coefficient, name in
      (negative: coefficient.signum() < 0, text: factor(coefficient.magnitude) + name)
    }
    if !constant.isZero { terms.append((constant.signum() < 0, constant.magnitude.description)) }
    guard let first = terms.first else { return "0" }
    return terms.dropFirst().reduce((first.negative ? "-" : "") + first.text) {
      $0 + ($1.negative ? " - " : " + ") + $1.text
    }
  }

  /// The same with integer coefficients.
  static func affine(_ coefficients: [Int], _ names: [String], constant: Int = 0) -> String {
    affine(coefficients.map { Rational($0, 1) }, names, constant: Rational(constant, 1))
  }

  private static func factor(_ magnitude: Rational) -> String {
    if magnitude == 1 { return "" }
    return magnitude.isInteger ? magnitude.description : "(\(magnitude))"
  }
}
