extension ArrangementFamily {
  /// Reads a name and its parameters, such as "resonance 7", "type-b 4", "E8" or "random 3 20 --seed 5 --range 1".
  ///
  /// Capital and small letters are the same. The types of reflection arrangements may be called by their letter, with the
  /// number apart or not.
  /// - Throws: `ArrangementError.unknownFamily`, or `.family` that names the part which is not understood and what was
  ///   expected.
  public init(parsing text: String) throws(ArrangementError) {
    guard text.utf8.count <= 1000 else {
      throw .family(
        name: "\(text.prefix(40))…", found: "\(text.utf8.count) bytes", expected: "a name and its parameters")
    }
    try self.init(words: text.split { $0 == " " || $0 == "\t" }.map { String($0) })
  }

  /// Reads a name and its parameters that have been split already, as on a command line.
  ///
  /// - Throws: `ArrangementError`; see `init(parsing:)`.
  public init(words: [String]) throws(ArrangementError) {
    guard let first = words.first?.lowercased() else {
      throw .family(name: "(none)", found: "no name", expected: "a family such as resonance 7")
    }
    let (name, joined) = Self.splitTypeLetter(first)
    guard let kind = Self.kind(named: name) else { throw Self.unknown(first, name) }
    var numbers: [Int] = []
    var options = Options(kind: kind)
    var rest = (joined + words.dropFirst())[...]
    while let word = rest.popFirst() {
      if word.hasPrefix("--") {
        try options.read(word, &rest)
      } else if let number = Int(word), word.utf8.first != UInt8(ascii: "+") {
        numbers.append(number)
      } else {
        throw .family(name: kind.rawValue, found: "'\(word.prefix(40))'", expected: kind.usage)
      }
    }
    guard let n = numbers.first, numbers.count <= 2 else {
      throw .family(name: kind.rawValue, found: "\(numbers.count) numbers", expected: kind.usage)
    }
    try self.init(
      kind, n: n, m: numbers.count == 2 ? numbers[1] : nil, seed: options.seed, range: options.range)
  }

  /// All names and other spellings, for suggestions.
  public static var names: [String] { ArrangementFamilyKind.allCases.flatMap { [$0.rawValue] + $0.aliases } }

  /// The kind with this name or other spelling, in small letters.
  public static func kind(named name: String) -> ArrangementFamilyKind? {
    ArrangementFamilyKind.allCases.first { $0.rawValue == name || $0.aliases.contains(name) }
  }

  /// "e8" is "e" and "8"; other words stay whole.
  private static func splitTypeLetter(_ word: String) -> (name: String, rest: [String]) {
    let digits = word.dropFirst()
    guard let letter = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "h")).contains(letter), !digits.isEmpty,
      digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return (word, []) }
    return (String(word.prefix(1)), [String(digits)])
  }

  private static func unknown(_ word: String, _ name: String) -> ArrangementError {
    if name == "h" || name == "type-h" {
      return .family(
        name: String(word.prefix(40)), found: "a reflection group that is not crystallographic",
        expected: "rational normals; those of H_3 and H_4 need the square root of 5")
    }
    return .unknownFamily(name: String(word.prefix(40)))
  }

  /// What is given by name: `--seed 5` or `--seed=5`.
  private struct Options {
    let kind: ArrangementFamilyKind
    var seed: UInt64?
    var range: Int?

    mutating func read(_ word: String, _ rest: inout ArraySlice<String>) throws(ArrangementError) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      let name = parts[0].lowercased()
      let value = parts.count == 2 ? parts[1] : rest.popFirst()
      func failure(_ expected: String) -> ArrangementError {
        .family(
          name: kind.rawValue, found: "\(name.prefix(40)) \(value.map { "'\($0.prefix(40))'" } ?? "without a value")",
          expected: expected)
      }
      switch name {
      case "--seed":
        guard seed == nil, let value, let number = UInt64(value), value.utf8.first != UInt8(ascii: "+") else {
          throw failure("--seed once, with an integer from 0 to \(UInt64.max)")
        }
        seed = number
      case "--range":
        guard range == nil, let value, let number = Int(value), value.utf8.first != UInt8(ascii: "+") else {
          throw failure("--range once, with an integer from 1 to \(ArrangementFamilyKind.largestRange)")
        }
        range = number
      default: throw failure("--seed or --range")
      }
    }
  }
}
