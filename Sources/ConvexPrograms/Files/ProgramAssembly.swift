import ExactAlgebra
import ExactNumbers
import FileFormats

/// A program while its file is being read.
struct ProgramAssembly {
  /// A constraint with its name, nil if the file gives none.
  struct NamedConstraint {
    var name: String?
    var terms: [LinearExpression.Term]
    var bounds: Bounds
  }

  /// Two variables, the smaller number first.
  struct VariablePair: Hashable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) {
      first = min(a, b)
      second = max(a, b)
    }
  }

  var name: String?
  var objectiveName = "obj"
  var sense = LinearProgram.Sense.minimize
  var objective: [LinearExpression.Term] = []
  var constant = Rational(0)
  var constraints: [NamedConstraint] = []
  /// The entries of the Hessian; those off the diagonal stand for two places.
  var curvature: [VariablePair: Rational] = [:]
  private(set) var variableNames: [String] = []
  var bounds: [Bounds] = []
  var budget = NumberBudget()
  private var numbers: [String: Int] = [:]
  private var coefficientCount = 0
  private var notes: [String] = []

  /// The number of a variable that is known already.
  func knownVariable(_ name: String) -> Int? { numbers[name] }

  /// The number of the variable that the word names; a new one is nonnegative.
  mutating func variable(_ name: String, at word: TextToken) throws(FileFormatError) -> Int {
    if let number = numbers[name] { return number }
    guard variableNames.count < ProgramLimits.variables else {
      throw .tooLarge(
        what: "variables up to line \(word.line)", found: variableNames.count + 1, limit: ProgramLimits.variables)
    }
    numbers[name] = variableNames.count
    variableNames.append(name)
    bounds.append(.nonnegative)
    return variableNames.count - 1
  }

  mutating func append(_ constraint: NamedConstraint, line: Int) throws(FileFormatError) {
    guard constraints.count < ProgramLimits.constraints else {
      throw .tooLarge(
        what: "constraints up to line \(line)", found: constraints.count + 1, limit: ProgramLimits.constraints)
    }
    constraints.append(constraint)
  }

  mutating func countCoefficient(line: Int) throws(FileFormatError) {
    coefficientCount += 1
    guard coefficientCount <= ProgramLimits.coefficients else {
      throw .tooLarge(
        what: "coefficients up to line \(line)", found: coefficientCount, limit: ProgramLimits.coefficients)
    }
  }

  mutating func note(_ sentence: String) {
    if notes.count < ProgramLimits.notes { notes.append(sentence) }
  }

  /// A finite bound that other programs take for infinity is worth a remark.
  mutating func noteHugeBound(_ value: Rational, line: Int) {
    if value.magnitude >= Rational(10).power(20) {
      note(
        "line \(line): the bound \(value.isNegative ? "−" : "")10^20 or beyond is taken at its word, not as infinite")
    }
  }

  /// The program of all that has been read.
  ///
  /// - Throws: `FileFormatError.tooLarge`, or `.content` if the objective curves the wrong way.
  func program() throws(FileFormatError) -> NamedProgram {
    if !curvature.isEmpty {
      for (what, found, limit) in [
        ("variables", variableNames.count, ProgramLimits.quadraticVariables),
        ("constraints", constraints.count, ProgramLimits.quadraticConstraints),
      ] where found > limit {
        throw .tooLarge(what: "\(what) of a quadratic program", found: found, limit: limit)
      }
    }
    try validateIntegers()
    let (table, overflow) = (constraints.count + 1).multipliedReportingOverflow(by: variableNames.count + 1)
    guard !overflow, table <= ProgramLimits.tableEntries else {
      throw .tooLarge(
        what: "constraints plus 1 times variables plus 1", found: overflow ? Int.max : table,
        limit: ProgramLimits.tableEntries)
    }
    var used = Set(constraints.compactMap(\.name))
    var names: [String] = []
    for (index, constraint) in constraints.enumerated() {
      var name = constraint.name ?? "c\(index + 1)"
      while constraint.name == nil, !used.insert(name).inserted { name += "_" }
      names.append(name)
    }
    do throws(ConvexProgramError) {
      let linear = try LinearProgram(
        sense, LinearExpression(objective), constant: constant, variables: bounds,
        constraints: constraints.map { LinearProgram.Constraint(LinearExpression($0.terms), $0.bounds) })
      return NamedProgram(
        name: name, objectiveName: objectiveName, variableNames: variableNames, constraintNames: names, linear: linear,
        quadratic: try quadratic(linear), notes: notes)
    } catch {
      throw .content("\(error)")
    }
  }

  /// A short text can have long common denominators: rows of integers must not be much longer than the text.
  private func validateIntegers() throws(FileFormatError) {
    var bits = 0
    for terms in [objective] + constraints.map(\.terms) {
      var denominator = BigInteger(1)
      for term in terms where !term.coefficient.isInteger {
        if denominator % term.coefficient.denominator != 0 {
          denominator = .leastCommonMultiple(denominator, term.coefficient.denominator)
        }
        if denominator.bitLength > ProgramLimits.integerBits / (terms.count + 2) { break }
      }
      if denominator != 1 { bits += denominator.bitLength * (terms.count + 2) }
      if bits > ProgramLimits.integerBits {
        throw .tooLarge(
          what: "bits of rows over their common denominators", found: bits, limit: ProgramLimits.integerBits)
      }
    }
  }

  /// - Throws: `ConvexProgramError.notConvex`, or `.wrongHessian`.
  private func quadratic(_ linear: LinearProgram) throws(ConvexProgramError) -> QuadraticProgram? {
    let entries = curvature.filter { !$0.value.isZero }
    if entries.isEmpty { return nil }
    let count = variableNames.count
    let hessian = Matrix(rows: count, columns: count) { entries[VariablePair($0, $1)] ?? 0 }
    return try QuadraticProgram(linear, hessian: hessian)
  }
}

extension TextToken {
  /// The exact number that the word is; in addition to the grammar of exact numbers, a plus sign in front, `.5` and `5.`
  /// are accepted, which files of programs often have.
  func programNumber(_ budget: inout NumberBudget) throws(FileFormatError) -> Rational {
    var digits = bytes
    var padded: [UInt8] = []
    if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") {
      if digits.first == UInt8(ascii: "-") { padded.append(UInt8(ascii: "-")) }
      digits = digits.dropFirst()
      // No second sign.
      guard let first = digits.first, first != UInt8(ascii: "-") else { throw unexpected("an exact number") }
    }
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")) else {
      return try TextToken(line: line, column: column, bytes: (padded + digits)[...]).number(&budget)
    }
    func isDigit(_ index: Int) -> Bool { digits.indices.contains(index) && (0x30...0x39).contains(digits[index]) }
    guard isDigit(point - 1) || isDigit(point + 1) else { throw unexpected("an exact number") }
    padded += digits[..<point]
    if !isDigit(point - 1) { padded.append(UInt8(ascii: "0")) }
    if isDigit(point + 1) { padded.append(UInt8(ascii: ".")) }
    padded += digits[(point + 1)...]
    return try TextToken(line: line, column: column, bytes: padded[...]).number(&budget)
  }

  /// Whether the word means infinity, with or without sign.
  var isInfinity: Bool {
    let unsigned = bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard unsigned.count <= 8 else { return false }
    return ["inf", "infinity"].contains(String(decoding: unsigned, as: UTF8.self).lowercased())
  }
}
