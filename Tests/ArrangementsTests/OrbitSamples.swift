import ExactNumbers

@testable import Arrangements

/// Arrangements for the tests of symmetries and orbits, and a slow reference that shares nothing with the method.
enum OrbitSamples {
  static func resonance(_ n: Int) -> [[Int]] { (1..<(1 << n)).map { set in (0..<n).map { (set >> $0) & 1 } } }

  static func threshold(_ n: Int) -> [[Int]] { (0..<(1 << n)).map { set in [1] + (0..<n).map { (set >> $0) & 1 } } }

  /// All nonzero vectors with entries −1, 0, 1, one of each pair of opposites.
  static func ternary(_ n: Int) -> [[Int]] {
    var vectors: [[Int]] = [[]]
    for _ in 0..<n { vectors = vectors.flatMap { vector in [-1, 0, 1].map { vector + [$0] } } }
    return vectors.filter { vector in vector.first { $0 != 0 } == 1 }
  }

  static func braid(_ n: Int) -> [[Int]] {
    (0..<n).flatMap { i in (i + 1..<n).map { j in (0..<n).map { $0 == i ? 1 : $0 == j ? -1 : 0 } } }
  }

  /// The vectors ±1 with an even number of minus signs, one of each pair of opposites: signs change in pairs only if n is even.
  static func halfSpin(_ n: Int) -> [[Int]] {
    (0..<(1 << (n - 1))).filter { $0.nonzeroBitCount.isMultiple(of: 2) }
      .map { set in (0..<n).map { (set >> $0) & 1 == 1 ? -1 : 1 } }
  }

  static func configuration(_ vectors: [[Int]]) throws -> CentralConfiguration {
    CentralConfiguration(try HyperplaneArrangement(dimension: vectors[0].count, normals: vectors))
  }

  /// Vectors with small entries and many dependences.
  static func degenerate(_ count: Int, dimension: Int, using generator: inout SampleGenerator) -> [[Int]] {
    (0..<count).map { _ in (0..<dimension).map { _ in Int.random(in: -1...1, using: &generator) } }
  }

  /// The same arrangement in other coordinates, order and scale: a random unimodular change and factors of the rows.
  static func scrambled(_ vectors: [[Int]], using generator: inout SampleGenerator) -> [[Int]] {
    let width = vectors[0].count
    var result = vectors
    for _ in 0..<2 * width {
      let first = Int.random(in: 0..<width, using: &generator)
      let second = Int.random(in: 0..<width, using: &generator)
      guard first != second else { continue }
      let sign = Bool.random(using: &generator) ? 1 : -1
      for row in result.indices { result[row][first] += sign * result[row][second] }
    }
    let factors = [-3, -2, -1, 1, 2, 5]
    result = result.map { row in
      let factor = factors.randomElement(using: &generator) ?? 1
      return row.map { $0 * factor }
    }
    return result.shuffled(using: &generator)
  }

  static func whitneyNumbers(
    _ configuration: CentralConfiguration, threads: Int = 2, usingSymmetry: Bool = true
  ) throws -> [BigInteger] {
    let work = try FlatOrbitWork(
      configuration, control: nil, threads: threads, usingSymmetry: usingSymmetry)
    var counters = Counters()
    var worker = work.makeWorker()
    // In any order: backwards.
    for item in (0..<work.itemCount).reversed() { worker.perform(item: item, adding: &counters) }
    return try work.whitneyNumbers(from: counters)
  }

  /// Whitney's theorem (1932): χ(t) = Σ (−1)^|S| t^(n − rank S) over all subsets S.
  static func whitneyNumbersBySubsets(_ rows: [[BigInteger]], rank: Int) -> [BigInteger] {
    var sums = [Int](repeating: 0, count: rank + 1)
    func extend(_ next: Int, _ basis: [[Rational]], _ sign: Int) {
      guard next < rows.count else {
        sums[basis.count] += sign
        return
      }
      extend(next + 1, basis, sign)
      var vector = rows[next].map { Rational($0) }
      for line in basis {
        guard let pivot = line.firstIndex(where: { !$0.isZero }) else { continue }
        let factor = vector[pivot] / line[pivot]
        if !factor.isZero { for index in vector.indices { vector[index] -= factor * line[index] } }
      }
      extend(next + 1, vector.allSatisfy(\.isZero) ? basis : basis + [vector], -sign)
    }
    extend(0, [], 1)
    return sums.enumerated().map { BigInteger($0.isMultiple(of: 2) ? $1 : -$1) }
  }
}

/// A generator with a seed, so that every run sees the same samples (SplitMix64, Steele, Lea and Flood 2014).
struct SampleGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
