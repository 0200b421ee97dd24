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

  @Argument(
    help: "Only claims with this name or prefix, such as depth or pieces.from-widths.",
    completion: .custom { _, _, _ in claimArguments() })
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

/// What may be given where a claim is wanted: names of statements and identifiers.
func claimArguments() -> [String] {
  var seen: Set<String> = []
  return ClaimRegistry.all.flatMap { [$0.name, $0.identifier] }.filter { seen.insert($0).inserted }
}

/// The words before the first dot of the names, each once, in the order of the claims.
private func claimPrefixes() -> [String] {
  var seen: Set<String> = []
  return ClaimRegistry.all.map { String($0.name.prefix { $0 != "." }) }.filter { seen.insert($0).inserted }
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
      let nearest = NearestNames.to(argument, among: claimPrefixes() + claimArguments())
      let advice = nearest.isEmpty ? "see: lemmata claims" : "did you mean \(nearest.joined(separator: " or "))?"
      throw Failure(code: Failure.usage, message: "no claim is named '\(argument)'; \(advice)")
    }
    wanted.formUnion(found.map(\.identifier))
  }
  return ClaimRegistry.all.filter { wanted.contains($0.identifier) }
}
