import Foundation
import ProofKernel
import Testing

/// The examples of FORMAT.md section 5, here and in the document itself.
struct WorkedExampleTests {
  @Test func tent() {
    let text = """
      lemmata-proof 1
      label example/tent
      folding h 2 2 2
      fold 1
      fold 1
      pieces h 6 5
      at 0 1
      at 1 4
      at 1 2
      at 3 4
      at 1 1
      alternates h 4 0 1 1 1 0 1 1 1 3
      at 1 4
      at 1 2
      at 3 4
      size-at-least h 1 5
      compare pieces:h = 2 2 ^ 2 +
      end 17

      """
    let verdict = ProofKernel.check(bytes: text.utf8)
    #expect(
      verdict.line == "verified example/tent | pieces h 6 | alternates h 4 0 1 1 1 0 1 1 1 | size-at-least h 1 5"
        + " | compare pieces:h = 2 2 ^ 2 +")
    #expect(verdict.exitCode == 0)
  }

  @Test func refusal() {
    let text = """
      lemmata-proof 1
      label example/refused
      folding h 2 2 1
      fold 1
      pieces h 3 2
      at 0 1
      at 1 1
      end 7

      """
    let verdict = ProofKernel.check(bytes: text.utf8)
    #expect(
      verdict
        == .refused(label: "example/refused", line: 7, reason: "h is not affine on the cell [0, 1]"))
    #expect(verdict.line == "refused example/refused | line 7: h is not affine on the cell [0, 1]")
    #expect(verdict.exitCode == 1)
    #expect(ProofKernel.Verdict.declined(line: 3, reason: "x").line == "declined - | line 3: x")
    #expect(ProofKernel.Verdict.declined(line: 3, reason: "x").exitCode == 2)
  }

  /// Every block of the document, with the verdict that follows it, in one piece and byte by byte.
  @Test func document() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "proofs/FORMAT.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```cert\n").dropFirst()
    #expect(parts.count >= 3)
    for part in parts {
      let halves = part.components(separatedBy: "```\n")
      let example = halves[0]
      let verdict = ProofKernel.check(bytes: example.utf8)
      let following = halves.dropFirst().joined().split(separator: "\n").first { !$0.isEmpty } ?? ""
      if following.hasPrefix("verdict: `") {
        #expect("verdict: `\(verdict.line)`" == following)
      } else {
        #expect(verdict.exitCode == 1)
      }
      var rest = Array(example.utf8)[...]
      #expect(verdict == ProofKernel.check { rest.popFirst().map { [$0] } ?? [] })
    }
  }
}
