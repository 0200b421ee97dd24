import ExactNumbers

/// Collects residues modulo distinct primes into one integer (Garner 1959): after each step
/// `value` is the residue in [0, modulus) modulo the product of the primes so far.
struct ChineseRemainder {
  private(set) var value: BigInteger = 0
  private(set) var modulus: BigInteger = 1

  mutating func add(_ residue: UInt64, _ prime: WordPrime) {
    let difference = prime.subtract(residue, prime.residue(value))
    let digit = prime.multiply(difference, prime.inverse(prime.residue(modulus)))
    value += modulus * BigInteger(digit)
    modulus *= BigInteger(prime.modulus)
  }

  /// The representative of least absolute value; the integer itself once `modulus` exceeds twice its magnitude.
  var symmetric: BigInteger { value * 2 > modulus ? value - modulus : value }
}

extension IntegerMatrix {
  /// The determinant from residues: first a large divisor by p-adic lifting, then the cofactor modulo enough primes.
  ///
  /// Certified: |det| is at most Hadamard's bound H. The divisor d is the common denominator of part of the solution of
  /// A x = b for an integer vector b; by Cramer's rule it divides det(A). The cofactor det / d is an integer of magnitude
  /// at most H / d, determined by its residues once the product of the primes exceeds 2 H / d. When A is singular modulo
  /// the first prime, d = 1 is used, which makes the plain Chinese remainder method.
  func modularDeterminant() -> BigInteger {
    let bound = hadamardBound(minorsOfSize: rowCount)
    let first = WordPrime.descending(0)
    let factored = ModularMatrix(self, prime: first)
    let residue = factored.factor().determinant
    var divisor = BigInteger(1)
    if residue != 0, bound.bitLength > 3 * 62 {
      divisor = PAdicSolver(self, factored)?.solutionDenominator(determinantBound: bound) ?? 1
    }
    // |det / divisor| <= floor(bound / divisor).
    let limit = 2 * (bound / divisor)
    var remainder = ChineseRemainder()
    var index = 0
    while remainder.modulus <= limit || index == 0 {
      let prime = WordPrime.descending(index)
      let scale = prime.residue(divisor)
      if scale != 0 {
        let determinant = index == 0 ? residue : ModularMatrix(self, prime: prime).factor().determinant
        remainder.add(prime.multiply(determinant, prime.inverse(scale)), prime)
      }
      index += 1
    }
    return divisor * remainder.symmetric
  }
}
