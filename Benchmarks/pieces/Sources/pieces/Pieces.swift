import ExactNumbers
import ReLUNetworks

/// Times the exact conversion of networks of one variable into functions and the search for smallest networks with one
/// hidden layer, and prints one line for each: name, arithmetic, pieces, best and median wall time of the repetitions in
/// milliseconds.
@main
struct Pieces {
  static func main() throws {
    print("network\tarithmetic\tpieces\tbest ms\tmedian ms")
    for layers in [10, 16, 20] {
      let network = try sawtooth(layers: layers)
      for arithmetic in [PropagationArithmetic.words, .unbounded] {
        try measure("sawtooth \(layers)", network, arithmetic, repetitions: 5)
      }
    }
    for widths in [[1, 16, 16, 1], [1, 64, 64, 64, 1]] {
      var random = Random(state: 64)
      let network = try random.network(widths)
      for arithmetic in [PropagationArithmetic.words, .unbounded] {
        try measure(widths.map { "\($0)" }.joined(separator: "-"), network, arithmetic, repetitions: 51)
      }
    }
    for breakpoints in [10, 20, 39, 40] { try measureSmallestNetwork(breakpoints: breakpoints) }
  }

  /// A function whose jumps of the slope have no structure, so that all subsets must be compared.
  static func measureSmallestNetwork(breakpoints: Int) throws {
    var random = Random(state: 40)
    var slopes = [random.large()]
    for index in 0..<breakpoints { slopes.append(slopes[index] + (index % 2 == 0 ? -random.large() : random.large())) }
    let function = try PiecewiseLinearFunction(
      breakpoints: (0..<breakpoints).map { Rational($0) }, slopes: slopes, value: 0, at: 0)
    let name =
      switch try MinimalOneHiddenLayerNetwork(of: function).ground {
      case .leftTurned: "smallest network, subset found"
      case .noSubset(let reason): "smallest network, no subset: \(reason)"
      case .constant, .line: "smallest network of a line"
      }
    try time(name, "words", repetitions: 3) {
      _ = try MinimalOneHiddenLayerNetwork(of: function)
      return function.pieceCount
    }
  }

  static func measure(
    _ name: String, _ network: ReLUNetwork, _ arithmetic: PropagationArithmetic, repetitions: Int
  ) throws {
    try time(name, "\(arithmetic)", repetitions: repetitions) {
      try network.piecewiseLinearFunction(arithmetic: arithmetic).pieceCount
    }
  }

  static func time(_ name: String, _ arithmetic: String, repetitions: Int, _ work: () throws -> Int) throws {
    let clock = ContinuousClock()
    var times: [Duration] = []
    var pieces = 0
    for _ in 0..<repetitions {
      let start = clock.now
      pieces = try work()
      times.append(clock.now - start)
    }
    times.sort()
    print("\(name)\t\(arithmetic)\t\(pieces)\t\(milliseconds(times[0]))\t\(milliseconds(times[times.count / 2]))")
  }

  /// Milliseconds with three decimals.
  static func milliseconds(_ duration: Duration) -> String {
    let microseconds = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    let fraction = "\(1000 + microseconds % 1000)".dropFirst()
    return "\(microseconds / 1000).\(fraction)"
  }

  /// The tent map iterated in hidden layers of two gates.
  static func sawtooth(layers: Int) throws -> ReLUNetwork {
    let first = try AffineMap(rows: [[2], [2]], bias: [0, -1])
    let middle = try AffineMap(rows: [[2, -4], [2, -4]], bias: [0, -1])
    let last = try AffineMap(rows: [[1, -2]], bias: [0])
    return try ReLUNetwork(layers: [first] + Array(repeating: middle, count: layers - 1) + [last])
  }
}

/// A seeded source of networks with integer weights between -99 and 99.
struct Random {
  var state: UInt64

  mutating func weight() -> Rational {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Rational(Int(state >> 33) % 199 - 99)
  }

  /// A number between 1 and 2^40.
  mutating func large() -> Rational {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Rational(Int(state >> 24) + 1)
  }

  mutating func network(_ widths: [Int]) throws -> ReLUNetwork {
    var weights: [[[Rational]]] = []
    var biases: [[Rational]] = []
    for (inputs, outputs) in zip(widths, widths.dropFirst()) {
      weights.append((0..<outputs).map { _ in (0..<inputs).map { _ in weight() } })
      biases.append((0..<outputs).map { _ in weight() })
    }
    return try ReLUNetwork(weights: weights, biases: biases)
  }
}
