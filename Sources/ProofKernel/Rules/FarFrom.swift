/// The head of the theorems 4.11 and 4.12 after the class of functions: `P Q L R E D W`.
private struct Windows {
  var bound: Rational
  var left: Integer
  var right: Integer
  var unit: Integer
  var scale: Integer
  var count: Int
}

extension Checker {
  /// FORMAT.md 4.11: windows on which every affine function is orthogonal to the signs.
  mutating func checkFarFromPieces() throws(Failure) -> String {
    let function = try function()
    let most = try reader.positive("N")
    let windows = try readWindowsHead()
    let theorem = reader.restated(8)
    try checkWindows(windows, of: function, most: most)
    return theorem
  }

  /// FORMAT.md 4.12: as 4.11 for the greatest number of pieces of a network with K hidden layers and S gates.
  mutating func checkFarFromNetworks() throws(Failure) -> String {
    let function = try function()
    let depth = try reader.word("K", in: 1...Limits.balanced)
    let size = try reader.word("S", in: depth...Limits.balanced)
    let windows = try readWindowsHead()
    let theorem = reader.restated(9)
    // A product with more digits than a count of windows exceeds it: then nil.
    try checkWindows(windows, of: function, most: Self.balanced(depth, size, limit: 64))
    return theorem
  }

  private mutating func readWindowsHead() throws(Failure) -> Windows {
    let windows = Windows(
      bound: try reader.rational("the bound"), left: try reader.integer("L"), right: try reader.integer("R"),
      unit: try reader.positive("E"), scale: try reader.positive("D"), count: try reader.count("W"))
    try reader.endOfLine()
    if windows.left >= windows.right {
      throw .declined("expected L < R, found \(windows.left) and \(windows.right)")
    }
    return windows
  }

  /// Checks the windows against functions with at most so many pieces; nil for more pieces than windows.
  private mutating func checkWindows(_ windows: Windows, of function: Int, most: Integer?) throws(Failure) {
    var least: Integer?
    var position = windows.left
    for _ in 0..<windows.count {
      let value = try checkWindow(windows, of: function, position: &position)
      least = min(least ?? value, value)
    }
    if windows.bound.numerator.sign <= 0 { return }
    // A function with at most N pieces is affine on W − N + 1 of the windows.
    let affine = most.map { .small(windows.count) - $0 + .one } ?? .zero
    guard let least, affine.sign > 0 else {
      throw .refused("\(windows.count) windows do not suffice against so many pieces")
    }
    guard windows.bound.numerator * windows.scale <= affine * least * windows.bound.denominator else {
      throw .refused("\(affine) windows of value \(least)/\(windows.scale) do not give \(windows.bound)")
    }
  }

  /// Checks one window that begins at or after the position, and moves the position to its end; its value times D.
  private mutating func checkWindow(
    _ windows: Windows, of function: Int, position: inout Integer
  ) throws(Failure) -> Integer {
    try reader.advance(to: "window")
    var left = try reader.integer("X")
    let count = try reader.count("M", atLeast: 1)
    try reader.endOfLine()
    guard left >= position else { throw .refused("the window begins at \(left), before \(position)") }
    var value = Integer.zero
    // Σ SIGN·(right − left) and Σ SIGN·(right² − left²): the signs are orthogonal to the affine functions.
    var (lengths, squares) = (Integer.zero, Integer.zero)
    for _ in 0..<count {
      try reader.advance(to: "cell")
      let sign = try reader.word("SIGN", in: -1...1)
      if sign == 0 { throw .declined("expected SIGN 1 or -1, found 0") }
      let integral = try reader.integer("T")
      let right = try reader.integer("X")
      try reader.endOfLine()
      guard left < right else { throw .refused("the end \(right) is not greater than \(left)") }
      guard right <= windows.right else { throw .refused("the end \(right) is beyond \(windows.right)") }
      let cell = Cell(
        left: Rational(numerator: left, denominator: windows.unit),
        right: Rational(numerator: right, denominator: windows.unit))
      let form = try form(of: function, on: cell)
      // (b − a)/E · (2A + B(a + b)/E)/(2S) = T/D.
      let sum = .two * form.constant * windows.unit + form.slope * (left + right)
      guard
        (right - left) * sum * windows.scale == .two * integral * form.scale * windows.unit * windows.unit
      else { throw .refused("the integral over the cell \(cell) is not \(integral)/\(windows.scale)") }
      let signed = Integer.small(sign)
      value += signed * integral
      lengths += signed * (right - left)
      squares += signed * (right * right - left * left)
      left = right
    }
    guard lengths.isZero, squares.isZero else {
      throw .refused("the signs of the window are not orthogonal to the affine functions: \(lengths), \(squares)")
    }
    if value.isNegative { throw .refused("the value of the window is negative: \(value)") }
    position = left
    return value
  }
}
