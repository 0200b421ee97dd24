import Testing

/// FORMAT.md 4.40.
struct PointwiseTrainingTests {
  private let data = """
    training data 2 4 1 1 1
    sample 1 0 0 1
    sample 2 3 1 0
    sample 2 0 1 0
    sample 1 0 1 1

    """
  private let head = "pointwise-training-at-least data squared 100 1 9 1\n"

  @Test func accepted() {
    #expect(expectVerified(data + head + "slopes 1 0 -6 6 0") == ["training-at-least data squared 100 1 9 1"])
    #expect(expectVerified(data + head + "slopes 7 0 -42 42 0") == ["training-at-least data squared 100 1 9 1"])
    let equalPoints =
      "training data 0 2 1 1 1\nsample 1 0\nsample 1 1\npointwise-training-at-least data squared 3 0 1 2\nslopes 1 1 -1"
    #expect(expectVerified(equalPoints) == ["training-at-least data squared 3 0 1 2"])
    let noPoints = "training data 3 0 1 1 1\npointwise-training-at-least data absolute 3 0 0 1\nslopes 1"
    #expect(expectVerified(noPoints) == ["training-at-least data absolute 3 0 0 1"])
  }

  @Test func refused() {
    // A greater bound; slopes that do not add up at a point, although they do in all.
    expectRefused(data + head.replacing("9 1", with: "901 100") + "slopes 1 0 -6 6 0", line: 9)
    expectRefused(data + head + "slopes 1 0 -6 5 0", line: 9)
    expectRefused(data + head + "slopes 1 -1 -6 6 1", line: 9)
    expectRefused(
      data + head.replacing("100 1", with: "100 0").replacing("9 1", with: "0 1") + "slopes 1 0 0 0 -1", line: 9)
    // Nearly the same point is another one.
    let near = data.replacing("sample 2 0 1 0", with: "sample 2 0 1 1")
    expectRefused(near + head.replacing("9 1", with: "0 1") + "slopes 1 0 -6 6 0", line: 9)
  }

  @Test func declined() {
    for bad in ["slopes 0 0 -6 6 0", "slopes 1 0 -6 6", "slopes 1 0 -6 6 0 0", "leaf", "slopes"] {
      expectDeclined(data + head + bad, line: 9)
    }
    expectDeclined(data + head, line: 9)
    expectDeclined(data + "pointwise-training-at-least data squared 101 1 9 1\nslopes 1 0 -6 6 0", line: 8)
  }
}
