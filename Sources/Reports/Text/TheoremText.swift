/// Theorems of proof files in words and infix notation, for people; the line itself stays what the kernel verified.
public enum TheoremText {
  /// A restated theorem, such as `compare pieces:h > 2 3 ^`, as `pieces(h) > 2^3`; a line that is none comes back unchanged.
  ///
  /// Nothing is computed: numbers stand as they do in the line.
  /// - Complexity: linear in the length of the line, apart from copying subexpressions.
  public static func readable(_ theorem: String) -> String {
    let words = theorem.split(separator: " ").map(String.init)
    guard let head = words.first else { return theorem }
    let arguments = Array(words.dropFirst())
    if head == "compare" { return comparison(arguments) ?? theorem }
    if let text = ArrangementTheoremText.ofAnyLength(head, arguments) { return text }
    if let text = RegionTheoremText.text(head, arguments) { return text }
    if let text = BooleanTheoremText.text(head, arguments) { return text }
    guard let count = argumentCounts[head], arguments.count == count else { return theorem }
    return onTheLine(head, arguments) ?? aboutNetworks(head, arguments)
      ?? ArrangementTheoremText.text(head, arguments) ?? aboutTraining(head, arguments)
      ?? aboutPrograms(head, arguments) ?? theorem
  }

  /// Of the theorems about a counterexample the one that settles it, as a line for people: the last, or the last strict
  /// comparison if comparisons conclude the list.
  ///
  /// - Parameter values: numerals to put in place of names and measures in a comparison.
  static func decisive(_ theorems: [String], values: [String: String] = [:]) -> String? {
    guard var line = theorems.last else { return nil }
    if !line.hasPrefix("compare ") { return readable(line) }
    line = theorems.last { $0.hasPrefix("compare ") && ($0.contains(" < ") || $0.contains(" > ")) } ?? line
    let tokens = line.split(separator: " ").dropFirst().map(String.init)
    return comparison(tokens, values: values) ?? line
  }

  private static let argumentCounts = [
    "equal": 2, "pieces": 2, "fold-pieces": 2, "pieces-on": 6, "alternates": 10, "value": 6, "distinct": 4,
    "size-at-least": 3, "gates-at-least": 2, "distance": 9, "far-from-pieces": 7, "far-from-networks": 8,
    "far-from-continuous": 3, "infinitely-many-sets": 7, "sectors": 3, "affine": 2, "gates-for-affine-at-least": 2,
    "not-one-hidden-layer": 1, "flap-system": 3, "chambers-at-least": 2, "chambers": 2, "uniform": 1, "dependent": 1,
    "support-network": 2, "support-gates-at-least": 2, "support-pieces": 2, "same-support": 2, "zonotope-pieces": 3,
    "zonotope-size-at-least": 4, "no-zonotope": 1, "training-at-most": 6, "training-at-least": 6,
    "optimum": 3, "infeasible": 1, "unbounded": 1,
  ]

  private static func onTheLine(_ head: String, _ a: [String]) -> String? {
    switch head {
    case "equal": "\(a[0]) = \(a[1]) on the whole line"
    case "pieces", "fold-pieces": "\(a[0]) has exactly \(pieces(a[1]))"
    case "pieces-on": "\(a[0]) has exactly \(pieces(a[1])) on \(interval(a[2...5]))"
    case "alternates":
      "\(a[0]) has exactly \(pieces(a[1])) on \(interval(a[2...5])), with the values \(fraction(a[6], a[7])) and "
        + "\(fraction(a[8], a[9])) in turn at their ends"
    case "value": "\(a[0])(\(fraction(a[1], a[2]))) \(relation(a[3]) ?? a[3]) \(fraction(a[4], a[5]))"
    case "distinct": "\(a[0]) and \(a[1]) differ at \(fraction(a[2], a[3]))"
    case "distance":
      "∫ |\(a[0]) − \(a[1])| over \(interval(a[5...8])) \(relation(a[2]) ?? a[2]) \(fraction(a[3], a[4]))"
    case "far-from-pieces":
      "every continuous piecewise linear g with at most \(pieces(a[1])) has ∫ |\(a[0]) − g| ≥ \(fraction(a[2], a[3])) over "
        + interval([a[4], a[6], a[5], a[6]])
    case "far-from-continuous":
      "every continuous g has ess sup |\(a[0]) − g| ≥ \(fraction(a[1], a[2]))"
    default: nil
    }
  }

  private static func aboutTraining(_ head: String, _ a: [String]) -> String? {
    guard a.count == 6 else { return nil }
    let networks = "\(gates(a[2]))\(a[3] == "1" ? " and an output bias" : "")"
    let loss = ["squared", "absolute", "hinge"].contains(a[1]) ? "\(a[1]) loss" : "loss (\(a[1]))"
    switch head {
    case "training-at-most":
      return "some network with \(networks) has a \(loss) of at most \(fraction(a[4], a[5])) on \(a[0])"
    case "training-at-least":
      return "every network with \(networks) has a \(loss) of at least \(fraction(a[4], a[5])) on \(a[0])"
    default: return nil
    }
  }

  private static func aboutNetworks(_ head: String, _ a: [String]) -> String? {
    switch head {
    case "size-at-least":
      "every network with exactly \(layers(a[1])) that computes \(a[0]) has size at least \(a[2])"
    case "gates-at-least": "every network with one hidden layer that computes \(a[0]) has at least \(gates(a[1]))"
    case "far-from-networks":
      "every network g with exactly \(layers(a[1])) and size at most \(a[2]) has ∫ |\(a[0]) − g| ≥ "
        + "\(fraction(a[3], a[4])) over \(interval([a[5], a[7], a[6], a[7]]))"
    case "infinitely-many-sets": "there are infinitely many maximal connected sets on which \(a[0]) is affine"
    case "sectors":
      "\(a[0]) has exactly \(a[1]) \(a[1] == "1" ? "region" : "regions") of constant gradient and \(a[2]) linear "
        + (a[2] == "1" ? "function" : "functions")
    case "affine": "\(a[0]) computes the affine map \(a[1])"
    case "gates-for-affine-at-least":
      "every network with one hidden layer that computes \(a[0]) has at least 2·\(a[1]) gates"
    case "not-one-hidden-layer": "no network with one hidden layer, of any width, computes \(a[0])"
    case "flap-system": "\(a[1]) solves the \(a[0]) linear system for \(a[2])"
    default: nil
    }
  }

  private static func aboutPrograms(_ head: String, _ a: [String]) -> String? {
    switch head {
    case "optimum": "the optimum of \(a[0]) is \(fraction(a[1], a[2])), and it is attained"
    case "infeasible": "no point satisfies the constraints of \(a[0])"
    case "unbounded": "the objective of \(a[0]) is unbounded"
    default: nil
    }
  }

  static func pieces(_ count: String) -> String { count == "1" ? "1 piece" : "\(count) pieces" }

  static func layers(_ count: String) -> String {
    count == "1" ? "1 hidden layer" : "\(count) hidden layers"
  }

  static func gates(_ count: String) -> String { count == "1" ? "1 gate" : "\(count) gates" }

  static func fraction(_ numerator: String, _ denominator: String) -> String {
    if numerator == denominator { return "1" }
    return denominator == "1" || numerator == "0" ? numerator : "\(numerator)/\(denominator)"
  }

  private static func interval(_ ends: some Collection<String>) -> String {
    let parts = Array(ends)
    return "[\(fraction(parts[0], parts[1])), \(fraction(parts[2], parts[3]))]"
  }

  private static func relation(_ token: String) -> String? {
    switch token {
    case "<", "=", ">": token
    case "<=": "≤"
    case ">=": "≥"
    case "!=": "≠"
    default: nil
    }
  }

  private static func comparison(_ tokens: [String], values: [String: String] = [:]) -> String? {
    guard let middle = tokens.firstIndex(where: { relation($0) != nil }), let sign = relation(tokens[middle]),
      let left = side(tokens[..<middle], values), let right = side(tokens[(middle + 1)...], values)
    else { return nil }
    return "\(left) \(sign) \(right)"
  }

  /// A side of a comparison; one that is a single measure keeps its name beside the number.
  private static func side(_ tokens: ArraySlice<String>, _ values: [String: String]) -> String? {
    if tokens.count == 1, let token = tokens.first, let value = values[token] {
      return "\(token.prefix { $0 != ":" }) \(value)"
    }
    return InfixExpression(postfix: tokens.map { values[$0] ?? $0 }[...])?.text
  }
}
