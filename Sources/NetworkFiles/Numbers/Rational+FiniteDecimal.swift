import ExactNumbers

extension Rational {
  /// The number as a finite decimal, such as -0.125, exactly; nil if it has none, that is, if its denominator has a prime
  /// factor other than 2 and 5, or if it takes more than `maximumPlaces` decimal places.
  func finiteDecimal(maximumPlaces: Int) -> String? {
    if isInteger { return description }
    var rest = denominator
    let twos = rest.trailingZeroBitCount
    rest = rest >> twos
    guard twos <= maximumPlaces else { return nil }
    var fives = 0
    let five = BigInteger(5)
    while fives <= maximumPlaces, rest.isMultiple(of: five) {
      rest = rest.exactlyDivided(by: five)
      fives += 1
    }
    let places = max(twos, fives)
    guard rest == BigInteger(1), places <= maximumPlaces else { return nil }
    return decimal(places: places, rounding: .down)
  }

  /// The decimal with a fixed count of places that is nearest, the one with even last digit of two.
  func nearestDecimal(places: Int) -> String {
    let scale = BigInteger(10).power(UInt(places))
    let scaled = self * Rational(scale)
    let below = scaled.floor
    let distance = scaled - Rational(below)
    let half = Rational(1, 2)
    let up = distance > half || (distance == half && below.isOdd)
    let nearest = Rational(up ? below + 1 : below, scale)
    return nearest.decimal(places: places, rounding: .down)
  }
}
