/// A rational as written in a certificate, with a denominator of at least 1 and not always in lowest terms.
///
/// The ends of cells may also be −1/0 and 1/0; the comparison by products is right for these and a rational.
struct Rational: Comparable, CustomStringConvertible {
  var numerator: Integer
  var denominator: Integer

  init(_ numerator: Integer, _ denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }

  static func == (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  var description: String {
    if denominator.isZero { return numerator.isNegative ? "-infinity" : "infinity" }
    return denominator == .one ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

/// REL of FORMAT.md section 1.
struct Relation: CustomStringConvertible {
  let description: String

  init?(_ text: String) {
    guard ["<", "<=", "=", ">=", ">"].contains(text) else { return nil }
    description = text
  }

  /// Whether the relation consists of the sign of the comparison, perhaps beside another one.
  func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    description.contains(left == right ? "=" : left < right ? "<" : ">")
  }
}
