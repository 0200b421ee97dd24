import Foundation
import Testing

/// Counts that are interrupted, killed and taken up again.
@Suite(.timeLimit(.minutes(5)), .serialized) struct InterruptionTests {
  /// About a second of counting in many small items.
  private static let words = ["count", "chambers", "resonance", "6", "--method", "restriction", "--threads", "1"]
  private static let chambers = "1066044"
  private static let whitney = "1 63 1652 22435 159460 510524 371909"

  /// How a run ended.
  private struct Ending {
    let isSignal: Bool
    let status: Int32
    let output: Data
    let error: String

    var isFinished: Bool { !isSignal && status == 0 }

    func expectTheAnswer() throws {
      let json = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
      #expect(json["chambers"] as? String == chambers)
      #expect((json["whitneyNumbers"] as? [String])?.joined(separator: " ") == whitney)
    }
  }

  /// Starts a count, waits until `isReady` or it ends, and a little longer, and sends it a signal.
  private func interrupt(
    _ arguments: [String], in scratch: Scratch, with signal: Int32, after delay: Double, when isReady: () -> Bool
  ) throws -> Ending {
    let streams = try Scratch()
    let (output, error) = (streams.path("stdout"), streams.path("stderr"))
    let process = try Tool.lemmata.started(
      Self.words + ["--json"] + arguments, in: scratch.url, output: output, error: error)
    while process.isRunning, !isReady() { usleep(1_000) }
    let moment = Date(timeIntervalSinceNow: delay)
    while process.isRunning, Date() < moment { usleep(1_000) }
    if process.isRunning { kill(process.processIdentifier, signal) }
    process.waitUntilExit()
    return Ending(
      isSignal: process.terminationReason == .uncaughtSignal, status: process.terminationStatus,
      output: try Data(contentsOf: URL(fileURLWithPath: output)),
      error: String(decoding: try Data(contentsOf: URL(fileURLWithPath: error)), as: UTF8.self))
  }

  private func expectWholeState(_ data: Data?, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = String(decoding: try #require(data, sourceLocation: sourceLocation), as: UTF8.self)
    #expect(
      text.hasPrefix("lemmata count 1\nname resonance 6\ndimension 6\nforms 63\n"), sourceLocation: sourceLocation)
    let end = try #require(text.range(of: "\nend ", options: .backwards), sourceLocation: sourceLocation).lowerBound
    #expect(Seal.sealed(text[..<end] + "\n") == text, sourceLocation: sourceLocation)
  }

  /// The number of finished items in a state.
  private func finishedItems(_ data: Data?) -> Int {
    let text = String(decoding: data ?? Data(), as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("done") }) else { return 0 }
    return line.split(separator: " ").dropFirst().reduce(0) { sum, range in
      let bounds = range.split(separator: "-").compactMap { Int($0) }
      return bounds.count == 2 ? sum + bounds[1] - bounds[0] + 1 : sum
    }
  }

  /// Interrupts again and again at random moments until the count is done.
  private func survive(_ signals: [Int32], seed: UInt64, interval: String) throws {
    var generator = SeededGenerator(seed: seed)
    let scratch = try Scratch()
    var done = 0
    for round in 0..<100 {
      let before = try scratch.contents()["state"]
      let options = before == nil ? ["--checkpoint", "state"] : ["--resume", "state"]
      let signal = try #require(signals.randomElement(using: &generator))
      // The last rounds are left alone, should the machine be too busy for progress.
      let ending = try interrupt(
        options + ["--checkpoint-interval", interval], in: scratch, with: signal,
        after: round < 12 ? Double.random(in: 0...0.12, using: &generator) : 60
      ) { (try? scratch.contents()["state"]) != before }
      if ending.isFinished {
        try ending.expectTheAnswer()
        #expect(try scratch.contents()["state"] == nil)
        return
      }
      let state = try scratch.contents()["state"]
      if signal == SIGKILL {
        #expect(ending.isSignal && ending.status == SIGKILL)
      } else {
        #expect(!ending.isSignal && ending.status == 130, "\(ending.status) \(ending.error)")
        #expect(ending.output.isEmpty)
        let message =
          before == nil ? "interrupted; go on with the same command and --resume state" : "interrupted; go on"
        #expect(ending.error.hasPrefix("lemmata: \(message)"), "\(ending.error)")
      }
      try expectWholeState(state)
      // Nothing that was written is lost.
      let now = finishedItems(state)
      #expect(now >= done)
      done = now
    }
    Issue.record("no end")
  }

  @Test(arguments: [1]) func interruptions(_ seed: UInt64) throws {
    try survive([SIGINT, SIGTERM], seed: seed, interval: "0.02")
  }

  @Test(arguments: [3]) func abruptEnds(_ seed: UInt64) throws {
    try survive([SIGKILL], seed: seed, interval: "0")
  }

  @Test func everyKindOfEnd() throws { try survive([SIGINT, SIGTERM, SIGKILL], seed: 5, interval: "0.01") }

  @Test func withoutACheckpointFile() throws {
    let scratch = try Scratch()
    _ = try scratch.file("resonance-6.count", "mine")
    let ending = try interrupt([], in: scratch, with: SIGINT, after: 0.3) { true }
    #expect(!ending.isSignal && ending.status == 130)
    let message = "lemmata: interrupted; go on with the same command and --resume resonance-6.2.count\n"
    #expect(ending.error == message)
    #expect(try scratch.contents()["resonance-6.count"] == Data("mine".utf8))
    try expectWholeState(try scratch.contents()["resonance-6.2.count"])
    // Other numbers of threads and the method left open go on from it too.
    let run = try Tool.lemmata.run(
      "count", "vertices", "resonance", "6", "--threads", "2", "--resume", "resonance-6.2.count", "--json",
      in: scratch.url)
    #expect(run.code == 0 && (try? run.json()["chambers"] as? String) == Self.chambers, "\(run.error)")
    #expect(try scratch.contents().keys.sorted() == ["resonance-6.count"])
  }

  @Test func partsGoOnToo() throws {
    let scratch = try Scratch()
    for part in ["1/2", "2/2"] {
      let name = "part\(part.prefix(1))"
      let ending = try interrupt(
        ["--shard", part, "--checkpoint", name, "--checkpoint-interval", "0"], in: scratch, with: SIGKILL, after: 0.1
      ) { (try? scratch.contents()[name]) != nil }
      if !ending.isFinished {
        try expectWholeState(try scratch.contents()[name])
        #expect(try Tool.lemmata.run(Self.words + ["--shard", part, "--resume", name], in: scratch.url).code == 0)
      }
    }
    let merged = try Tool.lemmata.run("merge", "part2", "part1", "--json", in: scratch.url)
    #expect(merged.code == 0 && (try? merged.json()["chambers"] as? String) == Self.chambers)
  }

  @Test func anInterruptedListLeavesNoFile() throws {
    let scratch = try Scratch()
    let streams = try Scratch()
    let process = try Tool.lemmata.started(
      ["enumerate", "chambers", "resonance", "7", "--output", "list.txt"], in: scratch.url, output: streams.path("o"),
      error: streams.path("e"))
    while process.isRunning, try scratch.contents().isEmpty { usleep(1_000) }
    usleep(100_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try streams.contents()["e"] == Data("lemmata: interrupted\n".utf8))
    #expect(try scratch.contents().isEmpty)
  }

  @Test(arguments: [
    (["count", "chambers", "generic", "6", "30", "--certificate", "c"], "proving"),
    (["count", "flats", "generic", "6", "38"], "listing flats"),
  ])
  func workAfterTheCount(_ arguments: [String], _ work: String) throws {
    let scratch = try Scratch()
    let streams = try Scratch()
    let process = try Tool.lemmata.started(
      arguments, in: scratch.url, output: streams.path("o"), error: streams.path("e"))
    // The count itself takes a fraction of a second; where the signal meets it, it says so too.
    Thread.sleep(forTimeInterval: 1.5)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    let message = String(decoding: try #require(try streams.contents()["e"]), as: UTF8.self)
    #expect(message.hasPrefix("lemmata: interrupted"), "\(message)")
    #expect(try streams.contents()["o"] == Data())
    if message.contains("while") {
      #expect(message == "lemmata: interrupted while \(work)\n")
      #expect(try scratch.contents().isEmpty)
    }
  }
}
