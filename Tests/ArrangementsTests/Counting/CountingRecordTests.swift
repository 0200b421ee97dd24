import Arrangements
import ExactNumbers
import Testing

@Suite struct CountingRecordTests {
  private let text = """
    lemmata count 1
    name four planes
    dimension 3
    forms 4
    1 0 0 0
    0 1 0 0
    0 0 1 0
    1 1 1 0
    method restriction
    shard 1 1
    items 3
    done 0-0 2-2
    sums 1
    2 0 4
    end 57c5128034b7cffb

    """

  @Test func writesWhatItReads() throws {
    let record = try CountingRecord(parsing: text)
    #expect(record.text == text)
    #expect(record.name == "four planes")
    #expect(record.finishedItemCount == 2)
    #expect(record.ownItemCount == 3)
    #expect(!record.isFinished)
    #expect(record.arrangement.forms.count == 4)
    let outcome = try CountingRun(record.arrangement, resuming: record).run()
    #expect(
      outcome == .polynomial(CharacteristicPolynomial(dimension: 3, whitneyNumbers: [1, 4, 6, 3])))
  }

  /// The rest of a text is not looked at before the first line.
  @Test(arguments: ["\n", " ", "\r\n", "e\u{301}", "\u{301}"])
  func refusesLongTextAtOnce(_ piece: String) throws {
    let hostile = String(repeating: piece, count: 1_000_000)
    for text in [hostile, hostile + "\n"] {
      let error = #expect(throws: CountingError.self) { try CountingRecord(parsing: text) }
      #expect("\(try #require(error))".hasPrefix("line 1: found "))
      #expect("\(try #require(error))".utf8.count < 500)
    }
    for start in ["lemmata count 1\ndimension 3\n", "lemmata count 1\ndimension 3\nforms 4\n"] {
      let error = #expect(throws: CountingError.self) { try CountingRecord(parsing: start + hostile + "\n") }
      #expect("\(try #require(error))".utf8.count < 500)
    }
  }

  /// Each change of one place must be refused, at that line.
  @Test(
    arguments: [
      ("lemmata count 1", "lemmata count 2", 1), ("dimension 3", "dimension 0", 3), ("dimension 3", "dimension 4", 5),
      ("dimension 3", "dimension 99999999999999999999", 3), ("forms 4", "forms -1", 4), ("forms 4", "forms 5", 9),
      ("forms 4", "forms 3", 8), ("forms 4", "forms 9223372036854775807", 9), ("forms 4", "forms  4", 4),
      ("1 0 0 0", "1 0 0 0 ", 5), ("1 0 0 0", "+1 0 0 0", 5), ("1 0 0 0", "-0 0 0 0", 5), ("1 0 0 0", "1 0 x 0", 5),
      ("1 0 0 0", "01 0 0 0", 5), ("method restriction", "method automatic", 9), ("method restriction", "method", 9),
      ("shard 1 1", "shard 2 1", 10), ("shard 1 1", "shard 0 1", 10), ("shard 1 1", "shard 1", 10),
      ("items 3", "items -3", 11), ("items 3", "item 3", 11), ("items 3", "items 2", 12), ("items 3", "items 0", 12),
      ("0-0 2-2", "0-0 1-2", 12), ("0-0 2-2", "2-2 0-0", 12), ("0-0 2-2", "0-3", 12), ("0-0 2-2", "1-0", 12),
      ("0-0 2-2", "0", 12), ("0-0 2-2", "0--1", 12), ("0-0 2-2", "0-9223372036854775807", 12),
      ("0-0 2-2", "0-0 9223372036854775807-9223372036854775807", 12), ("0-0 2-2", "", 12), ("sums 1", "sums 2", 15),
      ("sums 1", "sums 0", 14), ("2 0 4", "2 0 -4", 14), ("2 0 4", "2 0 0", 14), ("2 0 4", "2147483648 0 4", 14),
      ("2 0 4", "2 0", 14), ("end 57c5128034b7cffb\n", "end 57c5128034b7cffb", 15),
      ("end 57c5128034b7cffb\n", "end 57c5128034b7cffb\nmore\n", 16),
      ("end 57c5128034b7cffb\n", "end 57c5128034b7cffb\n\n", 16), ("end 57c5128034b7cffb\n", "", 15),
      ("end 57c5128034b7cffb\n", "end 57c5128034b7cffb\r\n", 15), ("end 57c5128034b7cffb\n", "end\n", 15),
      ("end 57c5128034b7cffb\n", "end c c\n", 15), ("2 0 4", "2 0 5", 15), ("1 1 1 0", "1 1 2 0", 15),
      ("done 0-0 2-2", "done 0-0", 15),
      ("0-0 2-2", "0-9223372036854775806", 12),
      ("name four", "nme four", 2), ("name four planes\n", "", 2), ("four planes", "four\u{7F}planes", 2),
      ("name four planes", "name", 2), ("four planes", String(repeating: "x", count: 201), 2), ("four", "five", 15),
    ] as [(String, String, Int)])
  func refusesHostileText(original: String, replacement: String, line: Int) throws {
    let changed = text.replacing(original, with: replacement, maxReplacements: 1)
    do {
      let record = try CountingRecord(parsing: changed)
      Issue.record("accepted: \(record)")
    } catch {
      guard case .format(let found, _, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == line, "\(error)")
    }
  }

  @Test func refusesTruncatedAndRandomText() {
    for length in 0..<text.utf8.count {
      #expect(throws: CountingError.self) { try CountingRecord(parsing: String(text.prefix(length))) }
    }
    var generator = CountingGenerator(seed: 7)
    let bytes = Array(text.utf8)
    for _ in 0..<2000 {
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        mutated[Int.random(in: mutated.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      // Either refused, or a record that is written exactly as read; it never traps.
      let changed = String(decoding: mutated, as: UTF8.self)
      if let record = try? CountingRecord(parsing: changed) { #expect(record.text == changed) }
    }
    let digits = String(repeating: "7", count: 30_000)
    #expect(throws: CountingError.self) {
      try CountingRecord(parsing: text.replacing("2 0 4", with: "2 0 \(digits)"))
    }
  }

  @Test func changingOneCharacterIsNoticed() {
    for (offset, character) in text.enumerated() {
      for other in ["0", "1", "7", " ", "\n", "-"] as [Character] where other != character {
        var changed = Array(text)
        changed[offset] = other
        #expect(throws: CountingError.self) { try CountingRecord(parsing: String(changed)) }
      }
    }
  }

  @Test func rangesAtTheEndOfTheIntegers() throws {
    let huge = text.replacing("items 3", with: "items 9223372036854775807")
    let whole = try CountingRecord(
      parsing: CountingSeal.sealed(huge.replacing("0-0 2-2", with: "0-9223372036854775806")))
    #expect(whole.isFinished)
    #expect(throws: CountingError.self) {
      try CountingRecord(parsing: CountingSeal.sealed(huge.replacing("0-0 2-2", with: "0-9223372036854775806 5-6")))
    }
    #expect(throws: CountingError.self) { try CountingRun(whole.arrangement, resuming: whole).run() }
    #expect(throws: CountingError.self) { try CountingRun.joined([whole]) }
  }

  @Test func impossibleSumsAreAnError() throws {
    let record = try CountingRecord(
      parsing: CountingSeal.sealed(text.replacing("done 0-0 2-2\nsums 1\n2 0 4", with: "done 0-2\nsums 0")))
    #expect(throws: CountingError.self) { try CountingRun(record.arrangement, resuming: record).run() }
  }

  /// Names of every kind go through the text.
  @Test(arguments: [
    "", " ", "a b.txt", "\u{301}", "line\nend\r\n\u{0}", String(repeating: "é\u{301}", count: 500), "🐋",
  ])
  func names(_ name: String) throws {
    let arrangement = try CountingFamilies.resonance(2)
    let shard = try CountingShard(index: 1, count: 2)
    guard case .part(let record) = try CountingRun(arrangement, shard: shard, name: name).run() else {
      Issue.record("a part is a part")
      return
    }
    #expect(try CountingRecord(parsing: record.text) == record)
    #expect(record.name.unicodeScalars.count == min(200, name.unicodeScalars.count))
    let run = try CountingRun(arrangement, resuming: record, shard: shard)
    #expect(run.name == record.name)
  }
}
