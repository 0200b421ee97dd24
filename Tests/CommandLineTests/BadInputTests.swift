import Foundation
import Testing

/// Networks that are none: a message with file and place, code 3, nothing written.
@Suite(.timeLimit(.minutes(5))) struct BadInputTests {
  /// Runs `pieces` with a page to write, and expects that it refuses the file and writes nothing.
  private func expectRefused(
    _ data: Data, _ fragment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch()
    let file = try scratch.file("net.json", data)
    let kept = try scratch.file("page.html", "kept")
    let run = try Tool.lemmata.run("pieces", file, "--html", kept)
    #expect(run.code == 3, sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.hasPrefix("lemmata: \(file): "), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.error.utf8.count < 1_000, sourceLocation: sourceLocation)
    #expect(Set(try scratch.contents().keys) == ["net.json", "page.html"], sourceLocation: sourceLocation)
    #expect(try scratch.contents()["page.html"] == Data("kept".utf8), sourceLocation: sourceLocation)
    // Each of several files is told.
    let several = try Tool.lemmata.run("pieces", file, file)
    #expect(several.code == 3 && several.output.isEmpty, sourceLocation: sourceLocation)
    #expect(several.error == run.error + run.error, sourceLocation: sourceLocation)
  }

  /// A network x ↦ weight·x with the given text in place of the weight.
  private func network(weight: String) -> Data { Data("{\"layers\": [{\"W\": [[\(weight)]], \"b\": [0]}]}".utf8) }

  @Test(arguments: [
    ("\"1/0\"", "layers[0].W[0][0]: found '1/0', expected an exact number (the denominator is zero"),
    ("\"1e999999999\"", "layers[0].W[0][0]: found '1e999999999'"), ("1e999999999", "in the range of Double"),
    ("-1e400", "in the range of Double"), ("\"NaN\"", "layers[0].W[0][0]: found 'NaN'"),
    ("\"inf\"", "layers[0].W[0][0]: found 'inf'"), ("\"\"", "layers[0].W[0][0]: found ''"),
    ("\"1/2/3\"", "layers[0].W[0][0]"), ("\" 1\"", "layers[0].W[0][0]"), ("\"0x10\"", "layers[0].W[0][0]"),
    ("\"١\"", "layers[0].W[0][0]"), ("null", "layers[0].W[0][0]: found null"), ("true", "layers[0].W[0][0]"),
    ("{}", "layers[0].W[0][0]: found an object"), ("[1]", "layers[0].W[0][0]: found an array of 1"),
    ("NaN", "line 1, column 21: found 'N'"), ("Infinity", "line 1, column 21: found 'I'"),
    ("-Infinity", "line 1, column 22: found 'I'"), ("+1", "line 1, column 21"), (".5", "line 1, column 21"),
    ("01", "line 1, column 22"), ("1.", "line 1, column 23"), ("1e", "line 1, column 23"), ("", "layer 1 is empty"),
    ("1,", "line 1, column 23"), ("\"\\ud800\"", "line 1, column 22"), ("\"\\x\"", "line 1, column 23"),
    ("\"a", "line 1"),
  ])
  func numbers(_ weight: String, _ fragment: String) throws { try expectRefused(network(weight: weight), fragment) }

  @Test func longNumbers() throws {
    let digits = String(repeating: "7", count: 300_000)
    try expectRefused(network(weight: digits), "line 1, column 21")
    try expectRefused(network(weight: "\"\(digits)\""), "more than 20000 digits")
    try expectRefused(network(weight: "\"1e\(digits)\""), "more than 20000 digits")
  }

  @Test(arguments: [
    ("{}", "layers: found nothing"), ("[]", "the text: found an array"), ("3", "the text: found the number 3"),
    ("{\"layers\": []}", "at least one layer, found none"), ("{\"layers\": {}}", "layers: found an object"),
    ("{\"layers\": [{\"W\": [], \"b\": []}]}", "layer 1"), ("{\"layers\": [{\"W\": [[]], \"b\": [0]}]}", "layer 1"),
    ("{\"layers\": [{\"W\": [[1]]}]}", "layers[0].b: found nothing"),
    ("{\"layers\": [7]}", "layers[0]: found the number 7"),
    ("{\"layers\": [{\"W\": [[1], [1, 2]], \"b\": [0, 0]}, {\"W\": [[1, 1]], \"b\": [0]}]}", "layer 1, row 2"),
    ("{\"layers\": [{\"W\": [[1]], \"b\": [0, 0]}]}", "layer 1"),
    ("{\"layers\": [{\"W\": [[1]], \"b\": [0]}, {\"W\": [[1, 1]], \"b\": [0]}]}", "layer 2"),
    ("{\"layers\": [{\"W\": [[1, 1]], \"b\": [0]}]}", "2 inputs, expected 1"),
    ("{\"layers\": [{\"W\": [[1], [1]], \"b\": [0, 0]}]}", "2 outputs, expected 1"),
    ("{\"widths\": [1, 2], \"layers\": [{\"W\": [[1]], \"b\": [0]}]}", "widths[1]: found 2, expected 1"),
    ("{\"widths\": [1], \"layers\": [{\"W\": [[1]], \"b\": [0]}]}", "widths: found 1 entries"),
    ("{\"layers\": [], \"layers\": []}", "line 1, column 16"), ("\n\n  x", "line 3, column 3"),
    ("{\"layers\": [{\"W\": [[1]], \"b\": [0]}]} extra", "line 1, column 38"), ("", "line 1, column 1"),
    ("\u{FEFF}{}", "line 1, column 1"),
  ])
  func shapes(_ text: String, _ fragment: String) throws { try expectRefused(Data(text.utf8), fragment) }

  @Test func truncatedAnywhere() throws {
    let whole = Data(Samples.tents.utf8)
    for length in stride(from: 0, to: whole.count, by: 7) { try expectRefused(whole.prefix(length), "line 1, column ") }
  }

  @Test(arguments: ["[", "{\"a\":", "{\"layers\": ["])
  func deepNesting(_ opening: String) throws {
    try expectRefused(Data(String(repeating: opening, count: 100_000).utf8), "line 1, column ")
    try expectRefused(
      Data((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8), "at most 64 nested")
  }

  @Test func binaryGarbageAndOtherEncodings() throws {
    var garbage = Data(count: 100_000)
    for index in garbage.indices { garbage[index] = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7) }
    try expectRefused(garbage, "line 1, column 1: found the byte 0")
    try expectRefused(network(weight: "1").dropLast() + [0xFF], "found the byte 255")
    try expectRefused(Data("{\"".utf8) + [0xC3, 0x28] + Data("\": 1}".utf8), "a string in UTF-8")
    try expectRefused(Data([0xFF, 0xFE] + Samples.tents.utf8.flatMap { [$0, 0] }), "line 1, column 1")
  }

  @Test func tooManyBytes() throws {
    try expectRefused(Data(repeating: 0x20, count: 70_000_000), "larger than 67108864 bytes")
    let endless = try Tool.lemmata.run("pieces", "/dev/zero")
    #expect(endless.code == 3 && endless.error == "lemmata: /dev/zero: larger than 67108864 bytes\n")
  }

  @Test func pathsThatAreNoFiles() throws {
    let scratch = try Scratch()
    let good = try scratch.file("good.json", Samples.tents)
    for (path, reason) in [
      (scratch.path("none"), "No such file or directory"), (scratch.url.path, "Is a directory"),
      (good + "/below", "Not a directory"), ("/dev/null", "line 1, column 1: found the end of the text"),
      ("", "No such file"),
      ("\u{1B}[31m\n", "No such file"),
    ] {
      let run = try Tool.lemmata.run("pieces", good, path)
      #expect(run.code == 3 && run.text.contains("good.json"), "the good file is counted")
      #expect(run.error.contains(reason), "\(run.error)")
      #expect(run.error.utf8.count { $0 < 0x20 } == 1, "one line without control characters")
    }
  }

  @Test func filesThatMayNotBeRead() throws {
    let scratch = try Scratch()
    let file = try scratch.file("secret.json", Samples.tents)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    // The superuser may read everything.
    if FileManager.default.isReadableFile(atPath: file) { return }
    for command in ["pieces", "check"] {
      let run = try Tool.lemmata.run(command, file)
      #expect(run.code == 3 && run.error == "lemmata: \(file): Permission denied\n")
    }
  }

  @Test func foldersThatMayNotBeWritten() throws {
    let scratch = try Scratch()
    let folder = scratch.path("locked")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    if FileManager.default.isWritableFile(atPath: folder) { return }
    let run = try Tool.lemmata.run("verify", "definition.fold", "--report", folder + "/report.html")
    #expect(run.code == 3 && run.error == "lemmata: \(folder)/report.html: Permission denied\n")
  }
}
