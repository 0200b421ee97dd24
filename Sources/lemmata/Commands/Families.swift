import ArgumentParser
import Arrangements
import Reports

/// Lists the arrangements that are known by name.
struct Families: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the families of arrangements that are known by name.",
    discussion: """
      Example:
        lemmata families
        lemmata count chambers resonance 6
      """)

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    Console.output(json ? JSONReport.families() : FamilyList.text())
  }
}
