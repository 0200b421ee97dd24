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
    if status == .infeasible {
      rows.append(("constraints that contradict each other", "\(multipliers.count)"))
      rows += multipliers.map { ("  " + $0.name, "times \(Self.number($0.value, complete))") }
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
    members.append(("theorems", .strings(theorems)))
    members.append(("certificateBytes", .integer(certificateBytes)))
    for (option, file) in files { members.append((option, .string(file))) }
    return JSONReport.document("solve", members)
  }
}
