import ConvexPrograms
import ExactAlgebra
import ExactNumbers
import FileFormats
import Testing

/// The reader of MPS files.
struct MPSFormatTests {
  private let sample = """
    * a comment
    NAME          SAMPLE
    ROWS
     N  COST
     L  LIM1
     G  LIM2
     E  MYEQN
     E  BACK
     N  OTHER
    COLUMNS
        X         COST         1.0   LIM1         1.0
        X         LIM2         1/3
        Y         COST         2.0   LIM1         1.0
        Y         MYEQN       -1.0   OTHER        5.
        Z         COST        -1.0   MYEQN         .5
        Z         BACK        1e1
    RHS
        RHS       COST        -7.5   LIM1         4.0
        RHS       LIM2         1.0   MYEQN        7.0
        SECOND    LIM1         9.0
    RANGES
        RNG       LIM1         2.5   LIM2        -3
        RNG       MYEQN        2     BACK        -4
    BOUNDS
     UP BND       X            4.0
     LO BND       Y           -1.0
     UP BND       Y            1.0
     UP BND       Z           -2
    ENDATA
    """

  @Test func everySection() throws {
    let program = try NamedProgram(sample)
    let linear = program.linear
    #expect(program.name == "SAMPLE" && program.objectiveName == "COST")
    #expect(program.variableNames == ["X", "Y", "Z"])
    #expect(program.constraintNames == ["LIM1", "LIM2", "MYEQN", "BACK"])
    #expect(linear.sense == .minimize && linear.objectiveConstant == Rational(15, 2))
    #expect(linear.objective == LinearExpression([1, 2, -1]))
    #expect(linear.constraints[0].bounds == Bounds(lower: Rational(3, 2), upper: 4))
    #expect(linear.constraints[1].bounds == Bounds(lower: 1, upper: 4))
    #expect(linear.constraints[2].bounds == Bounds(lower: 7, upper: 9))
    #expect(linear.constraints[3].bounds == Bounds(lower: -4, upper: 0))
    #expect(linear.constraints[1].expression == LinearExpression([Rational(1, 3)]))
    #expect(linear.constraints[2].expression == LinearExpression([0, -1, Rational(1, 2)]))
    #expect(linear.variables[0] == Bounds(lower: 0, upper: 4))
    #expect(linear.variables[1] == Bounds(lower: -1, upper: 1))
    #expect(linear.variables[2] == .atMost(-2))
    #expect(program.notes.count == 3, "\(program.notes)")
    // Free format: one space everywhere.
    let free = sample.split(separator: "\n").map { line in
      (line.hasPrefix(" ") ? " " : "") + line.split(separator: " ").joined(separator: " ")
    }
    #expect(try NamedProgram(free.joined(separator: "\n")) == program)
    #expect(try NamedProgram(free.joined(separator: "\r\n"), format: .mps) == program)
    #expect(try NamedProgram(program.lpText()).linear == linear)
  }

  private func file(_ bounds: String, sense: String = "", extra: String = "") -> String {
    """
    NAME t\n\(sense)ROWS\n N obj\n G row\nCOLUMNS\n x obj 1 row 1\n y obj 1 row 1\nRHS\n row 1\nBOUNDS
    \(bounds)\n\(extra)ENDATA\n
    """
  }

  @Test(arguments: [
    (" FR BND x", Bounds.free), (" FR x", .free), (" MI BND x", .free), (" MI BND x\n UP BND x 3", .atMost(3)),
    (" UP BND x 3\n PL BND x", .nonnegative), (" FX BND x 2/3", .equal(Rational(2, 3))), (" FX x 2", .equal(2)),
    (" LO BND x 1", .atLeast(1)), (" LO BND x -5\n UP BND x -1", Bounds(lower: -5, upper: -1)),
    (" LO BND x 0\n UP BND x -1", Bounds(lower: 0, upper: -1)), (" UP BND x -1", .atMost(-1)),
    (" UP BND x 0", .equal(0)), (" UP BND x -1\n LO BND x -3", Bounds(lower: -3, upper: -1)),
    (" UP BND x Inf", .nonnegative), (" LO BND x -inf", .free), (" FR BND x 0", .free),
    (" UP B x 1\n UP C x 2", Bounds(lower: 0, upper: 1)),
    (" UP BND x 1e30", Bounds(lower: 0, upper: Rational(10).power(30))), (" up BND x 1", Bounds(lower: 0, upper: 1)),
  ])
  func bounds(_ lines: String, _ expected: Bounds) throws {
    #expect(try NamedProgram(file(lines)).linear.variables[0] == expected)
  }

  @Test func sensesAndQuadraticParts() throws {
    for sense in ["OBJSENSE\n    MAX\n", "OBJSENSE MAX\n", "OBJSENSE\n MAXIMIZE\n"] {
      #expect(try NamedProgram(file(" FR x", sense: sense)).linear.sense == .maximize)
    }
    let expected = try Matrix(rows: [[2, -1], [-1, 4]])
    for part in [
      "QUADOBJ\n x x 2\n x y -1\n y y 4\n", "QSECTION obj\n x x 2\n y x -1\n y y 4\n",
      "QMATRIX\n x x 2\n x y -1\n y x -1\n y y 4\n",
    ] {
      #expect(try NamedProgram(file(" FR x", extra: part)).quadratic?.hessian == expected)
    }
  }

  @Test func namesWithSpaces() throws {
    let program = try NamedProgram(
      """
      NAME          SPACES
      ROWS
       N  THE COST
       G  ROW ONE
      COLUMNS
          COL ONE   THE COST     1.0         ROW ONE   2.0
          COL TWO   THE COST     1.0         ROW ONE   1.0
      RHS
          RHS       ROW ONE      1.0
      ENDATA

      """)
    #expect(program.variableNames == ["COL ONE", "COL TWO"] && program.constraintNames == ["ROW ONE"])
    guard case .optimal(let optimum) = try program.solve() else {
      Issue.record("no optimum")
      return
    }
    #expect(optimum.value == Rational(1, 2))
  }

  @Test(arguments: [
    ("", "found the end of the text, expected ENDATA"), ("NAME x\n", "ENDATA"), ("NAME\nCOLUMNS\n", "the section ROWS"),
    ("ROWS\n N obj\nENDATA\n", "the section COLUMNS"), (" N obj\n", "first column"),
    ("ROWS\n X obj\n", "line 2, column 2: found 'X', expected a type"),
    ("ROWS\n N obj\n N obj\n", "line 3, column 4: found 'obj', expected a name that is new"),
    ("ROWS\n L a\nCOLUMNS\n x b 1\n", "found 'b', expected the name of a row"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\n x a 1\n", "no entry in this column yet"),
    ("ROWS\n L a\nCOLUMNS\n x a\n", "one or two pairs"), ("ROWS\n L a\nCOLUMNS\n x a 1 a\n", "one or two pairs"),
    ("ROWS\n L a\nCOLUMNS\n M 'MARKER' 'INTORG'\n", "integer ones"), ("ROWS\n L a\nCOLUMNS\n x a one\n", "found 'one'"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nRHS\n r a 1\n r a 1\n", "without a right side"),
    ("ROWS\n L a\n N o\nCOLUMNS\n x a 1\nRHS\n r o 1\n r o 1\n", "one right side of the objective"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nRANGES\n r a 1\n r a 1\n", "without a range"),
    ("ROWS\n L a\n N o\nCOLUMNS\n x a 1\nRANGES\n r o 1\n", "a row of type L, G or E"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n BV b x\n", "integer ones"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n LI b x 1\n", "integer ones"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n UI b x 1\n", "integer ones"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n SC b x 1\n", "a bound LO"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n UP b y 1\n", "found 'y', expected the name of a column"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n UP b x\n", "found 'b', expected the name of a column"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nBOUNDS\n UP b x -inf\n", "a bound that"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nQUADOBJ\n x x 1\n x x 1\n", "once"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\n y a 1\nQMATRIX\n x y 1\nENDATA\n", "both sides"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\n y a 1\nQMATRIX\n x y 1\n y x 2\n", "other side"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nQUADOBJ\n x x -1\nENDATA\n", "not convex"), ("ROWS\nROWS\n", "one section"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nQCMATRIX a\n x x 1\nENDATA\n", "found 'QCMATRIX'"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nSOS\nENDATA\n", "found 'SOS'"), ("OBJSENSE\nROWS\n", "MIN or MAX"),
    ("OBJSENSE\n UP\nROWS\n", "found 'UP'"), ("NAME a\n x\n", "a section after NAME"),
    ("ROWS\n L a\u{7}\n", "the byte 7"),
    ("ROWS\n L a\nCOLUMNS\n x a 1\nENDATA\nROWS\n", "nothing after ENDATA"), ("ROWS\n L \u{0}\n", "the byte 0"),
    ("ROWS\n L a\nCOLUMNS\n x a 1e10001\n", "exponent is beyond"), ("ROWS\n L a\nCOLUMNS\n x a +-1\n", "found '+-1'"),
  ])
  func refused(_ text: String, _ fragment: String) throws {
    let error = #expect(throws: FileFormatError.self) { try NamedProgram(text, format: .mps) }
    #expect(error?.description.contains(fragment) == true, "\(String(describing: error))")
  }

  @Test func hostileTexts() throws {
    let head = "ROWS\n N o\n L a\nCOLUMNS\n"
    for text in [
      String(repeating: "\0", count: 300_000), "ROWS\n" + String(repeating: " ", count: 500_000),
      "ROWS\n" + (0..<100_002).map { " L r\($0)\n" }.joined() + "COLUMNS\n",
      head + (0..<100_002).map { " x\($0) a 1\n" }.joined() + "ENDATA\n",
      head + String(repeating: " x a 1", count: 200_000),
      head + " x a " + String(repeating: "9", count: 300_000),
      head + " " + String(repeating: "x", count: 300_000) + " a 1\nENDATA",
      "ROWS\n N o\n" + String(repeating: "*\n", count: 500_000),
    ] {
      #expect(throws: FileFormatError.self) { try NamedProgram(text, format: .mps) }
    }
  }
}
