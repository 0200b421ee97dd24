import ExactNumbers
import ReLUNetworks

/// Whether one hidden layer computes a function: as text and as JSON.
public struct OneLayerReport {
  /// What the network is called.
  public let name: String
  /// The network.
  public let network: ReLUNetwork
  /// What was decided.
  public let decision: OneHiddenLayerDecision
  /// The file to which the network found was written.
  public var output: String?
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?
  /// What is to be known about how the network was read.
  public var notes: [String] = []

  /// A report.
  public init(name: String, network: ReLUNetwork, decision: OneHiddenLayerDecision) {
    self.name = name
    self.network = network
    self.decision = decision
  }

  /// The report for a terminal.
  public var text: String {
    let widths = network.widths.map(\.description).joined(separator: "-")
    var lines = [
      "\(TextTable.oneLine(name)): R^\(network.inputDimension) → R^\(network.outputDimension), widths \(widths)"
    ]
    switch decision {
    case .network(let found):
      let least = found.gateCounts.lowerBound
      lines.append(
        "one hidden layer is enough: \(CountedNoun.text(found.gateCount, "gate")), "
          + (found.isMinimal ? "the fewest possible" : "at least \(least) are needed (the search was given up)"))
      lines.append("f(x) = " + Self.sum(found.network))
    case .obstruction(let found):
      lines.append("no network with one hidden layer computes it, of whatever size")
      let form = AffineText.form(found.normal.map { Rational($0) }, Rational(found.constant))
      lines.append("on the hyperplane \(form) = 0 the gradient jumps")
      for witness in [found.first, found.second] {
        let jump = witness.jump.isZero ? "not at all" : "by \(AffineText.number(witness.jump)) times its normal"
        lines.append("  \(jump) at \(AffineText.point(witness.point))")
      }
    }
    if let output { lines.append("written: \(TextTable.oneLine(output))") }
    lines += certificate?.lines ?? []
    lines += notes.map { "note: " + TextTable.oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The network as a sum of maxima.
  private static func sum(_ network: ReLUNetwork) -> String {
    let last = network.layers[network.layers.count - 1]
    guard network.hiddenLayerCount == 1 else { return AffineText.form(Array(last.row(0)), last.bias[0]) }
    let gates = network.layers[0]
    var terms = (0..<gates.outputDimension).map { gate in
      (value: last[0, gate], factor: "max(0, \(AffineText.form(Array(gates.row(gate)), gates.bias[gate])))")
    }
    if !last.bias[0].isZero { terms.append((last.bias[0], "")) }
    return AffineText.sum(terms)
  }

  /// The report for machines; numbers that need not be integers are strings.
  public var json: String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata one-layer")), ("version", .integer(1)), ("name", .string(name)),
      ("widths", .array(network.widths.map { .integer($0) })),
    ]
    switch decision {
    case .network(let found):
      members.append(("oneHiddenLayer", .boolean(true)))
      members.append(("gates", .integer(found.gateCount)))
      members.append(
        (
          "fewestGates",
          .object([
            ("atLeast", .integer(found.gateCounts.lowerBound)), ("atMost", .integer(found.gateCounts.upperBound)),
          ])
        ))
      members.append(
        (
          "breaks",
          .array(
            found.breaks.map {
              .object([
                ("normal", .strings($0.normal.map(\.description))), ("constant", .string($0.constant.description)),
                ("jump", .string($0.jump.description)),
              ])
            })
        ))
      members.append(
        ("layers", .array(found.network.layers.map { Self.layer($0) })))
    case .obstruction(let found):
      members.append(("oneHiddenLayer", .boolean(false)))
      members.append(
        (
          "hyperplane",
          .object([
            ("normal", .strings(found.normal.map(\.description))), ("constant", .string(found.constant.description)),
          ])
        ))
      members.append(
        (
          "jumps",
          .array(
            [found.first, found.second].map {
              .object([
                ("point", .strings($0.point.map(\.description))), ("jump", .string($0.jump.description)),
              ])
            })
        ))
    }
    if let output { members.append(("output", .string(output))) }
    if let certificate { members.append(("certificate", certificate.value)) }
    members.append(("notes", .strings(notes)))
    return JSONValue.object(members).text
  }

  private static func layer(_ map: AffineMap) -> JSONValue {
    .object([
      ("W", .array(map.rows.map { .strings($0.map(\.description)) })), ("b", .strings(map.bias.map(\.description))),
    ])
  }
}
