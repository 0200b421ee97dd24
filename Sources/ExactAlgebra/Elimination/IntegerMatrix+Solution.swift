import ExactNumbers

extension IntegerMatrix {
  /// The solutions x of A x = b for a square nonsingular matrix A and each of several right sides b, exact.
  ///
  /// Small systems are eliminated without fractions. From size 12 on the solution is lifted modulo powers of a prime
  /// (Dixon 1982, doi:10.1007/BF01459082) and accepted once A x = b holds in integers, which costs as many digits as the
  /// answer has and not as many as it might have.
  /// - Returns: nil if the matrix is singular.
  /// - Throws: `LinearAlgebraError.notSquare`, or `.dimensionMismatch` for a right side of another length.
  /// - Complexity: O(n^3) once and O(n^2 + n log n) for each 62 bits of the numerators and the denominator.
  public func solutions(_ rightSides: [[BigInteger]]) throws(LinearAlgebraError) -> [CommonDenominatorVector]? {
    if rowCount != columnCount { throw .notSquare(rows: rowCount, columns: columnCount) }
    for side in rightSides where side.count != rowCount {
      throw .dimensionMismatch(operation: "right side of a linear system", found: side.count, expected: rowCount)
    }
    if rowCount >= 12, rightSides.allSatisfy({ $0.allSatisfy { $0.bitLength <= 124 } }) {
      // A prime that divides the determinant tells nothing; three of them say that it is most likely zero.
      for index in 0..<3 {
        let factored = ModularMatrix(self, prime: .descending(index))
        guard factored.factor().rank == rowCount else { continue }
        guard let solver = PAdicSolver(self, factored) else { break }
        return rightSides.map { solver.solution($0) }
      }
    }
    return solutionsByElimination(rightSides)
  }

  private func solutionsByElimination(_ rightSides: [[BigInteger]]) -> [CommonDenominatorVector]? {
    var entries: [BigInteger] = []
    entries.reserveCapacity(rowCount * (columnCount + rightSides.count))
    for row in 0..<rowCount {
      entries += self.entries[row * columnCount..<(row + 1) * columnCount]
      entries += rightSides.map { $0[row] }
    }
    let plane = HybridPlane(IntegerMatrix(rows: rowCount, columns: columnCount + rightSides.count, entries: entries))
    let (pivots, _, last) = plane.reduceToDiagonal(columns: columnCount)
    guard pivots.count == rowCount else { return nil }
    return rightSides.indices.map { side in
      CommonDenominatorVector(
        numerators: (0..<rowCount).map { plane.value($0, columnCount + side) }, denominator: last)
    }
  }
}

extension PAdicSolver {
  /// A^-1 b, found from more and more digits until the equations hold.
  ///
  /// A is nonsingular, so what satisfies A x = b is the solution, and no bound on its size is needed; the true solution
  /// passes once the modulus exceeds twice the product of its numerators and its denominator.
  /// - Precondition: the entries of b have at most 124 bits.
  func solution(_ rightSide: [BigInteger]) -> CommonDenominatorVector {
    let size = matrix.rowCount
    var digits = [[UInt64]](repeating: [], count: size)
    var found = CommonDenominatorVector(numerators: [BigInteger](repeating: 0, count: size), denominator: 1)
    if rightSide.allSatisfy(\.isZero) { return found }
    var next = 2
    forEachDigit(of: rightSide.map { Int128(truncatingIfNeeded: $0.lowDoubleWord) }) { digit in
      for index in 0..<size { digits[index].append(digit[index]) }
      guard digits[0].count >= next else { return true }
      next += max(2, next / 4)
      guard let candidate = reconstruct(digits), satisfies(candidate, rightSide) else { return true }
      found = candidate
      return false
    }
    return found
  }

  /// The vector with small numerators over a common denominator that has the given digits, if there is one.
  private func reconstruct(_ digits: [[UInt64]]) -> CommonDenominatorVector? {
    let modulus = BigInteger(prime.modulus).power(UInt(digits[0].count))
    // Numerators and denominators of up to half the digits; a few bits are kept as evidence.
    let bound = (modulus >> 16).squareRoot()
    let half = modulus >> 1
    var denominator = BigInteger(1)
    var numerators: [BigInteger] = []
    var denominators: [BigInteger] = []
    for coordinate in digits {
      let residue = BigInteger.fromDigits(coordinate, base: prime.modulus)
      var scaled = (residue * denominator) % modulus
      if scaled > half { scaled -= modulus }
      if scaled.magnitude > bound {
        let factor = Self.reconstructedDenominator(
          scaled.isNegative ? scaled + modulus : scaled, modulus: modulus, numeratorBound: bound)
        denominator *= factor
        if denominator > bound { return nil }
        scaled = (scaled * factor) % modulus
        if scaled > half { scaled -= modulus } else if scaled < -half { scaled += modulus }
        if scaled.magnitude > bound { return nil }
      }
      numerators.append(scaled)
      denominators.append(denominator)
    }
    for (index, partial) in denominators.enumerated() where partial != denominator {
      numerators[index] *= denominator.exactlyDivided(by: partial)
    }
    return CommonDenominatorVector(numerators: numerators, denominator: denominator)
  }

  private func satisfies(_ candidate: CommonDenominatorVector, _ rightSide: [BigInteger]) -> Bool {
    (0..<matrix.rowCount).allSatisfy { row in
      var sum = BigInteger(0)
      for column in 0..<matrix.rowCount where !matrix[row, column].isZero {
        sum += matrix[row, column] * candidate.numerators[column]
      }
      return sum == rightSide[row] * candidate.denominator
    }
  }
}
