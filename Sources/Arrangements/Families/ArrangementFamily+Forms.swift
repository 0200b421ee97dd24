import ExactNumbers

extension ArrangementFamily {
  /// The arrangement; always the same for the same parameters, on every machine.
  ///
  /// - Throws: `ArrangementError`, never for a member that could be made.
  /// - Complexity: the number of coefficients, times n for the generic families.
  public func arrangement() throws(ArrangementError) -> HyperplaneArrangement {
    try HyperplaneArrangement(dimension: dimension, forms: forms)
  }

  private var forms: [AffineForm] {
    switch kind {
    case .resonance: (1..<1 << n).map { Self.form(bits(of: $0)) }
    case .threshold: (0..<1 << n).map { Self.form([1] + bits(of: $0)) }
    case .allSigns: signVectors.map { Self.form($0) }
    case .boolean: (0..<n).map { Self.form(vector([($0, 1)])) }
    case .braid, .typeA: differences(in: dimension, constants: [0])
    case .typeB: (0..<n).map { Self.form(vector([($0, 1)])) } + sumsAndDifferences
    case .typeD: sumsAndDifferences
    case .typeE: RootSystem.e(n).positiveRoots.map { Self.form($0) }
    case .typeF: RootSystem.f4.positiveRoots.map { Self.form($0) }
    case .typeG: RootSystem.g2.positiveRoots.map { Self.form($0) }
    case .shi: differences(in: n, constants: [0, -1])
    case .catalan: differences(in: n, constants: [0, -1, 1])
    case .linial: differences(in: n, constants: [-1])
    case .semiorder: differences(in: n, constants: [-1, 1])
    case .generic: genericForms
    case .genericAffine: genericAffineForms
    case .momentCurve: momentCurveForms
    case .random: randomForms(affine: false)
    case .randomAffine: randomForms(affine: true)
    }
  }

  private static func form(_ normal: [Int], _ constant: Int = 0) -> AffineForm {
    AffineForm(normal: normal.map { BigInteger($0) }, constant: BigInteger(constant))
  }

  /// The n lowest binary digits, the highest of them first, so that increasing numbers are in lexicographic order.
  private func bits(of number: Int) -> [Int] { (0..<n).map { number >> (n - 1 - $0) & 1 } }

  private func vector(_ entries: [(index: Int, value: Int)], length: Int? = nil) -> [Int] {
    var vector = [Int](repeating: 0, count: length ?? n)
    for entry in entries { vector[entry.index] = entry.value }
    return vector
  }

  /// The vectors of {−1, 0, 1}^n whose first nonzero coordinate is 1.
  private var signVectors: [[Int]] {
    var vectors: [[Int]] = []
    for leading in 0..<n {
      var tails: [[Int]] = [[]]
      for _ in leading + 1..<max(n, leading + 1) { tails = tails.flatMap { tail in [-1, 0, 1].map { tail + [$0] } } }
      vectors += tails.map { [Int](repeating: 0, count: leading) + [1] + $0 }
    }
    return vectors
  }

  /// x_i − x_j + c for i < j and all constants c.
  private func differences(in length: Int, constants: [Int]) -> [AffineForm] {
    var forms: [AffineForm] = []
    for first in 0..<length {
      for second in first + 1..<max(length, first + 1) {
        let normal = vector([(first, 1), (second, -1)], length: length)
        forms += constants.map { Self.form(normal, $0) }
      }
    }
    return forms
  }

  /// x_i − x_j and x_i + x_j for i < j.
  private var sumsAndDifferences: [AffineForm] {
    var forms: [AffineForm] = []
    for first in 0..<n {
      for second in first + 1..<max(n, first + 1) {
        forms += [-1, 1].map { Self.form(vector([(first, 1), (second, $0)])) }
      }
    }
    return forms
  }

  private var genericForms: [AffineForm] {
    var points = PointsInGeneralPosition(count: formCount, seed: seed ?? Self.standardSeed)
    return points.vectors(count: formCount, dimension: n).map { Self.form($0) }
  }

  private var genericAffineForms: [AffineForm] {
    var points = PointsInGeneralPosition(count: formCount, seed: seed ?? Self.standardSeed)
    return points.affineForms(count: formCount, dimension: n).map { Self.form($0.normal, $0.constant) }
  }

  private var momentCurveForms: [AffineForm] {
    (1..<formCount + 1).map { t in
      var powers: [BigInteger] = [1]
      while powers.count < n { powers.append(powers[powers.count - 1] * BigInteger(t)) }
      return AffineForm(normal: powers)
    }
  }

  private func randomForms(affine: Bool) -> [AffineForm] {
    var random = SeededRandomIntegers(seed: seed ?? Self.standardSeed)
    let bound = range ?? Self.standardRange
    return (0..<formCount).map { _ in
      var normal: [Int]
      repeat {
        normal = (0..<n).map { _ in random.integer(below: 2 * bound + 1) - bound }
      } while normal.allSatisfy { $0 == 0 }
      return Self.form(normal, affine ? random.integer(below: 2 * bound + 1) - bound : 0)
    }
  }
}
