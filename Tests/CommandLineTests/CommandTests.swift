import Foundation
import Testing

/// Every command on good input: exact output, JSON, help.
@Suite(.timeLimit(.minutes(5))) struct CommandTests {
  @Test func claims() throws {
    let all = try Tool.lemmata.run("claims")
    #expect(all.code == 0 && all.error.isEmpty)
    #expect(all.lines.count > 60)
    let some = try Tool.lemmata.run("claims", "depth.family-pieces")
    #expect(
      some.text == """
        depth.family-pieces/printed   Theorem 2.3.2: Every member of the family has w^k pieces.
        depth.family-pieces/repaired  Theorem 2.3.2: Every member of the family has w^k pieces on [0, M].

        """)
    let one = try Tool.lemmata.run("claims", "depth.family-pieces/printed")
    #expect(one.lines.count == 2)
  }

  @Test func show() throws {
    let run = try Tool.lemmata.run("show", "depth.family-pieces/printed", "--instances", "2")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.text.hasPrefix("depth.family-pieces/printed\n  Every member of the family has w^k pieces.\n\n"))
    #expect(run.text.contains("\n  expected    a counterexample exists\n"))
    #expect(run.lines.filter { $0.hasPrefix("    M = ") }.count == 2)
    #expect(try Tool.lemmata.run("show", "depth.family-pieces", "--instances", "0").code == 0)
  }

  @Test func verify() throws {
    let run = try Tool.lemmata.run("verify", "definition.fold", "--samples", "10")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.lines[0] == "claim                    verdict   instances  certificates  seconds")
    #expect(run.lines[2].hasPrefix("definition.fold/printed  verified "))
    #expect(run.text.contains("1 claim: 1 verified, 0 refuted; 1 as expected; "))
  }

  @Test func search() throws {
    let found = try Tool.lemmata.run("search", "depth.family-pieces/printed")
    #expect(found.code == 0 && found.error.isEmpty)
    #expect(found.lines.prefix(2) == ["depth.family-pieces/printed is refuted by", "  M = 1; a = (1/2)"])
    let none = try Tool.lemmata.run("search", "definition.fold/printed", "--budget", "12")
    #expect(none.code == 0 && none.error.isEmpty)
    #expect(
      none.text
        == "definition.fold/printed: no counterexample among 12 decided instances (0 inapplicable, 0 undecided)\n")
  }

  @Test func searchWritesTheCertificate() throws {
    let scratch = try Scratch()
    let path = scratch.path("a/counterexample.cert")
    let run = try Tool.lemmata.run("search", "depth.family-pieces/printed", "--certificate", path)
    #expect(run.code == 0)
    let checked = try Tool.proofcheck.run(path)
    #expect(checked.code == 0)
    #expect(checked.text.hasPrefix("verified depth.family-pieces/printed | "))
    #expect(try Tool.lemmata.run("check", path).output == checked.output)
  }

  @Test func pieces() throws {
    let scratch = try Scratch()
    let file = try scratch.file("tents.json", Samples.tents)
    let run = try Tool.lemmata.run("pieces", file, "--interval", "-1:1/2")
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(
      run.text == """
        tents.json: hidden widths 2, 2
        6 pieces, 5 breakpoints

        piece  from   to  slope  intercept
        ─────  ────  ───  ─────  ─────────
            1    −∞    0      0          0
            2     0  1/4      4          0
            3   1/4  1/2     -4          2
            4   1/2  3/4      4         -2
            5   3/4    1     -4          4
            6     1    ∞      0          0
        3 pieces on [-1, 1/2]

        """)
    let two = try Tool.lemmata.run("pieces", file, file)
    #expect(two.code == 0)
    #expect(two.lines[0].hasPrefix("network     widths   pieces  in double precision"))
    #expect(two.lines[2] == two.lines[3])
  }

  @Test func piecesAsJSON() throws {
    let scratch = try Scratch()
    let file = try scratch.file("tents.json", Samples.tents)
    let json = try Tool.lemmata.run("pieces", file, "--json", "--interval", "0:1/4").json()
    #expect(json["pieceCount"] as? Int == 6)
    let interval = try #require(json["onInterval"] as? [String: Any])
    #expect(interval["pieceCount"] as? Int == 1)
    #expect(interval["interval"] as? [String] == ["0", "1/4"])
  }

  @Test func piecesAsPage() throws {
    let scratch = try Scratch()
    let file = try scratch.file("<b>&\"tents.json", Samples.tents)
    let page = scratch.path("new/page.html")
    #expect(try Tool.lemmata.run("pieces", file, "--html", page).code == 0)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: page)), as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>"))
    #expect(!text.contains("<b>"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("new")) == ["page.html"])
  }

  @Test func shippedNetworks() throws {
    let folder = packageFolder.appendingPathComponent("datasets/networks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    try #require(!files.isEmpty)
    let run = try Tool.lemmata.run(["pieces"] + files.sorted(), in: folder)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.lines.count == files.count + 3)
  }

  @Test func everyCommandPrintsJSON() throws {
    let scratch = try Scratch()
    let network = try scratch.file("n.json", Samples.tents)
    let proof = try scratch.file("p.cert", Samples.verified)
    for arguments in [
      ["claims"], ["show", "depth"], ["verify", "definition.fold", "depth.family-pieces", "--samples", "3"],
      ["search", "depth.size-remark/printed"], ["search", "definition.fold/printed", "--budget", "5"],
      ["pieces", network], ["pieces", network, network], ["check", proof, proof], ["families"],
      ["count", "flats", "b", "3", "--faces", "--generic"], ["count", "vertices", "generic", "3", "9"],
      ["enumerate", "chambers", "shi", "3"], ["enumerate", "vertices", "b", "3", "--limit", "5"],
    ] {
      let run = try Tool.lemmata.run(arguments + ["--json"])
      #expect(run.code == 0 && run.error.isEmpty, "\(arguments)")
      #expect((try run.json()["report"] as? String)?.hasPrefix("lemmata ") == true)
      #expect(run.text.hasSuffix("}\n") && !run.text.hasSuffix("\n\n"))
      // The same bytes again.
      #expect(try Tool.lemmata.run(arguments + ["--json"]).output == run.output, "\(arguments)")
    }
  }

  @Test(arguments: [
    "claims", "show", "verify", "search", "pieces", "count", "enumerate", "merge", "families", "solve", "check",
  ])
  func helpShowsAnExample(_ command: String) throws {
    for arguments in [[command, "--help"], ["help", command], [command, "-h"]] {
      let run = try Tool.lemmata.run(arguments)
      #expect(run.code == 0 && run.error.isEmpty)
      #expect(run.text.contains("Example"))
      #expect(run.text.contains("  lemmata \(command)"))
    }
  }

  @Test func helpAndVersion() throws {
    for arguments in [[], ["--help"]] {
      let run = try Tool.lemmata.run(arguments)
      #expect(run.code == 0 && run.error.isEmpty)
      #expect(run.text.contains("Exit codes: 0 all as expected"))
    }
    let version = try Tool.lemmata.run("--version")
    #expect(version.code == 0 && version.text.split(separator: ".").count == 3)
    let kernel = try Tool.proofcheck.run("--help")
    #expect(kernel.code == 0 && kernel.text.hasPrefix("usage: proofcheck FILE..."))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try Tool.lemmata.run("--generate-completion-script", shell)
    #expect(run.code == 0 && run.error.isEmpty)
    #expect(run.lines.count > 20)
    for command in [
      "claims", "show", "verify", "search", "pieces", "count", "enumerate", "merge", "families", "solve", "check",
    ] {
      #expect(run.text.contains(command))
    }
  }
}
