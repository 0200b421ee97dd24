import ExactNumbers
import Testing

@testable import Reports

@Suite struct FixedPointDecimalTests {
  @Test(arguments: [
    (Rational(0), "0"), (Rational(1, 3), "0.33"), (Rational(2, 3), "0.67"), (Rational(-1, 3), "-0.33"),
    (Rational(1, 200), "0.01"), (Rational(-1, 200), "0"), (Rational(-3, 200), "-0.01"), (Rational(1, 10), "0.1"),
    (Rational(-1, 10), "-0.1"), (Rational(12345, 100), "123.45"), (Rational(7), "7"), (Rational(999, 1000), "1"),
    (Rational(1, 201), "0"), (Rational(-7, 100), "-0.07"),
  ])
  func rounding(value: Rational, expected: String) {
    #expect(FixedPointDecimal(rounding: value).text == expected)
  }

  @Test func neverFartherThanHalfAHundredth() {
    var generator = SystemIndependentGenerator(state: 7)
    for _ in 0..<2_000 {
      let value = Rational(Int(generator.next() % 2_000_001) - 1_000_000, Int(generator.next() % 9_999) + 1)
      let rounded = FixedPointDecimal(rounding: value)
      #expect((Rational(rounded.hundredths, 100) - value).magnitude <= Rational(1, 200))
      #expect(Rational(rounded.text) == Rational(rounded.hundredths, 100))
    }
  }

  @Test func hugeValuesAreClamped() {
    #expect(FixedPointDecimal(rounding: Rational(10).power(50)).text == "1000000000000")
    #expect(FixedPointDecimal(rounding: -Rational(10).power(50)).text == "-1000000000000")
    #expect(FixedPointDecimal(rounding: Rational(.max)).hundredths == 100_000_000_000_000)
    #expect(FixedPointDecimal(rounding: Rational(1) / Rational(10).power(50)).text == "0")
  }

  @Test func seconds() {
    #expect(SecondsText.twoDecimals(0) == "0.00")
    #expect(SecondsText.twoDecimals(0.054) == "0.05")
    #expect(SecondsText.twoDecimals(12.3) == "12.30")
    #expect(SecondsText.twoDecimals(.nan) == "–")
    #expect(SecondsText.twoDecimals(.infinity) == "–")
    #expect(SecondsText.twoDecimals(-1) == "–")
    #expect(SecondsText.twoDecimals(1e300) == "–")
  }
}

/// A linear congruential generator with a fixed start (Knuth's MMIX constants); its upper half is random enough for tests.
struct SystemIndependentGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
