import Testing

@testable import ProofKernel

/// An independent slow reference: decimal digits, least significant first, and a sign.
private struct Decimal: Equatable {
  var negative: Bool
  var digits: [Int]

  init(_ text: String) {
    negative = text.hasPrefix("-")
    digits = text.reversed().compactMap(\.wholeNumberValue)
    normalise()
  }

  init(negative: Bool, digits: [Int]) {
    self.negative = negative
    self.digits = digits
    normalise()
  }

  private mutating func normalise() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { negative = false }
  }

  static func isLess(_ a: [Int], _ b: [Int]) -> Bool {
    a.count == b.count ? a.reversed().lexicographicallyPrecedes(b.reversed()) : a.count < b.count
  }

  static func + (a: Decimal, b: Decimal) -> Decimal {
    let (long, short) = isLess(a.digits, b.digits) ? (b, a) : (a, b)
    let direction = a.negative == b.negative ? 1 : -1
    var result: [Int] = []
    var carry = 0
    for i in 0...long.digits.count {
      let x = i < long.digits.count ? long.digits[i] : 0
      let y = i < short.digits.count ? short.digits[i] : 0
      let sum = x + direction * y + carry
      result.append((sum + 10) % 10)
      carry = sum < 0 ? -1 : sum / 10
    }
    return Decimal(negative: long.negative, digits: result)
  }

  static prefix func - (a: Decimal) -> Decimal { Decimal(negative: !a.negative, digits: a.digits) }

  static func * (a: Decimal, b: Decimal) -> Decimal {
    var result = [Int](repeating: 0, count: a.digits.count + b.digits.count)
    for (i, x) in a.digits.enumerated() {
      for (j, y) in b.digits.enumerated() { result[i + j] += x * y }
    }
    for i in result.indices.dropLast() {
      result[i + 1] += result[i] / 10
      result[i] %= 10
    }
    return Decimal(negative: a.negative != b.negative, digits: result)
  }

  static func < (a: Decimal, b: Decimal) -> Bool {
    if a.negative != b.negative { return a.negative }
    return a.negative ? isLess(b.digits, a.digits) : isLess(a.digits, b.digits)
  }

  func residue(_ modulus: Int) -> Int {
    let value = digits.reversed().reduce(0) { ($0 * 10 + $1) % modulus }
    return negative ? (modulus - value) % modulus : value
  }

  var text: String { (negative ? "-" : "") + (digits.isEmpty ? "0" : digits.reversed().map(String.init).joined()) }
}

struct IntegerTests {
  private func integer(_ text: String) -> Integer? { Integer(ascii: Array(text.utf8)[...]) }

  private static let borders = [
    "0", "1", "-1", "2", "10", "-10", "4294967295", "4294967296", "-4294967296", "999999999999999999",
    "1000000000000000000", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-18446744073709551616",
    "340282366920938463463374607431768211455", "340282366920938463463374607431768211456",
    "-340282366920938463463374607431768211457",
  ]

  private static func numbers() -> [String] {
    var generator = SeededGenerator(seed: 7)
    var texts = borders
    for _ in 0..<60 {
      let length = Int.random(in: 1...90, using: &generator)
      // Runs of zeros and nines provoke carries.
      let digits = (0..<length).map { _ in
        [0, 9, 0, 9, Int.random(in: 0...9, using: &generator)].randomElement(using: &generator) ?? 0
      }
      texts.append(Decimal(negative: Bool.random(using: &generator), digits: digits).text)
    }
    return texts
  }

  @Test func agreesWithTheReference() throws {
    let texts = Self.numbers()
    for left in texts {
      let a = try #require(integer(left))
      let slowA = Decimal(left)
      for right in texts {
        let b = try #require(integer(right))
        let slowB = Decimal(right)
        #expect(a + b == integer((slowA + slowB).text), "\(left) + \(right)")
        #expect(a - b == integer((slowA + -slowB).text), "\(left) - \(right)")
        #expect(a * b == integer((slowA * slowB).text), "\(left) * \(right)")
        #expect((a < b) == (slowA < slowB), "\(left) < \(right)")
        #expect((a == b) == (left == right))
        #expect(a - b + b == a)
      }
      for modulus in [1, 2, 3, 7, 999_983, 1_000_000] {
        #expect(a.residue(modulo: modulus) == slowA.residue(modulus), "\(left) mod \(modulus)")
      }
      #expect(a.sign == (slowA.digits.isEmpty ? 0 : slowA.negative ? -1 : 1))
      #expect(a.absolute + a.absolute.absolute == a.absolute * .two)
    }
  }

  /// The representation is unique: a machine word if and only if the value fits.
  @Test func representation() throws {
    #expect(integer("9223372036854775807") == .small(.max))
    #expect(integer("-9223372036854775808") == .small(.min))
    #expect(integer("9223372036854775808") == .large([1 << 63, 0]))
    #expect(integer("-9223372036854775809") == .large([(1 << 63) - 1, .max]))
    #expect(integer("18446744073709551616") == .large([0, 1]))
    #expect(-Integer.small(.min) == integer("9223372036854775808"))
    #expect(Integer.small(.min) * .small(-1) == integer("9223372036854775808"))
    #expect(-(try #require(integer("9223372036854775808"))) == .small(.min))
    #expect(Integer(limbs: [0, 0, 0]) == .zero)
    #expect(Integer(limbs: [.max, .max]) == .small(-1))
    #expect(Integer(limbs: [0, .max]) == integer("-18446744073709551616"))
  }

  @Test func powersAndBits() {
    #expect(Integer.zero.power(0, limit: 10) == .one)
    #expect(Integer.zero.power(5, limit: 10) == .zero)
    #expect(Integer.small(-1).power(100_000, limit: 10) == .one)
    #expect(Integer.small(-1).power(99_999, limit: 10) == .small(-1))
    #expect(Integer.small(-2).power(3, limit: 10) == .small(-8))
    #expect(Integer.two.power(64, limit: 65) == integer("18446744073709551616"))
    #expect(Integer.two.power(64, limit: 64) == nil)
    #expect(Integer.small(3).power(Int.max, limit: 1_000_000) == nil)
    #expect(Integer.small(3).power(40, limit: 1000) == integer("12157665459056928801"))
    #expect(Integer.zero.bits == 0 && Integer.one.bits == 1 && Integer.small(-4).bits == 3)
    #expect(Integer.small(.min).bits == 64 && Integer.small(.max).bits == 63)
    #expect(integer("18446744073709551616")?.bits == 65)
  }

  @Test(arguments: [
    "", "-", "+1", "-0", "00", "01", "-01", "1-", "--1", "1 ", " 1", "0x1", "1_0", "1.0", "1e3", "٣",
    "00000000000000000000",
    "1234567890123456789a", "a", "-a",
  ])
  func malformed(_ text: String) {
    #expect(integer(text) == nil)
  }

  @Test func tenThousandDigits() throws {
    let text = String(repeating: "9", count: 10_000)
    let value = try #require(integer(text))
    #expect(value + .one == integer("1" + String(repeating: "0", count: 10_000)))
    let square = String(repeating: "9", count: 9_999) + "8" + String(repeating: "0", count: 9_999) + "1"
    #expect(value * value == integer(square))
    #expect(value.description.utf8.count < 40)
  }
}
