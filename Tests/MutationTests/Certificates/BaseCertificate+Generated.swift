import ExactNumbers
import ReLUNetworks

/// Certificates about random networks and functions, with their data worked out by the oracle's means.
extension BaseCertificate {
  static let generated: [BaseCertificate] = (0..<12).flatMap { seed in
    var generator = SeededGenerator(seed: UInt64(seed))
    // Networks whose numbers turn out too awkward to write down are passed over.
    return (try? certificates(hiddenLayers: 1 + seed % 3, using: &generator)) ?? []
  }

  /// Four certificates about one random network on the line.
  private static func certificates(
    hiddenLayers: Int, using generator: inout SeededGenerator
  ) throws -> [BaseCertificate] {
    let name = "random, \(hiddenLayers) hidden layers"
    var text = "network n 1 \(hiddenLayers + 1)"
    var width = 1
    for layer in 0...hiddenLayers {
      let rows = layer == hiddenLayers ? 1 : Int.random(in: 1...3, using: &generator)
      text += "\nlayer \(rows) \(Int.random(in: 1...2, using: &generator))"
      for _ in 0..<rows {
        let numbers = (0...width).map { _ in String(Int.random(in: -3...3, using: &generator)) }
        text += "\nrow " + numbers.joined(separator: " ")
      }
      width = rows
    }
    var oracle = TheoremOracle()
    for record in try CertificateRecord.records(of: BaseCertificate("", "", text + "\nvalue").text) {
      if record.head[0] == "network" { try oracle.define(record) }
    }
    let function = try oracle.function(named: "n")
    let gates = try oracle.network(named: "n").restricted(base: [0], direction: [1]).gates
    let points = Array(Set(gates.flatMap(\.breakpoints))).sorted()

    let abscissas = function.breakpoints.isEmpty ? [Rational(0)] : function.breakpoints
    let both = Array(Set(points + abscissas)).sorted()
    let scale = common(abscissas + abscissas.map { function($0) } + function.slopes)
    let written = abscissas.map { "\npoint \(scaled($0, scale)) \(scaled(function($0), scale))" }.joined()
    let slopes = [function.slopes[0], function.slopes[function.slopes.count - 1]].map { scaled($0, scale) }
    let copy = "function f \(scale) \(slopes[0]) \(slopes[1]) \(abscissas.count)\(written)"

    let list = function.slopes.map { scaled($0, scale) }.joined(separator: " ")
    let least = TheoremOracle.leastGates(of: function) ?? 0
    return [
      BaseCertificate("equal", name, "\(text)\n\(copy)\nequal n f \(listing(both))"),
      BaseCertificate("pieces", name, "\(text)\npieces n \(function.pieceCount) \(listing(points))"),
      BaseCertificate(
        "gates-at-least", name,
        "\(text)\ngates-at-least n \(least) \(scale) 0 "
          + listing(points).replacing("\n", with: "\nslopes \(list)\n", maxReplacements: 1)
          + (points.isEmpty ? "\nslopes \(list)" : "")),
      distance(text, function, points, name),
    ]
  }

  /// The distance between a network and the hat on [−2, 2].
  private static func distance(
    _ text: String, _ function: PiecewiseLinearFunction, _ points: [Rational], _ name: String
  ) -> BaseCertificate {
    let hat =
      PiecewiseLinearFunction.hinge(at: -1) + PiecewiseLinearFunction.hinge(at: 0).scaled(by: -2)
      + PiecewiseLinearFunction.hinge(at: 1)
    let difference = (function - hat).absoluteValue
    let cuts = Set(points + difference.breakpoints + [-1, 0, 1]).filter { -2 < $0 && $0 < 2 }.sorted()
    let ends = cuts + [2]
    let integrals = zip([-2] + cuts, ends).map { difference.integral(over: $0...$1) }
    let scale = common(integrals)
    let cells = zip(integrals, ends).map { "\ncell \(scaled($0, scale)) \(pair($1))" }.joined()
    let total = integrals.reduce(0, +)
    return BaseCertificate(
      "distance", name,
      "\(text)\n\(Self.hat)\ndistance n hat = \(pair(total)) -2 1 2 1 \(scale) \(ends.count)\(cells)")
  }

  /// The number of points, and the points.
  private static func listing(_ points: [Rational]) -> String {
    "\(points.count)" + points.map { "\nat \(pair($0))" }.joined()
  }

  private static func pair(_ value: Rational) -> String { "\(value.numerator) \(value.denominator)" }

  private static func common(_ values: [Rational]) -> BigInteger {
    values.reduce(1) { BigInteger.leastCommonMultiple($0, $1.denominator) }
  }

  private static func scaled(_ value: Rational, _ scale: BigInteger) -> String {
    (value * Rational(scale)).description
  }
}
