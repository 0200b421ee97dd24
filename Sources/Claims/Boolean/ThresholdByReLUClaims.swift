import BooleanCircuits
import Certificates
import EmpiricalRisk
import ExactNumbers

/// A threshold function as a sum of ReLU gates: Claim 4 in Appendix 2.C of the thesis.
enum ThresholdByReLUClaims {
  static let all: [Claim] = [two, withoutConstant, withoutConstantRepaired, least, shift]

  /// −1 + (2/p)(σ(z + p) − σ(z)) with z = b + w·x, −p the greatest negative value of z; a constant if there is none.
  private static func network(_ table: TruthTable) throws -> ShallowNetwork? {
    guard case .threshold(let minimal) = try table.thresholdDecision() else { return nil }
    let weights = minimal.weights
    let negatives = (0..<table.pointCount).map { weights.argument(at: $0) }.filter { $0.signum() < 0 }
    guard let greatest = negatives.max() else { return ShallowNetwork(gates: [], outputBias: 1) }
    let gap = Rational(-greatest)
    let scale = 2 / gap
    let slopes = weights.weights.map { scale * Rational($0) }
    let bias = scale * Rational(weights.bias)
    return ShallowNetwork(
      gates: [
        .init(sign: 1, weights: slopes, bias: bias + 2), .init(sign: -1, weights: slopes, bias: bias),
      ], outputBias: -1)
  }

  static let two = Claim(
    "circuits.threshold-by-two-gates", .printed, .thesis("Claim 4"),
    title: "A threshold function on the cube is −1 plus a combination of two ReLU gates.",
    statement:
      "For all w, b the function 1 where z = ⟨w, x⟩ + b ≥ 0 and −1 elsewhere is −1 + (2/p)(σ(z + p) − σ(z)) on {−1,1}^n, −p being the greatest negative value of z; where there is none it is a constant.",
    expects: .holds,
    instances: {
      TruthTableInstance.thresholdClasses(upTo: 3)
        + [4, 5, 6].flatMap { n in
          [try? TruthTable.majority(n), try? TruthTable.oddMaxBit(n)].compactMap { $0 }.map { TruthTableInstance($0) }
        }
    }
  ) { instance, proof in
    let table = try instance.table()
    guard let network = try network(table) else { throw Undecided(reason: "no threshold function") }
    let holds = try proof.decideValues("f", PseudoBooleanFunction(table, alphabet: .signs), network)
    return proof.decide(Quantity(network.gates.count), .atMost, 2) && holds
  }

  static let shift = Claim(
    "circuits.output-shift", .printed, .thesis("Appendix 2.E, before Lemma 2.E.1"),
    title: "Adding less than p to the output bias removes zeros of the output's argument, and keeps the function.",
    statement:
      "If an LTF-of-ReLU has arguments of its output below 0, −p being the greatest of them, then adding a number between 0 and p, here p/2, to the output bias leaves the function as it is and makes no argument 0: the circuit with the negative argument computes the negated function. (Where no argument is negative p is not defined, and any positive number does.)",
    expects: .holds,
    instances: { CircuitInstance.family },
    sample: { size, generator in CircuitInstance.random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let circuit = try instance.circuit()
    let table = try circuit.table()
    let shifted = try circuit.removingOutputZeros()
    let opposite = try BooleanCircuit(
      inputCount: shifted.inputCount, alphabet: shifted.alphabet, gates: shifted.gates, outputKind: .threshold,
      output: WeightedSum(
        bias: -shifted.output.bias,
        terms: shifted.output.terms.map { .init(wire: $0.wire, weight: -$0.weight) }))
    let function = proof.table("f", table)
    let before = try proof.decideComputes(proof.circuit("c", circuit), function) == true
    let after = try proof.decideComputes(proof.circuit("shifted", shifted), function) == true
    let negated = try proof.decideComputes(proof.circuit("opposite", opposite), proof.table("g", table.negated)) == true
    return before && after && negated
  }

  static let withoutConstant = Claim(
    "circuits.threshold-by-two-gates-without-constant", .printed, .thesis("Claim 4, with the sum of Appendix 2.B"),
    title: "A threshold function on the cube is a combination of two ReLU gates, without a constant.",
    statement:
      "Every threshold function on {−1,1}^n, with the values ±1, is a linear combination c_1 σ(z_1) + c_2 σ(z_2) of two ReLU gates of affine forms, without a constant. (The majority of three is not.)",
    expects: .fails,
    instances: { TruthTableInstance.thresholdClasses(upTo: 3) }
  ) { instance, proof in
    let target = CubeTarget.values(PseudoBooleanFunction(try instance.table(), alphabet: .signs))
    return try !SumOfReLUClaims.decideNoNetwork("f", target, gates: 2, hasOutputBias: false, &proof)
  }

  static let withoutConstantRepaired = Claim(
    "circuits.threshold-by-two-gates-without-constant", .repaired, .thesis("Claim 4, with the sum of Appendix 2.B"),
    title: "Without a constant three gates are enough.",
    statement:
      "Every threshold function on {−1,1}^n, with the values ±1, is a linear combination of three ReLU gates of affine forms, without a constant: the two of Claim 4 and −σ(1).",
    expects: .holds,
    instances: { TruthTableInstance.thresholdClasses(upTo: 3) }
  ) { instance, proof in
    let table = try instance.table()
    guard let network = try network(table) else { throw Undecided(reason: "no threshold function") }
    let constant = ShallowNetwork.Gate(
      sign: network.outputBias.signum(), weights: [Rational](repeating: 0, count: table.variableCount), bias: 1)
    let gates = ShallowNetwork(gates: network.gates + [constant])
    let target = CubeTarget.values(PseudoBooleanFunction(table, alphabet: .signs))
    let problem = try target.problem(width: gates.gates.count, hasOutputBias: false)
    proof.proveTrainingAtMost(proof.training("f", problem), 0, by: gates)
    return proof.decide(Quantity(gates.gates.count), .atMost, 3)
  }

  static let least = Claim(
    "circuits.threshold-by-two-gates", .sharpened, .thesis("Claim 4"),
    title: "Up to three variables two gates are needed for majority, x or (y and z), and x and (y or z) only.",
    statement:
      "With a constant, the fewest ReLU gates of a threshold function of at most three variables with the values ±1 are 0 for the constants, 1 for single variables, conjunctions and disjunctions (of variables or their negations), and 2 for the others: majority of three, x or (y and z), x and (y or z), up to negations of variables.",
    hypotheses: "n ≤ 3",
    expects: .holds,
    instances: { TruthTableInstance.thresholdClasses(upTo: 3) }
  ) { instance, proof in
    let table = try instance.table()
    let target = CubeTarget.values(PseudoBooleanFunction(table, alphabet: .signs))
    guard let least = try target.leastGates(limit: 2, threads: 1) else { return false }
    try proof.proveLeastGates("f", target, least, hasOutputBias: true)
    let trueCount = table.trueCount
    let points = table.pointCount
    let essential = (0..<table.variableCount).count { table.influence(of: $0) != .none }
    // A conjunction or disjunction of e essential variables is true, or false, on one of 2^e parts of the cube.
    let expected = essential == 0 ? 0 : [trueCount, points - trueCount].contains(points >> essential) ? 1 : 2
    return proof.decide(Quantity(least.count), .equal, Quantity(expected))
  }
}
