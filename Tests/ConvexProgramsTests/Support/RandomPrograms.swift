import ConvexPrograms
import ExactNumbers

/// A seeded generator (xorshift; Marsaglia 2003).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_f491_4f6c_dd1d
  }
}

extension LinearProgram {
  /// A small program of any kind: equations, intervals, free and fixed variables, repeated and zero rows, empty intervals.
  static func random(variables n: Int, constraints m: Int, using generator: inout SeededGenerator) throws
    -> LinearProgram
  {
    func number() -> Rational {
      let value = Int.random(in: -3...3, using: &generator)
      return Int.random(in: 0..<6, using: &generator) == 0 ? Rational(value, 2) : Rational(value)
    }
    func bounds(_ shift: Rational) -> Bounds {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: .free
      case 1: .equal(number() + shift)
      case 2...4: .atMost(number() + shift)
      case 5: Bounds(lower: number(), upper: number() + shift)
      case 6: Bounds(lower: number() - 3, upper: number() + 3)
      default: .atLeast(number() - shift)
      }
    }
    var constraints: [Constraint] = []
    for _ in 0..<m {
      if let last = constraints.last, Int.random(in: 0..<8, using: &generator) == 0 {
        constraints.append(last)
        continue
      }
      let row = (0..<n).map { _ in Int.random(in: 0..<3, using: &generator) == 0 ? 0 : number() }
      constraints.append(Constraint(LinearExpression(row), bounds(1)))
    }
    return try LinearProgram(
      Bool.random(using: &generator) ? .minimize : .maximize, LinearExpression((0..<n).map { _ in number() }),
      constant: number(),
      variables: (0..<n).map { _ in Bool.random(using: &generator) ? .nonnegative : bounds(0) },
      constraints: constraints)
  }

  /// A dense program with a bounded optimum: max c·x, A x ≤ b, x ≥ 0, all positive.
  static func dense(constraints m: Int, variables n: Int, digits: Int = 2, seed: UInt64) throws -> LinearProgram {
    var generator = SeededGenerator(seed: seed)
    let top = digits == 2 ? 99 : 999
    func number() -> Rational { Rational(Int.random(in: 1...top, using: &generator)) }
    return try LinearProgram(
      .maximize, LinearExpression((0..<n).map { _ in number() }),
      variables: [Bounds](repeating: .nonnegative, count: n),
      constraints: (0..<m).map { _ in
        Constraint(LinearExpression((0..<n).map { _ in number() }), .atMost(number() * 100))
      })
  }
}
