import ConvexPrograms
import ExactNumbers
import Testing

/// VIPR certificates, read and checked by the rules of the format's description.
struct VIPRTests {
  private struct Invalid: Error { let reason: String }

  private struct Row {
    var sense: String
    var side: Rational
    var coefficients: [Rational]
  }

  /// A reader of certificates with a single derivation of the kind `lin`.
  private struct Checker {
    var words: [Substring]
    var position = 0
    var count = 0
    var objective: [Rational] = []

    init(_ text: String) {
      words = text.split(separator: "\n").filter { !$0.hasPrefix("%") }.flatMap { $0.split(separator: " ") }
    }

    mutating func word() throws -> String {
      guard position < words.count else { throw Invalid(reason: "too short") }
      position += 1
      return String(words[position - 1])
    }

    mutating func expect(_ text: String) throws {
      let found = try word()
      if found != text { throw Invalid(reason: "found \(found), expected \(text)") }
    }

    mutating func integer() throws -> Int { try #require(Int(try word())) }
    mutating func number() throws -> Rational { try Rational(parsing: try word()) }

    mutating func vector() throws -> [Rational] {
      var result = [Rational](repeating: 0, count: count)
      for _ in 0..<(try integer()) {
        let index = try integer()
        guard result[index].isZero else { throw Invalid(reason: "twice") }
        result[index] = try number()
      }
      return result
    }

    mutating func row() throws -> Row {
      _ = try word()
      let (sense, side) = (try word(), try number())
      if words[position] == "OBJ" {
        position += 1
        return Row(sense: sense, side: side, coefficients: objective)
      }
      let row = Row(sense: sense, side: side, coefficients: try vector())
      // Existing checkers compare forms by identity.
      if row.coefficients == objective, !objective.allSatisfy(\.isZero) { throw Invalid(reason: "OBJ is not used") }
      return row
    }

    /// The optimum that the certificate proves, nil if it proves that there is no point.
    mutating func check() throws -> Rational? {
      for text in ["VER", "1.0", "VAR"] { try expect(text) }
      count = try integer()
      var names: Set<String> = []
      for _ in 0..<count { names.insert(try word()) }
      if names.count != count { throw Invalid(reason: "names") }
      for text in ["INT", "0", "OBJ"] { try expect(text) }
      let isMinimum = try word() == "min"
      objective = try vector()
      try expect("CON")
      let (total, bounds) = (try integer(), try integer())
      let rows = try (0..<total).map { _ in try row() }
      for row in rows.prefix(bounds) where row.coefficients.count(where: { !$0.isZero }) != 1 {
        throw Invalid(reason: "a bound of several variables")
      }
      try expect("RTP")
      let value: Rational?
      if try word() == "infeas" {
        value = nil
        for text in ["SOL", "0"] { try expect(text) }
      } else {
        value = try number()
        try expect("\(value ?? 0)")
        for text in ["SOL", "1", "optimum"] { try expect(text) }
        let point = try vector()
        for row in rows where !holds(product(row.coefficients, point), row.sense, row.side) {
          throw Invalid(reason: "the point")
        }
        if product(objective, point) != value { throw Invalid(reason: "the value of the point") }
      }
      for text in ["DER", "1"] { try expect(text) }
      let derived = try row()
      for text in ["{", "lin"] { try expect(text) }
      var sum = Row(sense: "E", side: 0, coefficients: [Rational](repeating: 0, count: count))
      for _ in 0..<(try integer()) {
        let row = rows[try integer()]
        let factor = try number()
        sum.side += factor * row.side
        for index in 0..<count { sum.coefficients[index] += factor * row.coefficients[index] }
        if row.sense != "E", !factor.isZero {
          let sense = (row.sense == "G") == (factor.signum() > 0) ? "G" : "L"
          if sum.sense != "E", sum.sense != sense { throw Invalid(reason: "not suitable") }
          sum.sense = sense
        }
      }
      for text in ["}", "-1"] { try expect(text) }
      if position != words.count { throw Invalid(reason: "too long") }
      if let value {
        guard derived.sense == (isMinimum ? "G" : "L"), derived.coefficients == objective, derived.side == value,
          sum.coefficients == objective, sum.sense == derived.sense || sum.sense == "E", sum.side == value
        else { throw Invalid(reason: "the bound") }
      } else {
        let isAbsurd =
          sum.sense == "L" ? sum.side.isNegative : sum.sense == "G" ? sum.side.signum() > 0 : !sum.side.isZero
        guard isAbsurd, sum.coefficients.allSatisfy(\.isZero) else { throw Invalid(reason: "no contradiction") }
      }
      return value
    }

    private func product(_ a: [Rational], _ b: [Rational]) -> Rational {
      zip(a, b).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
    }

    private func holds(_ a: Rational, _ sense: String, _ b: Rational) -> Bool {
      sense == "E" ? a == b : sense == "G" ? a >= b : a <= b
    }
  }

  @Test(arguments: 0..<6)
  func certificates(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed + 900))
    var counts = [0, 0, 0]
    for _ in 0..<80 {
      let linear = try LinearProgram.random(
        variables: Int.random(in: 0...5, using: &generator), constraints: Int.random(in: 0...5, using: &generator),
        using: &generator)
      let program = NamedProgram(
        variableNames: linear.variables.indices.map { "x\($0)" },
        constraintNames: linear.constraints.indices.map { "row \($0)" }, linear: linear)
      let outcome = try program.solve()
      let text = program.viprText(outcome)
      switch outcome {
      case .optimal(let optimum):
        var checker = Checker(try #require(text))
        #expect(try checker.check() == optimum.value - linear.objectiveConstant, "\(text ?? "")")
        counts[0] += 1
      case .infeasible:
        var checker = Checker(try #require(text))
        #expect(try checker.check() == nil, "\(text ?? "")")
        counts[1] += 1
      case .unbounded:
        #expect(text == nil)
        counts[2] += 1
      }
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }
}
