extension NamedBooleanFunction {
  /// A family as it is known to the parser.
  private struct Family: Sendable {
    let parameters: [String]
    let make: @Sendable ([Int]) throws -> NamedBooleanFunction
  }

  private static let families: [String: Family] = [
    "parity": Family(parameters: ["n"]) { try parity($0[0]) },
    "majority": Family(parameters: ["n"]) { try majority($0[0]) },
    "and": Family(parameters: ["n"]) { try conjunction($0[0]) },
    "or": Family(parameters: ["n"]) { try disjunction($0[0]) },
    "not": Family(parameters: []) { _ in try negation() },
    "omb": Family(parameters: ["n"]) { try oddMaxBit($0[0]) },
    "address": Family(parameters: ["k"]) { try address($0[0]) },
    "andreev": Family(parameters: ["k", "M"]) { try andreev(selectorBits: $0[0], rowLength: $0[1]) },
    "ip": Family(parameters: ["k"]) { try innerProduct($0[0]) },
    "disjointness": Family(parameters: ["k"]) { try disjointness($0[0]) },
    "equality": Family(parameters: ["k"]) { try equality($0[0]) },
    "gt": Family(parameters: ["k"]) { try greaterThan($0[0]) },
    "cm": Family(parameters: ["n", "k"]) {
      try chattopadhyayMande(blocks: $0[0], blockLength: $0[1], truth: .minusOne)
    },
    "cm-plus": Family(parameters: ["n", "k"]) {
      try chattopadhyayMande(blocks: $0[0], blockLength: $0[1], truth: .plusOne)
    },
  ]

  /// The names that ``init(parsing:)`` knows, with their parameters, such as "andreev:k,M".
  public static let knownNames: [String] = families.map { name, family in
    family.parameters.isEmpty ? name : name + ":" + family.parameters.joined(separator: ",")
  }.sorted()

  /// The longest text and the deepest composition that are accepted.
  private static let greatestLength = 1 << 25
  private static let greatestDepth = 32

  /// The function that a text names.
  ///
  /// - A family with its parameters: `parity:5`, `andreev:2,3`; ``knownNames`` lists them.
  /// - A composition on disjoint variables: `majority:3(parity:2)`, or with one inner function for each outer variable
  ///   `or:2(parity:2;and:3)`. A single inner function is used for every variable.
  /// - A table: its 2ⁿ values as `0110`, that of point 0 first, or `hex:6` with four of them in a digit (n ≥ 2), in the
  ///   same order from the most significant bit of the first digit on.
  /// - Throws: ``BooleanFunctionError`` that names what was found and what was expected.
  public init(parsing text: String) throws {
    guard text.utf8.count <= Self.greatestLength else {
      throw BooleanFunctionError.tooLarge(what: "characters in the name of a function", limit: Self.greatestLength)
    }
    self = try Self.parse(Array(text.utf8.filter { $0 != UInt8(ascii: " ") })[...], depth: 0)
  }

  private static func parse(_ text: ArraySlice<UInt8>, depth: Int) throws -> NamedBooleanFunction {
    guard depth < greatestDepth else {
      throw BooleanFunctionError.tooLarge(what: "nested compositions", limit: greatestDepth)
    }
    guard let open = text.firstIndex(of: UInt8(ascii: "(")) else { return try simple(text) }
    guard text.last == UInt8(ascii: ")") else {
      throw malformed(text, expected: "')' at the end of a composition")
    }
    let outer = try simple(text[..<open])
    var parts: [ArraySlice<UInt8>] = []
    let inside = text[(open + 1)..<(text.endIndex - 1)]
    var level = 0
    var start = inside.startIndex
    for place in inside.indices {
      switch inside[place] {
      case UInt8(ascii: "("): level += 1
      case UInt8(ascii: ")"): level -= 1
      case UInt8(ascii: ";") where level == 0:
        parts.append(inside[start..<place])
        start = place + 1
      default: break
      }
      guard level >= 0 else { throw malformed(text, expected: "parentheses in pairs") }
    }
    guard level == 0 else { throw malformed(text, expected: "parentheses in pairs") }
    parts.append(inside[start...])
    var inner = try parts.map { try parse($0, depth: depth + 1) }
    if inner.count == 1 { inner = Array(repeating: inner[0], count: outer.variableCount) }
    return try outer.composed(with: inner)
  }

  private static func simple(_ text: ArraySlice<UInt8>) throws -> NamedBooleanFunction {
    if !text.isEmpty, text.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }) {
      return try literal(text.map { $0 == UInt8(ascii: "1") })
    }
    let colon = text.firstIndex(of: UInt8(ascii: ":"))
    let name = String(decoding: text[..<(colon ?? text.endIndex)], as: UTF8.self)
    let rest = colon.map { text[($0 + 1)...] } ?? []
    if name == "hex" {
      return try literal(
        rest.flatMap { byte -> [Bool] in
          guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
            throw malformed(text, expected: "hexadecimal digits after hex:")
          }
          return [3, 2, 1, 0].map { digit >> $0 & 1 == 1 }
        })
    }
    guard let family = families[name] else {
      throw malformed(
        text, expected: "one of \(knownNames.joined(separator: " ")), a table such as 0110, or hex:6")
    }
    let fields = colon == nil ? [] : rest.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let numbers = fields.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == fields.count, numbers.count == family.parameters.count else {
      let list = family.parameters.isEmpty ? name : name + ":" + family.parameters.joined(separator: ",")
      throw malformed(text, expected: "\(list) with integers")
    }
    return try family.make(numbers)
  }

  private static func literal(_ values: [Bool]) throws -> NamedBooleanFunction {
    let greatest = 1 << TruthTable.greatestVariableCount
    guard !values.isEmpty, values.count <= greatest, values.count.nonzeroBitCount == 1 else {
      throw BooleanFunctionError.parameter(
        name: "the number of values of a table", found: values.count,
        expected: "a power of two from 1 to \(greatest)")
    }
    return try NamedBooleanFunction(
      TruthTable(variableCount: values.count.trailingZeroBitCount) { values[$0] })
  }

  private static func malformed(_ text: ArraySlice<UInt8>, expected: String) -> BooleanFunctionError {
    .malformed(
      field: "the function", found: "'\(String(decoding: text.prefix(60), as: UTF8.self))'", expected: expected)
  }
}
