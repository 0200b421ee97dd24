import Claims

// What the commands other than `verify` print for machines.
extension JSONReport {
  /// The descriptions of claims.
  public static func claims(_ claims: [Claim]) -> String {
    document("claims", [("claims", .array(claims.map { .object(description(of: $0)) }))])
  }

  /// The descriptions of claims with so many of their first instances each.
  ///
  /// - Precondition: the number of instances is not negative.
  public static func show(_ claims: [Claim], instances count: Int) -> String {
    let shown = claims.map { claim in
      let all = claim.instances()
      let instances = all.prefix(count).map {
        JSONValue.object([("description", .string($0.description)), ("json", .string($0.json()))])
      }
      return JSONValue.object(
        description(of: claim) + [
          ("instancesEnumerated", .integer(all.count)), ("hasRandomInstances", .boolean(claim.sample != nil)),
          ("instances", .array(instances)),
        ])
    }
    return document("show", [("claims", .array(shown))])
  }

  private static func description(of claim: Claim) -> [(String, JSONValue)] {
    [
      ("claim", .string(claim.identifier)), ("name", .string(claim.name)), ("form", .string(claim.form.rawValue)),
      ("source", .object([("work", .string(claim.source.work)), ("item", .string(claim.source.item))])),
      ("title", .string(claim.title)), ("statement", .string(claim.statement)),
      ("hypotheses", .string(claim.hypotheses)), ("expectation", .string(claim.expectation.rawValue)),
    ]
  }

  /// The outcome of a search for a counterexample.
  ///
  /// - Parameters:
  ///   - instance: the minimal counterexample, if there is one that the kernel verified.
  ///   - theorems: what the kernel verified about it.
  public static func search(
    _ claim: Claim, _ result: CounterexampleSearch.Result, instance: Claim.Case?, theorems: [String]
  ) -> String {
    document(
      "search",
      [
        ("claim", .string(claim.identifier)), ("expectation", .string(claim.expectation.rawValue)),
        ("found", .boolean(instance != nil)), ("instancesVerified", .integer(result.verified)),
        ("instancesInapplicable", .integer(result.inapplicable)),
        ("instancesUndecided", .integer(result.undecided)), ("metAfter", .integer(result.metAfter)),
        ("shrinkingSteps", .integer(result.shrinkingSteps)), ("instance", .optional(instance?.description)),
        ("instanceJSON", .optional(instance?.json())), ("firstMet", .optional(result.firstMet?.description)),
        ("theorems", .strings(theorems)),
      ])
  }

  /// The kernel's verdicts on files.
  public static func checks(_ verdicts: [(file: String, verdict: String, line: String)]) -> String {
    let files = verdicts.map {
      JSONValue.object([("file", .string($0.file)), ("verdict", .string($0.verdict)), ("line", .string($0.line))])
    }
    return document("check", [("files", .array(files))])
  }

  /// The piece counts of several networks, exactly and in double precision.
  public static func pieceCounts(_ rows: [PieceCountRow]) -> String {
    let networks = rows.map {
      JSONValue.object([
        ("name", .string($0.name)), ("widths", .array($0.widths.map { .integer($0) })),
        ("pieceCount", .integer($0.pieces)), ("floatingPointPieceCount", .integer($0.floatingPointPieces)),
      ])
    }
    return document("pieces", [("networks", .array(networks))])
  }

  static func document(_ command: String, _ members: [(String, JSONValue)]) -> String {
    JSONValue.object([("report", .string("lemmata \(command)")), ("version", .integer(1))] + members).text
  }
}
