import ExactNumbers
import FileFormats

/// The JSON form of a circuit:
///
///     {"inputs": 2, "alphabet": "signs",
///      "gates": [{"kind": "relu", "bias": 0, "terms": [[0, 1], [1, "-1/2"]]}],
///      "output": {"kind": "threshold", "bias": "1/3", "terms": [[2, 1]]}}
///
/// A term is a wire and its weight; wires 0…n−1 are the inputs, n + j is gate j. Instead of `terms` there may be
/// `weights`, one for each of the wires 0, 1, …. Numbers are integers or strings such as "1/3".
extension BooleanCircuit {
  /// The circuit in this form.
  public var json: String {
    let list = gates.map { "    \(Self.json(kind: $0.kind.rawValue, $0.argument))" }.joined(separator: ",\n")
    return """
      {
        "inputs": \(inputCount),
        "alphabet": "\(alphabet.rawValue)",
        "gates": [\(gates.isEmpty ? "" : "\n" + list + "\n  ")],
        "output": \(Self.json(kind: outputKind.rawValue, output))
      }

      """
  }

  private static func json(kind: String, _ sum: WeightedSum) -> String {
    let terms = sum.terms.map { "[\($0.wire), \($0.weight.jsonText)]" }.joined(separator: ", ")
    return "{\"kind\": \"\(kind)\", \"bias\": \(sum.bias.jsonText), \"terms\": [\(terms)]}"
  }

  /// Reads a circuit.
  /// - Throws: `FileFormatError` with the line and column or the path of the field, what was found and what was
  ///   expected, or ``BooleanFunctionError`` if the gates do not form a circuit.
  public init(json text: String) throws {
    let root = try JSONReader.read(Array(text.utf8))
    let inputCount = try FieldReader.integer(FieldReader.member("inputs", of: root, path: ""), path: "inputs")
    let alphabet: BooleanAlphabet = try Self.choice(
      FieldReader.member("alphabet", of: root, path: ""), path: "alphabet")
    var reader = FieldReader()
    var gates: [BooleanGate] = []
    let list = try FieldReader.array(FieldReader.member("gates", of: root, path: ""), path: "gates")
    for (index, value) in list.enumerated() {
      let path = "gates[\(index)]."
      let kind: BooleanGate.Kind = try Self.choice(
        FieldReader.member("kind", of: value, path: path), path: path + "kind")
      gates.append(BooleanGate(kind, try Self.sum(value, path: path, &reader)))
    }
    let value = try FieldReader.member("output", of: root, path: "")
    let outputKind: OutputKind = try Self.choice(
      FieldReader.member("kind", of: value, path: "output."), path: "output.kind")
    try self.init(
      inputCount: inputCount, alphabet: alphabet, gates: gates, outputKind: outputKind,
      output: Self.sum(value, path: "output.", &reader))
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: JSONValue, path: String
  ) throws -> Choice where Choice.RawValue == String {
    if case .string(let text) = value, let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
    throw FileFormatError.field(path: path, found: value.kind, expected: names)
  }

  private static func sum(_ value: JSONValue, path: String, _ reader: inout FieldReader) throws -> WeightedSum {
    var bias: Rational = 0
    if let field = try FieldReader.optionalMember("bias", of: value, path: path) {
      bias = try reader.number(field, path: path + "bias")
    }
    if let field = try FieldReader.optionalMember("weights", of: value, path: path) {
      if try FieldReader.optionalMember("terms", of: value, path: path) != nil {
        throw FileFormatError.field(path: path + "weights", found: "weights and terms", expected: "one of both")
      }
      return WeightedSum(bias: bias, weights: try reader.numbers(field, path: path + "weights"))
    }
    let field = try FieldReader.member("terms", of: value, path: path)
    var terms: [WeightedSum.Term] = []
    for (index, entry) in try FieldReader.array(field, path: path + "terms").enumerated() {
      let place = "\(path)terms[\(index)]"
      let pair = try FieldReader.array(entry, path: place)
      guard pair.count == 2 else {
        throw FileFormatError.field(path: place, found: entry.kind, expected: "a wire and its weight")
      }
      let wire = try FieldReader.integer(pair[0], path: place + "[0]")
      guard wire >= 0 else {
        throw FileFormatError.field(path: place + "[0]", found: pair[0].kind, expected: "a wire, at least 0")
      }
      terms.append(WeightedSum.Term(wire: wire, weight: try reader.number(pair[1], path: place + "[1]")))
    }
    return WeightedSum(bias: bias, terms: terms)
  }
}
