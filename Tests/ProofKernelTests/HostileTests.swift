import ProofKernel
import Testing

/// Files that are meant to exhaust or to crash the checker.
struct HostileTests {
  @Test func costAndDepth() {
    // The cost doubles with each line: 2^20 − 1 and more is too much.
    let doubling =
      "\(objects)\n"
      + (1...60).map { "sum s\($0) \($0 == 1 ? "id" : "s\($0 - 1)") \($0 == 1 ? "id" : "s\($0 - 1)")\n" }.joined()
    expectDeclined(doubling + "equal id id 0", line: objectLines + 19)
    let wide =
      "\(objects)\n"
      + (1...13).map { "maximum m\($0)" + String(repeating: $0 == 1 ? " id" : " m\($0 - 1)", count: 40) + "\n" }
      .joined()
    expectDeclined(wide + "equal id id 0", line: objectLines + 4)
    func nested(_ depth: Int) -> String {
      "\(objects)\n" + (1..<depth).map { "scale s\($0) 1 1 \($0 == 1 ? "id" : "s\($0 - 1)")\n" }.joined()
    }
    expectVerified(nested(200) + "value s199 3 1 = 3 1")
    expectDeclined(nested(201) + "value s200 3 1 = 3 1")
  }

  /// Forms of more than a million bits, from compositions, from the scales of layers and from their weights.
  @Test func enormousForms() {
    let digits = "1" + String(repeating: "0", count: 9_999)
    let steep =
      "function s1 1 \(digits) \(digits) 1\npoint 0 0\n"
      + (2...7).map { "compose s\($0) s\($0 - 1) s\($0 - 1)\n" }.joined()
    expectVerified(steep + "value s2 1 1 > 0 1")
    expectDeclined(steep + "value s7 1 1 > 0 1")
    let scales = "network n 1 32\n" + String(repeating: "layer 1 \(digits)\nrow 0 1\n", count: 32)
    expectDeclined(scales + "value n 1 1 > 0 1")
    let weights =
      "network n 2 32\nlayer 1 1\nrow 0 1 0\n" + String(repeating: "layer 1 1\nrow 0 \(digits)\n", count: 31)
    expectDeclined(weights + "infinitely-many-sets n 1 0 0 1 -1 -1")
  }

  @Test(.enabled(if: !_isDebugAssertConfiguration(), "a hundred megabytes, slow without optimization"))
  func objectLimits() {
    let digits = String(repeating: "9", count: 9_999)
    let long = (0..<99).map { _ in digits }.joined(separator: " ")
    // 102 rows of almost a million bytes; the first word of a row does not count as a token.
    let text = "network n 98 1\nlayer 102 1\n" + String(repeating: "row \(long)\n", count: 102)
    expectDeclined(text + "compare inputs:n = 98")
    expectVerified(
      text.replacing("layer 102 1", with: "layer 2 1").prefix(1_980_100 + 100).split(separator: "\n").prefix(4).joined(
        separator: "\n") + "\ncompare inputs:n = 98")
  }

  @Test(.enabled(if: !_isDebugAssertConfiguration(), "a hundred megabytes, slow without optimization"))
  func verdictLength() {
    // Restated, each comparison takes about a million bytes: sixteen do not fit.
    let sum = String(repeating: "9", count: 9_990)
    let theorem = "compare \(String(repeating: "\(sum) ", count: 99))\(String(repeating: "+ ", count: 98))> 0\n"
    let bytes = theorem.utf8.count + 2
    let fitting = (16_000_000 - "verified test".utf8.count) / bytes
    expectVerified(String(repeating: theorem, count: fitting).dropLast().description)
    expectDeclined(String(repeating: theorem, count: fitting + 1).dropLast().description)
  }

  @Test func chunksNeverEnd() {
    // A source that never ends, without a line feed and with one.
    var calls = 0
    let endless = ProofKernel.check {
      calls += 1
      return [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)
    }
    #expect(endless.exitCode == 2 && calls < 20)
    calls = 0
    let feeds = ProofKernel.check {
      calls += 1
      return [10, 10]
    }
    #expect(feeds.exitCode == 2 && calls == 1)
  }

  /// Values at the border of a machine word, where overflow would wrap.
  @Test func bordersOfWords() {
    let (least, greatest) = ("-9223372036854775808", "9223372036854775807")
    expectVerified(
      "integer a \(least)\ninteger b \(greatest)\ncompare a b + = -1\ncompare a 0 a - < \ncompare 1 = 1".replacing(
        "compare a 0 a - < \n", with: ""))
    expectVerified("compare 0 \(least) - = 9223372036854775808\ncompare \(least) -1 * = 9223372036854775808")
    expectVerified(
      "function f 1 \(least) \(greatest) 1\npoint \(least) \(least)\nvalue f \(greatest) 1 > \(greatest) 1\npieces f 2 1\nat \(least) 1"
    )
    expectVerified("step s \(greatest) \(least) \(least) \(greatest)\nfar-from-continuous s 1 1")
    expectVerified(
      "function f 1 \(least) 0 1\npoint 0 0\ngates-at-least f 2 1 1000000 1\nslopes \(least) 0\nat 0 1".replacing(
        "gates-at-least f 2 1 1000000", with: "gates-at-least f 1 1 1000000"))
    expectRefused("function f 1 \(least) 0 1\npoint 0 0\ngates-at-least f 2 1 0 1\nslopes \(least) 0\nat 0 1")
    expectRefused(
      "function f 1 \(least) 0 1\npoint 0 0\ngates-at-least f \(least.dropFirst()) 1 0 1\nslopes \(least) 0\nat 0 1")
    for field in ["\(least)", "\(greatest)", "18446744073709551616", "-18446744073709551616"] {
      expectDeclined("\(objects)\nsize-at-least id \(field) 1")
      expectDeclined("\(objects)\npieces id 1 \(field)")
      expectDeclined("\(objects)\ngates-at-least id 1 1 \(field) 0\nslopes 1")
      expectDeclined("\(objects)\nfar-from-networks id \(field) \(field) 1 1 0 1 1 1 0")
      expectDeclined("compare 1 \(field) ^ = 1")
      expectDeclined("compare \(field) 1 balanced = 1")
      expectDeclined("compare 1 \(field) balanced = 1")
    }
  }
}
