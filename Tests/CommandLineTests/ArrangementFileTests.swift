import Foundation
import Testing

/// Arrangements from files of every format.
@Suite(.timeLimit(.minutes(5))) struct ArrangementFileTests {
  /// The numbers that a count gives for a text.
  private func counted(
    _ text: String, named name: String = "file.txt", format: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let scratch = try Scratch()
    let file = try scratch.file(name, text)
    let run = try Tool.lemmata.run(["count", "chambers", file, "--json"] + (format.map { ["--format", $0] } ?? []))
    #expect(run.code == 0, "\(run.error)", sourceLocation: sourceLocation)
    guard run.code == 0 else { return [] }
    let json = try run.json()
    #expect(json["name"] as? String == name, sourceLocation: sourceLocation)
    #expect(try scratch.contents().count == 1, sourceLocation: sourceLocation)
    return [
      "\(json["dimension"] ?? "")", "\(json["forms"] ?? "")", json["chambers"] as? String ?? "",
      json["boundedChambers"] as? String ?? "",
    ] + (json["whitneyNumbers"] as? [String] ?? [])
  }

  @Test(arguments: 0..<8)
  func everyFormatSaysTheSame(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: 100 + seed)
    let isAffine = seed % 2 == 0
    let forms = Forms.random(
      dimension: 1 + Int(seed) % 4, count: Int.random(in: 3...8, using: &generator), isAffine: isAffine,
      using: &generator)
    let expected = try counted(forms.matrix)
    #expect(expected.prefix(3) == ["\(forms.dimension)", "\(forms.rows.count)", "\(forms.chamberCount)"], "\(forms)")
    var texts: [(name: String, text: String, format: String)] = [
      ("a.txt", forms.matrix, "matrix"), ("a.ine", forms.inequalities, "ine"), ("a.json", forms.json, "json"),
      ("a.poly", forms.polymake, "polymake"),
    ]
    if !isAffine {
      texts += [
        ("b.txt", forms.centralMatrix, "matrix"), ("b.ext", forms.generators, "ext"),
        ("b.json", forms.centralJSON, "json"),
        ("b.poly", forms.centralPolymake, "polymake"),
      ]
      // Two columns could be a header and its rows.
      if forms.dimension != 2 { texts.append(("c", forms.bareMatrix, "matrix")) }
    }
    for (name, text, format) in texts {
      #expect(try counted(text, named: name) == expected, "\(name)")
      // The name of a file does not matter, nor does saying what would be recognised.
      #expect(try counted(text, named: "x.dat", format: format) == expected, "\(name)")
      let windows = text.replacing("\n", with: "\r\n")
      #expect(try counted("\u{FEFF}" + windows, named: name) == expected, "\(name)")
    }
  }

  @Test(arguments: [
    ("1/2 0.25\n-1e0 3\n", "2 2 4 0 1 2 1"), ("# comment\n\n 1\t0 # more\n0 1\n", "2 2 4 0 1 2 1"),
    ("5\n", "1 1 2 0 1 1"),
    ("1\n2\n-3\n", "1 3 2 0 1 1"), ("1 0\n2 0\n", "2 2 2 0 1 1"), ("3 0\n", "2 1 2 0 1 1"),
    ("central 3 0\n", "3 0 1 0 1"),
    ("central 2 1\n0 0\n", "2 1 1 0 1"),
    ("affine 1 3\n0 1\n1 1\n-2 -2\n", "1 3 3 1 1 2"), ("affine 2 2\n0 1 0\n1 1 0\n", "2 2 3 0 1 2"),
    ("affine 2 1\n7 0 0\n", "2 1 1 0 1"), ("affine 3 0\n", "3 0 1 0 1"), ("2 3\n1 0\n0 2\n", "2 3 6 0 1 3 2"),
    ("3 2\n1 0 0\n0 1 0\n", "3 2 4 0 1 2 1"), ("central 2 3\n1 0\n0 1\n1 1\n", "2 3 6 0 1 3 2"),
    ("affine 2 3\n0 1 0\n0 0 1\n-1 1 1\n", "2 3 7 1 1 3 3"), ("{\"dimension\": 2, \"normals\": []}", "2 0 1 0 1"),
    ("[[1, 0], [0, 1]]", "2 2 4 0 1 2 1"), (" [[\"1/2\", 0.5], [2, 2], [0, 0]]\n", "2 3 2 0 1 1"),
    ("1,0\n.5,-.5\n", "2 2 4 0 1 2 1"),
    ("{\"normals\": [[\"1/3\", 0.5], [1e2, \"-0.1\"]]}", "2 2 4 0 1 2 1"),
    ("{\"forms\": [{\"normal\": [1]}, {\"normal\": [1], \"constant\": \"1/7\"}], \"note\": 1}", "1 2 3 1 1 2"),
    ("V-representation\nbegin\n2 3 rational\n1 1/2 0\n0 0 1\nend\n", "2 2 4 0 1 2 1"),
    ("begin\n2 2 real\n0.5 1\n-0.5 1\nend\n", "1 2 3 1 1 2"),
    ("{\"_type\": \"common::Matrix<Integer>\", \"data\": [[1, 0], [0, 1]]}", "2 2 4 0 1 2 1"),
    (
      "{\"_type\": \"common::SparseMatrix<Rational>\", \"data\": [{\"0\": 1}, {\"2\": 5}, {\"cols\": 3}]}",
      "3 2 4 0 1 2 1"
    ),
    ("{\"_type\": \"polytope::PointConfiguration<Rational>\", \"POINTS\": [[1, 1, 0], [1, 0, 1]]}", "2 2 4 0 1 2 1"),
    ("{\"_type\": \"polytope::Cone<Rational>\", \"FACETS\": [[1, 0], [0, 1]]}", "2 2 4 0 1 2 1"),
  ])
  func smallAndDegenerate(_ text: String, _ expected: String) throws {
    #expect(try counted(text).joined(separator: " ") == expected)
  }

  @Test func numbersOfAnySize() throws {
    let long = String(repeating: "9", count: 400)
    // Two of the three lines differ in the last digit only.
    let text = "\(long)7 1\n\(long)8 1\n\(long)7/3 1/3\n"
    #expect(try counted(text).joined(separator: " ") == "2 3 4 0 1 2 1")
    let scratch = try Scratch()
    let file = try scratch.file("long.txt", text)
    let run = try Tool.lemmata.run("enumerate", "chambers", file, "--certificate", scratch.path("p.cert"))
    #expect(run.code == 0 && run.lines.count == 5)
    #expect(try Tool.proofcheck.run(scratch.path("p.cert")).code == 0)
    let borders = "\(Int.max) 1\n\(Int.min) -1\n9223372036854775808 1\n"
    #expect(try counted(borders).joined(separator: " ") == "2 3 4 0 1 2 1")
  }

  @Test func manyRowsAndColumns() throws {
    // 3000 lines through the origin; 200 coordinate hyperplanes.
    let lines = (0..<3_000).map { "1 \($0)\n" }.joined()
    #expect(try counted(lines).dropFirst(2).prefix(1) == ["6000"])
    let unit = (0..<200).map { row in (0..<200).map { $0 == row ? "1" : "0" }.joined(separator: " ") }
    #expect(try counted(unit.joined(separator: "\n")).dropFirst().prefix(1) == ["200"])
  }

  @Test func notesGoToStandardErrorAndJSON() throws {
    let scratch = try Scratch()
    for (name, text, note) in [
      ("header.txt", "2 2\n1 1\n", "line 1 was read as a row; as a header it would announce 2 rows, not 1"),
      ("zero.txt", "1 0\n0 0\n", "1 row has a zero normal and no hyperplane"),
      ("v.ext", "V-representation\nbegin\n1 3 integer\n1 1 1\nend\n", "the first number of each row was dropped"),
      ("option.ine", "begin\n1 2 integer\n1 1\nend\nmaximize 1 1\n", "were passed over: 5"),
    ] {
      let file = try scratch.file(name, text)
      let run = try Tool.lemmata.run("count", "chambers", file, "--json")
      #expect(run.code == 0)
      #expect(run.error.hasPrefix("lemmata: \(name): ") && run.error.contains(note), "\(run.error)")
      let json = try run.json()
      #expect(json["name"] as? String == name)
      let notes = try #require(json["notes"] as? [String])
      #expect(run.error == notes.map { "lemmata: \(name): \($0)\n" }.joined())
      let list = try Tool.lemmata.run("enumerate", "chambers", file, "--json")
      #expect(list.error == run.error)
      #expect(try list.json()["notes"] as? [String] == notes)
    }
    for command in ["count", "enumerate"] {
      let run = try Tool.lemmata.run(command, "chambers", "braid", "3", "--json")
      #expect(try run.json()["notes"] as? [String] == [])
    }
  }

  @Test func standardInput() throws {
    let scratch = try Scratch()
    let tool = try #require(Tool.lemmata.path)
    for (text, expected) in [
      ("1 0\n0 1\n1 1\n", "standard input: 3 lines in R^2, central"),
      ("{\"normals\": [[1, 0, 0]]}", "standard input: 1 hyperplane in R^3, central"),
    ] {
      _ = try scratch.file("rows", text)
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.arguments = ["-c", "cat rows | \"$1\" count chambers - >out 2>err", "sh", tool]
      shell.currentDirectoryURL = scratch.url
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
      let contents = try scratch.contents()
      #expect(contents["err"] == Data())
      #expect(String(decoding: contents["out"] ?? Data(), as: UTF8.self).hasPrefix(expected + "\n"))
    }
    let empty = try Tool.lemmata.run("enumerate", "chambers", "-")
    #expect(empty.code == 3 && empty.error.hasPrefix("lemmata: standard input: line 1, column 1: "), "\(empty.error)")
    #expect(try Tool.lemmata.run("count", "chambers", "-", "--seed", "1").code == 2)
  }

  @Test func filesAndFamiliesOfOneName() throws {
    let scratch = try Scratch()
    _ = try scratch.file("b3", "1 0\n0 1\n")
    _ = try scratch.file("rows", "1 0\n0 1\n")
    _ = try scratch.file("two words.txt", "1 0\n0 1\n")
    _ = try scratch.file("-dash.txt", "1 0\n0 1\n")
    func chambers(_ word: String) throws -> String? {
      try Tool.lemmata.run(["count", "chambers", "--json", "--", word], in: scratch.url).json()["chambers"] as? String
    }
    #expect(try chambers("b3") == "48")
    for word in ["./b3", "rows", scratch.path("rows"), "two words.txt", "-dash.txt", "./-dash.txt"] {
      #expect(try chambers(word) == "4", "\(word)")
    }
  }

  @Test func familiesAsFiles() throws {
    // The normals of B_3 by hand.
    let rows = ["1 0 0", "0 1 0", "0 0 1", "1 1 0", "1 -1 0", "1 0 1", "1 0 -1", "0 1 1", "0 1 -1"]
    let scratch = try Scratch()
    let file = try scratch.file("b.txt", rows.joined(separator: "\n"))
    let read = try Tool.lemmata.run("count", "flats", file, "--faces", "--generic")
    let named = try Tool.lemmata.run("count", "flats", "b", "3", "--faces", "--generic")
    #expect(read.code == 0 && read.error.isEmpty)
    #expect(Array(read.lines.dropFirst()) == named.lines.dropFirst().filter { !$0.hasPrefix("in agreement with") })
  }
}
