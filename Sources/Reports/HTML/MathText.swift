/// Statements written with `w_1`, `w_{k+1}` and `2^{k-1}`, set with real subscripts and superscripts; what stands between
/// backticks is set as code.
enum MathText {
  /// The text as markup: escaped, and with an underscore or a caret applied to what follows it: a group in braces, a numeral,
  /// or a letter standing alone. Anything else, such as an underscore within a word, stays as it is.
  ///
  /// - Complexity: linear for texts without deeply nested groups.
  static func markup(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An unpaired backtick is no mark.
    if parts.count < 3 || parts.count % 2 == 0 { return markup(Array(text)[...], depth: 0) }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? markup(Array(part)[...], depth: 0) : "<code>\(MarkupText.escape(String(part)))</code>"
    }.joined()
  }

  /// Groups nested deeper than this are left as they are.
  private static let deepest = 6

  private static func markup(_ text: ArraySlice<Character>, depth: Int) -> String {
    var result = ""
    var plain = ""
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "_" || text[index] == "^", index > text.startIndex, depth < deepest,
        let (argument, next) = argument(in: text, from: index + 1)
      {
        let tag = text[index] == "_" ? "sub" : "sup"
        result += MarkupText.escape(plain) + "<\(tag)>\(markup(argument, depth: depth + 1))</\(tag)>"
        plain = ""
        index = next
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    return result + MarkupText.escape(plain)
  }

  /// What an underscore or a caret applies to, and where the text goes on.
  private static func argument(
    in text: ArraySlice<Character>, from start: Int
  ) -> (argument: ArraySlice<Character>, next: Int)? {
    guard start < text.endIndex else { return nil }
    if text[start] == "{" { return group(in: text, from: start) }
    var end = start
    if text[start].isNumber {
      while end < text.endIndex, text[end].isNumber { end += 1 }
    } else if text[start].isLetter {
      end += 1
    }
    if end == start || (end < text.endIndex && text[end].isLetter) { return nil }
    return (text[start..<end], end)
  }

  private static func group(
    in text: ArraySlice<Character>, from start: Int
  ) -> (argument: ArraySlice<Character>, next: Int)? {
    var open = 0
    for index in start..<text.endIndex {
      if text[index] == "{" { open += 1 }
      if text[index] == "}" { open -= 1 }
      if open == 0 { return index > start + 1 ? (text[(start + 1)..<index], index + 1) : nil }
    }
    return nil
  }
}
