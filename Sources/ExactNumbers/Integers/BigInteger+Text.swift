import CGMP

extension BigInteger: CustomStringConvertible, LosslessStringConvertible {
  /// The integer written as an optional minus sign and at least one decimal digit; nil for any other text, including
  /// surrounding spaces, a plus sign, separators and non-ASCII digits.
  /// - Complexity: subquadratic in the number of digits; the caller bounds the length of untrusted text.
  public init?(_ text: String) {
    if let small = text.utf8.withContiguousStorageIfAvailable({ Self.parse($0) }) {
      guard let small else { return nil }
      self = small
    } else {
      guard let value = Array(text.utf8).withUnsafeBufferPointer({ Self.parse($0) }) else { return nil }
      self = value
    }
  }

  /// Reads `-?[0-9]+`, all of it.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> BigInteger? {
    let negative = text.first == UInt8(ascii: "-")
    let digits = text[(negative ? 1 : 0)...]
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
    if digits.count <= 18 {
      let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      return BigInteger(negative ? -value : value)
    }
    return computed { result in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) { buffer in
        for (index, byte) in text.enumerated() { buffer[index] = CChar(byte) }
        buffer[text.count] = 0
        if let base = buffer.baseAddress { _ = integer_set_decimal(result, base) }
      }
    }
  }

  /// The decimal numeral, with a minus sign for negative values.
  public var description: String {
    switch representation {
    case .small(let value): return value.description
    case .large:
      return withGMP { pointer in
        let capacity = Int(integer_decimal_size(pointer)) + 2
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
          guard let base = buffer.baseAddress else { return "" }
          integer_write_decimal(base, pointer)
          return String(cString: base)
        }
      }
    }
  }
}

extension BigInteger: Codable {
  /// Decodes a decimal numeral stored as a string.
  /// - Throws: `DecodingError.dataCorrupted` when the string is not a decimal integer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = BigInteger(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a decimal integer such as 12 or -7")
    }
    self = value
  }

  /// Encodes the decimal numeral as a string, because common readers of JSON numbers lose digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
