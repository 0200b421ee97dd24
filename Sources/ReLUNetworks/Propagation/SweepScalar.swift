import ExactNumbers

/// Thrown inside a sweep when a machine word is too small; the caller starts again with unbounded integers.
struct WordOverflow: Error {}

/// The integers in which a sweep computes. Every operation is exact or throws.
protocol SweepScalar: Sendable {
  static var zero: Self { get }
  init(whole value: BigInteger) throws(WordOverflow)
  /// The bare value for `Rational`.
  var integer: BigInteger { get }
  var sign: Int { get }
  func negated() throws(WordOverflow) -> Self
  /// self + factor · other.
  func adding(_ factor: Self, times other: Self) throws(WordOverflow) -> Self
  /// The quotient by a divisor that divides.
  func dividedExactly(by divisor: Self) -> Self
  /// Whether self · p + other · q is zero.
  func vanishes(with other: Self, atNumerator p: Self, denominator q: Self) -> Bool
  /// Whether p/q < r/s for positive q and s.
  static func isLess(_ p: Self, _ q: Self, _ r: Self, _ s: Self) -> Bool
  /// Whether p/q = r/s for positive q and s.
  static func isEqual(_ p: Self, _ q: Self, _ r: Self, _ s: Self) -> Bool
  /// The rational p/q and its numerator and denominator in lowest terms.
  static func reduce(_ p: Self, _ q: Self) throws(WordOverflow) -> (value: Rational, numerator: Self, denominator: Self)
  /// The rational self/denominator.
  func rational(over denominator: Self) -> Rational
  /// Adds `factors[n]` times column `indices[n]` of a column-major matrix to the first `height` of `sums`, for the first
  /// `count` of n.
  ///
  /// `rowBound` bounds the sum of the absolute values of every row of the matrix.
  static func accumulate(
    _ columns: [Self], height: Int, rowBound: Self?, factors: [Self], indices: [Int], count: Int,
    into sums: inout [Self]
  ) throws(WordOverflow)
}

extension Int: SweepScalar {
  static var zero: Int { 0 }

  init(whole value: BigInteger) throws(WordOverflow) {
    guard let small = Int(exactly: value) else { throw WordOverflow() }
    self = small
  }

  var integer: BigInteger { BigInteger(self) }

  @inline(__always)
  var sign: Int { signum() }

  @inline(__always)
  func negated() throws(WordOverflow) -> Int {
    let (result, overflow) = 0.subtractingReportingOverflow(self)
    if overflow { throw WordOverflow() }
    return result
  }

  @inline(__always)
  func adding(_ factor: Int, times other: Int) throws(WordOverflow) -> Int {
    let (product, tooLarge) = factor.multipliedReportingOverflow(by: other)
    let (sum, overflow) = addingReportingOverflow(product)
    if tooLarge || overflow { throw WordOverflow() }
    return sum
  }

  @inline(__always)
  func dividedExactly(by divisor: Int) -> Int { self / divisor }

  // Products of two words stay below 2^126 in magnitude, so sums of two of them never overflow 128 bits.
  @inline(__always)
  func vanishes(with other: Int, atNumerator p: Int, denominator q: Int) -> Bool {
    Int128(self) * Int128(p) + Int128(other) * Int128(q) == 0
  }

  @inline(__always)
  static func isLess(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Bool { Int128(p) * Int128(s) < Int128(r) * Int128(q) }

  @inline(__always)
  static func isEqual(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Bool { Int128(p) * Int128(s) == Int128(r) * Int128(q) }

  static func reduce(
    _ p: Int, _ q: Int
  ) throws(WordOverflow) -> (value: Rational, numerator: Int, denominator: Int) {
    let value = Rational(p, q)
    guard let parts = value.inlineParts else { throw WordOverflow() }
    return (value, parts.numerator, parts.denominator)
  }

  func rational(over denominator: Int) -> Rational { denominator == 1 ? Rational(self) : Rational(self, denominator) }

  static func accumulate(
    _ columns: [Int], height: Int, rowBound: Int?, factors: [Int], indices: [Int], count: Int, into sums: inout [Int]
  ) throws(WordOverflow) {
    // One product bounds every partial sum, so that the inner loop needs no checks.
    var largest: UInt = 0
    for n in 0..<count { largest = Swift.max(largest, factors[n].magnitude) }
    guard let rowBound, let largest = Int(exactly: largest),
      !rowBound.multipliedReportingOverflow(by: largest).overflow
    else { throw WordOverflow() }
    for n in 0..<count {
      let factor = factors[n]
      let start = indices[n] * height
      for row in 0..<height { sums[row] &+= factor &* columns[start &+ row] }
    }
  }
}

extension BigInteger: SweepScalar {
  static var zero: BigInteger { 0 }

  init(whole value: BigInteger) throws(WordOverflow) { self = value }

  var integer: BigInteger { self }

  var sign: Int { signum() }

  func negated() -> BigInteger { -self }

  func adding(_ factor: BigInteger, times other: BigInteger) -> BigInteger { self + factor * other }

  func dividedExactly(by divisor: BigInteger) -> BigInteger { exactlyDivided(by: divisor) }

  func vanishes(with other: BigInteger, atNumerator p: BigInteger, denominator q: BigInteger) -> Bool {
    (self * p + other * q).isZero
  }

  static func isLess(_ p: BigInteger, _ q: BigInteger, _ r: BigInteger, _ s: BigInteger) -> Bool { p * s < r * q }

  static func isEqual(_ p: BigInteger, _ q: BigInteger, _ r: BigInteger, _ s: BigInteger) -> Bool { p * s == r * q }

  static func reduce(
    _ p: BigInteger, _ q: BigInteger
  ) -> (value: Rational, numerator: BigInteger, denominator: BigInteger) {
    let value = Rational(p, q)
    return (value, value.numerator, value.denominator)
  }

  func rational(over denominator: BigInteger) -> Rational { Rational(self, denominator) }

  static func accumulate(
    _ columns: [BigInteger], height: Int, rowBound: BigInteger?, factors: [BigInteger], indices: [Int], count: Int,
    into sums: inout [BigInteger]
  ) {
    for n in 0..<count {
      for row in 0..<height {
        let entry = columns[indices[n] * height + row]
        if !entry.isZero { sums[row] += factors[n] * entry }
      }
    }
  }
}
