import CGMP

/// A rational number p/q of any size, always in lowest terms with q > 0.
///
/// Values whose numerator and denominator are machine integers are stored inline and computed with overflow-checked
/// machine arithmetic; larger ones live in immutable GMP storage. The representation is canonical: inline exactly when
/// |numerator| < 2^63 and denominator < 2^63.
public struct Rational: Sendable {
  @usableFromInline
  enum Representation: @unchecked Sendable {
    /// Lowest terms, denominator > 0, numerator != Int.min (so that negation never overflows).
    case small(Int, Int)
    /// Canonical and not representable as `small`; the storage is never written after construction.
    case large(RationalStorage)
  }

  @usableFromInline let representation: Representation

  @inlinable
  init(representation: Representation) { self.representation = representation }

  /// The quotient of two machine integers, reduced.
  /// - Precondition: `denominator` is not zero.
  @inlinable
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator != 0, "Rational with denominator zero")
    if numerator != .min && denominator != .min {
      let divisor = Int(wordGreatestCommonDivisor(numerator.magnitude, denominator.magnitude))
      let signed = denominator < 0 ? -divisor : divisor
      self.init(representation: .small(numerator / signed, denominator / signed))
    } else {
      self.init(BigInteger(numerator), BigInteger(denominator))
    }
  }

  /// The quotient of two integers, reduced.
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: BigInteger, _ denominator: BigInteger) {
    precondition(!denominator.isZero, "Rational with denominator zero")
    if let n = numerator.inlineValue, let d = denominator.inlineValue, n != .min, d != .min {
      self.init(n, d)
      return
    }
    self = Self.computed { result in
      numerator.withGMP { integer_set(rational_numerator(result), $0) }
      denominator.withGMP { integer_set(rational_denominator(result), $0) }
      rational_canonicalize(result)
    }
  }

  /// A fraction known to be in lowest terms with positive denominator; skips the greatest common divisor.
  init(lowestTerms numerator: BigInteger, _ denominator: BigInteger) {
    self = Self.computed { result in
      numerator.withGMP { integer_set(rational_numerator(result), $0) }
      denominator.withGMP { integer_set(rational_denominator(result), $0) }
    }
  }

  /// The rational equal to an integer.
  @inlinable
  public init(_ value: Int) {
    if value != .min {
      self.init(representation: .small(value, 1))
    } else {
      self.init(BigInteger(value), BigInteger(1))
    }
  }

  /// The rational equal to an integer.
  public init(_ value: BigInteger) {
    if let small = value.inlineValue {
      self.init(small)
    } else {
      self.init(value, BigInteger(1))
    }
  }

  /// The dyadic rational equal to a finite floating-point number, or nil for NaN and infinities.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self.init(0)
      return
    }
    // value = significandInteger * 2^(exponent - 52) with a full significand; subnormals carry fewer bits.
    let subnormal = value.exponentBitPattern == 0
    let bits = Int(value.significandBitPattern) | (subnormal ? 0 : 1 << 52)
    let exponent = (subnormal ? 1 : Int(value.exponentBitPattern)) - 1023 - 52
    let integer = BigInteger(value.sign == .minus ? -bits : bits)
    self = exponent >= 0 ? Rational(integer << exponent) : Rational(integer, BigInteger(1) << -exponent)
  }

  /// The rational equal to `value`, always defined: `Numeric` asks for an optional.
  public init?<Source: BinaryInteger>(exactly value: Source) {
    guard let integer = BigInteger(exactly: value) else { return nil }
    self.init(integer)
  }

  /// The numerator in lowest terms; it carries the sign.
  public var numerator: BigInteger {
    switch representation {
    case .small(let numerator, _): BigInteger(numerator)
    case .large: withGMP { BigInteger(copying: rational_const_numerator($0)) }
    }
  }

  /// The denominator in lowest terms, at least 1.
  public var denominator: BigInteger {
    switch representation {
    case .small(_, let denominator): BigInteger(denominator)
    case .large: withGMP { BigInteger(copying: rational_const_denominator($0)) }
    }
  }

  /// Numerator and denominator if both are stored inline.
  @inlinable
  package var inlineParts: (numerator: Int, denominator: Int)? {
    if case .small(let numerator, let denominator) = representation { return (numerator, denominator) }
    return nil
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The rational equal to an integer literal, which must fit in `Int`.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Equatable, Hashable, Comparable {
  /// Whether both numbers are equal.
  @inlinable
  public static func == (left: Rational, right: Rational) -> Bool {
    switch (left.representation, right.representation) {
    case (.small(let a, let b), .small(let c, let d)): a == c && b == d
    case (.large, .large): compareLarge(left, right) == 0
    default: false
    }
  }

  /// Whether `left` is smaller than `right`; inline values are compared by 128-bit cross products without allocation.
  @inlinable
  public static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.representation, case .small(let c, let d) = right.representation {
      if b == d { return a < c }
      let ad = a.multipliedFullWidth(by: d)
      let cb = c.multipliedFullWidth(by: b)
      return ad.high != cb.high ? ad.high < cb.high : ad.low < cb.low
    }
    return compareLarge(left, right) < 0
  }

  @usableFromInline
  static func compareLarge(_ left: Rational, _ right: Rational) -> Int {
    left.withGMP { a in right.withGMP { b in Int(rational_compare(a, b)) } }
  }

  /// Feeds numerator and denominator to `hasher`.
  public func hash(into hasher: inout Hasher) {
    switch representation {
    case .small(let numerator, let denominator):
      hasher.combine(numerator)
      hasher.combine(denominator)
    case .large:
      hasher.combine(numerator)
      hasher.combine(denominator)
    }
  }
}
