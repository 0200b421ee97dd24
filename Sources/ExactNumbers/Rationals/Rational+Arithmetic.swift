import CGMP

extension Rational: SignedNumeric {
  /// The sum.
  @inlinable
  public static func + (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.representation, case .small(let c, let d) = right.representation,
      let sum = addSmall(a, b, c, d)
    {
      return sum
    }
    return addLarge(left, right)
  }

  /// The difference.
  @inlinable
  public static func - (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.representation, case .small(let c, let d) = right.representation,
      let difference = addSmall(a, b, -c, d)
    {
      return difference
    }
    return subtractLarge(left, right)
  }

  /// The product.
  @inlinable
  public static func * (left: Rational, right: Rational) -> Rational {
    if case .small(let a, let b) = left.representation, case .small(let c, let d) = right.representation,
      let product = multiplySmall(a, b, c, d)
    {
      return product
    }
    return multiplyLarge(left, right)
  }

  /// The quotient.
  /// - Precondition: `right` is not zero; a zero divisor is a programmer's error and traps.
  @inlinable
  public static func / (left: Rational, right: Rational) -> Rational {
    precondition(!right.isZero, "Rational division by zero")
    if case .small(let a, let b) = left.representation, case .small(let c, let d) = right.representation,
      let quotient = c > 0 ? multiplySmall(a, b, d, c) : multiplySmall(a, b, -d, -c)
    {
      return quotient
    }
    return divideLarge(left, right)
  }

  /// Adds in place.
  @inlinable
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  /// Subtracts in place.
  @inlinable
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Multiplies in place.
  @inlinable
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// Divides in place.
  /// - Precondition: `right` is not zero.
  @inlinable
  public static func /= (left: inout Rational, right: Rational) { left = left / right }

  /// The value with the opposite sign.
  @inlinable
  public static prefix func - (value: Rational) -> Rational {
    if case .small(let a, let b) = value.representation { return Rational(representation: .small(-a, b)) }
    return negateLarge(value)
  }

  /// The absolute value.
  @inlinable
  public var magnitude: Rational { signum() < 0 ? -self : self }

  /// a/b + c/d in lowest terms, or nil when an intermediate value overflows (Knuth, TAOCP 2, 4.5.1: only the gcd of the
  /// denominators can remain as a common factor).
  @inlinable
  @inline(__always)
  static func addSmall(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if b == 1 && d == 1 {
      let (sum, overflow) = a.addingReportingOverflow(c)
      return overflow || sum == .min ? nil : Rational(representation: .small(sum, 1))
    }
    let common = Int(wordGreatestCommonDivisor(UInt(b), UInt(d)))
    let reducedB = common == 1 ? b : b / common
    let reducedD = common == 1 ? d : d / common
    let (first, overflow1) = a.multipliedReportingOverflow(by: reducedD)
    let (second, overflow2) = c.multipliedReportingOverflow(by: reducedB)
    let (sum, overflow3) = first.addingReportingOverflow(second)
    if overflow1 || overflow2 || overflow3 || sum == .min { return nil }
    if sum == 0 { return Rational(representation: .small(0, 1)) }
    let factor = common == 1 ? 1 : Int(wordGreatestCommonDivisor(sum.magnitude, UInt(common)))
    let (denominator, overflow4) = reducedB.multipliedReportingOverflow(by: factor == 1 ? d : d / factor)
    if overflow4 { return nil }
    return Rational(representation: .small(factor == 1 ? sum : sum / factor, denominator))
  }

  /// (a/b)(c/d) in lowest terms, or nil on overflow; factors are removed before multiplying.
  @inlinable
  @inline(__always)
  static func multiplySmall(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if a == 0 || c == 0 { return Rational(representation: .small(0, 1)) }
    let first = d == 1 ? 1 : Int(wordGreatestCommonDivisor(a.magnitude, UInt(d)))
    let second = b == 1 ? 1 : Int(wordGreatestCommonDivisor(c.magnitude, UInt(b)))
    let (numerator, overflow1) =
      (first == 1 ? a : a / first).multipliedReportingOverflow(by: second == 1 ? c : c / second)
    let (denominator, overflow2) =
      (second == 1 ? b : b / second).multipliedReportingOverflow(by: first == 1 ? d : d / first)
    if overflow1 || overflow2 || numerator == .min { return nil }
    return Rational(representation: .small(numerator, denominator))
  }

  @usableFromInline
  static func addLarge(_ left: Rational, _ right: Rational) -> Rational {
    computed { result in left.withGMP { a in right.withGMP { b in rational_add(result, a, b) } } }
  }

  @usableFromInline
  static func subtractLarge(_ left: Rational, _ right: Rational) -> Rational {
    computed { result in left.withGMP { a in right.withGMP { b in rational_subtract(result, a, b) } } }
  }

  @usableFromInline
  static func multiplyLarge(_ left: Rational, _ right: Rational) -> Rational {
    computed { result in left.withGMP { a in right.withGMP { b in rational_multiply(result, a, b) } } }
  }

  @usableFromInline
  static func divideLarge(_ left: Rational, _ right: Rational) -> Rational {
    computed { result in left.withGMP { a in right.withGMP { b in rational_divide(result, a, b) } } }
  }

  @usableFromInline
  static func negateLarge(_ value: Rational) -> Rational {
    computed { result in value.withGMP { rational_negate(result, $0) } }
  }
}

extension Rational {
  /// -1, 0 or 1.
  @inlinable
  public func signum() -> Int {
    if case .small(let numerator, _) = representation { return numerator.signum() }
    return largeSignum
  }

  @usableFromInline
  var largeSignum: Int { withGMP { Int(rational_sign($0)) } }

  /// Whether the value is zero.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = representation { return true }
    return false
  }

  /// Whether the value is below zero.
  @inlinable
  public var isNegative: Bool { signum() < 0 }

  /// Whether the denominator is 1.
  public var isInteger: Bool {
    switch representation {
    case .small(_, let denominator): denominator == 1
    case .large: denominator == 1
    }
  }

  /// 1 / self.
  /// - Precondition: `self` is not zero.
  public var reciprocal: Rational {
    precondition(!isZero, "reciprocal of zero")
    if case .small(let numerator, let denominator) = representation {
      return Rational(
        representation: numerator > 0 ? .small(denominator, numerator) : .small(-denominator, -numerator))
    }
    return Rational(1) / self
  }

  /// The greatest integer not above the value.
  public var floor: BigInteger { numerator.floorDivided(by: denominator) }

  /// The least integer not below the value.
  public var ceiling: BigInteger { numerator.ceilingDivided(by: denominator) }

  /// The value to an integer power; 1 for exponent 0, also for base 0.
  /// - Precondition: the base is not zero when the exponent is negative.
  /// - Complexity: the result has about `|exponent|` times as many bits; the caller bounds it.
  public func power(_ exponent: Int) -> Rational {
    let base = exponent < 0 ? reciprocal : self
    let count = exponent.magnitude
    return Rational(base.numerator.power(count), base.denominator.power(count))
  }

  /// A nearby floating-point number, infinite when out of range. For plots and messages only: no verdict may depend on
  /// it.
  public var approximateDouble: Double {
    switch representation {
    case .small(let numerator, let denominator): return Double(numerator) / Double(denominator)
    case .large:
      let top = numerator.scaledDouble
      let bottom = denominator.scaledDouble
      return Double(
        sign: .plus, exponent: top.exponent - bottom.exponent, significand: top.significand / bottom.significand)
    }
  }
}
