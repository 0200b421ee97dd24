import ExactNumbers
import FileFormats

extension LPReader {
  /// Reads terms until something follows that cannot continue the sum.
  mutating func readSum(_ place: Place) throws(FileFormatError) -> Sum {
    let expected = "a number, a variable or an expression"
    guard let first = try tokenizer.peek() else { throw tokenizer.unexpectedEnd(expected) }
    var sum = Sum(start: first.word)
    var isEmpty = true
    while let token = try tokenizer.peek() {
      if try isSectionNext() || token.isRelation { break }
      if !isEmpty, token.startsLine, place == .right { break }
      let (sign, hasSign) = try readSigns()
      if !hasSign, !isEmpty {
        // What begins a line without sign is the next constraint.
        if token.startsLine, place != .objective { break }
        throw token.word.unexpected("'+', '-', a relation or the next section")
      }
      try readTerm(sign, place, into: &sum)
      isEmpty = false
    }
    if isEmpty, place != .objective {
      guard let token = try tokenizer.peek() else { throw tokenizer.unexpectedEnd(expected) }
      throw token.word.unexpected(expected)
    }
    if sum.infinity != 0, !sum.isConstant || !sum.constant.isZero {
      throw sum.start.unexpected("infinity alone on its side")
    }
    return sum
  }

  /// Passes over the signs in front of a term.
  private mutating func readSigns() throws(FileFormatError) -> (sign: Rational, found: Bool) {
    var sign: Rational = 1
    var found = false
    while let token = try tokenizer.peek(), token.isSign {
      _ = try tokenizer.next()
      if token.kind == .minus { sign = -sign }
      found = true
    }
    return (sign, found)
  }

  private mutating func readTerm(_ sign: Rational, _ place: Place, into sum: inout Sum) throws(FileFormatError) {
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd("a number or a variable") }
    switch token.kind {
    case .number:
      let factor = sign * (try token.word.programNumber(&assembly.budget))
      if let name = try tokenizer.peek(), name.kind == .name, try continues(name, place) {
        _ = try tokenizer.next()
        try append(factor, name, to: &sum)
      } else {
        sum.constant += factor
      }
    case .name where token.word.isInfinity:
      guard place != .objective else { throw token.word.unexpected("a number or a variable") }
      sum.infinity = sign.signum()
    case .name: try append(sign, token, to: &sum)
    case .openBracket:
      guard place == .objective else { throw token.word.unexpected("a linear constraint") }
      try readQuadraticPart(sign)
    default: throw token.word.unexpected("a number or a variable")
    }
  }

  /// Whether a name after a number is the variable that the number multiplies.
  private mutating func continues(_ name: LPToken, _ place: Place) throws(FileFormatError) -> Bool {
    if !name.startsLine { return true }
    if place == .right { return false }
    if try isSectionNext() { return false }
    return try tokenizer.peek(1)?.kind != .colon
  }

  private mutating func append(
    _ factor: Rational, _ name: LPToken, to sum: inout Sum
  ) throws(FileFormatError) {
    try assembly.countCoefficient(line: name.word.line)
    sum.terms.append(LinearExpression.Term(variable: try variable(name), coefficient: factor))
  }

  private mutating func variable(_ token: LPToken) throws(FileFormatError) -> Int {
    if token.word.isInfinity { throw token.word.unexpected("a variable") }
    return try assembly.variable(token.word.text, at: token.word)
  }

  // MARK: - The quadratic part

  /// The rest of `[ terms ] / 2`.
  private mutating func readQuadraticPart(_ outerSign: Rational) throws(FileFormatError) {
    var isEmpty = true
    while true {
      guard let token = try tokenizer.peek() else { throw tokenizer.unexpectedEnd("']'") }
      if token.kind == .closeBracket, !isEmpty { break }
      let (sign, hasSign) = try readSigns()
      if !hasSign, !isEmpty { throw token.word.unexpected("'+', '-' or ']'") }
      try readSquare(outerSign * sign)
      isEmpty = false
    }
    _ = try tokenizer.next()
    for (kind, text, expected) in [
      (LPToken.Kind.slash, "/", "'/ 2' after the quadratic part"), (.number, "2", "'2', since the part is halved"),
    ] {
      guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd(expected) }
      guard token.kind == kind, token.word.text == text else { throw token.word.unexpected(expected) }
    }
  }

  /// A number, if any, and x ^ 2 or x * y.
  private mutating func readSquare(_ sign: Rational) throws(FileFormatError) {
    var factor = sign
    if let token = try tokenizer.peek(), token.kind == .number {
      _ = try tokenizer.next()
      factor *= try token.word.programNumber(&assembly.budget)
    }
    let first = try readFactor()
    guard let operation = try tokenizer.next() else { throw tokenizer.unexpectedEnd("'^ 2' or '*'") }
    try assembly.countCoefficient(line: operation.word.line)
    switch operation.kind {
    case .caret:
      guard let exponent = try tokenizer.next() else { throw tokenizer.unexpectedEnd("'2'") }
      guard exponent.kind == .number, exponent.word.text == "2" else { throw exponent.word.unexpected("'2'") }
      assembly.curvature[ProgramAssembly.VariablePair(first, first), default: 0] += factor
    case .star:
      let second = try readFactor()
      // The part is ½ xᵀHx: a product is half from either side of the diagonal.
      let isSquare = first == second
      assembly.curvature[ProgramAssembly.VariablePair(first, second), default: 0] +=
        isSquare ? factor : factor * Rational(1, 2)
    default: throw operation.word.unexpected("'^ 2' or '*' and a variable")
    }
  }

  private mutating func readFactor() throws(FileFormatError) -> Int {
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd("a variable") }
    guard token.kind == .name else { throw token.word.unexpected("a variable") }
    return try variable(token)
  }

  // MARK: - Bounds

  private enum Limit {
    case finite(Rational)
    case infinite(sign: Int)
  }

  /// Reads the statements of the section of bounds.
  mutating func readBounds() throws(FileFormatError) {
    while let token = try tokenizer.peek(), try !isSectionNext() {
      if token.kind == .name, !token.word.isInfinity {
        let variable = try readBoundedVariable()
        guard let next = try tokenizer.next() else { throw tokenizer.unexpectedEnd("a relation or 'free'") }
        if next.keyword == "free" {
          assembly.bounds[variable] = .free
        } else if next.isRelation {
          try apply(try readLimit(), next.kind, next.word, to: variable)
        } else {
          throw next.word.unexpected("a relation or 'free'")
        }
        continue
      }
      let limit = try readLimit()
      let relation = try readBoundRelation()
      let variable = try readBoundedVariable()
      try apply(limit, relation.reversed, relation.word, to: variable)
      if let next = try tokenizer.peek(), next.isRelation {
        _ = try tokenizer.next()
        guard next.kind == relation.kind, next.kind != .equal else {
          throw next.word.unexpected("two relations in the same direction")
        }
        try apply(try readLimit(), next.kind, next.word, to: variable)
      }
    }
  }

  private mutating func readBoundRelation() throws(FileFormatError) -> LPToken {
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd("a relation") }
    guard token.isRelation else { throw token.word.unexpected("a relation") }
    return token
  }

  private mutating func readBoundedVariable() throws(FileFormatError) -> Int {
    let expected = "a variable of the objective or the constraints"
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd(expected) }
    guard token.kind == .name, let variable = assembly.knownVariable(token.word.text) else {
      throw token.word.unexpected(expected)
    }
    return variable
  }

  private mutating func readLimit() throws(FileFormatError) -> Limit {
    let (sign, _) = try readSigns()
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd("a number or infinity") }
    if token.word.isInfinity { return .infinite(sign: sign.signum()) }
    guard token.kind == .number else { throw token.word.unexpected("a number or infinity") }
    let value = sign * (try token.word.programNumber(&assembly.budget))
    assembly.noteHugeBound(value, line: token.word.line)
    return .finite(value)
  }

  /// Applies variable relation limit.
  private mutating func apply(
    _ limit: Limit, _ relation: LPToken.Kind, _ word: TextToken, to variable: Int
  ) throws(FileFormatError) {
    switch (relation, limit) {
    case (.equal, .finite(let value)): assembly.bounds[variable] = .equal(value)
    case (.atMost, .finite(let value)): assembly.bounds[variable].upper = value
    case (.atLeast, .finite(let value)): assembly.bounds[variable].lower = value
    case (.atMost, .infinite(sign: 1)): assembly.bounds[variable].upper = nil
    case (.atLeast, .infinite(sign: -1)): assembly.bounds[variable].lower = nil
    default: throw word.unexpected("a bound that some number satisfies")
    }
  }
}
