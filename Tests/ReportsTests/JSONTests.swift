import ExactNumbers
import FoundationEssentials
import ReLUNetworks
import Testing

@testable import Reports

/// What the tests read back; an independent reader decides whether the text is JSON.
private struct ReadReport: Decodable {
  struct Totals: Decodable {
    let claims: Int
    let certificatesVerified: Int
    let seconds: Double?
  }
  struct Counterexample: Decodable {
    let instance: String
    let instanceJSON: String
    let firstMet: String?
    let metAfter: Int
    let theorems: [String]
  }
  struct FloatingPoint: Decodable {
    let agreements: Int
    let disagreements: Int
    let firstDisagreement: String?
  }
  struct File: Decodable {
    let name: String
    let theorems: [String]
  }
  struct Entry: Decodable {
    let claim: String
    let verdict: String
    let asExpected: Bool
    let defects: [String]
    let counterexample: Counterexample?
    let floatingPoint: FloatingPoint
    let files: [File]
    let seconds: Double?
  }
  let totals: Totals
  let claims: [Entry]
  let works: [String: String]
}

@Suite struct JSONTests {
  @Test func reportReadsBack() throws {
    let text = JSONReport.render(results: Fixture.mixed())
    let read = try JSONDecoder().decode(ReadReport.self, from: Data(text.utf8))
    #expect(read.totals.claims == 4)
    #expect(read.totals.certificatesVerified == 10)
    #expect(read.totals.seconds == nil)
    #expect(read.claims.map(\.verdict) == ["verified", "refuted", "undecided", "defective"])
    #expect(read.claims.map(\.asExpected) == [true, true, false, false])
    #expect(read.claims[1].counterexample?.instance == Fixture.nasty)
    #expect(read.claims[1].counterexample?.firstMet == Fixture.nasty)
    #expect(read.claims[1].counterexample?.instanceJSON == "{\"x\": \"1\"}")
    #expect(read.claims[1].counterexample?.theorems.count == 2)
    #expect(read.claims[1].floatingPoint.firstDisagreement == Fixture.nasty)
    #expect(read.claims[1].files.map(\.name) == ["counterexample.cert"])
    #expect(read.claims[3].defects == ["rejected line 3: " + Fixture.nasty])
    #expect(read.works.count == 2)
  }

  @Test func secondsOnlyWhenAskedFor() throws {
    var result = Fixture.verified()
    let before = JSONReport.render(results: [result])
    result.seconds = 77
    #expect(JSONReport.render(results: [result]) == before)
    let text = JSONReport.render(results: [result], includingSeconds: true)
    let read = try JSONDecoder().decode(ReadReport.self, from: Data(text.utf8))
    #expect(read.totals.seconds == 77)
    #expect(read.claims[0].seconds == 77)
  }

  @Test func noResults() throws {
    let read = try JSONDecoder().decode(ReadReport.self, from: Data(JSONReport.render(results: []).utf8))
    #expect(read.claims.isEmpty && read.works.isEmpty)
  }

  @Test func everyScalarSurvives() throws {
    let scalars = (0...0x2FFF).compactMap { UnicodeScalar($0) }
    let text = String(String.UnicodeScalarView(scalars)) + "𝔽😀"
    let json = JSONValue.array([.string(text)]).text
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test func values() {
    let value = JSONValue.object([
      ("b", .array([])), ("a", .object([])), ("n", .null), ("t", .boolean(true)), ("i", .integer(.min)),
      ("x", .numeral("0.50")), ("s", .string("\"\\\n\u{2028}")),
    ])
    let expected = """
      {
        "b": [],
        "a": {},
        "n": null,
        "t": true,
        "i": -9223372036854775808,
        "x": 0.50,
        "s": "\\"\\\\\\n\\u2028"
      }

      """
    #expect(value.text == expected)
  }
}
