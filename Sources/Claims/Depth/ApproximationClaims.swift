import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.3.6: how far the uniform sawtooth stays, in mean, from all smaller networks.
enum ApproximationClaims {
  static let all: [Claim] = [
    printed, repaired, affinePrinted, affineRepaired, byPieces, linearSaving, triangle, triangleFormula,
    triangleFormulaRepaired,
  ]

  /// The sawtooth s_q, q = w^k, with w edges folded k times.
  static func sawtooth(_ width: Int, _ depth: Int) throws -> HardFunction {
    try FoldingInstance.uniform(width: width, depth: depth).parameters()
  }

  static func edges(_ width: Int, _ depth: Int) -> Int { (0..<depth).reduce(1) { edges, _ in edges * width } }

  /// A comparator g for the sawtooth: `level` up to `turn`, then a straight line of the given slope; one gate.
  struct Comparator: ClaimInstance {
    let width: Int
    let depth: Int
    let layers: Int
    let level: Rational
    let turn: Rational
    let slope: Rational

    /// The greatest δ for which S(k', δ) ≥ 1, so that a network with one gate is claimed to be too far away.
    var delta: Rational {
      let power = BigInteger(layers).power(UInt(layers)) * BigInteger(edges(width, depth))
      return (1 - Rational(BigInteger(2).power(UInt(layers + 1)), power)) / 4
    }

    var description: String {
      "w = \(width), k = \(depth), k' = \(layers), δ = \(delta), g(x) = "
        + LinearText.affine([slope], ["max(0, x - \(turn))"], constant: level)
    }
    var weight: Int { 10_000 * edges(width, depth) + 100 * layers + level.height + turn.height + slope.height }

    func network() throws -> ReLUNetwork {
      try ReLUNetwork(layers: [
        AffineMap(rows: [[1]], bias: [0 - turn]), AffineMap(rows: [[slope]], bias: [level]),
      ])
    }

    /// Turns within the last edges, on a grid of eighths of an edge, with slopes in eighths of an edge's.
    static let family: [Comparator] = {
      var result: [Comparator] = []
      for (width, depth) in [(2, 1), (3, 1), (4, 1), (2, 2), (5, 1), (2, 3), (3, 2), (2, 4), (4, 2)] {
        let q = edges(width, depth)
        for layers in 1...depth {
          for eighth in stride(from: 2, through: 12, by: 2) {
            for rate in [-8, -4, 4, 8] {
              result.append(
                Comparator(
                  width: width, depth: depth, layers: layers, level: Rational(1, 2),
                  turn: 1 - Rational(eighth, 8 * q), slope: Rational(rate * q, 8)))
            }
          }
        }
      }
      return result
    }()

    static func random(size: Int, using generator: inout SeededGenerator) -> Comparator {
      let shapes = [(2, 2), (2, 3), (3, 2), (2, 4), (2, 5), (4, 2)]
      let (width, depth) = shapes[generator.integer(0...min(shapes.count - 1, size))]
      let q = edges(width, depth)
      return Comparator(
        width: width, depth: depth, layers: generator.integer(1...depth),
        level: Rational(generator.integer(12...20), 32), turn: 1 - Rational(generator.integer(1...32), 16 * q),
        slope: Rational(generator.integer(-24...24) * q, 16))
    }
  }

  @Sendable static func comparatorCurves(_ instance: Comparator) -> [Curve] {
    guard let s = try? sawtooth(instance.width, instance.depth).function, let network = try? instance.network(),
      let g = try? network.piecewiseLinearFunction()
    else { return [] }
    return [Curve("sawtooth", s, on: 0...1), Curve("network with one gate", g, on: 0...1)]
  }

  static let printed = Claim(
    "depth.mean-hardness", .printed, .thesis("Theorem 2.3.6"),
    title: "Networks of depth at most k' + 1 and size at most S(k', δ) stay farther than δ from the sawtooth in mean.",
    statement:
      "For w ≥ 2, k' ≤ k, 0 < δ < 1/4 and every network g with between 1 and k' hidden layers and s ≤ S(k', δ) = k'·w^{k/k'}(1 − 4δ)^{1/k'}/2^{1+1/k'} gates, that is, 2(2s)^{k'} ≤ k'^{k'}·w^k(1 − 4δ): ∫_0^1 |s_q − g| ≥ δ. (Printed with >, and for all δ > 0, where S is not real for δ > 1/4.)",
    hypotheses: "S(k', δ) ≥ 1 for some δ > 0; δ is the greatest such",
    expects: .fails,
    caption: "The sawtooth and a one-gate network that is too close.",
    instances: { Comparator.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { $0.delta.signum() > 0 ? nil : "S(k', δ) < 1 for all δ > 0" },
    curves: comparatorCurves
  ) { instance, proof in
    let s = proof.folding("s", try sawtooth(instance.width, instance.depth))
    let net = proof.network("g", try instance.network())
    let layers = proof.integer("layers", instance.layers)
    let delta = instance.delta
    proof.decide(net.hidden, .atMost, layers)
    // The size is within S(k', δ).
    let room = Quantity(delta.denominator) - Quantity(delta.numerator) * 4
    proof.decide(
      Quantity(2) * (net.size * 2).power(layers) * Quantity(delta.denominator), .atMost,
      layers.power(layers) * s.segments[0].power(s.folds) * room)
    return proof.decideDistance(proof.function(of: s), try proof.function(of: net), on: 0...1, .atLeast, delta).holds
  }

  /// Proves the exact distance on [0, 1].
  static func distance(
    _ s: ProofFolding, _ net: ProofNetwork, _ proof: inout CertificateBuilder
  ) throws -> Rational {
    let f = proof.function(of: s)
    let g = try proof.function(of: net)
    let exact = f.function.l1Distance(to: g.function, on: 0...1)
    proof.decideDistance(f, g, on: 0...1, .equal, exact)
    return exact
  }

  /// w, k, k' and δ.
  struct Threshold: ClaimInstance {
    let width: Int
    let depth: Int
    let layers: Int
    let delta: Rational
    var description: String { "w = \(width), k = \(depth), k' = \(layers), δ = \(delta)" }
    var weight: Int { 1_000 * edges(width, depth) + 10 * layers + delta.height }

    /// The greatest s with 2(2s)^{k'} ≤ k'^{k'}·w^k(1 − 4δ).
    var greatestSize: Int {
      var power = BigInteger(1)
      for _ in 0..<layers { power *= BigInteger(layers) }
      let room = Rational(power * BigInteger(edges(width, depth))) * (1 - 4 * delta)
      var size = 0
      while 2 * Rational(BigInteger(2 * (size + 1)).power(UInt(layers))) <= room { size += 1 }
      return size
    }

    static let family: [Threshold] = {
      var result: [Threshold] = []
      for (width, depth) in [
        (4, 1), (2, 2), (3, 2), (2, 3), (4, 2), (2, 4), (5, 2), (3, 3), (2, 6), (4, 3), (6, 3), (2, 9),
      ] {
        for layers in 1...depth {
          for delta in [Rational(1, 100), Rational(1, 16), Rational(1, 8), Rational(3, 16), Rational(31, 128)] {
            result.append(Threshold(width: width, depth: depth, layers: layers, delta: delta))
          }
        }
      }
      return result
    }()
  }

  static let repaired = Claim(
    "depth.mean-hardness", .repaired, .thesis("Theorem 2.3.6"),
    title:
      "Networks with exactly k' hidden layers and size at most S(k', δ), 0 < δ < 1/4, stay farther than δ in mean: all of them.",
    statement:
      "For w ≥ 2, k' ≤ k, 0 < δ < 1/4: every network g with exactly k' hidden layers, each of width at least 1, and at most S(k', δ) gates has ∫_0^1 |s_q − g| > δ. The certificate bounds the distance for all such g at once.",
    hypotheses: "0 < δ < 1/4, and some network with k' hidden layers is that small",
    expects: .holds,
    instances: { Threshold.family },
    hypothesis: { $0.greatestSize < $0.layers ? "no network with k' hidden layers is that small" : nil }
  ) { instance, proof in
    let folding = proof.folding("s", try sawtooth(instance.width, instance.depth))
    let s = proof.function(of: folding)
    let q = edges(instance.width, instance.depth)
    let size = instance.greatestSize
    let layers = proof.integer("layers", instance.layers)
    let gates = proof.integer("gates", size)
    let room = Quantity(instance.delta.denominator) - Quantity(instance.delta.numerator) * 4
    let left = layers.power(layers) * folding.segments[0].power(folding.folds) * room
    let denominator = Quantity(instance.delta.denominator)
    proof.decide(Quantity(2) * (gates * 2).power(layers) * denominator, .atMost, left)
    proof.decide(Quantity(2) * (gates * 2 + 2).power(layers) * denominator, .greater, left)
    let pieces = Quantity.balanced(layers: layers, size: gates).value
    let bound = Rational(BigInteger(q / 2 + 1) - pieces, BigInteger(2 * q))
    proof.proveFar(
      s, edges: q, triangles: 0..<(q / 2), from: .networks(hiddenLayers: instance.layers, size: size), atLeast: bound)
    return proof.decide(
      Quantity(bound.numerator) * denominator, .greater,
      Quantity(instance.delta.numerator) * Quantity(bound.denominator))
  }

  /// An affine comparator: value `level` at 1/2 and slope `tilt`.
  struct Tilt: ClaimInstance {
    let width: Int
    let depth: Int
    let level: Rational
    let tilt: Rational
    var description: String {
      "w = \(width), k = \(depth), g(x) = " + LinearText.affine([tilt], ["x"], constant: level - tilt / 2)
    }
    var weight: Int { 10_000 * edges(width, depth) + level.height + tilt.height }

    static let family: [Tilt] = {
      var result: [Tilt] = []
      for (width, depth) in [(2, 1), (3, 1), (2, 2), (5, 1), (2, 3), (3, 2)] {
        for level in [Rational(1, 2), Rational(15, 32), Rational(17, 32)] {
          for sixteenth in [0, 1, -1, 2, 3, 4, 8] {
            result.append(Tilt(width: width, depth: depth, level: level, tilt: Rational(sixteenth, 16)))
          }
        }
      }
      return result
    }()
  }

  static let affinePrinted = Claim(
    "depth.mean-hardness-of-affine-maps", .printed, .thesis("Theorem 2.3.6"),
    title:
      "Networks of depth 1, affine maps, are covered by `depth at most k' + 1`: they stay farther than every δ < 1/4 in mean.",
    statement:
      "An affine map is a network of depth 1 and size 0 ≤ S(k', δ) for every δ ≤ 1/4, so ∫_0^1 |s_q − g| ≥ 1/4 for every affine g.",
    expects: .fails,
    caption: "The sawtooth with three edges and an affine map closer than 1/4.",
    instances: { Tilt.family },
    curves: { instance in
      guard let s = try? sawtooth(instance.width, instance.depth).function else { return [] }
      let g = PiecewiseLinearFunction(slope: instance.tilt, constant: instance.level - instance.tilt / 2)
      return [Curve("sawtooth", s, on: 0...1), Curve("affine map", g, on: 0...1)]
    }
  ) { instance, proof in
    let s = proof.function(of: proof.folding("s", try sawtooth(instance.width, instance.depth)))
    let net = proof.network("g", .affine(slope: instance.tilt, intercept: instance.level - instance.tilt / 2))
    proof.decide(net.size, .equal, 0)
    return proof.decideDistance(s, try proof.function(of: net), on: 0...1, .atLeast, Rational(1, 4)).holds
  }

  static let affineRepaired = Claim(
    "depth.mean-hardness-of-affine-maps", .repaired, .thesis("Theorem 2.3.6"),
    title: "If q = w^k is even, every affine map is at mean distance at least 1/4, and the constant 1/2 attains it.",
    statement: "For even q = w^k: ∫_0^1 |s_q − g| ≥ 1/4 for every affine g: all of them at once; equality for g = 1/2.",
    hypotheses: "w even",
    expects: .holds,
    instances: {
      [(2, 1), (4, 1), (2, 2), (6, 1), (2, 3), (4, 2), (2, 6)].map { IntegersInstance(["w": $0.0, "k": $0.1]) }
    }
  ) { instance, proof in
    let q = edges(instance["w"], instance["k"])
    let s = proof.function(of: proof.folding("s", try sawtooth(instance["w"], instance["k"])))
    proof.proveFar(s, edges: q, triangles: 0..<(q / 2), from: .pieces(1), atLeast: Rational(1, 4))
    let half = try proof.function(of: proof.network("half", .affine(slope: 0, intercept: Rational(1, 2))))
    return proof.decideDistance(s, half, on: 0...1, .equal, Rational(1, 4)).holds
  }

  static let byPieces = Claim(
    "depth.mean-hardness-by-pieces", .printed, .thesis("Theorem 2.3.6, proof"),
    title:
      "Every continuous function with p pieces is at mean distance at least 1/4 − (2p − 1)/(4q) from the sawtooth.",
    statement:
      "For q = w^k and every continuous piecewise linear g with at most p pieces, ∫_0^1 |s_q − g| ≥ 1/4 − (2p − 1)/(4q): all g at once.",
    hypotheses: "the bound is positive",
    expects: .holds,
    instances: {
      [(2, 1), (3, 1), (4, 1), (2, 2), (3, 2), (2, 4), (5, 2), (2, 6)].flatMap { w, k in
        let half = edges(w, k) / 2
        let few = [1, 2, 3, half / 2, half - 1, half].filter { $0 >= 1 }
        return Set(few).sorted().map { IntegersInstance(["w": w, "k": k, "p": $0]) }
      }
    },
    hypothesis: { 2 * $0["p"] - 1 < edges($0["w"], $0["k"]) ? nil : "the bound is not positive" }
  ) { instance, proof in
    let q = edges(instance["w"], instance["k"])
    let p = instance["p"]
    let s = proof.function(of: proof.folding("s", try sawtooth(instance["w"], instance["k"])))
    let bound = Rational(1, 4) - Rational(2 * p - 1, 4 * q)
    guard bound <= Rational(q / 2 - p + 1, 2 * q) else { throw Undecided(reason: "the dual bound falls short") }
    proof.proveFar(s, edges: q, triangles: 0..<(q / 2), from: .pieces(p), atLeast: bound)
    let (pName, qName) = (proof.integer("p", p), proof.integer("q", q))
    // 1/4 − (2p − 1)/(4q) over 4q is (q − 2p + 1).
    return proof.decide(
      Quantity(bound.numerator) * 4 * qName, .equal, Quantity(bound.denominator) * (qName - pName * 2 + 1))
  }

  static let linearSaving = Claim(
    "depth.mean-hardness-by-pieces", .conjectured, .thesis("Theorem 2.3.6, proof"),
    title: "Every continuous function with p pieces is at mean distance at least 1/4 − 9p/(32q) from the sawtooth.",
    statement:
      "For q = w^k and the comparators g of the family, with p pieces: ∫_0^1 |s_q − g| ≥ 1/4 − 9p/(32q). The general statement has numerical support only; the comparators have one gate.",
    expects: .holds,
    instances: { Comparator.family.filter { $0.layers == 1 } },
    sample: { size, generator in .random(size: size, using: &generator) }
  ) { instance, proof in
    let s = proof.folding("s", try sawtooth(instance.width, instance.depth))
    let net = proof.network("g", try instance.network())
    let pieces = proof.provePieces(try proof.function(of: net))
    let distance = try distance(s, net, &proof)
    let q = s.segments[0].power(s.folds)
    // 32q·distance ≥ 8q − 9p
    return proof.decide(
      q * 32 * Quantity(distance.numerator), .atLeast, Quantity(distance.denominator) * (q * 8 - pieces * 9))
  }

  static let triangle = Claim(
    "depth.triangle-error", .printed, .thesis("Theorem 2.3.6, proof"),
    title: "On each triangle of the sawtooth every affine function has mean error at least 1/(2w^k).",
    statement:
      "For q = w^k and every triangle [2i/q, (2i + 2)/q], i < ⌊q/2⌋: ∫ |s_q − l| ≥ 1/(2q) over the triangle for every affine l, with equality for l = 1/2.",
    expects: .holds,
    instances: {
      [(2, 1), (3, 1), (2, 2), (5, 1), (3, 2), (2, 4)].flatMap { w, k in
        (0..<(edges(w, k) / 2)).map { IntegersInstance(["w": w, "k": k, "i": $0]) }
      }
    }
  ) { instance, proof in
    let q = edges(instance["w"], instance["k"])
    let i = instance["i"]
    let s = proof.function(of: proof.folding("s", try sawtooth(instance["w"], instance["k"])))
    let bound = Rational(1, 2 * q)
    proof.proveFar(s, edges: q, triangles: i..<(i + 1), from: .pieces(1), atLeast: bound)
    let half = try proof.function(of: proof.network("half", .affine(slope: 0, intercept: Rational(1, 2))))
    return proof.decideDistance(s, half, on: Rational(2 * i, q)...Rational(2 * i + 2, q), .equal, bound).holds
  }

  /// The values of an affine function at the ends of a triangle of width 2/N and height 1.
  struct Ends: ClaimInstance {
    let first: Rational
    let last: Rational
    let parts: Int
    var description: String { "y_1 = \(first), y_2 = \(last), N = \(parts)" }
    var weight: Int { first.height + last.height + (first.signum() < 0 ? 1 : 0) + (last.signum() < 0 ? 1 : 0) }

    static let family: [Ends] = {
      var values: Set<Rational> = []
      for denominator in 1...3 {
        for numerator in -3...5 { values.insert(Rational(numerator, denominator)) }
      }
      let sorted = values.sorted()
      return sorted.flatMap { first in
        sorted.map { Ends(first: first, last: $0, parts: first.denominator == 3 ? 4 : 2) }
      }.sorted { ($0.weight, $0.first, $0.last) < ($1.weight, $1.first, $1.last) }
    }()
  }

  @Sendable static func poles(_ instance: Ends) -> String? {
    (2 + instance.first - instance.last).isZero || (2 - instance.first + instance.last).isZero
      ? "a denominator of the formula vanishes" : nil
  }

  static let formulaStatement =
    "∫_0^{2/N} |t − l| = (1/N)(−3 + y_1 + y_2 + 2y_1²/(2 + y_1 − y_2) + 2(y_1 − 2)²/(2 − y_1 + y_2)) for the triangle t of width 2/N and height 1 and the affine l with l(0) = y_1, l(2/N) = y_2"

  static let triangleFormula = Claim(
    "depth.triangle-formula", .printed, .thesis("Theorem 2.3.6, proof"),
    title:
      "The mean error of an affine function with end values y_1, y_2 on a triangle is (1/N)(−3 + y_1 + y_2 + 2y_1²/(2 + y_1 − y_2) + 2(y_1 − 2)²/(2 − y_1 + y_2)).",
    statement: "For all y_1, y_2: " + formulaStatement + ".",
    hypotheses: "the denominators of the formula do not vanish",
    expects: .fails,
    instances: { Ends.family },
    hypothesis: poles
  ) { instance, proof in try decideFormula(instance, &proof) }

  static let triangleFormulaRepaired = Claim(
    "depth.triangle-formula", .repaired, .thesis("Theorem 2.3.6, proof"),
    title:
      "That formula holds where the affine function starts and ends at or above 0 and does not pass above the peak.",
    statement: "For y_1 ≥ 0, y_2 ≥ 0, y_1 + y_2 ≤ 2: " + formulaStatement + ".",
    hypotheses: "y_1, y_2 ≥ 0, y_1 + y_2 ≤ 2, and the denominators do not vanish",
    expects: .holds,
    instances: { Ends.family },
    hypothesis: { instance in
      let (y1, y2) = (instance.first, instance.last)
      if y1 < 0 || y2 < 0 || y1 + y2 > 2 { return "outside the domain" }
      return poles(instance)
    }
  ) { instance, proof in try decideFormula(instance, &proof) }

  static func decideFormula(_ instance: Ends, _ proof: inout CertificateBuilder) throws -> Bool {
    let (y1, y2) = (instance.first, instance.last)
    let n = Rational(instance.parts, 1)
    let t = try proof.function("t", through: [(0, 0), (1 / n, 1), (2 / n, 0)], leftSlope: n, rightSlope: 0 - n)
    let line = proof.network("l", .affine(slope: (y2 - y1) * n / 2, intercept: y1))
    let l = try proof.function(of: line)
    let exact = t.function.l1Distance(to: l.function, on: 0...(2 / n))
    proof.decideDistance(t, l, on: 0...(2 / n), .equal, exact)
    // y_1 = a/m, y_2 = b/m, and the formula times N·m·u·v with u = m(2 + y_1 − y_2), v = m(2 − y_1 + y_2).
    let common = BigInteger.leastCommonMultiple(y1.denominator, y2.denominator)
    let (a, b) = (
      proof.integer("a", (y1 * Rational(common)).numerator), proof.integer("b", (y2 * Rational(common)).numerator)
    )
    let (m, size) = (proof.integer("m", common), proof.integer("n", instance.parts))
    let u = proof.integer("u", 2 * common + a.value - b.value)
    let v = proof.integer("v", 2 * common - a.value + b.value)
    proof.decide(u, .equal, m * 2 + a - b)
    proof.decide(v, .equal, m * 2 - a + b)
    let d = a - m * 2
    let formula = (a + b - m * 3) * u * v + Quantity(2) * a * a * v + Quantity(2) * d * d * u
    return proof.decide(
      size * m * u * v * Quantity(exact.numerator), .equal, Quantity(exact.denominator) * formula)
  }
}
