import Foundation
import Testing

/// Counts in parts, and joining them.
@Suite(.timeLimit(.minutes(5))) struct ShardTests {
  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// Counts all parts into files named `1.count`, `2.count`, …
  private func countParts(_ source: String, _ number: Int, in scratch: Scratch) throws -> [String] {
    try (1...number).map { part in
      let file = scratch.path("\(part)of\(number).count")
      let run = try Tool.lemmata.run(
        ["count", "chambers"] + words(source) + ["--shard", "\(part)/\(number)", "--checkpoint", file])
      #expect(run.code == 0 && run.error.isEmpty, "\(source): \(run.error)")
      #expect(run.text.hasPrefix("part \(part)/\(number): ") && run.text.hasSuffix(" items, in \(file)\n"))
      return file
    }
  }

  @Test(arguments: [
    "resonance 5 --method restriction", "threshold 4 --method flat-orbits", "e 6", "shi 4", "boolean 1", "braid 1",
    "generic 3 0", "generic 5 15", "random-affine 4 12 --seed 2",
  ])
  func partsMakeTheWhole(_ source: String) throws {
    let whole = try Tool.lemmata.run(["count", "chambers"] + words(source) + ["--json"]).json()
    for number in [1, 2, 3, 7] {
      let scratch = try Scratch()
      // A single part is the whole count and leaves nothing to join.
      if number == 1 {
        let file = scratch.path("whole.count")
        let run = try Tool.lemmata.run(
          ["count", "chambers"] + words(source) + ["--shard", "1/1", "--checkpoint", file, "--json"])
        #expect(run.code == 0)
        #expect(try run.json()["chambers"] as? String == whole["chambers"] as? String)
        #expect(try scratch.contents().isEmpty)
        continue
      }
      let files = try countParts(source, number, in: scratch)
      let before = try scratch.contents()
      let merged = try Tool.lemmata.run(["merge", "--json"] + files)
      #expect(merged.code == 0 && merged.error.isEmpty, "\(merged.error)")
      let json = try merged.json()
      for name in ["chambers", "boundedChambers", "relativelyBoundedChambers", "name", "agreesWith"] {
        #expect(json[name] as? String == whole[name] as? String)
      }
      for name in ["whitneyNumbers", "characteristicPolynomial"] {
        #expect(json[name] as? [String] == whole[name] as? [String])
      }
      // The order does not matter, and the parts stay.
      var generator = SeededGenerator(seed: 1)
      let shuffled = try Tool.lemmata.run(["merge", "--json"] + files.shuffled(using: &generator))
      #expect(shuffled.output == merged.output)
      #expect(try scratch.contents() == before)
    }
  }

  @Test func mergingKeepsTheName() throws {
    let scratch = try Scratch()
    // A file that is called like a family is not taken for it.
    _ = try scratch.file("b3", "1 0\n0 1\n1 1\n")
    for (source, head, agreement) in [
      ("e 6", "type-e 6: 36 hyperplanes in R^6, central", "in agreement with"),
      ("./b3", "b3: 3 lines in R^2, central", nil),
    ] as [(String, String, String?)] {
      let files = try (1...2).map { part in
        let file = scratch.path("\(part).count")
        let run = try Tool.lemmata.run(
          ["count", "chambers"] + words(source) + ["--shard", "\(part)/2", "--checkpoint", file], in: scratch.url)
        #expect(run.code == 0)
        return file
      }
      let whole = try Tool.lemmata.run(["count", "chambers"] + words(source), in: scratch.url)
      let merged = try Tool.lemmata.run(["merge"] + files)
      #expect(merged.code == 0 && merged.text == whole.text, "\(merged.text)")
      #expect(merged.lines[0] == head)
      #expect(merged.text.contains("in agreement with") == (agreement != nil))
      for file in files { try FileManager.default.removeItem(atPath: file) }
    }
  }

  @Test func partsThatDoNotFit() throws {
    let scratch = try Scratch()
    let source = "resonance 4 --method restriction"
    let three = try countParts(source, 3, in: scratch)
    let two = try countParts(source, 2, in: scratch)
    let others = try Scratch()
    let foreign = try countParts("resonance 5 --method restriction", 3, in: others)
    let moved = try Scratch()
    let flats = try countParts("resonance 4 --method flat-orbits", 3, in: moved)
    for (files, message) in [
      ([three[0], three[1]], "part 3/3 is missing"), ([three[2]], "parts 1/3, 2/3 are missing"),
      (three + [three[0]], "part 1/3 is there twice: \(three[0]) and \(three[0])"),
      ([three[0], three[1], three[1]], "part 2/3 is there twice: \(three[1]) and \(three[1])"),
      (
        [three[0], three[1], foreign[2]],
        "\(foreign[2]) belongs to another arrangement than \(three[0]): dimension: found 5, expected 4"
      ),
      (
        [three[0], three[1], flats[2]],
        "\(flats[2]) belongs to another count than \(three[0]): method: found flatOrbits, expected restriction"
      ),
      ([two[0], three[1]], "\(two[0]) is part 1/2, but \(three[1]) is part 2/3"),
    ] {
      let run = try Tool.lemmata.run(["merge"] + files)
      #expect(run.code == 3 && run.output.isEmpty)
      #expect(run.error == "lemmata: the parts do not fit: \(message)\n", "\(run.error)")
    }
    let missing = try Tool.lemmata.run(["merge", scratch.path("none.count")] + three)
    #expect(missing.code == 3 && missing.error.hasPrefix("lemmata: \(scratch.path("none.count")): No such file"))
    #expect(try Tool.lemmata.run("merge", scratch.url.path).error.contains("Is a directory"))
  }

  @Test func unfinishedPartsAreRefused() throws {
    let scratch = try Scratch()
    let files = try countParts("resonance 4 --method restriction", 2, in: scratch)
    let text = String(decoding: try #require(try scratch.contents()["2of2.count"]), as: UTF8.self)
    // As if nothing had been done yet.
    let lines = text.split(separator: "\n").map(String.init)
    let items = try #require(lines.firstIndex { $0.hasPrefix("done ") })
    let start = Seal.sealed(lines[..<items].joined(separator: "\n") + "\ndone\nsums 0\n")
    let file = try scratch.file("start.count", start)
    let run = try Tool.lemmata.run("merge", files[0], file)
    #expect(run.code == 3)
    #expect(run.error.contains("part 2/2 is unfinished, with 0 of 7 items: \(file)\n"), "\(run.error)")
    // It can be finished.
    let words = words("resonance 4 --method restriction")
    let resumed = try Tool.lemmata.run(["count", "chambers"] + words + ["--shard", "2/2", "--resume", file])
    #expect(resumed.code == 0)
    #expect(try scratch.contents()["start.count"] == Data(text.utf8))
    #expect(try Tool.lemmata.run("merge", files[0], file, "--json").json()["chambers"] as? String == "370")
    // Not under another number, and not as the whole.
    let other = try Tool.lemmata.run(["count", "chambers"] + words + ["--shard", "1/2", "--resume", file])
    #expect(other.code == 3 && other.error.contains("shard: found 2/2, expected 1/2"))
    let whole = try Tool.lemmata.run(["count", "chambers"] + words + ["--resume", file])
    #expect(whole.code == 3 && whole.error.contains("shard: found 2/2, expected 1/1"))
  }

  @Test func filesThatAreNamedBySelf() throws {
    let scratch = try Scratch()
    let arguments = ["count", "chambers", "generic", "4", "9", "--seed", "3", "--shard", "2/3"]
    let run = try Tool.lemmata.run(arguments + ["--json"], in: scratch.url)
    #expect(run.code == 0)
    let name = "generic-4-9---seed-3.part-2-of-3.count"
    #expect(try scratch.contents().keys.sorted() == [name])
    let json = try run.json()
    #expect(json["file"] as? String == name && json["part"] as? String == "2/3")
    let own = try #require(json["finishedItems"] as? Int)
    let all = try #require(json["items"] as? Int)
    #expect((all / 3...all / 3 + 1).contains(own))
    // A part that is there is not counted over.
    let before = try scratch.contents()
    let again = try Tool.lemmata.run(arguments, in: scratch.url)
    #expect(again.code == 3 && again.error.contains("exists; go on from it with --resume"))
    #expect(try scratch.contents() == before)
  }

  @Test(arguments: [
    "", "1", "1/", "/2", "0/2", "3/2", "-1/2", "1/0", "1/2/3", "a/b", "1/99999999999999999999", "½",
  ])
  func partsThatAreNone(_ shard: String) throws {
    let scratch = try Scratch()
    let run = try Tool.lemmata.run("count", "chambers", "resonance", "4", "--shard=\(shard)", in: scratch.url)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.error.contains("--shard"), "\(run.error)")
    #expect(try scratch.contents().isEmpty)
  }

  /// The work depends on the items of a part, not on the number of parts.
  @Test func farMorePartsThanItems() throws {
    let scratch = try Scratch()
    for (shard, items) in [("1/99999999999", 1), ("99999999999/99999999999", 0), ("15/9223372036854775807", 0)] {
      let run = try Tool.lemmata.run(
        "count", "chambers", "resonance", "4", "--method", "restriction", "--shard", shard, "--checkpoint",
        scratch.path("s\(items)-\(shard.count)"))
      #expect(
        run.code == 0 && run.text.hasPrefix("part \(shard): \(items) of 14 items, in "), "\(run.text)\(run.error)")
    }
    let merged = try Tool.lemmata.run("merge", scratch.path("s1-13"))
    #expect(merged.code == 3 && merged.error.contains("99999999993 more are missing"))
  }

  @Test func partsOfWhatIsNoPart() throws {
    let scratch = try Scratch()
    for extra in [["--faces"], ["--generic"], ["--certificate", "p.cert"], ["--html", "p.html"]] {
      let run = try Tool.lemmata.run(["count", "chambers", "b", "3", "--shard", "1/2"] + extra, in: scratch.url)
      #expect(run.code == 2 && run.error.contains("--shard counts a part"), "\(run.error)")
    }
    #expect(try Tool.lemmata.run(["count", "flats", "b", "3", "--shard", "1/2"], in: scratch.url).code == 2)
    #expect(try scratch.contents().isEmpty)
    // More parts than there are items, up to the largest integer.
    let run = try Tool.lemmata.run("count", "chambers", "b", "3", "--shard", "\(Int.max)/\(Int.max)", in: scratch.url)
    #expect(run.code == 0 && run.text.hasPrefix("part \(Int.max)/\(Int.max): 0 of "), "\(run.text)\(run.error)")
  }
}
