import Certificates
import Claims
import ExactNumbers
import ReLUNetworks

/// The results of a run as JSON, for programs.
public enum JSONReport {
  /// All results in the order given, with the totals of the run.
  ///
  /// The text depends on the results alone: members stand in a fixed order, and running times, which differ between runs, are
  /// left out unless asked for.
  public static func render(results: [ClaimResult], includingSeconds: Bool = false) -> String {
    let totals = ReportTotals(results)
    var summary: [(String, JSONValue)] = [
      ("claims", .integer(totals.claims)), ("verified", .integer(totals.verified)),
      ("refuted", .integer(totals.refuted)), ("conjecturesWithoutCounterexample", .integer(totals.conjectures)),
      ("undecided", .integer(totals.undecided)),
      ("defective", .integer(totals.defective)), ("asExpected", .integer(totals.asExpected)),
      ("instancesDecided", .integer(totals.instancesDecided)),
      ("certificatesVerified", .integer(totals.certificatesChecked)),
      ("floatingPointAgreements", .integer(totals.floatingAgreements)),
      ("floatingPointDisagreements", .integer(totals.floatingDisagreements)),
    ]
    if includingSeconds { summary.append(("seconds", seconds(totals.seconds))) }
    let works = Set(results.map(\.claim.source.work)).sorted()
    return JSONValue.object([
      ("report", .string("lemmata verify")), ("version", .integer(1)), ("totals", .object(summary)),
      ("claims", .array(results.map { claim($0, includingSeconds: includingSeconds) })),
      ("works", .object(works.map { ($0, .string(Source.works[$0] ?? $0)) })),
    ]).text
  }

  private static func claim(_ result: ClaimResult, includingSeconds: Bool) -> JSONValue {
    let claim = result.claim
    var members: [(String, JSONValue)] = [
      ("claim", .string(claim.identifier)), ("name", .string(claim.name)), ("form", .string(claim.form.rawValue)),
      ("source", .object([("work", .string(claim.source.work)), ("item", .string(claim.source.item))])),
      ("title", .string(claim.title)), ("statement", .string(claim.statement)),
      ("hypotheses", .string(claim.hypotheses)), ("expectation", .string(claim.expectation.rawValue)),
      ("verdict", .string(result.verdict.rawValue)), ("asExpected", .boolean(result.isAsExpected)),
      ("instancesDecided", .integer(result.instancesDecided)), ("instancesVerified", .integer(result.verified)),
      ("instancesInapplicable", .integer(result.inapplicable)), ("instancesUndecided", .integer(result.undecided)),
      ("certificatesVerified", .integer(result.certificatesChecked)), ("defects", .strings(result.defects)),
      ("counterexample", result.counterexample.map(counterexample) ?? .null),
      (
        "floatingPoint",
        .object([
          ("agreements", .integer(result.floatingAgreements)),
          ("disagreements", .integer(result.floatingDisagreements)),
          ("firstDisagreement", .optional(result.floatingDisagreement)),
        ])
      ),
      ("typicalInstance", result.typicalTheorems.isEmpty ? .null : .string(result.typicalInstance)),
      ("typicalTheorems", .strings(result.typicalTheorems)), ("figure", figure(result)),
      (
        "files",
        .array(
          result.files.map { file in
            .object([
              ("name", .string(file.name)), ("label", .string(file.certificate.label)),
              ("bytes", .integer(file.certificate.bytes.count)), ("theorems", .strings(file.certificate.theorems)),
            ])
          })
      ),
    ]
    if includingSeconds { members.append(("seconds", seconds(result.seconds))) }
    return .object(members)
  }

  private static func counterexample(_ found: ClaimResult.Counterexample) -> JSONValue {
    .object([
      ("instance", .string(found.description)), ("instanceJSON", .string(found.json)),
      ("theorems", .strings(found.theorems)), ("metAfter", .integer(found.metAfter)),
      ("shrinkingSteps", .integer(found.shrinkingSteps)), ("firstMet", .optional(found.firstMet)),
    ])
  }

  /// The data behind the figure: curves with exact numbers as strings, and bars.
  private static func figure(_ result: ClaimResult) -> JSONValue {
    let bars = result.claim.figure?.bars() ?? []
    if bars.isEmpty && result.curves.isEmpty { return .null }
    return .object([
      ("caption", .optional(result.claim.figure?.caption)),
      ("curvesInstance", result.curves.isEmpty ? .null : .string(result.curvesInstance)),
      (
        "curves",
        .array(
          result.curves.map { curve in
            .object([
              ("name", .string(curve.name)),
              ("interval", .strings([curve.interval.lowerBound.description, curve.interval.upperBound.description])),
              ("function", JSONValue.function(curve.function)),
            ])
          })
      ),
      (
        "bars",
        .array(
          bars.map { group in
            .object([
              ("label", .string(group.label)),
              (
                "counts",
                .array(
                  group.counts.map { .object([("series", .string($0.series)), ("value", .integer($0.value))]) })
              ),
            ])
          })
      ),
    ])
  }

  private static func seconds(_ value: Double) -> JSONValue {
    let text = SecondsText.twoDecimals(value)
    return text == "–" ? .null : .numeral(text)
  }
}
