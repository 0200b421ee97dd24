import ExactNumbers
import FileFormats
import Testing

@Suite struct JSONReaderTests {
  @Test func keepsTheTextOfNumbers() throws {
    let value = try JSONReader.read(Array(#" {"a": [1.50, -0, 1e400, true, null], "b": "x\u00e9"} "#.utf8))
    let numbers: [JSONValue] = [.number("1.50"), .number("-0"), .number("1e400"), .boolean(true), .null]
    #expect(try FieldReader.member("a", of: value, path: "") == .array(numbers))
    #expect(try FieldReader.member("b", of: value, path: "") == .string("xé"))
    #expect(try FieldReader.optionalMember("c", of: value, path: "") == nil)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,\"a\":2}", "01", "1.", "nul", "\"\u{1}\"", "[1] 2", "NaN", "\"\\ud800\"",
  ])
  func refuses(text: String) {
    #expect(throws: FileFormatError.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func errorsSayWhere() {
    #expect(throws: FileFormatError.syntax(line: 2, column: 3, found: "'x'", expected: "a JSON value")) {
      try JSONReader.read(Array("[1,\n  x]".utf8))
    }
  }

  @Test func bounds() {
    #expect(throws: FileFormatError.self) { try JSONReader.read(Array(String(repeating: "[", count: 100_000).utf8)) }
    #expect(throws: FileFormatError.self) { try JSONReader.read(Array(String(repeating: "7", count: 20_001).utf8)) }
  }

  @Test func valuesAreCounted() throws {
    let text = Array("[1, [2], {\"a\": 3}]".utf8)
    #expect(throws: FileFormatError.tooLarge(what: "values in the text", found: 6, limit: 5)) {
      try JSONReader.read(text, maximumValues: 5)
    }
    #expect(try JSONReader.read(text, maximumValues: 6) == JSONReader.read(text))
  }

  @Test func fieldsAreExact() throws {
    var reader = FieldReader()
    #expect(try reader.number(.string("1/3"), path: "x") == Rational(1, 3))
    #expect(try reader.number(.number("0.5"), path: "x") == Rational(1, 2))
    #expect(throws: FileFormatError.field(path: "x", found: "null", expected: "a number or a string such as \"1/3\"")) {
      try reader.number(.null, path: "x")
    }
    #expect(throws: FileFormatError.field(path: "the text", found: "null", expected: "an object")) {
      try FieldReader.member("a", of: .null, path: "")
    }
  }
}
