/// A sum over the bytes of a record that shows accidental damage: changing one byte always changes it.
///
/// It is FNV-1a with 64 bits (Fowler, Noll and Vo). It keeps nobody from writing a false record on purpose.
public struct RecordChecksum: Equatable, Sendable, CustomStringConvertible {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The sum over no bytes.
  public init() {}

  /// Takes in more bytes.
  public mutating func add(_ text: some StringProtocol) { add(text.utf8) }

  /// Takes in more bytes.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
