import Foundation
import Testing

/// Command lines that make no sense end with code 2 and change nothing; undecided searches end with 4.
@Suite(.timeLimit(.minutes(5))) struct UsageTests {
  @Test(arguments: [
    (["nonsense"], "nonsense"), (["claims", "nonsense"], "no claim is named 'nonsense'"),
    (["claims", ""], "no claim is named ''"), (["show"], "claim"), (["show", "nonsense"], "no claim is named"),
    (["verify", "depth", "nonsense"], "no claim is named 'nonsense'"), (["search", "nonsense"], "no claim is named"),
    (["search", "depth"], "names several claims"), (["search"], "claim"), (["pieces"], "networks"),
    (["check"], "files"), (["verify", "--frobnicate"], "--frobnicate"),
    (["verify", "--samples", "-1"], "--samples must be between 0 and 1000000000; found -1"),
    (["verify", "--samples", "9223372036854775807"], "--samples must be between"),
    (["verify", "--samples", "9223372036854775808"], "--samples"), (["verify", "--samples", "many"], "--samples"),
    (["verify", "--seed", "-1"], "--seed"), (["search", "definition.fold/printed", "--budget", "0"], "--budget"),
    (["search", "definition.fold/printed", "--budget", "-5"], "--budget must be at least 1; found -5"),
    (["search", "definition.fold/printed", "--seed", "x"], "--seed"),
    (["show", "depth", "--instances", "-1"], "--instances must not be negative; found -1"),
    (["--generate-completion-script", "tcsh"], "tcsh"), (["verify", "--report"], "--report"),
  ])
  func wrongUsage(_ arguments: [String], _ fragment: String) throws {
    let run = try Tool.lemmata.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains(fragment), "\(run.error)")
  }

  @Test(arguments: [
    (["cuont", "chambers", "b", "3"], "no command is named 'cuont'; did you mean count?"),
    (["verfy"], "no command is named 'verfy'; did you mean verify?"),
    (["help", "enumrate"], "no command is named 'enumrate'; did you mean enumerate?"),
    (["qqqqqqq"], "no command is named 'qqqqqqq'; see 'lemmata --help'"),
    (["verify", "depht"], "no claim is named 'depht'; did you mean depth?"),
    (["claims", "zonotop"], "no claim is named 'zonotop'; did you mean zonotope"),
  ])
  func typingErrors(_ arguments: [String], _ message: String) throws {
    let run = try Tool.lemmata.run(arguments)
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("lemmata: \(message)"), "\(run.error)")
  }

  @Test(arguments: ["0", "0:1:2", "1:0", "0:", ":", "a:b", "0:1/0", "nan:inf", "0 1", ""])
  func wrongInterval(_ interval: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file("n.json", Samples.tents)
    let run = try Tool.lemmata.run("pieces", file, "--interval", interval)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("--interval"))
  }

  @Test func onlyOneNetworkForPagesAndIntervals() throws {
    let scratch = try Scratch()
    let file = try scratch.file("n.json", Samples.tents)
    #expect(try Tool.lemmata.run("pieces", file, file, "--interval", "0:1").code == 2)
    #expect(try Tool.lemmata.run("pieces", file, file, "--html", scratch.path("p.html")).code == 2)
    #expect(try scratch.contents().count == 1)
  }

  @Test func proofcheckWithoutFiles() throws {
    let run = try Tool.proofcheck.run()
    #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix("usage: proofcheck"))
  }

  @Test func veryLongArguments() throws {
    let long = String(repeating: "x", count: 100_000)
    #expect(try Tool.lemmata.run("claims", long).code == 2)
    #expect(try Tool.lemmata.run("pieces", long).code == 3)
    #expect(try Tool.lemmata.run("check", long).code == 3)
    #expect(try Tool.lemmata.run("verify", "definition.fold", "--samples", "1", "--report", long).code == 3)
  }

  @Test func undecidedWithinTheBudget() throws {
    let run = try Tool.lemmata.run("search", "one-hidden-layer.flap-system/printed", "--budget", "3")
    #expect(run.code == 4)
    #expect(run.error.isEmpty)
    #expect(run.text.hasPrefix("one-hidden-layer.flap-system/printed: no counterexample among "))
    let json = try Tool.lemmata.run("search", "one-hidden-layer.flap-system/printed", "--budget", "3", "--json")
    #expect(json.code == 4)
    #expect(try json.json()["found"] as? Bool == false)
  }
}
