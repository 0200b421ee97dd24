/// A slow integer made of decimal digits, least significant first: schoolbook methods only, sharing no code with the
/// library, to compare it against.
struct ReferenceInteger: Equatable, CustomStringConvertible {
  var negative: Bool
  /// No leading zeros at the end of the array; empty for zero.
  var digits: [Int]

  init(negative: Bool, digits: [Int]) {
    var digits = digits
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.negative = negative && !digits.isEmpty
  }

  init(_ text: String) {
    self.init(
      negative: text.hasPrefix("-"), digits: text.reversed().compactMap { $0.wholeNumberValue })
  }

  var description: String {
    digits.isEmpty ? "0" : (negative ? "-" : "") + digits.reversed().map(String.init).joined()
  }

  static func compareMagnitudes(_ a: [Int], _ b: [Int]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    for (x, y) in zip(a.reversed(), b.reversed()) where x != y { return x < y ? -1 : 1 }
    return 0
  }

  static func addMagnitudes(_ a: [Int], _ b: [Int]) -> [Int] {
    var result: [Int] = []
    var carry = 0
    for i in 0..<(max(a.count, b.count) + 1) {
      let sum = (i < a.count ? a[i] : 0) + (i < b.count ? b[i] : 0) + carry
      result.append(sum % 10)
      carry = sum / 10
    }
    return result
  }

  /// a - b for a >= b.
  static func subtractMagnitudes(_ a: [Int], _ b: [Int]) -> [Int] {
    var result: [Int] = []
    var borrow = 0
    for i in 0..<a.count {
      var difference = a[i] - (i < b.count ? b[i] : 0) - borrow
      borrow = difference < 0 ? 1 : 0
      if difference < 0 { difference += 10 }
      result.append(difference)
    }
    while result.last == 0 { result.removeLast() }
    return result
  }

  static prefix func - (a: Self) -> Self { Self(negative: !a.negative, digits: a.digits) }

  static func + (a: Self, b: Self) -> Self {
    if a.negative == b.negative { return Self(negative: a.negative, digits: addMagnitudes(a.digits, b.digits)) }
    if compareMagnitudes(a.digits, b.digits) >= 0 {
      return Self(negative: a.negative, digits: subtractMagnitudes(a.digits, b.digits))
    }
    return Self(negative: b.negative, digits: subtractMagnitudes(b.digits, a.digits))
  }

  static func - (a: Self, b: Self) -> Self { a + -b }

  static func * (a: Self, b: Self) -> Self {
    var result = [Int](repeating: 0, count: a.digits.count + b.digits.count + 1)
    for (i, x) in a.digits.enumerated() {
      for (j, y) in b.digits.enumerated() { result[i + j] += x * y }
    }
    for i in 0..<(result.count - 1) {
      result[i + 1] += result[i] / 10
      result[i] %= 10
    }
    return Self(negative: a.negative != b.negative, digits: result)
  }

  /// Long division with each digit found by subtraction; rounded toward zero.
  static func divide(_ a: Self, _ b: Self) -> (quotient: Self, remainder: Self) {
    var remainder: [Int] = []
    var quotient: [Int] = []
    for digit in a.digits.reversed() {
      remainder.insert(digit, at: 0)
      while remainder.last == 0 { remainder.removeLast() }
      var count = 0
      while compareMagnitudes(remainder, b.digits) >= 0 {
        remainder = subtractMagnitudes(remainder, b.digits)
        count += 1
      }
      quotient.insert(count, at: 0)
    }
    return (
      Self(negative: a.negative != b.negative, digits: quotient), Self(negative: a.negative, digits: remainder)
    )
  }

  static func < (a: Self, b: Self) -> Bool { (a - b).negative }

  static func gcd(_ a: Self, _ b: Self) -> Self {
    var (x, y) = (Self(negative: false, digits: a.digits), Self(negative: false, digits: b.digits))
    while !y.digits.isEmpty { (x, y) = (y, divide(x, y).remainder) }
    return x
  }
}
