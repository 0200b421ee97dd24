extension Checker {
  /// FORMAT.md 4.11: windows on which every affine function is orthogonal to the signs.
  func checkFarFromPieces() throws(Failure) {
    try head(fields: 9, restated: 7)
    let (function, most) = (try function(), try input.positive("N"))
    try checkWindows(of: function, most: most)
  }

  /// FORMAT.md 4.12: as 4.11 for the greatest number of pieces of a network with K hidden layers and S gates.
  func checkFarFromNetworks() throws(Failure) {
    try head(fields: 10, restated: 8)
    let (function, depth) = (try function(), try input.word("K", in: 1...Limits.balanced))
    let size = try input.word("S", in: depth...Limits.balanced)
    try checkWindows(of: function, most: .balanced(depth, size, limit: 64))
  }

  /// Reads the head from P on and the windows, against functions with at most so many pieces; nil stands for a number
  /// of more than 64 binary digits, more than there are windows.
  private func checkWindows(of function: Object, most: Integer?) throws(Failure) {
    let bound = try input.rational("the bound")
    let (start, end) = (try input.integer("L"), try input.integer("R"))
    try expect(start < end, "L < R, found \(start) and \(end)")
    let (unit, scale, count) = (try input.positive("E"), try input.positive("D"), try input.count("W"))
    var (position, least): (Integer, Integer?) = (start, nil)
    for _ in 0..<count {
      try input.advance(to: "window", fields: 2)
      let (start, cells) = (try input.integer("X"), try input.count("M", atLeast: 1))
      try check(start >= position, "the window begins at \(start), before \(position)")
      position = start
      // Σ SIGN·T, Σ SIGN·(right − left) and Σ SIGN·(right² − left²).
      var (value, lengths, squares) = (Integer.zero, Integer.zero, Integer.zero)
      for _ in 0..<cells {
        try input.advance(to: "cell", fields: 3)
        let sign = Integer.small(try input.word("SIGN", in: -1...1))
        try expect(!sign.isZero, "SIGN 1 or -1, found 0")
        let (integral, left, right) = (try input.integer("T"), position, try input.integer("X"))
        try check(left < right && right <= end, "the end \(right) is not between \(left) and \(end)")
        let cell = Cell(left: Rational(left, unit), right: Rational(right, unit))
        let found = try function.form(on: cell).integral(over: cell)
        try check(found == Rational(integral, scale), "the integral over \(cell) is not \(integral)/\(scale)")
        value += sign * integral
        lengths += sign * (right - left)
        squares += sign * (right * right - left * left)
        position = right
      }
      try check(lengths.isZero && squares.isZero, "the signs are not orthogonal to the affine functions")
      try check(!value.isNegative, "the value of the window is negative: \(value)")
      least = min(least ?? value, value)
    }
    if bound.numerator.sign <= 0 { return }
    // A function with at most N pieces is affine on W − N + 1 of the windows.
    let affine = most.map { .small(count) - $0 + .one } ?? .zero
    try check(affine.sign > 0, "\(count) windows do not suffice against so many pieces")
    let proved = Rational(affine * (least ?? .zero), scale)
    try check(bound <= proved, "\(affine) windows do not give more than \(proved)")
  }

  /// FORMAT.md 4.13: half of the jump of a step is at least the bound.
  func checkFarFromContinuous() throws(Failure) {
    try head(fields: 3)
    guard case .step(_, let lower, let upper) = try object().kind else { throw .declined("expected a step") }
    let bound = try input.rational("the bound")
    // The two values have the same denominator.
    let half = Rational((upper.numerator - lower.numerator).absolute, .two * upper.denominator)
    try check(bound <= half, "half of the jump is \(half), less than \(bound)")
  }
}
