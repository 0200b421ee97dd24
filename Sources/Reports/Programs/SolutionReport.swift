import ExactNumbers

/// What is true of a linear or quadratic program: as text and as JSON.
public struct SolutionReport: Sendable {
  /// What is true of it.
  public enum Status: String, Sendable {
    /// There is an optimum.
    case optimal
    /// No point satisfies the constraints.
    case infeasible
    /// The objective is unbounded.
    case unbounded
  }

  /// A bound that takes part in a contradiction.
  public struct Bound: Sendable {
    /// On which side of its bound a number is.
    public enum Relation: String, Sendable {
      /// Not below it.
      case atLeast = ">="
      /// Not above it.
      case atMost = "<="
      /// On it.
      case equal = "="
    }

    /// The name of the variable or constraint.
    public let name: String
    /// On which side of the bound it is.
    public let relation: Relation
    /// The bound.
    public let value: Rational
    /// What it is multiplied by.
    public let multiplier: Rational

    /// The bound with the given parts.
    public init(name: String, relation: Relation, value: Rational, multiplier: Rational) {
      self.name = name
      self.relation = relation
      self.value = value
      self.multiplier = multiplier
    }
  }

  /// A number with the name of its variable or constraint.
  public typealias Entry = (name: String, value: Rational)

  /// What the program is called, such as a file name.
  public let name: String
  /// One line on what it is, such as `2 variables, 3 constraints, linear`.
  public let summary: String
  /// What is true of it.
  public let status: Status
  /// The optimum.
  public var value: Rational?
  /// The variables that are not zero at the point, nil if there is none.
  public var point: [Entry]?
  /// The coordinates that are not zero of a direction in which the objective is unbounded.
  public var direction: [Entry]?
  /// The constraints whose multipliers are not zero.
  public var multipliers: [Entry] = []
  /// The bounds that contradict the constraints, or each other.
  public var bounds: [Bound] = []
  /// The theorems that the kernel has verified.
  public var theorems: [String] = []
  /// The size of the certificate.
  public var certificateBytes = 0
  /// The files that were written, by option.
  public var files: [(option: String, file: String)] = []

  /// A report; what the status has to show is added by whoever computed it.
  public init(name: String, summary: String, status: Status) {
    self.name = name
    self.summary = summary
    self.status = status
  }

  /// The report as text.
  ///
  /// - Parameter complete: whether long numbers are written with all their digits.
  public func text(complete: Bool) -> String {
    var rows: [(String, String)] = [("status", status.rawValue)]
    if let value { rows.append(("value", Self.number(value, complete))) }
    if let point {
      rows.append((status == .optimal ? "variables that are not zero" : "a point, where not zero", "\(point.count)"))
      rows += point.map { ("  " + $0.name, Self.number($0.value, complete)) }
    }
    if let direction {
      rows.append(("a direction, where not zero", "\(direction.count)"))
      rows += direction.map { ("  " + $0.name, Self.number($0.value, complete)) }
    }
    switch status {
    case .optimal where !multipliers.isEmpty:
      let isShown = complete || multipliers.count <= Self.mostMultipliers
      rows.append(("multipliers (dual values)", "\(multipliers.count)\(isShown ? "" : " (see --complete)")"))
      if isShown { rows += multipliers.map { ("  " + $0.name, Self.number($0.value, complete)) } }
    case .infeasible: rows += contradiction(complete)
    default: break
    }
    let file = files.first { $0.option == "certificate" }.map { "\($0.file), " } ?? ""
    rows.append(("verified by the kernel", "\(file)\(certificateBytes) bytes"))
    for (option, file) in files where option != "certificate" { rows.append((option, file)) }
    let width = rows.reduce(0) { max($0, min(40, $1.0.count)) }
    return "\(name): \(summary)\n"
      + rows.map { term, value in
        term + String(repeating: " ", count: max(0, width - term.count)) + "  " + value + "\n"
      }.joined()
  }

  /// What adds up to a contradiction.
  private func contradiction(_ complete: Bool) -> [(String, String)] {
    var rows: [(String, String)] = []
    if !multipliers.isEmpty {
      rows.append(("constraints that contradict each other", "\(multipliers.count)"))
      rows += multipliers.map { ("  " + $0.name, "times \(Self.number($0.value, complete))") }
    }
    if !bounds.isEmpty {
      rows.append((multipliers.isEmpty ? "bounds that contradict each other" : "and these bounds", "\(bounds.count)"))
      rows += bounds.map {
        (
          "  \($0.name) \($0.relation.rawValue) \(Self.number($0.value, complete))",
          "times \(Self.number($0.multiplier, complete))"
        )
      }
    }
    return rows
  }

  /// Up to this number the multipliers of an optimum are listed.
  private static let mostMultipliers = 30
  private static let longestShown = 40

  private static func number(_ value: Rational, _ complete: Bool) -> String {
    let exact = value.description
    if complete || exact.utf8.count <= longestShown { return exact }
    return "≈ \(DecimalApproximation.text(value)), exactly a number of \(exact.utf8.count) digits (see --complete)"
  }

  /// The report as JSON, with exact numbers as strings.
  public func json() -> String {
    func entries(_ list: [Entry]) -> JSONValue {
      .array(list.map { .object([("name", .string($0.name)), ("value", .string($0.value.description))]) })
    }
    var members: [(String, JSONValue)] = [
      ("name", .string(name)), ("status", .string(status.rawValue)), ("value", .optional(value?.description)),
    ]
    if let point { members.append(("point", entries(point))) }
    if let direction { members.append(("direction", entries(direction))) }
    if status != .unbounded { members.append(("multipliers", entries(multipliers))) }
    if status == .infeasible {
      let list = bounds.map {
        JSONValue.object([
          ("name", .string($0.name)), ("relation", .string($0.relation.rawValue)),
          ("value", .string($0.value.description)), ("multiplier", .string($0.multiplier.description)),
        ])
      }
      members.append(("bounds", .array(list)))
    }
    members.append(("theorems", .strings(theorems)))
    members.append(("certificateBytes", .integer(certificateBytes)))
    for (option, file) in files { members.append((option, .string(file))) }
    return JSONReport.document("solve", members)
  }
}
