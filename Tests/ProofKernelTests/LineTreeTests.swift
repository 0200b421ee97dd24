import ProofKernel
import Testing

/// FORMAT.md 4.39, part by part; what it has in common with 4.38 is tested there.
struct LineTreeTests {
  private let data = "training data 1 4 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2\nsample 1 1 3\n"
  private let head = "line-training-at-least data squared 1 0 4 5\n"
  private let lines = [
    "slopes 1 0 -2 0 -2", "leaf", "slopes 5 0 -8 4 0", "leaf", "slopes 1 0 -2 0 -2", "leaf", "split 1 3",
    "slopes 7 6 -10 2 -14", "leaf", "slopes 5 4 -8 0 -10", "leaf", "slopes 5 2 -6 6 -2", "leaf", "slopes 1 0 -2 0 -2",
    "leaf",
  ]

  /// The example with another line in the place of one (several, or none).
  private func tree(_ place: Int = 1, _ replacement: String = "leaf") -> String {
    var changed = lines
    changed[place] = replacement
    return data + head + changed.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The number of the line in the file.
  private func line(_ place: Int) -> Int { 9 + place }

  private func leaves(_ count: Int) -> String { String(repeating: "\nleaf", count: count) }

  @Test func example() {
    #expect(expectVerified(tree()) == ["training-at-least data squared 1 0 4 5"])
    expectVerified(tree().replacing("0 4 5", with: "0 799 1000"))
    expectRefused(tree().replacing("0 4 5", with: "0 801 1000"), line: line(2))
    for place in lines.indices where lines[place] == "leaf" {
      for text in [tree(place, ""), tree(place, "leaf\nleaf"), tree(place, "split 1 2")] {
        if case .verified = verdict(text) { Issue.record("verified:\n\(text)") }
      }
    }
  }

  @Test func heads() {
    let rest = "slopes 1 0 0\nleaf"
    func text(_ points: [String], _ dimension: Int) -> String {
      "training data \(dimension) \(points.count) 1 1 1\n" + points.map { "sample 1 0\($0)\n" }.joined()
        + "line-training-at-least data squared 0 0 0 1\n" + rest
    }
    expectVerified(text([" 1", " 0"], 1))
    for (points, dimension) in [
      (["", ""], 0), ([" 1 1", " 1 2"], 2), ([" 1", " 1"], 1), ([" 1"], 1), ([], 1),
    ] {
      expectDeclined(text(points, dimension), line: 4 + points.count)
    }
    for bad in [
      "x squared 1 0 1 1", "data x 1 0 1 1", "data squared -1 0 1 1", "data squared 101 0 1 1", "data squared 1 2 1 1",
      "data squared 1 0 1 0", "data squared 1 0 1", "data squared 1 0 1 1 1", "data hinge 1 0 1 1",
    ] {
      expectDeclined(data + "line-training-at-least \(bad)\n" + lines.joined(separator: "\n"), line: 8)
    }
  }

  @Test func splits() {
    for bad in [
      "split", "split 1", "split 1 3 1", "split 0 3", "split 2 3", "split 1 0", "split 1 5", "split 1 -3", "split 1 x",
      "slice 1 3",
    ] {
      expectDeclined(tree(6, bad), line: line(6))
    }
    for wrong in ["split 1 1", "split 1 2", "split 1 4"] { expectRefused(tree(6, wrong), line: line(6)) }
    // The first places of the ranges of R are others; without a range; below a split; beyond the places.
    expectRefused(tree(0, "split 1 3"), line: line(0))
    expectRefused(tree(11, "split 1 2"), line: line(11))
    expectRefused(tree(7, "split 1 3"), line: line(7))
    let repeated = data.replacing(" 4 1 1 1", with: " 5 1 1 1") + "sample 1 1 3\n"
    expectRefused(repeated + head + "split 1 5", line: 10)
    expectDeclined(repeated + head + "split 1 6", line: 10)
    expectRefused(data + "line-training-at-least data squared 2 0 0 1\nsplit 2 2", line: 9)
    expectDeclined(data + "line-training-at-least data squared 0 0 0 1\nsplit 1 2", line: 9)
  }

  @Test func slopesAndLeaves() {
    for bad in ["slopes 0 0 -2 0 -2", "slopes 1 0 -2 0", "slopes 1 0 -2 0 -2 0", "slopes", "slopes 1 0 x 0 -2"] {
      expectDeclined(tree(0, bad), line: line(0))
    }
    expectRefused(tree(0, "slopes 1 0 0 0 0"), line: line(0))
    expectVerified(tree(0, "slopes 3 0 -6 0 -6"))
    expectRefused(tree().replacing("1 0 4 5", with: "1 1 4 5"), line: line(0))
    expectDeclined(tree(0, ""), line: line(0))
    expectDeclined(tree(1, "split 1 2"), line: line(1))
    expectDeclined(tree(1, ""), line: line(1))
    for bad in ["leaf 1", "leaf 1 1", "leaves"] {
      expectDeclined(tree(1, bad), line: line(1))
      expectDeclined(tree(0, bad), line: line(0))
    }
    // Not those of an earlier theorem.
    expectDeclined(tree() + "\n" + head + "leaf", line: line(16))
    // These slopes prove enough, but not about R with the sign 1.
    expectRefused(tree(2, "slopes 1 0 -2 0 -2"), line: line(3))
  }

  /// Every check of a leaf, failing alone: at the points 0, 1, 2, r_1 = b + 2c, r_2 = c, l_2 = a, l_3 = 2a + b.
  @Test func everyCheck() {
    func text(_ width: Int, _ constant: Int, _ set: Int, _ sets: Int, _ slopes: String) -> String {
      let slopes = slopes.split(separator: " ")
      let moved = "slopes 1 \(slopes[2]) \(slopes[0]) \(slopes[1])\nleaf"
      let lines = (1...sets).map { $0 == set ? moved : "slopes 1 0 0 0\nleaf" }
      return "training data 1 3 1 1 1\nsample 1 0 2\nsample 1 0 0\nsample 1 0 1\nline-training-at-least data squared "
        + "\(width) \(constant) -99 1\n" + lines.joined(separator: "\n")
    }
    for (width, constant, set, sets, good, bad) in [
      (1, 0, 1, 6, ["0 0 -1", "7 0 0"], ["0 1 0", "0 -3 1"]), (1, 0, 2, 6, ["0 0 1", "-7 0 0"], ["0 -1 0", "0 3 -1"]),
      (1, 0, 3, 6, ["-1 0 0", "0 0 7"], ["0 1 0", "1 -3 0"]), (1, 0, 4, 6, ["1 0 0", "0 0 -7"], ["0 -1 0", "-1 3 0"]),
      (1, 0, 5, 6, ["1 0 1", "1 -1 1"], ["1 0 -1", "-1 0 1"]),
      (1, 0, 6, 6, ["-1 0 -1", "-1 1 -1"], ["-1 0 1", "1 0 -1"]),
      (2, 0, 19, 19, ["1 -2 1", "-1 2 -1"], ["1 0 0", "-1 0 0", "1 -1 0", "-1 1 0"]),
      (1, 1, 5, 5, ["1 -2 1", "-1 2 -1"], ["1 -1 0", "-1 1 0"]), (2, 1, 11, 12, ["-1 2 -1"], ["1 -2 1", "1 -1 0"]),
      (2, 1, 12, 12, ["1 -2 1"], ["-1 2 -1", "-1 1 0"]),
    ] {
      for slopes in good { expectVerified(text(width, constant, set, sets, slopes)) }
      for slopes in bad { expectRefused(text(width, constant, set, sets, slopes), line: 7 + 2 * set) }
    }
  }

  @Test func numberOfFirstSets() {
    for (width, constant, sets) in [
      (0, 0, 1), (0, 1, 1), (1, 0, 6), (2, 0, 19), (3, 0, 42), (1, 1, 5), (2, 1, 12), (3, 1, 23),
    ] {
      let text = data + "line-training-at-least data absolute \(width) \(constant) 0 1\nslopes 1 0 0 0 0"
      expectVerified(text + leaves(sets))
      expectDeclined(text + leaves(sets - 1))
      expectDeclined(text + leaves(sets + 1))
      // With two places the ranges of the affine sets are empty.
      let two =
        "training data 1 2 1 1 1\nsample 1 3 0\nsample 1 -3 1\nline-training-at-least data absolute \(width) \(constant) "
      expectVerified(two + "0 1\nslopes 1 0 0" + leaves(sets))
      if width == 3 { expectRefused(two + "0 1\nslopes 1 0 0" + leaves(sets - 1) + "\nsplit 1 2") }
    }
    // Three gates in a range have four children.
    for count in 1...6 {
      let text = data + "line-training-at-least data absolute 3 1 0 1\nsplit 1 2\nslopes 1 0 0 0 0" + leaves(22 + count)
      if count == 4 { expectVerified(text) } else { expectDeclined(text) }
    }
  }

  @Test func limits() {
    // The next line is declined in any case.
    func headIsFine(_ samples: Int, _ width: Int, _ constant: Int) -> Bool {
      let text =
        "training data 1 \(samples) 1 1 1\nsample 1 0 1\n" + String(repeating: "sample 1 0 0\n", count: samples - 1)
        + "line-training-at-least data squared \(width) \(constant) 0 1\naxes 0"
      guard case .declined(let line, _) = verdict(text) else { return false }
      #expect(line == 4 + samples || line == 5 + samples)
      return line == 5 + samples
    }
    #expect(headIsFine(2_000, 50, 0))
    #expect(!headIsFine(2_001, 50, 0))
    #expect(headIsFine(2, 57, 0))
    #expect(!headIsFine(2, 58, 0))
    #expect(headIsFine(2, 82, 1))
    #expect(!headIsFine(2, 83, 1))
    #expect(!headIsFine(2, 100, 1))
  }
}
