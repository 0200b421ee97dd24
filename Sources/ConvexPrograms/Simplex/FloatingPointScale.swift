import ExactNumbers

/// A linear program in floating point with rows and columns multiplied by powers of two, so that entries are near 1.
struct FloatingPointScale {
  let rowExponents: [Int]
  let columnExponents: [Int]
  let lower: [Double]
  let upper: [Double]
  let costs: [Double]

  init(_ program: ScaledProgram) {
    var rowExponents = [Int](repeating: 0, count: program.rowCount)
    var columnExponents = [Int](repeating: 0, count: program.variableCount)
    // Twice the mean of the least and the greatest exponent, by turns, is enough to bring most programs near 1.
    for _ in 0..<2 {
      for (row, entries) in program.rows.enumerated() {
        rowExponents[row] = -Self.middle(entries.map { $0.value.bitLength + columnExponents[$0.index] })
      }
      for (column, entries) in program.columns.enumerated() {
        columnExponents[column] = -Self.middle(entries.map { $0.value.bitLength + rowExponents[$0.index] })
      }
    }
    self.rowExponents = rowExponents
    self.columnExponents = columnExponents
    func exponent(_ index: Int) -> Int {
      // A scaled variable is x · 2^−e, a scaled row value is a·x · 2^e.
      index < program.variableCount ? -columnExponents[index] : rowExponents[index - program.variableCount]
    }
    lower = program.bounds.enumerated().map { index, bounds in
      bounds.lower.map { Self.scaled($0.approximateDouble, exponent(index)) } ?? -.infinity
    }
    upper = program.bounds.enumerated().map { index, bounds in
      bounds.upper.map { Self.scaled($0.approximateDouble, exponent(index)) } ?? .infinity
    }
    let largest = program.objective.enumerated().map { $1.isZero ? Int.min / 2 : $1.bitLength + columnExponents[$0] }
      .max()
    costs = program.objective.enumerated().map { index, cost in
      Self.scaled(cost, columnExponents[index] - (largest ?? 0))
    }
  }

  func scaled(_ value: BigInteger, row: Int, column: Int) -> Double {
    Self.scaled(value, rowExponents[row] + columnExponents[column])
  }

  private static func middle(_ exponents: [Int]) -> Int {
    guard let least = exponents.min(), let greatest = exponents.max() else { return 0 }
    return (least + greatest) / 2
  }

  /// value · 2^exponent, also where the value alone is too large for a floating-point number.
  private static func scaled(_ value: BigInteger, _ exponent: Int) -> Double {
    let excess = max(0, value.bitLength - 1000)
    return scaled((value >> excess).approximateDouble, exponent + excess)
  }

  private static func scaled(_ value: Double, _ exponent: Int) -> Double {
    value == 0 ? 0 : Double(sign: .plus, exponent: max(-2000, min(2000, exponent)), significand: value)
  }
}
