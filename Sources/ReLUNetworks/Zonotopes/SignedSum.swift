import ExactNumbers

/// Thrown when a question about signed sums has too many vectors.
public struct SignedSumBudgetExceeded: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number of vectors.
  public let vectors: Int
  /// The greatest number that is tried.
  public let most: Int

  /// The error for this many vectors.
  public init(vectors: Int, most: Int) {
    self.vectors = vectors
    self.most = most
  }

  /// One sentence that names the size of the question and the limit.
  public var description: String { "undecided: signed sums of \(vectors) vectors, expected at most \(most)" }
}

/// The question whether some choice of signs makes Σ ±v_j zero.
struct SignedSum {
  /// The vectors, all of the same length.
  let vectors: [[Rational]]

  /// The number of vectors up to which all sums are tried.
  static let mostVectors = 32

  /// Signs (1 or −1), the first of them 1, that make the sum zero; nil if there are none. No vectors have the sum zero.
  /// - Throws: `SignedSumBudgetExceeded`.
  /// - Complexity: O(2^(q/2)) sums of q vectors, by comparing the sums of two halves.
  func vanishingSigns() throws(SignedSumBudgetExceeded) -> [Int]? {
    guard let first = vectors.first else { return [] }
    guard vectors.count <= Self.mostVectors else {
      throw SignedSumBudgetExceeded(vectors: vectors.count, most: Self.mostVectors)
    }
    let others = vectors.dropFirst()
    let left = others.prefix(others.count / 2)
    let right = others.dropFirst(others.count / 2)
    var patterns: [[Rational]: Int] = [:]
    for (pattern, sum) in Self.sums(left, startingAt: first).enumerated() where patterns[sum] == nil {
      patterns[sum] = pattern
    }
    let zero = [Rational](repeating: 0, count: first.count)
    for (pattern, sum) in Self.sums(right, startingAt: zero).enumerated() {
      guard let match = patterns[sum.map { -$0 }] else { continue }
      return [1] + Self.signs(match, count: left.count) + Self.signs(pattern, count: right.count)
    }
    return nil
  }

  /// The sums start + Σ ±v for all signs; bit i of the index is set where the i-th sign is −1.
  private static func sums(_ vectors: ArraySlice<[Rational]>, startingAt start: [Rational]) -> [[Rational]] {
    var result = [start]
    for vector in vectors {
      let plus = result.map { sum in sum.indices.map { sum[$0] + vector[$0] } }
      let minus = result.map { sum in sum.indices.map { sum[$0] - vector[$0] } }
      result = plus + minus
    }
    return result
  }

  private static func signs(_ pattern: Int, count: Int) -> [Int] {
    (0..<count).map { pattern >> $0 & 1 == 1 ? -1 : 1 }
  }
}
