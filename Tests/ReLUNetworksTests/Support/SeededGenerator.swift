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

  /// A network with small weights, so that ties, dead gates and duplicate gates are frequent.
  mutating func network(
    _ widths: [Int], bound: Int = 3, denominators: ClosedRange<Int> = 1...1
  ) throws -> ReLUNetwork {
    var layers: [AffineMap] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      var rows: [[Rational]] = []
      var bias: [Rational] = []
      for _ in 0..<outputs {
        if let last = rows.last, integer(0...9) == 0 {
          rows.append(last)
        } else {
          rows.append((0..<inputs).map { _ in rational(bound, denominators: denominators) })
        }
        bias.append(rational(bound, denominators: denominators))
      }
      layers.append(try AffineMap(rows: rows, bias: bias))
    }
    return try ReLUNetwork(layers: layers)
  }

  /// A function with the given number of breakpoints; equal adjacent slopes may occur and are merged.
  mutating func function(breakpoints: Int, bound: Int = 6) throws -> PiecewiseLinearFunction {
    var points: Set<Rational> = []
    while points.count < breakpoints { points.insert(rational(bound * (breakpoints + 1))) }
    return try PiecewiseLinearFunction(
      breakpoints: points.sorted(), slopes: (0...breakpoints).map { _ in rational(bound) }, value: rational(bound),
      at: rational(bound))
  }
}
