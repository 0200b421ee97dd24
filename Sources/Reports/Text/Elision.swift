/// Texts shortened to a length, with an ellipsis where something is missing.
enum Elision {
  /// The text, or its beginning and `…`, in at most `limit` characters.
  /// - Precondition: `limit` is at least 1.
  static func atEnd(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
  }

  /// The text, or its beginning, `…` and its end, in at most `limit` characters; for identifiers whose end matters.
  /// - Precondition: `limit` is at least 3.
  static func inMiddle(_ text: String, to limit: Int) -> String {
    if text.count <= limit { return text }
    let tail = (limit - 1) / 2
    return String(text.prefix(limit - 1 - tail)) + "…" + String(text.suffix(tail))
  }
}
