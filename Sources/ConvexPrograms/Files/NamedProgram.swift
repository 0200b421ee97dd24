import ExactAlgebra
import ExactNumbers
import FileFormats

/// A linear or convex quadratic program with the names that its file gives to variables and constraints.
public struct NamedProgram: Hashable, Sendable {
  /// The name of the program, nil if it has none.
  public var name: String?
  /// The name of the objective.
  public var objectiveName: String
  /// The names of the variables, all different.
  public var variableNames: [String]
  /// The names of the constraints, all different.
  public var constraintNames: [String]
  /// The constraints, and the objective without its quadratic part.
  public var linear: LinearProgram
  /// The program with its quadratic part, nil for a linear program.
  public var quadratic: QuadraticProgram?
  /// Sentences on how the file was understood where that is not obvious.
  public var notes: [String]

  /// A program with names.
  ///
  /// - Precondition: there are as many names as variables and constraints, and `quadratic`, if any, extends `linear`.
  public init(
    name: String? = nil, objectiveName: String = "obj", variableNames: [String], constraintNames: [String],
    linear: LinearProgram, quadratic: QuadraticProgram? = nil, notes: [String] = []
  ) {
    precondition(variableNames.count == linear.variables.count, "a name for each variable")
    precondition(constraintNames.count == linear.constraints.count, "a name for each constraint")
    self.name = name
    self.objectiveName = objectiveName
    self.variableNames = variableNames
    self.constraintNames = constraintNames
    self.linear = linear
    self.quadratic = quadratic
    self.notes = notes
  }

  /// Reads a program.
  ///
  /// All numbers are exact: integers, fractions such as 1/3, and decimals with or without exponent, at their word. A bound
  /// of 1e30 is that number and not infinity. Integer variables, quadratic constraints and other things that make no convex
  /// program are refused by name.
  ///
  /// **LP format** (that of CPLEX): `Minimize` or `Maximize`, an objective with optional name, constant and quadratic part
  /// `[ 2 x^2 - 4 x * y ] / 2`; `Subject To` with optionally named constraints `expression <= number`, `=`, `>=` or
  /// `number <= expression <= number`; `Bounds`; `End`. `\` starts a comment. Words that begin a section are recognised at
  /// the beginning of a line, in any case of letters, and `Subject To` everywhere. Variables may stand on both sides of a relation. A right side ends with its line;
  /// a bound given twice counts as given last; variables that have no bounds are nonnegative.
  ///
  /// **MPS**, free or fixed: NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS (LO, UP, FX, FR, MI, PL), QUADOBJ, QSECTION,
  /// QMATRIX, ENDATA. `*` starts a comment line. The right side of the objective is the negative of its constant. A range R
  /// makes an equation with right side b the interval from b to b + R, for negative R from b + R to b. A negative upper bound
  /// of a variable without lower bound makes the lower bound −∞. The first row of type N is the objective; others, and other
  /// sets than the first of right sides, ranges or bounds, are passed over. What cannot be read as words separated by spaces
  /// is tried in the columns of the fixed format, where names may contain spaces.
  ///
  /// - Parameters:
  ///   - bytes: The file, at most 64 MiB; see `ProgramLimits` for the other limits.
  ///   - format: The format; recognised by the first word if nil.
  /// - Throws: `FileFormatError` naming line and column, what was found and what was expected.
  /// - Complexity: linear in the size of the file; the test of convexity takes O(n³) operations.
  public init(_ bytes: [UInt8], format: ProgramFileFormat? = nil) throws(FileFormatError) {
    switch format ?? ProgramFileFormat.recognised(bytes) {
    case .lp: self = try LPReader.read(bytes)
    case .mps: self = try MPSReader.read(bytes)
    }
  }

  /// Reads a program from a text; see `init(_: [UInt8], format:)`.
  ///
  /// - Throws: `FileFormatError`.
  public init(_ text: String, format: ProgramFileFormat? = nil) throws(FileFormatError) {
    try self.init(Array(text.utf8), format: format)
  }

  /// The value of the objective at a point.
  /// - Precondition: the point has a coordinate for each variable.
  public func objectiveValue(at point: [Rational]) -> Rational {
    quadratic?.objectiveValue(at: point) ?? linear.objectiveValue(at: point)
  }

  /// What is true of the program, with the numbers that prove it; see `LinearProgram.solve` and `QuadraticProgram.solve`.
  ///
  /// - Throws: `ConvexProgramError.interrupted`.
  public func solve(
    method: LinearMethod = .floatingPointFirst, isInterrupted: () -> Bool = { false }
  ) throws(ConvexProgramError) -> LinearOutcome {
    if let quadratic { return try quadratic.solve(method: method, isInterrupted: isInterrupted) }
    return try linear.solve(method: method, isInterrupted: isInterrupted)
  }
}

/// The formats of program files.
public enum ProgramFileFormat: String, CaseIterable, Sendable {
  /// The LP format of CPLEX.
  case lp
  /// MPS, free or fixed.
  case mps

  /// The format of a text by its first word: MPS if it is one of its section names or a comment of it, else LP.
  static func recognised(_ bytes: [UInt8]) -> ProgramFileFormat {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    start = start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if start.first == UInt8(ascii: "*") { return .mps }
    let word = String(decoding: start.prefix { (0x41...0x5A).contains($0 & 0xDF) }.prefix(20), as: UTF8.self)
    return ["NAME", "OBJSENSE", "ROWS"].contains(word.uppercased()) ? .mps : .lp
  }
}
