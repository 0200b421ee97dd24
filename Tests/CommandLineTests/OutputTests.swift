import Foundation
import Testing

/// Standard output that is full or closed.
@Suite(.timeLimit(.minutes(5))) struct OutputTests {
  @Test func aFullDiskIsNoSuccess() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    for arguments in [["claims"], ["verify", "definition.fold", "--samples", "1", "--json"], ["--help"]] {
      let scratch = try Scratch()
      let process = try Tool.lemmata.started(arguments, output: "/dev/full", error: scratch.path("stderr"))
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 3)
      let error = String(decoding: try Data(contentsOf: URL(fileURLWithPath: scratch.path("stderr"))), as: UTF8.self)
      #expect(error.hasPrefix("lemmata: standard output: "))
    }
  }

  @Test func aReaderThatGoesAwayIsNoCrash() throws {
    let scratch = try Scratch()
    let process = try Tool.lemmata.started(
      ["claims", "--json"], output: scratch.path("stdout"), error: scratch.path("stderr"), closedPipe: true)
    process.waitUntilExit()
    // Ended by the broken pipe, or by noticing it; never by a trap.
    let status = process.terminationStatus
    #expect(process.terminationReason == .exit ? status == 3 : status == SIGPIPE)
  }
}
