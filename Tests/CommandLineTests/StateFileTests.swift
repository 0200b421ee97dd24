import Foundation
import Testing

/// State files that do not fit, or are damaged: a message with file and place, code 3, nothing lost.
@Suite(.timeLimit(.minutes(5))) struct StateFileTests {
  private let words = ["count", "chambers", "resonance", "4", "--method", "restriction"]

  /// A state in which the first part of two is done.
  private func state() throws -> String {
    let scratch = try Scratch()
    #expect(try Tool.lemmata.run(words + ["--shard", "1/2", "--checkpoint", scratch.path("s")]).code == 0)
    return String(decoding: try #require(try scratch.contents()["s"]), as: UTF8.self)
  }

  /// Goes on from a state that must be refused, and stay as it is.
  private func expectRefused(
    _ state: Data, _ fragment: String, _ words: [String]? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch()
    let file = try scratch.file("s", state)
    let run = try Tool.lemmata.run((words ?? self.words) + ["--shard", "1/2", "--resume", file], in: scratch.url)
    #expect(run.code == 3 && run.output.isEmpty, "\(run.error)", sourceLocation: sourceLocation)
    #expect(
      run.error.hasPrefix("lemmata: \(file)\(fragment.hasPrefix(" ") ? "" : ": ")"), "\(run.error.prefix(300))",
      sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.error.utf8.count < 600, sourceLocation: sourceLocation)
    #expect(try scratch.contents() == ["s": state], sourceLocation: sourceLocation)
  }

  @Test func otherCounts() throws {
    let state = Data(try state().utf8)
    func other(_ text: String) -> [String] { ["count", "chambers"] + text.split(separator: " ").map(String.init) }
    try expectRefused(state, " belongs to another arrangement: dimension: found 4, expected 5\n", other("resonance 5"))
    try expectRefused(state, " belongs to another arrangement: number of forms: found 15, expected 16", other("b 4"))
    try expectRefused(state, " belongs to another arrangement: form 1: found ", other("generic 4 15"))
    try expectRefused(
      state, "method: found restriction, expected flatOrbits", other("resonance 4 --method flat-orbits"))
    let scratch = try Scratch()
    let file = try scratch.file("s", state)
    let run = try Tool.lemmata.run(words + ["--resume", file])
    #expect(run.code == 3 && run.error == "lemmata: \(file): shard: found 1/2, expected 1/1\n")
    #expect(try scratch.contents()["s"] == state)
  }

  @Test(arguments: [
    ("lemmata count 1", "lemmata count 2", "line 1: "), ("dimension 4", "dimension 4000", "line 5: "),
    ("dimension 4", "dimension 0", "line 3: "), ("forms 15", "forms 99999999999", ""),
    ("forms 15", "forms 14", "line 19: "),
    ("method restriction", "method magic", "line 20: "), ("shard 1 2", "shard 1 3", "items"), ("items ", "items 9", ""),
    ("done 0-", "done 1-", ""), ("sums ", "sums 1", ""), ("end ", "end 0", ""), ("\ndone", "\n\ndone", "line 23: "),
  ])
  func edited(_ original: String, _ replacement: String, _ place: String) throws {
    let state = try state()
    let changed = state.replacing(original, with: replacement, maxReplacements: 1)
    try #require(changed != state)
    if place.hasPrefix("line") {
      try expectRefused(Data(changed.utf8), place)
      return
    }
    // Without a new checksum the change itself is noticed, at the latest there.
    try expectRefused(Data(changed.utf8), "line ")
  }

  /// States with a proper checksum that no count would have written.
  @Test(arguments: [
    ("items ", "items 9223372036854775807", "items: found 9223372036854775807, expected 14"),
    ("items ", "items 0", "line 23: "),
    ("done ", "done 0-0 0-1", "line 23: "), ("done ", "done 0-99999999999999999999", "line 23: "),
    ("shard ", "shard 2 2", "shard: found 2/2, expected 1/2"), ("shard ", "shard 0 2", "line 21: "),
    ("2 0 ", "2 0 -5", "line 25: "), ("2 0 ", "2 0 1e5", "line 25: "), ("2 0 ", "2147483648 0 1", "line 25: "),
  ])
  func forged(_ start: String, _ replacement: String, _ fragment: String) throws {
    let state = try state()
    let lines = state.split(separator: "\n").dropLast().map { $0.hasPrefix(start) ? replacement : String($0) }
    let forged = Seal.sealed(lines.joined(separator: "\n") + "\n")
    try #require(forged != state)
    try expectRefused(Data(forged.utf8), fragment)
  }

  @Test func truncatedOrDamagedAnywhere() throws {
    let state = Data(try state().utf8)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<12 { try expectRefused(state.prefix(Int.random(in: 0..<state.count, using: &generator)), "line ") }
    for _ in 0..<25 {
      var damaged = state
      damaged[Int.random(in: 0..<state.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try expectRefused(damaged, "line ")
    }
  }

  @Test func filesThatAreNoStates() throws {
    var garbage = Data(count: 100_000)
    for index in garbage.indices { garbage[index] = UInt8(truncatingIfNeeded: index &* 2_654_435_761 >> 7) }
    for data in [
      garbage, Data(), Data(count: 1_000_000), Data("1 0\n0 1\n".utf8),
      Data(String(repeating: "7", count: 5_000_000).utf8),
      Data(String(repeating: "\n", count: 300_000).utf8), Data("{\"normals\": [[1]]}".utf8),
      Data(
        "lemmata count 1\nname x\ndimension 65536\nforms 9223372036854775807\n\(String(repeating: "9", count: 400_000))\n"
          .utf8),
    ] {
      try expectRefused(data, "line ")
      let scratch = try Scratch()
      let file = try scratch.file("part", data)
      let merged = try Tool.lemmata.run("merge", file)
      #expect(merged.code == 3 && merged.error.hasPrefix("lemmata: \(file): line "), "\(merged.error.prefix(200))")
    }
    for path in ["/nowhere/at/all", "/tmp", "/dev/null"] {
      let run = try Tool.lemmata.run(words + ["--resume", path])
      #expect(run.code == 3 && run.error.hasPrefix("lemmata: \(path): "), "\(run.error)")
    }
  }

  @Test func sumsThatCannotBe() throws {
    let scratch = try Scratch()
    let head = "lemmata count 1\nname x\ndimension 3\nforms 4\n1 0 0 0\n0 1 0 0\n0 0 1 0\n1 1 1 0\n"
    for (method, items, sums) in [
      ("restriction", 3, ["2 0 1"]), ("restriction", 3, ["-2147483648 0 1", "2147483647 2147483647 5"]),
      ("restriction", 3, []),
      ("restriction", 3, ["2 0 \(String(repeating: "9", count: 15_000))"]), ("flatOrbits", 1, []),
      ("flatOrbits", 1, ["0 0 6", "0 2 6"]), ("flatOrbits", 1, ["-3 -3 7"]), ("flatOrbits", 1, ["2147483647 1 5"]),
      ("flatOrbits", 1, ["-2147483648 -2147483648 1"]),
    ] {
      let body = head + "method \(method)\nshard 1 1\nitems \(items)\ndone 0-\(items - 1)\nsums \(sums.count)\n"
      let file = try scratch.file("s", Seal.sealed(body + sums.map { $0 + "\n" }.joined()))
      // Either the sums cannot be, or they give some number; nothing traps.
      let run = try Tool.lemmata.run("merge", file)
      #expect([0, 3].contains(run.code), "\(method) \(sums): \(run.error.prefix(300))")
    }
  }

  @Test func twoWaysToSayWhereTheStateIs() throws {
    let scratch = try Scratch()
    let file = try scratch.file("s", try state())
    let both = try Tool.lemmata.run(words + ["--resume", file, "--checkpoint", scratch.path("t")])
    #expect(both.code == 2 && both.error.contains("--resume keeps its file up to date"))
    let new = try Tool.lemmata.run(words + ["--checkpoint", file])
    #expect(new.code == 3 && new.error.contains("exists; go on from it with --resume \(file), or remove it"))
    for interval in ["-1", "nan", "inf", "x", "1e9", ""] {
      let run = try Tool.lemmata.run(words + ["--checkpoint", scratch.path("t"), "--checkpoint-interval", interval])
      #expect(run.code == 2 && run.error.contains("--checkpoint-interval"), "\(run.error)")
    }
    #expect(try scratch.contents().keys.sorted() == ["s"])
    // The state goes when the count is done.
    let run = try Tool.lemmata.run(words + ["--checkpoint", scratch.path("t"), "--checkpoint-interval", "0"])
    #expect(run.code == 0)
    #expect(try scratch.contents().keys.sorted() == ["s"])
  }
}
