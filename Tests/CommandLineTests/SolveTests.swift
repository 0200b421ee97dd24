import Foundation
import Testing

/// `lemmata solve`: answers, proofs, formats, bad input.
@Suite(.timeLimit(.minutes(5))) struct SolveTests {
  private static let optimal = "Maximize\n obj: 3 x + 2 y + 1\nSubject To\n a: x + y <= 4/3\n b: x <= 1\nEnd\n"
  private static let infeasible = "min x\nst\nlow: x >= 2\nhigh: x <= 1\nend\n"
  private static let unbounded = "max x + y\nst\na: x - y <= 1\nend\n"
  private static let quadratic = "min - x + [ 2 x ^ 2 + 2 x * y + 2 y ^ 2 ] / 2\nst\nx + y = 2/3\nend\n"
  private static let mps = """
    NAME t
    OBJSENSE
     MAX
    ROWS
     N obj
     L a
    COLUMNS
     x obj 3 a 1
     y obj 2 a 1
    RHS
     rhs a 4/3
    BOUNDS
     UP bnd x 1
    ENDATA

    """

  @Test func answers() throws {
    let scratch = try Scratch()
    for (text, lines, status) in [
      (
        Self.optimal,
        ["value 14/3", "x 1", "y 1/3", "multipliers (dual values) 2 a 2 b 1"],
        "optimal"
      ),
      (Self.infeasible, ["low times", "high times"], "infeasible"),
      (
        "min x\nst\nr: x + y < -1\nend\n",
        ["constraints that contradict each other 1 r times -1", "and these bounds 2 x >= 0 times 1 y >= 0 times 1"],
        "infeasible"
      ),
      (
        "min x\nst\nr: x + y <= 3\nbounds\nx >= 3\nx <= 2\nend\n",
        ["bounds that contradict each other 2 x >= 3 times 1 x <= 2 times -1"], "infeasible"
      ),
      (Self.unbounded, ["a direction, where not zero"], "unbounded"),
      (Self.quadratic, ["value -2/9", "x 2/3"], "optimal"),
    ] {
      let file = try scratch.file("p.lp", text)
      for method in ["automatic", "exact"] {
        let certificate = scratch.path("p-\(method).cert")
        let run = try Tool.lemmata.run("solve", file, "--certificate", certificate, "--method", method)
        #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
        #expect(run.text.contains("status") && run.text.contains(status))
        let words = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for line in lines { #expect(words.contains(line), "\(run.text)") }
        #expect(run.text.contains("verified by the kernel"))
        #expect(try Tool.proofcheck.run(certificate).code == 0)
        let json = try Tool.lemmata.run("solve", file, "--json", "--method", method).json()
        #expect(json["report"] as? String == "lemmata solve" && json["status"] as? String == status)
      }
    }
  }

  @Test func jsonHasEverything() throws {
    let scratch = try Scratch()
    let (lp, mps) = (try scratch.file("p.lp", Self.optimal), try scratch.file("p.mps", Self.mps))
    let json = try Tool.lemmata.run("solve", lp, "--json").json()
    #expect(json["value"] as? String == "14/3")
    let point = try #require(json["point"] as? [[String: String]])
    #expect(point == [["name": "x", "value": "1"], ["name": "y", "value": "1/3"]])
    let multipliers = try #require(json["multipliers"] as? [[String: String]])
    #expect(multipliers == [["name": "a", "value": "2"], ["name": "b", "value": "1"]])
    #expect(json["theorems"] as? [String] == ["optimum p 14 3"])
    let none = try Tool.lemmata.run("solve", try scratch.file("i.lp", "min x\nst\nx <= -1\nend\n"), "--json").json()
    #expect(
      none["bounds"] as? [[String: String]] == [["name": "x", "relation": ">=", "value": "0", "multiplier": "1"]])
    #expect(try Tool.lemmata.run("solve", mps, "--json").json()["value"] as? String == "11/3")
    // The format by name, whatever the file is called.
    let other = try scratch.file("p", Self.mps)
    #expect(try Tool.lemmata.run("solve", other, "--format", "mps", "--json").json()["value"] as? String == "11/3")
    #expect(try Tool.lemmata.run("solve", other, "--format", "lp").code == 3)
  }

  @Test func vipr() throws {
    let scratch = try Scratch()
    for (text, fragment) in [(Self.optimal, "RTP range 11/3 11/3"), (Self.infeasible, "RTP infeas")] {
      let file = try scratch.file("p.lp", text)
      let run = try Tool.lemmata.run("solve", file, "--vipr", scratch.path("v"))
      #expect(run.code == 0 && run.text.contains("vipr"))
      let written = try String(contentsOfFile: scratch.path("v"), encoding: .utf8)
      #expect(written.contains("VER 1.0\n") && written.contains(fragment))
    }
    try FileManager.default.removeItem(atPath: scratch.path("v"))
    for text in [Self.unbounded, Self.quadratic] {
      let file = try scratch.file("p.lp", text)
      let run = try Tool.lemmata.run("solve", file, "--vipr", scratch.path("v"), "--certificate", scratch.path("c"))
      #expect(run.code == 2 && run.text.contains("verified by the kernel") && run.error.contains("--vipr"))
      #expect(try scratch.contents().keys.sorted() == ["c", "p.lp"])
      #expect(try Tool.proofcheck.run(scratch.path("c")).code == 0)
    }
  }

  @Test func longNumbers() throws {
    let scratch = try Scratch()
    let file = try scratch.file("p.lp", "max x\nst\n\(String(repeating: "7", count: 50)) x <= 1\nend\n")
    let run = try Tool.lemmata.run("solve", file)
    #expect(run.code == 0 && run.text.contains("≈ 1.286·10^-50"), "\(run.text)")
    #expect(try Tool.lemmata.run("solve", file, "--complete").text.contains("1/" + String(repeating: "7", count: 50)))
    let huge = try scratch.file("h.lp", "max x\nst\n1e9999 x <= 1e-9999\nend\n")
    let run2 = try Tool.lemmata.run("solve", huge)
    #expect(run2.code == 4 && run2.error.contains("too large for the kernel"), "\(run2.error)")
  }

  /// Up to thirty multipliers of an optimum are listed.
  @Test func manyMultipliers() throws {
    let scratch = try Scratch()
    for (count, isListed) in [(30, true), (31, false)] {
      let rows = (1...count).map { "r\($0): x\($0) >= \($0)\n" }.joined()
      let sum = (1...count).map { "x\($0)" }.joined(separator: " + ")
      let file = try scratch.file("p.lp", "min \(sum)\nst\n\(rows)end\n")
      let text = try Tool.lemmata.run("solve", file).text
      #expect(text.contains("  r7 ") == isListed && text.contains("(see --complete)") != isListed, "\(text)")
      #expect(try Tool.lemmata.run("solve", file, "--complete").text.contains("  r7 "))
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1"), ("min x\nst\nx >= 1\n", "expected 'End'"),
    ("min x\nst\nx >= 1\nbinary\nx\nend", "line 4"),
    ("max [ x ^ 2 ] / 2\nend", "not convex"), ("min x\nst\nx >= one two\nend", "line 3, column 10"),
    ("ROWS\n N o\n L a\nCOLUMNS\n M 'MARKER' 'INTORG'\n", "line 5, column 2: found 'M', expected only continuous"),
    ("min \u{0}", "line 1, column 5"),
  ])
  func badInput(_ text: String, _ fragment: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("p", text)
    let run = try Tool.lemmata.run("solve", file, "--certificate", scratch.path("c"), "--vipr", scratch.path("v"))
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.error.hasPrefix("lemmata: \(file): ") && run.error.contains(fragment), "\(run.error)")
    #expect(try scratch.contents().count == 1)
  }

  @Test func wrongUsage() throws {
    let scratch = try Scratch()
    let file = try scratch.file("p", Self.optimal)
    for (arguments, code, fragment) in [
      (["solve"], Int32(2), "file"), (["solve", file, "--format", "xml"], 2, "--format"),
      (["solve", file, "--method", "magic"], 2, "--method"), (["solve", file, "--certificate", file], 2, "same file"),
      (["solve", file, "--certificate", scratch.path("c"), "--vipr", scratch.path("c")], 2, "same file"),
      (["solve", scratch.path("none")], 3, "No such file"), (["solve", scratch.url.path], 3, "Is a directory"),
      (["solve", file, "--certificate", scratch.path("none/none/c")], 3, "folder"),
    ] {
      let run = try Tool.lemmata.run(arguments)
      #expect(run.code == code && run.output.isEmpty && run.error.contains(fragment), "\(run.error)")
    }
  }
}
