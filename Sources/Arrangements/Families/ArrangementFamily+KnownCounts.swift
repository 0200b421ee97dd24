import ExactNumbers

/// A number of chambers that is known from elsewhere, to compare with.
public struct KnownChamberCount: Hashable, Sendable {
  /// The number.
  public let value: BigInteger
  /// Where it comes from: a formula with its author, a sequence of the On-Line Encyclopedia of Integer Sequences, or the
  /// order of a group.
  public let source: String
}

extension ArrangementFamily {
  /// The number of chambers as it is known from the literature, or nil.
  ///
  /// It is not computed from the arrangement and no claim of this package rests on it.
  public var knownChamberCount: KnownChamberCount? {
    guard let value = knownValue else { return nil }
    return KnownChamberCount(value: value, source: knownSource)
  }

  /// Where the number of this one member comes from.
  private var knownSource: String {
    switch kind {
    case .resonance: "OEIS A034997"
    case .threshold: "OEIS A000609"
    case .allSigns: "2^n n! times OEIS A009997"
    case .typeE: "the order of the Weyl group E_\(n)"
    case .typeF: "the order of the Weyl group F_4"
    case .typeG: "the order of the Weyl group G_2"
    default: kind.chamberFormula
    }
  }

  private var knownValue: BigInteger? {
    switch kind {
    case .resonance: Self.entry(n - 1, of: Self.resonanceCounts)
    case .threshold: Self.entry(n, of: Self.thresholdCounts)
    case .allSigns: Self.entry(n - 1, of: Self.signCounts)
    case .boolean: BigInteger(1) << n
    case .braid, .typeA: factorial(dimension)
    case .typeB: factorial(n) << n
    case .typeD: factorial(n) << (n - 1)
    case .typeE: [6: 51840, 7: 2_903_040, 8: 696_729_600][n]
    case .typeF: 1152
    case .typeG: 12
    case .shi: BigInteger(n + 1).power(UInt(n - 1))
    case .catalan: factorial(n) * catalanNumber(n)
    case .linial: linialCount
    case .semiorder: semiorderCount
    case .generic, .momentCurve: genericCount
    case .genericAffine: binomialSum(of: formCount, through: n)
    case .random, .randomAffine: nil
    }
  }

  private static let resonanceCounts: [Int] = [
    2, 6, 32, 370, 11292, 1_066_044, 347_326_352, 419_172_756_930, 1_955_230_985_997_140,
  ]
  private static let thresholdCounts: [Int] = [
    2, 4, 14, 104, 1882, 94572, 15_028_134, 8_378_070_864, 17_561_539_552_946, 144_130_531_453_121_108,
  ]
  private static let signCounts: [Int] = [2, 8, 96, 5376, 1_981_440, 5_722_536_960, 138_430_238_607_360]

  private static func entry(_ index: Int, of list: [Int]) -> BigInteger? {
    list.indices.contains(index) ? BigInteger(list[index]) : nil
  }

  private func factorial(_ number: Int) -> BigInteger {
    (0..<number).reduce(1) { $0 * BigInteger($1 + 1) }
  }

  private func catalanNumber(_ index: Int) -> BigInteger {
    (0..<index).reduce(1) { ($0 * BigInteger(2 * (2 * $1 + 1))).exactlyDivided(by: BigInteger($1 + 2)) }
  }

  /// Σ binomial(number, i) over i ≤ last.
  private func binomialSum(of number: Int, through last: Int) -> BigInteger {
    var term: BigInteger = 1
    var sum: BigInteger = 1
    for index in 0..<min(last, number) {
      term = (term * BigInteger(number - index)).exactlyDivided(by: BigInteger(index + 1))
      sum += term
    }
    return sum
  }

  private var genericCount: BigInteger {
    formCount == 0 ? 1 : 2 * binomialSum(of: formCount - 1, through: n - 1)
  }

  private var linialCount: BigInteger {
    var binomial: BigInteger = 1
    var sum: BigInteger = 0
    for k in 0...n {
      sum += binomial * BigInteger(k + 1).power(UInt(n - 1))
      binomial = (binomial * BigInteger(n - k)).exactlyDivided(by: BigInteger(k + 1))
    }
    return sum >> n
  }

  private var semiorderCount: BigInteger {
    // Row n of the Stirling numbers of the second kind.
    var stirling: [BigInteger] = [1]
    for row in 0..<n {
      stirling = (0...row + 1).map { k in
        (k > 0 ? stirling[k - 1] : 0) + (k <= row ? BigInteger(k) * stirling[k] : 0)
      }
    }
    return (0...n).reduce(0) { sum, k in
      let term = stirling[k] * factorial(k) * catalanNumber(k)
      return (n - k).isMultiple(of: 2) ? sum + term : sum - term
    }
  }
}
