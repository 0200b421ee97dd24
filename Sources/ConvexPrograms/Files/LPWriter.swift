import ExactAlgebra
import ExactNumbers

/// Writes the LP format of CPLEX so that `NamedProgram` reads the same program back.
struct LPWriter {
  private let program: NamedProgram
  private let variables: [String]
  private var text = ""
  private var lineLength = 0

  init(_ program: NamedProgram) {
    self.program = program
    variables = Self.legal(program.variableNames, prefix: "x")
  }

  /// The names, those that the format does not admit replaced by the prefix with a number.
  static func legal(_ names: [String], prefix: String) -> [String] {
    let reserved: Set<String> = [
      "subject", "such", "lazy", "user", "free", "inf", "infinity", "st", "s.t.", "st.", "bounds", "bound", "end",
      "general", "generals", "gen", "integer", "integers", "int", "binary", "binaries", "bin", "semi", "semis", "sos",
      "sos1", "sos2", "pwlobj", "to", "that", "constraints", "cuts",
    ]
    var used = Set(names)
    return names.enumerated().map { index, name in
      let bytes = Array(name.utf8)
      if let first = bytes.first, !(0x30...0x39).contains(first), first != UInt8(ascii: "."),
        bytes.count <= ProgramLimits.nameBytes, bytes.allSatisfy(LPTokenizer.isNameByte),
        !reserved.contains(name.lowercased())
      {
        return name
      }
      var replacement = "\(prefix)\(index + 1)"
      while !used.insert(replacement).inserted { replacement += "_" }
      return replacement
    }
  }

  mutating func written() -> String {
    let linear = program.linear
    text = linear.sense == .minimize ? "Minimize\n" : "Maximize\n"
    begin("\(Self.legal([program.objectiveName], prefix: "obj")[0]):")
    write(objectiveTerms())
    if !linear.objectiveConstant.isZero { word(Self.signed(linear.objectiveConstant)) }
    writeQuadraticPart()
    line()
    text += "Subject To\n"
    let names = Self.legal(program.constraintNames, prefix: "c")
    for (name, constraint) in zip(names, linear.constraints) {
      begin("\(name):")
      let (lower, upper) = (constraint.bounds.lower, constraint.bounds.upper)
      if let lower, let upper, lower != upper { word("\(Self.number(lower)) <=") }
      write(constraint.expression.terms)
      if constraint.expression.terms.isEmpty { word(variables.first.map { "0 \($0)" } ?? "0") }
      switch (lower, upper) {
      case (nil, nil): word(">= -inf")
      case (let lower?, nil): word(">= \(Self.number(lower))")
      case (let lower?, let upper?) where lower == upper: word("= \(Self.number(lower))")
      case (_, let upper?): word("<= \(Self.number(upper))")
      }
      line()
    }
    writeBounds()
    text += "End\n"
    return text
  }

  /// The terms of the objective, with those of all other variables too unless each first occurs in its turn.
  private func objectiveTerms() -> [LinearExpression.Term] {
    let linear = program.linear
    var next = 0
    for term in linear.objective.terms where term.variable == next { next += 1 }
    let inOrder = next == linear.objective.terms.count && program.quadratic == nil
    if inOrder {
      for constraint in linear.constraints {
        for term in constraint.expression.terms where term.variable == next { next += 1 }
        if let last = constraint.expression.terms.last, last.variable >= next { break }
      }
    }
    if next == variables.count { return linear.objective.terms }
    var coefficients = [Rational](repeating: 0, count: variables.count)
    for term in linear.objective.terms { coefficients[term.variable] = term.coefficient }
    return coefficients.enumerated().map { LinearExpression.Term(variable: $0.offset, coefficient: $0.element) }
  }

  private mutating func write(_ terms: [LinearExpression.Term]) {
    for term in terms { word("\(Self.factor(term.coefficient)) \(variables[term.variable])") }
  }

  private mutating func writeQuadraticPart() {
    guard let hessian = program.quadratic?.hessian else { return }
    word("+ [")
    for row in 0..<hessian.rowCount {
      for column in row..<hessian.columnCount where !hessian[row, column].isZero {
        if row == column {
          word("\(Self.factor(hessian[row, row])) \(variables[row]) ^ 2")
        } else {
          word("\(Self.factor(2 * hessian[row, column])) \(variables[row]) * \(variables[column])")
        }
      }
    }
    word("] / 2")
  }

  private mutating func writeBounds() {
    let special = zip(variables, program.linear.variables).filter { $0.1 != .nonnegative }
    if special.isEmpty { return }
    text += "Bounds\n"
    for (name, bounds) in special {
      switch (bounds.lower, bounds.upper) {
      case (nil, nil): begin("\(name) free")
      case (let lower?, nil): begin("\(name) >= \(Self.number(lower))")
      case (nil, let upper?): begin("-inf <= \(name) <= \(Self.number(upper))")
      case (let lower?, let upper?) where lower == upper: begin("\(name) = \(Self.number(lower))")
      case (let lower?, let upper?): begin("\(Self.number(lower)) <= \(name) <= \(Self.number(upper))")
      }
      line()
    }
  }

  // MARK: - Lines

  private mutating func begin(_ start: String) {
    text += " " + start
    lineLength = start.utf8.count + 1
  }

  /// A new line begins with a sign, which never begins a constraint here, since all have names.
  private mutating func word(_ word: String) {
    let startsWithSign = word.hasPrefix("+") || word.hasPrefix("-")
    if startsWithSign, lineLength + word.utf8.count > 100 {
      text += "\n   "
      lineLength = 3
    }
    text += " " + word
    lineLength += word.utf8.count + 1
  }

  private mutating func line() { text += "\n" }

  private static func factor(_ value: Rational) -> String {
    value.isNegative ? "- \(number(-value))" : "+ \(number(value))"
  }

  private static func signed(_ value: Rational) -> String { factor(value) }

  /// A decimal where there is one of at most 17 places, which all readers understand, otherwise a fraction.
  static func number(_ value: Rational) -> String {
    if value.isInteger { return value.description }
    for places in 1...17 where (value * Rational(10).power(places)).isInteger {
      return value.decimal(places: places, rounding: .down)
    }
    return value.description
  }
}

extension NamedProgram {
  /// The program in LP format; `init(_:format:)` reads it back, apart from names that the format does not admit, which are
  /// replaced, and from the notes and the name of the program.
  ///
  /// Numbers without a short finite decimal are written as fractions, which other readers may not know.
  public func lpText() -> String {
    var writer = LPWriter(self)
    return writer.written()
  }
}
