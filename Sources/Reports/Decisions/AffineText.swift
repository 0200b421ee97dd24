import ExactNumbers

/// Affine forms and points as text.
enum AffineText {
  /// The form as a sum such as 2·x1 − x3 + 1/2, without what is zero; "0" if nothing is left.
  static func form(_ coefficients: [Rational], _ constant: Rational) -> String {
    var terms = coefficients.indices.filter { !coefficients[$0].isZero }.map { place in
      (value: coefficients[place], factor: "x\(place + 1)")
    }
    if !constant.isZero || terms.isEmpty { terms.append((constant, "")) }
    return sum(terms)
  }

  /// Numbers times factors added up; a factor that is empty stands for 1.
  static func sum(_ terms: [(value: Rational, factor: String)]) -> String {
    var text = ""
    for (value, factor) in terms {
      let size = value.magnitude
      let sign = value.isNegative ? (text.isEmpty ? "−" : " − ") : (text.isEmpty ? "" : " + ")
      text += sign + (factor.isEmpty ? "\(size)" : size == 1 ? factor : "\(size)·\(factor)")
    }
    return text.isEmpty ? "0" : text
  }

  /// The coordinates in parentheses.
  static func point(_ coordinates: [Rational]) -> String {
    "(" + coordinates.map { number($0) }.joined(separator: ", ") + ")"
  }

  /// The number with a true minus sign.
  static func number(_ value: Rational) -> String { (value.isNegative ? "−" : "") + "\(value.magnitude)" }
}
