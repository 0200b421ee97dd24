import BooleanCircuits
import Certificates
import EmpiricalRisk
import ExactNumbers

/// Sums of ReLU gates at the points of a cube: Lemma 2.5.1 of the thesis and what is around it.
enum SumOfReLUClaims {
  static let all: [Claim] = [
    conjunctions, conjunctionsRepaired, twoLayers, twoLayersRepaired, gates, gatesWithoutConstant,
    gatesWithoutConstantRepaired, gatesSharpened,
  ]

  /// Every network with so many gates has a loss on the values of a function.
  static func decideNoNetwork(
    _ name: String, _ target: CubeTarget, gates: Int, hasOutputBias: Bool, _ proof: inout CertificateBuilder
  ) throws -> Bool {
    let problem = try target.problem(width: gates, hasOutputBias: hasOutputBias)
    let optimum = try problem.optimum(threads: 1)
    if optimum.value.isZero {
      proof.proveTrainingAtMost(proof.training(name, problem), 0, by: optimum.network)
      return false
    }
    proof.proveTrainingAtLeast(proof.training(name, problem), optimum.lowerBound, by: optimum.proof)
    return true
  }

  // MARK: AND, OR and two layers

  static let conjunctions = Claim(
    "circuits.and-or-gates", .printed, .thesis("before Lemma 2.5.1"),
    title: "AND and OR gates can both be implemented by ReLU gates, read: by one gate each.",
    statement:
      "For every k the AND and the OR of k inputs in {0,1} are each the value max(0, a·x + b) of one ReLU gate. (For OR of two inputs: a·x + b = 1 at (1,0), (0,1) and (1,1) makes it 1 at (0,0).)",
    expects: .fails,
    instances: { [1, 2, 3].flatMap { k in [0, 1].map { IntegersInstance(["k": k, "or": $0]) } } }
  ) { instance, proof in
    let table = try instance["or"] == 1 ? TruthTable.disjunction(instance["k"]) : .conjunction(instance["k"])
    let target = CubeTarget.values(PseudoBooleanFunction(table, alphabet: .zeroOne))
    return try !decideNoNetwork("f", target, gates: 1, hasOutputBias: false, &proof)
  }

  static let conjunctionsRepaired = Claim(
    "circuits.and-or-gates", .repaired, .thesis("before Lemma 2.5.1"),
    title: "AND of inputs in {0,1} is one ReLU gate, OR is two: 1 − (no input is 1), both again ReLU gates.",
    statement:
      "For every k ≥ 1, AND(x) = max(0, x_1 + … + x_k − k + 1) and OR(x) = max(0, 1 − max(0, 1 − x_1 − … − x_k)) for x in {0,1}^k.",
    expects: .holds,
    instances: { (1...6).flatMap { k in [0, 1].map { IntegersInstance(["k": k, "or": $0]) } } }
  ) { instance, proof in
    let k = instance["k"]
    let isOr = instance["or"] == 1
    let first = BooleanGate(
      .relu,
      WeightedSum(bias: Rational(isOr ? 1 : 1 - k), weights: (0..<k).map { _ in isOr ? -1 : 1 }))
    let second = BooleanGate(.relu, WeightedSum(bias: 1, terms: [.init(wire: k, weight: -1)]))
    let circuit = try BooleanCircuit(
      inputCount: k, alphabet: .zeroOne, gates: isOr ? [first, second] : [first], outputKind: .sum,
      output: WeightedSum(bias: 0, terms: [.init(wire: isOr ? k + 1 : k, weight: 1)]))
    let table = try isOr ? TruthTable.disjunction(k) : .conjunction(k)
    let defined = proof.circuit("c", circuit)
    let gates = proof.decide(defined.gates, .equal, isOr ? 2 : 1)
    let values = proof.values("f", PseudoBooleanFunction(table, alphabet: .zeroOne))
    return try proof.decideComputes(defined, values) == true && gates
  }

  static let twoLayers = Claim(
    "circuits.relu-of-relu", .printed, .thesis("before Lemma 2.5.1"),
    title: "Any Boolean function can be implemented by a ReLU-of-ReLU circuit.",
    statement:
      "Every f: {−1,1}^n → {−1,1} is the value of a ReLU gate that reads ReLU gates. (A value of a ReLU gate is at least 0.)",
    expects: .fails,
    instances: {
      [[1], [-1], [-1, 1], [1, -1], [-1, -1]].map { CubeFunctionInstance($0) }
    }
  ) { instance, proof in
    let least = instance.numerators.min() ?? 0
    return proof.decide(Quantity(least), .atLeast, 0)
  }

  static let twoLayersRepaired = Claim(
    "circuits.relu-of-relu", .repaired, .thesis("before Lemma 2.5.1"),
    title:
      "Any function on a cube with values ≥ 0 is a ReLU-of-ReLU circuit with one gate for each point, and one more.",
    statement:
      "Every f: {−1,1}^n → [0, ∞) is max(0, Σ_v f(v)·1_v), 1_v(x) = max(0, ⟨v, x⟩ − n + 1) the indicator of a point: at most 2^n + 1 ReLU gates. (Functions with negative values need a sum as output.)",
    hypotheses: "f ≥ 0",
    expects: .holds,
    instances: { CubeFunctionInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { $0.numerators.allSatisfy { $0 >= 0 } ? nil : "a negative value" }
  ) { instance, proof in
    let function = try instance.function()
    let n = function.variableCount
    let points = (0..<function.pointCount).filter { !function[$0].isZero }
    var gates = points.map { point in
      BooleanGate(
        .relu,
        WeightedSum(bias: Rational(1 - n), weights: (0..<n).map { point >> $0 & 1 == 1 ? 1 : -1 }))
    }
    gates.append(
      BooleanGate(
        .relu,
        WeightedSum(bias: 0, terms: points.enumerated().map { .init(wire: n + $0, weight: function[$1]) })))
    let circuit = try BooleanCircuit(
      inputCount: n, alphabet: .signs, gates: gates, outputKind: .sum,
      output: WeightedSum(bias: 0, terms: [.init(wire: n + gates.count - 1, weight: 1)]))
    let defined = proof.circuit("c", circuit)
    let bound = proof.decide(defined.gates, .atMost, Quantity(2).power(Quantity(n)) + 1)
    return try proof.decideComputes(defined, proof.values("f", function)) == true && bound
  }

  // MARK: Lemma 2.5.1

  /// The numbers |S| of the sets with nonzero coefficients, without the empty one.
  private static func sizes(_ function: PseudoBooleanFunction) throws -> [Int] {
    let spectrum = try WalshSpectrum(function)
    return (1..<max(spectrum.setCount, 1)).filter { !spectrum[$0].isZero }.map(\.nonzeroBitCount)
  }

  static let gates = Claim(
    "circuits.sum-of-relu-gates", .printed, .thesis("Lemma 2.5.1"),
    title: "A function on {−1,1}^n is a Sum-of-ReLU with at most min{2^n, Σ |S| over nonzero coefficients} gates.",
    statement:
      "Every f: {−1,1}^n → Q is a constant plus a linear combination of at most min{2^n, Σ_{S: f̂(S) ≠ 0} |S|} ReLU gates of affine forms. (The constant may stand at the output, as in Appendix 2.A; without it the bound fails.)",
    expects: .holds,
    instances: { CubeFunctionInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let function = try instance.function()
    let sizes = try sizes(function)
    let networks = try [SumOfReLUConstruction.points, .characters].map { try function.sumOfReLU($0) }
    let best = networks[0].gates.count <= networks[1].gates.count ? networks[0] : networks[1]
    let holds = try proof.decideValues("f", function, best)
    let points = proof.decide(Quantity(best.gates.count), .atMost, Quantity(2).power(Quantity(function.variableCount)))
    let characters = proof.decide(Quantity(best.gates.count), .atMost, Quantity(sizes.reduce(0, +)))
    return holds && points && characters
  }

  static let gatesWithoutConstant = Claim(
    "circuits.sum-of-relu-gates-without-constant", .printed, .thesis("Lemma 2.5.1, with the sum of Appendix 2.B"),
    title: "The bound of Lemma 2.5.1 for sums without a constant.",
    statement:
      "Every f: {−1,1}^n → Q is a linear combination of at most min{2^n, Σ_{S: f̂(S) ≠ 0} |S|} ReLU gates of affine forms, without a constant. (f = 1 has only the coefficient of the empty set.)",
    expects: .fails,
    instances: { CubeFunctionInstance.family.filter { $0.variableCount <= 2 } },
    simplify: \.simpler
  ) { instance, proof in
    let function = try instance.function()
    let bound = min(function.pointCount, try sizes(function).reduce(0, +))
    return try !decideNoNetwork("f", .values(function), gates: bound, hasOutputBias: false, &proof)
  }

  static let gatesWithoutConstantRepaired = Claim(
    "circuits.sum-of-relu-gates-without-constant", .repaired, .thesis("Lemma 2.5.1, with the sum of Appendix 2.B"),
    title: "Without a constant, 2^n gates or one more than Σ |S| are enough.",
    statement:
      "Every f: {−1,1}^n → Q is a linear combination, without a constant, of at most min{2^n, 1 + Σ_{S: f̂(S) ≠ 0} |S|} ReLU gates of affine forms: one gate max(0, 1) serves as constant.",
    expects: .holds,
    instances: { CubeFunctionInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let function = try instance.function()
    let points = try function.sumOfReLU(.points)
    let characters = try function.sumOfReLU(.characters)
    let constant = characters.outputBias
    let gate = ShallowNetwork.Gate(
      sign: constant.signum() < 0 ? -1 : 1, weights: [Rational](repeating: 0, count: function.variableCount),
      bias: constant.signum() < 0 ? -constant : constant)
    let withGate = ShallowNetwork(gates: characters.gates + (constant.isZero ? [] : [gate]))
    let best = points.gates.count <= withGate.gates.count ? points : withGate
    let problem = try CubeTarget.values(function).problem(width: best.gates.count, hasOutputBias: false)
    proof.proveTrainingAtMost(proof.training("f", problem), 0, by: best)
    let bound = min(function.pointCount, 1 + (try sizes(function).reduce(0, +)))
    return proof.decide(Quantity(best.gates.count), .atMost, Quantity(bound))
  }

  static let gatesSharpened = Claim(
    "circuits.sum-of-relu-gates", .sharpened, .thesis("Lemma 2.5.1"),
    title:
      "Three better bounds: 1 + Σ (|S| − 1), 2^n − n, and 1, 2, 3, 7 for n = 1, …, 4 by groups cut off one after the other.",
    statement:
      "Every f: {−1,1}^n → Q is a constant plus a linear combination of at most 1 + Σ_{S ≠ ∅: f̂(S) ≠ 0} (|S| − 1) ReLU gates (the first gate of each parity is affine on the cube, all of them become one gate), of at most 2^n − n (n ≥ 1; one affine gate and one for each other point), and for n = 1, 2, 3, 4 of at most 1, 2, 3, 7 (affinely independent groups, cut off by parallel hyperplanes, for two gates each).",
    hypotheses: "1 ≤ n ≤ 4",
    expects: .holds,
    instances: { CubeFunctionInstance.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { $0.variableCount == 0 ? "n = 0" : nil }
  ) { instance, proof in
    let function = try instance.function()
    let n = function.variableCount
    let merged = try function.sumOfReLU(.mergedCharacters)
    let affine = try function.sumOfReLU(.affineAndPoints)
    let nested = try function.sumOfReLU(.nestedHalfSpaces)
    var holds = true
    for (name, network) in [("characters", merged), ("points", affine), ("groups", nested)] {
      holds = try proof.decideValues(name, function, network) && holds
    }
    let characters = 1 + (try sizes(function).reduce(0) { $0 + $1 - 1 })
    holds = proof.decide(Quantity(merged.gates.count), .atMost, Quantity(characters)) && holds
    holds =
      proof.decide(
        Quantity(affine.gates.count), .atMost, Quantity(2).power(Quantity(n)) - Quantity(n)) && holds
    return proof.decide(Quantity(nested.gates.count), .atMost, Quantity([1, 2, 3, 7][n - 1])) && holds
  }
}
