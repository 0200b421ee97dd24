import Foundation
import Testing

/// `families`, and that every family it names can be counted.
@Suite(.timeLimit(.minutes(5))) struct FamilyTests {
  private struct Family {
    let name: String
    let aliases: [String]
    let usage: String
    let range: ClosedRange<Int>

    init(_ json: [String: Any]) throws {
      #expect(
        Set(json.keys) == [
          "name", "aliases", "usage", "definition", "dimension", "hyperplanes", "chambers", "parameters",
        ])
      name = try #require(json["name"] as? String)
      aliases = try #require(json["aliases"] as? [String])
      usage = try #require(json["usage"] as? String)
      // "n from 1 to 16, …" or "n = 4".
      let parameters = try #require(json["parameters"] as? String)
      let words = parameters.split { $0 == " " || $0 == "," }.map(String.init)
      let low = try #require(Int(words[2]))
      range = low...(words[1] == "from" ? try #require(Int(words[4])) : low)
    }

    /// The member with this n and, for families that take it, three hyperplanes.
    func words(_ n: Int) -> [String] { ["\(n)"] + (usage.hasPrefix("\(name) n m") ? ["3"] : []) }
  }

  private func families() throws -> [Family] {
    let run = try Tool.lemmata.run("families", "--json")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(try run.json()["report"] as? String == "lemmata families")
    return try #require(try run.json()["families"] as? [[String: Any]]).map { try Family($0) }
  }

  @Test func list() throws {
    let run = try Tool.lemmata.run("families")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.text.contains("\ntype-b n   (also b, c, type-c)\n"))
    #expect(run.text.contains("\n    hyperplanes: n^2; chambers: 2^n n!, the order of the Weyl group\n"))
    let families = try families()
    #expect(families.count > 15)
    #expect(run.lines.dropLast().count == 3 * families.count)
    for family in families { #expect(run.lines.contains { $0.hasPrefix(family.usage) }) }
  }

  @Test func leastMembersUnderEveryName() throws {
    for family in try families() {
      let words = family.words(family.range.lowerBound)
      let count = try Tool.lemmata.run(["count", "chambers", family.name] + words + ["--json"])
      #expect(count.code == 0 && count.error.isEmpty, "\(family.name): \(count.error)")
      for name in family.aliases + [family.name.uppercased()] {
        #expect(
          try Tool.lemmata.run(["count", "chambers", name] + words + ["--json"]).output == count.output, "\(name)")
      }
      // The list is as long as the count says.
      let chambers = try #require(try count.json()["chambers"] as? String)
      if let number = Int(chambers), number < 2_000 {
        let list = try Tool.lemmata.run(["enumerate", "chambers", family.name] + words)
        #expect(list.code == 0 && list.lines.count == number + 1, "\(family.name)")
      }
      // The name in the report is one that can be used again.
      let name = try #require(try count.json()["name"] as? String)
      let again = ["count", "chambers"] + name.split(separator: " ").map(String.init) + ["--json"]
      #expect(try Tool.lemmata.run(again).output == count.output)
    }
  }

  @Test func membersBeyondTheRange() throws {
    for family in try families() {
      for n in [family.range.lowerBound - 1, family.range.upperBound + 1, Int.max, Int.min] {
        let run = try Tool.lemmata.run(["count", "chambers", family.name] + ["--"] + family.words(n))
        #expect(run.code == 2 && run.output.isEmpty, "\(family.name) \(n)")
        #expect(run.error.hasPrefix("lemmata: family \(family.name): found n = \(n), expected n "), "\(run.error)")
      }
    }
  }

  @Test func letterAndNumberTogether() throws {
    for (joined, apart) in [("b3", "b 3"), ("D4", "d 4"), ("f4", "type-f 4"), ("G2", "G 2"), ("a10", "braid 11")] {
      let one = try Tool.lemmata.run("count", "chambers", joined)
      let two = try Tool.lemmata.run(["count", "chambers"] + apart.split(separator: " ").map(String.init))
      #expect(one.code == 0 && one.lines.dropFirst().prefix(3) == two.lines.dropFirst().prefix(3), "\(joined)")
    }
  }
}
