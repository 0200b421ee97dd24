import Arrangements
import BooleanCircuits
import ExactNumbers
import Testing

@Suite("Walsh–Fourier spectra")
struct WalshSpectrumTests {
  /// By the definition.
  private func reference(_ function: PseudoBooleanFunction, _ set: Int) -> Rational {
    var sum: Rational = 0
    for point in 0..<function.pointCount {
      var product = 1
      for variable in 0..<function.variableCount where set >> variable & 1 == 1 {
        product *= point >> variable & 1 == 1 ? 1 : -1
      }
      sum += Rational(product) * function[point]
    }
    return sum / Rational(function.pointCount)
  }

  private func check(_ spectrum: WalshSpectrum, _ function: PseudoBooleanFunction) throws {
    let n = function.variableCount
    let coefficients = (0..<function.pointCount).map { reference(function, $0) }
    for set in coefficients.indices { #expect(spectrum[set] == coefficients[set]) }
    #expect(try spectrum.inverse() == function)
    let summary = try spectrum.summary()
    #expect(summary.greatestCoefficient == coefficients.map(\.magnitude).max())
    #expect(summary.sparsity == coefficients.filter { !$0.isZero }.count)
    #expect(summary.degree == coefficients.indices.filter { !coefficients[$0].isZero }.map(\.nonzeroBitCount).max())
    for level in 0...n {
      let sets = coefficients.indices.filter { $0.nonzeroBitCount == level }
      #expect(summary.levelWeights[level] == sets.reduce(0) { $0 + coefficients[$1] * coefficients[$1] })
    }
    for variable in 0..<n {
      let sets = coefficients.indices.filter { $0 >> variable & 1 == 1 }
      #expect(summary.influences[variable] == sets.reduce(0) { $0 + coefficients[$1] * coefficients[$1] })
    }
    let mean = (0..<function.pointCount).reduce(Rational(0)) { $0 + function[$1] * function[$1] }
    #expect(summary.sumOfSquares == mean / Rational(function.pointCount))
    #expect(summary.noiseStability(1) == summary.sumOfSquares)
    #expect(summary.noiseStability(0) == summary.levelWeights[0])
  }

  @Test("Boolean functions agree with the definition", arguments: 0...7)
  func tables(n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n) + 40)
    for _ in 0..<(n < 6 ? 6 : 2) {
      let table = try generator.table(n)
      for alphabet in BooleanAlphabet.allCases {
        try check(WalshSpectrum(table, alphabet: alphabet), PseudoBooleanFunction(table, alphabet: alphabet))
      }
    }
  }

  @Test("values of every width agree with the definition", arguments: 0...6)
  func widths(n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n) + 80)
    for bits in [3, 30, 31, 50, 62, 63, 64] {
      let values = (0..<(1 << n)).map { _ in Int(truncatingIfNeeded: generator.next()) >> (64 - bits) }
      let function = try PseudoBooleanFunction(integers: values)
      try check(WalshSpectrum(function), function)
    }
    let rational = try PseudoBooleanFunction(
      values: (0..<(1 << n)).map { _ in
        Rational(Int.random(in: -9...9, using: &generator), Int.random(in: 1...9, using: &generator))
      })
    try check(WalshSpectrum(rational), rational)
    let extremes = try PseudoBooleanFunction(integers: Array(repeating: Int.min, count: 1 << n))
    try check(WalshSpectrum(extremes), extremes)
  }

  @Test("both passes agree with the transform of wide integers", arguments: [11, 12, 13, 14, 17])
  func passes(n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n) + 120)
    let table = try generator.table(n)
    let signs = try WalshSpectrum(table, alphabet: .signs)
    let scale = 1 << 33
    let wide = try WalshSpectrum(
      PseudoBooleanFunction(integers: (0..<table.pointCount).map { table[$0] ? scale : -scale }))
    let huge = try WalshSpectrum(
      PseudoBooleanFunction(
        values: (0..<table.pointCount).map { Rational((table[$0] ? 1 : -1) * BigInteger(scale) << 40) }))
    let bits = try WalshSpectrum(table, alphabet: .zeroOne)
    for set in 0..<table.pointCount {
      let numerator = signs.numerator(set)
      try #require(wide.numerator(set) == numerator << 33)
      try #require(huge.numerator(set) == numerator << 73)
      try #require(bits.numerator(set) * 2 == numerator + (set == 0 ? BigInteger(1 << n) : 0))
    }
    #expect(try signs.inverse() == PseudoBooleanFunction(table, alphabet: .signs))
    let summary = try signs.summary()
    let wideSummary = try wide.summary()
    let hugeSummary = try huge.summary()
    #expect(summary.sumOfSquares == 1)
    #expect(wideSummary.sumOfSquares == Rational(scale) * Rational(scale))
    #expect(hugeSummary.degree == summary.degree && hugeSummary.sparsity == wideSummary.sparsity)
    for variable in 0..<n {
      #expect(try summary.influences[variable] == Rational(table.sensitivePointCount(variable: variable), 1 << n))
    }
  }

  @Test("known spectra")
  func known() throws {
    for n in [0, 1, 5, 6, 14, 16] {
      let parity = try WalshSpectrum(.parity(n), alphabet: .signs)
      let summary = try parity.summary()
      // The product of all x_i is +1 iff an even number of them is −1.
      #expect(parity[(1 << n) - 1] == (n % 2 == 0 ? -1 : 1))
      #expect(summary.sparsity == 1 && summary.degree == n && summary.totalInfluence == Rational(n))
    }
    let majority = try WalshSpectrum(.majority(3), alphabet: .signs)
    #expect(
      (0..<8).map { majority[$0] }
        == [0, Rational(1, 2), Rational(1, 2), 0, Rational(1, 2), 0, 0, Rational(-1, 2)])
    for k in 1...8 {
      let bent = try WalshSpectrum(.innerProduct(k), alphabet: .signs).summary()
      #expect(bent.greatestCoefficient == Rational(1, 1 << k) && bent.sparsity == 1 << (2 * k))
    }
    let zero = try WalshSpectrum(TruthTable(constant: false, variableCount: 4), alphabet: .zeroOne).summary()
    #expect(zero.degree == nil && zero.sparsity == 0 && zero.greatestCoefficient == 0)
  }

  @Test("a transform can be interrupted")
  func interruption() throws {
    let control = CountingControl()
    control.interrupt()
    #expect(throws: BooleanFunctionError.interrupted) {
      try WalshSpectrum(.parity(20), alphabet: .signs, control: control)
    }
  }
}
