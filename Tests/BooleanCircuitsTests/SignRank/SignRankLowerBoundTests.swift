import BooleanCircuits
import Testing

@Suite("Sign-ranks 1 and 2, spectral certificates")
struct SignRankLowerBoundTests {
  /// Whether some order and some negations of the columns leave every row with at most one sign change: all are tried.
  static func hasRankTwoByEnumeration(_ matrix: SignMatrix) -> Bool {
    func search(_ order: [Int], _ rest: [Int], _ signs: [Bool]) -> Bool {
      if rest.isEmpty {
        return (0..<matrix.rowCount).allSatisfy { row in
          let values = order.indices.map { matrix.isPositive(row, order[$0]) != signs[$0] }
          return zip(values, values.dropFirst()).count { $0 != $1 } <= 1
        }
      }
      return rest.contains { next in
        [false, true].contains { search(order + [next], rest.filter { $0 != next }, signs + [$0]) }
      }
    }
    return search([], Array(0..<matrix.columnCount), [])
  }

  @Test("all normalised 4×4 matrices: 1 of sign-rank 1, 337 of 2, 174 above; 3×4: 1, 57, 6")
  func smallCounts() {
    for (rows, expected) in [(3, [1, 57, 6]), (4, [1, 337, 174])] {
      var counts = [0, 0, 0]
      for code in 0..<(1 << (3 * (rows - 1))) {
        let matrix = SignMatrix(rowCount: rows, columnCount: 4) {
          $0 == 0 || $1 == 0 || code >> (3 * ($0 - 1) + $1 - 1) & 1 == 1
        }
        if matrix.rankOneMinor == nil { counts[0] += 1 } else { counts[matrix.rankTwoOrder == nil ? 2 : 1] += 1 }
      }
      #expect(counts == expected)
    }
  }

  @Test("rank 2 agrees with the trial of all orders, and proofs are given either way", arguments: 0..<60)
  func rankTwo(seed: Int) throws {
    let matrix = try SignMatrix.random(rowCount: 2 + seed % 4, columnCount: 1 + seed % 5, seed: UInt64(seed))
    let isTwo = Self.hasRankTwoByEnumeration(matrix)
    let found = SignRankFactorisation.ofRankTwo(matrix)
    #expect((found != nil) == isTwo)
    if let found {
      #expect(found.rank <= 2 && found.isValid(for: matrix))
      #expect(matrix.rankTwoObstruction == nil)
    } else {
      let (rows, columns) = try #require(matrix.rankTwoObstruction)
      #expect(rows.count <= 4 && columns.count <= 4)
      let part = matrix.submatrix(rows: rows, columns: columns)
      #expect(!Self.hasRankTwoByEnumeration(part))
      guard case .refuted(let refutation) = part.chirotope(rank: 2) else {
        Issue.record("no refutation")
        return
      }
      #expect(refutation.isValid(for: part))
    }
  }

  @Test("spectral bounds of Hadamard matrices are their square roots, rounded up", arguments: 1...6)
  func hadamard(exponent: Int) throws {
    let matrix = try SignMatrix.sylvesterHadamard(exponent: exponent)
    let certificate = try #require(matrix.forsterCertificate(effort: 10))
    #expect(certificate.bound == [1, 2, 2, 3, 4, 6, 8][exponent])
    #expect(certificate.isValid(for: matrix))
  }

  @Test("spectral bounds of other matrices")
  func others() throws {
    #expect(SignMatrix.fanoPlane.forsterCertificate()?.bound == 3)
    #expect(SignMatrix.smallestOfSignRankFour.forsterCertificate()?.bound == 2)
    #expect(try SignMatrix.projectivePlane(prime: 3).forsterCertificate()?.bound == 4)
    #expect(try SignMatrix.signedIdentity(order: 8).forsterCertificate()?.bound == 2)
    // A repeated row takes nothing away.
    let repeated = SignMatrix(rowCount: 8, columnCount: 4) { (max(0, $0 - 4) & $1).nonzeroBitCount.isMultiple(of: 2) }
    #expect(repeated.forsterCertificate()?.bound == 2)
    #expect(SignMatrix(rowCount: 3, columnCount: 5) { _, _ in true }.forsterCertificate() == nil)
    #expect(SignMatrix(rowCount: 1, columnCount: 1) { _, _ in false }.forsterCertificate() == nil)
    #expect(ForsterCertificate.walshBound(pointCount: 256, greatestCoefficient: 16) == 16)
    #expect(ForsterCertificate.walshBound(pointCount: 8, greatestCoefficient: 3) == 3)
    #expect(ForsterCertificate.walshBound(pointCount: 0, greatestCoefficient: 0) == 1)
  }

  @Test("spectral bounds never contradict a planted rank", arguments: 1...4)
  func planted(rank: Int) throws {
    for seed: UInt64 in 1...5 {
      let matrix = try SignMatrix.planted(rank: rank, rowCount: 9, columnCount: 7, seed: seed).matrix
      for (part, name) in [(matrix, "rows"), (matrix.transposed, "columns")] {
        guard let certificate = part.forsterCertificate(effort: 4) else { continue }
        #expect(certificate.bound <= rank, "\(name)")
        #expect(certificate.isValid(for: part))
      }
    }
  }

  @Test("changed spectral certificates are refused")
  func refused() throws {
    let matrix = try SignMatrix.projectivePlane(prime: 3)
    let good = try #require(matrix.forsterCertificate())
    #expect(good.isValid(for: matrix))
    func changed(
      rows: [Int]? = nil, weights: [Int]? = nil, rowDiagonal: Int? = nil, columnDiagonal: [Int]? = nil,
      scale: Int? = nil, factor: [[Int]]? = nil
    ) -> Bool {
      ForsterCertificate(
        rows: rows ?? good.rows, columns: good.columns, weights: weights ?? good.weights,
        rowDiagonal: rowDiagonal ?? good.rowDiagonal, columnDiagonal: columnDiagonal ?? good.columnDiagonal,
        scale: scale ?? good.scale, factor: factor ?? good.factor
      ).isValid(for: matrix)
    }
    #expect(changed())
    #expect(!changed(rows: [13] + good.rows.dropFirst()))
    #expect(!changed(rows: Array(good.rows.dropLast())))
    #expect(!changed(weights: [0] + good.weights.dropFirst()))
    #expect(!changed(weights: [Int.max] + good.weights.dropFirst()))
    #expect(!changed(rowDiagonal: good.rowDiagonal / 2))
    #expect(!changed(rowDiagonal: 0))
    #expect(!changed(rowDiagonal: Int.max, scale: 1 << 30))
    #expect(!changed(columnDiagonal: [0] + good.columnDiagonal.dropFirst()))
    #expect(!changed(columnDiagonal: [-1] + good.columnDiagonal.dropFirst()))
    #expect(!changed(scale: 0))
    #expect(!changed(scale: good.scale / 2))
    #expect(!changed(factor: Array(good.factor.dropLast())))
    #expect(!changed(factor: good.factor.map { $0.map { -$0 * 2 } }))
    #expect(!changed(factor: [[Int.min]] + good.factor.dropFirst()))
    #expect(!good.isValid(for: try .sylvesterHadamard(exponent: 3)))
  }
}
