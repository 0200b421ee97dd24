import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.2.1 on the line, Theorem 2.2.3, and what the text says around them.
enum UniversalityClaims {
  static let all: [Claim] = [oneLayer, depthOfMaximum, oneToOne, density, uniformDensity, uniformRepaired]

  static let oneLayer = Claim(
    "representation.line", .printed, .thesis("Theorem 2.2.1, n = 1"),
    title:
      "Every piecewise linear function on the line is a network of depth at most 2, and a signed sum of maxima of two affine functions.",
    statement:
      "For every piecewise linear f: R → R: f = Σ s_j·max(l_j, l'_j) with s_j = ±1 and affine l_j, l'_j, and a network with at most ⌈log₂ 2⌉ = 1 hidden layer computes f.",
    expects: .holds,
    instances: { FunctionInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let function = try instance.function()
    let f = proof.function("f", function)
    // f = (first affine piece) + Σ jumps·σ(x − a): each term is ± a maximum of two affine functions.
    var terms: [ProofFunction] = []
    let anchor = function.breakpoints.first ?? 0
    let left = proof.network(
      "left", .affine(slope: function.slopes[0], intercept: function(anchor) - function.slopes[0] * anchor))
    terms.append(proof.maximum("m", [try proof.function(of: left)]))
    let zero = try proof.function(of: proof.network("zero", .zero))
    for (index, at) in function.breakpoints.enumerated() {
      let jump = function.slopes[index + 1] - function.slopes[index]
      let ramp = proof.network(
        "ramp", .affine(slope: jump.magnitude, intercept: 0 - jump.magnitude * at))
      let maximum = proof.maximum("m", [try proof.function(of: ramp), zero])
      terms.append(proof.multiple("t", Rational(jump.signum(), 1), maximum))
    }
    var sum = terms[0]
    for term in terms.dropFirst() { sum = proof.sum("sum", sum, term) }
    var holds = proof.decideEqual(f, sum)
    let net = proof.network("net", try MinimalOneHiddenLayerNetwork(of: function).network)
    holds = proof.decideEqual(f, try proof.function(of: net)) && holds
    return proof.decide(net.hidden, .atMost, 1) && holds
  }

  /// Slopes and intercepts of the operands of a maximum.
  struct Lines: ClaimInstance {
    let lines: [[Rational]]
    var description: String {
      "max{" + lines.map { LinearText.affine([$0[0]], ["x"], constant: $0[1]) }.joined(separator: ", ") + "}"
    }
    var weight: Int { 10_000 * lines.count + lines.joined().reduce(0) { $0 + $1.height } }

    static let pairs: [Lines] = words(words([0, 1, -1] as [Rational], length: 2), length: 2).map { Lines(lines: $0) }
  }

  static let depthOfMaximum = Claim(
    "representation.depth-of-maximum", .printed, .thesis("Theorem 2.2.1, proof sketch"),
    title: "The maximum of n + 1 = 2 numbers is computed with depth at most ⌈log₂(n + 1)⌉ = 1.",
    statement:
      "For n = 1: max(l_1, l_2) of two affine functions of x is computed by a network of depth 1, that is, an affine map. (It is the number of hidden layers, not the depth, that is ⌈log₂(n + 1)⌉.)",
    expects: .fails,
    instances: { Lines.pairs }
  ) { instance, proof in
    let operands = try instance.lines.map { line in
      try proof.function(of: proof.network("l", .affine(slope: line[0], intercept: line[1])))
    }
    let pieces = proof.provePieces(proof.maximum("f", operands))
    return proof.decide(pieces, .equal, 1)
  }

  static let oneToOne = Claim(
    "representation.one-to-one", .printed, .thesis("before Theorem 2.2.1"),
    title: "Networks and piecewise linear functions correspond one to one (read of single networks, not of classes).",
    statement: "Two networks R → R of different size compute different functions.",
    expects: .fails,
    instances: { FunctionInstance.standardFamily.filter { $0.slopes.count <= 5 } },
    simplify: \.simpler
  ) { instance, proof in
    let network = try MinimalOneHiddenLayerNetwork(of: instance.function()).network
    let a = proof.network("a", network)
    let b = proof.network("b", try ReLUNetwork.sum(of: [network, .deadGates(hiddenLayers: network.hiddenLayerCount)]))
    let equal = proof.decideEqual(try proof.function(of: a), try proof.function(of: b))
    let sameSize = proof.decide(a.size, .equal, b.size)
    return !equal || sameSize
  }

  static let steps: [IntegersInstance] =
    ([1, 2, 3, 4, 5, 8, 10, 100, 1_000, 1_000_000].map { IntegersInstance(["N": $0]) })

  /// σ(Nx) − σ(Nx − 1), which climbs from 0 to 1 on [0, 1/N].
  static func ramp(_ n: Int) throws -> ReLUNetwork {
    try ReLUNetwork(integerRows: [[[0, n], [-1, n]], [[0, 1, -1]]])
  }

  static let density = Claim(
    "density.step-in-mean", .repaired, .thesis("Theorem 2.2.3, q = 1"),
    title: "The unit step is approximated in mean by two gates: the error on [−1, 1] is exactly 1/(2N).",
    statement:
      "For f the indicator of [0, ∞) and g(x) = σ(Nx) − σ(Nx − 1), ∫_{−1}^{1} |f − g| = 1/(2N), which tends to 0: density in L¹ for this target, by one hidden layer.",
    expects: .holds,
    caption: "The two-gate network that climbs from 0 to 1 on [0, 1/N].",
    instances: { steps },
    floating: { instance in
      // Midpoint rule on the ramp, where it is exact but for rounding.
      let n = Double(instance["N"])
      var sum = 0.0
      for index in 0..<1000 { sum += (1 - (Double(index) + 0.5) / 1000) / (1000 * n) }
      return abs(sum - 1 / (2 * n)) < 1e-12
    },
    curves: { instance in
      let n = instance["N"]
      guard n <= 10, let network = try? ramp(n), let g = try? network.piecewiseLinearFunction() else { return [] }
      return [Curve("σ(\(n)x) − σ(\(n)x − 1)", g, on: -1...1)]
    }
  ) { instance, proof in
    let net = proof.network("g", try ramp(instance["N"]))
    let step = proof.step("f", at: 0, left: 0, right: 1)
    let bound = Rational(1, 2) / Rational(instance["N"], 1)
    return proof.decideDistance(step, try proof.function(of: net), on: -1...1, .equal, bound).holds
  }

  static let uniformDensity = Claim(
    "density.step-uniformly", .printed, .thesis("Theorem 2.2.3, q = ∞"),
    title: "Every bounded function is approximated uniformly by networks.",
    statement:
      "For every ε > 0 some network is within ε (essential supremum) of the step with values l, u. (No continuous function is closer than |u − l|/2.)",
    hypotheses: "0 < ε",
    expects: .fails,
    instances: {
      [(0, 0), (0, 1), (-1, 1), (2, 5)].flatMap { l, u in
        [1, 2, 3, 10].map { IntegersInstance(["l": l, "u": u, "reciprocal of ε": $0]) }
      }
    }
  ) { instance, proof in
    let step = proof.step("f", at: 0, left: Rational(instance["l"], 1), right: Rational(instance["u"], 1))
    let distance = proof.proveFarFromContinuous(step)
    let reciprocal = proof.integer("r", instance["reciprocal of ε"])
    // ε = 1/r is reached only if the distance is at most 1/r; otherwise the theorem above excludes every network.
    let reachable = proof.decide(Quantity(distance.numerator) * reciprocal, .atMost, Quantity(distance.denominator))
    if reachable {
      // The constant in the middle is that close; it is a network without hidden layer.
      let middle = proof.network("g", .affine(slope: 0, intercept: Rational(instance["l"] + instance["u"], 2)))
      let g = try proof.function(of: middle)
      proof.decideValue(g, at: 0, .atLeast, Rational(instance["u"], 1) - Rational(1, instance["reciprocal of ε"]))
      proof.decideValue(g, at: 0, .atMost, Rational(instance["l"], 1) + Rational(1, instance["reciprocal of ε"]))
    }
    return reachable
  }

  static let uniformRepaired = Claim(
    "density.step-uniformly", .repaired, .thesis("Theorem 2.2.3, q = ∞"),
    title: "A step can be approximated uniformly by continuous functions exactly up to half its jump.",
    statement:
      "Every continuous function is at essential uniform distance at least |u − l|/2 from the step with values l, u, and the constant (l + u)/2 attains this: uniform density needs continuity of the target.",
    expects: .holds,
    instances: {
      [(0, 1), (1, 0), (-3, 4), (2, 2)].map { IntegersInstance(["l": $0.0, "u": $0.1]) }
    }
  ) { instance, proof in
    let (l, u) = (Rational(instance["l"], 1), Rational(instance["u"], 1))
    let step = proof.step("f", at: 0, left: l, right: u)
    let distance = proof.proveFarFromContinuous(step)
    let middle = proof.network("g", .affine(slope: 0, intercept: (l + u) / 2))
    let g = try proof.function(of: middle)
    // |(l + u)/2 − l| and |(l + u)/2 − u| are both the distance.
    let low = proof.decideValue(g, at: 0, .equal, l < u ? l + distance : l - distance)
    return proof.decideValue(g, at: 0, .equal, l < u ? u - distance : u + distance) && low
  }
}
