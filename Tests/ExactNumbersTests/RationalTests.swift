import ExactNumbers
import Foundation
import Testing

@Suite struct RationalTests {
  /// An unreduced fraction of reference integers.
  struct Fraction {
    var top: ReferenceInteger
    var bottom: ReferenceInteger

    init(_ top: ReferenceInteger, _ bottom: ReferenceInteger) {
      (self.top, self.bottom) = bottom.negative ? (-top, -bottom) : (top, bottom)
    }

    /// Whether a library value has this value and is in lowest terms.
    func matches(_ value: Rational) -> Bool {
      let numerator = ReferenceInteger(value.numerator.description)
      let denominator = ReferenceInteger(value.denominator.description)
      return !denominator.negative && numerator * bottom == top * denominator
        && ReferenceInteger.gcd(numerator, denominator).description == "1"
    }
  }

  static func draw(_ generator: inout SeededGenerator) throws -> (Rational, Fraction) {
    let (top, bottom) = generator.rationalParts()
    return (
      Rational(try integer(top), try integer(bottom)), Fraction(ReferenceInteger(top), ReferenceInteger(bottom))
    )
  }

  @Test(arguments: 0..<20) func agreesWithReferenceFractions(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 3000 + seed)
    for _ in 0..<8 {
      let (a, x) = try Self.draw(&generator)
      let (b, y) = try Self.draw(&generator)
      #expect(Fraction(x.top * y.bottom + y.top * x.bottom, x.bottom * y.bottom).matches(a + b), "\(a) + \(b)")
      #expect(Fraction(x.top * y.bottom - y.top * x.bottom, x.bottom * y.bottom).matches(a - b), "\(a) - \(b)")
      #expect(Fraction(x.top * y.top, x.bottom * y.bottom).matches(a * b), "\(a) * \(b)")
      if !b.isZero { #expect(Fraction(x.top * y.bottom, x.bottom * y.top).matches(a / b), "\(a) / \(b)") }
      #expect((a < b) == (x.top * y.bottom < y.top * x.bottom), "\(a) < \(b)")
      #expect((a == b) == (x.top * y.bottom == y.top * x.bottom), "\(a) == \(b)")
    }
  }

  @Test(arguments: 0..<10) func satisfiesFieldAxioms(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 4000 + seed)
    for _ in 0..<100 {
      // Machine-sized parts stay near the border between the two representations.
      let parts = (0..<6).map { _ in generator.machineInteger() }
      let a = Rational(parts[0], parts[1] == 0 ? 1 : parts[1])
      let b = Rational(parts[2], parts[3] == 0 ? 1 : parts[3])
      let c = Rational(parts[4], parts[5] == 0 ? 1 : parts[5])
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect((a + b) - b == a && ((a + b) - b).hashValue == a.hashValue)
      if !b.isZero { #expect(a / b * b == a && b * b.reciprocal == 1 && b.reciprocal.reciprocal == b) }
      let floor = Rational(a.floor)
      #expect(floor <= a && a < floor + 1)
      #expect(a.ceiling == -(-a).floor)
      #expect(a.power(3) == a * a * a)
      #expect(try Rational(parsing: a.description) == a)
      #expect((a < b) == ((b - a).signum() > 0))
      #expect(-(-a) == a && abs(a).signum() == abs(a.signum()))
    }
  }

  @Test func borders() {
    let low = Rational(Int.min)
    #expect(low.numerator == BigInteger(Int.min) && low.denominator == 1 && low.isInteger)
    #expect(-low == Rational(BigInteger(Int.max) + 1) && low + 1 == Rational(Int.min + 1))
    #expect(Rational(Int.min, Int.min) == 1 && Rational(1, Int.min).signum() == -1)
    #expect(Rational(Int.min, 2) == Rational(Int.min / 2) && Rational(0, Int.min) == 0)
    #expect(Rational(Int.min, -1).numerator == BigInteger(Int.max) + 1)
    #expect(Rational(0, -5).denominator == 1 && Rational(6, -4) == Rational(-3, 2))
    #expect(Rational(Int.max) + 1 - 1 == Rational(Int.max))
    #expect(Rational(1, Int.max) * Rational(1, Int.max) * Rational(Int.max) == Rational(1, Int.max))
    #expect(Rational(Int.max, 2) > Rational(Int.max - 1, 2) && Rational(Int.max, Int.max - 1) > 1)
    #expect(
      Rational(-7, 2).floor == -4 && Rational(-7, 2).ceiling == -3 && Rational(-7, 2).power(-2) == Rational(4, 49))
    #expect(Rational(0).power(0) == 1)
    #expect(Rational(exactly: UInt128.max)?.numerator == BigInteger(exactly: UInt128.max))
  }

  @Test func convertsDoublesExactly() {
    #expect(Rational(exactly: Double.nan) == nil && Rational(exactly: -Double.infinity) == nil)
    #expect(Rational(exactly: -0.0) == 0 && Rational(exactly: 0.375) == Rational(3, 8))
    #expect(Rational(exactly: -1.5e3) == -1500)
    #expect(Rational(exactly: Double.leastNonzeroMagnitude) == Rational(2).power(-1074))
    #expect(Rational(exactly: Double.leastNormalMagnitude) == Rational(2).power(-1022))
    #expect(Rational(exactly: Double.greatestFiniteMagnitude) == Rational(2).power(1024) - Rational(2).power(971))
    #expect(Rational(1, 3).approximateDouble == 1.0 / 3)
    #expect(
      Rational(2).power(-5000).approximateDouble == 0 && (-Rational(2).power(5000)).approximateDouble == -.infinity)
    #expect((Rational(10).power(400) / Rational(10).power(399)).approximateDouble == 10)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, let exact = Rational(exactly: value) else { continue }
      #expect(exact.denominator.bitLength - 1 == exact.denominator.trailingZeroBitCount)
      if value.isNormal { #expect(exact.approximateDouble == value) }
    }
  }

  @Test(arguments: 0..<10) func simplestMatchesSearch(seed: UInt64) {
    var generator = SeededGenerator(seed: 6000 + seed)
    for _ in 0..<30 {
      let a = Rational(Int.random(in: -60...60, using: &generator), Int.random(in: 1...25, using: &generator))
      let b = Rational(Int.random(in: -60...60, using: &generator), Int.random(in: 1...25, using: &generator))
      let (low, high) = (min(a, b), max(a, b))
      let found = Rational.simplest(between: a, and: b)
      var expected: Rational?
      for denominator in 1...25 where expected == nil {
        // The candidates with this denominator, nearest to zero first.
        let candidates = (-1500...1500).map { Rational($0, denominator) }.filter { low <= $0 && $0 <= high }
        expected = candidates.min { $0.magnitude < $1.magnitude }
      }
      #expect(found == expected, "between \(a) and \(b)")
    }
  }

  @Test func simplestKnownValues() {
    #expect(Rational.simplest(between: Rational(314, 100), and: Rational(315, 100)) == Rational(22, 7))
    #expect(Rational.simplest(between: Rational(-315, 100), and: Rational(-314, 100)) == Rational(-22, 7))
    #expect(
      Rational.simplest(between: -1, and: 5) == 0
        && Rational.simplest(between: Rational(5, 7), and: Rational(5, 7)) == Rational(5, 7))
    let tiny = Rational(2).power(-4000)
    #expect(Rational.simplest(between: tiny, and: 2 * tiny) == Rational(2).power(-3999))
  }

  @Test func codableRoundTrip() throws {
    let values = [Rational(0), Rational(-3, 4), Rational(2).power(-90), Rational(Int.min)]
    let data = try JSONEncoder().encode(values)
    #expect(String(decoding: data, as: UTF8.self).contains("-3\\/4"))
    #expect(try JSONDecoder().decode([Rational].self, from: data) == values)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Rational].self, from: Data("[\"1/0\"]".utf8)) }
  }

  @Test func trapsOnProgrammersZero() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1) / Rational(0) }
    await #expect(processExitsWith: .failure) { _ = Rational(1, 0) }
  }
}
