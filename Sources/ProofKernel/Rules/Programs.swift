extension Checker {
  /// A line `point`: E and x, such that x/E satisfies every row.
  private func readPoint(of program: Program) throws(Failure) -> (Integer, [Integer]) {
    try input.advance(to: "point")
    let (scale, point) = (try input.positive("E"), try readVector(program.dimension))
    for (number, row) in program.rows.enumerated() {
      let value = Program.dot(row.form, point)
      let isInside = row.lower.map { $0 * scale <= value } ?? true && row.upper.map { value <= $0 * scale } ?? true
      try check(isInside, "the point violates row \(number + 1)")
    }
    return (scale, point)
  }

  /// FORMAT.md 4.34: a point that is optimal to first order, and squares that prove convexity.
  func checkOptimum() throws(Failure) {
    try head(fields: 5, restated: 3)
    let (program, value) = (try program(), try input.rational("the optimum"))
    let (factor, squares) = (try input.positive("U"), try input.count("R"))
    try expect(
      squares == 0 || program.dimension <= Limits.curvedVariables, "at most \(Limits.curvedVariables) variables")
    let (scale, point) = try readPoint(of: program)
    let curvature = program.curvature(point)
    let square = Program.dot(Array(curvature.enumerated()), point)
    let linear = scale * program.constant + Program.dot(program.objective, point)
    let (double, denominator) = (.two * scale * linear + square, .two * scale * scale * program.scale)
    try check(Rational(double, denominator) == value, "the value at the point is not \(value)")
    try input.advance(to: "multipliers")
    let (divisor, multipliers) = (try input.positive("F"), try readMultipliers(program))
    // F·(E c + H x) − E·Σ y a, coordinate by coordinate.
    var rest = program.combination(multipliers).map { -scale * $0 }
    for (j, value) in program.objective { rest[j] += divisor * scale * value }
    for (j, value) in curvature.enumerated() { rest[j] += divisor * value }
    try check(rest.allSatisfy(\.isZero), "the multipliers do not give the gradient")
    for (number, multiplier) in multipliers where !multiplier.isZero {
      let row = program.rows[number]
      let end = (program.sign * multiplier).isNegative ? row.upper : row.lower
      let isTight = end.map { $0 * scale == Program.dot(row.form, point) } ?? false
      try check(isTight, "row \(number + 1) is not at the end that its multiplier needs")
    }
    try checkConvex(program, factor, squares)
  }

  /// s·U·H is the sum of so many squares, which follow.
  private func checkConvex(_ program: Program, _ factor: Integer, _ squares: Int) throws(Failure) {
    let dimension = program.dimension
    if squares == 0 {
      try check(program.hessian.allSatisfy { $0.1.allSatisfy(\.1.isZero) }, "the objective is not linear")
      return
    }
    var (table, words) = ([Integer](repeating: .zero, count: dimension * dimension), 0)
    for (i, form) in program.hessian {
      for (j, value) in form { table[i * dimension + j] = -program.sign * factor * value }
    }
    for _ in 0..<squares {
      try input.advance(to: "square")
      let weight = try input.positive("T")
      let form = try readForm(dimension)
      for (position, (i, first)) in form.enumerated() {
        let weighted = weight * first
        for (j, second) in form[position...] {
          let index = i * dimension + j
          words -= table[index].words
          table[index] += weighted * second
          words += table[index].words
        }
        try expect(words <= Limits.words, "squares whose sums take at most \(Limits.words) machine words")
      }
    }
    try check(table.allSatisfy(\.isZero), "the squares do not give the second derivative")
  }

  /// FORMAT.md 4.35: the rows add up to a contradiction.
  func checkInfeasible() throws(Failure) {
    try head(fields: 1)
    let program = try program()
    try input.advance(to: "multipliers")
    let multipliers = try readMultipliers(program)
    var sum = Integer.zero
    for (number, multiplier) in multipliers where !multiplier.isZero {
      let row = program.rows[number]
      guard let end = multiplier.isNegative ? row.upper : row.lower else {
        throw .refused("row \(number + 1) lacks the end that its multiplier needs")
      }
      sum += multiplier * end
    }
    let combination = program.combination(multipliers)
    try check(combination.allSatisfy(\.isZero) && sum.sign > 0, "the rows do not add up to a contradiction")
  }

  /// FORMAT.md 4.36: a point and a direction that leads from it without end.
  func checkUnbounded() throws(Failure) {
    try head(fields: 1)
    let program = try program()
    _ = try readPoint(of: program)
    try input.advance(to: "direction")
    let direction = try readVector(program.dimension)
    for (number, row) in program.rows.enumerated() {
      let sign = Program.dot(row.form, direction).sign
      let stays = (row.lower == nil || sign >= 0) && (row.upper == nil || sign <= 0)
      try check(stays, "the direction leaves row \(number + 1)")
    }
    try check(program.curvature(direction).allSatisfy(\.isZero), "the objective curves along the direction")
    let slope = program.sign * Program.dot(program.objective, direction)
    try check(slope.isNegative, "the objective does not improve along the direction")
  }
}
