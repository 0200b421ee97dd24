import Foundation
import Testing

/// What `verify` writes.
@Suite(.timeLimit(.minutes(5))) struct VerifyFilesTests {
  private let claims = ["verify", "depth.family-pieces", "one-hidden-layer.flap-system", "--samples", "5"]

  @Test func reportAndProofs() throws {
    let first = try Scratch()
    let second = try Scratch()
    for scratch in [first, second] {
      let run = try Tool.lemmata.run(
        claims + ["--report", "out/report.html", "--proofs", "out/proofs"], in: scratch.url)
      #expect(run.code == 0 && run.error.isEmpty)
      #expect(run.text.hasSuffix("\nreport: out/report.html\n"))
    }
    let written = try first.contents()
    let certificates = written.keys.filter { $0.hasSuffix(".cert") }.sorted()
    #expect(certificates.contains("out/proofs/depth.family-pieces/printed-counterexample.cert"))
    #expect(certificates.contains { $0.hasPrefix("out/proofs/one-hidden-layer.flap-system/repaired-instance-") })
    #expect(written.keys.allSatisfy { !$0.contains("partial") })
    let report = String(decoding: try #require(written["out/report.html"]), as: UTF8.self)
    #expect(report.contains("depth.family-pieces/printed"))

    // The certificates are the same bytes on a second run, and both checkers of this package verify them.
    let again = try second.contents()
    #expect(again.keys.sorted() == written.keys.sorted())
    for name in certificates { #expect(again[name] == written[name]) }
    #expect(try Tool.proofcheck.run(certificates, in: first.url).code == 0)
    #expect(try Tool.lemmata.run(["check"] + certificates, in: first.url).code == 0)
  }

  @Test func anExistingReportIsReplacedWhole() throws {
    let scratch = try Scratch()
    let path = try scratch.file("report.html", String(repeating: "old ", count: 1_000_000))
    #expect(try Tool.lemmata.run("verify", "definition.fold", "--samples", "1", "--report", path).code == 0)
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>") && !text.contains("old old"))
    #expect(try scratch.contents().count == 1)
  }

  @Test func pathsThatCannotBeWritten() throws {
    let scratch = try Scratch()
    let file = try scratch.file("file", "kept")
    let before = try scratch.contents()
    for (arguments, place) in [
      (["--proofs", file], file), (["--proofs", file + "/below"], file + "/below"),
      (["--report", file + "/report.html"], file), (["--report", scratch.url.path], scratch.url.path),
      (["--report", "/proc/none/report.html"], "/proc/none"), (["--proofs", "/dev/null"], "/dev/null"),
      (["--report", scratch.path(String(repeating: "x", count: 300))], scratch.path("x")),
    ] {
      let run = try Tool.lemmata.run(["verify", "definition.fold", "--samples", "1"] + arguments)
      #expect(run.code == 3)
      #expect(run.error.hasPrefix("lemmata: \(place)"), "\(run.error)")
      #expect(try scratch.contents() == before)
    }
  }

  @Test func aDeviceStaysADevice() throws {
    let run = try Tool.lemmata.run("verify", "definition.fold", "--samples", "1", "--report", "/dev/null")
    #expect(run.code == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    #expect(!FileManager.default.fileExists(atPath: "/dev/null.partial"))
    if FileManager.default.fileExists(atPath: "/dev/full") {
      let full = try Tool.lemmata.run("verify", "definition.fold", "--samples", "1", "--report", "/dev/full")
      #expect(full.code == 3)
      #expect(full.error.hasPrefix("lemmata: /dev/full: "))
    }
  }

  @Test func anAbruptEndLeavesNothingHalfWritten() throws {
    let scratch = try Scratch()
    let process = try Tool.lemmata.started(
      ["verify", "--samples", "100000", "--proofs", "proofs", "--report", "report.html"], in: scratch.url,
      output: scratch.path("stdout"), error: scratch.path("stderr"))
    Thread.sleep(forTimeInterval: 0.5)
    // A child may inherit that other signals are blocked; this one cannot be.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    #expect(try scratch.contents().keys.sorted() == ["proofs", "stderr", "stdout"])
    #expect(try scratch.contents()["stderr"] == Data())
  }
}
