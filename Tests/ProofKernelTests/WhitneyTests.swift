import ProofKernel
import Testing

/// FORMAT.md 4.21: the derivation of the Whitney numbers.
struct WhitneyTests {
  /// Random arrangements with zero, repeated and opposite forms, against sums over all subsets.
  @Test(arguments: 0..<6)
  func randomArrangements(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for number in 0..<12 {
      let dimension = 1 + number % 4
      let count = Int.random(in: 0...(dimension == 4 ? 5 : 6), using: &generator)
      let isCentral = Bool.random(using: &generator)
      let forms = (0..<count).map { _ in
        [isCentral ? 0 : Int.random(in: -1...1, using: &generator)]
          + (0..<dimension).map { _ in Int.random(in: -1...1, using: &generator) }
      }
      let arrangement = TestArrangement(dimension, forms)
      let numbers = arrangement.whitneyNumbers
      let chambers = numbers.reduce(0, +)
      let measures = numbers.indices.map { "whitney:a:\($0)" }.joined(separator: " ")
      let body = lines([
        arrangement.record(), arrangement.whitney(), "compare chambers:a = \(chambers)",
        "compare \(measures)\(String(repeating: " +", count: dimension)) = chambers:a",
        "compare bounded:a = \(abs(numbers.reduce(0) { $1 - $0 }))",
      ])
      #expect(expectVerified(body).first == "whitney a \(text(numbers))")
      // Every other value of a B is refused, at the last line of the derivation.
      let wrong = Int.random(in: 0...dimension, using: &generator)
      var changed = numbers
      changed[wrong] += Bool.random(using: &generator) ? 1 : -1
      let head = 3 + 1 + count
      let last = head + arrangement.derivation.count
      let altered = replacingLine(head, of: body, with: "whitney a \(text(changed)) 0")
      expectRefused(altered, line: last)
    }
  }

  /// |x|, the empty arrangement, constant forms, parallel planes, affine forms of which only a constant is not zero.
  @Test func degenerate() {
    let cases: [(Int, [[Int]], [Int])] = [
      (1, [], [1, 0]), (3, [], [1, 0, 0, 0]), (2, [[0, 0, 0], [0, 0, 0]], [1, 0, 0]), (1, [[0, 5]], [1, 1]),
      (1, [[0, 5], [0, -3], [0, 0]], [1, 1]), (1, [[7, 0]], [1, 0]), (2, [[7, 0, 0], [0, 1, 0]], [1, 1, 0]),
      (2, [[0, 1, 0], [1, 1, 0], [2, 1, 0]], [1, 3, 0]), (4, [[0, 1, 1, 0, 0], [0, 2, 2, 0, 0]], [1, 1, 0, 0, 0]),
      (3, [[0, 1, 0, 0], [0, 0, 1, 0]], [1, 2, 1, 0]), (1, [[0, 1], [1, 1], [2, 2]], [1, 2]),
      (2, [[0, 1, 0], [0, 0, 1], [-1, 1, 1]], [1, 3, 3]),
    ]
    for (dimension, forms, numbers) in cases {
      let arrangement = TestArrangement(dimension, forms)
      #expect(arrangement.whitneyNumbers == numbers)
      expectVerified(lines([arrangement.record(), arrangement.whitney()]))
    }
    // Without a derivation the numbers are judged in the head, in rank one before the symmetries.
    expectRefused("arrangement a 2 0\nwhitney a 1 1 0 0", line: 4)
    expectRefused("arrangement a 2 0\nwhitney a 0 0 0 0", line: 4)
    expectDeclined("arrangement a 2 0\nwhitney a 1 1 0 1", line: 4)
    expectDeclined("arrangement a 2 1\nplane 0 0 0\nwhitney a 1 0 0 1\nsymmetry", line: 5)
    let line = "arrangement a 1 2\nplane 0 1\nplane 0 -3\n"
    expectVerified(line + "whitney a 1 1 1\nsymmetry 2 1\nrow -7")
    expectRefused(line + "whitney a 1 2 1\nsymmetry 2 x\nrow -7", line: 6)
    expectRefused(line + "whitney a 1 1 1\nsymmetry 2 1\nrow 0", line: 8)
    expectDeclined(line + "whitney a 1 1 0\nlevel 1", line: 7)
  }

  /// Entries of a hundred digits.
  @Test func hugeIntegers() {
    let big = "1" + String(repeating: "0", count: 100)
    let body = """
      arrangement a 2 3
      plane 0 \(big) 0
      plane 0 0 -\(big)
      plane 0 \(big) \(big)
      whitney a 1 3 2 0
      level 1
      flat 1
      axis 1 \(big) 0
      axis 2 0 -\(big)
      last 1 3
      compare hyperplanes:a = 3
      """
    expectVerified(body)
    expectVerified(body.replacing("plane 0 \(big) \(big)", with: "plane 0 \(big)1 \(big)0"))
    expectRefused(body.replacing("plane 0 \(big) \(big)", with: "plane 0 \(big) 0"), line: 12)
  }

  /// Six vectors of rank three, derived with the symmetries that permute the coordinates (and their signs).
  private let octants = """
    arrangement a 3 3
    plane 0 1 0 0
    plane 0 0 1 0
    plane 0 0 0 1
    whitney a 1 3 3 1 2
    symmetry 2 3 1
    row 0 0 1
    row 1 0 0
    row 0 1 0
    symmetry 2 1 3
    row 0 -2 0
    row 3 0 0
    row 0 0 7
    level 1
    flat 1
    axis 1 1 0 0
    axis 2 0 1 0
    axis 3 0 0 1
    level 1
    flat 3
    axis 2 0 1 0
    axis 3 0 0 1
    cover 1
    cover 1 2
    cover 1 2 2 1
    last 2 3
    """

  private func octants(_ line: Int, _ text: String?) -> String { replacingLine(line, of: octants, with: text) }

  @Test func symmetries() {
    expectDeclined(octants(25, "cover 1 1 1 2 2 2 1 3"), line: 25)
    expectVerified(octants(27, "cover 1 2 2 1"))
    expectVerified(octants(26, "cover 1 1 1"))
    expectVerified(octants(26, "cover 1 2 1 2 2 2"))
    // The words are applied in order: 1 then 2 takes atom 2 to 3, 2 then 1 takes it to 2.
    expectRefused(octants(26, "cover 1 1 2"), line: 26)
    expectRefused(octants(26, "cover 1"), line: 26)
    expectRefused(octants(27, "cover 1 1 1"), line: 27)
    // 2 then 1 takes atom 3 to 1, 1 then 2 takes it to 2.
    expectVerified(octants(27, "cover 1 2 1"))
    expectRefused(octants(27, "cover 1 1 2"), line: 27)

    // No permutation: repeated, out of range, too large for a word; then malformed.
    for images in ["2 2 1", "2 3 0", "2 3 4", "2 3 -1", "2 3 18446744073709551617"] {
      expectRefused(octants(8, "symmetry \(images)"), line: 8)
    }
    for images in ["2 3", "2 3 1 1", "2 3 x", "2 3 01"] { expectDeclined(octants(8, "symmetry \(images)"), line: 8) }
    // Another permutation than that of the matrix, a matrix with a zero image, and one with a sum.
    expectRefused(octants(8, "symmetry 1 2 3"), line: 11)
    expectRefused(octants(8, "symmetry 3 1 2"), line: 11)
    expectRefused(octants(9, "row 0 0 0"), line: 11)
    expectRefused(octants(11, "row 0 1 1"), line: 11)
    expectDeclined(octants(11, "row 0 1"), line: 11)
    expectDeclined(octants(11, nil), line: 11)
    expectDeclined(octants(7, "whitney a 1 3 3 1 3"), line: 16)
    expectDeclined(octants(7, "whitney a 1 3 3 1 1"), line: 12)
    expectDeclined(octants(7, "whitney a 1 3 3 1 -1"), line: 7)
    expectDeclined(octants(7, "whitney a 1 3 3 2"), line: 7)
    expectDeclined(octants(7, "whitney a 1 3 3 1 1 2"), line: 7)
    expectDeclined(octants(7, "whitney b 1 3 3 1 2"), line: 7)
    expectRefused(octants(7, "whitney a 1 3 3 2 2"), line: 28)
    expectRefused(octants(7, "whitney a 1 3 -3 1 2"), line: 28)
  }

  @Test func classes() {
    // Level 0 has one class of weight 1.
    expectRefused(octants(17, "flat 2"), line: 20)
    expectRefused(octants(17, "flat 0"), line: 20)
    expectDeclined(octants(17, "flat -1"), line: 17)
    expectDeclined(octants(17, "flat 1 1"), line: 17)
    let two = octants.replacing(
      "level 1\nflat 1", with: "level 2\nflat 1\naxis 1 1 0 0\naxis 2 0 1 0\naxis 3 0 0 1\nflat 0")
    expectRefused(two, line: 24)
    let none = octants.replacing("level 1\nflat 1\naxis 1 1 0 0\naxis 2 0 1 0\naxis 3 0 0 1", with: "level 0")
    expectRefused(none, line: 16)
    expectDeclined(octants(16, "level -1"), line: 16)
    expectDeclined(octants(16, "level 2"), line: 21)
    // Axes: the coordinate P is zero, shared with another axis, or P is out of range.
    expectRefused(octants(18, "axis 2 1 0 0"), line: 20)
    expectRefused(octants(18, "axis 1 1 1 0"), line: 20)
    expectVerified(octants(18, "axis 1 -5 0 0"))
    expectRefused(octants(19, "axis 1 1 0 0"), line: 20)
    expectDeclined(octants(18, "axis 0 1 0 0"), line: 18)
    expectDeclined(octants(18, "axis 4 1 0 0"), line: 18)
    expectDeclined(octants(18, "axis 1 1 0"), line: 18)
    expectDeclined(octants(20, nil), line: 20)
    // Axes of another class, that of atom 3, or of no flat: the cover is not inside, or the set is empty.
    expectRefused(octants(23, "axis 1 1 0 0"), line: 25)
    expectRefused(octants(23, "axis 2 1 1 0"), line: 25)
    // Weights.
    for weight in ["2", "4", "0", "100000000000000000000"] {
      expectRefused(octants(22, "flat \(weight)"), line: 27)
    }
  }

  @Test func covers() {
    expectDeclined(octants(25, "cover 0"), line: 25)
    expectDeclined(octants(25, "cover 2"), line: 25)
    expectDeclined(octants(25, "cover"), line: 25)
    expectDeclined(octants(25, "cover 1 0"), line: 25)
    expectDeclined(octants(25, "cover 1 3"), line: 25)
    expectDeclined(octants(27, nil), line: 27)
    expectDeclined(octants(27, "cover 1 2 2 1\ncover 1"), line: 28)
    // A class that nothing goes to: its set must not be empty, and its weight is 0.
    let more = octants.replacing("level 1\nflat 3", with: "level 2\nflat W\naxis 2 X\naxis 3 0 0 1\nflat 3")
    func unused(_ weight: Int, _ axis: String) -> String {
      more.replacing("W", with: "\(weight)").replacing("X", with: axis).replacing("cover 1", with: "cover 2")
    }
    expectVerified(unused(0, "0 1 0"))
    expectRefused(unused(1, "0 1 0"), line: 30)
    // Now it covers nothing but has covers of its own, which count nothing; with an empty set it is refused.
    expectRefused(unused(0, "1 1 0"), line: 30)
    expectRefused(unused(1, "1 1 0"), line: 30)
    // No class at all, to which the first cover would go.
    let none = octants.replacing("level 1\nflat 3\naxis 2 0 1 0\naxis 3 0 0 1", with: "level 0")
    expectDeclined(none, line: 22)
  }

  @Test func last() {
    for line in ["last", "last 2 2", "last 2 4", "last 2 0", "last 1 3", "last 3 2", "last 1 0 2 3", "last 2 3 3 0"] {
      expectRefused(octants(28, line), line: 28)
    }
    for line in ["last 2", "last 0 3", "last 4 3", "last 2 -3", "last 2 3 2 3", "last 2 3 1 0", "least 2 3"] {
      expectDeclined(octants(28, line), line: 28)
    }
  }

  /// A class of weight 0 in between has covers, whose lines are read and checked.
  @Test func coversOfWeightZero() {
    let body = """
      arrangement a 4 1
      plane 0 1 1 0 0
      whitney a 1 1 0 0 0 0
      level 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      level 1
      flat 1
      axis 1 1 -1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      cover 1
      level 0
      last
      """
    expectVerified(body)
    expectVerified(body.replacing("level 0", with: "level 1\nflat 0\naxis 3 0 0 1 0\naxis 4 0 0 0 1"))
    expectRefused(body.replacing("level 0", with: "level 1\nflat 1\naxis 3 0 0 1 0\naxis 4 0 0 0 1"), line: 21)
    expectRefused(body.replacing("level 0", with: "level 1\nflat 0\naxis 1 0 0 1 0\naxis 4 0 0 0 1"), line: 21)
    // With an empty set the weight would be free.
    expectRefused(body.replacing("level 0", with: "level 1\nflat 0\naxis 2 0 1 1 0\naxis 4 0 0 0 1"), line: 21)
    let wrong = body.replacing(
      "level 1\nflat 1\naxis 1 1 -1",
      with: "level 2\nflat 0\naxis 2 0 1 0 0\naxis 3 0 0 1 0\naxis 4 0 0 0 1\nflat 1\naxis 1 1 -1"
    )
    .replacing("cover 1", with: "cover 2")
    // The new class has an empty set, so that the check of its level fails.
    expectRefused(wrong, line: 21)
  }

  /// The covers of a class of weight zero count nothing in the line `last`, not even as sizes with the sum zero.
  @Test func lastCoversOfWeightZero() {
    let body = """
      arrangement a 4 2
      plane 0 1 0 0 0
      plane 0 0 1 0 0
      whitney a 1 2 1 0 0 0
      level 1
      flat 1
      axis 1 1 0 0 0
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      level 2
      flat 1
      axis 2 0 1 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 1
      axis 1 1 0 0 0
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      cover 1
      cover 2
      level 2
      flat 1
      axis 3 0 0 1 0
      axis 4 0 0 0 1
      flat 0
      axis 2 0 1 0 0
      axis 4 0 0 0 1
      cover 1
      cover 1
      last
      """
    expectVerified(body)
    expectRefused(body + " 2 0", line: 33)
  }

  @Test func truncationAndHugeCounts() {
    let all = octants.split(separator: "\n").map(String.init)
    for count in 5..<all.count { expectDeclined(lines(Array(all[..<count])), line: count + 3) }
    for count in ["10000000", "10000001", "9223372036854775807", "18446744073709551616"] {
      expectDeclined(octants(16, "level \(count)"), line: count == "10000000" ? 21 : 16)
      expectDeclined(octants(21, "level \(count)"), line: count == "10000000" ? 25 : 21)
      expectDeclined(octants(7, "whitney a 1 3 3 1 \(count)"), line: count == "10000000" ? 16 : 7)
    }
    // Four atoms: 4·(1 + 8 000 000) is beyond the limit, 4·8 000 000 is not.
    let four = TestArrangement(3, [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 1, 1]])
    let derivation = lines([four.record(), four.whitney()])
    expectVerified(derivation)
    expectDeclined(replacingLine(9, of: derivation, with: "level 8000001"), line: 9)
    expectDeclined(replacingLine(9, of: derivation, with: "level 8000000"), line: 14)
    expectDeclined(replacingLine(14, of: derivation, with: "level 8000000"), line: 14)
    expectDeclined(replacingLine(14, of: derivation, with: "level 7999999"), line: 27)
    expectDeclined(replacingLine(8, of: derivation, with: "whitney a 1 4 6 3 8000001"), line: 8)
    expectDeclined(replacingLine(8, of: derivation, with: "whitney a 1 4 6 3 8000000"), line: 9)
  }

  @Test func nothingIsEstablishedBefore() {
    let body = "arrangement a 1 1\nplane 0 1\n"
    for measure in ["chambers:a", "whitney:a:0", "bounded:a", "vertices:a"] {
      expectDeclined(body + "compare \(measure) = \(measure)", line: 5)
      expectVerified(body + "whitney a 1 1 0\ncompare \(measure) = \(measure)")
    }
  }
}
