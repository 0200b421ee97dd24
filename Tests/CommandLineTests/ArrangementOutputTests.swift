import Foundation
import Testing

/// Where counts and lists go: closed pipes, full disks, devices, and paths that are taken already.
@Suite(.timeLimit(.minutes(5))) struct ArrangementOutputTests {
  private func ended(_ arguments: [String], output: String? = nil, closedPipe: Bool = false) throws -> (Process, String)
  {
    let scratch = try Scratch()
    let error = scratch.path("stderr")
    let process = try Tool.lemmata.started(
      arguments, in: scratch.url, output: output ?? scratch.path("stdout"), error: error, closedPipe: closedPipe)
    process.waitUntilExit()
    return (process, String(decoding: try Data(contentsOf: URL(fileURLWithPath: error)), as: UTF8.self))
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    for arguments in [
      ["enumerate", "chambers", "resonance", "5"], ["enumerate", "vertices", "resonance", "9", "--json"],
      ["count", "chambers", "b", "3"], ["families"],
    ] {
      let (process, _) = try ended(arguments, closedPipe: true)
      let status = process.terminationStatus
      #expect(process.terminationReason == .exit ? status == 3 : status == SIGPIPE, "\(arguments) \(status)")
    }
  }

  @Test func theFirstLinesOfALongList() throws {
    let scratch = try Scratch()
    let tool = try #require(Tool.lemmata.path)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "\"$1\" enumerate chambers resonance 9 2>err | head -n 1 >out", "sh", tool]
    shell.currentDirectoryURL = scratch.url
    shell.standardInput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    let contents = try scratch.contents()
    #expect(contents["err"] == Data())
    #expect(
      contents["out"] == Data((String(repeating: "-", count: 511) + String(repeating: " -1", count: 9) + "\n").utf8))
  }

  @Test func aFullDiskIsNoSuccess() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    for arguments in [
      ["count", "chambers", "b", "3"], ["enumerate", "chambers", "b", "3"],
      ["enumerate", "vertices", "resonance", "9"],
      ["families", "--json"],
    ] {
      let (process, error) = try ended(arguments, output: "/dev/full")
      #expect(process.terminationReason == .exit && process.terminationStatus == 3)
      #expect(error.hasPrefix("lemmata: standard output: "), "\(error)")
    }
    for arguments in [
      ["count", "chambers", "b", "3", "--certificate", "/dev/full"],
      ["count", "chambers", "b", "3", "--html", "/dev/full"],
      ["enumerate", "chambers", "b", "3", "--output", "/dev/full"],
      ["enumerate", "chambers", "b", "3", "--certificate", "/dev/full"],
    ] {
      let run = try Tool.lemmata.run(arguments)
      #expect(run.code == 3 && run.output.isEmpty && run.error.hasPrefix("lemmata: /dev/full: "), "\(run.error)")
    }
  }

  @Test func devicesStayDevices() throws {
    for arguments in [
      ["count", "chambers", "b", "3", "--certificate", "/dev/null", "--html", "/dev/null"],
      ["enumerate", "chambers", "b", "3", "--output", "/dev/null"],
    ] {
      #expect(try Tool.lemmata.run(arguments).code == 0)
      let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
      #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    }
  }

  @Test func standardOutputByItsPath() throws {
    // The last of these names could be lost for the whole machine by a program that renames files to it; under the others
    // such a program only fails, and the test ends there.
    let list = try Tool.lemmata.run("enumerate", "chambers", "b", "3")
    for path in ["/proc/self/fd/1", "/dev/fd/1", "/dev/stdout"] {
      let run = try Tool.lemmata.run("enumerate", "chambers", "b", "3", "--output", path)
      try #require(run.code == 0 && run.output == list.output, "\(run.error)")
      let both = try Tool.lemmata.run("count", "chambers", "b", "3", "--certificate", path)
      #expect(both.code == 0 && both.text.hasPrefix("lemmata-proof 1\n") && both.text.hasSuffix(" bytes\n"))
    }
    for path in ["/dev/fd/99", "/dev/fd/", "/dev/fd/x"] {
      let run = try Tool.lemmata.run("enumerate", "chambers", "b", "3", "--output", path)
      #expect(run.code == 3 && run.output.isEmpty && run.error.hasPrefix("lemmata: /dev/fd/"), "\(run.error)")
    }
  }

  @Test func linksStayLinks() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.path("real"), withIntermediateDirectories: false)
    _ = try scratch.file("real/file", "old")
    try files.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "real/file")
    for arguments in [
      ["count", "chambers", "b", "3", "--certificate", "link"],
      ["enumerate", "chambers", "b", "3", "--output", "link"],
    ] {
      #expect(try Tool.lemmata.run(arguments, in: scratch.url).code == 0)
      #expect(try files.destinationOfSymbolicLink(atPath: scratch.path("link")) == "real/file")
      #expect(try scratch.contents().keys.sorted() == ["link", "real", "real/file"])
      #expect(try scratch.contents()["real/file"]?.count ?? 0 > 100)
    }
  }

  @Test func pathsThatCannotBeWritten() throws {
    let scratch = try Scratch()
    let file = try scratch.file("file", "kept")
    let before = try scratch.contents()
    for (path, place) in [
      (file + "/below", file), (scratch.url.path, scratch.url.path), (scratch.path("a/b/c"), scratch.path("a/b")),
      (scratch.path(String(repeating: "x", count: 300)), scratch.path("x")),
    ] {
      for arguments in [
        ["count", "chambers", "b", "3", "--certificate", path], ["count", "chambers", "b", "3", "--html", path],
        ["count", "chambers", "b", "3", "--checkpoint", path], ["enumerate", "chambers", "b", "3", "--output", path],
        ["enumerate", "chambers", "b", "3", "--certificate", path],
        ["count", "chambers", "b", "3", "--shard", "1/2", "--checkpoint", path],
      ] {
        // The state of so short a count may never be written.
        if arguments.contains("--checkpoint"), path.hasSuffix("xxx"), !arguments.contains("--shard") { continue }
        let run = try Tool.lemmata.run(arguments)
        #expect(run.code == 3 && run.output.isEmpty, "\(arguments): \(run.error)")
        #expect(run.error.hasPrefix("lemmata: \(place)"), "\(run.error)")
        #expect(try scratch.contents() == before, "\(arguments)")
      }
    }
  }

  @Test func outputsDoNotReplaceTheirInput() throws {
    let scratch = try Scratch()
    let rows = Data("1 0\n0 1\n".utf8)
    let file = try scratch.file("rows.txt", rows)
    try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "rows.txt")
    try FileManager.default.linkItem(atPath: file, toPath: scratch.path("hard"))
    for path in ["rows.txt", "./rows.txt", file, "link", "hard"] {
      for arguments in [
        ["count", "chambers", "rows.txt", "--certificate", path], ["count", "chambers", "rows.txt", "--html", path],
        ["count", "chambers", "rows.txt", "--checkpoint", path], ["count", "chambers", "rows.txt", "--resume", path],
        ["enumerate", "chambers", "rows.txt", "--output", path],
        ["enumerate", "chambers", "rows.txt", "--certificate", path],
      ] {
        let run = try Tool.lemmata.run(arguments, in: scratch.url)
        #expect(
          run.code == 2 && run.output.isEmpty && run.error.contains("name the same file"), "\(arguments): \(run.error)")
        #expect(try Set(scratch.contents().values) == [rows])
      }
    }
    // A network is not replaced by its page.
    let network = try scratch.file("net.json", Samples.tents)
    #expect(try Tool.lemmata.run("pieces", network, "--html", network).code == 2)
    #expect(try scratch.contents()["net.json"] == Data(Samples.tents.utf8))
  }

  @Test func twoOutputsOfOneName() throws {
    let scratch = try Scratch()
    for arguments in [
      ["count", "chambers", "b", "3", "--certificate", "new", "--html", "./new"],
      ["count", "chambers", "b", "3", "--checkpoint", "new", "--html", scratch.path("new")],
      ["count", "chambers", "b", "3", "--checkpoint", "new", "--certificate", "new"],
      ["enumerate", "chambers", "b", "3", "--output", "new", "--certificate", "./new"],
    ] {
      let run = try Tool.lemmata.run(arguments, in: scratch.url)
      #expect(run.code == 2 && run.error.contains("name the same file"), "\(run.error)")
      #expect(try scratch.contents().isEmpty)
    }
  }

  @Test func namesWithControlCharacters() throws {
    let scratch = try Scratch()
    let name = "a\u{1B}[31m\n<b>&.txt"
    _ = try scratch.file(name, "1 0\n0 1\n")
    let run = try Tool.lemmata.run("count", "chambers", "./" + name, "--html", "page.html", in: scratch.url)
    #expect(run.code == 0 && !run.text.contains("\u{1B}"), "\(run.text)")
    #expect(run.lines.first?.hasSuffix(": 2 lines in R^2, central") == true)
    let page = String(decoding: try #require(try scratch.contents()["page.html"]), as: UTF8.self)
    #expect(!page.contains("<b>"))
    let json = try Tool.lemmata.run("count", "chambers", "./" + name, "--json", in: scratch.url).json()
    #expect(json["name"] as? String == name)
    let proof = try Tool.lemmata.run("count", "chambers", "./" + name, "--certificate", "c", in: scratch.url)
    #expect(proof.code == 0)
    #expect(try Tool.proofcheck.run("c", in: scratch.url).code == 0)
    let list = try Tool.lemmata.run("enumerate", "chambers", "./" + name, "--json", in: scratch.url).json()
    #expect(list["name"] as? String == name)
  }
}
