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

  /// A small number; zero and ties are frequent.
  mutating func rational(_ bound: Int = 3) -> Rational { Rational(integer(-bound...bound), integer(1...3)) }

  /// A network R → R with small weights, so that dead gates and equal gates are frequent.
  mutating func network() throws -> ReLUNetwork {
    let widths = [1] + (0..<integer(0...2)).map { _ in integer(1...3) } + [1]
    var weights: [[[Rational]]] = []
    var biases: [[Rational]] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      weights.append((0..<outputs).map { _ in (0..<inputs).map { _ in rational(2) } })
      biases.append((0..<outputs).map { _ in rational(2) })
    }
    return try ReLUNetwork(weights: weights, biases: biases)
  }

  /// A network of the given widths with integer weights up to a bound.
  mutating func network(_ widths: [Int], bound: Int) throws -> ReLUNetwork {
    var layers: [AffineMap] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      let rows = (0..<outputs).map { _ in (0..<inputs).map { _ in Rational(integer(-bound...bound)) } }
      layers.append(try AffineMap(rows: rows, bias: (0..<outputs).map { _ in Rational(integer(-bound...bound)) }))
    }
    return try ReLUNetwork(layers: layers)
  }

  /// Points with increasing abscissas; some lie on a common line.
  mutating func points() -> [(x: Rational, y: Rational)] {
    let abscissas = Set((0...integer(0...4)).map { _ in rational(6) }).sorted()
    return abscissas.map { (x: $0, y: rational(4)) }
  }
}
