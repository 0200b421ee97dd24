import Testing

@testable import Claims
@testable import Reports

@Suite struct HTMLReportTests {
  func page(_ results: [ClaimResult], showsSeconds: Bool = true) -> String {
    String(decoding: HTMLReport.render(results: results, showsSeconds: showsSeconds), as: UTF8.self)
  }

  /// Checks that tags are closed in the order in which they were opened and returns the tags seen.
  func balancedTags(_ page: String) -> [String] {
    let void: Set<String> = ["meta", "input", "wbr", "circle", "rect", "path", "!doctype"]
    var open: [String] = []
    var seen: [String] = []
    for part in page.split(separator: "<").dropFirst() {
      guard let tag = part.split(separator: ">", omittingEmptySubsequences: false).first else { continue }
      let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
      if tag.hasPrefix("/") {
        #expect(open.popLast() == name)
      } else {
        seen.append(name)
        if !void.contains(name) { open.append(name) }
      }
    }
    #expect(open.isEmpty)
    return seen
  }

  @Test func pageIsBalancedAndSelfContained() {
    let text = page(Fixture.mixed())
    let tags = balancedTags(text)
    #expect(!tags.contains("script") && !tags.contains("link") && !tags.contains("img"))
    #expect(!text.contains("url(") && !text.contains("@import") && !text.contains("src="))
    #expect(tags.filter { $0 == "article" }.count == 4)
    #expect(tags.filter { $0 == "svg" }.count == 2)
  }

  @Test func everyTextIsEscaped() {
    let nasty = Fixture.nasty
    var result = Fixture.refuted(
      Fixture.claim(
        nasty, source: Source(work: nasty, item: nasty), title: nasty, statement: nasty, hypotheses: nasty,
        caption: nasty, bars: [Claim.BarGroup(nasty, [(series: nasty, value: 1)])]),
      instance: nasty, firstMet: nasty)
    result.defects = [nasty]
    for text in [
      page([result] + Fixture.mixed()),
      String(decoding: HTMLReport.render(results: [], title: nasty, command: nasty), as: UTF8.self),
    ] {
      #expect(!text.contains("<script"))
      #expect(!text.contains("\u{1}") && !text.contains("\u{7F}"))
      #expect(text.split(separator: "</style>").count == 2)
      _ = balancedTags(text)
    }
  }

  @Test func sameBytesAgain() {
    #expect(HTMLReport.render(results: Fixture.mixed()) == HTMLReport.render(results: Fixture.mixed()))
    var late = Fixture.mixed()
    for index in late.indices { late[index].seconds = 1_000 }
    #expect(page(late, showsSeconds: false) == page(Fixture.mixed(), showsSeconds: false))
    #expect(page(late) != page(Fixture.mixed()))
  }

  @Test func noResults() {
    let text = page([])
    #expect(text.contains("No claim was examined."))
    _ = balancedTags(text)
  }

  @Test func linksLeadToSections() {
    let claims = ["a.b", "a-b", "a b", "", "a.b"].map { Fixture.verified(Fixture.claim($0)) }
    let text = page(claims)
    let anchors = MarkupText.anchors(for: claims.map(\.claim.identifier))
    #expect(Set(anchors).count == 5)
    for anchor in anchors {
      #expect(text.contains("href=\"#\(anchor)\""))
      #expect(text.contains("id=\"\(anchor)\""))
    }
  }

  @Test func onlyWhatTheKernelVerifiedIsShownAsVerified() {
    let defective = page([Fixture.mixed()[3]])
    #expect(defective.contains("verdict defective"))
    #expect(!defective.contains("class=\"verdict verified\""))
    let open = page([Fixture.mixed()[2]])
    #expect(open.contains("verdict undecided"))
    #expect(!open.contains("class=\"verdict verified\""))
    #expect(open.contains("not as expected: the statement was expected to hold"))
  }

  @Test func counterexampleIsTold() {
    let text = page([Fixture.refuted(Fixture.claim(expects: .fails), instance: "x = 5", firstMet: "x = 99")])
    #expect(text.contains("<span class=\"instance\">x = 5</span>"))
    #expect(text.contains("Met as instance 4 of the search and made smaller in 2 steps"))
    #expect(text.contains("First met: <span class=\"instance\">x = 99</span>"))
    #expect(text.contains("<li title=\"compare pieces:f &gt; 2\">pieces(f) &gt; 2</li>"))
    #expect(text.contains("<pre>pieces f 3\ncompare pieces:f &gt; 2</pre>"))
  }

  @Test(arguments: [
    ("w_1 + w_{k+1}", "w<sub>1</sub> + w<sub>k+1</sub>"), ("2^{k-1}", "2<sup>k-1</sup>"),
    ("R^{w_i}", "R<sup>w<sub>i</sub></sup>"), ("a_12b", "a_12b"), ("snake_case", "snake_case"),
    ("x_k", "x<sub>k</sub>"),
    ("^2", "^2"), ("x^", "x^"), ("x_{", "x_{"), ("x_{}", "x_{}"), ("a<b_1&c", "a&lt;b<sub>1</sub>&amp;c"), ("", ""),
    ("x_{<}", "x<sub>&lt;</sub>"), ("see `a_1<b` and x_1", "see <code>a_1&lt;b</code> and x<sub>1</sub>"),
    ("one ` only", "one ` only"), ("``", "<code></code>"), ("`a` and `", "`a` and `"),
  ])
  func mathematics(text: String, markup: String) {
    #expect(MathText.markup(text) == markup)
  }

  @Test func formsOfAStatementStandTogether() throws {
    let claims = [("b.x", ClaimForm.sharpened), ("a.y", .printed), ("b.x", .printed), ("b.z", .repaired)]
    let groups = ClaimGroup.grouping(claims.map { Fixture.verified(Fixture.claim($0.0, $0.1)) })
    #expect(groups.map(\.subject) == ["b", "a"])
    #expect(groups[0].results.map(\.claim.identifier) == ["b.x/printed", "b.x/sharpened", "b.z/repaired"])
    #expect(ClaimGroup(subject: "one-hidden-layer", results: []).heading == "One hidden layer")
    #expect(ClaimGroup.grouping([]).isEmpty)
  }

  @Test func typicalTheoremsAreShown() {
    var result = Fixture.verified()
    result.typicalTheorems = ["pieces f 1", Fixture.nasty]
    result.typicalInstance = Fixture.nasty
    let text = page([result])
    #expect(text.contains("f has exactly 1 piece") && !text.contains("<script"))
    _ = balancedTags(text)
  }

  @Test func deepNestingEnds() {
    let text = String(repeating: "a_{", count: 5_000) + String(repeating: "}", count: 5_000)
    #expect(MathText.markup(text).contains("<sub>"))
  }
}
