import BooleanCircuits
import Certificates
import EmpiricalRisk
import ExactNumbers
import ReLUNetworks

/// Parity and linear functions by few ReLU gates: Appendix 2.D and Proposition 2.5.3 of the thesis.
enum ParityClaims {
  static let all: [Claim] = [zigzag, gates, least, saving, savingSharpened]

  /// Σ_{i ≤ k} c_i max(0, y − i) with c = 1, −2, 2, … and a last one that ends the zigzag.
  private static func zigzagNetwork(_ k: Int) throws -> ReLUNetwork {
    let weights = (0...k).map { hinge -> Rational in
      let sign: Rational = hinge % 2 == 0 ? 1 : -1
      return hinge == 0 || hinge == k ? sign : 2 * sign
    }
    let hidden = try AffineMap(rows: (0...k).map { _ in [1] }, bias: (0...k).map { Rational(-$0) })
    let output = try AffineMap(rows: [weights], bias: [0])
    return try ReLUNetwork(layers: [hidden, output])
  }

  static let zigzag = Claim(
    "circuits.parity-zigzag", .printed, .thesis("Appendix 2.D"),
    title: "The zigzag through (p, p mod 2), p = 0, …, k, has k + 2 pieces and is a Sum-of-ReLU with k + 1 gates.",
    statement:
      "For k ≥ 1 the continuous f: R → R with f(y) = 0 for y ≤ 0, f(p) = p mod 2 for p = 0, …, k, affine in between and constant for y ≥ k, has exactly k + 2 pieces and is the sum of k + 1 ReLU gates with kinks at 0, …, k; at y = x_1 + … + x_k it is the parity of x in {0,1}^k.",
    expects: .holds,
    instances: { (1...9).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let k = instance["k"]
    let function = try proof.function(
      "f", through: (0...k).map { (Rational($0), Rational($0 % 2)) }, leftSlope: 0, rightSlope: 0)
    let network = proof.network("net", try zigzagNetwork(k))
    let isEqual = proof.decideEqual(try proof.function(of: network), function)
    let pieces = proof.provePieces(function)
    let count = proof.decide(pieces, .equal, Quantity(k) + 2)
    let size = proof.decide(network.size, .equal, Quantity(k) + 1)
    return isEqual && count && size
  }

  private static func parity(_ k: Int) throws -> PseudoBooleanFunction {
    PseudoBooleanFunction(try .parity(k), alphabet: .zeroOne)
  }

  /// σ(s) − 2σ(s−1) + 2σ(s−2) − …, k gates, s being the sum of the inputs.
  private static func parityNetwork(_ k: Int) -> ShallowNetwork {
    ShallowNetwork(
      gates: (0..<k).map { hinge in
        let size: Rational = hinge == 0 ? 1 : 2
        return ShallowNetwork.Gate(
          sign: hinge % 2 == 0 ? 1 : -1, weights: [Rational](repeating: size, count: k), bias: -size * Rational(hinge))
      })
  }

  /// 6 − 3σ(s−2/3) + 2σ(s−2) − 2σ(3−s), and from then on ±2σ(s−i): the kink at 3 turned round gives the first slope, which
  /// a kink moved from 1 to 2/3 makes even.
  static func shorterParityNetwork(_ k: Int) -> ShallowNetwork {
    func gate(_ sign: Int, _ slope: Int, _ constant: Int) -> ShallowNetwork.Gate {
      ShallowNetwork.Gate(
        sign: sign, weights: [Rational](repeating: Rational(slope), count: k), bias: Rational(constant))
    }
    let later = (4..<max(k, 4)).map { gate($0 % 2 == 0 ? 1 : -1, 2, -2 * $0) }
    return ShallowNetwork(gates: [gate(-1, 3, -2), gate(1, 2, -4), gate(-1, -2, 6)] + later, outputBias: 6)
  }

  static let gates = Claim(
    "circuits.parity-gates", .printed, .thesis("after Lemma 2.5.1"),
    title: "The parity function on k variables can be implemented by k ReLU gates.",
    statement:
      "For every k ≥ 1 the parity of x in {0,1}^k is a linear combination of k ReLU gates of affine forms, with s = x_1 + … + x_k: σ(s) − 2σ(s−1) + 2σ(s−2) − … (the gate with kink at k of Appendix 2.D is never on).",
    expects: .holds,
    instances: { (1...8).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let network = parityNetwork(instance["k"])
    let holds = try proof.decideValues("f", parity(instance["k"]), network)
    return proof.decide(Quantity(network.gates.count), .equal, Quantity(instance["k"])) && holds
  }

  static let least = Claim(
    "circuits.parity-gates", .sharpened, .thesis("after Lemma 2.5.1"),
    title: "k gates are the fewest for k ≤ 3; from k = 4 on k − 1 are enough, and for k = 4 these are the fewest.",
    statement:
      "A constant plus a linear combination of ReLU gates that is the parity of x in {0,1}^k has at least k gates if k ≤ 3, and at least 3 if k = 4 (a face of the cube has the parity of three variables); for k ≥ 4 there is one with k − 1 gates: with s = x_1 + … + x_k, 6 − 3σ(s − 2/3) + 2σ(s − 2) − 2σ(3 − s) + 2σ(s − 4) − 2σ(s − 5) + …",
    expects: .holds,
    instances: { (1...9).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let k = instance["k"]
    let network = k < 4 ? parityNetwork(k) : shorterParityNetwork(k)
    var holds = try proof.decideValues("f", parity(k), network)
    holds = proof.decide(Quantity(network.gates.count), .equal, Quantity(k < 4 ? k : k - 1)) && holds
    if k > 4 { return holds }
    // A network for four variables is one for three at the points with x_4 = 0.
    let face = CubeTarget.values(try parity(min(k, 3)))
    return try SumOfReLUClaims.decideNoNetwork(
      "face", face, gates: min(k, 3) - 1, hasOutputBias: true, &proof) && holds
  }

  // MARK: Proposition 2.5.3

  private static func binaryNumber(_ n: Int) throws -> PseudoBooleanFunction {
    try PseudoBooleanFunction(integers: (0..<1 << n).map { 2 * $0 })
  }

  static let saving = Claim(
    "circuits.sum-of-threshold-gates", .printed, .thesis("Proposition 2.5.3"),
    title: "Σ 2^i (1 + x_i)/2 is a Sum-of-ReLU with 2 gates; any Sum-of-LTF that computes it has Ω(n) gates.",
    statement:
      "f(x) = Σ_{i=1}^n 2^i (1 + x_i)/2 on {−1,1}^n is σ(f) − σ(−f), and every linear combination of threshold gates that computes it has at least n gates, since w gates give at most 2^w values and f has 2^n.",
    expects: .holds,
    instances: { (1...8).map { IntegersInstance(["n": $0]) } }
  ) { instance, proof in
    let n = instance["n"]
    let function = try binaryNumber(n)
    let weights = (0..<n).map { Rational(2 << $0) }
    let network = ShallowNetwork(gates: [
      .init(sign: 1, weights: weights, bias: 0), .init(sign: -1, weights: weights.map { -$0 }, bias: 0),
    ])
    let holds = try proof.decideValues("f", function, network)
    let values = proof.proveDistinctRows(proof.values("values", function), rowVariables: n)
    return proof.decide(Quantity(2).power(Quantity(n) - 1), .less, Quantity(values)) && holds
  }

  static let savingSharpened = Claim(
    "circuits.sum-of-threshold-gates", .sharpened, .thesis("Proposition 2.5.3"),
    title: "One ReLU gate against exactly n threshold gates.",
    statement:
      "f(x) = Σ_{i=1}^n 2^i (1 + x_i)/2 on {−1,1}^n is σ(f), one ReLU gate, since f ≥ 0; and it is the linear combination Σ 2^i·[x_i ≥ 0] of n threshold gates, while n − 1 give fewer than 2^n values.",
    expects: .holds,
    instances: { (1...8).map { IntegersInstance(["n": $0]) } }
  ) { instance, proof in
    let n = instance["n"]
    let function = try binaryNumber(n)
    let network = ShallowNetwork(gates: [.init(sign: 1, weights: (0..<n).map { Rational(2 << $0) }, bias: 0)])
    let holds = try proof.decideValues("f", function, network)
    let table = proof.values("values", function)
    let circuit = try BooleanCircuit(
      inputCount: n, alphabet: .zeroOne,
      gates: (0..<n).map { input in
        BooleanGate(.threshold, WeightedSum(bias: -1, terms: [.init(wire: input, weight: 1)]))
      }, outputKind: .sum,
      output: WeightedSum(bias: 0, terms: (0..<n).map { .init(wire: n + $0, weight: Rational(2 << $0)) }))
    let thresholds = proof.circuit("c", circuit)
    let computed = try proof.decideComputes(thresholds, table) == true
    let values = proof.proveDistinctRows(table, rowVariables: n)
    let lower = proof.decide(Quantity(2).power(thresholds.gates - 1), .less, Quantity(values))
    return holds && computed && lower
  }
}
