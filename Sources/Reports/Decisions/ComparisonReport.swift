import ExactNumbers
import ReLUNetworks

/// Whether two networks are equal on all inputs: as text and as JSON.
public struct ComparisonReport {
  /// What the networks are called.
  public let names: (first: String, second: String)
  /// The networks.
  public let networks: (first: ReLUNetwork, second: ReLUNetwork)
  /// What was decided.
  public let comparison: NetworkComparison
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?
  /// What is to be known about how the networks were read.
  public var notes: [String] = []

  /// A report.
  public init(
    names: (first: String, second: String), networks: (first: ReLUNetwork, second: ReLUNetwork),
    comparison: NetworkComparison
  ) {
    self.names = names
    self.networks = networks
    self.comparison = comparison
  }

  private var parts: [(name: String, network: ReLUNetwork)] {
    [(names.first, networks.first), (names.second, networks.second)]
  }

  /// The report for a terminal.
  public var text: String {
    var lines = parts.map { part in
      let widths = part.network.widths.map(\.description).joined(separator: "-")
      return "\(TextTable.oneLine(part.name)): R^\(part.network.inputDimension) → "
        + "R^\(part.network.outputDimension), widths \(widths)"
    }
    switch comparison {
    case .equal(let regions):
      let space = "R^\(networks.first.inputDimension)"
      lines.append("equal on all of \(space): the affine maps agree on \(CountedNoun.text(regions, "region"))")
    case .different(let found):
      lines.append("different at x = \(AffineText.point(found.point))")
      for (part, value) in zip(parts, [found.first, found.second]) {
        lines.append("  \(TextTable.oneLine(part.name)): \(AffineText.point(value))")
      }
    }
    lines += certificate?.lines ?? []
    lines += notes.map { "note: " + TextTable.oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for machines; numbers that need not be integers are strings.
  public var json: String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata compare")), ("version", .integer(1)),
      (
        "networks",
        .array(
          parts.map { part in
            .object([
              ("name", .string(part.name)), ("widths", .array(part.network.widths.map { .integer($0) })),
            ])
          })
      ),
    ]
    switch comparison {
    case .equal(let regions):
      members += [("equal", .boolean(true)), ("regions", .integer(regions))]
    case .different(let found):
      members += [
        ("equal", .boolean(false)), ("point", .strings(found.point.map(\.description))),
        ("outputs", .array([found.first, found.second].map { .strings($0.map(\.description)) })),
      ]
    }
    if let certificate { members.append(("certificate", certificate.value)) }
    members.append(("notes", .strings(notes)))
    return JSONValue.object(members).text
  }
}
