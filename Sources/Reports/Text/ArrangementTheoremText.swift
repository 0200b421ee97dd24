/// The words of theorems about arrangements and zonotopes, see `TheoremText`.
enum ArrangementTheoremText {
  /// A theorem whose number of words depends on the dimension, or nil.
  static func ofAnyLength(_ head: String, _ a: [String]) -> String? {
    switch head {
    case "whitney" where a.count >= 3:
      "\(a[0]) has the Whitney numbers \(a.dropFirst().joined(separator: ", "))"
    case "support" where a.count >= 5:
      "the support function of \(a[0]) has the value \(TheoremText.fraction(a[1], a[2])) at "
        + "(\(a.dropFirst(4).map { TheoremText.fraction($0, a[3]) }.joined(separator: ", ")))"
    default: nil
    }
  }

  /// A theorem of the given number of words, or nil.
  static func text(_ head: String, _ a: [String]) -> String? {
    switch head {
    case "chambers-at-least": "\(a[0]) has at least \(chambers(a[1]))"
    case "chambers": "\(a[0]) has exactly \(chambers(a[1]))"
    case "uniform": "any min(n, m) of the normals of \(a[0]) are independent"
    case "dependent": "some min(n, m) of the normals of \(a[0]) are dependent"
    case "support-network": "\(a[0]) computes the support function of \(a[1])"
    case "support-gates-at-least":
      "every network with one hidden layer that computes the support function of \(a[0]) has at least "
        + TheoremText.gates(a[1])
    case "support-pieces":
      "the zonotope of \(a[0]) has exactly \(vertices(a[1])), its support function as many pieces"
    case "same-support": "the zonotopes of \(a[0]) and \(a[1]) are the same"
    case "zonotope-pieces":
      "\(a[1]) after the support function of \(a[0]) has exactly \(TheoremText.pieces(a[2]))"
    case "zonotope-size-at-least":
      "every network with exactly \(TheoremText.layers(a[2])) that computes \(a[1]) after the support function of "
        + "\(a[0]) has size at least \(a[3])"
    case "no-zonotope": "no zonotope has exactly \(vertices(a[0]))"
    default: nil
    }
  }

  private static func chambers(_ count: String) -> String { count == "1" ? "1 chamber" : "\(count) chambers" }

  private static func vertices(_ count: String) -> String { count == "1" ? "1 vertex" : "\(count) vertices" }
}
