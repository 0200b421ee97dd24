import ExactNumbers

/// Reads typed fields out of JSON values; every error carries the path of the field.
package struct FieldReader {
  private var budget = NumberBudget()

  package init() {}

  package static func member(_ name: String, of value: JSONValue, path: String) throws(FileFormatError) -> JSONValue {
    guard let found = try optionalMember(name, of: value, path: path) else {
      throw .field(path: path + name, found: "nothing", expected: "a field named \(name)")
    }
    return found
  }

  package static func optionalMember(
    _ name: String, of value: JSONValue, path: String
  ) throws(FileFormatError) -> JSONValue? {
    guard case .object(let members) = value else {
      let place = path.isEmpty ? "the text" : String(path.dropLast())
      throw .field(path: place, found: value.kind, expected: "an object")
    }
    return members.first { $0.name == name }?.value
  }

  package static func array(_ value: JSONValue, path: String) throws(FileFormatError) -> [JSONValue] {
    guard case .array(let values) = value else { throw .field(path: path, found: value.kind, expected: "an array") }
    return values
  }

  package static func integer(_ value: JSONValue, path: String) throws(FileFormatError) -> Int {
    guard case .number(let text) = value, let integer = Int(text) else {
      throw .field(path: path, found: value.kind, expected: "an integer")
    }
    return integer
  }

  /// An exact number.
  ///
  /// A JSON number without point and exponent is that integer, of any size. One with point or exponent is what a program
  /// that wrote a binary floating-point number meant: exactly the `Double` nearest to it. A string such as "1/3" or "0.1"
  /// is taken at its word.
  ///
  /// The path is worked out only when it is needed, for a text may have millions of numbers.
  package mutating func number(_ value: JSONValue, path: @autoclosure () -> String) throws(FileFormatError) -> Rational
  {
    let result: Rational
    switch value {
    case .number(let text):
      if let integer = Int(text) {
        result = Rational(integer)
      } else if text.utf8.contains(where: {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
      }) {
        guard let double = Double(text), let rational = Rational(exactly: double) else {
          throw .field(path: path(), found: value.kind, expected: "a number in the range of Double")
        }
        result = rational
      } else {
        result = try Self.parse(text, path: path())
      }
    case .string(let text): result = try Self.parse(text, path: path())
    default: throw .field(path: path(), found: value.kind, expected: "a number or a string such as \"1/3\"")
    }
    try budget.add(result, at: path)
    return result
  }

  package static func parse(_ text: String, path: @autoclosure () -> String) throws(FileFormatError) -> Rational {
    do throws(NumberParsingError) {
      return try Rational(parsing: text)
    } catch {
      throw .field(path: path(), found: "'\(text.prefix(40))'", expected: "an exact number (\(error.reason))")
    }
  }

  package mutating func numbers(_ value: JSONValue, path: String) throws(FileFormatError) -> [Rational] {
    var result: [Rational] = []
    for (index, entry) in try Self.array(value, path: path).enumerated() {
      result.append(try number(entry, path: "\(path)[\(index)]"))
    }
    return result
  }
}

extension Rational {
  /// Integers that every JSON reader keeps exact are written as numbers, all other values as strings.
  package var jsonText: String {
    let limit = BigInteger(1 << 53)
    return isInteger && numerator.magnitude <= limit ? description : "\"\(description)\""
  }
}
