import Testing

/// A slow rational with machine integers; only for small values.
private struct Fraction: Equatable, Comparable {
  var numerator: Int
  var denominator: Int

  init(_ numerator: Int, _ denominator: Int = 1) {
    var (a, b) = (abs(numerator), abs(denominator))
    while b != 0 { (a, b) = (b, a % b) }
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / max(a, 1)
    self.denominator = sign * denominator / max(a, 1)
  }

  static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }
  static func * (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
  }
  static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-1) * b }
  static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, b.numerator) }
  static func < (a: Fraction, b: Fraction) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
  var text: String { "\(numerator) \(denominator)" }
}

/// A record and, independently of the kernel's forms, the value at a point.
private struct Sample {
  var record: (String) -> String
  var value: (Fraction) -> Fraction
}

/// FORMAT.md section 3: values of random functions against direct evaluation of the definitions.
struct EvaluationTests {
  private static func increasing(_ count: Int, in range: ClosedRange<Int>, using generator: inout SeededGenerator)
    -> [Int]
  {
    Array(Array(range).shuffled(using: &generator).prefix(count)).sorted()
  }

  private static func pointFunction(using generator: inout SeededGenerator) -> Sample {
    let scale = Int.random(in: 1...3, using: &generator)
    let xs = increasing(Int.random(in: 1...4, using: &generator), in: -5...5, using: &generator)
    let ys = xs.map { _ in Int.random(in: -5...5, using: &generator) }
    let (left, right) = (Int.random(in: -4...4, using: &generator), Int.random(in: -4...4, using: &generator))
    return Sample(
      record: { name in
        "function \(name) \(scale) \(left) \(right) \(xs.count)\n"
          + zip(xs, ys).map { "point \($0) \($1)\n" }.joined()
      },
      value: { x in
        let points = zip(xs, ys).map { (Fraction($0, scale), Fraction($1, scale)) }
        if x <= points[0].0 { return points[0].1 + Fraction(left, scale) * (x - points[0].0) }
        for (a, b) in zip(points, points.dropFirst()) where x <= b.0 {
          return a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0)
        }
        let last = points[points.count - 1]
        return last.1 + Fraction(right, scale) * (x - last.0)
      })
  }

  private static func folding(using generator: inout SeededGenerator) -> Sample {
    let (scale, end) = (Int.random(in: 1...2, using: &generator), 5)
    let folds = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
      increasing(Int.random(in: 1...4, using: &generator), in: 1...4, using: &generator)
    }
    return Sample(
      record: { name in
        "folding \(name) \(scale) \(end) \(folds.count)\n"
          + folds.map { "fold \($0.map(String.init).joined(separator: " "))\n" }.joined()
      },
      value: { x in
        folds.reduce(x) { x, fold in
          if x <= Fraction(0) { return Fraction(0) }
          var nodes = [(Fraction(0), Fraction(0))]
          for (index, position) in fold.enumerated() {
            nodes.append((Fraction(position, scale), index.isMultiple(of: 2) ? Fraction(end, scale) : Fraction(0)))
          }
          nodes.append((Fraction(end, scale), Fraction(end, scale) - nodes[nodes.count - 1].1))
          let index = (1..<nodes.count - 1).first { x <= nodes[$0].0 } ?? nodes.count - 1
          let (a, b) = (nodes[index - 1], nodes[index])
          return a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0)
        }
      })
  }

  private static func flaps(using generator: inout SeededGenerator) -> Sample {
    let scale = Int.random(in: 1...3, using: &generator)
    let breaks = increasing(Int.random(in: 1...4, using: &generator), in: -5...5, using: &generator)
    let coefficients = breaks.map { _ in Int.random(in: -4...4, using: &generator) }
    let (right, constant) = (Int.random(in: -4...4, using: &generator), Int.random(in: -4...4, using: &generator))
    return Sample(
      record: { name in
        "flaps \(name) \(scale) \(right) \(constant) \(breaks.count)\n"
          + zip(breaks, coefficients).map { "flap \($0) \($1)\n" }.joined()
      },
      value: { x in
        let last = Fraction(breaks[breaks.count - 1], scale)
        let start = Fraction(constant, scale) + Fraction(right, scale) * max(Fraction(0), x - last)
        return zip(breaks, coefficients).reduce(start) {
          $0 + Fraction($1.1, scale) * min(Fraction(0), x - Fraction($1.0, scale))
        }
      })
  }

  private static func network(using generator: inout SeededGenerator) -> Sample {
    var widths = [1]
    for _ in 0..<Int.random(in: 0...2, using: &generator) { widths.append(Int.random(in: 1...3, using: &generator)) }
    widths.append(1)
    let layers = zip(widths, widths.dropFirst()).map { inputs, outputs in
      (
        scale: Int.random(in: 1...2, using: &generator),
        rows: (0..<outputs).map { _ in (0...inputs).map { _ in Int.random(in: -2...2, using: &generator) } }
      )
    }
    return Sample(
      record: { name in
        "network \(name) 1 \(layers.count)\n"
          + layers.map { layer in
            "layer \(layer.rows.count) \(layer.scale)\n"
              + layer.rows.map { "row \($0.map(String.init).joined(separator: " "))\n" }.joined()
          }.joined()
      },
      value: { x in
        var values = [x]
        for (number, layer) in layers.enumerated() {
          values = layer.rows.map { row in
            let sum = zip(row.dropFirst(), values).reduce(Fraction(row[0])) { $0 + Fraction($1.0) * $1.1 }
            let value = sum / Fraction(layer.scale)
            return number < layers.count - 1 ? max(Fraction(0), value) : value
          }
        }
        return values[0]
      })
  }

  @Test(arguments: 0..<150)
  func values(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    var samples: [Sample] = []
    var body = ""
    for index in 0..<6 {
      let sample: Sample
      let (a, b) = (
        Int.random(in: 0..<max(index, 1), using: &generator), Int.random(in: 0..<max(index, 1), using: &generator)
      )
      let values = samples.map(\.value)
      switch index == 0 ? seed % 4 : Int.random(in: 0..<9, using: &generator) {
      case 0: sample = Self.pointFunction(using: &generator)
      case 1: sample = Self.folding(using: &generator)
      case 2: sample = Self.flaps(using: &generator)
      case 3: sample = Self.network(using: &generator)
      case 4: sample = Sample(record: { "compose \($0) f\(a) f\(b)\n" }, value: { values[a](values[b]($0)) })
      case 5: sample = Sample(record: { "sum \($0) f\(a) f\(b)\n" }, value: { values[a]($0) + values[b]($0) })
      case 6: sample = Sample(record: { "scale \($0) -3 2 f\(a)\n" }, value: { Fraction(-3, 2) * values[a]($0) })
      case 7: sample = Sample(record: { "maximum \($0) f\(a) f\(b)\n" }, value: { max(values[a]($0), values[b]($0)) })
      default: sample = Sample(record: { "minimum \($0) f\(a) f\(b)\n" }, value: { min(values[a]($0), values[b]($0)) })
      }
      body += sample.record("f\(index)")
      samples.append(sample)
    }
    for (index, sample) in samples.enumerated() {
      for _ in 0..<6 {
        let x = Fraction(Int.random(in: -18...18, using: &generator), Int.random(in: 1...3, using: &generator))
        let value = sample.value(x)
        expectVerified(body + "value f\(index) \(x.text) = \(value.text)")
        expectRefused(body + "value f\(index) \(x.text) < \(value.text)")
        expectRefused(body + "value f\(index) \(x.text) = \((value + Fraction(1, 1000)).text)")
      }
    }
  }
}
