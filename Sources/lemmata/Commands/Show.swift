import ArgumentParser
import Claims
import Reports

/// Shows a claim in full.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a claim: statement, hypotheses, source, and its first instances.",
    discussion: """
      Example:
        lemmata show depth.family-pieces/printed
      """)

  @Argument(
    help: "The claim; a name without /form shows all its forms.", completion: .custom { _, _, _ in claimArguments() })
  var claim: String

  @Option(parsing: .unconditional, help: "How many instances to list.")
  var instances = 5

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard instances >= 0 else {
      throw Failure(code: Failure.usage, message: "--instances must not be negative; found \(instances)")
    }
    let claims = try selectClaims([claim])
    if json {
      Console.output(JSONReport.show(claims, instances: instances))
      return
    }
    for claim in claims {
      Console.output("\(claim.identifier)\n  \(claim.title)\n\n")
      Console.output("  statement   \(claim.statement)")
      Console.output("  hypotheses  \(claim.hypotheses)")
      Console.output("  source      \(claim.source.work), \(claim.source.item)")
      Console.output("              \(Source.works[claim.source.work] ?? "")")
      Console.output(
        "  expected    \(claim.expectation == .holds ? "holds on every instance" : "a counterexample exists")")
      let all = claim.instances()
      Console.output("  instances   \(all.count) enumerated\(claim.sample == nil ? "" : ", then random ones")")
      for instance in all.prefix(instances) { Console.output("    \(instance.description)") }
      Console.output("")
    }
  }
}
