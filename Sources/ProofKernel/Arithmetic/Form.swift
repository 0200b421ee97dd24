/// A closed interval (FORMAT.md section 3.1); an infinite end is −1/0 or 1/0.
struct Cell: CustomStringConvertible {
  var left: Rational
  var right: Rational

  static let line = Cell(left: Rational(-.one, .zero), right: Rational(.one, .zero))

  var description: String { "[\(left), \(right)]" }
}

/// The affine form x ↦ (constant + slope·x) / scale with scale ≥ 1 (FORMAT.md section 3.1).
struct Form {
  var constant: Integer
  var slope: Integer
  var scale: Integer

  init(_ constant: Integer, _ slope: Integer, _ scale: Integer) {
    self.constant = constant
    self.slope = slope
    self.scale = scale
  }

  /// A constant function.
  init(_ value: Rational) { self.init(value.numerator, .zero, value.denominator) }

  /// The variable itself.
  static let variable = Form(.zero, .one, .one)

  /// The sign at an end of a cell; at an infinite end, the sign that the form has far out.
  private func sign(at end: Rational) -> Int {
    if end.denominator.isZero, slope.isZero { return constant.sign }
    return (constant * end.denominator + slope * end.numerator).sign
  }

  /// Whether the form is nonnegative on the cell.
  ///
  /// Need that it is nonpositive otherwise: the object of this name depends on it. The form is monotone, hence its
  /// signs at the two ends tell; if it vanishes on the cell, it counts as nonnegative.
  func isNonnegative(on cell: Cell, _ name: String) throws(Failure) -> Bool {
    let (left, right) = (sign(at: cell.left), sign(at: cell.right))
    if left >= 0, right >= 0 { return true }
    try check(left <= 0 && right <= 0, "\(name) is not affine on the cell \(cell)")
    return false
  }

  /// The value at a point.
  func value(at point: Rational) -> Rational {
    Rational(constant * point.denominator + slope * point.numerator, scale * point.denominator)
  }

  /// The integral over a bounded cell: (r − l)·(A + B·(l + r)/2)/S for l = a/b and r = c/d.
  func integral(over cell: Cell) -> Rational {
    let ad = cell.left.numerator * cell.right.denominator
    let bc = cell.left.denominator * cell.right.numerator
    let bd = cell.left.denominator * cell.right.denominator
    return Rational((bc - ad) * (.two * constant * bd + slope * (ad + bc)), .two * scale * bd * bd)
  }

  func hasSameSlope(as other: Form) -> Bool { slope * other.scale == other.slope * scale }

  static func == (left: Form, right: Form) -> Bool {
    left.hasSameSlope(as: right) && left.constant * right.scale == right.constant * left.scale
  }

  static func + (left: Form, right: Form) -> Form {
    if left.scale == right.scale {
      return Form(left.constant + right.constant, left.slope + right.slope, left.scale)
    }
    return Form(
      left.constant * right.scale + right.constant * left.scale, left.slope * right.scale + right.slope * left.scale,
      left.scale * right.scale)
  }

  static func - (left: Form, right: Form) -> Form { left + Form(-right.constant, -right.slope, right.scale) }

  static func * (factor: Rational, form: Form) -> Form {
    Form(factor.numerator * form.constant, factor.numerator * form.slope, factor.denominator * form.scale)
  }

  /// This form applied to the values of another one.
  func applied(to inner: Form) -> Form {
    Form(constant * inner.scale + slope * inner.constant, slope * inner.slope, scale * inner.scale)
  }

  /// The form itself, unless its integers have grown beyond the limit.
  func bounded() throws(Failure) -> Form {
    let words = max(constant.words, slope.words, scale.words)
    try expect(words <= Limits.bits / 64 + 1, "affine forms of at most \(Limits.bits) bits")
    return self
  }
}
