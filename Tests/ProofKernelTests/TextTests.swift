import ProofKernel
import Testing

/// FORMAT.md section 1: what is not a certificate is declined.
struct TextTests {
  private let good = "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3\n"

  @Test func smallest() {
    #expect(ProofKernel.check(bytes: good.utf8).line == "verified t | compare 1 = 1")
  }

  /// Every proper beginning of a certificate is declined.
  @Test func truncated() {
    for length in 0..<good.utf8.count {
      expectDeclined(text: String(good.prefix(length)))
    }
    let long = certificate(objects + "\nequal id pair 1\nat 0 1")
    for length in 0..<long.utf8.count {
      expectDeclined(text: String(long.prefix(length)))
    }
  }

  @Test(arguments: [
    "lemmata-proof 2\nlabel t\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 01\nlabel t\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 1 1\nlabel t\ncompare 1 = 1\nend 3\n",
    "lemmata-proof\nlabel t\ncompare 1 = 1\nend 3\n",
    "lemmata 1\nlabel t\ncompare 1 = 1\nend 3\n",
    "note a\nlemmata-proof 1\nlabel t\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nnote a\nlabel t\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t t\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\nend 2\n",
    "lemmata-proof 1\nlabel t\nnote no theorem\nend 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 03\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3\n\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3\nend 4\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3\n ",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3",
    "lemmata-proof 1\r\nlabel t\r\ncompare 1 = 1\r\nend 3\r\n",
    "lemmata-proof 1\nlabel t\ncompare\t1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1  = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\n compare 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1 \nend 3\n",
    "lemmata-proof 1\nlabel t\n\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel t\nnote  a\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel t\nnote\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel t\nnotes a\ncompare 1 = 1\nend 4\n",
    "lemmata-proof 1\nlabel é\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\u{7F}\nend 3\n",
    "lemmata-proof 1\nlabel t\ncompare 1 = 1\u{0}\nend 3\n",
    "\u{FEFF}lemmata-proof 1\nlabel t\ncompare 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\nCOMPARE 1 = 1\nend 3\n",
    "lemmata-proof 1\nlabel t\nassume 1\ncompare 1 = 1\nend 4\n",
    "", "\n", " ", "end 0\n",
  ])
  func malformed(_ text: String) {
    expectDeclined(text: text)
  }

  @Test(arguments: ["-0", "+1", "01", "-01", "1.0", "0x1", "--1", "1e1", "a b", "-", "", "1,"])
  func badIntegers(_ integer: String) {
    expectDeclined("integer n \(integer)\ncompare n = n")
  }

  @Test(arguments: [
    "A", "a_b", "1a", "-a", "a.b", "a:b", "", "abcdefghijklmnopqrstuvwxyz0123456",
  ])
  func badNames(_ name: String) {
    expectDeclined("integer \(name) 1\ncompare 1 = 1")
  }

  @Test func goodNames() {
    for name in ["a", "a-", "a9", "abcdefghijklmnopqrstuvwxyz012345", "end", "note", "equal"] {
      expectVerified("integer \(name) -5\ncompare \(name) = -5")
    }
  }

  @Test func names() {
    expectDeclined("integer a 1\ninteger a 1\ncompare a = 1", line: 4)
    expectDeclined("compare a = 1\ninteger a 1", line: 3)
    expectDeclined("\(objects)\nsum a a id\nequal id id 0")
    expectDeclined("\(objects)\ninteger id 1\nequal id id 0", line: objectLines + 1)
    expectDeclined("\(objects)\nequal id nobody 0")
    expectDeclined("\(objects)\nequal id jump 0")
    expectDeclined("\(objects)\nequal id plane 0")
  }

  @Test func notes() {
    let body = "note a | b = c\ninteger a 1\nnote x\ncompare a = 1\nnote after"
    #expect(expectVerified(body) == ["compare a = 1"])
    expectDeclined("\(objects)\npieces tent 3 2\nat 0 1\nnote inside\nat 1 2", line: objectLines + 3)
    expectDeclined("network a 1 1\nnote inside\nlayer 1 1\nrow 0 0\npieces a 1 0")
  }

  @Test func labels() {
    let longest = String(repeating: "x", count: 120)
    let text = "lemmata-proof 1\nlabel \(longest)\ncompare 1 = 1\nend 3\n"
    #expect(ProofKernel.check(bytes: text.utf8).line == "verified \(longest) | compare 1 = 1")
    expectDeclined(text: "lemmata-proof 1\nlabel \(longest)x\ncompare 1 = 1\nend 3\n", line: 2)
  }

  @Test func firstFailureDecides() {
    expectRefused("compare 1 = 2\ncompare 1 =", line: 3)
    expectDeclined("compare 1 =\ncompare 1 = 2", line: 3)
    expectRefused("\(objects)\npieces h 6 5\nat 1 2\nat 1 4\nat 1\nat 0 1\nat 1 1")
  }

  @Test func chunks() {
    let text = certificate(objects + "\nequal id pair 1\nat 0 1")
    let expected = ProofKernel.check(bytes: text.utf8)
    #expect(expected.exitCode == 0)
    for size in [1, 2, 3, 7, 64, 1000] {
      var rest = Array(text.utf8)[...]
      let answer = ProofKernel.check {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      #expect(answer == expected)
    }
  }

  @Test func limits() {
    let digits = String(repeating: "7", count: 10_000)
    expectVerified("integer a \(digits)\ncompare a = \(digits)\ncompare -\(digits) < a")
    expectDeclined("integer a 7\(digits)\ncompare a = a", line: 3)
    expectDeclined("integer a -7\(digits)\ncompare a = a", line: 3)
    expectDeclined("integer a \(String(repeating: "7", count: 900_000))\ncompare a = a", line: 3)
    // "note " and the rest: exactly the limit, and one byte more.
    expectVerified("note \(String(repeating: "x", count: 999_995))\ncompare 1 = 1")
    expectDeclined("note \(String(repeating: "x", count: 999_996))\ncompare 1 = 1", line: 3)
  }

  /// Counts far beyond the lines of the file: the checker reserves nothing.
  @Test(arguments: [
    "pieces id 1 10000000\nat 0 1", "equal id pair 10000000\nat 0 1", "network a 1 10000000\nlayer 1 1\nrow 0 1",
    "network a 10000000 1\nlayer 1 1\nrow 0 1", "network a 1 1\nlayer 10000000 1\nrow 0 1",
    "function a 1 0 0 10000000\npoint 0 0", "folding a 1 2 10000000\nfold 1", "flaps a 1 0 0 10000000\nflap 0 0",
    "affine-maximum a 10000000 10000000 1\nrow 0 0", "sectors plane 1 1 10000000\nray 1 0",
    "distance id id = 0 1 0 1 1 1 1 10000000\ncell 0 1 2", "far-from-pieces id 1 1 1 0 1 1 1 10000000",
    "far-from-pieces id 1 1 1 0 10 1 1 1\nwindow 0 10000000", "gates-at-least id 1 1 0 10000000\nslopes 1",
    "pieces id 1 10000001", "pieces id 1 99999999999999999999999", "pieces id 1 -1", "network a 0 1\nlayer 1 1\nrow 0",
    "network a 1 0\npieces a 1 0", "network a 1 1\nlayer 0 1\npieces a 1 0", "function a 1 0 0 0\npieces a 1 0",
  ])
  func hugeCounts(_ body: String) {
    expectDeclined("\(objects)\n\(body)")
  }
}
