import ExactNumbers
import Testing

@Suite struct RationalParsingTests {
  @Test(arguments: [
    ("3", Rational(3)), ("-3/4", Rational(-3, 4)), ("0.125", Rational(1, 8)), ("-1.5e-3", Rational(-3, 2000)),
    ("6/4", Rational(3, 2)), ("-0", Rational(0)), ("0/7", Rational(0)), ("1E+2", Rational(100)),
    ("12.50e1", Rational(125)), ("007", Rational(7)), ("0.1e00000000000000000001", Rational(1)),
    ("-9223372036854775808", Rational(Int.min)), ("1e-0", Rational(1)),
  ]) func accepts(text: String, expected: Rational) throws {
    #expect(try Rational(parsing: text) == expected)
    #expect(Rational(text) == expected)
  }

  @Test(arguments: [
    "", "nan", "inf", "+", "+1", "-", "1/", "/1", "1/0", "-1/0", "1/-2", " 1", "1 ", "1.", ".5", "1.e3", "1e", "1e+",
    "1e999999999", "1e-999999999", "1e99999999999999999999999", "1e10001", "1/2/3", "1.5/2", "1e3/2", "0x10", "1,5",
    "½", "1_000", "1\n", "--1", "१", "1e1.5", "∞",
  ]) func refuses(text: String) {
    do throws(NumberParsingError) {
      let value = try Rational(parsing: text)
      Issue.record("'\(text)' was read as \(value)")
    } catch {
      #expect(error.text == text)
      #expect(error.description.contains("'\(text)' is not an exact number"))
      #expect(!error.reason.isEmpty)
    }
    #expect(Rational(text) == nil)
  }

  @Test func boundsDigitsAndExponent() throws {
    let longest = String(repeating: "7", count: Rational.maximumDigits)
    #expect(try Rational(parsing: longest).numerator.description == longest)
    #expect(throws: NumberParsingError.self) { try Rational(parsing: longest + "7") }
    #expect(throws: NumberParsingError.self) { try Rational(parsing: "0." + longest) }
    #expect(throws: NumberParsingError.self) { try Rational(parsing: String(repeating: "1", count: 5_000_000)) }
    #expect(throws: NumberParsingError.self) { try Rational(parsing: String(repeating: "x", count: 5_000_000)) }
    #expect(try Rational(parsing: "1e10000") == Rational(10).power(10_000))
    #expect(try Rational(parsing: "1e-10000") == Rational(10).power(-10_000))
    #expect(throws: NumberParsingError.self) { try Rational(parsing: "0e10001") }
  }

  @Test func messagesAreShortAndTellWhatWasExpected() {
    let error = #expect(throws: NumberParsingError.self) { try Rational(parsing: String(repeating: "z", count: 9999)) }
    #expect((error?.description.count ?? .max) < 250)
    #expect(error?.reason.contains("expected") == true)
    let zero = #expect(throws: NumberParsingError.self) { try Rational(parsing: "1/0") }
    #expect(zero?.reason == "the denominator is zero; expected a positive integer")
  }
}
