/// An integer of any size: a machine word while it fits, otherwise a sign and a magnitude.
enum Integer: Equatable {
  case small(Int)
  /// Only for values outside the range of `Int`; least significant limb first, the last limb is not zero.
  case large(negative: Bool, magnitude: [UInt64])

  static let zero = Integer.small(0)
  static let one = Integer.small(1)
  static let two = Integer.small(2)

  /// The value of a strictly written decimal integer (FORMAT.md section 1), or nil.
  init?(ascii: ArraySlice<UInt8>) {
    var digits = ascii
    let negative = digits.first == UInt8(ascii: "-")
    if negative { digits = digits.dropFirst() }
    guard let first = digits.first, first != UInt8(ascii: "0") || (digits.count == 1 && !negative) else { return nil }
    var limbs: [UInt64] = []
    var part: UInt64 = 0
    var power: UInt64 = 1
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      part = part * 10 + UInt64(byte - UInt8(ascii: "0"))
      power *= 10
      if power == 1_000_000_000_000_000_000 {
        Magnitude.multiplyAdd(&limbs, by: power, adding: part)
        part = 0
        power = 1
      }
    }
    if limbs.isEmpty {
      let word = Int(part)
      self = .small(negative ? -word : word)
    } else {
      Magnitude.multiplyAdd(&limbs, by: power, adding: part)
      self.init(negative: negative, magnitude: limbs)
    }
  }

  /// The canonical representation of a sign and a magnitude, which may have leading zeros.
  init(negative: Bool, magnitude: [UInt64]) {
    var limbs = magnitude
    while limbs.last == 0 { limbs.removeLast() }
    if limbs.count > 1 {
      self = .large(negative: negative, magnitude: limbs)
      return
    }
    let limb = limbs.first ?? 0
    if negative ? limb <= Int.min.magnitude : limb <= Int.max.magnitude {
      // The bit pattern of −2^63 is its own negative, so wrapping is right for every limb that is admitted here.
      self = .small(Int(truncatingIfNeeded: negative ? 0 &- limb : limb))
    } else {
      self = .large(negative: negative, magnitude: limbs)
    }
  }

  var isNegative: Bool {
    switch self {
    case .small(let word): return word < 0
    case .large(let negative, _): return negative
    }
  }

  var isZero: Bool { self == .zero }

  /// −1, 0 or 1.
  var sign: Int {
    switch self {
    case .small(let word): return word.signum()
    case .large(let negative, _): return negative ? -1 : 1
    }
  }

  /// The limbs of the absolute value, at least one.
  var limbs: [UInt64] {
    switch self {
    case .small(let word): return [UInt64(word.magnitude)]
    case .large(_, let magnitude): return magnitude
    }
  }

  /// The number of machine words that hold the value.
  var words: Int {
    switch self {
    case .small: return 1
    case .large(_, let magnitude): return magnitude.count
    }
  }

  /// The number of binary digits of the absolute value; 0 for 0.
  var bits: Int {
    switch self {
    case .small(let word): return Int.bitWidth - word.magnitude.leadingZeroBitCount
    case .large(_, let magnitude): return magnitude.count * 64 - (magnitude.last?.leadingZeroBitCount ?? 0)
    }
  }

  /// The remainder in 0 ..< modulus, for a modulus in 1 ... 2^31.
  func residue(modulo modulus: Int) -> Int {
    let divisor = UInt64(modulus)
    var remainder: UInt64 = 0
    for limb in limbs.reversed() {
      // remainder < 2^31, so that the shifted values fit in 63 bits.
      remainder = (remainder << 32 | limb >> 32) % divisor
      remainder = (remainder << 32 | limb & 0xFFFF_FFFF) % divisor
    }
    return Int(isNegative && remainder > 0 ? divisor - remainder : remainder)
  }
}

extension Integer: CustomStringConvertible {
  /// Decimal digits, or the size only for a value beyond a machine word: reasons stay short.
  var description: String {
    switch self {
    case .small(let word): return String(word)
    case .large(let negative, _): return negative ? "(negative, \(bits) bits)" : "(\(bits) bits)"
    }
  }
}
