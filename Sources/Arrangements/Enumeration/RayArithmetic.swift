import ExactNumbers

/// The arithmetic on rays of a cone: integer vectors and the values of forms at them.
///
/// Every conforming type is exact within bounds that `EnumerationPlan` proves before the run.
protocol RayArithmetic: Sendable {
  /// A coordinate of a ray or of a form.
  associatedtype Entry: Sendable
  /// The value of a form at a ray or at a sum of rays, or a coordinate of a sum of rays.
  associatedtype Value: Sendable

  /// - Parameter entryBits: all coordinates of rays are below 2^entryBits in magnitude.
  init(entryBits: Int)
  static var zero: Entry { get }
  static var zeroValue: Value { get }
  static func entry(_ value: BigInteger) -> Entry
  static func integer(_ entry: Entry) -> BigInteger
  static func integer(value: Value) -> BigInteger
  /// −1, 0 or 1.
  static func sign(_ value: Value) -> Int
  static func magnitude(_ value: Value) -> Value
  /// The value of a form at a vector.
  static func value(_ form: UnsafePointer<Entry>, _ vector: UnsafePointer<Entry>, count: Int) -> Value
  /// The value of a form at a sum of vectors.
  static func value(_ form: UnsafePointer<Entry>, sum: UnsafePointer<Value>, count: Int) -> Value
  /// Adds a vector to a sum.
  static func add(_ vector: UnsafePointer<Entry>, to sum: UnsafeMutablePointer<Value>, count: Int)
  /// Adds `factor` times a sum to a sum.
  static func add(_ factor: Int, sum: UnsafePointer<Value>, to target: UnsafeMutablePointer<Value>, count: Int)
  /// ⌊left / right⌋ of positive values if it is at most `limit`.
  static func quotient(_ left: Value, _ right: Value, limit: Int) -> Int?

  /// Writes (a·q + b·p) / divisor, where the division has no remainder.
  func combine(
    _ a: Value, _ q: UnsafePointer<Entry>, _ b: Value, _ p: UnsafePointer<Entry>, divisor: Value,
    into target: UnsafeMutablePointer<Entry>, count: Int)
  /// Writes the primitive positive multiple of a·q + b·p.
  func combinePrimitively(
    _ a: Value, _ q: UnsafePointer<Entry>, _ b: Value, _ p: UnsafePointer<Entry>,
    into target: UnsafeMutablePointer<Entry>, count: Int)
  /// Divides a vector by the greatest common divisor of its coordinates.
  func makePrimitive(_ vector: UnsafeMutablePointer<Entry>, count: Int)
}

extension RayArithmetic {
  /// The combination in big integers, for what does not fit the fast paths.
  func combineInBigIntegers(
    _ a: Value, _ q: UnsafePointer<Entry>, _ b: Value, _ p: UnsafePointer<Entry>, divisor: Value?,
    into target: UnsafeMutablePointer<Entry>, count: Int
  ) {
    let (a, b) = (Self.integer(value: a), Self.integer(value: b))
    var combined = (0..<count).map { a * Self.integer(q[$0]) + b * Self.integer(p[$0]) }
    let divisor = divisor.map { Self.integer(value: $0) } ?? combined.reduce(0) { .greatestCommonDivisor($0, $1) }
    if divisor != 1 { combined = combined.map { $0.exactlyDivided(by: divisor) } }
    for index in 0..<count { target[index] = Self.entry(combined[index]) }
  }
}

/// Machine integers: coordinates of type `Entry`, values of type `Value`, which is at least as wide.
struct MachineArithmetic<Entry: FixedWidthInteger & SignedInteger & Sendable, Value>: RayArithmetic
where Value: FixedWidthInteger & SignedInteger & Sendable {
  /// How many bits of an entry a coordinate of a ray leaves free, besides the sign.
  let spareBits: Int

  init(entryBits: Int) { spareBits = Entry.bitWidth - 1 - entryBits }

  @inline(__always) static var zero: Entry { 0 }
  @inline(__always) static var zeroValue: Value { 0 }

  /// Within the bounds of the plan, so that nothing is cut off.
  static func entry(_ value: BigInteger) -> Entry {
    if let small = Int(exactly: value) { return Entry(small) }
    var rest = value.magnitude
    var result: Entry = 0
    var shift = 0
    while !rest.isZero {
      let next = rest >> 32
      let digit = rest - (next << 32)
      result |= Entry(truncatingIfNeeded: Int(exactly: digit) ?? 0) << shift
      rest = next
      shift += 32
    }
    return value.isNegative ? 0 - result : result
  }

  static func integer(_ entry: Entry) -> BigInteger { BigInteger(Int128(entry)) }
  static func integer(value: Value) -> BigInteger { BigInteger(Int128(value)) }
  @inline(__always) static func sign(_ value: Value) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
  @inline(__always) static func magnitude(_ value: Value) -> Value { value < 0 ? 0 &- value : value }

  // The sum is bounded by the plan (a determinant, or a sum of determinants), so it is right even if a partial sum
  // wraps.
  @inline(__always)
  static func value(_ form: UnsafePointer<Entry>, _ vector: UnsafePointer<Entry>, count: Int) -> Value {
    func product(_ index: Int) -> Value {
      Value(truncatingIfNeeded: form[index]) &* Value(truncatingIfNeeded: vector[index])
    }
    // The usual ranks without a loop, which the compiler would prepare for long vectors.
    switch count {
    case 3: return product(0) &+ product(1) &+ product(2)
    case 4: return product(0) &+ product(1) &+ product(2) &+ product(3)
    case 5: return product(0) &+ product(1) &+ product(2) &+ product(3) &+ product(4)
    case 6: return product(0) &+ product(1) &+ product(2) &+ product(3) &+ product(4) &+ product(5)
    default:
      var sum: Value = 0
      for index in 0..<count { sum &+= product(index) }
      return sum
    }
  }

  @inline(__always)
  static func value(_ form: UnsafePointer<Entry>, sum: UnsafePointer<Value>, count: Int) -> Value {
    var value: Value = 0
    for index in 0..<count { value &+= Value(truncatingIfNeeded: form[index]) &* sum[index] }
    return value
  }

  // Sums are bounded by rays · (multiplier + 1) · h_(r−1), which the plan keeps inside `Value`.
  @inline(__always)
  static func add(_ vector: UnsafePointer<Entry>, to sum: UnsafeMutablePointer<Value>, count: Int) {
    for index in 0..<count { sum[index] &+= Value(truncatingIfNeeded: vector[index]) }
  }

  @inline(__always)
  static func add(_ factor: Int, sum: UnsafePointer<Value>, to target: UnsafeMutablePointer<Value>, count: Int) {
    let factor = Value(truncatingIfNeeded: factor)
    for index in 0..<count { target[index] &+= factor &* sum[index] }
  }

  @inline(__always) static func quotient(_ left: Value, _ right: Value, limit: Int) -> Int? {
    if left < right { return 0 }
    let quotient = left / right
    return quotient <= Value(limit) ? Int(truncatingIfNeeded: quotient) : nil
  }

  // Exact division modulo a power of two (Jebelean, 1993): a quotient below 2^(w − 1 − t) in magnitude is determined by
  // the dividend modulo 2^w, w the width, t the number of trailing zeros of the divisor. So nothing wider is ever
  // computed.
  @inline(__always)
  func combine(
    _ a: Value, _ q: UnsafePointer<Entry>, _ b: Value, _ p: UnsafePointer<Entry>, divisor: Value,
    into target: UnsafeMutablePointer<Entry>, count: Int
  ) {
    let zeros = divisor.trailingZeroBitCount
    guard zeros <= spareBits else {
      combineInBigIntegers(a, q, b, p, divisor: divisor, into: target, count: count)
      return
    }
    let odd = Entry(truncatingIfNeeded: divisor &>> Value(truncatingIfNeeded: zeros))
    // Newton's iteration doubles the number of right bits: 5, 10, 20, 40, 80, 160.
    var inverse = (odd &* 3) ^ 2
    inverse = inverse &* (2 &- odd &* inverse)
    inverse = inverse &* (2 &- odd &* inverse)
    inverse = inverse &* (2 &- odd &* inverse)
    inverse = inverse &* (2 &- odd &* inverse)
    if Entry.bitWidth > 64 { inverse = inverse &* (2 &- odd &* inverse) }
    let shift = Entry(truncatingIfNeeded: zeros)
    let a = Entry(truncatingIfNeeded: a)
    let b = Entry(truncatingIfNeeded: b)
    for index in 0..<count {
      let combined = a &* q[index] &+ b &* p[index]
      let quotient = (combined &>> shift) &* inverse
      target[index] = (quotient &<< shift) &>> shift
    }
  }

  @inline(__always)
  func combinePrimitively(
    _ a: Value, _ q: UnsafePointer<Entry>, _ b: Value, _ p: UnsafePointer<Entry>,
    into target: UnsafeMutablePointer<Entry>, count: Int
  ) {
    guard var a = Int(exactly: a), var b = Int(exactly: b) else {
      return combineInBigIntegers(a, q, b, p, divisor: nil, into: target, count: count)
    }
    let common = Int(wordGreatestCommonDivisor(a.magnitude, b.magnitude))
    if common > 1 {
      a /= common
      b /= common
    }
    var overflow = false
    var content: UInt = 0
    for index in 0..<count {
      let (left, leftOverflow) = a.multipliedReportingOverflow(by: Int(truncatingIfNeeded: q[index]))
      let (right, rightOverflow) = b.multipliedReportingOverflow(by: Int(truncatingIfNeeded: p[index]))
      let (sum, sumOverflow) = left.addingReportingOverflow(right)
      // Int.min would make the content 2^63, which is no `Int`.
      overflow = overflow || leftOverflow || rightOverflow || sumOverflow || sum == .min
      if Entry.bitWidth > 64 { overflow = overflow || Int(exactly: q[index]) == nil || Int(exactly: p[index]) == nil }
      if content != 1 { content = wordGreatestCommonDivisor(content, sum.magnitude) }
      target[index] = Entry(truncatingIfNeeded: sum)
    }
    if overflow {
      return combineInBigIntegers(
        Value(a), q, Value(b), p, divisor: nil, into: target, count: count)
    }
    if content > 1 { divide(target, by: content, count: count) }
  }

  private func divide(_ vector: UnsafeMutablePointer<Entry>, by content: UInt, count: Int) {
    let divisor = Entry(truncatingIfNeeded: content)
    for index in 0..<count { vector[index] /= divisor }
  }

  func makePrimitive(_ vector: UnsafeMutablePointer<Entry>, count: Int) {
    let integers = (0..<count).map { Self.integer(vector[$0]) }
    let content = integers.reduce(0) { BigInteger.greatestCommonDivisor($0, $1) }
    guard content > 1 else { return }
    for index in 0..<count { vector[index] = Self.entry(integers[index].exactlyDivided(by: content)) }
  }
}

/// Integers of any size, for entries beyond the bounds of the machine's.
struct BigArithmetic: RayArithmetic {
  init(entryBits: Int) {}

  static var zero: BigInteger { 0 }
  static var zeroValue: BigInteger { 0 }
  static func entry(_ value: BigInteger) -> BigInteger { value }
  static func integer(_ entry: BigInteger) -> BigInteger { entry }
  static func integer(value: BigInteger) -> BigInteger { value }
  static func sign(_ value: BigInteger) -> Int { value.signum() }
  static func magnitude(_ value: BigInteger) -> BigInteger { value.magnitude }

  static func value(
    _ form: UnsafePointer<BigInteger>, _ vector: UnsafePointer<BigInteger>, count: Int
  ) -> BigInteger {
    var sum: BigInteger = 0
    for index in 0..<count where !form[index].isZero { sum += form[index] * vector[index] }
    return sum
  }

  static func value(
    _ form: UnsafePointer<BigInteger>, sum: UnsafePointer<BigInteger>, count: Int
  ) -> BigInteger { value(form, sum, count: count) }

  static func add(_ vector: UnsafePointer<BigInteger>, to sum: UnsafeMutablePointer<BigInteger>, count: Int) {
    for index in 0..<count { sum[index] += vector[index] }
  }

  static func add(
    _ factor: Int, sum: UnsafePointer<BigInteger>, to target: UnsafeMutablePointer<BigInteger>, count: Int
  ) {
    for index in 0..<count { target[index] += BigInteger(factor) * sum[index] }
  }

  static func quotient(_ left: BigInteger, _ right: BigInteger, limit: Int) -> Int? {
    if left < right { return 0 }
    guard let quotient = Int(exactly: left / right), quotient <= limit else { return nil }
    return quotient
  }

  func combine(
    _ a: BigInteger, _ q: UnsafePointer<BigInteger>, _ b: BigInteger, _ p: UnsafePointer<BigInteger>,
    divisor: BigInteger, into target: UnsafeMutablePointer<BigInteger>, count: Int
  ) {
    combineInBigIntegers(a, q, b, p, divisor: divisor, into: target, count: count)
  }

  func combinePrimitively(
    _ a: BigInteger, _ q: UnsafePointer<BigInteger>, _ b: BigInteger, _ p: UnsafePointer<BigInteger>,
    into target: UnsafeMutablePointer<BigInteger>, count: Int
  ) {
    combineInBigIntegers(a, q, b, p, divisor: nil, into: target, count: count)
  }

  func makePrimitive(_ vector: UnsafeMutablePointer<BigInteger>, count: Int) {
    var content: BigInteger = 0
    for index in 0..<count where content != 1 { content = .greatestCommonDivisor(content, vector[index]) }
    guard content > 1 else { return }
    for index in 0..<count { vector[index] = vector[index].exactlyDivided(by: content) }
  }
}
