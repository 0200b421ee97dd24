/// The last line of the record of a count.
enum CountingSeal {
  /// The record with the checksum that belongs to it in place of its own: FNV-1a of the lines before the last.
  static func sealed(_ record: String) -> String {
    let lines = record.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.lastIndex { $0.hasPrefix("end") } ?? lines.count
    let body = lines[..<end].map { $0 + "\n" }.joined()
    var value: UInt64 = 14_695_981_039_346_656_037
    for byte in body.utf8 {
      value = (value ^ UInt64(byte)).multipliedReportingOverflow(by: 1_099_511_628_211).partialValue
    }
    let digits = String(value, radix: 16)
    return body + "end " + String(repeating: "0", count: 16 - digits.count) + digits + "\n"
  }
}
