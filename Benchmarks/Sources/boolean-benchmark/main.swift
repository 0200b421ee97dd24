import BooleanCircuits
import ExactNumbers

// Times the Walsh transform, the evaluation of a circuit, the test for threshold functions and spectral certificates; prints
// a JSON object a line, with what the peers need for the same instances.

/// A seeded generator (SplitMix64; Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func milliseconds<Result>(_ body: () throws -> Result) rethrows -> (Double, Result) {
  let clock = ContinuousClock()
  let start = clock.now
  let result = try body()
  let elapsed = start.duration(to: clock.now)
  return (Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) / 1e15, result)
}

func list(_ values: [Int]) -> String { "[" + values.map(\.description).joined(separator: ", ") + "]" }

var generator = SeededGenerator(seed: 6)
for n in [16, 20, 24] {
  let table = try TruthTable(variableCount: n, words: (0..<max(1, (1 << n) / 64)).map { _ in generator.next() })
  for _ in 0..<3 {
    let (time, spectrum) = try milliseconds { try WalshSpectrum(table, alphabet: .signs) }
    print("{\"task\": \"walsh\", \"n\": \(n), \"ms\": \(time), \"first\": \(spectrum.numerator(0))}")
  }
}
for n in [16, 20, 24] {
  let rows = (0..<64).map { _ in (0...n).map { _ in Int.random(in: -9...9, using: &generator) } }
  let weights = (0..<64).map { _ in Int.random(in: -9...9, using: &generator) }
  let circuit = try BooleanCircuit(
    inputCount: n, alphabet: .signs,
    gates: rows.map { row in
      BooleanGate(.relu, WeightedSum(bias: Rational(row[0]), weights: row.dropFirst().map { Rational($0) }))
    }, outputKind: .threshold,
    output: WeightedSum(
      bias: 0, terms: weights.enumerated().map { .init(wire: n + $0.offset, weight: Rational($0.element)) }))
  let (time, table) = try milliseconds { try circuit.table() }
  print(
    "{\"task\": \"circuit\", \"n\": \(n), \"ms\": \(time), \"true\": \(table.trueCount), \"rows\": [\(rows.map(list).joined(separator: ", "))], \"weights\": \(list(weights))}"
  )
}
for (n, greatest) in [(8, 9), (10, 20), (12, 40), (12, 400)] {
  let weights = (0..<n).map { _ in BigInteger(Int.random(in: -greatest...greatest, using: &generator)) }
  let bias = BigInteger(Int.random(in: -greatest...greatest, using: &generator))
  let table = try ThresholdWeights(bias: bias, weights: weights).table()
  let (time, decision) = try milliseconds { try table.thresholdDecision() }
  guard case .threshold(let minimal) = decision else { fatalError("a threshold function was refuted") }
  let ones = (0..<table.pointCount).map { table[$0] ? "1" : "0" }.joined()
  print(
    "{\"task\": \"threshold\", \"n\": \(n), \"ms\": \(time), \"total\": \"\(minimal.weights.totalWeight)\", \"table\": \"\(ones)\"}"
  )
}
for order in [64, 128, 256] {
  let matrix = try SignMatrix.random(rowCount: order, columnCount: order, seed: UInt64(order))
  let (time, certificate) = milliseconds { matrix.forsterCertificate() }
  let signs = (0..<order).map { row in (0..<order).map { matrix.isPositive(row, $0) ? "+" : "-" }.joined() }
  print(
    "{\"task\": \"forster\", \"n\": \(order), \"ms\": \(time), \"bound\": \(certificate?.bound ?? 1), \"rows\": [\(signs.map { "\"\($0)\"" }.joined(separator: ", "))]}"
  )
}
