/// A JSON text in the making; objects keep the order in which their members are declared.
indirect enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number already written as JSON wants it.
  case numeral(String)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// An array of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The JSON text (RFC 8259), indented by two spaces, with a line end at the end.
  var text: String {
    var result = ""
    write(into: &result, indentation: 0)
    return result + "\n"
  }

  private func write(into result: inout String, indentation: Int) {
    switch self {
    case .null: result += "null"
    case .boolean(let value): result += value ? "true" : "false"
    case .integer(let value): result += String(value)
    case .numeral(let value): result += value
    case .string(let value): Self.write(value, into: &result)
    case .array(let values):
      Self.writeList(values, "[", "]", into: &result, indentation) { value, text in
        value.write(into: &text, indentation: indentation + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", into: &result, indentation) { member, text in
        Self.write(member.0, into: &text)
        text += ": "
        member.1.write(into: &text, indentation: indentation + 1)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: String, _ close: String, into result: inout String, _ indentation: Int,
    _ writeElement: (Element, inout String) -> Void
  ) {
    result += open
    for (index, element) in elements.enumerated() {
      result += index == 0 ? "\n" : ",\n"
      result += String(repeating: "  ", count: indentation + 1)
      writeElement(element, &result)
    }
    if !elements.isEmpty { result += "\n" + String(repeating: "  ", count: indentation) }
    result += close
  }

  private static func write(_ text: String, into result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        // Line and paragraph separators are legal JSON, but not in every reader.
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    result += "\""
  }
}
