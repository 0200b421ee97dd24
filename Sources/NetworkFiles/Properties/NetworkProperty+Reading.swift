import ExactNumbers
import FileFormats

extension NetworkProperty {
  /// The most inequalities of all cases together that are made unless another limit is given.
  public static let standardInequalityLimit = 100_000

  /// Reads a property from VNN-LIB (S. Demarchi, D. Guidotti, L. Pulina, A. Tacchella, 2023), a part of SMT-LIB.
  ///
  /// Read are `(declare-const X_i Real)` and `Y_j` with indices from 0 on without gaps, and `(assert φ)` where φ is
  /// `(<= s t)`, `(>= s t)`, `(= s t)`, `(and φ …)` or `(or φ …)`, nested at will, and s and t are linear: numbers, variables,
  /// `(+ s …)`, `(- s)`, `(- s t …)`, and `(* s t)` with a number on one side. An inequality is between inputs or between
  /// outputs, not between both. `set-logic` and `check-sat` are passed over.
  /// - Parameters:
  ///   - bytes: the text.
  ///   - inequalityLimit: the most inequalities that the disjunctive normal form may have.
  /// - Throws: `NetworkFileError.text` with line and column; `.tooLarge` when the normal form would exceed the limit, before
  ///   it is made.
  /// - Complexity: linear in the text and in the inequalities times the number of variables.
  public init(
    reading bytes: [UInt8], inequalityLimit: Int = standardInequalityLimit
  ) throws(NetworkFileError) {
    var builder = PropertyBuilder(limit: inequalityLimit)
    let assertions: [SymbolicExpression]
    do throws(FileFormatError) {
      assertions = try builder.readDeclarations(bytes)
    } catch {
      throw .text(error)
    }
    var cases: [PropertyCase] = [PropertyCase()]
    for assertion in assertions { try builder.multiply(&cases, by: try builder.cases(of: assertion)) }
    let (inputs, outputs) = (builder.inputs, builder.outputs)
    let (numbers, overflow) = (inputs + outputs).multipliedReportingOverflow(by: cases.reduce(0) { $0 + $1.count })
    if overflow || numbers > 1 << 24 {
      throw .tooLarge(what: "coefficients of all inequalities", found: overflow ? .max : numbers, limit: 1 << 24)
    }
    self.init(
      inputDimension: inputs, outputDimension: outputs,
      cases: cases.map { entry in
        Case(input: entry.input.map { $0.dense(inputs) }, output: entry.output.map { $0.dense(outputs) })
      })
  }
}

/// A sum of variables with coefficients, and a number.
private struct LinearTerm {
  var constant: Rational = 0
  /// By variable; inputs are (0, i), outputs (1, j).
  var coefficients: [PropertyVariable: Rational] = [:]

  /// Adds a multiple of a term; what comes out is counted, so that no short text makes large numbers.
  mutating func add(
    _ other: LinearTerm, times factor: Rational, budget: inout NumberBudget, at place: TextToken
  ) throws(FileFormatError) {
    constant += factor * other.constant
    try budget.add(constant) { "line \(place.line)" }
    for (variable, coefficient) in other.coefficients {
      let sum = (coefficients[variable] ?? 0) + factor * coefficient
      coefficients[variable] = sum.isZero ? nil : sum
      try budget.add(sum) { "line \(place.line)" }
    }
  }
}

private struct PropertyVariable: Hashable {
  let isOutput: Bool
  let index: Int
}

/// An inequality that names only the coordinates that it has.
private struct SparseInequality {
  let coefficients: [(index: Int, value: Rational)]
  let bound: Rational

  func dense(_ dimension: Int) -> LinearInequality {
    var row = [Rational](repeating: 0, count: dimension)
    for (index, value) in coefficients { row[index] = value }
    return LinearInequality(coefficients: row, bound: bound)
  }
}

private struct PropertyCase {
  var input: [SparseInequality] = []
  var output: [SparseInequality] = []
  var count: Int { input.count + output.count }
}

private struct PropertyBuilder {
  /// The largest index of a variable plus 1.
  static let maximumVariables = 1 << 20

  let limit: Int
  var inputs = 0
  var outputs = 0
  private var budget = NumberBudget()

  init(limit: Int) { self.limit = limit }

  /// Reads the whole text; the assertions are returned in their order.
  mutating func readDeclarations(_ bytes: [UInt8]) throws(FileFormatError) -> [SymbolicExpression] {
    var reader = try SymbolicExpressionReader(bytes)
    var assertions: [SymbolicExpression] = []
    var declared: [PropertyVariable: TextToken] = [:]
    while let expression = try reader.next() {
      let (name, arguments) = try expression.call("a command such as (assert ...)")
      let list = Array(arguments)
      switch name.text {
      case "set-logic", "check-sat", "set-info": break
      case "declare-const", "declare-fun":
        let isFunction = name.text == "declare-fun"
        guard list.count == (isFunction ? 3 : 2), case .word(let word) = list[0],
          case .word(let type)? = list.last, type.text == "Real"
        else { throw expression.unexpected("(\(name.text) X_0\(isFunction ? " ()" : "") Real)") }
        if isFunction {
          guard case .list(let parameters, _) = list[1], parameters.isEmpty else { throw list[1].unexpected("()") }
        }
        let variable = try Self.variable(word)
        guard declared.updateValue(word, forKey: variable) == nil else {
          throw word.unexpected("a variable that is not declared yet")
        }
      case "assert":
        guard list.count == 1 else { throw expression.unexpected("(assert ...) of one formula") }
        assertions.append(list[0])
      default: throw name.unexpected("declare-const, declare-fun, assert, set-logic or check-sat")
      }
    }
    inputs = declared.keys.filter { !$0.isOutput }.count
    outputs = declared.count - inputs
    for (variable, word) in declared.sorted(by: { $0.value.line < $1.value.line })
    where variable.index >= (variable.isOutput ? outputs : inputs) {
      throw word.unexpected("variables numbered from 0 on without gaps")
    }
    guard inputs > 0, outputs > 0 else {
      throw .content("\(inputs) inputs X_i and \(outputs) outputs Y_j are declared, expected at least one of each")
    }
    return assertions
  }

  private static func variable(_ word: TextToken) throws(FileFormatError) -> PropertyVariable {
    let text = word.text
    guard text.hasPrefix("X_") || text.hasPrefix("Y_"), text.utf8.count <= 12,
      let index = Int(text.dropFirst(2)), index >= 0, index < maximumVariables, "\(index)" == text.dropFirst(2)
    else { throw word.unexpected("a variable X_i or Y_j with an index below \(maximumVariables)") }
    return PropertyVariable(isOutput: text.hasPrefix("Y_"), index: index)
  }

  /// The disjunctive normal form of a formula.
  mutating func cases(of formula: SymbolicExpression) throws(NetworkFileError) -> [PropertyCase] {
    let expected = "a formula (<= s t), (>= s t), (= s t), (and ...) or (or ...)"
    let name: TextToken
    let arguments: ArraySlice<SymbolicExpression>
    do throws(FileFormatError) {
      (name, arguments) = try formula.call(expected)
    } catch {
      throw .text(error)
    }
    switch name.text {
    case "and":
      var result = [PropertyCase()]
      for argument in arguments { try multiply(&result, by: try cases(of: argument)) }
      return result
    case "or":
      var result: [PropertyCase] = []
      var count = 0
      for argument in arguments {
        let more = try cases(of: argument)
        count += more.reduce(0) { $0 + max(1, $1.count) }
        try require(count)
        result += more
      }
      return result
    case "<=", ">=", "=":
      do throws(FileFormatError) {
        return [try comparison(name.text, Array(arguments), formula)]
      } catch {
        throw .text(error)
      }
    default: throw .text(name.unexpected(expected))
    }
  }

  private func require(_ count: Int) throws(NetworkFileError) {
    if count > limit { throw .tooLarge(what: "inequalities of all cases", found: count, limit: limit) }
  }

  /// Puts every case of the first list together with every one of the second.
  func multiply(_ first: inout [PropertyCase], by second: [PropertyCase]) throws(NetworkFileError) {
    let added = second.reduce(0) { $0 + $1.count }
    let (pairs, overflow) = first.count.multipliedReportingOverflow(by: second.count)
    try require(overflow ? .max : pairs)
    if let only = second.first, second.count == 1 {
      let inequalities = first.reduce(0) { $0 + $1.count + added }
      try require(inequalities)
      for index in first.indices {
        first[index].input += only.input
        first[index].output += only.output
      }
      return
    }
    // Both factors are below the limit, so that these products stay small.
    try require(first.reduce(0) { $0 + $1.count } * second.count + added * first.count)
    first = first.flatMap { left in
      second.map { PropertyCase(input: left.input + $0.input, output: left.output + $0.output) }
    }
  }

  private mutating func comparison(
    _ sign: String, _ arguments: [SymbolicExpression], _ formula: SymbolicExpression
  ) throws(FileFormatError) -> PropertyCase {
    guard arguments.count == 2 else { throw formula.unexpected("a comparison of two terms") }
    var difference = try term(arguments[0])
    try difference.add(term(arguments[1]), times: -1, budget: &budget, at: formula.token)
    var result = PropertyCase()
    for factor in sign == "=" ? [1, -1] : [sign == "<=" ? Rational(1) : -1] {
      let coefficients = difference.coefficients.map { (index: $0.key.index, value: factor * $0.value) }
        .sorted { $0.index < $1.index }
      let inequality = SparseInequality(coefficients: coefficients, bound: -factor * difference.constant)
      let sides = Set(difference.coefficients.keys.map(\.isOutput))
      if sides.count == 2 { throw formula.unexpected("inputs or outputs in one comparison, not both") }
      // A comparison of numbers belongs to the inputs; it says of every point the same.
      if sides.contains(true) { result.output.append(inequality) } else { result.input.append(inequality) }
    }
    return result
  }

  private mutating func term(_ expression: SymbolicExpression) throws(FileFormatError) -> LinearTerm {
    switch expression {
    case .word(let word):
      guard let first = word.bytes.first else { throw word.unexpected("a term") }
      if first == UInt8(ascii: "X") || first == UInt8(ascii: "Y") {
        let variable = try Self.variable(word)
        guard variable.index < (variable.isOutput ? outputs : inputs) else {
          throw word.unexpected("a variable that is declared")
        }
        return LinearTerm(coefficients: [variable: 1])
      }
      return LinearTerm(constant: try word.number(&budget))
    case .list:
      let expected = "a number, a variable, or a sum, difference or product of them"
      let (name, arguments) = try expression.call(expected)
      var terms: [LinearTerm] = []
      for argument in arguments { terms.append(try term(argument)) }
      guard let first = terms.first else { throw expression.unexpected(expected) }
      switch name.text {
      case "+", "-":
        if terms.count == 1 { return name.text == "+" ? first : try multiple(first, -1, name) }
        var sum = first
        for other in terms.dropFirst() {
          try sum.add(other, times: name.text == "+" ? 1 : -1, budget: &budget, at: name)
        }
        return sum
      case "*":
        guard terms.count == 2, let index = terms.firstIndex(where: { $0.coefficients.isEmpty }) else {
          throw expression.unexpected("a product of a number and a linear term")
        }
        return try multiple(terms[1 - index], terms[index].constant, name)
      case "/":
        guard terms.count == 2, terms[1].coefficients.isEmpty, !terms[1].constant.isZero else {
          throw expression.unexpected("a linear term divided by a number other than zero")
        }
        return try multiple(first, terms[1].constant.reciprocal, name)
      default: throw name.unexpected("+, -, * or /")
      }
    }
  }

  private mutating func multiple(
    _ term: LinearTerm, _ factor: Rational, _ place: TextToken
  ) throws(FileFormatError) -> LinearTerm {
    var result = LinearTerm()
    try result.add(term, times: factor, budget: &budget, at: place)
    return result
  }
}
