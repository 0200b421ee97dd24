import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.3.1, its corollaries, and the remarks after Theorem 2.3.6: how large shallower networks for H must be.
enum TradeoffClaims {
  static let all: [Claim] = [
    printed, sharpened, tight, remark, remarkRepaired, corollary, corollaryDimension, corollaryRepaired, corollaryOne,
    corollaryOneDimension, corollaryOneRepaired, telgarsky,
  ]

  /// A folding and a number k' of hidden layers of the shallower network.
  struct Tradeoff: ClaimInstance {
    var folding: FoldingInstance
    var layers: Int
    var description: String { "\(folding); k' = \(layers)" }
    var weight: Int { folding.weight + layers }

    static func family(pieces: Int) -> [Tradeoff] {
      FoldingInstance.standardFamily(pieces: pieces).flatMap { folding in
        (1...folding.depth).map { Tradeoff(folding: folding, layers: $0) }
      }
    }
  }

  @Sendable static func hypothesis(_ instance: Tradeoff) -> String? {
    CompositionClaims.oneWidth(instance.folding)
      ?? (1...instance.folding.depth ~= instance.layers ? nil : "k' is not in 1…k")
  }

  static let printed = Claim(
    "depth.size-tradeoff", .printed, .thesis("Theorem 2.3.1"),
    title: "A network with k' ≤ k hidden layers for H has size at least (k'/2)·w^{k/k'} − 1.",
    statement:
      "For H with k folds of width w ≥ 2 and every k' in 1…k: every network with exactly k' hidden layers that computes H has size s with (2(s + 1))^{k'} ≥ k'^{k'}·w^k.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, 1 ≤ k' ≤ k",
    expects: .holds,
    instances: { Tradeoff.family(pieces: 260) },
    sample: { size, generator in
      let folding = FoldingInstance.random(size: size, pieces: 300, using: &generator)
      return Tradeoff(folding: folding, layers: generator.integer(1...folding.depth))
    },
    hypothesis: hypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.folding.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f)
    let layers = proof.integer("layers", instance.layers)
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: instance.layers))
    return proof.decide(
      ((least + 1) * 2).power(layers), .atLeast, layers.power(layers) * h.segments[0].power(h.folds))
  }

  static let sharpened = Claim(
    "depth.size-tradeoff", .sharpened, .thesis("Theorem 2.3.1"),
    title:
      "A network with k' hidden layers for H has size at least the least s with room for all its pieces; at k' = k this is k(w − 1) + 1.",
    statement:
      "For H with k folds of width w and k' in 1…k: every network with exactly k' hidden layers that computes H has size at least minsize(w^k + 1 + [w even, k ≥ 2], k'), where minsize(N, k) = min{Σ w_i : w_i ≥ 1, Π(w_i + 1) ≥ N}, and for k' = k this is k(w − 1) + 1.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, 1 ≤ k' ≤ k",
    expects: .holds,
    instances: {
      // The composition lemma counts pieces without listing them, so widths and depths may be large.
      var result: [Tradeoff] = []
      for depth in 1...6 {
        for width in 2...12 {
          let folding = FoldingInstance.uniform(width: width, depth: depth)
          result += (1...depth).map { Tradeoff(folding: folding, layers: $0) }
        }
      }
      return result
    },
    hypothesis: hypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.folding.parameters())
    let pieces = proof.proveFoldPieces(h)
    // Above 10⁹ the format's machine integers end; only shallow networks of very wide H get there.
    let bound = PieceBounds.minimumSize(pieces: pieces.value, hiddenLayers: instance.layers) ?? 0
    guard bound <= 1_000_000_000 else { throw Undecided(reason: "the bound \(bound) exceeds the format's range 10^9") }
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: instance.layers))
    let extra = (instance.folding.commonWidth ?? 1) % 2 == 0 && instance.folding.depth >= 2 ? 2 : 1
    let counted = proof.decide(pieces, .equal, h.segments[0].power(h.folds) + Quantity(extra))
    guard instance.layers == instance.folding.depth else { return counted }
    return proof.decide(least, .equal, h.folds * (h.segments[0] - 1) + 1) && counted
  }

  /// H whose first k − 1 points are the breaks of a zigzag (for w ≥ 4), with the smallest known network for it.
  struct Zigzagged: ClaimInstance {
    let width: Int
    let depth: Int

    /// M and the points; equally spaced for w < 4, where no zigzag saves a gate.
    func parameters() throws -> HardFunction {
      let bound = Rational(width + 2, 1)
      let even = (1..<width).map { bound * Rational($0, width) }
      let folded = width >= 4 ? try Zigzag.point(pieces: width, maximum: bound) : even
      return try HardFunction(maximum: bound, points: Array(repeating: folded, count: depth - 1) + [even])
    }

    func network() throws -> ReLUNetwork { try parameters().compactNetwork() }

    var description: String {
      guard let parameters = try? parameters(), let network = try? network() else {
        return "w = \(width), k = \(depth)"
      }
      let folding = FoldingInstance(bound: parameters.maximum, points: parameters.points)
      return "w = \(width), k = \(depth): \(folding); network with \(network.size) gates"
    }
    var weight: Int { depth * (width - 1) * 100 + width }
  }

  /// Foldings whose first k − 1 points are the breaks of a zigzag of w − 1 gates.
  static let zigzags: [Zigzagged] = {
    var result: [Zigzagged] = []
    for depth in 1...4 {
      for width in 2...7 {
        var count = 1
        for _ in 0..<depth { count *= width }
        if count <= 350 { result.append(Zigzagged(width: width, depth: depth)) }
      }
    }
    return result.sorted { $0.weight < $1.weight }
  }()

  @Sendable static func zigzagCurves(_ instance: Zigzagged) -> [Curve] {
    guard let parameters = try? instance.parameters(), let network = try? instance.network(),
      let f = try? network.piecewiseLinearFunction()
    else { return [] }
    let shown = (0 - parameters.maximum / 5)...(parameters.maximum * Rational(6, 5))
    return [
      Curve("H, claimed to need \(instance.depth * instance.width) gates", parameters.function, on: shown),
      Curve("network with \(network.size) gates", f, on: shown),
    ]
  }

  static let tight = Claim(
    "depth.tight-at-equal-depth", .sharpened, .thesis("Theorem 2.3.1"),
    title: "For w ≥ 4 the bound k(w − 1) + 1 is attained: some H of the family has a network of exactly that size.",
    statement:
      "For w ≥ 4, k ≥ 1 there are a^1, …, a^k ∈ Δ_M^{w−1} and a network with k hidden layers and k(w − 1) + 1 gates that equals H everywhere; no network with k hidden layers is smaller.",
    hypotheses: "w ≥ 4",
    expects: .holds,
    instances: { zigzags.filter { $0.width >= 4 } }
  ) { instance, proof in
    let parameters = try instance.parameters()
    let network = try instance.network()
    let h = proof.folding("h", parameters)
    let f = proof.function(of: h)
    let net = proof.network("net", network)
    let equal = proof.decideEqual(try proof.function(of: net), f)
    let pieces = proof.provePieces(f)
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: instance.depth))
    let deep = proof.decide(net.hidden, .equal, h.folds)
    let size = proof.decide(net.size, .equal, h.folds * (h.segments[0] - 1) + 1)
    return proof.decide(least, .equal, net.size) && size && deep && equal
  }

  static let remark = Claim(
    "depth.size-remark", .printed, .thesis("remark (ii) after Theorem 2.3.6"),
    title: "A network with k' = k hidden layers for H needs size at least k'·w^{k/k'} = kw.",
    statement:
      "For w ≥ 2, k ≥ 1, H with k folds of width w, and a network with k' = k hidden layers and s gates that computes H: s^{k'} ≥ k'^{k'}·w^k. (An instance is H with such a network: the smallest known.)",
    hypotheses: "the network computes H",
    expects: .fails,
    caption: "A function H and a smaller network that equals it: the two curves coincide.",
    instances: { zigzags },
    curves: zigzagCurves
  ) { instance, proof in
    let parameters = try instance.parameters()
    let network = try instance.network()
    let h = proof.folding("h", parameters)
    let f = proof.function(of: h)
    let net = proof.network("net", network)
    guard proof.decideEqual(try proof.function(of: net), f) else { return true }
    return proof.decide(
      net.size.power(net.hidden), .atLeast, net.hidden.power(net.hidden) * h.segments[0].power(h.folds))
  }

  static let remarkRepaired = Claim(
    "depth.size-remark", .repaired, .thesis("remark (ii) after Theorem 2.3.6"),
    title: "With k' hidden layers H needs at least (k'/2)·w^{k/k'} gates.",
    statement:
      "For H with k folds of width w and k' in 1…k: every network with exactly k' hidden layers that computes H has size s with (2s)^{k'} ≥ k'^{k'}·w^k.",
    hypotheses: "a^i ∈ Δ_M^{w−1}, 1 ≤ k' ≤ k",
    expects: .holds,
    instances: { Tradeoff.family(pieces: 130) },
    hypothesis: hypothesis
  ) { instance, proof in
    let h = proof.folding("h", try instance.folding.parameters())
    let f = proof.function(of: h)
    let pieces = proof.provePieces(f)
    let layers = proof.integer("layers", instance.layers)
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: instance.layers))
    return proof.decide((least * 2).power(layers), .atLeast, layers.power(layers) * h.segments[0].power(h.folds))
  }

  /// k and ε, a positive rational.
  struct Exponent: ClaimInstance {
    let k: Int
    let numerator: Int
    let denominator: Int
    var description: String { "k = \(k), ε = \(Rational(numerator, denominator))" }
    var weight: Int { k * 100 + numerator + denominator }
  }

  /// Exponents with k^{1+ε} and k^{2+ε} integers, and some without.
  static let corollaryFamily: [Exponent] = [
    Exponent(k: 1, numerator: 1, denominator: 1), Exponent(k: 2, numerator: 1, denominator: 1),
    Exponent(k: 2, numerator: 2, denominator: 1), Exponent(k: 2, numerator: 1, denominator: 2),
    Exponent(k: 3, numerator: 1, denominator: 1), Exponent(k: 4, numerator: 1, denominator: 2),
    Exponent(k: 4, numerator: 1, denominator: 1), Exponent(k: 9, numerator: 1, denominator: 2),
    Exponent(k: 8, numerator: 1, denominator: 3), Exponent(k: 5, numerator: 1, denominator: 1),
  ]

  /// The integer k^{a/b}, if there is one.
  static func rationalPower(_ k: Int, _ a: Int, _ b: Int) -> Int? {
    var power = 1
    for _ in 0..<a { power *= k }
    for root in 1...max(1, power) {
      var test = 1
      for _ in 0..<b { test *= root }
      if test == power { return root }
      if test > power { return nil }
    }
    return nil
  }

  @Sendable static func corollaryHypothesis(_ instance: Exponent) -> String? {
    if instance.k < 2 { return "k = 1 asks for folds of width 1" }
    return rationalPower(instance.k, instance.numerator, instance.denominator) == nil ? "k^ε is not an integer" : nil
  }

  /// What the corollaries build: w = k, K = k^{1+ε} folds.
  static func setUp(_ instance: Exponent, _ proof: inout CertificateBuilder) throws -> (
    h: ProofFolding, pieces: Quantity, k: Quantity, root: Quantity, least: Quantity
  ) {
    let k = instance.k
    let epsilon = rationalPower(k, instance.numerator, instance.denominator) ?? 1
    let h = proof.folding("h", try FoldingInstance.uniform(width: k, depth: k * epsilon).parameters())
    let pieces = proof.proveFoldPieces(h)
    let bound = PieceBounds.minimumSize(pieces: pieces.value, hiddenLayers: k) ?? 0
    guard bound <= 1_000_000_000 else { throw Undecided(reason: "the bound \(bound) exceeds the format's range 10^9") }
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: k))
    let kName = proof.integer("k", k)
    let root = proof.integer("root", epsilon)
    proof.decide(root.power(Quantity(instance.denominator)), .equal, kName.power(Quantity(instance.numerator)))
    proof.decide(h.folds, .equal, kName * root)
    proof.decide(h.segments[0], .equal, kName)
    return (h, pieces, kName, root, least)
  }

  static let corollary = Claim(
    "depth.superexponential", .printed, .thesis("Corollary 2.3.3, size"),
    title: "Functions with k^{1+ε} + 1 layers and size k^{2+ε} need size at least ½·k·k^ε − 1 with k + 1 layers.",
    statement:
      "For k ≥ 2 and ε with k^ε an integer, H with w = k and k^{1+ε} folds, for which the network of Theorem 2.3.2 has size k^{1+ε}·k = k^{2+ε} (that it equals H is `depth.family-network`): every network with k hidden layers for H has size s with 2(s + 1) ≥ k·k^ε.",
    hypotheses: "k ≥ 2; k^ε an integer",
    expects: .holds,
    instances: { corollaryFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (h, _, k, root, least) = try setUp(instance, &proof)
    let size = proof.decide(h.folds * h.segments[0], .equal, k * k * root)
    return proof.decide((least + 1) * 2, .atLeast, k * root) && size
  }

  static let corollaryRepaired = Claim(
    "depth.superexponential", .repaired, .thesis("Corollary 2.3.3, size"),
    title: "Functions with k^{1+ε} + 1 layers need size at least ½·k·k^{k^ε} − 1 with k + 1 layers.",
    statement:
      "For k ≥ 2 and k^ε an integer, every network with k hidden layers for H (w = k, K = k^{1+ε} folds) has size s with 2(s + 1) ≥ k·k^{k^ε}. (The printed exponent lost a level: with it, Corollary 2.3.4 is not the case ε = 1.)",
    hypotheses: "k ≥ 2; k^ε an integer",
    expects: .holds,
    instances: { corollaryFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (_, _, k, root, least) = try setUp(instance, &proof)
    return proof.decide((least + 1) * 2, .atLeast, k * k.power(root))
  }

  static let corollaryDimension = Claim(
    "depth.superexponential-parameters", .printed, .thesis("Corollary 2.3.3, parameters"),
    title: "The family of Corollary 2.3.3 is parametrised by one simplex of dimension k^{2+ε} − 1.",
    statement: "The number of coordinates of the parameters (a^1, …, a^K) of H with w = k, K = k^{1+ε} is k^{2+ε} − 1.",
    hypotheses: "k ≥ 2; k^ε an integer",
    expects: .fails,
    instances: { corollaryFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (h, _, k, root, _) = try setUp(instance, &proof)
    return proof.decide(h.folds * (h.segments[0] - 1), .equal, k * k * root - 1)
  }

  static let corollaryOneFamily: [Exponent] = (1...5).map { Exponent(k: $0, numerator: 1, denominator: 1) }

  static let corollaryOne = Claim(
    "depth.superexponential-special-case", .printed, .thesis("Corollary 2.3.4, size"),
    title: "Functions with k² + 1 layers and k³ gates need at least ½·k^{k+1} − 1 gates with k + 1 layers.",
    statement:
      "For k ≥ 2, H with w = k and k² folds, for which the network of Theorem 2.3.2 has size k²·k = k³ (that it equals H is `depth.family-network`): every network with k hidden layers for H has size s with 2(s + 1) ≥ k^{k+1}.",
    hypotheses: "k ≥ 2",
    expects: .holds,
    instances: { corollaryOneFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (h, _, k, _, least) = try setUp(instance, &proof)
    let size = proof.decide(h.folds * h.segments[0], .equal, k.power(3))
    return proof.decide((least + 1) * 2, .atLeast, k.power(k + 1)) && size
  }

  static let corollaryOneDimension = Claim(
    "depth.superexponential-special-case-parameters", .printed, .thesis("Corollary 2.3.4, parameters"),
    title: "The family of Corollary 2.3.4 is parametrised by one simplex of dimension k³ − 1.",
    statement: "The number of coordinates of the parameters of H with w = k and k² folds is k³ − 1.",
    hypotheses: "k ≥ 2",
    expects: .fails,
    instances: { corollaryOneFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (h, _, k, _, _) = try setUp(instance, &proof)
    return proof.decide(h.folds * (h.segments[0] - 1), .equal, k.power(3) - 1)
  }

  static let corollaryOneRepaired = Claim(
    "depth.superexponential-special-case-parameters", .repaired, .thesis("Corollary 2.3.4, parameters"),
    title: "The family of Corollary 2.3.4 has k²(k − 1) coordinates, and M.",
    statement: "The number of coordinates of the parameters (a^1, …, a^{k²}) of H with w = k is k²(k − 1).",
    hypotheses: "k ≥ 2",
    expects: .holds,
    instances: { corollaryOneFamily },
    hypothesis: corollaryHypothesis
  ) { instance, proof in
    let (h, _, k, _, _) = try setUp(instance, &proof)
    return proof.decide(h.folds * (h.segments[0] - 1), .equal, k * k * (k - 1))
  }

  static let telgarsky = Claim(
    "depth.comparison-with-telgarsky", .sharpened, .thesis("remark (i) after Theorem 2.3.6"),
    title: "At depths k³ + 1 and k + 1 the shallower network for H with w = 2 needs at least k·2^{k²}/2 gates.",
    statement:
      "For H with w = 2 and k³ folds, every network with k hidden layers has size s with 2s ≥ k·2^{k²}. (For comparison: the source quotes a bound of the order of 2^k from Telgarsky 2016.)",
    hypotheses: "k ≥ 2",
    expects: .holds,
    instances: { (2...5).map { IntegersInstance(["k": $0]) } }
  ) { instance, proof in
    let depth = instance["k"] * instance["k"] * instance["k"]
    let h = proof.folding("h", try FoldingInstance.uniform(width: 2, depth: depth).parameters())
    let pieces = proof.proveFoldPieces(h)
    let k = proof.integer("k", instance["k"])
    let least = proof.integer("least", proof.proveMinimumSize(h.name, pieces: pieces, layers: instance["k"]))
    proof.decide(h.folds, .equal, k.power(3))
    return proof.decide(least * 2, .atLeast, k * Quantity(2).power(k * k))
  }
}
