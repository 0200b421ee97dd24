import Testing

/// The record `arrangement`, its measures, and FORMAT.md 4.24 and 4.25.
struct ArrangementTests {
  @Test func records() {
    expectVerified("arrangement a 1 0\ncompare dimension:a planes:a hyperplanes:a + + = 1")
    expectVerified("arrangement a 10000000 0\ncompare dimension:a = 10000000")
    // Proportional vectors have one hyperplane, also opposite ones; constant forms have none.
    expectVerified(
      "arrangement a 2 4\nplane 1 2 3\nplane -2 -4 -6\nplane 1 2 4\nplane 5 0 0\ncompare hyperplanes:a = 2")
    expectVerified("arrangement a 2 4\nplane 0 2 3\nplane 1 2 3\nplane 1 0 3\nplane 1 3 0\ncompare hyperplanes:a = 4")
    expectVerified("arrangement a 1 3\nplane 5 0\nplane 0 0\nplane 3 0\ncompare planes:a hyperplanes:a - = 3")
    for head in [
      "arrangement a 0 0", "arrangement a -1 0", "arrangement a 1 -1", "arrangement a 1", "arrangement a 1 0 0",
      "arrangement a 10000001 0", "arrangement balanced 1 0", "arrangement choose 1 0", "arrangement A 1 0",
      "arrangement a 1 0\narrangement a 1 0",
    ] {
      expectDeclined("\(head)\ncompare 1 = 1")
    }
    expectDeclined("arrangement a 1 1\nplane 1\ncompare 1 = 1", line: 4)
    expectDeclined("arrangement a 1 1\nplane 1 2 3\ncompare 1 = 1", line: 4)
    expectDeclined("arrangement a 1 2\nplane 1 2\ncompare 1 = 1", line: 5)
    expectDeclined("arrangement a 1 1\nrow 1 2\ncompare 1 = 1", line: 4)
    expectDeclined("arrangement a 1 10000000\nplane 1 2\ncompare 1 = 1", line: 5)
    // An arrangement is not a function, and has no pieces.
    expectDeclined("arrangement a 1 0\npieces a 1 0", line: 4)
    expectDeclined("arrangement a 1 0\nchambers a 1\nchamber 1 0\ncompare pieces:a = 1", line: 6)
  }

  @Test func measures() {
    let line =
      "arrangement a 1 2\nplane 0 1\nplane -1 1\nwhitney a 1 2 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3\n"
    expectVerified(line + "compare whitney:a:0 whitney:a:1 chambers:a bounded:a * * * = 6")
    for measure in [
      "whitney:a:2", "whitney:a:-1", "whitney:a:01", "whitney:a", "whitney:a:", "whitney:a:18446744073709551616",
      "vertices:a", "bounded:a:1", "chambers:a:1", "chambers", "chambers:b", "dimension:a:1", "size:a", "pieces:a", "a",
    ] {
      expectDeclined(line + "compare \(measure) = \(measure)", line: 12)
    }
    for measure in ["dimension", "planes", "hyperplanes", "chambers", "vertices", "whitney", "bounded"] {
      expectDeclined("\(objects)\ncompare \(measure):id = 1")
    }
    // The list of the chambers establishes their number, but no Whitney numbers.
    let list = "arrangement a 1 0\nchambers a 1\nchamber 1 0\n"
    expectVerified(list + "compare chambers:a vertices:a = 1".replacing("= 1", with: "- = 0"))
    expectDeclined(list + "compare bounded:a = 1", line: 6)
    expectDeclined(list + "compare whitney:a:0 = 1", line: 6)
    // A refused derivation establishes nothing, since nothing after it is read; a later one of another object neither.
    expectDeclined("arrangement b 1 0\n" + list + "compare chambers:b = 1")
  }

  @Test func choose() {
    // Pascal's triangle by its recurrence.
    var row = [1]
    for m in 0...12 {
      for k in 0...m + 2 { expectVerified("compare \(m) \(k) choose = \(k < row.count ? row[k] : 0)") }
      row = zip(row + [0], [0] + row).map(+)
    }
    expectVerified("compare 100 50 choose = 100891344545564193334812497256")
    expectVerified("compare 10000 100 choose = 10000 9900 choose")
    expectVerified("compare 10000 101 choose 10000 10000 choose < 2".replacing("10000 101 choose ", with: ""))
    expectVerified("compare 1000 500 choose = 1000 500 choose")
    expectVerified("compare 1414 707 choose > 2 1400 ^")
    expectVerified("compare 10000 \(String(repeating: "9", count: 50)) choose = 0")
    expectVerified("compare 5 9223372036854775807 choose = 0")
    expectVerified("compare 0 0 choose = 1")
    for operands in [
      "-1 0", "0 -1", "-1 -1", "10001 0", "10001 10002", "10000 101", "10000 9899", "1415 707", "9223372036854775807 1",
      "18446744073709551616 1", "5 -18446744073709551616", "3",
    ] {
      expectDeclined("compare \(operands) choose = 1", line: 3)
    }
  }

  private func uniform(_ dimension: Int, _ vectors: [[Int]]) -> String {
    let arrangement = TestArrangement(dimension, vectors.map { [0] + $0 })
    return lines([arrangement.record(), arrangement.whitney(), "uniform a"])
  }

  @Test func uniform() {
    expectVerified(uniform(1, []))
    expectVerified(uniform(3, []))
    expectVerified(uniform(1, [[3]]))
    expectVerified(uniform(1, [[3], [3], [-1]]))
    expectVerified(uniform(2, [[1, 0], [0, 1], [1, 1], [1, 2]]))
    expectVerified(uniform(3, [[1, 0, 0], [0, 1, 0]]))
    expectVerified(uniform(3, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]))
    expectRefused(uniform(1, [[3], [0]]))
    expectRefused(uniform(2, [[0, 0]]))
    expectRefused(uniform(2, [[1, 0], [0, 1], [2, 0]]))
    expectRefused(uniform(2, [[1, 0], [-1, 0]]))
    expectRefused(uniform(3, [[1, 0, 0], [-1, 0, 0]]))
    expectRefused(uniform(3, [[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]]))
    expectRefused(uniform(3, [[1, 0, 0], [0, 1, 0], [1, 1, 0]]))
    // Every triple of these is independent but one.
    expectRefused(uniform(3, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 2, 0]]))
    expectDeclined("arrangement a 1 1\nplane 0 1\nuniform a", line: 5)
    expectDeclined("arrangement a 1 1\nplane 0 1\nwhitney a 1 1 0\nuniform a 1", line: 6)
    expectDeclined("arrangement a 1 1\nplane 0 0\nchambers a 1\nchamber 1 0\nuniform a", line: 7)
    let affine = TestArrangement(1, [[1, 1]])
    expectDeclined(lines([affine.record(), affine.whitney(), "uniform a"]))
    expectDeclined("\(objects)\nuniform id")
  }

  /// Uniform or dependent, against the ranks of all subsets.
  @Test(arguments: 0..<40)
  func uniformByRanks(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let dimension = Int.random(in: 1...3, using: &generator)
    let vectors = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      (0..<dimension).map { _ in Int.random(in: -2...2, using: &generator) }
    }
    let size = min(dimension, vectors.count)
    let isUniform = FlatEnumeration.subsets(vectors.count).allSatisfy { subset in
      subset.count != size || FlatEnumeration.rank(subset.map { vectors[$0] }) == size
    }
    if isUniform { expectVerified(uniform(dimension, vectors)) } else { expectRefused(uniform(dimension, vectors)) }
  }

  @Test func dependent() {
    let body = "arrangement a 3 4\nplane 0 1 0 0\nplane 5 0 1 0\nplane 0 2 3 0\nplane 7 0 0 0\ndependent a\n"
    expectVerified(body + "relation 1 2 2 3 3 -1")
    expectVerified(body + "relation 1 -20000000000000000000 2 -30000000000000000000 3 10000000000000000000")
    expectVerified(body + "relation 4 1")
    expectRefused(body + "relation 1 2 2 3 3 1", line: 9)
    expectRefused(body + "relation 1 2 2 3 3 -1 4 0", line: 9)
    expectRefused(body + "relation 1 2 2 3 3 -1 4 1", line: 9)
    expectRefused(body + "relation 3 0", line: 9)
    expectRefused(body + "relation 3 1", line: 9)
    // Every coordinate counts.
    func pair(_ second: String) -> String {
      "arrangement a 2 2\nplane 0 1 2\nplane 0 \(second)\ndependent a\nrelation 1 2 2 -1"
    }
    expectVerified(pair("2 4"))
    expectRefused(pair("3 4"), line: 7)
    expectRefused(pair("2 5"), line: 7)
    for relation in [
      "relation", "relation 1", "relation 1 2 2", "relation 0 1", "relation 5 1", "relation 2 1 1 1",
      "relation 1 1 1 -1", "relation 4 x", "relations 4 1",
    ] {
      expectDeclined(body + relation, line: 9)
    }
    expectDeclined(body + "note", line: 9)
    // At most min(N, M) vectors.
    expectRefused("arrangement a 1 2\nplane 0 1\nplane 0 1\ndependent a\nrelation 1 1 2 -1", line: 7)
    expectVerified("arrangement a 2 2\nplane 0 1 1\nplane 0 1 1\ndependent a\nrelation 1 1 2 -1")
    expectDeclined("arrangement a 1 0\ndependent a\nrelation 1 1", line: 5)
    expectDeclined("arrangement a 1 1\nplane 0 0\ndependent a 1\nrelation 1 1", line: 5)
  }
}
