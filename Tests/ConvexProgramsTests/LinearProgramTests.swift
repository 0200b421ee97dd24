import ExactNumbers
import Testing

@testable import ConvexPrograms

/// Linear programs against Fourier–Motzkin elimination, and both methods against each other.
struct LinearProgramTests {
  private func check(_ program: LinearProgram, _ comment: Comment) throws {
    let range = FourierMotzkin.objectiveRange(of: program)
    for method in LinearMethod.allCases {
      let outcome = try program.solve(method: method)
      #expect(program.isProved(outcome), comment)
      switch outcome {
      case .optimal(let optimum):
        let expected = program.sense == .minimize ? range?.least : range?.greatest
        #expect(expected == optimum.value, comment)
      case .infeasible: #expect(range == nil, comment)
      case .unbounded:
        #expect(range != nil && (program.sense == .minimize ? range?.least : range?.greatest) == nil, comment)
      }
    }
  }

  @Test(arguments: 0..<12)
  func smallPrograms(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed + 1))
    var counts = [0, 0, 0]
    for index in 0..<60 {
      let program = try LinearProgram.random(
        variables: Int.random(in: 0...3, using: &generator), constraints: Int.random(in: 0...4, using: &generator),
        using: &generator)
      try check(program, "seed \(seed), program \(index)")
      switch try program.solve() {
      case .optimal: counts[0] += 1
      case .infeasible: counts[1] += 1
      case .unbounded: counts[2] += 1
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  /// The floating-point search alone, on programs that would be too small for it: what it says is proved, nearly always.
  @Test func proposals() throws {
    var generator = SeededGenerator(seed: 99)
    var confirmed = 0
    for _ in 0..<600 {
      let program = try LinearProgram.random(
        variables: Int.random(in: 1...6, using: &generator), constraints: Int.random(in: 1...8, using: &generator),
        using: &generator)
      if program.hasEmptyInterval {
        confirmed += 1
        continue
      }
      let scaled = ScaledProgram(program)
      var search = FloatingPointSimplex(scaled)
      let proposal = search.run()
      guard let outcome = program.outcome(of: proposal, scaled) else { continue }
      #expect(program.isProved(outcome))
      confirmed += 1
    }
    #expect(confirmed >= 594, "\(confirmed) of 600")
  }

  @Test(arguments: [(10, 10), (5, 40), (40, 5), (20, 40)])
  func denseProgramsByBothMethods(constraints: Int, variables: Int) throws {
    let program = try LinearProgram.dense(constraints: constraints, variables: variables, seed: 5)
    guard case .optimal(let first) = try program.solve(), case .optimal(let second) = try program.solve(method: .exact)
    else {
      Issue.record("no optimum")
      return
    }
    #expect(first.value == second.value)
  }
}
