/// A sum over the bytes of a record that shows accidental damage: changing one byte always changes it.
///
/// It is FNV-1a with 64 bits (Fowler, Noll and Vo). It keeps nobody from writing a false record on purpose.
struct RecordChecksum: Equatable, Sendable, CustomStringConvertible {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes in more bytes.
  mutating func add(_ text: some StringProtocol) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// Sixteen hexadecimal digits.
  var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
