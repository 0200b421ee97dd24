import ExactNumbers

/// An endless family of networks of one variable, the same for the same seed on every machine.
///
/// Weights are small integers divided by small integers, which makes breakpoints that nearly coincide, or coincide only
/// in exact arithmetic, frequent.
public struct RandomNetworkFamily: Sequence, IteratorProtocol, Sendable {
  private let widths: [Int]
  private let bound: Int
  private let largestDenominator: Int
  private var state: UInt64

  /// The family with the given hidden widths, numerators up to `bound` in absolute value and denominators from 1 to
  /// `largestDenominator`.
  /// - Precondition: all widths, `bound` and `largestDenominator` are at least 1.
  public init(hiddenWidths: [Int], bound: Int, largestDenominator: Int, seed: UInt64) {
    precondition(hiddenWidths.allSatisfy { $0 >= 1 } && bound >= 1 && largestDenominator >= 1)
    widths = [1] + hiddenWidths + [1]
    self.bound = bound
    self.largestDenominator = largestDenominator
    state = seed
  }

  /// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
  private mutating func integer(_ range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return range.lowerBound + Int((mixed ^ (mixed >> 31)) % UInt64(range.count))
  }

  private mutating func weight() -> Rational {
    let numerator = integer(-bound...bound)
    return Rational(numerator, integer(1...largestDenominator))
  }

  /// The next network.
  public mutating func next() -> ReLUNetwork? {
    var layers: [AffineMap] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      let entries = (0..<inputs * outputs).map { _ in weight() }
      layers.append(AffineMap(inputDimension: inputs, entries: entries, bias: (0..<outputs).map { _ in weight() }))
    }
    return ReLUNetwork(fitting: layers)
  }
}
