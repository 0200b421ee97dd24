import EmpiricalRisk
import ExactNumbers

/// Numbers and gates as they stand in the report.
extension TrainingReport {
  /// Fractions up to this length stand beside their decimal.
  private static let longestShown = 60

  /// Whether a gate adds nothing at any point.
  static func isUnused(_ gate: ShallowNetwork.Gate) -> Bool {
    gate.weights.allSatisfy(\.isZero) && gate.bias.signum() <= 0
  }

  /// sign · max(0, a·x + b).
  func text(_ gate: ShallowNetwork.Gate) -> String {
    var terms: [String] = []
    func add(_ coefficient: Rational, _ name: String) {
      if coefficient.isZero { return }
      let sign = coefficient.isNegative ? (terms.isEmpty ? "−" : "− ") : terms.isEmpty ? "" : "+ "
      let size = coefficient.magnitude
      let factor = size == 1 && !name.isEmpty ? "" : isComplete ? size.description : Self.short(size)
      terms.append(sign + factor + (factor.isEmpty || name.isEmpty ? "" : "·") + TextTable.oneLine(name))
    }
    for (weight, feature) in zip(gate.weights, features) { add(weight, feature) }
    add(gate.bias, "")
    return (gate.sign > 0 ? "" : "−") + "max(0, \(terms.isEmpty ? "0" : terms.joined(separator: " ")))"
  }

  /// An exact number with a decimal beside it where it is long, or a decimal that says so where it is very long.
  func number(_ value: Rational) -> String {
    let exact = value.description
    if Self.isShort(value, exact) { return exact }
    let decimal = DecimalApproximation.text(value)
    if isComplete || exact.utf8.count <= Self.longestShown { return "\(exact) ≈ \(decimal)" }
    let digits = exact.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    let kind = value.isInteger ? "an integer" : "a fraction"
    return "≈ \(decimal) (\(kind) with \(digits) digits; --complete or --json has it)"
  }

  /// An exact number where it is short, otherwise its decimal in brackets.
  static func short(_ value: Rational) -> String {
    let exact = value.description
    return isShort(value, exact) ? exact : "(≈ \(DecimalApproximation.text(value)))"
  }

  /// A number of local training.
  static func decimal(_ value: Double) -> String {
    Rational(exactly: value).map { DecimalApproximation.shortest($0) } ?? "overflow"
  }

  private static func isShort(_ value: Rational, _ exact: String) -> Bool {
    exact.utf8.count <= DecimalApproximation.longestReadable || value.isInteger && exact.utf8.count <= 24
  }
}
