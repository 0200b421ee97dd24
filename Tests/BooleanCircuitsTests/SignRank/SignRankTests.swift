import Arrangements
import BooleanCircuits
import Testing

@Suite("Bounds of sign-rank from both sides")
struct SignRankTests {
  /// Options that keep tests quick.
  static let quick = SignRankOptions(searchStarts: 2, searchSteps: 300, orientationBudget: 100_000, spectralEffort: 4)

  @Test("known sign-ranks")
  func known() throws {
    let all = { (rows: Int, columns: Int) in SignMatrix(rowCount: rows, columnCount: columns) { _, _ in true } }
    var cases: [(SignMatrix, Int)] = [
      (all(1, 1), 1), (all(1, 9), 1), (all(7, 1), 1), (all(3, 4), 1), (try .sylvesterHadamard(exponent: 0), 1),
      (try .sylvesterHadamard(exponent: 1), 2), (try .sylvesterHadamard(exponent: 2), 3), (.fanoPlane, 4),
      (.smallestOfSignRankFour, 4), (try .projectivePlane(prime: 2), 4), (try .equality(bits: 3), 3),
      (try .chattopadhyayMande(blocks: 1, bits: 2), 3), (try .chattopadhyayMande(blocks: 1, bits: 3), 3),
      (try .chattopadhyayMande(blocks: 2, bits: 1), 3), (try .chattopadhyayMande(blocks: 3, bits: 1), 3),
    ]
    for order in 1...12 { cases.append((try .signedIdentity(order: order), order < 3 ? 1 : min(3, order - 1))) }
    for order in 2...12 { cases.append((try .greaterThan(order: order), 2)) }
    for (matrix, rank) in cases {
      let bounds = signRank(of: matrix, options: Self.quick)
      #expect(bounds.exact == rank)
      #expect(bounds.isValid(for: matrix))
    }
  }

  @Test("the Hadamard matrix of order 8 has sign-rank 4 or 5")
  func hadamardEight() throws {
    let matrix = try SignMatrix.sylvesterHadamard(exponent: 3)
    let bounds = signRank(of: matrix, options: Self.quick)
    #expect(bounds.lower == 4 && bounds.upper == 5)
    #expect(bounds.isValid(for: matrix))
    #expect(bounds == signRank(of: matrix, options: Self.quick))
  }

  @Test("bounds are valid, in order, and the same for negated, repeated and transposed lines", arguments: 0..<12)
  func random(seed: Int) throws {
    let matrix = try SignMatrix.random(rowCount: 3 + seed % 4, columnCount: 4 + seed % 3, seed: UInt64(seed))
    let bounds = signRank(of: matrix, options: Self.quick)
    #expect(bounds.isValid(for: matrix))
    #expect(bounds.lower <= bounds.upper)
    #expect(bounds.lower >= 3 || bounds.exact != nil)
    let rows = matrix.rowCount
    let spread = SignMatrix(rowCount: rows + 2, columnCount: matrix.columnCount) { row, column in
      matrix.isPositive(row % rows, column) != (row % 2 == 1)
    }
    for other in [spread, spread.transposed, matrix.transposed] {
      let others = signRank(of: other, options: Self.quick)
      #expect(others.isValid(for: other))
      #expect(others.lower <= bounds.upper && bounds.lower <= others.upper)
    }
  }

  @Test("planted ranks are never contradicted", arguments: 1...5)
  func planted(rank: Int) throws {
    for seed: UInt64 in 1...2 {
      let matrix = try SignMatrix.planted(rank: rank, rowCount: 9, columnCount: 8, seed: seed).matrix
      let bounds = signRank(of: matrix, options: Self.quick)
      #expect(bounds.lower <= rank && bounds.isValid(for: matrix))
    }
  }

  @Test("an interrupted computation still gives valid bounds")
  func interrupted() throws {
    let control = CountingControl()
    control.interrupt()
    var options = Self.quick
    options.control = control
    let matrix = try SignMatrix.sylvesterHadamard(exponent: 4)
    let bounds = signRank(of: matrix, options: options)
    #expect(bounds.isValid(for: matrix))
    #expect(bounds.lower >= 2 && bounds.lower <= bounds.upper)
  }

  @Test("proofs for another matrix are refused")
  func refused() throws {
    let minor = SignRankLowerProof.rankOneMinor(rows: [0, 1], columns: [0, 1])
    #expect(minor.isValid(for: try .sylvesterHadamard(exponent: 1)))
    #expect(!minor.isValid(for: SignMatrix(rowCount: 2, columnCount: 2) { _, _ in true }))
    #expect(!minor.isValid(for: SignMatrix(rowCount: 1, columnCount: 2) { _, _ in true }))
    #expect(!SignRankLowerProof.rankOneMinor(rows: [0, 9], columns: [0, 1]).isValid(for: .fanoPlane))
    #expect(!SignRankLowerProof.rankOneMinor(rows: [0], columns: [0, 1]).isValid(for: .fanoPlane))
    let bounds = signRank(of: .fanoPlane, options: Self.quick)
    #expect(!bounds.isValid(for: try .sylvesterHadamard(exponent: 3)))
  }
}
