import ExactNumbers

/// Whether a network violates a property: as text and as JSON.
public struct DecisionReport {
  /// What the network is called.
  public let network: String
  /// What the property is called.
  public let property: String
  /// An input and its output that violate the property; nil if it holds.
  public let counterexample: (input: [Rational], output: [Rational])?
  /// How many regions were looked at one by one.
  public let regions: Int
  /// How many parts of the space were left out as a whole.
  public let parts: Int
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?
  /// What is to be known about how the network was read.
  public let notes: [String]

  /// The report with the given parts.
  public init(
    network: String, property: String, counterexample: (input: [Rational], output: [Rational])?, regions: Int,
    parts: Int, notes: [String]
  ) {
    self.network = network
    self.property = property
    self.counterexample = counterexample
    self.regions = regions
    self.parts = parts
    self.notes = notes
  }

  /// The report for a terminal.
  public var text: String {
    let answer = counterexample == nil ? "holds (unsat)" : "violated (sat)"
    var lines = [
      "\(answer): \(TextTable.oneLine(property)) of \(TextTable.oneLine(network))",
      "\(CountedNoun.text(regions, "region")) looked at, \(CountedNoun.text(parts, "part")) of the inputs settled by bounds",
    ]
    if let counterexample {
      for (letter, values) in [("X", counterexample.input), ("Y", counterexample.output)] {
        for (index, value) in values.enumerated() { lines.append("\(letter)_\(index) = \(value)") }
      }
    }
    lines += certificate?.lines ?? []
    lines += notes.map { "note: " + TextTable.oneLine($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for machines.
  public var json: String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata decide")), ("version", .integer(1)), ("network", .string(network)),
      ("property", .string(property)), ("answer", .string(counterexample == nil ? "holds" : "violated")),
    ]
    if let counterexample {
      members.append(("input", .strings(counterexample.input.map(\.description))))
      members.append(("output", .strings(counterexample.output.map(\.description))))
    }
    members += [("regions", .integer(regions)), ("parts", .integer(parts)), ("notes", .strings(notes))]
    if let certificate { members.append(("certificate", certificate.value)) }
    return JSONValue.object(members).text
  }
}
