/// Text made safe to stand in HTML and SVG.
enum MarkupText {
  /// The text with the characters that mean something in markup replaced, fit for content and quoted attributes.
  ///
  /// Control characters, which HTML forbids, become U+FFFD; tabs and line ends stay.
  static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      default:
        let forbidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
        result.unicodeScalars.append(forbidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// An identifier, escaped, with places where a line may break after dots, slashes and hyphens.
  static func breakable(_ identifier: String) -> String {
    var result = ""
    for character in identifier {
      result += escape(String(character))
      if character == "." || character == "/" || character == "-" { result += "<wbr>" }
    }
    return result
  }

  /// A distinct name for each identifier, fit for `id` attributes and links: letters, digits and hyphens only.
  static func anchors(for identifiers: [String]) -> [String] {
    var used: Set<String> = []
    return identifiers.map { identifier in
      let plain = identifier.unicodeScalars.map { scalar in
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        return isPlain ? String(scalar) : "-"
      }.joined()
      var anchor = "claim-" + plain
      var number = 2
      while !used.insert(anchor).inserted {
        anchor = "claim-\(plain)-\(number)"
        number += 1
      }
      return anchor
    }
  }
}
