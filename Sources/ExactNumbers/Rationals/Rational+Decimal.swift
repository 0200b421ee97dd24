/// The direction in which a finite decimal departs from the number it shows.
public enum DecimalRounding: Sendable {
  /// Toward minus infinity.
  case down
  /// Toward plus infinity.
  case up
}

extension Rational {
  /// The number with a fixed count of decimal places, rounded in the stated direction: never to nearest, so that two
  /// such numerals bracket the value.
  /// - Precondition: `places` is not negative.
  /// - Complexity: that of one division of integers with `places` extra digits.
  public func decimal(places: Int, rounding: DecimalRounding) -> String {
    precondition(places >= 0, "a decimal has a non-negative number of places")
    let scaled = numerator * BigInteger(10).power(UInt(places))
    let integer = rounding == .down ? scaled.floorDivided(by: denominator) : scaled.ceilingDivided(by: denominator)
    let sign = integer.isNegative ? "-" : ""
    var digits = integer.magnitude.description
    if places == 0 { return sign + digits }
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }
}
