/// Affine forms with small coefficients, the constant first, and what can be said about them without the code under test.
struct Forms {
  let dimension: Int
  let rows: [[Int]]

  init(dimension: Int, rows: [[Int]]) {
    self.dimension = dimension
    self.rows = rows
  }

  /// Random forms in no particular position, some of them constant, repeated or parallel.
  static func random(
    dimension: Int, count: Int, isAffine: Bool, using generator: inout SeededGenerator
  ) -> Forms {
    var rows: [[Int]] = []
    for _ in 0..<count {
      if let last = rows.last, Int.random(in: 0..<6, using: &generator) == 0 {
        // The same hyperplane or a parallel one.
        let moved = isAffine ? Int.random(in: -1...1, using: &generator) : 0
        rows.append([-2 * last[0] + moved] + last.dropFirst().map { -2 * $0 })
      } else {
        let constant = isAffine ? Int.random(in: -2...2, using: &generator) : 0
        rows.append([constant] + (0..<dimension).map { _ in Int.random(in: -2...2, using: &generator) })
      }
    }
    return Forms(dimension: dimension, rows: rows)
  }

  var isCentral: Bool { rows.allSatisfy { $0[0] == 0 } }

  // MARK: - File formats

  private func line(_ numbers: some Sequence<Int>) -> String { numbers.map { "\($0)" }.joined(separator: " ") + "\n" }

  /// With a header that says everything.
  var matrix: String { "affine \(dimension) \(rows.count)\n" + rows.map { line($0) }.joined() }

  /// With a header `central n m`, for central ones.
  var centralMatrix: String { "central \(dimension) \(rows.count)\n" + rows.map { line($0.dropFirst()) }.joined() }

  /// Without a header, for central ones.
  var bareMatrix: String { rows.map { line($0.dropFirst()) }.joined() }

  /// For cdd and lrs.
  var inequalities: String {
    "H-representation\nbegin\n\(rows.count) \(dimension + 1) integer\n" + rows.map { line($0) }.joined() + "end\n"
  }

  /// As directions in a V-representation, for central ones.
  var generators: String {
    "V-representation\nbegin\n\(rows.count) \(dimension + 1) integer\n"
      + rows.map { line([0] + $0.dropFirst()) }.joined()
      + "end\n"
  }

  var json: String {
    let forms = rows.map { "{\"normal\": [\(list($0.dropFirst()))], \"constant\": \($0[0])}" }
    return "{\"dimension\": \(dimension), \"forms\": [\(forms.joined(separator: ", "))]}"
  }

  /// For central ones.
  var centralJSON: String { "{\"dimension\": \(dimension), \"normals\": [\(centralRows)]}" }

  /// As the inequalities of a polytope.
  var polymake: String {
    "{\"_type\": \"polytope::Polytope<Rational>\", \"INEQUALITIES\": ["
      + rows.map { "[" + quoted($0) + "]" }.joined(separator: ", ") + "]}"
  }

  /// For central ones.
  var centralPolymake: String {
    "{\"_type\": \"fan::HyperplaneArrangement<Rational>\", \"HYPERPLANES\": ["
      + rows.map { "[" + quoted($0.dropFirst()) + "]" }.joined(separator: ", ") + "]}"
  }

  private var centralRows: String { rows.map { "[" + list($0.dropFirst()) + "]" }.joined(separator: ", ") }
  private func list(_ numbers: some Sequence<Int>) -> String { numbers.map { "\($0)" }.joined(separator: ", ") }
  private func quoted(_ numbers: some Sequence<Int>) -> String { numbers.map { "\"\($0)\"" }.joined(separator: ", ") }

  // MARK: - Values

  /// The signs of all forms at a point such as `1/2 -3`, as text.
  func signs(at point: [Substring]) -> String? {
    var numerators: [Int] = []
    var denominators: [Int] = []
    for entry in point {
      let parts = entry.split(separator: "/")
      guard let numerator = Int(parts[0]), let denominator = parts.count == 2 ? Int(parts[1]) : 1 else { return nil }
      numerators.append(numerator)
      denominators.append(denominator)
    }
    guard point.count == dimension, denominators.allSatisfy({ $0 > 0 }) else { return nil }
    let common = denominators.reduce(1, leastCommonMultiple)
    return rows.map { row in
      var value = row[0] * common
      for index in 0..<dimension { value += row[index + 1] * numerators[index] * (common / denominators[index]) }
      return value > 0 ? "+" : value < 0 ? "-" : "0"
    }.joined()
  }

  private func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
    var (divisor, rest) = (left, right)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return left / divisor * right
  }

  /// The number of chambers, by deletion and restriction over fractions; slow.
  var chamberCount: Int { Self.count(rows.map { $0.map { Fraction($0) } }) }

  private static func count(_ forms: [[Fraction]]) -> Int {
    guard let (last, rest) = forms.splitLast() else { return 1 }
    guard let pivot = last.indices.dropFirst().first(where: { last[$0].numerator != 0 }) else { return count(rest) }
    // The same hyperplane again adds nothing.
    func isMultiple(_ other: [Fraction]) -> Bool {
      let factor = other[pivot].divided(by: last[pivot])
      return factor.numerator != 0 && last.indices.allSatisfy { other[$0] == last[$0].times(factor) }
    }
    if rest.contains(where: isMultiple) { return count(rest) }
    let restricted = rest.map { form in
      let factor = form[pivot].divided(by: last[pivot])
      return form.indices.filter { $0 != pivot }.map { form[$0].minus(last[$0].times(factor)) }
    }
    return count(rest) + count(restricted)
  }
}

/// A fraction of small integers in lowest terms.
private struct Fraction: Equatable {
  let numerator: Int
  let denominator: Int

  init(_ numerator: Int, over denominator: Int = 1) {
    var (divisor, rest) = (abs(numerator), abs(denominator))
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / max(1, divisor)
    self.denominator = sign * denominator / max(1, divisor)
  }

  func times(_ other: Fraction) -> Fraction {
    Fraction(numerator * other.numerator, over: denominator * other.denominator)
  }

  func divided(by other: Fraction) -> Fraction {
    Fraction(numerator * other.denominator, over: denominator * other.numerator)
  }

  func minus(_ other: Fraction) -> Fraction {
    Fraction(numerator * other.denominator - other.numerator * denominator, over: denominator * other.denominator)
  }
}

extension Array {
  fileprivate func splitLast() -> (last: Element, rest: [Element])? {
    last.map { ($0, Array(dropLast())) }
  }
}
