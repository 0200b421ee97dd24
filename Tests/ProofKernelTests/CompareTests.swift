import Testing

/// FORMAT.md 4.7.
struct CompareTests {
  @Test(arguments: [
    "compare 1 = 1", "compare 1 2 < 4", "x", "compare 1 2 + 3 * 4 - = 5", "compare 2 10 ^ = 1024",
  ])
  func arithmetic(_ text: String) {
    switch text {
    case "compare 1 2 < 4": expectDeclined(text)
    case "x": expectDeclined(text)
    default: expectVerified(text)
    }
  }

  @Test func relations() {
    for (left, right) in [(-1, 1), (0, 0), (2, -3)] {
      for (relation, holds) in [
        ("<", left < right), ("<=", left <= right), ("=", left == right), (">=", left >= right), (">", left > right),
      ] {
        let theorem = "compare \(left) \(relation) \(right)"
        if holds { expectVerified(theorem) } else { expectRefused(theorem, line: 3) }
      }
    }
  }

  @Test func large() {
    expectVerified("compare 2 64 ^ = 18446744073709551616")
    expectVerified("compare -2 63 ^ = -9223372036854775808")
    expectVerified("compare -2 63 ^ 1 - = -9223372036854775809")
    expectVerified("compare 0 0 ^ = 1\ncompare 0 9 ^ = 0\ncompare -1 100000 ^ = 1\ncompare -1 99999 ^ = -1")
    expectVerified("compare 3 1000 ^ 3 1000 ^ * = 3 2000 ^")
    expectRefused("compare 2 64 ^ = 18446744073709551617")
    expectDeclined("compare 2 -1 ^ = 1")
    expectDeclined("compare 1 100001 ^ = 1")
    expectDeclined("compare 1 18446744073709551616 ^ = 1")
  }

  @Test func limits() {
    // |v| < 2^1000000: a power of two with the exponent 999999 is allowed, one more is not.
    expectVerified("compare 2 100000 ^ 9 ^ 2 99999 ^ * > 1")
    expectDeclined("compare 2 100000 ^ 10 ^ > 1")
    expectDeclined("compare 2 100000 ^ 100000 ^ > 1")
    expectDeclined("compare 2 100000 ^ 100000 ^ 100000 ^ > 1")
    expectDeclined("compare 2 100000 ^ 9 ^ 2 100000 ^ 9 ^ * > 1")
    expectVerified("compare \(String(repeating: "1 ", count: 1000))\(String(repeating: "+ ", count: 999))= 1000")
    expectDeclined("compare \(String(repeating: "1 ", count: 1001))\(String(repeating: "+ ", count: 1000))= 1001")
  }

  @Test func balanced() {
    /// The greatest product of `parts` integers w + 1 with w ≥ 1 and Σw = sum, by trying all.
    func greatest(_ parts: Int, _ sum: Int) -> Int {
      if parts == 1 { return sum + 1 }
      return (1...sum - parts + 1).map { ($0 + 1) * greatest(parts - 1, sum - $0) }.max() ?? 0
    }
    for parts in 1...4 {
      for sum in parts...11 {
        expectVerified("compare \(parts) \(sum) balanced = \(greatest(parts, sum))")
        expectRefused("compare \(parts) \(sum) balanced < \(greatest(parts, sum))")
      }
    }
    expectVerified("compare 1 1000000000 balanced = 1000000001")
    expectVerified("compare 900000 900000 balanced = 2 100000 ^ 9 ^")
    for bad in ["0 1", "2 1", "-1 1", "1 1000000001", "1 18446744073709551616", "1000000000 1000000000"] {
      expectDeclined("compare \(bad) balanced > 0")
    }
    expectDeclined("integer balanced 1\ncompare 1 = 1")
  }

  @Test func measures() {
    let body = """
      \(objects)
      folding f 1 9 3
      fold 1
      fold 1 2 3
      fold 4 8
      integer n 12
      """
    for (measure, value) in [
      ("inputs:id", 1), ("inputs:plane", 2), ("outputs:plane", 1), ("hidden:id", 0), ("hidden:dead", 2),
      ("size:id", 0), ("size:plane", 3), ("size:dead", 2), ("width:plane:1", 3), ("width:dead:2", 1), ("folds:f", 3),
      ("segments:f:1", 2), ("segments:f:2", 4), ("segments:f:3", 3), ("n", 12), ("n n *", 144),
    ] {
      expectVerified("\(body)\ncompare \(measure) = \(value)")
      expectRefused("\(body)\ncompare \(measure) = \(value + 1)")
    }
    for bad in [
      "width:plane:0", "width:plane:2", "width:plane:-1", "width:plane:01", "width:plane", "width:plane:1:1",
      "width:id:1",
      "segments:f:0", "segments:f:4", "segments:f:99999999999999999999", "folds:id", "size:f", "size:", ":size",
      "size:nobody",
      "inputs:hat", "pieces:hat", "pieces:n", "id", "hat", "size:id:1", "depth:id", "n:n", "", "2 +", "+", "2 2", "- 1",
      "n -",
      "2 2 2 *", "1 balanced", "1 2 BALANCED", "1 = 1", "< 1",
    ] {
      expectDeclined("\(body)\ncompare \(bad) = 1")
      expectDeclined("\(body)\ncompare 1 >= \(bad)")
    }
    expectDeclined("compare")
    expectDeclined("compare 1")
    expectDeclined("compare =")
    expectDeclined("compare 1 = 1 = 1")
    expectDeclined("compare 1 == 1")
  }

  @Test func establishedPieces() {
    expectVerified("\(objects)\nfold-pieces h 6\ncompare pieces:h = 6")
    expectVerified("\(objects)\npieces hat 4 3\nat -1 1\nat 0 1\nat 1 1\ncompare pieces:hat 2 ^ = 16")
    expectDeclined("\(objects)\ncompare pieces:h = 6\nfold-pieces h 6")
    // Established for the other object, of the same map.
    expectDeclined("\(objects)\ncompose g tent tent\nfold-pieces h 6\ncompare pieces:g = 6")
  }
}
