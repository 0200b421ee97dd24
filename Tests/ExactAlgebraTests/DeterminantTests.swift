import ExactNumbers
import Testing

@testable import ExactAlgebra

@Suite struct DeterminantTests {
  @Test(arguments: 0..<12) func agreesWithCofactorExpansion(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for size in 0...5 {
      for bits in [1, 4, 31, 61, 64, 96, 200] {
        let matrix = generator.integerMatrix(size, size, bits: bits)
        let expected = cofactorDeterminant(matrix.rational).numerator
        #expect(try matrix.determinant() == expected, "\(matrix)")
        #expect(matrix.determinantByElimination() == expected, "\(matrix)")
        #expect(size == 0 || matrix.modularDeterminant() == expected, "\(matrix)")
        #expect(expected.magnitude <= matrix.hadamardBound(minorsOfSize: size))
      }
    }
  }

  @Test(arguments: [(1, 1), (7, 3), (12, 62), (20, 2), (27, 1), (30, 8), (33, 100), (26, 180), (48, 3)])
  func threeMethodsAgree(size: Int, bits: Int) {
    var generator = SeededGenerator(seed: UInt64(size * 1000 + bits))
    for _ in 0..<3 {
      let matrix = generator.integerMatrix(size, size, bits: bits)
      #expect(matrix.determinantByElimination() == matrix.modularDeterminant())
      if size <= 12 {
        #expect(gauss(matrix.rational).determinant == Rational(matrix.determinantByElimination()))
      }
    }
    // One less than full rank: every residue is zero.
    let singular = generator.integerMatrix(size, size, rank: size - 1, bits: bits)
    #expect(singular.determinantByElimination() == 0 && singular.modularDeterminant() == 0)
  }

  @Test func determinantsWithLargeCommonFactors() throws {
    // A determinant that its p-adic divisor cannot reach in one step: diagonal with equal entries, and huge scale.
    for size in [26, 40] {
      let diagonal = IntegerMatrix(
        rows: size, columns: size,
        entries: (0..<(size * size)).map { $0 % (size + 1) == 0 ? BigInteger(30) : 0 })
      #expect(try diagonal.determinant() == BigInteger(30).power(UInt(size)))
      var swapped = diagonal
      swapped[0, 0] = 0
      swapped[0, 1] = 30
      swapped[1, 1] = 0
      swapped[1, 0] = 30
      #expect(try swapped.determinant() == -BigInteger(30).power(UInt(size)))
    }
    let prime = BigInteger(UInt64(WordPrime.descending(0).modulus))
    // Divisible by the first prime, though not singular.
    let size = 30
    var generator = SeededGenerator(seed: 77)
    var matrix = generator.integerMatrix(size, size, bits: 5)
    for column in 0..<size { matrix[0, column] = matrix[0, column] * prime }
    #expect(matrix.modularDeterminant() == matrix.determinantByElimination())
  }

  @Test func knownDeterminants() throws {
    // The Vandermonde determinant is the product of differences; the Hilbert determinant of size 6 is 1/186313420339200000.
    let points = [-3, 1, 4, 7, 12].map { Rational($0) }
    let vandermonde = Matrix(rows: 5, columns: 5) { points[$0].power($1) }
    var differences = Rational(1)
    for i in 0..<5 { for j in 0..<i { differences *= points[i] - points[j] } }
    #expect(try vandermonde.determinant() == differences)
    let hilbert = Matrix(rows: 6, columns: 6) { Rational(1, $0 + $1 + 1) }
    #expect(try hilbert.determinant() == Rational(parsing: "1/186313420339200000"))
    #expect(try Matrix(rows: 0, columns: 0) { _, _ in 0 }.determinant() == 1)
    #expect(try IntegerMatrix(rows: [[BigInteger(Int.min)]]).determinant() == BigInteger(Int.min))
    let border = try IntegerMatrix(rows: [[BigInteger(Int.min), 1], [BigInteger(Int.max), BigInteger(Int.min)]])
    #expect(try border.determinant() == BigInteger(1) << 126 - BigInteger(Int.max))
    #expect(throws: LinearAlgebraError.notSquare(rows: 2, columns: 3)) {
      try Matrix(rows: 2, columns: 3) { _, _ in 0 }.determinant()
    }
  }

  @Test(arguments: 0..<10) func multiplicative(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 500 + seed)
    let size = Int.random(in: 1...8, using: &generator)
    let (a, b) = (generator.matrix(size, size), generator.matrix(size, size))
    #expect(try a.multiplied(by: b).determinant() == a.determinant() * b.determinant())
    #expect(try a.transposed.determinant() == a.determinant())
  }

  @Test func exactDivisorIsExact() {
    var generator = SeededGenerator(seed: 9)
    let edges = [1, -1, 2, -2, 3, Int.max, -Int.max, 1 << 62, -(1 << 62), 6, 12, (1 << 62) - 1]
    for _ in 0..<2000 {
      let a = edges.randomElement(using: &generator) ?? 1
      let raw =
        Bool.random(using: &generator)
        ? Int(truncatingIfNeeded: generator.next()) : edges.randomElement(using: &generator) ?? 1
      let b = raw == .min ? 5 : raw
      #expect(ExactDivisor(a).quotient(Int128(a) * Int128(b)) == b)
    }
    #expect(ExactDivisor(3).quotient(3 << 63) == nil && ExactDivisor(1).quotient(-(1 << 63)) == nil)
    #expect(ExactDivisor(-7).quotient(0) == 0)
  }

  @Test func primesAreTheLargestBelowTheLimit() {
    // 2^62 - 57 is the largest prime below 2^62.
    #expect(WordPrime.descending(0).modulus == (1 << 62) - 57)
    let first = (0..<20).map { WordPrime.descending($0).modulus }
    #expect(Set(first).count == 20 && first == first.sorted(by: >))
    for composite: UInt64 in [0, 1, 4, 561, 3_215_031_751, 3_825_123_056_546_413_051] {
      #expect(!WordPrime.isPrime(composite))
    }
    for prime: UInt64 in [2, 3, 37, 41, 2_147_483_647, (1 << 61) - 1] { #expect(WordPrime.isPrime(prime)) }
    let p = WordPrime.descending(3)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let value = generator.next() % p.modulus
      if value != 0 { #expect(p.multiply(value, p.inverse(value)) == 1) }
    }
    #expect(p.residue(BigInteger(-1)) == p.modulus - 1 && p.residue(BigInteger(Int.min)) < p.modulus)
    #expect(p.residue(BigInteger(p.modulus) * -5) == 0)
  }
}
