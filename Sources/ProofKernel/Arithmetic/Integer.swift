/// An integer of any size in two's complement: a machine word where it fits, otherwise limbs.
///
/// The representation is unique, so that equality of integers is equality of representations.
enum Integer: Hashable, Comparable, AdditiveArithmetic, CustomStringConvertible {
  case small(Int)
  /// The least significant limb first; the highest bit of the last one is the sign. No shorter list has this value.
  case large([UInt64])

  static let zero = Integer.small(0)
  static let one = Integer.small(1)
  static let two = Integer.small(2)

  /// The value of at least one limb, perhaps of more than are needed.
  init(limbs: [UInt64]) {
    var limbs = limbs
    while limbs.count > 1, limbs[limbs.count - 1] == Self.fill(limbs[limbs.count - 2]) { limbs.removeLast() }
    self = limbs.count > 1 ? .large(limbs) : .small(Int(truncatingIfNeeded: limbs[0]))
  }

  /// The limb that continues a number beyond its last limb: 64 copies of the sign.
  private static func fill(_ last: UInt64) -> UInt64 { last >> 63 == 0 ? 0 : .max }

  /// The value of a decimal integer that is written as FORMAT.md section 1 demands, otherwise nil.
  init?(ascii text: ArraySlice<UInt8>) {
    let negative = text.first == UInt8(ascii: "-")
    let digits = negative ? text.dropFirst() : text
    guard let first = digits.first, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var (value, part, power) = (Integer.zero, 0, 1)
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      (part, power) = (part * 10 + Int(digit - UInt8(ascii: "0")), power * 10)
      if power == 1_000_000_000_000_000_000 {
        value = value * .small(power) + .small(part)
        (part, power) = (0, 1)
      }
    }
    value = value * .small(power) + .small(part)
    self = negative ? -value : value
  }

  var isZero: Bool { self == .zero }
  var isNegative: Bool { sign < 0 }

  /// −1, 0 or 1.
  var sign: Int {
    switch self {
    case .small(let word): return word.signum()
    case .large(let limbs): return limbs[limbs.count - 1] >> 63 == 0 ? 1 : -1
    }
  }

  var absolute: Integer { isNegative ? -self : self }

  /// At least one limb; the highest bit of the last one is the sign.
  var limbs: [UInt64] {
    switch self {
    case .small(let word): return [UInt64(truncatingIfNeeded: word)]
    case .large(let limbs): return limbs
    }
  }

  /// The number of limbs.
  var words: Int { if case .large(let limbs) = self { limbs.count } else { 1 } }

  /// The number of binary digits of the absolute value; 0 for 0.
  var bits: Int {
    let limbs = absolute.limbs
    // A last limb of 0 is needed as the sign of the one before, which uses all its 64 bits.
    return limbs.count * 64 - limbs[limbs.count - 1].leadingZeroBitCount
  }

  /// The remainder in 0 ..< modulus, for a modulus of at least 1.
  func residue(modulo modulus: Int) -> Int {
    let divisor = UInt64(modulus)
    let remainder = absolute.limbs.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
    return Int(isNegative && remainder > 0 ? divisor - remainder : remainder)
  }

  static func + (left: Integer, right: Integer) -> Integer { sum(left, right, complement: 0) }
  static func - (left: Integer, right: Integer) -> Integer { sum(left, right, complement: .max) }
  static prefix func - (value: Integer) -> Integer { .zero - value }
  static func += (left: inout Integer, right: Integer) { left = left + right }

  /// left + right, or left − right = left + ~right + 1 if the complement is all ones.
  private static func sum(_ left: Integer, _ right: Integer, complement: UInt64) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (sum, overflow) = complement == 0 ? a.addingReportingOverflow(b) : a.subtractingReportingOverflow(b)
      if !overflow { return .small(sum) }
    }
    let (left, right) = (left.limbs, right.limbs)
    let (leftFill, rightFill) = (fill(left[left.count - 1]), fill(right[right.count - 1]))
    // One limb more than the operands have holds every sum.
    var result = [UInt64](repeating: 0, count: max(left.count, right.count) + 1)
    var carry = complement & 1
    for i in result.indices {
      let addend = (i < right.count ? right[i] : rightFill) ^ complement
      let (partial, first) = (i < left.count ? left[i] : leftFill).addingReportingOverflow(addend)
      let (total, second) = partial.addingReportingOverflow(carry)
      result[i] = total
      carry = first || second ? 1 : 0
    }
    return Integer(limbs: result)
  }

  /// The schoolbook product of the absolute values, with its sign.
  static func * (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return .small(product) }
    }
    if left.isZero || right.isZero { return .zero }
    let (a, b) = (left.absolute.limbs, right.absolute.limbs)
    // The last limb stays 0: the sign.
    var result = [UInt64](repeating: 0, count: a.count + b.count + 1)
    for i in a.indices {
      var carry: UInt64 = 0
      for j in b.indices {
        let (high, low) = a[i].multipliedFullWidth(by: b[j])
        let (partial, first) = low.addingReportingOverflow(result[i + j])
        let (total, second) = partial.addingReportingOverflow(carry)
        result[i + j] = total
        // a·b + result + carry ≤ (2^64 − 1)² + 2·(2^64 − 1) = 2^128 − 1: this does not overflow.
        carry = high + (first ? 1 : 0) + (second ? 1 : 0)
      }
      result[i + b.count] = carry
    }
    let product = Integer(limbs: result)
    return left.isNegative == right.isNegative ? product : -product
  }

  /// self · other; nil, before much work is done, if it has more than `limit` binary digits.
  func product(_ other: Integer, limit: Int) -> Integer? {
    // Numbers of m and n ≥ 1 binary digits have a product of m + n − 1 or m + n.
    if bits + other.bits > limit + 1 { return nil }
    let product = self * other
    return product.bits <= limit ? product : nil
  }

  /// self^exponent, for an exponent of at least 0; nil if it or a smaller power has more than `limit` binary digits.
  func power(_ exponent: Int, limit: Int) -> Integer? {
    var result = Integer.one
    for position in (0..<Int.bitWidth - exponent.leadingZeroBitCount).reversed() {
      guard let square = result.product(result, limit: limit) else { return nil }
      guard let next = exponent >> position & 1 == 0 ? square : square.product(self, limit: limit) else { return nil }
      result = next
    }
    return result
  }

  static func < (left: Integer, right: Integer) -> Bool {
    if case .small(let a) = left, case .small(let b) = right { return a < b }
    return (left - right).isNegative
  }

  /// Decimal digits, or the size only for a value beyond a machine word: reasons stay short.
  var description: String {
    if case .small(let word) = self { return "\(word)" }
    return "(\(isNegative ? "negative, " : "")\(bits) bits)"
  }
}
