import ExactNumbers

extension IntegerMatrix {
  /// The determinant, exact; 1 for the 0 by 0 matrix.
  ///
  /// Small matrices are eliminated without fractions in machine words with GMP beside them; from size 23 on, or 18 with
  /// entries of more than 16 bits, p-adic lifting and residues win (measured: 1.2 to 2.1 times at size 24).
  /// - Throws: `LinearAlgebraError.notSquare`.
  /// - Complexity: O(n^3) word operations for each 62 bits of Hadamard's bound in the worst case.
  public func determinant() throws(LinearAlgebraError) -> BigInteger {
    if rowCount != columnCount { throw .notSquare(rows: rowCount, columns: columnCount) }
    let eliminates = rowCount < 18 || rowCount < 23 && entryBitLength <= 16
    return eliminates ? determinantByElimination() : modularDeterminant()
  }

  /// The rank over the rationals, certified.
  ///
  /// Lower bound: a minor that is nonzero modulo a prime is nonzero. Upper bound: every minor of size r + 1 is at most
  /// Hadamard's bound B in magnitude; if the rank modulo each of several primes is at most r, all of them divide every
  /// such minor, and once their product exceeds B the minors are zero. One prime suffices for a matrix of full rank.
  public var rank: Int {
    let full = min(rowCount, columnCount)
    if full == 0 { return 0 }
    if full < 20 { return HybridPlane(self).reduceToEchelon(columns: columnCount).pivotColumns.count }
    var rank = 0
    var product = BigInteger(1)
    var bound = BigInteger(0)
    var index = 0
    while product <= bound || index == 0 {
      let prime = WordPrime.descending(index)
      let found = ModularMatrix(self, prime: prime).factor().rank
      if found == full { return full }
      if found > rank || index == 0 {
        rank = found
        bound = hadamardBound(minorsOfSize: rank + 1)
      }
      product *= BigInteger(prime.modulus)
      index += 1
    }
    return rank
  }
}

extension Matrix {
  /// The determinant, exact; 1 for the 0 by 0 matrix.
  /// - Throws: `LinearAlgebraError.notSquare`.
  public func determinant() throws(LinearAlgebraError) -> Rational {
    let (integers, multipliers) = clearingRowDenominators()
    return Rational(try integers.determinant(), multipliers.reduce(1, *))
  }

  /// The rank.
  public var rank: Int { clearingRowDenominators().matrix.rank }
}
