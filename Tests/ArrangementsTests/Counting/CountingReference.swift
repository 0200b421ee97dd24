import Arrangements
import ExactNumbers

/// A reproducible source of random numbers (SplitMix64).
struct CountingGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A small arrangement with a taste for degeneracy: zero, repeated, opposite, parallel, dependent and equal forms.
  mutating func arrangement(dimension: Int, forms count: Int, central: Bool, bound: Int = 2) throws
    -> HyperplaneArrangement
  {
    var forms: [[Int]] = []
    for _ in 0..<count {
      let constant = central ? 0 : Int.random(in: -bound...bound, using: &self)
      switch (Int.random(in: 0..<8, using: &self), forms.randomElement(using: &self)) {
      case (0, _): forms.append([Int](repeating: 0, count: dimension) + [constant])
      case (1, let old?): forms.append(old.map { -2 * $0 })
      case (2, let old?): forms.append(old.dropLast() + [constant])
      case (3, let old?):
        let other = forms.randomElement(using: &self) ?? old
        forms.append(zip(old, other).map { $0 - 2 * $1 })
      default: forms.append((0..<dimension).map { _ in Int.random(in: -bound...bound, using: &self) } + [constant])
      }
    }
    return try HyperplaneArrangement(
      dimension: dimension,
      forms: forms.map { AffineForm(normal: $0.dropLast().map { BigInteger($0) }, constant: BigInteger($0[dimension])) }
    )
  }
}

/// Slow ways to compute what the library computes, straight from the definitions.
enum CountingReference {
  /// The rank of the rows, by elimination over the rationals.
  static func rank(_ rows: [[BigInteger]]) -> Int {
    var matrix = rows.map { $0.map { Rational($0) } }
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = (rank..<matrix.count).first(where: { !matrix[$0][column].isZero }) else { continue }
      matrix.swapAt(rank, pivot)
      for row in (rank + 1)..<max(rank + 1, matrix.count) where !matrix[row][column].isZero {
        let factor = matrix[row][column] / matrix[rank][column]
        for index in matrix[row].indices { matrix[row][index] -= factor * matrix[rank][index] }
      }
      rank += 1
    }
    return rank
  }

  /// Whitney's theorem: χ(t) = Σ (−1)^|B| t^(n − rank B) over the sets B of forms with a common zero.
  static func polynomial(_ arrangement: HyperplaneArrangement) -> CharacteristicPolynomial {
    let forms = arrangement.forms.filter { !$0.isConstant }
    var sums = [BigInteger](repeating: 0, count: arrangement.dimension + 1)
    for subset in 0..<(1 << forms.count) {
      let chosen = forms.indices.filter { subset >> $0 & 1 == 1 }.map { forms[$0] }
      let rank = rank(chosen.map(\.normal))
      guard Self.rank(chosen.map { $0.normal + [$0.constant] }) == rank else { continue }
      sums[rank] += (chosen.count - rank).isMultiple(of: 2) ? 1 : -1
    }
    return CharacteristicPolynomial(dimension: arrangement.dimension, whitneyNumbers: sums)
  }

  /// Σ_{i≤k} C(m, i).
  static func binomialSum(_ m: Int, upTo k: Int) -> BigInteger { (0...k).reduce(0) { $0 + binomial(m, $1) } }

  static func binomial(_ m: Int, _ k: Int) -> BigInteger {
    guard k >= 0, k <= m else { return 0 }
    return (0..<k).reduce(BigInteger(1)) { ($0 * BigInteger(m - $1)).exactlyDivided(by: BigInteger($1 + 1)) }
  }
}
