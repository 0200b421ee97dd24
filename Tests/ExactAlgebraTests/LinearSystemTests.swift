import ExactAlgebra
import ExactNumbers
import Testing

@Suite struct LinearSystemTests {
  /// Checks an answer by multiplication alone.
  static func check(_ matrix: Matrix, _ rightSide: Vector) throws {
    let rank = gauss(matrix).rank
    switch try matrix.solve(rightSide) {
    case .unique(let solution):
      #expect(try matrix.multiplied(by: solution) == rightSide)
      #expect(rank == matrix.columnCount)
    case .family(let particular, let directions):
      #expect(try matrix.multiplied(by: particular) == rightSide)
      for direction in directions { #expect(try matrix.multiplied(by: direction).isZero && !direction.isZero) }
      #expect(directions.count == matrix.columnCount - rank && rank < matrix.columnCount)
      #expect(try gauss(Matrix(rows: directions.map(\.entries))).rank == directions.count)
    case .none(let multipliers):
      #expect(try matrix.transposed.multiplied(by: multipliers).isZero)
      #expect(try multipliers.dot(rightSide) == 1)
    }
  }

  @Test(arguments: 0..<20) func answersCheck(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 200 + seed)
    for _ in 0..<4 {
      let rows = Int.random(in: 1...7, using: &generator)
      let columns = Int.random(in: 1...7, using: &generator)
      let inner = Int.random(in: 0...min(rows, columns), using: &generator)
      let matrix = try generator.matrix(rows, inner).multiplied(by: generator.matrix(inner, columns))
      try Self.check(matrix, generator.vector(rows))
      try Self.check(matrix, try matrix.multiplied(by: generator.vector(columns)))
      try Self.check(generator.matrix(rows, columns), Vector(zeros: rows))
    }
  }

  @Test func degenerateSystems() throws {
    try Self.check(Matrix(rows: 3, columns: 3) { _, _ in 0 }, [0, 0, 0])
    try Self.check(Matrix(rows: 3, columns: 3) { _, _ in 0 }, [0, 5, 0])
    #expect(try Matrix(rows: []).solve([]) == .unique([]))
    let noColumns = Matrix(rows: 2, columns: 0) { _, _ in 0 }
    #expect(try noColumns.solve([0, 0]) == .unique([]))
    try Self.check(noColumns, [0, 3])
    #expect(try Matrix(rows: [[2]]).solve([3]) == .unique([Rational(3, 2)]))
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: [[2]]).solve([3, 4]) }
    let huge = Rational(Int.min)
    try Self.check(try Matrix(rows: [[huge, 1], [huge.reciprocal, huge]]), [1, huge])
  }

  @Test(arguments: 0..<10) func inverseAndKernel(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 300 + seed)
    let size = Int.random(in: 1...8, using: &generator)
    let matrix = generator.matrix(size, size)
    let rank = gauss(matrix).rank
    if rank == size {
      #expect(try matrix.multiplied(by: matrix.inverse()) == .identity(size))
      #expect(try matrix.inverse().multiplied(by: matrix) == .identity(size))
    }
    let wide = try generator.matrix(size, 2).multiplied(by: generator.matrix(2, size + 3))
    let basis = wide.kernelBasis
    #expect(basis.count == size + 3 - gauss(wide).rank)
    for vector in basis { #expect(try wide.multiplied(by: vector).isZero) }
    let (reduced, pivots) = wide.reducedRowEchelonForm
    for (row, column) in pivots.enumerated() {
      for other in 0..<reduced.rowCount { #expect(reduced[other, column] == (other == row ? 1 : 0)) }
    }
    // Same row space: stacking changes no rank.
    let stacked = Matrix(rows: 2 * size, columns: size + 3) { $0 < size ? wide[$0, $1] : reduced[$0 - size, $1] }
    #expect(gauss(stacked).rank == pivots.count)
  }

  @Test func inverseRefusals() throws {
    #expect(throws: LinearAlgebraError.singular(rank: 1, size: 2)) { try Matrix(rows: [[1, 2], [2, 4]]).inverse() }
    #expect(throws: LinearAlgebraError.notSquare(rows: 1, columns: 2)) { try Matrix(rows: [[1, 2]]).inverse() }
    #expect(try Matrix(rows: []).inverse().rowCount == 0)
    #expect(LinearAlgebraError.singular(rank: 1, size: 2).description == "the matrix has rank 1, expected 2")
  }

  @Test func shapeErrors() throws {
    let matrix = Matrix(rows: 2, columns: 3) { Rational($0 + $1) }
    #expect(throws: LinearAlgebraError.self) { try matrix.multiplied(by: matrix) }
    #expect(throws: LinearAlgebraError.self) { try matrix.multiplied(by: [1, 2]) }
    #expect(throws: LinearAlgebraError.self) { try matrix.adding(matrix.transposed) }
    #expect(throws: LinearAlgebraError.self) { try Vector([1]).dot([1, 2]) }
    #expect(try Vector([1, 2]).adding([3, 4]).subtracting([1, 1]).scaled(by: 2) == [6, 10])
    #expect(matrix.row(1) == [1, 2, 3] && matrix.column(2) == [2, 3])
  }
}
