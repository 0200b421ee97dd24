import Foundation
import Testing

/// What is legal but too large for a certificate or for a method: undecided, code 4, and nothing is written.
@Suite(.timeLimit(.minutes(5))) struct ProofLimitTests {
  private func expectUndecided(
    _ arguments: [String], _ scratch: Scratch, _ fragment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try scratch.contents()
    let run = try Tool.lemmata.run(arguments, in: scratch.url)
    #expect(run.code == 4 && run.output.isEmpty, "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(run.error.contains(fragment), "\(run.error.prefix(300))", sourceLocation: sourceLocation)
    #expect(!run.error.contains("internal error") && run.error.utf8.count < 600, sourceLocation: sourceLocation)
    #expect(try scratch.contents() == before, sourceLocation: sourceLocation)
  }

  /// Rows of random numbers of very many digits.
  private func matrix(rows: Int, columns: Int, digits: Int) -> String {
    var generator = SeededGenerator(seed: 7)
    func number() -> String {
      String((0..<digits).map { _ in Character("\(Int.random(in: 1...9, using: &generator))") })
    }
    return (0..<rows).map { _ in (0..<columns).map { _ in number() }.joined(separator: " ") + "\n" }.joined()
  }

  @Test func longLines() throws {
    let scratch = try Scratch()
    let file = try scratch.file("wide.json", "{\"dimension\":600000,\"forms\":[]}")
    let fragment = "--certificate: the proof exceeds a limit of the format: "
    try expectUndecided(["count", "chambers", file, "--certificate", "c"], scratch, fragment)
    try expectUndecided(["enumerate", "chambers", file, "--limit", "0", "--certificate", "c"], scratch, fragment)
  }

  @Test func longNumbers() throws {
    let scratch = try Scratch()
    let file = try scratch.file("long.txt", matrix(rows: 6, columns: 3, digits: 5_000))
    try expectUndecided(
      ["enumerate", "chambers", file, "--limit", "0", "--certificate", "c"], scratch,
      "--certificate: the proof exceeds a limit of the format: ")
  }

  @Test func largeMinors() throws {
    let scratch = try Scratch()
    let file = try scratch.file("long.txt", matrix(rows: 5, columns: 3, digits: 15_000))
    try expectUndecided(
      ["count", "chambers", file, "--method", "flat-orbits"], scratch, "another --method may have no such limit")
    let run = try Tool.lemmata.run("count", "chambers", file)
    #expect(run.code == 0 && run.text.contains("chambers"), "\(run.error)")
  }
}
