import ExactNumbers
import Testing

@Test func smokeArithmetic() throws {
  let big = try #require(BigInteger("123456789012345678901234567890"))
  #expect((big * big / big) == big)
  #expect((BigInteger(Int.min) * -1).description == "9223372036854775808")
  #expect(-BigInteger(Int.min) - 1 == BigInteger(Int.max))
  #expect(BigInteger(Int.min) / -1 == -BigInteger(Int.min))
  #expect(Rational(1, 3) + Rational(1, 6) == Rational(1, 2))
  #expect(try Rational(parsing: "-1.5e-3") == Rational(-3, 2000))
  #expect(throws: NumberParsingError.self) { try Rational(parsing: "1e999999999") }
  #expect(Rational(Int.min).denominator == 1)
  #expect(Rational(exactly: 0.1)?.description == "3602879701896397/36028797018963968")
  #expect(Rational.simplest(between: Rational(314, 100), and: Rational(315, 100)) == Rational(22, 7))
}
