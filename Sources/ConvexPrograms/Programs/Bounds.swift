import ExactNumbers

/// The closed interval of values that a variable or a constraint may take; a missing end is no restriction.
public struct Bounds: Hashable, Sendable {
  /// The least value, nil for −∞.
  public var lower: Rational?
  /// The greatest value, nil for +∞.
  public var upper: Rational?

  /// The interval with the given ends. It may be empty; no point satisfies the program then.
  public init(lower: Rational? = nil, upper: Rational? = nil) {
    self.lower = lower
    self.upper = upper
  }

  /// All numbers.
  public static let free = Bounds()
  /// The numbers 0 and above.
  public static let nonnegative = Bounds(lower: 0)

  /// The numbers from `value` on.
  public static func atLeast(_ value: Rational) -> Bounds { Bounds(lower: value) }

  /// The numbers up to `value`.
  public static func atMost(_ value: Rational) -> Bounds { Bounds(upper: value) }

  /// One number alone.
  public static func equal(_ value: Rational) -> Bounds { Bounds(lower: value, upper: value) }

  /// Whether no number lies in the interval.
  public var isEmpty: Bool {
    if let lower, let upper { return lower > upper }
    return false
  }

  /// Whether a number lies in the interval.
  public func contains(_ value: Rational) -> Bool {
    if let lower, value < lower { return false }
    if let upper, value > upper { return false }
    return true
  }

  /// Whether moving in a direction never leaves the interval.
  func allowsDirection(_ direction: Rational) -> Bool {
    let sign = direction.signum()
    return sign == 0 || (sign < 0 ? lower == nil : upper == nil)
  }

  /// The least value of `multiplier · t` for t in the interval; nil for −∞.
  func least(times multiplier: Rational) -> Rational? {
    switch multiplier.signum() {
    case 0: 0
    case 1: lower.map { multiplier * $0 }
    default: upper.map { multiplier * $0 }
    }
  }
}
