import ExactNumbers
import FileFormats
import Testing

@Suite struct TextScannerTests {
  private func words(_ text: String) throws -> [String] {
    var scanner = try TextScanner(Array(text.utf8))
    var words: [String] = []
    while let token = scanner.next() { words.append("\(token.line):\(token.column) \(token.text)") }
    return words
  }

  @Test func wordsHaveTheirPlaces() throws {
    #expect(try words("a b\n\tc # d\n\n e") == ["1:1 a", "1:3 b", "2:2 c", "4:2 e"])
    #expect(try words("a\r\nb\rc\n") == ["1:1 a", "2:1 b", "3:1 c"])
    #expect(try words("\u{FEFF}a#b\nc") == ["1:1 a", "2:1 c"])
    #expect(try words("") == [])
    #expect(try words("#") == [])
  }

  @Test func peekingAndSkipping() throws {
    var scanner = try TextScanner(Array("a b\nc".utf8))
    #expect(scanner.peek()?.text == "a")
    #expect(scanner.next()?.text == "a")
    scanner.skipLine()
    #expect(scanner.next()?.text == "c")
    #expect(scanner.next() == nil)
    #expect(
      scanner.unexpectedEnd("more")
        == .syntax(line: 2, column: 2, found: "the end of the text", expected: "more"))
  }

  @Test(arguments: [
    "0", "-0", "-17", "999999999999999999", "1000000000000000000", "-9223372036854775808", "1/3", "1e3",
  ])
  func numbersAreThoseOfRational(text: String) throws {
    var budget = NumberBudget()
    let token = TextToken(line: 1, column: 1, bytes: Array(text.utf8)[...])
    #expect(try token.number(&budget) == Rational(parsing: text))
    #expect(budget.bits > 0)
  }

  @Test(arguments: ["-", "", "1-", "+1", "0x1", "1_000", "nan", "１"])
  func notNumbers(text: String) {
    var budget = NumberBudget()
    let token = TextToken(line: 3, column: 4, bytes: Array(text.utf8)[...])
    let error = #expect(throws: FileFormatError.self) { try token.number(&budget) }
    #expect(error?.description.hasPrefix("line 3, column 4: found '") == true)
  }

  @Test func budgetsEnd() throws {
    var budget = NumberBudget()
    try budget.add(bits: NumberBudget.maximumBits) { "" }
    #expect(throws: FileFormatError.self) { try budget.add(bits: 1) { "here" } }
    #expect(throws: FileFormatError.self) { try budget.add(bits: .max) { "here" } }
  }
}
