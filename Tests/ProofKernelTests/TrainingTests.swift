import Testing

/// FORMAT.md 4.37 and the objects `training` and `loss`; what the heads of 4.37 and 4.38 have in common.
struct TrainingTests {
  static let data = "training data 1 3 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2\n"
  /// Weights 3/2 and 1/2, labels 1/3 and −1/3, points 1/2 and 3/2.
  static let scaled = "training data 1 2 2 3 2\nsample 3 1 1\nsample 1 -1 3\n"
  private let data = Self.data
  private let scaled = Self.scaled

  @Test func trainingSets() {
    let theorem = "training-at-most data squared 0 0 1 1\ngates 1"
    expectVerified(data + theorem)
    expectVerified("training data 60 1 1 1 1\nsample 1 1" + String(repeating: " 0", count: 60) + "\n" + theorem)
    expectVerified("training data 0 1 1 1 1\nsample 1 1\n" + theorem)
    expectVerified("training data 3 0 1 1 1\n" + theorem)
    for head in [
      "61 0 1 1 1", "-1 0 1 1 1", "1 -1 1 1 1", "1 0 0 1 1", "1 0 1 0 1", "1 0 1 1 0", "1 0 1 1", "1 0 1 1 1 1",
      "1 0 -1 1 1",
    ] {
      expectDeclined("training data \(head)\n" + theorem, line: 3)
    }
    expectDeclined("training data 1 1 1 1 1\n" + theorem, line: 4)
    for sample in ["0 1 1", "-1 1 1", "1 1", "1 1 1 1", "1 1 x"] {
      expectDeclined("training data 1 1 1 1 1\nsample \(sample)\n" + theorem, line: 4)
    }
    expectDeclined("training data 1 1 1 1 1\nrow 1 1 1\n" + theorem, line: 4)
    expectDeclined("training data 1 1 1 1 1\nsample 1 1 1\nsample 1 1 1\n" + theorem, line: 5)
    expectDeclined(data + "value data 1 1 = 0 1", line: 7)
  }

  @Test func losses() {
    let theorem = "training-at-most data l 0 0 1 1\ngates 1"
    expectVerified(data + "loss l 1 1\npiece 1 0\n" + theorem)
    for (count, isVerified) in [(1000, true), (1001, false)] {
      let text = data + "loss l \(count) 1\n" + String(repeating: "piece 1 0\n", count: count) + theorem
      if isVerified { expectVerified(text) } else { expectDeclined(text, line: 7) }
    }
    for record in [
      "loss l 0 1", "loss l 1 0\npiece 1 0", "loss l 1\npiece 1 0", "loss l 1 1 1\npiece 1 0", "loss l 1 1\npiece 1",
      "loss l 1 1\npiece 1 0 0", "loss l 2 1\npiece 1 0", "loss l 1 1\npoint 1 0",
    ] {
      expectDeclined(data + record + "\n" + theorem)
    }
    expectDeclined("loss l 1 1\npiece 1 0\nequal l l 0", line: 5)
    // A word is always the loss of this name.
    expectVerified(data + "loss squared 1 1\npiece 0 7\ntraining-at-most data squared 0 0 1 1\ngates 1")
  }

  @Test func heads() {
    let (head, gate) = ("training-at-most data squared 1 0 1 1", "\ngate 1 0 0")
    #expect(expectVerified(data + head + "\ngates 1" + gate) == [head])
    for bad in [
      "x squared 1 0 1 1", "l squared 1 0 1 1", "data x 1 0 1 1", "data data 1 0 1 1", "data squared -1 0 1 1",
      "data squared 101 0 1 1", "data squared 1 2 1 1", "data squared 1 -1 1 1", "data squared 1 0 1 0",
      "data squared 1 0 1", "data squared 1 0 1 1 1", "data hinge 1 0 1 1",
    ] {
      for theorem in ["training-at-most", "training-at-least"] {
        expectDeclined(data + "loss l 1 1\npiece 1 0\n\(theorem) \(bad)\ngates 1" + gate, line: 9)
      }
    }
    for gates in ["gates 0", "gates -1", "gates 1 0", "gates", "gate 1"] {
      expectDeclined(data + head + "\n\(gates)" + gate, line: 8)
    }
    expectDeclined(data + "training-at-most data squared 1 1 1 1\ngates 1" + gate, line: 8)
    for bad in ["gate 0 0 0", "gate 2 0 0", "gate -2 0 0", "gate 1 0", "gate 1 0 0 0", "", "gates 1 0 0"] {
      expectDeclined(data + head + "\ngates 1\n" + bad, line: 9)
    }
    expectVerified(
      data + "training-at-most data squared 100 0 1 1\ngates 1" + String(repeating: gate, count: 100))
  }

  @Test func valuesOfNetworks() {
    let network = "\ngates 5 2\ngate 1 3 -1\ngate -1 -2 1"
    // At 1/2: 2/5 + (1/2)/5 = 1/2, less 1/3: 1/6. At 3/2: 2/5 + (7/2)/5 = 11/10, plus 1/3: 43/30.
    let asymmetric = "loss l 3 2\npiece 3 0\npiece -1 0\npiece 0 1\n"  // at 1/6: 1/2; at 43/30: 43/20
    // 3/2·1/36 + 1/2·(43/30)²; 3/12 + 43/60; 43/60; 3/4 + 43/40
    for (loss, numerator, denominator) in [
      ("squared", 1924, 1800), ("absolute", 58, 60), ("chebyshev", 43, 60), ("l", 73, 40),
    ] {
      let head = "training-at-most data \(loss) 2 1"
      expectVerified(scaled + asymmetric + "\(head) \(numerator) \(denominator)" + network)
      expectVerified(scaled + asymmetric + "\(head) \(1000 * numerator + 1) \(1000 * denominator)" + network)
      expectRefused(scaled + asymmetric + "\(head) \(1000 * numerator - 1) \(1000 * denominator)" + network, line: 13)
    }
    expectRefused(scaled + "training-at-most data squared 2 1 -1 1" + network, line: 9)
    // 1 − 1/2 with the weight 3/2, and 1 + 11/10 with the weight 1/2.
    let labelled = "training data 1 2 2 3 2\nsample 3 3 1\nsample 1 -3 3\ntraining-at-most data hinge 2 1 "
    expectVerified(labelled + "9 5" + network)
    expectVerified(labelled + "181 100" + network)
    expectRefused(labelled + "179 100" + network, line: 9)
    for (label, value) in [(3, 6), (-3, 0)] {  // no gain beyond the margin
      let single = "training data 0 1 1 3 1\nsample 1 \(label)\ntraining-at-most data hinge 1 0"
      expectVerified("\(single) \(value) 1\ngates 1\ngate -1 5")
      expectRefused("\(single) \(value - 1) 1\ngates 1\ngate -1 5")
    }
    for loss in ["squared", "absolute", "hinge", "chebyshev"] {
      expectVerified("training data 2 0 1 1 1\ntraining-at-most data \(loss) 0 0 0 1\ngates 1")
      expectRefused("training data 2 0 1 1 1\ntraining-at-most data \(loss) 0 0 -1 9\ngates 1", line: 5)
    }
  }
}
