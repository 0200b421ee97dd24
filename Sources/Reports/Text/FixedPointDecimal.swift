import ExactNumbers

/// A number of hundredths, for drawing coordinates: rounded exactly from a rational and written without floating point, so
/// that a drawing is the same bytes on every machine.
struct FixedPointDecimal: Hashable, Comparable, Sendable {
  /// The value times one hundred.
  let hundredths: Int

  init(hundredths: Int) { self.hundredths = hundredths }

  /// The nearest number of hundredths, the larger one of two equally near; values beyond ±10^12 are clamped there.
  init(rounding value: Rational) {
    let limit = 100_000_000_000_000
    let rounded = (value * 100 + Rational(1, 2)).floor
    hundredths = Int(exactly: rounded).map { min(max($0, -limit), limit) } ?? (rounded.isNegative ? -limit : limit)
  }

  static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }

  /// The shortest decimal, such as `12`, `12.5` or `-0.07`.
  var text: String {
    let whole = hundredths.magnitude / 100
    let part = hundredths.magnitude % 100
    var result = hundredths < 0 ? "-" : ""
    result += String(whole)
    if part > 0 {
      result += "." + String(part / 10)
      if part % 10 > 0 { result += String(part % 10) }
    }
    return result
  }
}

/// The text of a running time.
enum SecondsText {
  /// Two decimals, such as `0.05` or `12.30`; a dash for what is not a finite time.
  static func twoDecimals(_ seconds: Double) -> String {
    let scaled = seconds * 100 + 0.5
    guard scaled >= 0, scaled < 1e15 else { return "–" }
    let hundredths = Int(scaled)
    let part = hundredths % 100
    return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
  }
}
