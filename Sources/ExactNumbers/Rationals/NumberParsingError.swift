/// Why a text is not an exact number.
public struct NumberParsingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The offending text, cut after 60 characters.
  public let text: String
  /// What is wrong with it and what was expected.
  public let reason: String

  init(text: some StringProtocol, reason: String) {
    let prefix = text.prefix(60)
    self.text = prefix.endIndex == text.endIndex ? String(prefix) : prefix + "..."
    self.reason = reason
  }

  /// One sentence naming the text and the reason.
  public var description: String { "'\(text)' is not an exact number: \(reason)" }
}
