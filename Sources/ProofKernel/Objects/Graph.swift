/// `function`, and one line of a `folding`: a polygon with two infinite ends.
struct Graph {
  /// The denominator of the coordinates.
  let scale: Integer
  /// The points (xs/scale, ys/scale), at least one; xs increases strictly.
  let xs: [Integer]
  let ys: [Integer]
  let leftSlope: Rational
  let rightSlope: Rational

  /// The affine piece between the points number − 1 and number, for a number in 0 ... xs.count.
  private func piece(_ number: Int) -> Form {
    let (x, y) = (xs[max(number - 1, 0)], ys[max(number - 1, 0)])
    let slope =
      number == 0 ? leftSlope : number == xs.count ? rightSlope : Rational(ys[number] - y, xs[number] - x)
    // y/scale + slope·(X − x/scale), as a function of X.
    return Form(y * slope.denominator - slope.numerator * x, slope.numerator * scale, slope.denominator * scale)
  }

  /// The form of FORMAT.md 3.1.
  func form(on cell: Cell, at argument: Form, _ name: String) throws(Failure) -> Form {
    // The breaks increase, so that those the argument stays above come first: bisection. Where the argument crosses a
    // break on the cell, it does not stay below the first break that it does not stay above: the need is not met.
    var (low, high) = (0, xs.count)
    while low < high {
      let middle = (low + high) / 2
      let isBelow = try (argument - Form(Rational(xs[middle], scale))).isNonnegative(on: cell, name)
      if isBelow { low = middle + 1 } else { high = middle }
    }
    return try piece(low).applied(to: argument).bounded()
  }
}

/// `flaps`: constant/scale + rightSlope/scale·max(0, x − last break) + Σ coefficient/scale·min(0, x − break).
struct Flaps {
  let scale: Integer
  let rightSlope: Integer
  let constant: Integer
  /// Times the scale, strictly increasing; at least one.
  let breaks: [Integer]
  let coefficients: [Integer]

  /// The form of FORMAT.md 3.1.
  func form(on cell: Cell, at argument: Form, _ name: String) throws(Failure) -> Form {
    // All differences have the same scale; the common denominator of the constant and the coefficients comes last.
    let unit = (argument - Form(Rational(breaks[0], scale))).scale
    var form = Form(constant * unit, .zero, unit)
    for (number, position) in breaks.enumerated() {
      let difference = argument - Form(Rational(position, scale))
      if try !difference.isNonnegative(on: cell, name) {
        form = form + Rational(coefficients[number], .one) * difference
      } else if number == breaks.count - 1 {
        form = form + Rational(rightSlope, .one) * difference
      }
    }
    return try (Rational(.one, scale) * form).bounded()
  }
}
