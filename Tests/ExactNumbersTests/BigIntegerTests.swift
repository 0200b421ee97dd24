import ExactNumbers
import Foundation
import Testing

/// Reads a numeral that a test author wrote correctly.
func integer(_ text: String) throws -> BigInteger { try #require(BigInteger(text), "\(text)") }

@Suite struct BigIntegerTests {
  @Test(arguments: 0..<20) func agreesWithDecimalDigits(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let (first, second) = (generator.numeral(), generator.numeral())
      let (a, b) = (try integer(first), try integer(second))
      let (x, y) = (ReferenceInteger(first), ReferenceInteger(second))
      #expect((a + b).description == (x + y).description, "\(first) + \(second)")
      #expect((a - b).description == (x - y).description, "\(first) - \(second)")
      #expect((a * b).description == (x * y).description, "\(first) * \(second)")
      #expect((a < b) == (x < y), "\(first) < \(second)")
      #expect((a == b) == (x == y), "\(first) == \(second)")
      #expect((-a).description == (-x).description, "-\(first)")
      #expect(
        BigInteger.greatestCommonDivisor(a, b).description == ReferenceInteger.gcd(x, y).description,
        "gcd(\(first), \(second))")
      if !b.isZero {
        let expected = ReferenceInteger.divide(x, y)
        let found = a.quotientAndRemainder(dividingBy: b)
        #expect(found.quotient.description == expected.quotient.description, "\(first) / \(second)")
        #expect(found.remainder.description == expected.remainder.description, "\(first) % \(second)")
        #expect((a * b).exactlyDivided(by: b) == a)
        let floor = a.floorDivided(by: b)
        let rest = a - floor * b
        #expect(rest.isZero || rest.signum() == b.signum())
        #expect(rest.magnitude < b.magnitude)
        #expect(a.ceilingDivided(by: b) == -(-a).floorDivided(by: b))
      }
    }
  }

  @Test(arguments: 0..<10) func satisfiesRingAxioms(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<200 {
      let a = try integer(generator.numeral())
      let b = try integer(generator.numeral())
      let c = try integer(generator.numeral())
      #expect(a + b == b + a && a * b == b * a)
      #expect((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == 0 && a + 0 == a && a * 1 == a && a * 0 == 0)
      // Reaching a value on two ways gives one representation, hence one hash.
      #expect(((a + b) - b).hashValue == a.hashValue)
      #expect([a, b, c].sorted() == [c, b, a].sorted())
    }
  }

  @Test(arguments: 0..<10) func shiftsRootsAndPowers(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 2000 + seed)
    for _ in 0..<100 {
      let a = try integer(generator.numeral())
      let amount = Int.random(in: 0...130, using: &generator)
      let power = BigInteger(2).power(UInt(amount))
      #expect(a << amount == a * power)
      #expect(a >> amount == a.floorDivided(by: power))
      #expect(a << -amount == a >> amount && a >> -amount == a << amount)
      let root = a.magnitude.squareRoot()
      #expect(root * root <= a.magnitude && (root + 1) * (root + 1) > a.magnitude)
      #expect(a.power(3) == a * a * a && a.power(0) == 1)
      #expect(a.magnitude < BigInteger(1) << a.bitLength)
      #expect(a.isZero || a.magnitude >= BigInteger(1) << (a.bitLength - 1))
      #expect(
        a.isZero || (a >> a.trailingZeroBitCount).isOdd && (a >> a.trailingZeroBitCount) << a.trailingZeroBitCount == a)
      let b = try integer(generator.numeral())
      #expect(BigInteger.leastCommonMultiple(a, b) * BigInteger.greatestCommonDivisor(a, b) == (a * b).magnitude)
      #expect(try integer(a.description) == a)
    }
  }

  @Test func bordersOfInt() throws {
    let low = BigInteger(Int.min)
    let high = BigInteger(Int.max)
    #expect((low - 1).description == "-9223372036854775809")
    #expect((high + 1).description == "9223372036854775808")
    #expect((-low).description == "9223372036854775808")
    #expect(low.magnitude - 1 == high)
    #expect((low / -1) == -low && (low % -1) == 0)
    #expect(low.exactlyDivided(by: -1) == high + 1)
    #expect(BigInteger.greatestCommonDivisor(low, low) == -low)
    #expect(BigInteger.greatestCommonDivisor(low, 0) == -low)
    #expect(BigInteger.greatestCommonDivisor(0, 0) == 0)
    #expect(BigInteger.leastCommonMultiple(low, 0) == 0)
    #expect(Int(exactly: low) == Int.min && Int(exactly: low - 1) == nil)
    #expect(Int(exactly: high) == Int.max && Int(exactly: high + 1) == nil)
    #expect(BigInteger(UInt64.max).description == "18446744073709551615")
    #expect(BigInteger(Int128.min).description == Int128.min.description)
    #expect(BigInteger(Int128.max).description == Int128.max.description)
    #expect(BigInteger(exactly: UInt128.max)?.description == UInt128.max.description)
    #expect(low.bitLength == 64 && high.bitLength == 63 && BigInteger(0).bitLength == 0)
    #expect(low.trailingZeroBitCount == 63)
    #expect(high + low == -1 && low + low == -(BigInteger(1) << 64))
    #expect(low << 0 == low && BigInteger(1) << 62 == high / 2 + 1 && BigInteger(-1) << 63 == low)
    #expect(low >> 200 == -1 && high >> 200 == 0 && (low * low) >> 126 == 1 && (low * high) >> 500 == -1)
  }

  @Test(arguments: ["", "-", "+1", " 1", "1 ", "1_000", "0x10", "--1", "1.0", "١", "1e3", "nan", "-\u{0}"])
  func refusesOtherText(text: String) { #expect(BigInteger(text) == nil) }

  @Test func acceptsPlainNumerals() throws {
    #expect(try integer("-0") == 0 && integer("007") == 7 && integer("000000000000000000000000001") == 1)
    #expect(try integer("-123456789012345678901234567890").description == "-123456789012345678901234567890")
    #expect(try integer("1" + String(repeating: "0", count: 5000)) == BigInteger(10).power(5000))
  }

  @Test func convertsDoublesExactly() {
    #expect(BigInteger(exactly: 0.5) == nil && BigInteger(exactly: Double.nan) == nil)
    #expect(BigInteger(exactly: Double.infinity) == nil && BigInteger(exactly: -0.0) == 0)
    #expect(BigInteger(exactly: 0x1p63) == BigInteger(1) << 63)
    #expect(BigInteger(exactly: -0x1.8p100) == -(BigInteger(3) << 99))
    #expect(BigInteger(exactly: Double.greatestFiniteMagnitude) == (BigInteger(1) << 1024) - (BigInteger(1) << 971))
    #expect(BigInteger(exactly: Double.leastNonzeroMagnitude) == nil)
    #expect((BigInteger(3) << 99).approximateDouble == 0x1.8p100)
    #expect((-(BigInteger(1) << 5000)).approximateDouble == -.infinity)
    #expect(BigInteger(10).power(300).approximateDouble.rounded() > 0.999e300)
  }

  @Test func codableRoundTrip() throws {
    let values = try ["0", "-7", "9223372036854775808", "-340282366920938463463374607431768211456"].map(integer)
    let data = try JSONEncoder().encode(values)
    #expect(String(decoding: data, as: UTF8.self).hasPrefix("[\"0\",\"-7\""))
    #expect(try JSONDecoder().decode([BigInteger].self, from: data) == values)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([BigInteger].self, from: Data("[\"1x\"]".utf8)) }
  }

  @Test func trapsOnDivisionByZero() async {
    await #expect(processExitsWith: .failure) { _ = BigInteger(1) / BigInteger(0) }
  }
}
