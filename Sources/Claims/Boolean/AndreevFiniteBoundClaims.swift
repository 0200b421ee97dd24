import BooleanCircuits
import Certificates
import ExactNumbers

/// The inequality behind Theorem 2.5.4 with every term exact, for small k and M and circuits with explicit weights.
enum AndreevFiniteBoundClaims {
  static let all: [Claim] = [finite]

  /// Circuits with one gate: on x, on the matrix, on both; k = 1 and 2, M = 1 and 2; s = 0 and 1; 2^k·e.
  static let family: [IntegersInstance] = [(1, 1), (1, 2), (1, 4), (2, 1), (2, 2)].flatMap { k, rowLength in
    (0...2).flatMap { kind in
      (0...1).flatMap { s in
        (0...(1 << (k - 1))).map {
          IntegersInstance(["k": k, "M": rowLength, "circuit": kind, "s": s, "2^k·e": $0])
        }
      }
    }
  }

  static func circuit(_ instance: IntegersInstance) throws -> BooleanCircuit {
    let (string, matrix) = (1 << instance["k"], instance["k"] * instance["M"])
    let onString: Rational = instance["circuit"] == 1 ? 0 : 1
    let onMatrix: Rational = instance["circuit"] == 0 ? 0 : 2
    let weights = Array(repeating: onString, count: string) + Array(repeating: onMatrix, count: matrix)
    return try .oneHiddenLayer(
      .relu, inputCount: string + matrix, alphabet: .zeroOne, rows: [(weights: weights, bias: Rational(-2))],
      outputKind: .threshold, outputBias: -1, outputWeights: [-1], directWeights: weights)
  }

  static let finite = Claim(
    "andreev.agreement-of-circuits", .sharpened, .thesis("Theorem 2.5.4"),
    title:
      "P[C = A] ≤ 1/2 + e + N·P[Bin(2^k, 1/2) > 2^k(1/2 + e)] + E/(s + 1), E = Σ P[a gate survives], all terms exact.",
    statement:
      "For k, M ≥ 1, n = 2^k + kM, every LTF-of-ReLU C with direct wires, all s ≥ 0 and e ≥ 0: C agrees with A(x, a) with probability at most 1/2 + e + N·P[Bin(2^k, 1/2) > 2^k(1/2 + e)] + E/(s + 1), with N = min(2^{2^k}, Cov(2^k, k+1)^s·Cov(2^k, (s+1)(k+1))) and E the sum over the gates of the probability, over x and the restrictions of a, to survive. (For so small k the right side exceeds 1 or is close to it.)",
    expects: .holds, instances: { family }
  ) { instance, proof in
    let (k, rowLength, s, e) = (instance["k"], instance["M"], instance["s"], instance["2^k·e"])
    let points = 1 << k
    let circuit = try circuit(instance)
    let table = try proof.table("andreev", NamedBooleanFunction.andreev(selectorBits: k, rowLength: rowLength))
    guard let agreements = try proof.proveAgreement(proof.circuit("c", circuit), table) else { return false }
    // The gate with x fixed depends on the number of ones of x only.
    let partition = try BlockPartition(partCount: k, partSize: rowLength)
    let parts = (0..<k * rowLength).map { $0 / rowLength }
    var expected = Rational(0)
    for ones in 0...points {
      let restricted = try circuit.restricted(to: Array(points..<circuit.inputCount), at: (1 << ones) - 1)
      let probability = try restricted.gates[0].argument.survivalProbability(
        .reluNotRemovable, under: partition, alphabet: .zeroOne)
      _ = proof.decideSurvival(
        proof.circuit("restricted", restricted), gate: 0, parts: parts, probability: probability, .equal, probability)
      expected += probability * Rational(Quantity.choose(Quantity(points), Quantity(ones)).value)
    }
    let all = Quantity(2).power(Quantity(points))
    let bound = CircuitCountClaims.bound(gates: s, variables: k)
    let functions = bound.value < all.value ? bound : all
    let tail = BinomialSums.tail(points, atLeast: points / 2 + e + 1)
    let right =
      QuantityFraction(1, 2) + QuantityFraction(Quantity(e), Quantity(points))
      + QuantityFraction(functions * tail, all)
      + QuantityFraction(expected) * QuantityFraction(1, all * Quantity(s + 1))
    return proof.decide(
      QuantityFraction(Quantity(agreements), Quantity(2).power(Quantity(circuit.inputCount))), .atMost, right)
  }
}
