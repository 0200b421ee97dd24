import Foundation
import Testing

/// `enumerate`: lists that are complete, in order, and true.
@Suite(.timeLimit(.minutes(5))) struct EnumerateTests {
  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  @Test func chambersAndVertices() throws {
    let chambers = try Tool.lemmata.run("enumerate", "chambers", "braid", "3")
    #expect(chambers.code == 0 && chambers.error.isEmpty)
    #expect(chambers.text == "--- -2 -1 0\n--+ -1 1 0\n-++ 1 2 0\n+-- -1 -2 0\n++- 1 -1 0\n+++ 2 1 0\n")
    let vertices = try Tool.lemmata.run("enumerate", "vertices", "braid", "3")
    #expect(vertices.code == 0 && vertices.error.isEmpty)
    #expect(vertices.text == "-2 0 2\n-2 2 0\n0 2 -2\n0 -2 2\n2 -2 0\n2 0 -2\n")
  }

  @Test(arguments: [
    "resonance 4", "threshold 4", "b 4", "shi 4", "catalan 4", "generic 5 12", "generic-affine 3 12",
    "random 4 20 --range 1 --seed 3", "random-affine 3 15 --seed 4",
  ])
  func orderAndNumber(_ source: String) throws {
    let one = try Tool.lemmata.run(["enumerate", "chambers"] + words(source) + ["--threads", "1"])
    #expect(one.code == 0 && one.error.isEmpty)
    for threads in ["2", "7"] {
      let other = try Tool.lemmata.run(["enumerate", "chambers"] + words(source) + ["--threads", threads])
      #expect(other.output == one.output, "\(threads) threads")
    }
    let signs = one.lines.dropLast().map { $0.prefix { $0 != " " } }
    // "+" comes before "-" as a character and after it as a sign.
    let keys = signs.map { String($0.map { $0 == "-" ? "a" : "b" } as [Character]) }
    #expect(keys == Set(keys).sorted())
    let count = try Tool.lemmata.run(["count", "chambers"] + words(source) + ["--json"]).json()
    #expect(count["chambers"] as? String == "\(signs.count)")
  }

  @Test(arguments: 0..<12)
  func witnessesOfRandomForms(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let forms = Forms.random(
      dimension: 1 + Int(seed) % 4, count: Int.random(in: 1...9, using: &generator), isAffine: seed % 2 == 0,
      using: &generator)
    let scratch = try Scratch()
    let file = try scratch.file("forms.txt", forms.matrix)
    let run = try Tool.lemmata.run("enumerate", "chambers", file)
    #expect(run.code == 0)
    var seen: Set<Substring> = []
    for line in run.lines.dropLast() {
      let fields = line.split(separator: " ")
      #expect(forms.signs(at: Array(fields.dropFirst())) == String(fields[0]), "\(forms.rows): \(line)")
      seen.insert(fields[0])
    }
    #expect(seen.count == run.lines.count - 1)
    #expect(seen.count == forms.chamberCount, "\(forms.rows)")
    // The same as JSON.
    let json = try Tool.lemmata.run("enumerate", "chambers", file, "--json").json()
    let chambers = try #require(json["chambers"] as? [[String: Any]])
    #expect(json["count"] as? Int == seen.count)
    #expect(json["report"] as? String == "lemmata enumerate" && json["name"] as? String == "forms.txt")
    for (chamber, line) in zip(chambers, run.lines) {
      let point = try #require(chamber["point"] as? [String])
      #expect(([try #require(chamber["signs"] as? String)] + point).joined(separator: " ") == line)
    }
    guard forms.isCentral else { return }
    // Vertices are the signed sums of the normals, in the same order.
    let vertices = try Tool.lemmata.run("enumerate", "vertices", file)
    #expect(vertices.lines.count == run.lines.count)
    for (vertex, line) in zip(vertices.lines, run.lines.dropLast()) {
      var sum = [Int](repeating: 0, count: forms.dimension)
      for (sign, row) in zip(line, forms.rows) where sign != "0" {
        for index in sum.indices { sum[index] += sign == "+" ? row[index + 1] : -row[index + 1] }
      }
      #expect(vertex == sum.map { "\($0)" }.joined(separator: " ")[...])
    }
    let list = try Tool.lemmata.run("enumerate", "vertices", file, "--json").json()
    #expect(
      (list["vertices"] as? [[String]])?.map { $0.joined(separator: " ") } == vertices.lines.dropLast().map(String.init)
    )
  }

  @Test func limits() throws {
    let all = try Tool.lemmata.run("enumerate", "chambers", "resonance", "4")
    for limit in [0, 1, 2, 17, 369, 370, 371, Int.max] {
      let run = try Tool.lemmata.run("enumerate", "chambers", "resonance", "4", "--limit", "\(limit)")
      #expect(run.code == 0 && run.error.isEmpty)
      let shown = min(limit, 370)
      #expect(run.lines.dropLast() == all.lines.prefix(shown), "\(limit)")
      let json = try Tool.lemmata.run("enumerate", "vertices", "resonance", "4", "--limit", "\(limit)", "--json").json()
      #expect(json["count"] as? Int == shown && (json["vertices"] as? [Any])?.count == shown)
    }
    // Nobody waits for the rest of a long list.
    let long = try Tool.lemmata.run("enumerate", "chambers", "resonance", "9", "--limit", "5")
    #expect(long.code == 0 && long.lines.count == 6)
  }

  @Test func degenerate() throws {
    let scratch = try Scratch()
    let nothing = try scratch.file("nothing.txt", "central 3 0\n")
    #expect(try Tool.lemmata.run("enumerate", "chambers", nothing).text == " 0 0 0\n")
    #expect(try Tool.lemmata.run("enumerate", "vertices", nothing).text == "0 0 0\n")
    let json = try Tool.lemmata.run("enumerate", "chambers", nothing, "--json").json()
    #expect((json["chambers"] as? [[String: Any]])?.first?["signs"] as? String == "")
    let zeros = try scratch.file("zeros.txt", "affine 2 4\n-1 0 0\n0 0 0\n0 1 2\n0 -2 -4\n")
    let run = try Tool.lemmata.run("enumerate", "chambers", zeros)
    #expect(run.code == 0 && run.error == "lemmata: zeros.txt: 2 rows have a zero normal and no hyperplane\n")
    #expect(run.lines.map { $0.prefix(4) } == ["-0-+", "-0+-", ""])
    #expect(try Tool.lemmata.run("enumerate", "chambers", "boolean", "1").text == "- -1\n+ 1\n")
  }

  @Test func outputIntoAFile() throws {
    let scratch = try Scratch()
    let shown = try Tool.lemmata.run("enumerate", "vertices", "b", "3", in: scratch.url)
    // An existing file is replaced whole.
    _ = try scratch.file("list.txt", String(repeating: "old ", count: 10_000))
    for file in ["list.txt", "new/list.txt"] {
      let run = try Tool.lemmata.run("enumerate", "vertices", "b", "3", "--output", file, in: scratch.url)
      #expect(run.code == 0 && run.error.isEmpty && run.output.isEmpty)
      #expect(try scratch.contents()[file] == shown.output)
    }
    #expect(try scratch.contents().keys.sorted() == ["list.txt", "new", "new/list.txt"])
    let json = try Tool.lemmata.run(
      "enumerate", "vertices", "b", "3", "--json", "--output", "new/list.txt", in: scratch.url)
    #expect(json.code == 0 && json.output.isEmpty)
    let list = try JSONSerialization.jsonObject(with: try #require(try scratch.contents()["new/list.txt"]))
    #expect((list as? [String: Any])?["count"] as? Int == 48)
  }

  @Test(arguments: [
    ("chambers", "resonance 3", "chambers a 32"), ("vertices", "resonance 3", "support-pieces a 32"),
    ("chambers", "shi 3", "chambers a 16"), ("chambers", "braid 1", "chambers a 1"),
    ("vertices", "boolean 1", "support-pieces a 2"), ("chambers", "random-affine 2 7", "chambers a"),
    ("chambers", "generic 3 0", "chambers a 1"), ("vertices", "generic 2 0", "support-pieces a 1"),
  ])
  func certificates(_ subject: String, _ source: String, _ theorem: String) throws {
    let scratch = try Scratch()
    let plain = try Tool.lemmata.run(["enumerate", subject] + words(source))
    let run = try Tool.lemmata.run(
      ["enumerate", subject] + words(source) + ["--certificate", "p.cert"], in: scratch.url)
    #expect(run.code == 0 && run.output == plain.output, "\(run.error)")
    #expect(run.error.hasPrefix("lemmata: p.cert: ") && run.error.hasSuffix(" bytes, verified by the kernel\n"))
    let checked = try Tool.proofcheck.run("p.cert", in: scratch.url)
    #expect(checked.code == 0 && checked.text.contains(" | \(theorem)"), "\(checked.text)")
    #expect(checked.text.contains(" | chambers a \(plain.lines.count - 1)"))
    #expect(try scratch.contents().count == 1)
  }

  @Test func certificatesOfLongListsAreRefused() throws {
    let scratch = try Scratch()
    let run = try Tool.lemmata.run(
      "enumerate", "chambers", "resonance", "5", "--certificate", "p.cert", "--output", "list.txt", in: scratch.url)
    #expect(run.code == 4 && run.output.isEmpty)
    #expect(run.error.contains("a closed list of 11292 chambers is too long"))
    #expect(try scratch.contents().isEmpty)
  }
}
