/// A continuous piecewise linear map of one variable: `function`, `flaps` and each fold.
///
/// The pieces are computed when they are needed: stored, they would multiply the memory that the record takes.
protocol PiecewiseLinear {
  /// The denominator of the break points, at least 1.
  var scale: Integer { get }
  /// The break points times the scale, strictly increasing; at least one.
  var breaks: [Integer] { get }
  /// The affine piece between breaks[number − 1] and breaks[number], for a number in 0 ... breaks.count.
  func piece(_ number: Int) -> Form
}

extension PiecewiseLinear {
  /// The affine function through (x/scale, y/scale) with the slope rise/run, run ≥ 1.
  fileprivate func line(x: Integer, y: Integer, rise: Integer, run: Integer) -> Form {
    Form(constant: y * run - rise * x, slope: rise * scale, scale: run * scale)
  }
}

/// `function`.
struct PointFunction: PiecewiseLinear {
  var scale: Integer
  var leftSlope: Integer
  var rightSlope: Integer
  var breaks: [Integer] = []
  var values: [Integer] = []

  func piece(_ number: Int) -> Form {
    if number == 0 { return line(x: breaks[0], y: values[0], rise: leftSlope, run: scale) }
    let (x, y) = (breaks[number - 1], values[number - 1])
    if number == breaks.count { return line(x: x, y: y, rise: rightSlope, run: scale) }
    return line(x: x, y: y, rise: values[number] - y, run: breaks[number] - x)
  }
}

/// One line of a `folding`.
struct Fold: PiecewiseLinear {
  var scale: Integer
  /// The height μ times the scale, which is also the right end of the folded interval.
  var end: Integer
  /// 0 and the turning points.
  var breaks: [Integer]

  func piece(_ number: Int) -> Form {
    if number == 0 { return Form(constant: .zero, slope: .zero, scale: .one) }
    // From 0 up to the end, or from the end down to 0, between a break and the next one or the end.
    let next = number < breaks.count ? breaks[number] : end
    let isRising = !number.isMultiple(of: 2)
    return line(
      x: breaks[number - 1], y: isRising ? .zero : end, rise: isRising ? end : -end, run: next - breaks[number - 1])
  }
}

/// `flaps`.
struct Flaps: PiecewiseLinear {
  var scale: Integer
  var rightSlope: Integer
  var constant: Integer
  var breaks: [Integer] = []
  var coefficients: [Integer] = []
  /// Σ T_j and Σ T_j·A_j over the j from a position on.
  private var slopes: [Integer] = []
  private var moments: [Integer] = []

  init(scale: Integer, rightSlope: Integer, constant: Integer) {
    self.scale = scale
    self.rightSlope = rightSlope
    self.constant = constant
  }

  /// To be called when all lines have been read.
  mutating func accumulate() {
    var (slope, moment) = (Integer.zero, Integer.zero)
    for (position, coefficient) in zip(breaks, coefficients).reversed() {
      slope += coefficient
      moment += coefficient * position
      slopes.append(slope)
      moments.append(moment)
    }
    slopes.reverse()
    moments.reverse()
  }

  /// Left of a break, the terms of it and of all later breaks are linear; the others vanish.
  func piece(_ number: Int) -> Form {
    let isLast = number == breaks.count
    let slope = isLast ? rightSlope : slopes[number]
    let moment = isLast ? rightSlope * breaks[number - 1] : moments[number]
    return Form(constant: constant * scale - moment, slope: slope * scale, scale: scale * scale)
  }
}
