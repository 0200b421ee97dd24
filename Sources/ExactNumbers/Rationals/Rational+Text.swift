import CGMP

extension Rational {
  /// The most digits a numeral may carry, all its parts together.
  public static let maximumDigits = 20_000
  /// The largest decimal exponent in absolute value.
  public static let maximumExponent = 10_000

  /// Reads an exact number: an integer `-3`, a fraction `-3/4`, or a finite decimal `0.125`, `-1.5e-3`. A decimal is
  /// taken at its word, never rounded through binary.
  ///
  /// The grammar is `-?D`, `-?D/D` or `-?D(.D)?([eE][+-]?D)?` with D one or more ASCII digits; no spaces, no plus sign in
  /// front, no `.5` or `5.`, no names such as nan or inf.
  /// - Throws: `NumberParsingError` naming the text, for anything else, for a zero denominator, for more than
  ///   `maximumDigits` digits and for exponents beyond `maximumExponent`, refused before any large number is built.
  public init(parsing text: String) throws(NumberParsingError) {
    var reader = NumeralReader(text)
    self = try reader.readNumber()
  }
}

/// A cursor over the bytes of a numeral.
private struct NumeralReader {
  let text: String
  let bytes: [UInt8]
  var position = 0

  static let expectation = "expected an integer like -3, a fraction like -3/4 or a decimal like 0.125 or -1.5e-3"

  init(_ text: String) {
    self.text = text
    // A valid numeral is at most a little longer than its digits; a longer text is refused without being copied whole.
    bytes = Array(text.utf8.prefix(Rational.maximumDigits + 64))
  }

  func failure(_ reason: String) -> NumberParsingError { NumberParsingError(text: text, reason: reason) }

  mutating func skip(_ characters: String) -> UInt8? {
    guard position < bytes.count, characters.utf8.contains(bytes[position]) else { return nil }
    position += 1
    return bytes[position - 1]
  }

  mutating func readDigits(_ role: String) throws(NumberParsingError) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    if start == position { throw failure("no digits where the \(role) should be; \(Self.expectation)") }
    return bytes[start..<position]
  }

  func requireEnd() throws(NumberParsingError) {
    if position < bytes.count {
      throw failure("unexpected character at position \(position + 1); \(Self.expectation)")
    }
  }

  func integer(_ digits: ArraySlice<UInt8>) throws(NumberParsingError) -> BigInteger {
    guard let value = digits.withUnsafeBufferPointer({ BigInteger.parse($0) }) else { throw failure(Self.expectation) }
    return value
  }

  mutating func readNumber() throws(NumberParsingError) -> Rational {
    if bytes.isEmpty { throw failure("the text is empty; \(Self.expectation)") }
    let digitCount = bytes.reduce(0) { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) }
    if digitCount > Rational.maximumDigits {
      throw failure("more than \(Rational.maximumDigits) digits; write the number with fewer")
    }
    let negative = skip("-") != nil
    let whole = try readDigits("integer part")
    let value: Rational
    if skip("/") != nil {
      let denominator = try integer(try readDigits("denominator"))
      try requireEnd()
      if denominator.isZero { throw failure("the denominator is zero; expected a positive integer") }
      value = Rational(try integer(whole), denominator)
    } else {
      value = try readDecimal(whole)
    }
    return negative ? -value : value
  }

  private mutating func readDecimal(_ whole: ArraySlice<UInt8>) throws(NumberParsingError) -> Rational {
    var digits = whole
    var scale = 0
    if skip(".") != nil {
      let fraction = try readDigits("fractional part")
      digits += fraction
      scale = -fraction.count
    }
    if skip("eE") != nil {
      let negative = skip("+-") == UInt8(ascii: "-")
      let exponentDigits = try readDigits("exponent").drop { $0 == UInt8(ascii: "0") }
      // Six digits cannot overflow; longer exponents are out of bounds anyway.
      let exponent = exponentDigits.count > 6 ? Int.max : exponentDigits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      if exponent > Rational.maximumExponent {
        throw failure("the exponent is beyond \(Rational.maximumExponent) in absolute value")
      }
      scale += negative ? -exponent : exponent
    }
    try requireEnd()
    let mantissa = try integer(digits)
    let power = BigInteger(10).power(scale.magnitude)
    return scale >= 0 ? Rational(mantissa * power) : Rational(mantissa, power)
  }
}

extension Rational: CustomStringConvertible, LosslessStringConvertible {
  /// The number written as in `init(parsing:)`, or nil.
  public init?(_ text: String) {
    do throws(NumberParsingError) {
      self = try Rational(parsing: text)
    } catch {
      return nil
    }
  }

  /// `p/q` in lowest terms, or `p` when the denominator is 1.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }
}

extension Rational: Codable {
  /// Decodes a string as in `init(parsing:)`.
  /// - Throws: `DecodingError.dataCorrupted` with the parser's message.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(NumberParsingError) {
      self = try Rational(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the string `p/q` or `p`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
