/// A finished proof file: a label, the objects and theorems, and the closing line count.
///
/// The text follows `proofs/FORMAT.md`; only a checker that reads the text can say whether it proves anything.
public struct Certificate: Sendable, Hashable {
  /// The token of the `label` line; it tells people what the file is about and is not checked.
  public let label: String
  /// The theorems, restated as the checker's verdict line restates them.
  public let theorems: [String]
  /// The whole file, ASCII.
  public let bytes: [UInt8]

  /// The verdict line that a checker prints when it verifies this file.
  public var expectedVerdict: String {
    "verified \(label) | " + theorems.joined(separator: " | ")
  }

  /// The file as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
