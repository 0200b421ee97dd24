import ArgumentParser
import Claims
import Reports

/// Lists the claims.
struct ListClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "List the claims that can be decided.",
    discussion: """
      Example:
        lemmata claims depth
      """)

  @Argument(help: "Only claims with this name or prefix, such as depth or pieces.from-widths.")
  var prefix: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let claims = try selectClaims(prefix.map { [$0] } ?? [])
    if json {
      Console.output(JSONReport.claims(claims))
      return
    }
    let width = claims.map(\.identifier.count).max() ?? 0
    for claim in claims {
      let padding = String(repeating: " ", count: width - claim.identifier.count + 2)
      Console.output("\(claim.identifier)\(padding)\(claim.source.item): \(claim.title)")
    }
  }
}

/// The claims that the arguments name, all if there are none.
///
/// - Throws: `Failure` for an argument that names no claim.
func selectClaims(_ arguments: [String]) throws -> [Claim] {
  if arguments.isEmpty { return ClaimRegistry.all }
  var wanted: Set<String> = []
  for argument in arguments {
    let found = ClaimRegistry.matching(argument)
    if found.isEmpty {
      throw Failure(code: Failure.usage, message: "no claim is named '\(argument)'; see: lemmata claims")
    }
    wanted.formUnion(found.map(\.identifier))
  }
  return ClaimRegistry.all.filter { wanted.contains($0.identifier) }
}
