import Foundation
import Testing

/// `--certificate` of `regions`, `compare`, `one-layer` and `decide`: what is written is what `lemmata check` verifies.
@Suite(.timeLimit(.minutes(5))) struct NetworkCertificateTests {
  private static let files = [
    "ramp": #"{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, -1]], "b": [0]}, {"W": [[1]], "b": [0]}]}"#,
    "line": #"{"layers": [{"W": [[1]], "b": [0]}]}"#,
    "pair": #"{"layers": [{"W": [[1], [-1]], "b": [0, 0]}, {"W": [[1, -1]], "b": [0]}]}"#,
    "constant": #"{"layers": [{"W": [[1], [-1]], "b": [1, -1]}, {"W": [[0, 0]], "b": ["7/3"]}]}"#,
    "maximum": """
    {"layers": [{"W": [[1, -1], [0, 1], [0, -1]], "b": [0, 0, 0]}, {"W": [[1, 1, -1]], "b": [0]}, {"W": [[1]], "b": [0]}]}
    """,
    "norm":
      #"{"layers": [{"W": [[1, 0], [-1, 0], [0, 1], [0, -1]], "b": [0, 0, 0, 0]}, {"W": [[1, 1, 1, 1]], "b": [0]}]}"#,
  ]

  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for (name, text) in Self.files { _ = try scratch.file("\(name).json", text) }
  }

  /// The theorems of the certificate that a command writes, after a look at it by the kernel.
  private func theorems(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let file = scratch.path("proof.cert")
    try? FileManager.default.removeItem(atPath: file)
    let run = try Tool.lemmata.run(arguments + ["--certificate", file])
    #expect(run.code == 0 && run.error.isEmpty, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.text.contains("verified by the kernel: "), sourceLocation: sourceLocation)
    let check = try Tool.lemmata.run("check", file)
    #expect(check.code == 0, "\(check.text.prefix(300))", sourceLocation: sourceLocation)
    let json = try Tool.lemmata.run(arguments + ["--json", "--certificate", scratch.path("again.cert")]).json()
    let note = try #require(json["certificate"] as? [String: Any])
    let theorems = try #require(note["theorems"] as? [String])
    for theorem in theorems { #expect(check.text.contains(theorem), sourceLocation: sourceLocation) }
    #expect(note["bytes"] as? Int == (try Data(contentsOf: URL(filePath: file))).count, sourceLocation: sourceLocation)
    return theorems
  }

  private func file(_ name: String) -> String { scratch.path("\(name).json") }

  @Test func regions() throws {
    #expect(try theorems("regions", file("maximum")) == ["affine-regions net inputs 5 3 3"])
    #expect(
      try theorems("regions", file("norm"), "--box", "-1:1,0:1", "--definition", "affine")
        == ["affine-regions net inputs 2 2 2"])
    #expect(try theorems("regions", file("line")) == ["affine-regions net inputs 1 1 1"])
    #expect(
      try theorems("regions", file("norm"), "--slice", "0,1;1,1;0,2", "--definition", "proper-activation")
        == ["affine-regions net inputs 4 4 4"])
  }

  @Test func comparisons() throws {
    #expect(try theorems("compare", file("line"), file("pair")) == ["same-map first second inputs"])
    #expect(try theorems("compare", file("norm"), file("norm")) == ["same-map first second inputs"])
    #expect(try theorems("compare", file("line"), file("ramp")) == ["different-maps first second 1 -1"])
  }

  @Test func oneLayer() throws {
    #expect(
      try theorems("one-layer", file("ramp"))
        == ["same-map net smallest inputs", "hidden-gates-at-least smallest 1"])
    #expect(
      try theorems("one-layer", file("line"))
        == ["same-map net smallest inputs", "hidden-gates-at-least smallest 2"])
    #expect(
      try theorems("one-layer", file("norm"))
        == ["same-map net smallest inputs", "hidden-gates-at-least smallest 4"])
    #expect(try theorems("one-layer", file("maximum")) == ["not-one-hidden-layer-network net"])
    // No gate at all.
    #expect(try theorems("one-layer", file("constant")) == ["same-map net smallest inputs"])
  }

  /// A property of |x| + |y| with inputs up to 1: what is asked of the output.
  private func property(_ y: String, x: String = "-1.0") throws -> String {
    try scratch.file(
      "property.vnnlib",
      """
      (declare-const X_0 Real)
      (declare-const X_1 Real)
      (declare-const Y_0 Real)
      (assert (<= X_0 1.0))
      (assert (>= X_0 \(x)))
      (assert (<= X_1 1.0))
      (assert (>= X_1 -1.0))
      \(y)
      """)
  }

  @Test func properties() throws {
    #expect(
      try theorems("decide", file("norm"), property("(assert (>= Y_0 2.1))")) == ["avoids net inputs-1 case-1"])
    let reached = try theorems("decide", file("norm"), property("(assert (>= Y_0 2.0))"))
    #expect(reached.count == 1 && reached[0].hasPrefix("reaches net inputs-1 case-1 1 "))
    // Two cases, and an input that is fixed.
    #expect(
      try theorems("decide", file("norm"), property("(assert (or (and (>= Y_0 2.1)) (and (<= Y_0 -0.1))))"))
        == ["avoids net inputs-1 case-1", "avoids net inputs-2 case-2"])
    #expect(
      try theorems("decide", file("norm"), property("(assert (<= Y_0 0.99))", x: "1.0"))
        == ["avoids net inputs-1 case-1"])
    #expect(
      try theorems("decide", file("norm"), property("(assert (<= Y_0 1.0))", x: "1.0"))
        == ["reaches net inputs-1 case-1 1 1 0"])
  }

  /// A flat case keeps no counterexample of another case from being found.
  @Test func flatCases() throws {
    let flat = "(and (>= X_0 X_1) (<= X_0 X_1) (>= Y_0 9.0))"
    let violated = try theorems("decide", file("norm"), property("(assert (or \(flat) (and (>= Y_0 2.0))))"))
    #expect(violated.count == 1 && violated[0].hasPrefix("reaches net inputs-2 case-2 "))
    let both = try theorems("decide", file("norm"), property("(assert (or \(flat) (and (>= Y_0 3.0))))"))
    #expect(both == ["avoids net inputs-1 case-1", "avoids net inputs-2 case-2"])
    // On the diagonal, on one of its points, and nowhere.
    let diagonal = "(assert (<= X_0 X_1)) (assert (>= X_0 X_1))"
    #expect(
      try theorems("decide", file("norm"), property("\(diagonal) (assert (<= Y_0 0.0))"))
        == ["reaches net inputs-1 case-1 1 0 0"])
    #expect(
      try theorems("decide", file("norm"), property("\(diagonal) (assert (<= Y_0 -0.01))"))
        == ["avoids net inputs-1 case-1"])
    for (least, answer) in [("2.0", "reaches net inputs-1 case-1 1 1 1"), ("2.5", "avoids net inputs-1 case-1")] {
      #expect(
        try theorems("decide", file("norm"), property("(assert (>= (+ X_0 X_1) \(least))) (assert (>= Y_0 1.5))"))
          == [answer])
    }
  }

  @Test func whatIsNotProvedIsRefused() throws {
    for definition in ["activation", "convex", "closed-connected"] {
      let run = try Tool.lemmata.run(
        "regions", file("norm"), "--definition", definition, "--certificate", scratch.path("proof.cert"))
      #expect(run.code == 2 && run.output.isEmpty && run.error.contains("found --definition \(definition)"))
    }
    let rows = (0..<30).map { row in (0..<30).map { $0 == row ? "1" : "0" }.joined(separator: ", ") }
    let text = rows.map { "[\($0)]" }.joined(separator: ", ")
    let zeros = rows.map { _ in "0" }.joined(separator: ", ")
    let many = try scratch.file(
      "many.json",
      #"{"layers": [{"W": [\#(text)], "b": [\#(zeros)]}, {"W": [\#(text)], "b": [\#(zeros)]}, {"W": [[\#(zeros)]], "b": [0]}]}"#
    )
    for arguments in [["regions", many], ["one-layer", many], ["compare", many, many]] {
      let run = try Tool.lemmata.run(arguments)
      #expect(run.code == 4 && run.output.isEmpty && run.error.contains("2^30 regions"), "\(run.error.prefix(300))")
    }
  }

  /// A page with the counts, the proof, and the map if there are two inputs.
  @Test func pages() throws {
    let (page, proof) = (scratch.path("page.html"), scratch.path("page.cert"))
    let run = try Tool.lemmata.run("regions", file("norm"), "--html", page, "--certificate", proof)
    #expect(run.code == 0 && run.error.isEmpty)
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("<svg") && text.contains("<title>−x1 − x2</title>"))
    #expect(text.contains("4 open connected regions") && !text.contains("<script") && !text.contains("http-equiv"))
    #expect(text.contains("<th scope=\"row\">activation</th><td class=\"number\">9</td>"))
    #expect(try Tool.lemmata.run("regions", file("ramp"), "--html", page).code == 0)
    #expect(try !String(contentsOfFile: page, encoding: .utf8).contains("<svg"))
    let own = try Tool.lemmata.run("regions", file("ramp"), "--html", file("ramp"))
    #expect(own.code == 2 && own.output.isEmpty)
  }

  @Test func filesAreNotOverwrittenByTheirOwnInput() throws {
    for arguments in [
      ["regions", file("norm")], ["compare", file("norm"), file("line")], ["one-layer", file("norm")],
    ] {
      let before = try scratch.contents()
      let run = try Tool.lemmata.run(arguments + ["--certificate", file("norm")])
      #expect(run.code == 2 && run.output.isEmpty, "\(run.error.prefix(200))")
      #expect(try scratch.contents() == before)
    }
  }
}
