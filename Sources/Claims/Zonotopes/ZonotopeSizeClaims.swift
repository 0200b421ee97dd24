import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.3.10 (ii): how large networks for H ∘ γ must be.
enum ZonotopeSizeClaims {
  static let all: [Claim] = [printed, repaired, firstExpression]

  /// H ∘ |x| with a network for it in one hidden layer less than the family uses, k of them.
  ///
  /// The first hidden layer computes the first fold of |x| in one go; w = 4, M = 6, so that a fold with the points (1, 2, 4)
  /// takes three gates, and that of |x| with the points (2, 3, 4) takes seven.
  struct Folded: ClaimInstance {
    let depth: Int

    func folding() throws -> HardFunction {
      let even = [Rational(3, 2), 3, Rational(9, 2)]
      var points: [[Rational]] = Array(repeating: [1, 2, 4], count: max(0, depth - 1)) + [even]
      if depth >= 2 { points[0] = [2, 3, 4] }
      return try HardFunction(maximum: 6, points: points)
    }

    func network() throws -> ReLUNetwork {
      let folding = try folding()
      let absolute = PiecewiseLinearFunction(slope: 1, constant: 0)
      let folded = folding.layerFunction(0).composed(with: .maximum(absolute, absolute.scaled(by: -1)))
      let first = try MinimalOneHiddenLayerNetwork(of: folded).network
      guard depth >= 2 else { return first }
      let rest = try HardFunction(maximum: folding.maximum, points: Array(folding.points.dropFirst()))
      return try rest.compactNetwork().composed(with: first)
    }

    var description: String {
      guard let folding = try? folding(), let network = try? network() else { return "k = \(depth)" }
      let instance = FoldingInstance(bound: folding.maximum, points: folding.points)
      return "n = 1, m = 1, b = (1), k = k' = \(depth): \(instance); network with \(network.size) gates"
    }
    var weight: Int { depth }
  }

  static let printed = Claim(
    "zonotope.size-lower-bound", .printed, .thesis("Theorem 2.3.10 (ii)"),
    title:
      "A network of depth k' + 1 ≤ k + 1 for H ∘ γ has size at least ½k'w^{k/k'}(m − 1)^{(1 − 1/n)/k'} − 1 and k'w^{k/k'}/n^{1/k'}.",
    statement:
      "For H ∘ γ with k folds of width w and m generators in R^n, and a network with k' ≤ k hidden layers and s gates that computes it: (2(s + 1))^{k'n} ≥ k'^{k'n}·w^{kn}·(m − 1)^{n−1} and s^{k'}·n ≥ k'^{k'}·w^k, which are the printed inequalities without roots. (An instance is a network for H ∘ |x|, n = m = 1, k' = k.)",
    hypotheses: "the network computes H ∘ γ; k' ≤ k",
    expects: .fails,
    instances: { (1...8).map { Folded(depth: $0) } }
  ) { instance, proof in
    let a = proof.arrangement("a", try ZonotopeInstance.cube(dimension: 1).arrangement())
    let gamma = proof.network("gamma", try ZonotopeInstance.cube(dimension: 1).supportFunction().pairNetwork)
    proof.proveSupportNetwork(gamma, computes: a)
    let h = proof.folding("h", try instance.folding())
    let f = proof.composition("f", proof.function(of: h), after: try proof.function(of: gamma))
    let net = proof.network("net", try instance.network())
    guard proof.decideEqual(try proof.function(of: net), f) else { return true }
    proof.decide(net.hidden, .atMost, h.folds)
    let first = firstExpression(a, h, layers: net.hidden, size: net.size, &proof)
    let second = proof.decide(
      net.size.power(net.hidden) * a.dimension, .atLeast,
      net.hidden.power(net.hidden) * h.segments[0].power(h.folds))
    return first && second
  }

  /// Decides (2(s + 1))^{k'n} ≥ k'^{k'n}·w^{kn}·(m − 1)^{n−1}.
  static func firstExpression(
    _ a: ProofArrangement, _ h: ProofFolding, layers: Quantity, size: Quantity, _ proof: inout CertificateBuilder
  ) -> Bool {
    proof.decide(
      ((size + 1) * 2).power(layers * a.dimension), .atLeast,
      layers.power(layers * a.dimension) * h.segments[0].power(h.folds * a.dimension)
        * (a.planes - 1).power(a.dimension - 1))
  }

  /// A function and a number k' of hidden layers.
  struct Tradeoff: ClaimInstance {
    var function: ZonotopeFunctionInstance
    var layers: Int
    var description: String { "\(function); k' = \(layers)" }
    var weight: Int { function.weight + layers }

    /// k' from 1 to k plus `more`.
    static func family(_ functions: [ZonotopeFunctionInstance], more: Int) -> [Tradeoff] {
      functions.flatMap { function in
        (1...(function.folding.depth + more)).map { Tradeoff(function: function, layers: $0) }
      }
    }
  }

  /// The function on a line that passes the origin at a small distance.
  @Sendable static func curves(_ instance: Tradeoff) -> [Curve] {
    let n = instance.function.zonotope.dimension
    let point = (1...n).map { Rational($0 * $0 % 5 - 2, 10) * instance.function.folding.bound / 10 }
    let direction = (1...n).map { Rational($0 + 1) }
    guard let function = try? instance.function.function(),
      let line = try? function.network.restricted(toLineThrough: point, direction: direction),
      let f = try? line.piecewiseLinearFunction(), let first = f.breakpoints.first, let last = f.breakpoints.last
    else { return [] }
    let margin = (last - first) / 10
    return [Curve("H ∘ γ on a line", f, on: (first - margin)...(last + margin))]
  }

  static let repaired = Claim(
    "zonotope.size-lower-bound", .repaired, .thesis("Theorem 2.3.10 (ii)"),
    title: "A network with k' hidden layers for H ∘ γ has size at least minsize(2w^k + q − 1 + 2e, k').",
    statement:
      "For b^1, …, b^m not all zero, with q directions, and H with k folds of width w: every network with k' ≥ 1 hidden layers that computes H ∘ γ has size at least minsize(P, k') = min{Σ w_i : w_i ≥ 1, Π(w_i + 1) ≥ P}, P = 2w^k + q − 1 + 2e its number of pieces on a line close to the origin (e = 1 if w is even and k ≥ 2, else 0). The bound is at most min(2m, m + 2) + wk for k' = k + 1.",
    hypotheses: "some b^i is not zero; all a^i in the simplex; k' ≥ 1",
    expects: .holds,
    caption: "H ∘ γ on a line close to the origin: pieces for each kink of γ and twice for each piece of H.",
    instances: {
      let small = ZonotopeInstance.standardFamily.filter { $0.generators.count <= 4 && $0.dimension <= 3 }
      return Tradeoff.family(ZonotopeFunctionInstance.family(over: small, slices: 16), more: 1)
    },
    sample: { size, generator in
      let function = ZonotopeFunctionInstance.random(size: size, using: &generator)
      return Tradeoff(function: function, layers: generator.integer(1...(function.folding.depth + 1)))
    },
    hypothesis: { ZonotopeFunctionInstance.hypothesis($0.function) },
    curves: curves
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.function.zonotope.arrangement())
    let h = proof.folding("h", try instance.function.folding.parameters())
    let bound = try proof.proveZonotopeSize(a, h, layers: instance.layers)
    let least = proof.integer("least", bound)
    let layers = proof.integer("layers", instance.layers)
    let ends = (instance.function.folding.commonWidth ?? 1).isMultiple(of: 2) && instance.function.folding.depth >= 2
    let pieces = h.segments[0].power(h.folds) * 2 + a.hyperplanes - 1 + Quantity(ends ? 2 : 0)
    let enough = proof.decide(.balanced(layers: layers, size: least), .atLeast, pieces)
    guard instance.layers == instance.function.folding.depth + 1 else { return enough }
    let folds = h.segments[0] * h.folds
    let pairs = proof.decide(least, .atMost, a.planes * 2 + folds)
    return proof.decide(least, .atMost, a.planes + 2 + folds) && pairs && enough
  }

  static let firstExpression = Claim(
    "zonotope.size-lower-bound-first-expression", .printed, .thesis("Theorem 2.3.10 (ii), first expression"),
    title: "A network of depth k' + 1 ≤ k + 1 for H ∘ γ has size at least ½k'w^{k/k'}(m − 1)^{(1 − 1/n)/k'} − 1.",
    statement:
      "For b^1, …, b^m ∈ R^n in general position, H with k folds of width w and k' in 1…k: every network with k' hidden layers that computes H ∘ γ has size s with (2(s + 1))^{k'n} ≥ k'^{k'n}·w^{kn}·(m − 1)^{n−1}. (On these instances it follows from the pieces on a line; for many generators compared to w^k it would not.)",
    hypotheses: "every min(n, m) of the b^i are independent; all a^i in the simplex; 1 ≤ k' ≤ k",
    expects: .holds,
    instances: {
      let generic = ZonotopeInstance.genericFamily.filter { $0.generators.count <= 5 }
      return Tradeoff.family(ZonotopeFunctionInstance.family(over: generic, slices: 16), more: 0)
    },
    hypothesis: { ZonotopeFunctionInstance.genericHypothesis($0.function) }
  ) { instance, proof in
    let a = proof.arrangement("a", try instance.function.zonotope.arrangement())
    let h = proof.folding("h", try instance.function.folding.parameters())
    let least = proof.integer("least", try proof.proveZonotopeSize(a, h, layers: instance.layers))
    guard firstExpression(a, h, layers: proof.integer("layers", instance.layers), size: least, &proof) else {
      throw Undecided(reason: "the pieces on a line do not suffice")
    }
    return true
  }
}
