/// The last line of the state of a count.
enum Seal {
  /// The lines before the last with the last one: `end` and the 64 bits of FNV-1a.
  static func sealed(_ lines: String) -> String {
    var value: UInt64 = 14_695_981_039_346_656_037
    for byte in lines.utf8 {
      value = (value ^ UInt64(byte)).multipliedReportingOverflow(by: 1_099_511_628_211).partialValue
    }
    let digits = String(value, radix: 16)
    return lines + "end " + String(repeating: "0", count: 16 - digits.count) + digits + "\n"
  }
}
