import ExactAlgebra
import ExactNumbers
import Testing

@Suite struct RankTests {
  @Test(arguments: 0..<10) func agreesWithGauss(seed: UInt64) {
    var generator = SeededGenerator(seed: 100 + seed)
    for _ in 0..<6 {
      let rows = Int.random(in: 1...9, using: &generator)
      let columns = Int.random(in: 1...9, using: &generator)
      let inner = Int.random(in: 0...min(rows, columns), using: &generator)
      let matrix = generator.integerMatrix(rows, columns, rank: inner, bits: 3)
      #expect(matrix.rank == gauss(matrix.rational).rank, "\(matrix)")
      #expect(matrix.transposed.rank == matrix.rank)
      #expect(matrix.rational.scaled(by: Rational(1, 7)).rank == matrix.rank)
    }
  }

  @Test(arguments: [(20, 20, 20), (25, 40, 25), (30, 22, 7), (24, 24, 23), (40, 21, 0), (35, 35, 18), (22, 60, 21)])
  func ranksOfProductsWithUnitFactors(rows: Int, columns: Int, rank: Int) {
    var generator = SeededGenerator(seed: UInt64(rows + 100 * columns))
    // Factors with a unit block have exactly the stated rank, by construction.
    var left = generator.integerMatrix(rows, rank, bits: 4)
    var right = generator.integerMatrix(rank, columns, bits: 4)
    for i in 0..<rank { for j in 0..<rank { left[i, j] = i == j ? 1 : 0 } }
    for i in 0..<rank { for j in 0..<rank { right[i, j + columns - rank] = i == j ? 1 : 0 } }
    #expect(product(left, right).rank == rank)
  }

  @Test func rankIsNotFooledByThePrime() {
    // Divisible by the first prime used: the residue matrix is smaller in rank than the matrix.
    let prime = (BigInteger(1) << 62) - 57
    let size = 21
    let matrix = IntegerMatrix(
      rows: size, columns: size,
      entries: (0..<(size * size)).map { $0 % (size + 1) == 0 ? ($0 == 0 ? prime : 1) : 0 })
    #expect(matrix.rank == size)
    let scaled = IntegerMatrix(rows: size, columns: size, entries: matrix.entries.map { $0 * prime })
    #expect(scaled.rank == size)
  }

  @Test func degenerateShapes() throws {
    #expect(IntegerMatrix(rows: 0, columns: 0, entries: []).rank == 0)
    #expect(IntegerMatrix(rows: 0, columns: 5, entries: []).rank == 0)
    #expect(IntegerMatrix(rows: 5, columns: 0, entries: []).rank == 0)
    #expect(IntegerMatrix(rows: 1, columns: 1, entries: [0]).rank == 0)
    #expect(IntegerMatrix(rows: 30, columns: 30, entries: [BigInteger](repeating: 0, count: 900)).rank == 0)
    #expect(IntegerMatrix(rows: 30, columns: 30, entries: [BigInteger](repeating: 5, count: 900)).rank == 1)
    #expect(try Matrix(rows: []).rank == 0)
    #expect(throws: LinearAlgebraError.raggedRow(index: 1, found: 1, expected: 2)) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(throws: LinearAlgebraError.raggedRow(index: 1, found: 1, expected: 2)) {
      try IntegerMatrix(rows: [[1, 2], [3]])
    }
  }
}
