import Testing

/// FORMAT.md 4.31 and 4.32: foldings of support functions.
struct ZonotopeTests {
  private func folding(_ folds: [[Int]], over end: Int = 10) -> String {
    "folding h 1 \(end) \(folds.count)\n" + folds.map { "fold \(text($0))\n" }.joined()
  }

  private func central(_ dimension: Int, _ vectors: [[Int]]) -> String {
    let arrangement = TestArrangement(dimension, vectors.map { [0] + $0 })
    return lines([arrangement.record(), arrangement.whitney(), ""])
  }

  private let foldings: [([[Int]], laps: Int, isZero: Bool)] = [
    ([[5]], 2, false), ([[3, 6]], 3, false), ([[3, 6], [5]], 6, false), ([[5], [5]], 4, true),
    ([[5], [3, 6]], 6, true), ([[3, 6], [2, 4, 6, 8]], 15, false), ([[3, 6], [2, 3, 4], [3, 6]], 36, true),
  ]

  @Test func pieces() {
    for (folds, laps, isZero) in foldings {
      // One hyperplane: the outside has two sides. Then four and six chambers.
      for (vectors, chambers, sides) in [
        ([[1, 0], [0, 0], [-2, 0]], 2, 2), ([[1, 0], [0, 1]], 4, 1), ([[1, 0], [0, 1], [1, 1]], 6, 1),
      ] {
        let number = chambers * laps + (isZero ? sides : 0)
        let body = central(2, vectors) + folding(folds)
        expectVerified(body + "zonotope-pieces a h \(number)")
        for wrong in [number - 1, number + 1, number + 2, 0, -number] {
          expectRefused(body + "zonotope-pieces a h \(wrong)")
        }
      }
    }
    let body = central(2, [[1, 0]]) + folding([[5]])
    expectDeclined(body + "zonotope-pieces a h")
    expectDeclined(body + "zonotope-pieces h a 4")
    expectDeclined(body + "zonotope-pieces a a 4")
    expectDeclined(central(2, [[0, 0]]) + folding([[5]]) + "zonotope-pieces a h 2")
    expectDeclined("arrangement a 1 1\nplane 0 1\n" + folding([[5]]) + "zonotope-pieces a h 4")
    let affine = TestArrangement(1, [[1, 1]])
    expectDeclined(lines([affine.record(), affine.whitney(), ""]) + folding([[5]]) + "zonotope-pieces a h 4")
    // 2^400 pieces in each of two chambers, the outside adding two.
    let many = central(1, [[1]]) + folding([[Int]](repeating: [5], count: 400))
    expectRefused(many + "zonotope-pieces a h 7")
    expectVerified(many + "zonotope-pieces a h \(power(401, plus: 2))")
  }

  /// 2^exponent + addend in decimal digits.
  private func power(_ exponent: Int, plus addend: Int) -> String {
    var digits = [1]
    for step in 0...exponent {
      var carry = step == exponent ? addend : 0
      for place in digits.indices {
        carry += digits[place] * (step == exponent ? 1 : 2)
        (digits[place], carry) = (carry % 10, carry / 10)
      }
      if carry > 0 { digits.append(carry) }
    }
    return digits.reversed().map(String.init).joined()
  }

  /// The bound is that of 4.8 for the pieces on a line.
  @Test func sizes() {
    for (folds, laps, isZero) in foldings {
      for (vectors, hyperplanes) in [
        ([[1, 0], [0, 0], [-2, 0]], 1), ([[1, 0], [0, 1]], 2), ([[1, 0], [0, 1], [1, 1]], 3),
      ] {
        let pieces = 2 * laps + hyperplanes - 1 + (isZero ? 2 : 0)
        let body = TestArrangement(2, vectors.map { [0] + $0 }).record() + "\n" + folding(folds)
        for depth in 1...3 {
          // The least sum of widths whose product of w + 1 reaches the number of pieces.
          var size = depth
          while (0..<depth).reduce(1, { $0 * ((size + $1) / depth + 1) }) < pieces { size += 1 }
          expectVerified(body + "zonotope-size-at-least a h \(depth) \(size)\nzonotope-size-at-least a h \(depth) 0")
          expectRefused(body + "zonotope-size-at-least a h \(depth) \(size + 1)")
          expectRefused(body + "zonotope-size-at-least a h \(depth) 1000000000")
        }
      }
    }
    let body = central(2, [[1, 0]]) + folding([[5]])
    expectVerified(body + "zonotope-size-at-least a h 1000000000 1000000000")
    for fields in ["0 1", "-1 1", "1 -1", "1000000001 1", "1 1000000001", "1", "1 1 1"] {
      expectDeclined(body + "zonotope-size-at-least a h \(fields)")
    }
    expectDeclined(body + "zonotope-size-at-least a a 1 1")
    expectDeclined(central(2, [[0, 0]]) + folding([[5]]) + "zonotope-size-at-least a h 1 1")
    expectDeclined("arrangement a 1 1\nplane 1 1\n" + folding([[5]]) + "zonotope-size-at-least a h 1 1")
    let many = central(1, [[1]]) + folding([[Int]](repeating: [5], count: 400))
    // 3·2^399 < 2^401 + 2 <= 9·2^398.
    expectVerified(many + "zonotope-size-at-least a h 400 402")
    expectRefused(many + "zonotope-size-at-least a h 400 403")
  }
}
