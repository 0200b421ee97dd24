import ExactNumbers
import Testing

/// What the oracle says of programs, against known outcomes.
struct OracleProgramTests {
  private func decision(_ program: String, _ theorem: String) throws -> Decision {
    let text = "lemmata-proof 1\nlabel test\n\(program)\n\(theorem)\n"
    return try #require(try TheoremOracle.judge(text + "end \(text.split(separator: "\n").count)\n").first).decision
  }

  /// The least and the greatest x + y on a triangle.
  @Test func triangle() throws {
    for (sense, value) in [("minimize", 1), ("maximize", 2)] {
      let program = """
        program p \(sense) 2 3 0
        objective 1 0 1 1 2 1
        row 0 1 1 1
        row 0 1 2 1
        row 1 none 1 1 2 1
        """
      #expect(try decision(program, "optimum p \(value) 1 1 0") == .holds)
      #expect(try decision(program, "optimum p 3 2 1 0") != .holds)
      #expect(try decision(program, "infeasible p") != .holds)
      #expect(try decision(program, "unbounded p") != .holds)
    }
  }

  /// (x − y)² − 2x is unbounded along (1, 1), and (x − y)² is not.
  @Test func parabolas() throws {
    let valley = "program p minimize 2 0 2\nobjective 1 0\nhessian 1 1 2 2 -2\nhessian 2 2 2"
    #expect(try decision(valley, "optimum p 0 1 1 1") == .holds)
    #expect(try decision(valley, "unbounded p") != .holds)
    let falling = "program p minimize 2 0 2\nobjective 1 0 1 -2\nhessian 1 1 2 2 -2\nhessian 2 2 2"
    #expect(try decision(falling, "unbounded p") == .holds)
    // With x ≤ 3 the optimum is at x = y = 3.
    let bounded = "program p minimize 2 1 2\nobjective 1 0 1 -2\nhessian 1 1 2 2 -2\nhessian 2 2 2\nrow none 3 1 1"
    #expect(try decision(bounded, "optimum p -6 1 1 1") == .holds)
    let hill = "program p maximize 1 0 1\nobjective 1 0\nhessian 1 1 2"
    #expect(try decision(hill, "unbounded p") == .undecided("not convex"))
  }

  @Test func contradictionsAndNothing() throws {
    let empty = "program p minimize 1 2 0\nobjective 1 0\nrow 1 none 1 1\nrow none 0 1 1"
    #expect(try decision(empty, "infeasible p") == .holds)
    #expect(try decision(empty, "optimum p 0 1 1 0") != .holds)
    #expect(try decision("program p minimize 0 1 0\nobjective 1 0\nrow 1 none", "infeasible p") == .holds)
    #expect(try decision("program p maximize 0 0 0\nobjective 2 7", "optimum p 7 2 1 0") == .holds)
  }
}
