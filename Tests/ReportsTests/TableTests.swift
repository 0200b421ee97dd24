import Claims
import Testing

@testable import Reports

@Suite struct TextTableTests {
  @Test func columnsAlign() {
    let text = TextTable.render(results: Fixture.mixed(), showsSeconds: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "claim                  verdict                      instances  certificates")
    #expect(lines[2] == "depth.curves/repaired  verified                             3             3")
    #expect(lines[3] == "depth.bars/printed     refuted                              4             4")
    #expect(lines[4].hasPrefix("    <script>") && lines[4].hasSuffix(": pieces(f) > 2") && lines[4].count <= 120)
    #expect(lines[5] == "depth.open/sharpened   undecided (not as expected)          0             0")
    #expect(lines[6] == "depth.defect/printed   defective (not as expected)          3             3")
    #expect(
      lines[8]
        == "4 claims: 1 verified, 1 refuted, 1 undecided, 1 defective; 2 as expected; 10 certificates verified")
    #expect(lines[9].hasPrefix("double precision got 1 of 4 instances wrong, first in depth.bars/printed: <scri"))
    #expect(text.hasSuffix("\n"))
  }

  @Test func linesFit() {
    let long = Fixture.verified(Fixture.claim(String(repeating: "very-long-name.", count: 20)))
    for width in [60, 80, 120] {
      for line in TextTable.render(results: [long] + Fixture.mixed(), width: width).split(separator: "\n") {
        #expect(line.count <= max(width, 72))
      }
    }
    #expect(TextTable.render(results: [long]).contains("…"))
    #expect(TextTable.render(results: [long]).contains("/printed"))
  }

  @Test func noResults() {
    #expect(
      TextTable.render(results: []).hasSuffix(
        "0 claims: 0 verified, 0 refuted; 0 as expected; 0 certificates verified; 0.00 s\n"))
  }

  @Test func oneClaim() {
    let text = TextTable.render(results: [Fixture.verified(instances: 1)])
    #expect(text.hasSuffix("1 claim: 1 verified, 0 refuted; 1 as expected; 1 certificate verified; 0.13 s\n"))
  }

  @Test func conjecturesAreCountedApart() {
    let open = Fixture.verified(Fixture.claim("depth.guess", .conjectured))
    let text = TextTable.render(results: [Fixture.verified(), open])
    #expect(text.contains("2 claims: 1 verified, 0 refuted, 1 conjecture without counterexample; 2 as expected"))
    #expect(text.contains("depth.guess/conjectured       no counterexample"))
    let page = String(decoding: HTMLReport.render(results: [open]), as: UTF8.self)
    #expect(!page.contains("class=\"verdict verified\"") && page.contains("no counterexample"))
  }

  @Test func lineEndsInNamesDoNotBreakRows() {
    let result = Fixture.verified(Fixture.claim("a\nb\u{1B}c"))
    #expect(TextTable.render(results: [result]).contains("a b c/printed"))
  }

  @Test func elision() {
    #expect(Elision.inMiddle("abcdefghij", to: 10) == "abcdefghij")
    #expect(Elision.inMiddle("abcdefghij", to: 7) == "abc…hij")
    #expect(Elision.inMiddle("abcdefghij", to: 4) == "ab…j")
    #expect(Elision.atEnd("abcdef", to: 4) == "abc…")
    #expect(Elision.atEnd("é∞𝔽", to: 3) == "é∞𝔽")
  }
}
