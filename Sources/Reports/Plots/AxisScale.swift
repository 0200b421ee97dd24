import ExactNumbers

/// An axis: a range of values mapped exactly onto a range of drawing units, with round ticks.
struct AxisScale: Sendable {
  /// The smallest value of the range.
  let lower: Rational
  /// The largest value, larger than `lower`.
  let upper: Rational
  /// Where `lower` is drawn.
  private(set) var start: Int
  /// Where `upper` is drawn; below `start` for an axis that points up.
  private(set) var end: Int
  /// The round values inside the range, increasing.
  let ticks: [Rational]
  /// What is written at the ticks.
  let labels: [String]
  /// What the labels leave out: they count from this number on, where writing them in full would take too much room.
  let origin: String?

  /// A scale over a range; a range of one point is widened so that the point is in the middle.
  init(_ lower: Rational, _ upper: Rational, start: Int, end: Int, intervals: Int) {
    var low = min(lower, upper)
    var high = max(lower, upper)
    if low == high {
      let half = low.isZero ? Rational(1) : low.magnitude / 2
      low -= half
      high += half
    }
    self.lower = low
    self.upper = high
    self.start = start
    self.end = end
    let step = DecimalStep(for: (high - low) / Rational(intervals))
    let size = step.value
    let first = (low / size).ceiling
    let last = (high / size).floor
    // A step is at least range / intervals, so that the count is small.
    let count = Int(exactly: last - first) ?? 0
    let multiples = (0...max(0, count)).map { first + BigInteger($0) }
    ticks = multiples.map { Rational($0) * size }
    if let labels = step.labels(multiples) {
      self.labels = labels
      origin = nil
    } else {
      labels = step.labels(multiples.map { $0 - first }) ?? multiples.map { ($0 - first).description }
      let exact = DecimalStep.scientific(first * BigInteger(step.mantissa), step.exponent)
      origin = exact.count <= 20 ? exact : DecimalStep.approximation(of: Rational(first) * size)
    }
  }

  /// The same range and ticks, drawn elsewhere.
  func moved(start: Int, end: Int) -> AxisScale {
    var result = self
    result.start = start
    result.end = end
    return result
  }

  /// The coordinate of a value, exact.
  func coordinate(_ value: Rational) -> Rational {
    Rational(start) + (value - lower) / (upper - lower) * Rational(end - start)
  }

  /// The coordinate of a value, rounded to hundredths of a unit.
  func position(_ value: Rational) -> FixedPointDecimal { FixedPointDecimal(rounding: coordinate(value)) }
}
