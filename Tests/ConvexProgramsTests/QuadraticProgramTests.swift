import ExactAlgebra
import ExactNumbers
import Testing

@testable import ConvexPrograms

/// Convex quadratic programs: both methods against each other and against brute force over active sets.
struct QuadraticProgramTests {
  /// A random program with H = BᵀB, often singular.
  private func random(_ n: Int, _ m: Int, _ generator: inout SeededGenerator) throws -> QuadraticProgram {
    let linear = try LinearProgram.random(variables: n, constraints: m, using: &generator)
    let rank = Int.random(in: 0...n, using: &generator)
    let factor = Matrix(rows: rank, columns: n) { _, _ in Rational(Int.random(in: -2...2, using: &generator)) }
    let square = Matrix(rows: n, columns: n) { row, column in
      (0..<rank).reduce(Rational(0)) { $0 + factor[$1, row] * factor[$1, column] }
    }
    return try QuadraticProgram(linear, hessian: linear.sense == .minimize ? square : square.scaled(by: -1))
  }

  @Test(arguments: 0..<8)
  func bothMethods(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed + 300))
    var counts = [0, 0, 0]
    for index in 0..<50 {
      let program = try random(
        Int.random(in: 0...4, using: &generator), Int.random(in: 0...5, using: &generator), &generator)
      let first = try program.solve()
      let second = try program.solve(method: .exact)
      #expect(program.isProved(first), "seed \(seed), program \(index)")
      #expect(program.isProved(second), "seed \(seed), program \(index)")
      switch (first, second) {
      case (.optimal(let a), .optimal(let b)):
        #expect(a.value == b.value)
        counts[0] += 1
      case (.infeasible, .infeasible): counts[1] += 1
      case (.unbounded, .unbounded): counts[2] += 1
      default: Issue.record("seed \(seed), program \(index): \(first) and \(second)")
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  /// Projections onto a box, whose solution is known coordinate by coordinate.
  @Test func projections() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20 {
      let target = (0..<6).map { _ in Rational(Int.random(in: -9...9, using: &generator), 2) }
      let linear = try LinearProgram(
        .minimize, LinearExpression(target.map { -$0 }), variables: target.map { _ in Bounds(lower: -1, upper: 2) },
        constraints: [])
      let program = try QuadraticProgram(linear, hessian: .identity(6))
      guard case .optimal(let optimum) = try program.solve() else {
        Issue.record("no optimum")
        continue
      }
      #expect(optimum.point == target.map { min(max($0, -1), 2) })
    }
  }

  @Test func whatIsNotConvexIsRefused() throws {
    let linear = try LinearProgram(.minimize, LinearExpression([0, 0]), variables: [.free, .free], constraints: [])
    let saddle = Matrix(rows: 2, columns: 2) { $0 == $1 ? 0 : 1 }
    let error = #expect(throws: ConvexProgramError.self) { try QuadraticProgram(linear, hessian: saddle) }
    guard case .notConvex(let direction) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((direction[0] * direction[1]).isNegative)
    #expect(throws: ConvexProgramError.self) {
      try QuadraticProgram(linear, hessian: Matrix(rows: 1, columns: 1) { _, _ in 1 })
    }
    #expect(throws: ConvexProgramError.self) {
      try QuadraticProgram(linear, hessian: Matrix(rows: 2, columns: 2) { $0 == $1 ? 1 : Rational($0) })
    }
  }
}
