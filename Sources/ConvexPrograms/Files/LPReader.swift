import ExactNumbers
import FileFormats

/// Reads the LP format of CPLEX; the rules are those of `NamedProgram`.
struct LPReader {
  /// A sum of terms and constants; an end of an interval may also be infinite.
  struct Sum {
    var terms: [LinearExpression.Term] = []
    var constant = Rational(0)
    var infinity = 0
    var start: TextToken

    var isConstant: Bool { terms.isEmpty }
  }

  /// Where a sum stands, which decides where it ends.
  enum Place {
    /// Before a relation, or between two.
    case left
    /// After the relation of a constraint: it ends with its line.
    case right
    case objective
  }

  var tokenizer: LPTokenizer
  var assembly = ProgramAssembly()

  static func read(_ bytes: [UInt8]) throws(FileFormatError) -> NamedProgram {
    var reader = LPReader(tokenizer: try LPTokenizer(bytes))
    try reader.readObjective()
    try reader.readSections()
    return try reader.assembly.program()
  }

  // MARK: - Sections

  private static let senses: [String: LinearProgram.Sense] = [
    "minimize": .minimize, "minimise": .minimize, "minimum": .minimize, "min": .minimize,
    "maximize": .maximize, "maximise": .maximize, "maximum": .maximize, "max": .maximize,
  ]
  private static let refusedSections: [String: String] = [
    "general": "integer", "generals": "integer", "gen": "integer", "integer": "integer", "integers": "integer",
    "int": "integer", "binary": "binary", "binaries": "binary", "bin": "binary", "semi": "semicontinuous",
    "semis": "semicontinuous", "sos": "specially ordered", "sos1": "specially ordered", "sos2": "specially ordered",
    "pwlobj": "piecewise",
  ]
  private static let constraintWords: Set<String> = ["st", "s.t.", "st."]
  private static let boundWords: Set<String> = ["bounds", "bound"]

  /// Whether the next word begins a section: it is one of their names, at the beginning of a line, and no label.
  mutating func isSectionNext() throws(FileFormatError) -> Bool {
    guard let token = try tokenizer.peek(), token.kind == .name else { return false }
    let word = token.keyword
    // A name is never followed by a name, so these two words are plain anywhere.
    if word == "subject" || word == "such", try tokenizer.peek(1)?.keyword == (word == "such" ? "that" : "to") {
      return true
    }
    guard token.startsLine else { return false }
    let isOne =
      Self.constraintWords.contains(word) || Self.boundWords.contains(word) || Self.refusedSections[word] != nil
      || word == "end"
    if isOne { return try tokenizer.peek(1)?.kind != .colon }
    switch (word, try tokenizer.peek(1)?.keyword) {
    case ("lazy", "constraints"), ("user", "cuts"): return true
    default: return false
    }
  }

  private mutating func readObjective() throws(FileFormatError) {
    let expected = "'Minimize' or 'Maximize'"
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd(expected) }
    guard let sense = Self.senses[token.keyword] else { throw token.word.unexpected(expected) }
    assembly.sense = sense
    if let label = try readLabel() { assembly.objectiveName = label }
    let sum = try readSum(.objective)
    assembly.objective = sum.terms
    assembly.constant = sum.constant
    if let token = try tokenizer.peek(), try !isSectionNext() {
      throw token.word.unexpected("'+', '-' or the next section")
    }
  }

  private mutating func readSections() throws(FileFormatError) {
    var hasConstraints = false
    while true {
      guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd("'End'") }
      let word = token.keyword
      switch word {
      case "end":
        if let more = try tokenizer.peek() { throw more.word.unexpected("nothing after 'End'") }
        return
      case _ where Self.boundWords.contains(word): try readBounds()
      case "lazy", "user": throw token.word.unexpected("no section of \(word) constraints")
      case _ where word == "subject" || word == "such" || Self.constraintWords.contains(word):
        if hasConstraints { throw token.word.unexpected("one section of constraints") }
        hasConstraints = true
        if word == "subject" || word == "such" { _ = try tokenizer.next() }
        try readConstraints()
      default:
        if let kind = Self.refusedSections[word] {
          throw token.word.unexpected("only continuous variables, since \(kind) ones make no linear or convex program")
        }
        throw token.word.unexpected("a section or 'End'")
      }
    }
  }

  /// The name before a colon, if there is one.
  private mutating func readLabel() throws(FileFormatError) -> String? {
    guard let token = try tokenizer.peek(), token.kind == .name, try tokenizer.peek(1)?.kind == .colon else {
      return nil
    }
    _ = try tokenizer.next()
    _ = try tokenizer.next()
    return token.word.text
  }

  // MARK: - Constraints

  private mutating func readConstraints() throws(FileFormatError) {
    var names: Set<String> = []
    while let first = try tokenizer.peek(), try !isSectionNext() {
      let label = try readLabel()
      if let label, !names.insert(label).inserted { throw first.word.unexpected("a name that is new") }
      let left = try readSum(.left)
      let relation = try readRelation()
      let second = try readSum(left.isConstant ? .left : .right)
      let constraint: ProgramAssembly.NamedConstraint
      if let next = try tokenizer.peek(), next.isRelation {
        _ = try tokenizer.next()
        let third = try readSum(.right)
        guard left.isConstant, third.isConstant, next.kind == relation.kind, relation.kind != .equal else {
          throw next.word.unexpected("one relation, or two in the same direction with numbers outside")
        }
        let (low, high) = relation.kind == .atMost ? (left, third) : (third, left)
        constraint = ProgramAssembly.NamedConstraint(
          name: label, terms: second.terms,
          bounds: Bounds(
            lower: try end(low, -1).map { $0 - second.constant }, upper: try end(high, 1).map { $0 - second.constant }))
      } else {
        constraint = try comparison(label, left, relation, second)
      }
      try assembly.append(constraint, line: first.word.line)
    }
  }

  private mutating func readRelation() throws(FileFormatError) -> LPToken {
    let expected = "'<=', '=' or '>='"
    guard let token = try tokenizer.next() else { throw tokenizer.unexpectedEnd(expected) }
    guard token.isRelation else { throw token.word.unexpected(expected) }
    return token
  }

  /// The constraint with everything but constants on the left.
  private func comparison(
    _ name: String?, _ left: Sum, _ relation: LPToken, _ right: Sum
  ) throws(FileFormatError) -> ProgramAssembly.NamedConstraint {
    if left.infinity != 0 {
      guard right.infinity == 0 else { throw right.start.unexpected("a number or an expression") }
      return try comparison(name, right, LPToken(kind: relation.reversed, word: relation.word, startsLine: false), left)
    }
    let terms =
      left.terms
      + right.terms.map { LinearExpression.Term(variable: $0.variable, coefficient: -$0.coefficient) }
    var bounds = Bounds()
    switch relation.kind {
    case .atMost: bounds.upper = try end(right, 1).map { $0 - left.constant }
    case .atLeast: bounds.lower = try end(right, -1).map { $0 - left.constant }
    default:
      guard right.infinity == 0 else { throw right.start.unexpected("a number") }
      bounds = .equal(right.constant - left.constant)
    }
    return ProgramAssembly.NamedConstraint(name: name, terms: terms, bounds: bounds)
  }

  /// The constant of a sum as an end of an interval: nil for infinity of the given sign.
  private func end(_ sum: Sum, _ sign: Int) throws(FileFormatError) -> Rational? {
    if sum.infinity == 0 { return sum.constant }
    guard sum.infinity == sign else { throw sum.start.unexpected("a number or infinity of the other sign") }
    return nil
  }
}

extension LPToken {
  /// The relation with its sides exchanged.
  var reversed: Kind { kind == .atMost ? .atLeast : kind == .atLeast ? .atMost : kind }
}
