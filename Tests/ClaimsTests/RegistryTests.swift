import Claims
import Reports
import Testing

/// Every registered claim does what the registry says of it.
struct RegistryTests {
  @Test func identifiersAreUnique() {
    let identifiers = ClaimRegistry.all.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(!identifiers.isEmpty)
  }

  @Test(arguments: ClaimRegistry.all.map(\.identifier))
  func isDecidedAsExpected(_ identifier: String) throws {
    let claim = try #require(ClaimRegistry.all.first { $0.identifier == identifier })
    let result = ClaimVerifier(samples: 10, seed: 99).verify(claim)
    #expect(result.defects.isEmpty)
    #expect(result.isAsExpected, "\(result.verdict)")
    #expect(result.undecided == 0 || claim.expectation == .fails)
    #expect(result.certificatesChecked == result.instancesDecided)
    #expect(result.floatingDisagreements <= result.floatingAgreements)
  }

  @Test(arguments: ClaimRegistry.all.map(\.identifier))
  func isDescribed(_ identifier: String) throws {
    let claim = try #require(ClaimRegistry.all.first { $0.identifier == identifier })
    #expect(!claim.title.isEmpty && !claim.statement.isEmpty && !claim.hypotheses.isEmpty)
    #expect(Source.works[claim.source.work] != nil)
    #expect(claim.title.count <= 200 && !claim.title.contains("\n"))
    let weights = claim.instances().map(\.weight)
    #expect(weights.allSatisfy { $0 >= 0 })
    #expect(claim.instances().allSatisfy { !$0.description.isEmpty && $0.json().first == "{" })
    #expect(Set(claim.instances().map { $0.json() }).count == weights.count, "an instance is there twice")
  }

  /// What fails as printed has a repaired or sharpened form, or is said to be wrong beyond repair by its statement.
  @Test func refutedStatementsHaveCompanions() {
    let alone: Set<String> = [
      "definition.readings-of-pieces", "one-hidden-layer.lower-bound-from-lemma", "plane.break-lines",
      "depth.superexponential-parameters", "training.fit-by-programs-next-break",
    ]
    let forms = Dictionary(grouping: ClaimRegistry.all, by: \.name)
    for (name, claims) in forms where claims.contains(where: { $0.expectation == .fails }) && !alone.contains(name) {
      #expect(claims.contains { $0.expectation == .holds }, "\(name) has no true form")
    }
  }

  @Test func prefixesSelect() {
    #expect(ClaimRegistry.matching("depth").count > 10)
    #expect(ClaimRegistry.matching("depth.family-pieces").count == 2)
    #expect(ClaimRegistry.matching("depth.family-pieces/printed").count == 1)
    #expect(ClaimRegistry.matching("dept").isEmpty)
    #expect(ClaimRegistry.matching("").isEmpty)
  }

  @Test(arguments: [
    "depth.family-pieces/printed", "definition.readings-of-pieces/printed", "size.from-pieces/sharpened",
  ])
  func theSameRunGivesTheSameBytes(_ identifier: String) throws {
    let claim = try #require(ClaimRegistry.all.first { $0.identifier == identifier })
    let runs = (0..<2).map { _ in ClaimVerifier(samples: 10, seed: 5, kept: 4).verify(claim) }
    #expect(runs[0].files.map(\.certificate) == runs[1].files.map(\.certificate))
    #expect(JSONReport.render(results: [runs[0]]) == JSONReport.render(results: [runs[1]]))
  }
}
