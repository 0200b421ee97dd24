/// A rational as written in a certificate: the denominator is at least 1, the terms need not be lowest.
struct Rational {
  var numerator: Integer
  var denominator: Integer

  /// The difference left − right has the sign of this integer.
  private static func difference(_ left: Rational, _ right: Rational) -> Integer {
    left.numerator * right.denominator - right.numerator * left.denominator
  }
}

extension Rational: Comparable, CustomStringConvertible {
  static func == (left: Rational, right: Rational) -> Bool { difference(left, right).isZero }
  static func < (left: Rational, right: Rational) -> Bool { difference(left, right).sign < 0 }

  var description: String { denominator == .one ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

/// REL of FORMAT.md section 1.
enum Relation: String {
  case less = "<"
  case atMost = "<="
  case equal = "="
  case atLeast = ">="
  case greater = ">"

  func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .less: return left < right
    case .atMost: return left <= right
    case .equal: return left == right
    case .atLeast: return left >= right
    case .greater: return left > right
    }
  }
}
