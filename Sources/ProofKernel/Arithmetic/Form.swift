/// A closed interval; an absent end is infinite (FORMAT.md section 3.1).
struct Cell: CustomStringConvertible {
  var left: Rational?
  var right: Rational?

  var description: String {
    (left.map { "[\($0)" } ?? "(-infinity") + ", " + (right.map { "\($0)]" } ?? "infinity)")
  }

  /// The signs that constant + slope·x has at the two ends, or next to them where they are infinite.
  ///
  /// A function that is affine is monotone, hence nonnegative on the cell if and only if both are at least 0.
  func signs(constant: Integer, slope: Integer) -> Signs {
    let atLeft = left.map { (constant * $0.denominator + slope * $0.numerator).sign }
    let atRight = right.map { (constant * $0.denominator + slope * $0.numerator).sign }
    return Signs(
      left: atLeft ?? (slope.isZero ? constant.sign : -slope.sign),
      right: atRight ?? (slope.isZero ? constant.sign : slope.sign))
  }
}

/// The signs of an affine function at the ends of a cell.
struct Signs {
  var left: Int
  var right: Int

  var areNonnegative: Bool { left >= 0 && right >= 0 }
  var areNonpositive: Bool { left <= 0 && right <= 0 }
}

/// The affine form x ↦ (constant + slope·x) / scale with scale ≥ 1 (FORMAT.md section 3.1).
struct Form {
  var constant: Integer
  var slope: Integer
  var scale: Integer

  /// The variable itself.
  static let variable = Form(constant: .zero, slope: .one, scale: .one)

  /// The value at a point.
  func value(at point: Rational) -> Rational {
    Rational(
      numerator: constant * point.denominator + slope * point.numerator, denominator: scale * point.denominator)
  }

  func isSame(as other: Form) -> Bool {
    hasSameSlope(as: other) && constant * other.scale == other.constant * scale
  }

  func hasSameSlope(as other: Form) -> Bool { slope * other.scale == other.slope * scale }

  /// This form applied to the values of another one.
  func applied(to argument: Form) throws(Failure) -> Form {
    // A product of m and n words has at least m + n − 1: this is noticed before the work is done.
    if words + argument.words > Limits.bits / 64 + 1 { throw Self.tooLarge }
    return try Form(
      constant: constant * argument.scale + slope * argument.constant, slope: slope * argument.slope,
      scale: scale * argument.scale
    ).bounded()
  }

  static func + (left: Form, right: Form) -> Form {
    if left.scale == right.scale {
      return Form(constant: left.constant + right.constant, slope: left.slope + right.slope, scale: left.scale)
    }
    return Form(
      constant: left.constant * right.scale + right.constant * left.scale,
      slope: left.slope * right.scale + right.slope * left.scale, scale: left.scale * right.scale)
  }

  static func - (left: Form, right: Form) -> Form {
    left + Form(constant: -right.constant, slope: -right.slope, scale: right.scale)
  }

  func signs(on cell: Cell) -> Signs { cell.signs(constant: constant, slope: slope) }

  /// The form itself, unless its integers have grown beyond the limit.
  func bounded() throws(Failure) -> Form {
    if words > Limits.bits / 64 { throw Self.tooLarge }
    return self
  }

  /// The words of the longest integer.
  private var words: Int { max(constant.words, slope.words, scale.words) }

  private static var tooLarge: Failure { .declined("the affine form of a function exceeds \(Limits.bits) bits") }
}
