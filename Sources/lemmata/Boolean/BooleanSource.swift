import Arrangements
import BooleanCircuits
import ExactNumbers

/// Functions on a cube, circuits and sign matrices as the command line names them.
enum BooleanSource {
  /// A function on the cube.
  enum Function {
    case boolean(TruthTable)
    case values(PseudoBooleanFunction)

    var variableCount: Int {
      switch self {
      case .boolean(let table): table.variableCount
      case .values(let function): function.variableCount
      }
    }
  }

  /// What help texts say about functions.
  static let help = """
    A function is a name such as parity:5, majority:3, omb:6, andreev:2,3, ip:2 or cm:2,2 (all names: lemmata circuit \
    functions), a composition on disjoint variables such as majority:3(parity:2), its values as a word such as 0110 \
    (the first variable changes fastest) or hex:6 (four of them in a digit, the first one as its highest bit), or a file \
    with that word or with numbers: 2^n values in the same order.
    """

  /// A function, and what it is called.
  /// - Throws: `Failure`.
  static func function(_ text: String) throws -> (name: String, function: Function) {
    if Files.exists(text), !Files.isFolder(text) {
      return (
        NetworkSource.name(of: text), try reading(text) { try parse(String(decoding: Files.read(text), as: UTF8.self)) }
      )
    }
    if Files.isFolder(text) { throw Failure.input("\(text): is a folder") }
    do {
      return (text, .boolean(try NamedBooleanFunction(parsing: text).table()))
    } catch {
      throw Failure.input("\(text.isEmpty ? "\"\"" : "\(text.prefix(200))"): \(error); nor is there such a file")
    }
  }

  /// A Boolean function, and what it is called; values 0 and 1, or −1 and 1, are taken for one.
  /// - Throws: `Failure`.
  static func booleanFunction(_ text: String) throws -> (name: String, table: TruthTable) {
    let (name, function) = try function(text)
    switch function {
    case .boolean(let table): return (name, table)
    case .values(let values):
      for low in [Rational(0), -1] where (0..<values.pointCount).allSatisfy({ values[$0] == 1 || values[$0] == low }) {
        return (name, try TruthTable(variableCount: values.variableCount) { values[$0] == 1 })
      }
      throw Failure.input("\(text): expected a Boolean function, with the values 0 and 1 or -1 and 1")
    }
  }

  private static func parse(_ text: String) throws -> Function {
    let words = text.split(whereSeparator: \.isWhitespace).filter { !$0.isEmpty }
    if words.count == 1,
      Rational(String(words[0])) == nil || words[0].utf8.count > 1 && words[0].allSatisfy({ "01".contains($0) })
    {
      return .boolean(try NamedBooleanFunction(parsing: String(words[0])).table())
    }
    let values = try words.enumerated().map { place, word -> Rational in
      guard let value = Rational(String(word)) else {
        throw BooleanFunctionError.malformed(
          field: "value \(place + 1)", found: "`\(word.prefix(40))`", expected: "a number such as 2 or -1/3")
      }
      return value
    }
    return .values(try PseudoBooleanFunction(values: values))
  }

  /// A circuit from a file.
  /// - Throws: `Failure`.
  static func circuit(_ path: String) throws -> BooleanCircuit {
    try reading(path) { try BooleanCircuit(json: String(decoding: Files.read(path), as: UTF8.self)) }
  }

  /// A sign matrix: a file, or a name.
  /// - Throws: `Failure`.
  static func matrix(_ text: String) throws -> (name: String, matrix: SignMatrix)? {
    if Files.exists(text), !Files.isFolder(text) {
      return (
        NetworkSource.name(of: text),
        try limited(text, reading(text) { try SignMatrix(parsing: Files.read(text)) })
      )
    }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let numbers = parts.count == 2 ? parts[1].split(separator: ",").map { Int($0) } : []
    func number(_ place: Int, _ expected: Int) throws -> Int {
      guard numbers.count == expected, let value = numbers[place] else {
        throw Failure.input("\(text): expected \(CountedParameters.text(expected)) after `\(parts[0]):`")
      }
      return value
    }
    return try reading(text) {
      let matrix: SignMatrix
      switch parts.first {
      case "hadamard": matrix = try .sylvesterHadamard(exponent: number(0, 1))
      case "paley": matrix = try .paley(prime: number(0, 1))
      case "identity": matrix = try .signedIdentity(order: number(0, 1))
      case "greater-than": matrix = try .greaterThan(order: number(0, 1))
      case "projective-plane": matrix = try .projectivePlane(prime: number(0, 1))
      case "random":
        let seed = try number(2, 3)
        guard seed >= 0 else { throw Failure.input("\(text): expected a seed of at least 0") }
        matrix = try .random(rowCount: number(0, 3), columnCount: number(1, 3), seed: UInt64(seed))
      default: return nil
      }
      return (text, try limited(text, matrix))
    }
  }

  /// The names of matrices.
  static let matrixNames =
    "hadamard:k, paley:p, identity:n, greater-than:n, projective-plane:p, random:rows,columns,seed"

  /// The greatest number of entries of a matrix whose sign-rank is bounded: exact vectors of larger ones fill the memory.
  static let greatestEntryCount = 1 << 18

  /// - Throws: `Failure` for a matrix with too many entries.
  static func limited(_ text: String, _ matrix: SignMatrix) throws -> SignMatrix {
    guard matrix.rowCount * matrix.columnCount <= greatestEntryCount else {
      throw Failure.input(
        "\(text): \(matrix.rowCount) × \(matrix.columnCount) entries, expected at most \(greatestEntryCount)")
    }
    return matrix
  }

  /// Runs a body whose errors are told about an input.
  /// - Throws: `Failure`.
  static func reading<Result>(_ text: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as Failure {
      throw failure
    } catch BooleanFunctionError.interrupted {
      throw Failure(code: Failure.interrupted, message: "interrupted")
    } catch {
      throw Failure.input("\(text.prefix(200)): \(error)")
    }
  }

  /// A control that Ctrl-C interrupts and that shows progress.
  static func control(_ line: ProgressLine) -> CountingControl {
    let control = CountingControl { line.show(done: $0.done, of: $0.total, label: $0.phase) }
    Interruption.handle { control.interrupt() }
    return control
  }
}

private enum CountedParameters {
  static func text(_ count: Int) -> String { count == 1 ? "one number" : "\(count) numbers, separated by commas," }
}
