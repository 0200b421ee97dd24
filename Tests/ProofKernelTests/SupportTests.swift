import Testing

/// FORMAT.md 4.26 to 4.30 and 4.33: support functions of zonotopes.
struct SupportTests {
  private let hexagon = "arrangement a 2 3\nplane 0 1 0\nplane 0 0 1\nplane 0 1 1\n"
  private let affine = "arrangement b 2 1\nplane 1 1 0\n"
  private let shifted = "arrangement b 2 2\nplane 0 1 0\nplane 1 0 0\n"

  @Test func values() {
    expectVerified(hexagon + "support a 7 1 2 3 4\nsupport a 14 2 2 -3 -4\nsupport a 0 5 9 0 0\nsupport a 4 1 1 -2 2")
    expectVerified("arrangement a 1 0\nsupport a 0 1 1 7")
    expectVerified("arrangement a 1 2\nplane 0 0\nplane 0 -3\nsupport a 21 1 1 7")
    for value in ["6 1 2 3 4", "8 1 2 3 4", "-7 1 2 3 4", "7 1 1 3 4", "7 2 2 3 4", "7 1 2 3 -4"] {
      expectRefused(hexagon + "support a \(value)", line: 7)
    }
    for value in ["7 0 2 3 4", "7 1 0 3 4", "7 1 -2 3 4", "7 -1 2 3 4", "7 1 2 3", "7 1 2 3 4 5", "7 1 2 3 x"] {
      expectDeclined(hexagon + "support a \(value)", line: 7)
    }
    expectDeclined(affine + "support b 1 1 1 0 0", line: 5)
    expectDeclined(shifted + "support b 0 1 1 0 0", line: 6)
    expectDeclined("\(objects)\nsupport id 0 1 1 0")
    let big = String(repeating: "9", count: 300)
    expectVerified("arrangement a 1 1\nplane 0 -\(big)\nsupport a 1 1 \(big) -1\nsupport a \(big) 1 1 -1")
  }

  /// |x| + |y| + |x + y| with the denominators 3 and 5 and a superfluous pair of gates.
  private let network = """
    network net 2 2
    layer 7 3
    row 0 3 0
    row 0 0 6
    row 0 -3 -3
    row 2 0 0
    row -2 0 0
    row 1 1 0
    row -1 -1 0
    layer 1 5
    row 0 10 5 10 0 0 0 0

    """

  private func network(_ gates: [String], _ output: String, _ scales: (Int, Int) = (1, 1)) -> String {
    "network net 2 2\nlayer \(gates.count) \(scales.0)\n" + gates.map { "row \($0)\n" }.joined()
      + "layer 1 \(scales.1)\nrow \(output)\nsupport-network net a"
  }

  @Test func networks() {
    let theorem = "support-network net a"
    expectVerified(hexagon + network + theorem)
    // Constant gates that cancel the bias; a nonpositive constant gate counts nothing.
    expectVerified(hexagon + network.replacing("row 0 10 5 10 0", with: "row -10 10 5 10 15") + theorem)
    expectVerified(hexagon + network.replacing("row 0 10 5 10 0 0", with: "row 0 10 5 10 0 77") + theorem)
    // Opposite gates beside the origin leave an affine function, alone or with equal coefficients: bends.
    expectRefused(
      hexagon + network.replacing("10 0 0 0 0", with: "10 0 0 1 1") + theorem)
    expectRefused(hexagon + network.replacing("10 0 0 0 0", with: "10 0 0 1 -1") + theorem)
    expectRefused(hexagon + network.replacing("10 0 0 0 0", with: "10 0 0 1 0") + theorem)
    expectRefused(hexagon + network.replacing("row 0 10 5 10", with: "row 1 10 5 10") + theorem)
    expectRefused(hexagon + network.replacing("10 5 10 0", with: "10 5 10 1") + theorem)
    expectRefused(hexagon + network.replacing("row 0 10", with: "row 0 11") + theorem)
    expectRefused(hexagon + network.replacing("layer 7 3", with: "layer 7 4") + theorem)
    expectRefused(hexagon + network.replacing("layer 1 5", with: "layer 1 4") + theorem)
    // A hyperplane too few, one beside the origin, opposite signs of which only the linear part is wrong.
    let three = ["0 1 0", "0 0 1", "0 -1 -1"]
    expectVerified(hexagon + network(three, "0 2 2 2"))
    expectVerified(hexagon + network(three + ["5 0 0"], "-10 2 2 2 2"))
    expectVerified(hexagon + network(["0 1 0", "0 -1 0", "0 0 1", "0 0 -1", "0 1 1", "0 -1 -1"], "0 1 1 1 1 1 1"))
    expectRefused(hexagon + network(["0 1 0", "0 0 1", "0 1 1"], "0 2 2 2"))
    expectRefused(hexagon + network(["0 1 0", "0 0 1", "1 -1 -1"], "0 2 2 2"))
    expectRefused(hexagon + network(["0 1 0", "0 0 1", "1 -1 -1"], "-1 2 2 2"))
    expectRefused(hexagon + network(["0 1 0", "0 -1 0"], "0 1 1"))
    // Repeated forms count as often as they occur; constant forms count nothing.
    let repeated = "arrangement a 2 4\nplane 0 1 0\nplane 0 -2 0\nplane 0 0 0\nplane 0 1 0\n"
    expectVerified(repeated + network(["0 1 0", "0 -1 0"], "0 4 4"))
    expectRefused(repeated + network(["0 1 0", "0 -1 0"], "0 3 3"))
    expectVerified("arrangement a 2 0\n" + network(["0 0 0"], "0 1"))
    expectVerified("arrangement a 2 0\n" + network(["3 1 1", "3 1 1"], "0 1 -1"))
    expectRefused("arrangement a 2 0\n" + network(["1 0 0"], "0 1"))
    // Declined: the kinds and shapes.
    expectDeclined(affine + network + "support-network net b")
    expectDeclined("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network id a")
    expectDeclined("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network dead a")
    expectDeclined("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network plane a")
    expectDeclined("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network tent a")
    expectDeclined("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network a abs")
    expectVerified("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network abs a")
    expectRefused("\(objects)\narrangement a 1 1\nplane 0 1\nsupport-network pair a")
    expectDeclined(hexagon + network.replacing("layer 1 5\n", with: "layer 2 5\nrow 0 0 0 0 0 0 0 0\n") + theorem)
  }

  private func vectors(_ vectors: [[Int]], _ name: String = "a") -> String {
    TestArrangement(vectors[0].count, vectors.map { [0] + $0 }).record(name) + "\n"
  }

  @Test func gates() {
    // The signs of the hexagon's vectors can cancel, those of |x| + |y| cannot, but each is a multiple of itself.
    expectVerified(hexagon + "support-gates-at-least a 0\nsupport-gates-at-least a 3")
    expectRefused(hexagon + "support-gates-at-least a 4", line: 7)
    expectRefused(hexagon + "support-gates-at-least a 5", line: 7)
    expectRefused(hexagon + "support-gates-at-least a 6", line: 7)
    expectVerified(vectors([[1, 0], [0, 1]]) + "support-gates-at-least a 3\nsupport-gates-at-least a 4")
    expectRefused(vectors([[1, 0], [0, 1]]) + "support-gates-at-least a 5")
    // |x| needs two gates; the sum over no other hyperplane is zero.
    expectVerified("arrangement a 1 3\nplane 0 1\nplane 0 0\nplane 0 -2\nsupport-gates-at-least a 2")
    expectRefused("arrangement a 1 3\nplane 0 1\nplane 0 0\nplane 0 -2\nsupport-gates-at-least a 3", line: 7)
    // Nothing but a constant.
    expectVerified("arrangement a 1 1\nplane 0 0\nsupport-gates-at-least a 0")
    for bound in 1...3 { expectRefused("arrangement a 1 1\nplane 0 0\nsupport-gates-at-least a \(bound)", line: 5) }
    // The vectors of one hyperplane are added up with the orientation of the first: 1 + 2, not 1 − 2.
    let bundle = vectors([[1, 0], [0, 1], [-2, 0], [3, 1]])
    expectRefused(bundle + "support-gates-at-least a 4")
    expectVerified(vectors([[1, 0], [0, 1], [2, 0], [1, 1]]) + "support-gates-at-least a 4")
    expectRefused(vectors([[1, 0], [0, 1], [2, 0], [1, 1]]) + "support-gates-at-least a 5")
    // S = q + 2 fails if the others add up to a multiple, although nothing cancels.
    expectVerified(vectors([[3, 0], [1, 1], [1, -1]]) + "support-gates-at-least a 4")
    expectRefused(vectors([[3, 0], [1, 1], [1, -1]]) + "support-gates-at-least a 5")
    expectVerified(vectors([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) + "support-gates-at-least a 5")
    for bound in ["-1", "x", "1 1", ""] { expectDeclined(hexagon + "support-gates-at-least a \(bound)", line: 7) }
    expectDeclined(affine + "support-gates-at-least b 0", line: 5)
    expectRefused(hexagon + "support-gates-at-least a 100000000000000000000", line: 7)
    // The limit counts only if S exceeds the number of hyperplanes.
    let many = vectors((0..<17).map { [1, $0] })
    expectVerified(many + "support-gates-at-least a 17")
    for bound in ["18", "19", "20", "100000000000000000000"] {
      expectDeclined(many + "support-gates-at-least a \(bound)", line: 21)
    }
    let sixteen = vectors((0..<16).map { [1 << $0, 1] })
    expectVerified(sixteen + "support-gates-at-least a 17")
  }

  @Test func pieces() {
    let body = vectors([[1, 0], [0, 1], [1, 1]])
    let whitney = TestArrangement(2, [[0, 1, 0], [0, 0, 1], [0, 1, 1]]).whitney() + "\n"
    expectVerified(body + whitney + "support-pieces a 6\ncompare vertices:a = 6")
    for number in ["5", "7", "-6", "0", "600000000000000000000"] {
      expectRefused(body + whitney + "support-pieces a \(number)", line: 13)
    }
    expectDeclined(body + "support-pieces a 6", line: 7)
    expectDeclined(body + whitney + "support-pieces a", line: 13)
    expectDeclined("arrangement b 1 1\nplane 1 0\nchambers b 1\nchamber 1 0\nsupport-pieces b 1", line: 7)
    expectVerified("arrangement b 1 1\nplane 0 0\nchambers b 1\nchamber 1 0\nsupport-pieces b 1")
  }

  @Test func sameSupport() {
    let a = vectors([[1, 0], [0, 2], [0, 0], [-3, 0]])
    expectVerified(a + vectors([[0, -2], [4, 0]], "b") + "same-support a b\nsame-support b a\nsame-support a a")
    expectVerified(a + vectors([[0, 1], [2, 0], [0, 1], [-2, 0]], "b") + "same-support a b")
    expectRefused(a + vectors([[0, 2], [3, 0]], "b") + "same-support a b")
    expectRefused(a + vectors([[0, 2], [4, 0], [1, 1]], "b") + "same-support a b")
    expectRefused(a + vectors([[0, 2]], "b") + "same-support a b")
    expectRefused(a + "arrangement b 2 0\nsame-support a b")
    expectVerified("arrangement a 2 0\narrangement b 2 1\nplane 0 0 0\nsame-support a b")
    expectDeclined(a + "arrangement b 3 0\nsame-support a b")
    expectDeclined(a + affine + "same-support a b")
    expectDeclined(a + affine + "same-support b a")
    expectDeclined(a + "same-support a")
    expectDeclined(a + "same-support a c")
  }

  @Test func noZonotope() {
    for number in ["0", "-1", "-2", "3", "5", "99999999999999999999", "-99999999999999999998"] {
      expectVerified("no-zonotope \(number)")
    }
    for number in ["1", "2", "4", "99999999999999999998"] { expectRefused("no-zonotope \(number)", line: 3) }
    for number in ["", "x", "3 3", "03"] { expectDeclined("no-zonotope \(number)", line: 3) }
  }
}
