import ConvexPrograms
import ExactAlgebra
import ExactNumbers
import FileFormats
import Testing

/// The reader of LP files.
struct LPFormatTests {
  private func optimum(_ text: String) throws -> Rational? {
    guard case .optimal(let optimum) = try NamedProgram(text).solve() else { return nil }
    return optimum.value
  }

  @Test func everythingAtOnce() throws {
    let program = try NamedProgram(
      """
      \\ a comment
      MAXIMIZE
       profit: 1/3 x + 0.5y - 1.5e1 z + x - 4 + w/2 + .5 q. + 2. r
       subject to
      limit_1: x + 2 y
        - 3 z <= 10 \\ another
      x - y => -2
       + z = 1/2
      range: -1 <= x + w/2 - 2 <= 4.25
      both: x + 3 >= 2 y - q.
      none: x <= inf
      BOUNDS
       x <= 4
      -inf <= y <= 3
      z free
      w/2 = 1
      0 <= q. <= 2
      q. >= 1/7
      r >= -Infinity
      r <= 8
      end
      """)
    #expect(program.objectiveName == "profit")
    #expect(program.variableNames == ["x", "y", "z", "w/2", "q.", "r"])
    #expect(program.constraintNames == ["limit_1", "c2", "c3", "range", "both", "none"])
    let linear = program.linear
    #expect(linear.sense == .maximize && linear.objectiveConstant == -4)
    #expect(
      linear.objective == LinearExpression([Rational(4, 3), Rational(1, 2), -15, 1, Rational(1, 2), 2] as [Rational]))
    #expect(linear.variables[0] == Bounds(lower: 0, upper: 4))
    #expect(linear.variables[1] == .atMost(3))
    #expect(linear.variables[2] == .free)
    #expect(linear.variables[3] == .equal(1))
    #expect(linear.variables[4] == Bounds(lower: Rational(1, 7), upper: 2))
    #expect(linear.variables[5] == .atMost(8))
    #expect(linear.constraints[0].bounds == .atMost(10))
    #expect(linear.constraints[0].expression == LinearExpression([1, 2, -3]))
    // A line that begins with a sign begins a constraint after a complete one.
    #expect(linear.constraints[1].bounds == .atLeast(-2))
    #expect(linear.constraints.count == 5 + 1)
  }

  @Test func quadraticObjective() throws {
    let program = try NamedProgram(
      "Minimize obj: - x + [ 2 x ^ 2 + 2 x * y + 2 y^2 - 0 x*y ] / 2 Subject To c: x + y = 1\nBounds\nx free\nEnd\n")
    let hessian = try #require(program.quadratic?.hessian)
    #expect(hessian == (try Matrix(rows: [[2, 1], [1, 2]])))
    guard case .optimal(let optimum) = try program.solve() else {
      Issue.record("no optimum")
      return
    }
    // x² + x(1 − x) + (1 − x)² − x = x² − 2x + 1.
    #expect(optimum.point == [1, 0] && optimum.value == 0)
    #expect(try NamedProgram(program.lpText()).quadratic == program.quadratic)
  }

  @Test func smallTexts() throws {
    #expect(try optimum("min\nend") == 0)
    #expect(try optimum("max x\nst\nx <= 1/3\nend") == Rational(1, 3))
    #expect(try optimum("min 5\nst\n0 >= 1\nend") == nil)
    #expect(try optimum("Minimize\n obj: x + y\nSubject To\n c1: x + 2 y >= 3\n c2: 2 x + y >= 3\nEnd") == 2)
    #expect(try optimum("Maximize\r\n x\r\ns.t.\r\n3 x <= 1\r\nEnd\r\n") == Rational(1, 3))
    #expect(try optimum("max x + x - 1 x\nst\nc: x + x <= 3\nend") == Rational(3, 2))
    #expect(try optimum("min e1\nst\ne1 >= 2e1\nend") == 20)
    #expect(try optimum("max x\nst\n2 <= x\nx <= 9 \nend") == 9)
    #expect(try optimum("max x\nst\n4 >= x >= 2\nend") == 4)
    #expect(try optimum("max - - x\nst\nx + - 2 <= 4\nend") == 6)
  }

  @Test(arguments: [
    ("", "line 1, column 1: found the end of the text, expected 'Minimize' or 'Maximize'"),
    ("min x\nst\nx >= 1\n", "found the end of the text, expected 'End'"), ("minimise x", "expected 'End'"),
    ("min: x\nend", "found ':'"), ("min x y\nend", "line 1, column 7: found 'y'"), ("min x + \nend", "expected"),
    ("min x\nst\nx >= \nend", "line 4, column 1: found 'end', expected a number"),
    ("min x\nst\nx 3 >= 2\nend", "found '3'"), ("min x\nst\nx >= 1 >= 2\nend", "found '>='"),
    ("min x\nst\n1 <= x >= 2\nend", "found '>='"), ("min x\nst\n1 = x = 2\nend", "found '='"),
    ("min x\nst\na: x >= 1\na: x >= 2\nend", "line 4, column 1: found 'a', expected a name that is new"),
    ("min x\nst\nx >= 1\nGenerals\nx\nend", "integer ones"), ("min x\nst\nx >= 1\nbinary\nx\nend", "binary ones"),
    ("min x\nst\nx >= 1\nINTEGER\nx\nend", "integer ones"), ("min x\nst\nx >= 1\nsos\nend", "specially ordered"),
    ("min x\nst\nx >= 1\nsemi-continuous\nx\nend", "semicontinuous"),
    ("min x\nst\nz = 1 -> x >= 1\nend", "indicator"),
    ("min x\nst\n[ x^2 ] <= 1\nend", "found '[', expected a linear constraint"),
    ("min [ x^2 ]\nend", "expected '/ 2'"), ("min [ x^2 ] / 3\nend", "found '3'"),
    ("min [ x^3 ] / 2\nend", "found '3'"),
    ("min [ x ] / 2\nend", "found ']'"), ("min [ ] / 2\nend", "expected a variable"),
    ("min [ x^2 y^2 ] / 2\nend", "found 'y'"), ("min [ - x^2 ] / 2\nend", "not convex"),
    ("max [ x^2 ] / 2\nend", "not convex"), ("min [ x * y ] / 2\nend", "not convex"), ("min [ x * y", "the end of"),
    ("min x\nbounds\ny <= 1\nend", "found 'y', expected a variable"), ("min x\nbounds\nx <= -inf\nend", "bound"),
    ("min x\nbounds\nx = inf\nend", "bound"), ("min x\nbounds\nx\nend", "found 'end', expected a relation or 'free'"),
    ("min x\nst\ninf <= inf\nend", "expected"), ("min x\nst\nx >= inf\nend", "found 'inf'"), ("min inf\nend", "'inf'"),
    ("min x\nst\nx >= 1\nend\nx", "nothing after 'End'"), ("min x\nst\nx >= 1\nst\nx >= 2\nend", "one section"),
    ("min 1/0 x\nend", "denominator is zero"), ("min 1e99999999 x\nend", "exponent is beyond"),
    ("min x\u{e9}\nend", "line 1, column 6"), ("min x\0\nend", "line 1, column 6: found '?'"),
    ("min 1.5/2 x\nend", "1.5/2"),
    ("min x == 3\nend", "found '='"), ("min ..x\nend", "found '.'"),
  ])
  func refused(_ text: String, _ fragment: String) throws {
    let error = #expect(throws: FileFormatError.self) { try NamedProgram(text, format: .lp) }
    #expect(error?.description.contains(fragment) == true, "\(String(describing: error))")
  }

  @Test func hostileTexts() throws {
    for text in [
      "min " + String(repeating: "[", count: 200_000), "min " + String(repeating: "- ", count: 500_000),
      "min " + String(repeating: "x + ", count: 500_000), "min " + String(repeating: "9", count: 100_000) + " x\nend",
      "min x\nst\n" + String(repeating: "x >= 1e9999\n", count: 66_000) + "end",
      "min x\nst\n" + String(repeating: "a:", count: 300_000), "min " + String(repeating: "x", count: 300_000),
      String(repeating: "\0", count: 300_000), String(repeating: "<", count: 300_000),
      "min x\nbounds\n" + String(repeating: "x <= ", count: 300_000),
      "min " + (0..<100_002).map { "x\($0)" }.joined(separator: " + ") + "\nend",
      "min " + (0..<4_000).map { "x\($0)" }.joined(separator: " + ") + "\nst\n"
        + String(repeating: "x0 >= 1\n", count: 4_000) + "end",
      "min " + (0..<9_000).map { "1/\(String(repeating: "9", count: 80))\(2 * $0 + 1) x\($0)" }.joined(separator: " + ")
        + "\nend",
      "min [ x0^2 ] / 2\nst\n" + String(repeating: "x0 >= 1\n", count: 1_001) + "end",
      "min [ " + (0..<1_500).map { "x\($0)^2" }.joined(separator: " + ") + " ] / 2\nend",
    ] {
      #expect(throws: FileFormatError.self) { try NamedProgram(text) }
    }
    // Large numbers are solved, not approximated.
    #expect(try optimum("max x\nst\n1e9999 x <= 1e-9999\nend") == Rational(10).power(-19998))
  }

  /// Programs of any kind survive writing and reading.
  @Test(arguments: 0..<4)
  func roundTrips(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed + 70))
    for _ in 0..<100 {
      let linear = try LinearProgram.random(
        variables: Int.random(in: 0...6, using: &generator), constraints: Int.random(in: 0...6, using: &generator),
        using: &generator)
      let program = NamedProgram(
        variableNames: linear.variables.indices.map { "x\($0)" },
        constraintNames: linear.constraints.indices.map { "row\($0)" }, linear: linear)
      let text = program.lpText()
      let again = try NamedProgram(text)
      // An interval that is all numbers comes back as it was; equal ends are an equation.
      #expect(again == program, "\(text)")
    }
  }

  @Test func awkwardNames() throws {
    let linear = try LinearProgram(
      .minimize, LinearExpression([1, 1, 1, 1]), variables: [Bounds](repeating: .nonnegative, count: 4),
      constraints: [.init(LinearExpression([1, 1, 1, 1]), .atLeast(2))])
    let program = NamedProgram(
      objectiveName: "end", variableNames: ["free", "3x", "x y", "x1"], constraintNames: ["a:b"], linear: linear)
    let again = try NamedProgram(program.lpText())
    #expect(again.linear == linear)
    #expect(again.variableNames == ["x1_", "x2", "x3", "x1"])
  }
}
