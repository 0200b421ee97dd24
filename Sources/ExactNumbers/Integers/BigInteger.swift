import CGMP

/// An integer of any size.
///
/// Values that fit in `Int` are stored inline and computed with overflow-checked machine arithmetic; larger ones live in
/// immutable GMP limbs. The representation is canonical (inline exactly when the value fits), so equality, order and
/// hashing never depend on how a value was obtained.
public struct BigInteger: Sendable {
  @usableFromInline
  enum Representation: @unchecked Sendable {
    case small(Int)
    /// Only values outside the range of `Int`; the storage is never written after construction.
    case large(IntegerStorage)
  }

  @usableFromInline let representation: Representation

  @inlinable
  init(representation: Representation) { self.representation = representation }

  /// The integer equal to `value`.
  @inlinable
  public init(_ value: Int) { representation = .small(value) }

  /// The integer equal to `value`.
  public init(_ value: UInt64) {
    if let small = Int(exactly: value) {
      self.init(small)
    } else {
      self = Self.computed { integer_set_unsigned($0, UInt(value)) }
    }
  }

  /// The integer equal to `value`.
  public init(_ value: Int128) {
    if let small = Int(exactly: value) {
      self.init(small)
      return
    }
    let magnitude = value.magnitude
    self = Self.computed { result in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { limbs in
        limbs[0] = UInt64(truncatingIfNeeded: magnitude)
        limbs[1] = UInt64(truncatingIfNeeded: magnitude >> 64)
        if let base = limbs.baseAddress { integer_set_limbs(result, base, 2) }
      }
      if value < 0 { integer_negate(result, result) }
    }
  }

  /// The integer equal to a finite `value` without fractional part, or nil.
  public init?(exactly value: Double) {
    guard value.isFinite, value.rounded(.towardZero) == value else { return nil }
    if let small = Int(exactly: value) {
      self.init(small)
      return
    }
    // At least 2^63 in magnitude, so the unit in the last place is an integer and the shift is not negative.
    let significand = BigInteger(Int(value.significandBitPattern | (1 << 52)))
    let shifted = significand << (Int(value.exponent) - 52)
    self = value < 0 ? -shifted : shifted
  }

  /// The integer equal to `value`, always defined: `Numeric` asks for an optional.
  public init?<Source: BinaryInteger>(exactly value: Source) {
    if let small = Int(exactly: value) {
      self.init(small)
      return
    }
    var result = BigInteger(0)
    for word in value.magnitude.words.reversed() { result = (result << 64) + BigInteger(UInt64(word)) }
    self = value < 0 ? -result : result
  }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// The integer equal to a literal, which must fit in `Int`; use `BigInteger(_: String)` for longer constants.
  @inlinable
  public init(integerLiteral value: Int) { representation = .small(value) }
}

extension BigInteger: Equatable, Hashable, Comparable {
  /// Whether both integers are equal.
  @inlinable
  public static func == (left: BigInteger, right: BigInteger) -> Bool {
    switch (left.representation, right.representation) {
    case (.small(let a), .small(let b)): a == b
    case (.large, .large): compareLarge(left, right) == 0
    default: false
    }
  }

  /// Whether `left` is smaller than `right`.
  @inlinable
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    if case .small(let a) = left.representation, case .small(let b) = right.representation { return a < b }
    return compareLarge(left, right) < 0
  }

  @usableFromInline
  static func compareLarge(_ left: BigInteger, _ right: BigInteger) -> Int {
    left.withGMP { a in right.withGMP { b in Int(integer_compare(a, b)) } }
  }

  /// Feeds the sign and the limbs to `hasher`; equal values feed equal data because the representation is canonical.
  public func hash(into hasher: inout Hasher) {
    switch representation {
    case .small(let value): hasher.combine(value)
    case .large:
      withGMP { pointer in
        hasher.combine(integer_sign(pointer))
        for index in 0..<integer_limb_count(pointer) { hasher.combine(integer_limb(pointer, index)) }
      }
    }
  }
}

extension BigInteger {
  /// -1, 0 or 1.
  @inlinable
  public func signum() -> Int {
    if case .small(let value) = representation { return value.signum() }
    return largeSignum
  }

  @usableFromInline
  var largeSignum: Int { withGMP { Int(integer_sign($0)) } }

  /// Whether the value is zero.
  @inlinable
  public var isZero: Bool {
    if case .small(0) = representation { return true }
    return false
  }

  /// Whether the value is below zero.
  @inlinable
  public var isNegative: Bool { signum() < 0 }

  /// Whether the value is not divisible by two.
  public var isOdd: Bool {
    switch representation {
    case .small(let value): value & 1 == 1
    case .large: withGMP { integer_limb($0, 0) & 1 == 1 }
    }
  }

  /// The number of bits of the magnitude: the least n with |self| < 2^n, and 0 for zero.
  public var bitLength: Int {
    switch representation {
    case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .large: withGMP { Int(integer_bit_length($0)) }
    }
  }

  /// The exponent of the highest power of two dividing the value; 0 for zero.
  public var trailingZeroBitCount: Int {
    switch representation {
    case .small(let value): value == 0 ? 0 : value.trailingZeroBitCount
    case .large: withGMP { Int(integer_trailing_zeros($0)) }
    }
  }

  /// A nearby floating-point number, infinite when the value is out of range. For plots and messages only: no verdict
  /// may depend on it.
  public var approximateDouble: Double {
    switch representation {
    case .small(let value): return Double(value)
    case .large:
      let (significand, exponent) = scaledDouble
      return Double(sign: .plus, exponent: exponent, significand: significand)
    }
  }

  /// A pair (s, e) with value close to s * 2^e and 1/2 <= |s| < 1 (or both zero).
  var scaledDouble: (significand: Double, exponent: Int) {
    withGMP { pointer in
      var exponent = 0
      let significand = integer_get_double(&exponent, pointer)
      return (significand, exponent)
    }
  }
}

extension Int {
  /// The machine integer equal to `value`, or nil when it does not fit.
  @inlinable
  public init?(exactly value: BigInteger) {
    guard let small = value.inlineValue else { return nil }
    self = small
  }
}
