/// The theorems of FORMAT.md 4.41 to 4.49 in words.
enum RegionTheoremText {
  /// The text of a theorem with this head and these arguments; nil if it is none of these.
  static func text(_ head: String, _ a: [String]) -> String? {
    switch (head, a.count) {
    case ("regions", 4):
      "\(a[0]) has exactly \(counted(a[2], "activation pattern")) with interior in \(a[1]), and \(counted(a[3], "affine map"))"
    case ("affine-regions", 5):
      "\(a[0]) has exactly \(counted(a[2], "activation pattern")) with interior in \(a[1]), \(counted(a[3], "affine map")) "
        + "and \(counted(a[4], "open connected region"))"
    case ("same-map", 3): "\(a[0]) = \(a[1]) on all of \(a[2])"
    case ("different-maps", 4...): "\(a[0]) and \(a[1]) differ at \(point(a.dropFirst(2)))"
    case ("maximum-network", 3): "\(a[0]) computes the maximum \(a[1]) on all of \(a[2])"
    case ("avoids", 3): "no point of \(a[1]) with its value under \(a[0]) is in \(a[2])"
    case ("reaches", 5...):
      "\(point(a.dropFirst(3))) is in \(a[1]), and with its value under \(a[0]) in \(a[2])"
    case ("not-one-hidden-layer-network", 1): "no network with one hidden layer, of any width, computes \(a[0])"
    case ("hidden-gates-at-least", 2):
      "every network with one hidden layer that computes \(a[0]) has at least \(TheoremText.gates(a[1]))"
    default: nil
    }
  }

  private static func counted(_ count: String, _ noun: String) -> String {
    "\(count) \(noun)\(count == "1" ? "" : "s")"
  }

  /// A denominator and numerators as a point.
  private static func point(_ numbers: ArraySlice<String>) -> String {
    guard let denominator = numbers.first else { return "" }
    return "(" + numbers.dropFirst().map { TheoremText.fraction($0, denominator) }.joined(separator: ", ") + ")"
  }
}
