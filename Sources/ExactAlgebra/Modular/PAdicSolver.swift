import ExactNumbers

/// Solves A x = b over the rationals by p-adic lifting (Dixon 1982, doi:10.1007/BF01459082): from A^-1 modulo p, every
/// step gives one more p-adic digit of x at the cost of two matrix-vector products.
struct PAdicSolver {
  let matrix: IntegerMatrix
  let prime: WordPrime
  private let factors: [UInt64]
  private let rowOrder: [Int]
  private let pivotInverses: [UInt64]
  private let entryBits: Int

  /// - Returns: nil when entries are so large that residuals would not fit in 128 bits.
  /// - Precondition: `factored` holds the factors of `matrix`, which is square and nonsingular modulo the prime.
  init?(_ matrix: IntegerMatrix, _ factored: ModularMatrix) {
    entryBits = matrix.entryBitLength
    // A residual is at most n max|A| + |b| in magnitude; see `lift`.
    if entryBits + BigInteger(matrix.rowCount).bitLength > 124 { return nil }
    self.matrix = matrix
    prime = factored.prime
    factors = factored.factorsByColumns()
    rowOrder = factored.rowOrder
    pivotInverses = (0..<matrix.rowCount).map { [factors, prime] in
      prime.inverse(factors[$0 * matrix.rowCount + $0])
    }
  }

  /// A divisor of det(A): the common denominator of the first coordinates of the solution for a fixed right side.
  ///
  /// By Cramer's rule every coordinate is u / v with 0 < v <= H and |u| <= N, where H bounds |det A| and N the product of
  /// the Euclidean lengths of the rows of [A | b]. Lifting until p^k > 2 N H makes u / v the only such fraction with its
  /// residue modulo p^k, so what reconstruction finds is the true value.
  func solutionDenominator(determinantBound: BigInteger) -> BigInteger {
    let size = matrix.rowCount
    // Any right side is valid; varied small numbers make it unlikely that the denominator misses a large factor of det.
    let rightSide = (0..<size).map { ($0 &* 37 &+ 11) % 61 - 30 }
    var numeratorSquare = BigInteger(1)
    for (row, square) in matrix.squaredRowLengths.enumerated() {
      numeratorSquare *= square + BigInteger(rightSide[row] * rightSide[row])
    }
    let numeratorBound = numeratorSquare.squareRoot()
    let needed = 2 * numeratorBound * determinantBound
    var modulus = BigInteger(1)
    var steps = 0
    let p = BigInteger(prime.modulus)
    while modulus <= needed {
      modulus *= p
      steps += 1
    }
    // A few coordinates nearly always carry the whole denominator; fewer only cost another prime later.
    let wanted = min(6, size)
    let digits = lift(rightSide, steps: steps, coordinates: wanted)
    var denominator = BigInteger(1)
    for coordinate in digits {
      let residue = BigInteger.fromDigits(coordinate, base: prime.modulus)
      var scaled = (residue * denominator) % modulus
      if scaled * 2 > modulus { scaled -= modulus }
      if scaled.magnitude <= numeratorBound { continue }
      denominator *= Self.reconstructedDenominator(
        scaled.isNegative ? scaled + modulus : scaled, modulus: modulus, numeratorBound: numeratorBound)
    }
    return denominator
  }

  /// The first `steps` p-adic digits of the leading coordinates of A^-1 b.
  private func lift(_ rightSide: [Int], steps: Int, coordinates: Int) -> [[UInt64]] {
    var digits = [[UInt64]](repeating: [], count: coordinates)
    guard steps > 0 else { return digits }
    forEachDigit(of: rightSide.map { Int128($0) }) { digit in
      for index in 0..<coordinates { digits[index].append(digit[index]) }
      return digits.first.map { $0.count < steps } ?? false
    }
    return digits
  }

  /// Hands the p-adic digits of A^-1 b to a closure, lowest first, until it returns false.
  ///
  /// With r_0 = b, digit x_i = A^-1 r_i mod p and r_{i+1} = (r_i - A x_i) / p, which is an integer vector with
  /// `|r_{i+1}| <= (|r_i| + n max|A| (p - 1)) / p`, hence `|r_i| <= n max|A| + |b|` for all i. That is below 2^62
  /// (or 2^126), so r_{i+1} follows from r_i - A x_i modulo 2^64 (or 2^128) times the inverse of p: no carry is needed.
  /// - Precondition: the entries of b have at most 124 bits.
  func forEachDigit(of rightSide: [Int128], _ body: ([UInt64]) -> Bool) {
    var digit = [UInt64](repeating: 0, count: matrix.rowCount)
    let small = rightSide.allSatisfy { $0.magnitude >> 61 == 0 }
    if small, entryBits + BigInteger(matrix.rowCount).bitLength <= 61 {
      var residual = rightSide.map { UInt64(truncatingIfNeeded: $0) }
      let entries = matrix.entries.map(\.lowWord)
      let inverse = wordInverse(prime.modulus)
      repeat {
        for index in 0..<residual.count { digit[index] = reduce(Int128(Int64(bitPattern: residual[index]))) }
        solve(&digit)
        Self.subtractProduct(&residual, entries, digit, inverse)
      } while body(digit)
      return
    }
    var residual = rightSide.map { UInt128(truncatingIfNeeded: $0) }
    let entries = matrix.entries.map(\.lowDoubleWord)
    var inverse = UInt128(wordInverse(prime.modulus))
    inverse = inverse &* (2 &- UInt128(prime.modulus) &* inverse)
    repeat {
      for index in 0..<residual.count { digit[index] = reduce(Int128(bitPattern: residual[index])) }
      solve(&digit)
      Self.subtractProduct(&residual, entries, digit, inverse)
    } while body(digit)
  }

  @inline(__always)
  private func reduce(_ value: Int128) -> UInt64 {
    let size = value.magnitude
    let high = UInt64(truncatingIfNeeded: size >> 64) % prime.modulus
    let rest = prime.modulus.dividingFullWidth((high, UInt64(truncatingIfNeeded: size))).remainder
    return value < 0 ? prime.negate(rest) : rest
  }

  /// residual = (residual - A digit) / p in wrapping arithmetic.
  private static func subtractProduct<Word: FixedWidthInteger & UnsignedInteger>(
    _ residual: inout [Word], _ entries: [Word], _ digit: [UInt64], _ inverse: Word
  ) {
    let size = residual.count
    entries.withUnsafeBufferPointer { entries in
      digit.withUnsafeBufferPointer { digit in
        for row in 0..<size {
          var value = residual[row]
          let base = row &* size
          for column in 0..<size { value = value &- entries[base &+ column] &* Word(truncatingIfNeeded: digit[column]) }
          residual[row] = value &* inverse
        }
      }
    }
  }

  /// Replaces r by A^-1 r modulo p, both canonical, with the stored factors of the row-permuted matrix.
  private func solve(_ vector: inout [UInt64]) {
    let size = vector.count
    let p = prime.modulus
    var result = rowOrder.map { vector[$0] }
    result.withUnsafeMutableBufferPointer { buffer in
      factors.withUnsafeBufferPointer { columns in
        guard let x = buffer.baseAddress, let factors = columns.baseAddress else { return }
        for k in 0..<size {
          let value = x[k] >= p ? x[k] - p : x[k]
          x[k] = value
          let factor = prime.negate(value)
          ModularMatrix.addMultiple(
            x + k + 1, factors + k * size + k + 1, size - k - 1, factor: factor,
            quotient: prime.shoupQuotient(factor), modulus: p)
        }
        for k in stride(from: size - 1, through: 0, by: -1) {
          let reduced = x[k] >= p ? x[k] - p : x[k]
          let value = prime.multiply(reduced, pivotInverses[k])
          x[k] = value
          let factor = prime.negate(value)
          ModularMatrix.addMultiple(
            x, factors + k * size, k, factor: factor, quotient: prime.shoupQuotient(factor), modulus: p)
        }
      }
    }
    vector = result
  }

  /// The denominator v of the fraction u / v congruent to `residue`, found by Euclid's algorithm stopped at the numerator
  /// bound (Wang 1981, doi:10.1145/800206.806398).
  static func reconstructedDenominator(
    _ residue: BigInteger, modulus: BigInteger, numeratorBound: BigInteger
  ) -> BigInteger {
    var (previous, current) = (modulus, residue)
    var (previousFactor, factor) = (BigInteger(0), BigInteger(1))
    while current > numeratorBound {
      let (quotient, remainder) = previous.quotientAndRemainder(dividingBy: current)
      (previous, current) = (current, remainder)
      (previousFactor, factor) = (factor, previousFactor - quotient * factor)
    }
    // The true fraction in lowest terms may be a multiple away from (current, factor) only by their common divisor.
    return factor.magnitude.exactlyDivided(by: BigInteger.greatestCommonDivisor(current, factor))
  }
}
