import Certificates
import ExactNumbers
import ReLUNetworks

/// Equation (2.4): output weights of a network with one hidden layer may be taken to be 1 and −1.
enum SignNormalisationClaims {
  static let all: [Claim] = [normalisation]

  /// A network Σ a'_i max(0, a^i·x + b_i).
  struct Gates: ClaimInstance {
    /// For each gate a'_i, b_i and then a^i.
    var gates: [[Rational]]

    var dimension: Int { (gates.first?.count ?? 3) - 2 }
    var description: String {
      gates.map { gate in
        let form = gate.dropFirst(2).map(\.description).joined(separator: ", ")
        return "\(gate[0])·max(0, (\(form))·x + \(gate[1]))"
      }.joined(separator: " + ")
    }
    var weight: Int { gates.joined().reduce(1_000 * gates.count) { min($0 + $1.height, 1 << 40) } }

    /// Output weights that are zero, negative, tiny and huge, with biases and directions of all signs.
    static let family: [Gates] = {
      let huge = Rational(BigInteger(10).power(30))
      let outputs: [Rational] = [0, 1, -1, Rational(-7, 3), huge, -1 / huge]
      var family: [Gates] = []
      for output in outputs {
        for form: [Rational] in [[0, 0], [2, 0], [-1, 3], [Rational(1, 2), -2]] {
          family.append(Gates(gates: [[output] + form]))
          family.append(Gates(gates: [[output] + form + [Rational(-5, 7)]]))
        }
      }
      family.append(Gates(gates: outputs.enumerated().map { [$1, Rational($0) - 2, $0 % 2 == 0 ? 3 : -1] }))
      family.append(Gates(gates: outputs.enumerated().map { [$1, 1, Rational($0) - 3, -1, Rational(1, 3)] }))
      return family.sorted { $0.weight < $1.weight }
    }()

    @Sendable static func random(size: Int, using generator: inout SeededGenerator) -> Gates {
      let dimension = generator.integer(1...3)
      return Gates(
        gates: (0..<generator.integer(1...min(1 + size, 6))).map { _ in
          (0..<(dimension + 2)).map { _ in Rational(generator.integer(-9...9), generator.integer(1...4)) }
        })
    }
  }

  private static func network(_ gates: [[Rational]]) throws -> ReLUNetwork {
    try ReLUNetwork(layers: [
      AffineMap(rows: gates.map { Array($0.dropFirst(2)) }, bias: gates.map { $0[1] }),
      AffineMap(rows: [gates.map { $0[0] }], bias: [0]),
    ])
  }

  static let normalisation = Claim(
    "training.sign-normalisation", .printed, .thesis("Equation (2.4)"),
    title: "Output weights of a network with one hidden layer may be taken to be 1 and -1.",
    statement:
      "For all a'_i, a^i, b_i: Σ a'_i max(0, a^i·x + b_i) = Σ s_i max(0, |a'_i|a^i·x + |a'_i|b_i) for all x, where s_i ∈ {−1, 1} is the sign of a'_i (either one if a'_i = 0; the printed sgn(0) is in {−1, 1} by convention only). Decided gate by gate: t ↦ a'_i max(0, t) and t ↦ s_i max(0, |a'_i|t) are equal on the line, and the new form is |a'_i| times the old one; on the line the whole networks are compared too.",
    expects: .holds,
    instances: { Gates.family }, sample: Gates.random
  ) { instance, proof in
    let normalised = instance.gates.map { gate in
      [gate[0].signum() < 0 ? -1 : 1] + gate.dropFirst().map { gate[0].magnitude * $0 }
    }
    var holds = true
    for (gate, new) in zip(instance.gates, normalised) {
      let old = proof.network("gate", try network([[gate[0], 0, 1]]))
      let scaled = proof.network("scaled", try network([[new[0], 0, gate[0].magnitude]]))
      holds = proof.decideEqual(try proof.function(of: old), try proof.function(of: scaled)) && holds
      holds = proof.decide(Quantity(new[0].numerator) * Quantity(new[0].numerator), .equal, 1) && holds
      for (entry, image) in zip(gate.dropFirst(), new.dropFirst()) {
        // image = |a'| · entry, over the common denominator.
        let left = Quantity(image.numerator) * Quantity(gate[0].denominator) * Quantity(entry.denominator)
        let right = Quantity(gate[0].magnitude.numerator) * Quantity(entry.numerator) * Quantity(image.denominator)
        holds = proof.decide(left, .equal, right) && holds
      }
    }
    if instance.dimension == 1 {
      let old = proof.network("old", try network(instance.gates))
      let new = proof.network("new", try network(normalised))
      holds = proof.decideEqual(try proof.function(of: old), try proof.function(of: new)) && holds
    }
    return holds
  }
}
