import Foundation
import Testing

/// Arrangements that are none: a message with file and place, code 3 for files and 2 for names, nothing written.
@Suite(.timeLimit(.minutes(5))) struct ArrangementBadInputTests {
  /// Runs all commands on a file that must be refused, with everything that they could write.
  private func expectRefused(
    _ data: Data, _ fragment: String, _ options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch()
    let file = try scratch.file("file.txt", data)
    let kept = try scratch.file("page", "kept")
    for arguments in [
      ["count", "chambers", file, "--html", kept, "--checkpoint", scratch.path("s")],
      ["enumerate", "chambers", file, "--output", kept, "--certificate", scratch.path("c")],
    ] {
      let run = try Tool.lemmata.run(arguments + options)
      #expect(run.code == 3 && run.output.isEmpty, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
      #expect(run.error.hasPrefix("lemmata: \(file): "), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
      #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
      #expect(run.error.utf8.count < 1_000, sourceLocation: sourceLocation)
      #expect(try scratch.contents() == ["file.txt": data, "page": Data("kept".utf8)], sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1"), ("\n\n# nothing\n", "expected rows of numbers"), ("a b\n", "line 1, column 1: found 'a'"),
    ("1 0\n1\n", "line 2, column 1: "),
    ("1 NaN\n", "found 'NaN'"),
    ("1 inf\n", "found 'inf'"), ("1 1/0\n", "line 1, column 3: found '1/0'"),
    ("1 1e999999999\n", "found '1e999999999'"),
    ("1 0x10\n", "found '0x10'"), ("1,2 3\n", "found '3', expected numbers separated by commas"),
    ("1 ١\n", "line 1, column 3"),
    ("2 2\n1 0\n0 1\n", "expected 'central 2 2' in its place, or 'central 2 3' before it"),
    ("3 2\n1 0 0\n", "found 3 numbers, expected 2 numbers, as in line 1; as a header, it announces 2 rows, not 1"),
    ("central 3 2\n1 0 0\n", "found 1 row at the end of the text, expected 2 rows, as line 1 announces"),
    ("central 0 0\n", "dimension"), ("central 0 3\n", "found 0 rows"),
    ("1 0 2\n1\n", "line 2, column 1: found 1 number, expected 3 numbers, as in line 1"),
    ("central 2\n1 1\n", "an incomplete header"), ("central -1 2\n", "found '-1'"),
    ("affine 2 1\n1 1\n", "found 2 numbers, expected 3 numbers"), ("central 99999999999999999999 1\n", "line 1"),
    ("affine 5000000 1\n", "are accepted"), ("central 3 100001\n1 2 3\n", "found 1 row"),
    ("9223372036854775807 9223372036854775807\n1\n", "line"),
    ("begin\n", "the number of rows"), ("begin\n2 1 integer\n", "at least 2"),
    ("begin\n1 3 integer\n1 2\nend\n", "found 'end'"),
    ("begin\n1 2 complex\n", "integer, rational or real"), ("begin\n1 2 integer\n1 1\n", "end"),
    ("linearity 1 1\nbegin\n1 2 integer\n1 1\nend\n", "found 'linearity'"),
    ("V-representation\nbegin\n1 2 integer\n2 1\nend\n", "0 or 1 at the start of the row"),
    ("begin\n99999999999 3 integer\nend\n", "are accepted"), ("begin\n1 99999999999 integer\nend\n", "are accepted"),
    ("begin\n1000 1000000 integer\nend\n", "coefficients"),
  ])
  func texts(_ text: String, _ fragment: String) throws { try expectRefused(Data(text.utf8), fragment) }

  @Test(arguments: [
    ("{", "line 1"), ("[", "line 1"), ("{}", "a field named forms or normals"),
    ("[1, 2]", "[0]: found the number 1, expected an array"),
    ("[]", "dimension: found nothing"), ("[[1], [1, 2]]", "[1]: found 2 coefficients, expected 1"),
    ("[[]]", "dimension"), ("[[[1]]]", "[0][0]: found an array of 1"), ("[{\"normal\": [1]}]", "[0]: found an object"),
    ("{\"normals\": 5}", "normals: found"), ("{\"normals\": []}", "dimension: found nothing"),
    ("{\"normals\": [[1], [1, 2]]}", "normals[1]: found 2 coefficients, expected 1"),
    ("{\"normals\": [[1]], \"forms\": []}", "expected one of the two"), ("{\"normals\": [[]]}", "dimension"),
    ("{\"normals\": [[null]]}", "normals[0][0]: found null"),
    ("{\"normals\": [[\"NaN\"]]}", "normals[0][0]: found 'NaN'"),
    ("{\"normals\": [[1e999]]}", "in the range of Double"), ("{\"normals\": [[NaN]]}", "line 1"),
    ("{\"normals\": [[1]], \"normals\": []}", "a name that is new"),
    ("{\"dimension\": 0, \"normals\": []}", "dimension"), ("{\"dimension\": -3, \"normals\": []}", "dimension"),
    ("{\"dimension\": 1.5, \"normals\": []}", "dimension"), ("{\"dimension\": 1e30, \"normals\": []}", "dimension"),
    ("{\"dimension\": 9223372036854775807, \"normals\": []}", "dimension"),
    ("{\"dimension\": 2, \"forms\": [{\"normal\": [1]}]}", "forms[0].normal"),
    ("{\"forms\": [{\"constant\": 1}]}", "forms[0].normal"),
    ("{\"forms\": [{\"normal\": [1], \"constnt\": 1}]}", "forms[0].constnt"),
    ("{\"_type\": \"topaz::SimplicialComplex\"}", "_type"),
    ("{\"_type\": \"polytope::Polytope<Rational>\"}", "INEQUALITIES"),
    ("{\"_type\": \"fan::HyperplaneArrangement<Rational>\", \"HYPERPLANES\": []}", "HYPERPLANES"),
    ("{\"_type\": \"common::Matrix<QuadraticExtension>\", \"data\": [[1]]}", "entries of type"),
    ("{\"_type\": \"polytope::Cone<Rational>\", \"FACETS\": [[1]], \"LINEAR_SPAN\": [[1]]}", "LINEAR_SPAN"),
    ("{\"_type\": \"common::SparseMatrix<Int>\", \"data\": [{\"7\": 1}, {\"cols\": 3}]}", "found the name '7'"),
    ("{\"_type\": \"common::SparseMatrix<Int>\", \"data\": [{\"cols\": 99999999999}]}", "cols"),
  ])
  func json(_ text: String, _ fragment: String) throws { try expectRefused(Data(text.utf8), fragment) }

  @Test func hostileFiles() throws {
    var garbage = Data(count: 200_000)
    for index in garbage.indices { garbage[index] = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7) }
    for (data, fragment) in [
      (garbage, "line 1"), (Data(count: 1_000_000), "line 1"),
      (Data(String(repeating: "[", count: 300_000).utf8), "line 1"),
      (Data(String(repeating: "{\"normals\":", count: 50_000).utf8), "line 1"),
      (Data(("1 " + String(repeating: "9", count: 3_000_000)).utf8), "line 1"),
      (Data(String(repeating: "1/7919", count: 300_000).utf8), "line 1"),
      (Data([0xFF, 0xFE, 0x31, 0x00, 0x0A, 0x00]), "line 1"), (Data("1 2\n3 \u{0}4\n".utf8), "line 2"),
      (Data(String(repeating: "1\n", count: 100_002).utf8), "100000"),
    ] { try expectRefused(data, fragment) }
    // Many long denominators: the common one would be far longer than the file.
    let row = (0..<4_000).map { "1/\(String(repeating: "9", count: 300))\(2 * $0 + 1)" }.joined(separator: " ")
    try expectRefused(Data(row.utf8), "line 1")
  }

  @Test func wrongFormat() throws {
    let rows = Data("1 0\n0 1\n".utf8)
    try expectRefused(rows, "begin", ["--format", "ine"])
    try expectRefused(rows, "begin", ["--format", "ext"])
    try expectRefused(rows, "line 1", ["--format", "json"])
    try expectRefused(rows, "line 1", ["--format", "polymake"])
    try expectRefused(Data("{\"normals\": [[1]]}".utf8), "line 1, column 1", ["--format", "matrix"])
    try expectRefused(Data("V-representation\nbegin\n1 2 integer\n1 1\nend\n".utf8), "H-rep", ["--format", "ine"])
    let scratch = try Scratch()
    let file = try scratch.file("rows", rows)
    for (arguments, fragment) in [
      ([file, "--format", "csv"], "--format: found 'csv', expected one of matrix, ine, ext, json, polymake"),
      (["b", "3", "--format", "json"], "--format goes with a file"),
      ([file, "--seed", "1"], "--seed goes with a family"),
      ([file, "--range", "1"], "--range goes with a family"),
    ] {
      let run = try Tool.lemmata.run(["count", "chambers"] + arguments)
      #expect(run.code == 2 && run.output.isEmpty && run.error.contains(fragment), "\(run.error)")
    }
  }

  @Test func filesThatCannotBeRead() throws {
    let scratch = try Scratch()
    let long = scratch.path(String(repeating: "x", count: 100_000))
    for (path, reason) in [
      (scratch.path("none.txt"), "No such file"), (scratch.url.path, "Is a directory"), (long, "File name too long"),
    ] {
      for arguments in [["count", "chambers", path], ["enumerate", "vertices", path], ["merge", path]] {
        let run = try Tool.lemmata.run(arguments)
        #expect(run.code == 3 && run.output.isEmpty)
        #expect(run.error.hasPrefix("lemmata: \(path): \(reason)"), "\(run.error.prefix(200))")
      }
    }
    #expect(try Tool.lemmata.run("count", "chambers", "/dev/null").error.contains("found the end of the text"))
    let endless = try Tool.lemmata.run("count", "chambers", "/dev/zero")
    #expect(endless.code == 3 && endless.error.contains("larger than"))
  }

  @Test(arguments: [
    (["resonanc", "4"], "did you mean resonance?"), (["thresold", "4"], "did you mean threshold?"),
    (["Braids", "4"], "did you mean braid?"), (["semi-order", "3"], "did you mean semiorder?"),
    (["qqqqqqqqq"], "no file and no family is named 'qqqqqqqqq'; see 'lemmata families'\n"),
    (["resonanz"], "no file and no family is named 'resonanz'; did you mean resonance?\n"),
    (["normals", "4"], "lemmata: no family is named 'normals'; see 'lemmata families'\n"),
    ([""], "no file and no family is named ''"), (["h", "3"], "not crystallographic"),
    (["resonance"], "found 0 numbers, expected resonance n"),
    (["resonance", "4", "5"], "one parameter n"), (["resonance", "4", "5", "6"], "found 3 numbers"),
    (["resonance", "x"], "found 'x'"), (["resonance", "4.5"], "found '4.5'"), (["resonance", "+4"], "found '+4'"),
    (["resonance", "99999999999999999999"], "found '99999999999999999999'"), (["generic", "3"], "found one parameter"),
    (["generic", "3", "100001"], "m from 0 to 100000"), (["generic", "51", "3"], "n from 1 to 50"),
    (["random", "1000", "100000"], "coefficients"), (["resonance", "4", "--seed", "1"], "found a seed, expected none"),
    (["generic", "3", "5", "--range", "2"], "found a range"), (["random", "3", "5", "--range", "0"], "found range 0"),
    (["random", "3", "5", "--seed", "-1"], "--seed"),
    (["random", "3", "5", "--seed", "18446744073709551616"], "--seed"),
    (["b", "3", "--threads", "0"], "--threads: found 0"), (["b", "3", "--threads", "1025"], "--threads"),
    (["b", "3", "--threads", "x"], "--threads"),
  ])
  func names(_ source: [String], _ fragment: String) throws {
    let scratch = try Scratch()
    for arguments in [["count", "chambers"] + source, ["enumerate", "chambers"] + source] {
      let run = try Tool.lemmata.run(arguments, in: scratch.url)
      #expect(run.code == 2 && run.output.isEmpty, "\(run.error)")
      #expect(run.error.contains(fragment), "\(run.error)")
      #expect(run.error.utf8.count < 1_000)
    }
    #expect(try scratch.contents().isEmpty)
  }

  @Test func filesStandAlone() throws {
    let scratch = try Scratch()
    _ = try scratch.file("a.txt", "1 0\n0 1\n")
    let run = try Tool.lemmata.run("count", "chambers", "a.txt", "a.txt", in: scratch.url)
    #expect(run.code == 2)
    #expect(run.error == "lemmata: no family is named 'a.txt', and a file stands alone: found 2 words\n")
  }

  @Test func namesOfOneLetterAreNotSuggested() throws {
    for word in ["", "x", "xy", "h"] {
      let run = try Tool.lemmata.run("count", "chambers", "--", word)
      #expect(run.code == 2 && !run.error.contains("did you mean"), "\(run.error)")
    }
  }

  @Test(arguments: [
    (["count"], "subject"), (["count", "chambers"], "source"), (["count", "nothing", "b", "3"], "'nothing'"),
    (["enumerate", "flats", "b", "3"], "'flats' is invalid for '<subject>': expected chambers or vertices"),
    (["count", "chamber", "b", "3"], "did you mean chambers?"), (["enumerate", "vertex", "b", "3"], "'vertex'"),
    (["count", "flat", "b", "3"], "did you mean flats?"), (["enumerate", "chmabers", "b"], "did you mean chambers?"),
    (["enumerate", "chambers", "b", "3", "--limit", "-1"], "--limit: found -1"),
    (["enumerate", "chambers", "b", "3", "--limit", "x"], "--limit"), (["merge"], "files"),
    (["families", "resonance"], "resonance"),
    (["count", "chambers", "b", "3", "--method", "magic"], "--method"),
    (["count", "flats", "b", "3", "--certificate", "c"], "not of flats"),
    (["count", "chambers", "b", "3", "--faces=1"], "--faces"),
    (["enumerate", "chambers", "b", "3", "--frobnicate"], "--frobnicate"),
  ])
  func wrongUsage(_ arguments: [String], _ fragment: String) throws {
    let scratch = try Scratch()
    let run = try Tool.lemmata.run(arguments, in: scratch.url)
    #expect(run.code == 2 && run.output.isEmpty && run.error.contains(fragment), "\(run.error)")
    #expect(try scratch.contents().isEmpty)
  }

  @Test func zonotopesBelongToCentralArrangements() throws {
    let scratch = try Scratch()
    for arguments in [
      ["count", "vertices", "shi", "3"], ["count", "chambers", "shi", "3", "--faces"],
      ["enumerate", "vertices", "shi", "3"],
    ] {
      let run = try Tool.lemmata.run(arguments + ["--certificate", "c"], in: scratch.url)
      #expect(run.code == 3 && run.output.isEmpty)
      #expect(run.error.hasPrefix("lemmata: shi 3: form 2: found a constant, expected a hyperplane through the origin"))
    }
    #expect(try scratch.contents().isEmpty)
  }
}
