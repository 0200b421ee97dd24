/// Theorems about functions on the cube, circuits and sign-rank in words (FORMAT.md 4.50 to 4.68).
enum BooleanTheoremText {
  /// The theorem of a head and its arguments in words; nil if it is none of these.
  static func text(_ head: String, _ a: [String]) -> String? {
    if head == "survival", a.count >= 6 { return survival(a) }
    if head == "table-sum", a.count >= 2 { return "\(a[0]) = \(a.dropFirst().joined(separator: " + "))" }
    switch (head, a.count) {
    case ("computes", 2): return "the circuit \(a[0]) computes \(a[1])"
    case ("agrees", 3): return "the circuit \(a[0]) agrees with \(a[1]) at exactly \(points(a[2]))"
    case ("not-threshold", 1): return "\(a[0]) is no threshold function"
    case ("threshold-weights-at-least", 2):
      return "integer weights of \(a[0]) as a threshold function have a sum of absolute values of at least \(a[1])"
    case ("spectrum", 4):
      return "\(a[0]) has degree \(a[1]) and \(a[2]) nonzero Walsh coefficients; the greatest sum is \(a[3])"
    case ("coefficient", 4):
      return "the Walsh coefficient of \(a[0]) at the set \(a[1]) is \(TheoremText.fraction(a[2], a[3]))"
    case ("sign-rank-at-most", 2): return "the sign-rank of \(a[0]) is at most \(a[1])"
    case ("sign-rank-at-least", 2): return "the sign-rank of \(a[0]) is at least \(a[1])"
    case ("xor-sign-rank-at-least", 2):
      return "the sign-rank of the matrix of \(a[0])(x ⊕ y) is at least \(a[1])"
    case ("row-classes", 2): return "the forms of \(a[0]) tell exactly \(a[1]) classes of points of the cube apart"
    case ("distinct-rows", 3):
      return
        "\(a[0]) has exactly \(a[2]) different rows, by its first \(a[1] == "1" ? "variable" : "\(a[1]) variables")"
    case ("not-through", 2): return "no circuit that reads inputs only through the forms of \(a[1]) computes \(a[0])"
    case ("common-cone", 1): return "along some order of the cube all forms of \(a[0]) increase"
    case ("no-common-cone", 1): return "along no order of the cube all forms of \(a[0]) increase"
    case ("compatible-classes", 3):
      return "integer weights up to \(a[1]) on \(a[0]) inputs that increase along one order of the cube tell at most "
        + "\(a[2]) classes of points apart"
    case ("exponential", 5):
      let sign = ["<=": "≤", ">=": "≥"][a[2]] ?? a[2]
      return "e^(\(TheoremText.fraction(a[0], a[1]))) \(sign) \(TheoremText.fraction(a[3], a[4]))"
    default: return nil
    }
  }

  private static func points(_ count: String) -> String { count == "1" ? "1 point" : "\(count) points" }

  private static func survival(_ a: [String]) -> String {
    let sign = ["<=": "≤", ">=": "≥"][a[2]] ?? a[2]
    let parts = Set(a[5...]).count
    return "gate \(a[1]) of \(a[0]) survives a random restriction that leaves one input of each of "
      + "\(parts == 1 ? "1 part" : "\(parts) parts") free with probability \(sign) \(TheoremText.fraction(a[3], a[4]))"
  }
}
