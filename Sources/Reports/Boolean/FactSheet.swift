/// A short report: a title, facts with labels, and what was proved; as text and as JSON.
public struct FactSheet: Sendable {
  /// One fact.
  struct Fact: Sendable {
    /// What stands before it in the text; empty for a line that continues the one before.
    let label: String
    /// The fact for people; nil if it is for machines only.
    let text: String?
    /// Its name for machines; nil if it is for people only.
    let key: String?
    /// The fact for machines.
    let value: JSONValue

    init(_ label: String, _ text: String?, _ key: String? = nil, _ value: JSONValue = .null) {
      self.label = label
      self.text = text
      self.key = key
      self.value = value
    }
  }

  /// The command that made it.
  let command: String
  /// What it is about, on one line.
  let title: String
  /// The same for machines.
  let name: String
  var facts: [Fact]
  /// The certificate that was written.
  public var certificate: ArrangementReport.CertificateNote?
  /// The file to which an object was written.
  public var output: String?

  init(command: String, title: String, name: String, facts: [Fact]) {
    self.command = command
    self.title = title
    self.name = name
    self.facts = facts
  }

  /// The report for a terminal.
  public var text: String {
    let shown = facts.filter { $0.text != nil }
    let width = shown.map(\.label.count).max() ?? 0
    var lines = [TextTable.oneLine(title)]
    for fact in shown {
      let label = fact.label + String(repeating: " ", count: width - fact.label.count)
      lines.append(TextTable.oneLine("\(label)  \(fact.text ?? "")"))
    }
    if let output { lines.append("written: \(TextTable.oneLine(output))") }
    lines += certificate?.lines ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report for machines; numbers that need not be integers are strings.
  public var json: String {
    var members: [(String, JSONValue)] = [
      ("report", .string("lemmata \(command)")), ("version", .integer(1)), ("name", .string(name)),
    ]
    members += facts.compactMap { fact in fact.key.map { ($0, fact.value) } }
    if let output { members.append(("output", .string(output))) }
    if let certificate { members.append(("certificate", certificate.value)) }
    return JSONValue.object(members).text
  }
}
