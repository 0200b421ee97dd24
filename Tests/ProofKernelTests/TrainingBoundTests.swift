import ProofKernel
import Testing

/// FORMAT.md 4.38: lower bounds of losses, part by part.
struct TrainingBoundTests {
  private let data = TrainingTests.data
  private let head = "training-at-least data squared 1 0 2 3\naxes 1 -1 1\n"
  private let lines = [
    "slopes 1 0 -2 0", "leaf", "leaf", "leaf", "split 1 2 -1 1", "leaf", "slopes 3 2 -4 2", "leaf 3 2", "leaf",
    "leaf 1 2",
  ]

  /// The example of section 5, with another line in the place of one (several, or none).
  private func tree(_ place: Int = 1, _ replacement: String = "leaf") -> String {
    var changed = lines
    changed[place] = replacement
    return data + head + changed.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The number of the line in the file.
  private func line(_ place: Int) -> Int { 9 + place }

  @Test func example() {
    #expect(expectVerified(tree()) == ["training-at-least data squared 1 0 2 3"])
    expectVerified(tree().replacing("0 2 3", with: "0 1999 3000"))
    expectRefused(tree().replacing("0 2 3", with: "0 2001 3000"), line: line(6))
    for axes in [
      "axes 1 -1", "axes 1 -1 1 1", "axes 0 -1 1", "axes -1 -1 1", "axes 1 -1 0", "axes 1 -1 -1", "plane 1 -1 1",
      "axes 1 x 1",
    ] {
      expectDeclined(tree().replacing("axes 1 -1 1", with: axes), line: 8)
    }
    for place in lines.indices {
      for text in [tree(place, ""), tree(place, lines[place] + "\n" + lines[place])] {
        if case .verified = verdict(text) { Issue.record("verified:\n\(text)") }
      }
    }
  }

  @Test func splits() {
    expectVerified(tree(4, "split 1 2 -7 7"))
    for ray in ["1 -1", "0 0", "-1 2", "-2 1", "0 1", "-1 0"] {
      expectRefused(tree(4, "split 1 2 \(ray)"), line: line(4))
    }
    for bad in [
      "split 0 2 -1 1", "split 2 2 -1 1", "split 1 0 -1 1", "split 1 4 -1 1", "split 1 2", "split 1 2 -1",
      "split 1 2 -1 1 1", "split 1 2 -1 1 -1 1", "split 1", "split", "split 1 2 -1 x", "slice 1 2 -1 1",
    ] {
      expectDeclined(tree(4, bad), line: line(4))
    }
    // Sample 1 is decided in the fourth first set (on) and in the fifth (off); what is malformed comes first.
    for place in [4, 8] {
      expectRefused(tree(place, "split 1 1"), line: line(place))
      expectDeclined(tree(place, "split 1 1 -1 1"), line: line(place))
    }
    expectDeclined(tree(4, "split 1 2 1 -1 1"), line: line(4))
    expectRefused(tree(5, "split 1 2"), line: line(5))
    expectDeclined(
      "training data 1 1 1 1 1\nsample 1 0 0\ntraining-at-least data squared 0 0 0 1\naxes 1 0 1\nsplit 1 1", line: 7)
  }

  @Test func slopes() {
    for bad in [
      "slopes 0 0 -2 0", "slopes -1 0 -2 0", "slopes 1 0 -2", "slopes 1 0 -2 0 0", "slopes", "slopes 1 0 x 0",
    ] {
      expectDeclined(tree(0, bad), line: line(0))
    }
    expectDeclined(tree(0, "slopes 1 0 -2 0\nslopes 1 0 -2 0"), line: line(1))
    expectDeclined(tree(0, "slopes 1 0 -2 0\nsplit 1 1"), line: line(1))
    expectDeclined(tree(0, ""), line: line(0))
    for low in ["slopes 1 0 -1 1", "slopes 1 0 0 0", "slopes 4 0 -4 3"] { expectRefused(tree(0, low), line: line(0)) }
    expectVerified(tree(0, "slopes 3 0 -6 0"))
    // Not those of an earlier theorem.
    expectDeclined(tree() + "\n" + head + lines.dropFirst().joined(separator: "\n"), line: line(12))
    // With a constant the slopes add up to zero.
    expectRefused(tree().replacing("1 0 2 3", with: "1 1 2 3"), line: line(0))
    let points = "training data 0 2 1 1 1\nsample 1 0\nsample 1 2\ntraining-at-least data squared 0 "
    expectVerified(points + "1 2 1\naxes 1\nslopes 1 2 -2\nleaf")
    expectRefused(points + "1 2 1\naxes 1\nslopes 1 2 -3\nleaf", line: 8)
    expectRefused(points + "1 2 1\naxes 1\nslopes 1 0 -4\nleaf", line: 8)
    expectVerified(points + "0 4 1\naxes 1\nslopes 1 0 -4\nleaf")
  }

  /// The bound of slopes is exact for each loss, with weights and scales, for networks without gates.
  @Test func bounds() {
    // The last two pieces are below mixtures of the others.
    let asymmetric = "loss l 5 2\npiece 4 0\npiece -2 0\npiece 0 1\npiece 0 -5\npiece 1 -1\n"
    func text(_ loss: String, _ slopes: String, _ numerator: Int, _ denominator: Int) -> String {
      TrainingTests.scaled + asymmetric + "training-at-least data \(loss) 0 0 \(numerator) \(denominator)\n"
        + "axes 2 1 1\nslopes \(slopes)\nleaf"
    }
    for (loss, slopes, numerator, denominator) in [
      // 1 + 1/2 − 1/12 − 1/16, times 9·2
      ("squared", "2 -2 1", 65, 48 * 18),
      // Of length (3/2)/3 + (1/2)/1 = 1
      ("chebyshev", "2 -3 1", 2, 6), ("absolute", "2 -6 2", 4, 6), ("absolute", "2 -1 -2", -1, 12),
      // The segments from (−2, 0) and to (4, 0) by (0, 3), at −1/3 and 1, at −2 and 4, at 0.
      ("l", "1 -1 1", 47, 48), ("l", "1 -6 4", 10, 12), ("l", "1 0 0", 12, 12),
    ] {
      expectVerified(text(loss, slopes, numerator, denominator))
      expectVerified(text(loss, slopes, 1000 * numerator - 1, 1000 * denominator))
      expectRefused(text(loss, slopes, 1000 * numerator + 1, 1000 * denominator), line: 14)
    }
    for (loss, slopes) in [
      ("chebyshev", "2 -3 2"), ("chebyshev", "2 7 0"), ("absolute", "1 -4 0"), ("absolute", "1 0 2"), ("l", "1 -7 0"),
      ("l", "1 13 0"), ("l", "1 0 5"),
    ] {
      expectRefused(text(loss, slopes, -99, 1), line: 14)
    }
    for loss in ["squared", "absolute", "hinge", "chebyshev"] {
      let head = "training data 2 0 1 1 1\ntraining-at-least data \(loss) 0 1"
      expectVerified("\(head) 0 1\naxes 1 0 1 0 1\nslopes 1\nleaf")
      expectRefused("\(head) 1 9\naxes 1 0 1 0 1\nslopes 1\nleaf", line: 6)
    }
    // One piece: only its own slope.
    let one =
      "training data 0 1 1 1 1\nsample 1 0\nloss l 1 1\npiece 2 -3\ntraining-at-least data l 0 0 -3 1\naxes 1\nslopes 1 "
    expectVerified(one + "2\nleaf")
    for slope in [1, 3] { expectRefused(one + "\(slope)\nleaf", line: 9) }
  }

  @Test func hingeBounds() {
    let labelled = "training data 0 2 1 3 2\nsample 3 3\nsample 1 -3\ntraining-at-least data hinge 0 0 "
    // 3·3·|G|/3 + 1·3·|G|/1 over 3·2
    for (slopes, sixths) in [("1 -3 1", 12), ("2 -6 0", 9), ("1 0 0", 0)] {
      expectVerified(labelled + "\(sixths) 6\naxes 1\nslopes \(slopes)\nleaf")
      expectRefused(labelled + "\(10 * sixths + 1) 60\naxes 1\nslopes \(slopes)\nleaf", line: 8)
    }
    for slopes in ["1 1 0", "1 0 -1", "1 -4 0", "1 0 2"] {
      expectRefused(labelled + "-9 1\naxes 1\nslopes \(slopes)\nleaf", line: 8)
    }
  }

  @Test func leaves() {
    for bad in [
      "leaf 3", "leaf 0 2", "leaf 4 2", "leaf -1 2", "leaf 3 0", "leaf 3 -2", "leaf 3 2 3 2", "leaf 3 2 1 2",
      "leaf 3 x",
      "leaves",
    ] {
      expectDeclined(tree(7, bad), line: line(7))
    }
    for wrong in ["leaf", "leaf 3 1", "leaf 3 3", "leaf 1 1 3 2"] { expectRefused(tree(7, wrong), line: line(7)) }
    expectVerified(tree(7, "leaf 1 2 3 2"))
    expectVerified(tree(7, "leaf 2 1 3 2"))
    expectRefused(tree(9, "leaf"), line: line(9))
    // A gate with the sign −1.
    expectRefused(tree(0, "slopes 3 2 -4 2"), line: line(1))
  }

  @Test func numberOfFirstSets() {
    // p = 0: off and off, off and on, on and on; p = 1: four; p = 2 like p = 0.
    let two = "training data 0 2 1 1 1\nsample 1 1\nsample 1 -1\ntraining-at-least data absolute 2 0 2 1\naxes 1\n"
    func leaves(_ count: Int) -> String { String(repeating: "\nleaf", count: count) }
    expectVerified(two + "slopes 1 -1 1" + leaves(10))
    expectDeclined(two + "slopes 1 -1 1" + leaves(9))
    expectDeclined(two + "slopes 1 -1 1" + leaves(11))
    // Both labels 1: a positive gate reaches them, for the first time in the sixth set.
    expectRefused(two.replacing("1 -1\n", with: "1 1\n") + "slopes 1 -1 -1" + leaves(10), line: 14)
  }

  /// Gates of the same sign with the same cone are split together, those of the other sign are not.
  @Test func groups() {
    func text(_ splitSet: Int, _ split: String, _ children: Int) -> String {
      var lines = (1...21).flatMap { set in
        set == splitSet ? [split] + [String](repeating: "leaf", count: children) : ["leaf"]
      }
      lines.insert("slopes 1 0 0 0", at: splitSet == 1 ? 1 : 0)
      return data + "training-at-least data squared 2 0 0 1\naxes 1 -1 1\n" + lines.joined(separator: "\n")
    }
    // Both signs −, one of each, both signs +; then different cones of one sign.
    for (set, gate, children) in [(1, 1, 3), (1, 2, 3), (7, 1, 2), (7, 2, 2), (16, 1, 3), (16, 2, 3), (2, 1, 2)] {
      for count in 1...4 {
        let body = text(set, "split \(gate) 2 -1 1", count)
        if count == children { expectVerified(body) } else { expectDeclined(body) }
      }
    }
  }

  @Test func limits() {
    // The next line is declined in any case.
    func headIsFine(_ dimension: Int, _ samples: Int, _ width: Int) -> Bool {
      let sample = "sample 1 0" + String(repeating: " 0", count: dimension) + "\n"
      let text =
        "training data \(dimension) \(samples) 1 1 1\n" + String(repeating: sample, count: samples)
        + "training-at-least data squared \(width) 0 0 1\naxes 0"
      guard case .declined(let line, _) = verdict(text) else { return false }
      #expect(line == 4 + samples || line == 5 + samples)
      return line == 5 + samples
    }
    #expect(headIsFine(0, 2_000, 50))
    #expect(!headIsFine(0, 2_001, 50))
    #expect(headIsFine(60, 2_644, 0))
    #expect(!headIsFine(60, 2_645, 0))
    #expect(headIsFine(4, 0, 7))
    #expect(headIsFine(1, 0, 23))
    #expect(!headIsFine(1, 0, 24))
    #expect(!headIsFine(0, 0, 100))
  }

  /// One split a level, of four rays.
  @Test(.enabled(if: !_isDebugAssertConfiguration(), "ten million products, slow without optimization"))
  func raysOnAPath() {
    let samples = 5_001
    func text(_ depth: Int) -> String {
      // The part off, x ≤ i, is a leaf; the part on is split at the next point.
      let splits = (1...depth).map {
        "split 1 \($0 + 1) -1 \($0)\n" + ($0 == 1 ? "slopes 1" + String(repeating: " 0", count: samples) + "\n" : "")
          + "leaf"
      }
      return "training data 1 \(samples) 1 1 1\n" + (0..<samples).map { "sample 1 0 \($0)\n" }.joined()
        + "training-at-least data squared 1 0 0 1\naxes 1 0 1\n" + splits.joined(separator: "\n")
        + String(repeating: "\nleaf", count: 6)
    }
    // 499·4·5001 = 9 981 996
    expectVerified(text(499))
    expectDeclined(text(500), line: 2 + 1 + samples + 2 + 500 * 2 + 1 - 1)
  }
}
