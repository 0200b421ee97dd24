/// A JSON value whose numbers are still the text of the file, so that none is rounded before its meaning is known.
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value; names do not repeat in an object.
  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  /// A short description for error messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let text): "the number \(text.prefix(40))"
    case .string(let text): "the string \"\(text.prefix(40))\""
    case .array(let values): "an array of \(values.count)"
    case .object: "an object"
    }
  }
}
