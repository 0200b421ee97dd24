import ExactNumbers
import ReLUNetworks

/// SplitMix64 (G. Steele, D. Lea, C. Flood, 2014): the same seed gives the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func rational(_ bound: Int, denominators: ClosedRange<Int> = 1...4) -> Rational {
    Rational(integer(-bound...bound), integer(denominators))
  }

  mutating func point(_ count: Int) -> [Rational] { (0..<count).map { _ in rational(6) } }

  /// Quarters between -2 and 2: exact as `float`.
  mutating func weights(_ count: Int) -> [Float] { (0..<count).map { _ in Float(integer(-8...8)) / 4 } }

  /// A network whose entries are `numerator / denominator` with the denominators given; some rows and columns are zero.
  mutating func network(_ widths: [Int], denominators: [Int]) throws -> ReLUNetwork {
    var layers: [AffineMap] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      var rows: [[Rational]] = []
      for _ in 0..<outputs {
        let isDead = integer(0...7) == 0
        rows.append(
          (0..<inputs).map { _ in
            isDead ? 0 : Rational(integer(-9...9), denominators[integer(0...denominators.count - 1)])
          })
      }
      layers.append(try AffineMap(rows: rows, bias: (0..<outputs).map { _ in Rational(integer(-5...5)) }))
    }
    return try ReLUNetwork(layers: layers)
  }
}
