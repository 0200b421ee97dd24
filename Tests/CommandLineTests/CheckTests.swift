import Foundation
import Testing

/// Checking proof files, with the tool and with the kernel alone.
@Suite(.timeLimit(.minutes(5))) struct CheckTests {
  @Test func verdictsAndExitCodes() throws {
    let scratch = try Scratch()
    let good = try scratch.file("good.cert", Samples.verified)
    let bad = try scratch.file("bad.cert", Samples.refused)
    let strange = try scratch.file("strange.cert", Samples.declined)
    for (file, code, kernelCode, start) in [
      (good, 0, 0, "verified sample | pieces f 2\n"), (bad, 1, 1, "refused sample | line 6: "),
      (strange, 3, 2, "declined - | line 5: "),
    ] as [(String, Int32, Int32, String)] {
      let run = try Tool.lemmata.run("check", file)
      #expect(run.code == code)
      #expect(run.text.hasPrefix(start))
      // Files that are not verified are named.
      #expect(code == 0 ? run.error.isEmpty : run.error.hasPrefix("lemmata: \(file): line "))
      let kernel = try Tool.proofcheck.run(file)
      #expect(kernel.code == kernelCode)
      #expect(kernel.output == run.output)
    }
    let all = try Tool.lemmata.run("check", good, bad, strange, good)
    #expect(all.code == 3)
    #expect(all.lines.count == 5)
    #expect(try Tool.lemmata.run("check", good, bad, good).code == 1)
  }

  @Test func filesThatCannotBeRead() throws {
    let scratch = try Scratch()
    let good = try scratch.file("good.cert", Samples.verified)
    for (path, reason) in [(scratch.path("none.cert"), "No such file"), (scratch.url.path, "Is a directory")] {
      let run = try Tool.lemmata.run("check", path, good)
      #expect(run.code == 3)
      #expect(run.error.hasPrefix("lemmata: \(path): \(reason)"))
      #expect(run.text == "verified sample | pieces f 2\n")
      let json = try Tool.lemmata.run("check", path, good, "--json").json()
      let files = try #require(json["files"] as? [[String: Any]])
      #expect(files.map { $0["verdict"] as? String } == ["unreadable", "verified"])
      let kernel = try Tool.proofcheck.run(path, good)
      #expect(kernel.code == 2)
      #expect(kernel.error.hasPrefix("proofcheck: \(path): \(reason)"))
    }
  }

  @Test func truncatedAnywhere() throws {
    let scratch = try Scratch()
    let whole = Data(Samples.verified.utf8)
    let files = try (0..<whole.count).map { try scratch.file("\($0).cert", whole.prefix($0)) }
    let run = try Tool.lemmata.run(["check"] + files)
    #expect(run.code == 3)
    #expect(run.lines.dropLast().count == whole.count)
    #expect(run.lines.dropLast().allSatisfy { $0.hasPrefix("declined - | line ") })
    #expect(try Tool.proofcheck.run(files).output == run.output)
  }

  @Test func hostileFiles() throws {
    let scratch = try Scratch()
    var garbage = Data(count: 200_000)
    for index in garbage.indices { garbage[index] = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7) }
    let files = [
      try scratch.file("garbage", garbage),
      try scratch.file("zeros", Data(count: 3_000_000)),
      try scratch.file("endless-line", "lemmata-proof 1\nlabel " + String(repeating: "x", count: 5_000_000)),
      try scratch.file("digits", Samples.certificate("value f \(String(repeating: "9", count: 50_000)) 1 = 0 1")),
      try scratch.file("count", Samples.certificate("pieces f 2 999999999999999999999")),
      try scratch.file("bom", "\u{FEFF}" + Samples.verified),
      try scratch.file("crlf", Samples.verified.replacing("\n", with: "\r\n")),
      try scratch.file("after", Samples.verified + "note more\n"),
      try scratch.file("two", Samples.verified + Samples.verified),
      try scratch.file("empty", ""), "/dev/null", "/dev/zero",
    ]
    let run = try Tool.lemmata.run(["check"] + files)
    #expect(run.code == 3)
    #expect(run.lines.dropLast().count == files.count)
    #expect(run.lines.dropLast().allSatisfy { $0.hasPrefix("declined - | line ") && $0.utf8.count < 400 })
    for file in files { #expect(run.error.contains("lemmata: \(file): line ")) }
  }

  @Test func shippedCertificates() throws {
    let folder = packageFolder.appendingPathComponent("proofs/depth.family-pieces")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".cert") }
    try #require(!files.isEmpty)
    let run = try Tool.lemmata.run(["check"] + files, in: folder)
    #expect(run.code == 0 && run.error.isEmpty)
  }
}
