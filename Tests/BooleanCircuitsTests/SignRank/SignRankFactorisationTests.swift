import BooleanCircuits
import ExactNumbers
import Testing

@Suite("Factorisations that bound sign-rank from above")
struct SignRankFactorisationTests {
  static func factorisation(_ rows: [[Int]], _ columns: [[Int]]) throws -> SignRankFactorisation {
    try SignRankFactorisation(
      rank: rows[0].count, rowVectors: rows.map { $0.map { BigInteger($0) } },
      columnVectors: columns.map { $0.map { BigInteger($0) } })
  }

  @Test("published representations pass, and changed ones do not")
  func fixtures() throws {
    let h8 = try Self.factorisation(
      [
        [-4, 2, -4, 4, 4], [5, 0, -5, -1, 3], [-2, 3, -4, -4, -4], [0, -2, 0, 8, 1], [-4, 5, -1, 3, -4],
        [-5, 0, 5, -3, 3], [-2, -7, -2, 0, -3], [-4, -2, -4, -3, 5],
      ],
      [
        [-5, 0, -5, 1, 4], [-3, 3, -4, 0, -6], [2, 7, 2, 0, 4], [-3, 2, -2, 6, 2], [6, 1, -5, 2, 0],
        [-4, 1, 1, -5, 4], [3, -3, -4, -2, 5], [0, -4, 4, 6, 2],
      ])
    let hadamard = try SignMatrix.sylvesterHadamard(exponent: 3)
    #expect(h8.isValid(for: hadamard))
    #expect(h8.transposed.isValid(for: hadamard.transposed))
    let fano = try Self.factorisation(
      [
        [1, -5, -1, -4], [-2, -1, -5, 2], [-1, 0, 4, 4], [-5, 1, 2, -2], [4, -3, 3, 1], [2, 4, 1, -4], [3, 4, -3, 2],
      ],
      [
        [-2, -3, -3, 3], [-1, -5, 1, -3], [3, 3, -2, -4], [-5, 2, -1, -2], [4, 1, -4, 3], [-2, 3, 3, 4], [3, 0, 5, 1],
      ])
    #expect(fano.isValid(for: .fanoPlane))
    #expect(!fano.isValid(for: SignMatrix(rowCount: 7, columnCount: 7) { _, _ in true }))
    #expect(!fano.isValid(for: hadamard))
    // One entry of the matrix negated.
    let plane = SignMatrix.fanoPlane
    #expect(!fano.isValid(for: SignMatrix(rowCount: 7, columnCount: 7) { plane.isPositive($0, $1) != ($0 + $1 == 0) }))
  }

  @Test("a product zero is no sign, and large numbers are compared exactly")
  func borders() throws {
    let one = SignMatrix(rowCount: 1, columnCount: 1) { _, _ in true }
    #expect(try !Self.factorisation([[1, 1]], [[1, -1]]).isValid(for: one))
    let large = try #require(BigInteger("1000000000000000000000000000000"))
    let close = try SignRankFactorisation(
      rank: 2, rowVectors: [[large, large + 1]], columnVectors: [[-(large + 1), large]])
    #expect(!close.isValid(for: one))
    let closer = try SignRankFactorisation(
      rank: 2, rowVectors: [[large, large + 1]], columnVectors: [[-(large + 1) + 1, large]])
    #expect(closer.isValid(for: one))
    #expect(try Self.factorisation([[Int.min]], [[Int.min]]).isValid(for: one))
    #expect(throws: BooleanFunctionError.self) {
      try SignRankFactorisation(rank: 0, rowVectors: [[]], columnVectors: [[]])
    }
    #expect(throws: BooleanFunctionError.self) {
      try SignRankFactorisation(rank: 2, rowVectors: [[1]], columnVectors: [[1, 1]])
    }
  }

  @Test("all generators give valid factorisations", arguments: 0..<60)
  func generators(seed: Int) throws {
    let rows = 1 + seed % 7
    let columns = 1 + seed / 3 % 6
    let matrix = try SignMatrix.random(rowCount: rows, columnCount: columns, seed: UInt64(seed))
    #expect(SignRankFactorisation.ofRowClasses(matrix).isValid(for: matrix))
    #expect(SignRankFactorisation.ofColumnClasses(matrix).isValid(for: matrix))
    let order = (0..<columns).map { ($0 * 5 + 2) % columns }
    if Set(order).count == columns {
      let found = SignRankFactorisation.ofSignChanges(matrix, order: order)
      #expect(found.isValid(for: matrix))
      #expect(found.rank == 1 + matrix.signChanges(inOrder: order))
    }
    #expect(SignRankFactorisation.ofFewSignChanges(matrix, effort: 200).isValid(for: matrix))
    let ranked = try #require(SignRankFactorisation.ofRank(matrix, atMost: min(rows, columns)))
    #expect(ranked.isValid(for: matrix))
    #expect(SignRankFactorisation.ofRank(matrix, atMost: ranked.rank - 1) == nil)
    if let searched = SignRankFactorisation.searched(matrix, rank: min(3, rows, columns), starts: 1, sweeps: 60) {
      #expect(searched.isValid(for: matrix))
    }
  }

  @Test("the search finds what is known to exist")
  func searching() throws {
    let hadamard = try SignMatrix.sylvesterHadamard(exponent: 3)
    #expect(SignRankFactorisation.searched(hadamard, rank: 5)?.isValid(for: hadamard) == true)
    #expect(SignRankFactorisation.searched(.fanoPlane, rank: 4)?.isValid(for: .fanoPlane) == true)
    let planted = try SignMatrix.planted(rank: 3, rowCount: 12, columnCount: 15, seed: 3)
    #expect(try Self.factorisation(planted.rowVectors, planted.columnVectors).isValid(for: planted.matrix))
    #expect(SignRankFactorisation.searched(planted.matrix, rank: 3)?.isValid(for: planted.matrix) == true)
    #expect(SignRankFactorisation.searched(hadamard, rank: 0) == nil)
    #expect(SignRankFactorisation.searched(hadamard, rank: 3, starts: 1, sweeps: 50) == nil)
  }
}
