import ExactNumbers
import FileFormats
import NetworkFiles
import Testing

private let declarations = """
  ; a comment
  (declare-const X_0 Real)
  (declare-const X_1 Real) (declare-const Y_0 Real)
  (declare-fun Y_1 () Real)

  """

private func property(_ text: String, limit: Int = 1_000) throws -> NetworkProperty {
  try NetworkProperty(reading: Array((declarations + text).utf8), inequalityLimit: limit)
}

struct NetworkPropertyTests {
  @Test func boxesAndOutputs() throws {
    let read = try property(
      """
      (assert (<= X_0 0.5)) (assert (>= X_0 -0.25))
      (assert (<= X_1 1e-1))
      (assert (>= X_1 0)) ; (assert (<= X_1 -1))
      (assert (<= Y_0 Y_1))
      """)
    #expect(read.inputDimension == 2 && read.outputDimension == 2 && read.cases.count == 1)
    let box = try read.cases[0].inputBox(dimension: 2)
    #expect(box?.lower == [Rational(-1, 4), 0] && box?.upper == [Rational(1, 2), Rational(1, 10)])
    #expect(read.cases[0].output == [LinearInequality(coefficients: [1, -1], bound: 0)])
    #expect(read.holds(input: [0, 0], output: [1, 1]))
    #expect(!read.holds(input: [0, 0], output: [2, 1]))
    #expect(!read.holds(input: [1, 0], output: [1, 1]))
  }

  @Test func nestedFormulasAgreeWithTheirMeaning() throws {
    let text = """
      (assert (or (and (<= X_0 0) (>= X_1 1)) (and (>= X_0 2) (or (<= X_1 -1) (>= X_1 3)))))
      (assert (or (<= Y_0 Y_1) (and (>= Y_0 5) (= Y_1 1))))
      (assert (<= (+ X_0 (* 2 X_1) (- 3)) (- 10 (/ X_0 2))))
      """
    let read = try property(text)
    #expect(read.cases.count == 6)
    var generator = SeededGenerator(seed: 50)
    for _ in 0..<2_000 {
      let (x, y) = (generator.point(2), generator.point(2))
      let first = (x[0] <= 0 && x[1] >= 1) || (x[0] >= 2 && (x[1] <= -1 || x[1] >= 3))
      let second = y[0] <= y[1] || (y[0] >= 5 && y[1] == 1)
      let third = x[0] + 2 * x[1] - 3 <= 10 - x[0] / 2
      #expect(read.holds(input: x, output: y) == (first && second && third))
    }
  }

  @Test func trivialFormulas() throws {
    #expect(try property("").cases == [.init(input: [], output: [])])
    #expect(try property("(assert (or))").cases.isEmpty)
    #expect(try property("(assert (and))").cases == [.init(input: [], output: [])])
    #expect(!(try property("(assert (<= 1 0))").holds(input: [0, 0], output: [0, 0])))
    #expect(try property("").cases[0].inputBox(dimension: 2) == nil)
  }

  @Test func crossedBoundsAreNamed() throws {
    let read = try property(
      "(assert (and (<= X_0 0) (>= X_0 1) (<= X_1 0) (>= X_1 0)))")
    #expect(throws: NetworkFileError.emptyBox(place: "input 0", lower: "1", upper: "0")) {
      try read.cases[0].inputBox(dimension: 2)
    }
  }

  @Test(arguments: [
    ("(assert (< X_0 1))", 10), ("(assert (<= X_0 Y_0))", 9), ("(assert (<= X_7 1))", 13),
    ("(assert (<= X_0 nan))", 17),
    ("(assert (<= X_0 1)", 19), (")", 1), ("assert", 1), ("(assert)", 1), ("(assert X_0)", 9),
    ("(declare-const X_0 Real)", 16),
    ("(declare-const Z Real)", 16), ("(declare-const X_3 Real)", 16), ("(declare-const X_2 Int)", 1),
    ("(assert (<= (* X_0 X_1) 1))", 13), ("(assert (<= (/ 1 0) 1))", 13), ("(assert (not (<= X_0 1)))", 10),
    ("(assert (<= X_0 1 2))", 9), ("(push)", 2), ("(assert (<= (f X_0) 1))", 14), ("(assert (<= () 1))", 13),
  ])
  func mistakesAreNamedByLineAndColumn(text: String, column: Int) throws {
    do {
      _ = try property(text)
      Issue.record("read")
    } catch NetworkFileError.text(.syntax(let line, let found, _, _)) {
      #expect(line == 5)
      #expect(found == column)
    }
  }

  @Test func explosionsAreRefused() throws {
    let clause = "(assert (or (<= X_0 1) (<= X_1 1)))\n"
    #expect(try property(String(repeating: clause, count: 6)).cases.count == 64)
    #expect(throws: NetworkFileError.self) { try property(String(repeating: clause, count: 100)) }
    let deep = String(repeating: "(and ", count: 100_000)
    #expect(throws: NetworkFileError.self) { try property("(assert " + deep) }
    #expect(throws: NetworkFileError.self) { try NetworkProperty(reading: []) }
  }

  @Test func truncatedAndMutatedTextsNeverTrap() throws {
    let bytes = Array(
      (declarations + "(assert (or (and (<= X_0 0.5) (>= X_1 -1e2)) (<= (+ X_0 (* 2 X_1)) 3)))\n(assert (<= Y_0 Y_1))")
        .utf8)
    var generator = SeededGenerator(seed: 51)
    for count in bytes.indices { _ = try? NetworkProperty(reading: Array(bytes.prefix(count))) }
    for _ in 0..<3_000 {
      var copy = bytes
      for _ in 0...generator.integer(0...2) {
        copy[generator.integer(0...copy.count - 1)] = Array("()<=>+-*/XY_01e. ;\n".utf8)[generator.integer(0...18)]
      }
      do throws(NetworkFileError) { _ = try NetworkProperty(reading: copy) } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
