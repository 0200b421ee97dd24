import ExactNumbers
import ReLUNetworks

/// Writes a proof file record by record, and decides while it writes.
///
/// Each method that proves something computes the truth exactly, writes the theorem that *is* true (the one asked for, or its
/// negation), and returns whether the one asked for holds. So a decision procedure and its certificate are the same lines of
/// code and cannot drift apart. Whether the theorem is accepted is for the kernel to say.
public struct CertificateBuilder {
  /// The label that the file will carry.
  public let label: String
  var bytes: [UInt8] = []
  var lineCount = 0
  var theorems: [String] = []
  var names: Set<String> = []

  /// Begins a file.
  ///
  /// - Parameter label: one token of printable ASCII without `|`; other characters are replaced by `-`, and it is cut at 120 bytes.
  public init(label: String) {
    let token = label.utf8.map { $0 > 32 && $0 < 127 && $0 != 124 ? $0 : 45 }.prefix(120)
    self.label = token.isEmpty ? "-" : String(decoding: token, as: UTF8.self)
    line("lemmata-proof 1")
    line("label \(self.label)")
  }

  /// Closes the file.
  ///
  /// - Complexity: linear in the size of the file.
  public func finished() -> Certificate {
    var copy = self
    copy.line("end \(lineCount)")
    return Certificate(label: label, theorems: theorems, bytes: copy.bytes)
  }

  /// Whether any theorem has been written; a file without one is no certificate.
  public var hasTheorems: Bool { !theorems.isEmpty }

  /// Writes a remark that checkers skip, cut at half a million bytes since lines of the format end at a million.
  public mutating func note(_ text: String) {
    let ascii = text.utf8.prefix(500_000).map { $0 >= 32 && $0 < 127 ? $0 : 63 }
    let words = String(decoding: ascii, as: UTF8.self).split(separator: " ")
    if !words.isEmpty { line("note " + words.joined(separator: " ")) }
  }

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
    lineCount += 1
  }

  mutating func theorem(_ restated: String, suffix: String = "", as written: String? = nil) {
    theorems.append(restated)
    let head = written ?? restated
    line(suffix.isEmpty ? head : head + " " + suffix)
  }

  /// A name that is still free: the wanted one, or the wanted one with a number.
  mutating func claim(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !names.insert(name).inserted {
      name = "\(wanted)\(number)"
      number += 1
    }
    return name
  }

  mutating func points(_ points: some Sequence<Rational>) {
    for point in points { line("at \(pair(point))") }
  }

  func pair(_ value: Rational) -> String { "\(value.numerator) \(value.denominator)" }
}

/// Brings rationals over one denominator.
///
/// - Returns: the least common denominator, at least 1, and the numerators over it.
func overCommonDenominator(_ values: [Rational]) -> (denominator: BigInteger, numerators: [BigInteger]) {
  var common: BigInteger = 1
  for value in values where common % value.denominator != 0 {
    common = BigInteger.leastCommonMultiple(common, value.denominator)
  }
  return (common, values.map { $0.numerator * (common / $0.denominator) })
}
