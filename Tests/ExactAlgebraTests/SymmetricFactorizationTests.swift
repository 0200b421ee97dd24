import ExactAlgebra
import ExactNumbers
import Testing

@Suite struct SymmetricFactorizationTests {
  /// Whether all principal minors are non-negative: the definition-level test, 2^n determinants.
  static func principalMinorsAreNonNegative(_ matrix: Matrix) -> Bool {
    (0..<(1 << matrix.rowCount)).allSatisfy { mask in
      let rows = (0..<matrix.rowCount).filter { mask >> $0 & 1 == 1 }
      return cofactorDeterminant(matrix.submatrix(rows: rows, columns: rows)).signum() >= 0
    }
  }

  @Test(arguments: 0..<40) func decisionMatchesPrincipalMinors(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 400 + seed)
    let size = Int.random(in: 1...5, using: &generator)
    let factor = generator.matrix(Int.random(in: 1...size, using: &generator), size)
    let gram = try factor.transposed.multiplied(by: factor)
    var disturbed = gram
    let (i, j) = (Int.random(in: 0..<size, using: &generator), Int.random(in: 0..<size, using: &generator))
    disturbed[i, j] -= Rational(1, Int.random(in: 1...1_000_000, using: &generator))
    if i != j { disturbed[j, i] = disturbed[i, j] }
    let indefinite = generator.matrix(size, size)
    let symmetric = try indefinite.adding(indefinite.transposed)
    for matrix in [gram, disturbed, symmetric] {
      switch try matrix.semidefiniteness() {
      case .positiveSemidefinite(let factorization):
        #expect(Self.principalMinorsAreNonNegative(matrix), "\(matrix)")
        #expect(factorization.product == matrix)
        #expect(factorization.diagonal.entries.allSatisfy { $0.signum() >= 0 })
      case .notPositiveSemidefinite(let witness):
        #expect(!Self.principalMinorsAreNonNegative(matrix), "\(matrix)")
        #expect(try matrix.quadraticForm(witness).signum() < 0)
      }
    }
    guard case .positiveSemidefinite = try gram.semidefiniteness() else {
      Issue.record("a Gram matrix was refused: \(gram)")
      return
    }
  }

  @Test func zeroPivots() throws {
    let hyperbolic = try Matrix(rows: [[0, 1], [1, 0]])
    #expect(throws: LinearAlgebraError.zeroPivot(index: 0)) { try hyperbolic.symmetricFactorization() }
    guard case .notPositiveSemidefinite(let witness) = try hyperbolic.semidefiniteness() else {
      Issue.record("an indefinite matrix was accepted")
      return
    }
    #expect(try hyperbolic.quadraticForm(witness) == -1)
    let gap = try Matrix(rows: [[0, 0, 0], [0, 2, 1], [0, 1, 3]])
    #expect(try gap.symmetricFactorization().diagonal == [0, 2, Rational(5, 2)])
    let indefinite = try Matrix(rows: [[1, 2], [2, 1]])
    #expect(try indefinite.symmetricFactorization().diagonal == [1, -3])
    #expect(try indefinite.symmetricFactorization().product == indefinite)
  }

  @Test func degenerate() throws {
    #expect(try Matrix(rows: []).symmetricFactorization().diagonal == [])
    #expect(
      try Matrix(rows: [[0]]).semidefiniteness() == .positiveSemidefinite(Matrix(rows: [[0]]).symmetricFactorization()))
    #expect(try Matrix(rows: [[-1]]).semidefiniteness() == .notPositiveSemidefinite(witness: [1]))
    #expect(throws: LinearAlgebraError.notSymmetric(row: 1, column: 0)) {
      try Matrix(rows: [[1, 2], [3, 4]]).semidefiniteness()
    }
    #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 2)) {
      try Matrix(rows: [[1, 2]]).semidefiniteness()
    }
  }
}
