import ExactNumbers

/// A step between ticks, mantissa · 10^exponent with mantissa 1, 2 or 5, and decimal labels for its multiples.
struct DecimalStep: Sendable {
  let mantissa: Int
  let exponent: Int

  /// The smallest such step that is at least `minimum`.
  /// - Precondition: `minimum` is positive.
  init(for minimum: Rational) {
    // The number of bits gives the power of ten up to one or two; the loop does the rest.
    let bits = minimum.numerator.bitLength - minimum.denominator.bitLength
    var exponent = bits * 30_103 / 100_000 - 2
    while true {
      for mantissa in [1, 2, 5] where Self.value(mantissa, exponent) >= minimum {
        self.mantissa = mantissa
        self.exponent = exponent
        return
      }
      exponent += 1
    }
  }

  var value: Rational { Self.value(mantissa, exponent) }

  static func value(_ mantissa: Int, _ exponent: Int) -> Rational {
    Rational(mantissa) * Rational(10).power(exponent)
  }

  /// The labels of multiples of the step, all in plain decimals or all as powers of ten, or nil if they need more than nine
  /// characters either way.
  func labels(_ multiples: [BigInteger]) -> [String]? {
    let limit = 9
    let plain = multiples.map { plainLabel($0) }
    if plain.allSatisfy({ $0.map { $0.count <= 7 } ?? false }) { return plain.compactMap { $0 } }
    let scientific = multiples.map { Self.scientific($0 * BigInteger(mantissa), exponent) }
    return scientific.allSatisfy { $0.count <= limit } ? scientific : nil
  }

  /// A multiple as a plain decimal, or nil if that is unreasonably long.
  private func plainLabel(_ multiple: BigInteger) -> String? {
    guard (-6...6).contains(exponent), multiple.bitLength < 60 else { return nil }
    if multiple.isZero { return "0" }
    let scaled = multiple * BigInteger(mantissa)
    if exponent >= 0 { return Self.withTrueMinus((scaled * BigInteger(10).power(UInt(exponent))).description) }
    var digits = scaled.magnitude.description
    let places = -exponent
    if digits.count <= places { digits = String(repeating: "0", count: places + 1 - digits.count) + digits }
    let label = "\(digits.dropLast(places)).\(digits.suffix(places))"
    return (scaled.isNegative ? "−" : "") + label
  }

  /// An integer times a power of ten, such as `2.5·10⁻⁷`.
  static func scientific(_ integer: BigInteger, _ exponent: Int) -> String {
    if integer.isZero { return "0" }
    let digits = integer.magnitude.description
    var rest = digits.dropFirst()
    while rest.last == "0" { rest = rest.dropLast() }
    let power = exponent + digits.count - 1
    let fraction = rest.isEmpty ? "" : ".\(rest)"
    let sign = integer.isNegative ? "−" : ""
    return "\(sign)\(digits.prefix(1))\(fraction)\(power == 0 ? "" : "·10" + superscript(power))"
  }

  /// A number in at most about twenty characters: exact if that is enough room, otherwise its leading digits and `…`.
  static func approximation(of value: Rational) -> String {
    let exact = value.description
    if exact.count <= 20 { return withTrueMinus(exact) }
    let magnitude = value.magnitude
    let bits = magnitude.numerator.bitLength - magnitude.denominator.bitLength
    // Six to eight leading digits, cut off, not rounded.
    let exponent = bits * 30_103 / 100_000 - 7
    let digits = (magnitude / Rational(10).power(exponent)).floor.description
    let power = exponent + digits.count - 1
    let leading = "\(digits.prefix(1)).\(digits.dropFirst().prefix(5))…"
    return (value.isNegative ? "−" : "") + leading + (power == 0 ? "" : "·10" + superscript(power))
  }

  static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let text = String(number.magnitude).utf8.map { digits[Int($0) - 48] }
    return (number < 0 ? "⁻" : "") + String(text)
  }

  static func withTrueMinus(_ text: String) -> String { text.hasPrefix("-") ? "−" + text.dropFirst() : text }
}
