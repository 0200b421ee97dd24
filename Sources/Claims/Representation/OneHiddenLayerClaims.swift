import Certificates
import ExactNumbers
import ReLUNetworks

/// Theorem 2.2.2 and Corollary 2.A.1: how many gates a function on the line needs in one hidden layer.
enum OneHiddenLayerClaims {
  static let all: [Claim] = [
    printed, repaired, minimum, flatEnd, flatPiece, derivation, tuple, tupleRepaired, hingeRight, hingeLeft,
  ]

  /// Proves the exact minimum for a function: a network with that many gates, and that no fewer do.
  ///
  /// - Returns: the minimum as a measure of the network found, and the number of pieces.
  static func proveMinimum(
    _ instance: FunctionInstance, _ proof: inout CertificateBuilder
  ) throws -> (gates: Quantity, pieces: Quantity, minimal: MinimalOneHiddenLayerNetwork) {
    let function = try instance.function()
    let minimal: MinimalOneHiddenLayerNetwork
    do {
      minimal = try MinimalOneHiddenLayerNetwork(of: function)
    } catch { throw Undecided(reason: "\(error)") }
    let f = proof.function("f", function)
    let pieces = proof.provePieces(f)
    proof.proveGates(f, atLeast: minimal.gateCount, modulus: modulus(minimal))
    let net = proof.network("net", minimal.network)
    guard proof.decideEqual(try proof.function(of: net), f) else { throw Inconsistency(description: "\(instance)") }
    // A constant needs no gate and no hidden layer.
    proof.decide(net.hidden, minimal.gateCount == 0 ? .atMost : .equal, 1)
    return (net.size, pieces, minimal)
  }

  /// The modulus that excludes the subset sum, or 0 where the checker must list the sums.
  static func modulus(_ minimal: MinimalOneHiddenLayerNetwork) -> Int {
    if case .noSubset(.modulus(let modulus)) = minimal.ground { return modulus }
    return 0
  }

  static let printed = Claim(
    "one-hidden-layer.size", .printed, .thesis("Theorem 2.2.2"),
    title:
      "A function with p pieces is a one-hidden-layer network with at most p gates, and never with fewer than p − 1.",
    statement:
      "For every piecewise linear f: R → R with p pieces, the least number of gates of a network with one hidden layer (with output bias) that computes f is p − 1 or p. (A constant needs no gate.)",
    expects: .fails,
    caption: "The function, one affine piece, and the two gates it needs.",
    instances: { FunctionInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    curves: curves
  ) { instance, proof in
    let (gates, pieces, _) = try proveMinimum(instance, &proof)
    let enough = proof.decide(gates, .atMost, pieces)
    return proof.decide(gates, .atLeast, pieces - 1) && enough
  }

  static let repaired = Claim(
    "one-hidden-layer.size", .repaired, .thesis("Theorem 2.2.2"),
    title: "For p ≥ 2 the least number of gates is p − 1 or p.",
    statement:
      "For every piecewise linear f: R → R with p ≥ 2 pieces, the least number of gates of a network with one hidden layer that computes f is p − 1 or p.",
    hypotheses: "p ≥ 2",
    expects: .holds,
    instances: { FunctionInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { atLeastTwoPieces($0) }
  ) { instance, proof in
    let (gates, pieces, _) = try proveMinimum(instance, &proof)
    let enough = proof.decide(gates, .atMost, pieces)
    return proof.decide(gates, .atLeast, pieces - 1) && enough
  }

  static let minimum = Claim(
    "one-hidden-layer.size", .sharpened, .thesis("Theorem 2.2.2"),
    title:
      "The minimum is p − 1 exactly if a set of slope jumps sums to minus the leftmost slope; for p = 1 it is 0 or 2.",
    statement:
      "Let s_1, …, s_p be the slopes and δ_i = s_{i+1} − s_i. For p ≥ 2 the least number of gates is p − 1 if Σ_{i∈L} δ_i = −s_1 for some L ⊆ {1, …, p−1}, and p otherwise; for p = 1 it is 0 if f is constant and 2 if not.",
    expects: .holds,
    instances: { FunctionInstance.standardFamily },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let (gates, pieces, minimal) = try proveMinimum(instance, &proof)
    let slopes = try instance.function().slopes
    if slopes.count == 1 { return proof.decide(gates, .equal, slopes[0].isZero ? 0 : 2) }
    if case .leftTurned(let chosen) = minimal.ground {
      // The jumps of L sum to minus the leftmost slope, all over a common denominator.
      let common = slopes.reduce(BigInteger(1)) { BigInteger.leastCommonMultiple($0, $1.denominator) }
      let cleared = slopes.map { $0.numerator * (common / $0.denominator) }
      let jumps = chosen.map { Quantity(cleared[$0 + 1]) - Quantity(cleared[$0]) }
      proof.decide(jumps.reduce(0, +), .equal, Quantity(0) - Quantity(cleared[0]))
    }
    return proof.decide(gates, .equal, subsetSumByListing(slopes) ? pieces - 1 : pieces)
  }

  /// The criterion by plain listing of all subset sums: a second way, for the comparison.
  static func subsetSumByListing(_ slopes: [Rational]) -> Bool {
    var sums: Set<Rational> = [0]
    for (a, b) in zip(slopes, slopes.dropFirst()) { sums.formUnion(sums.map { $0 + b - a }) }
    return sums.contains(0 - slopes[0])
  }

  static let flatEnd = Claim(
    "one-hidden-layer.flat-end", .printed, .thesis("Corollary 2.A.1"),
    title: "If the leftmost or rightmost slope is 0, then p − 1 gates suffice.",
    statement:
      "For every piecewise linear f: R → R with p ≥ 2 pieces whose first or last slope is 0 there is a network with one hidden layer of p − 1 gates that computes f. (For p = 1 the claim asks for a hidden layer of width 0.)",
    hypotheses: "p ≥ 2; the first or the last slope is 0",
    expects: .holds,
    instances: { FunctionInstance.standardFamily },
    hypothesis: {
      atLeastTwoPieces($0) ?? ($0.slopes[0].isZero || $0.slopes[$0.slopes.count - 1].isZero ? nil : "no flat end piece")
    }
  ) { instance, proof in
    let (gates, pieces, _) = try proveMinimum(instance, &proof)
    return proof.decide(gates, .equal, pieces - 1)
  }

  static let flatPiece = Claim(
    "one-hidden-layer.flat-end", .sharpened, .thesis("Corollary 2.A.1"),
    title: "If any piece is flat, then p − 1 gates suffice.",
    statement:
      "For every piecewise linear f: R → R with p ≥ 2 pieces one of whose slopes is 0 there is a network with one hidden layer of p − 1 gates that computes f.",
    hypotheses: "p ≥ 2; some slope is 0",
    expects: .holds,
    instances: { FunctionInstance.standardFamily },
    hypothesis: { atLeastTwoPieces($0) ?? ($0.slopes.contains(0) ? nil : "no flat piece") }
  ) { instance, proof in
    let (gates, pieces, _) = try proveMinimum(instance, &proof)
    return proof.decide(gates, .equal, pieces - 1)
  }

  static let derivation = Claim(
    "one-hidden-layer.lower-bound-from-lemma", .printed, .thesis("Theorem 2.2.2, end of proof"),
    title: "The lower bound p − 1 follows from Lemma 2.A.7 with k = 1.",
    statement: "The least integer size that Lemma 2.A.7 allows at k = 1, ⌈p/2 − 1⌉, is at least p − 1.",
    expects: .fails,
    instances: { (1...40).map { IntegersInstance(["p": $0]) } }
  ) { instance, proof in
    // s ≥ p/2 − 1 means 2s + 2 ≥ p; the least such s is max(0, ⌈(p − 2)/2⌉).
    let p = proof.integer("p", instance["p"])
    let least = proof.integer("s", max(0, (instance["p"] - 1) / 2))
    let enough = proof.decide(least * 2 + 2, .atLeast, p)
    return proof.decide(least, .atLeast, p - 1) && enough
  }

  static let tuple = Claim(
    "one-hidden-layer.tuples", .printed, .thesis("Theorem 2.2.2, start of proof"),
    title: "Every tuple of end slopes and m − 1 points specifies a function with m pieces.",
    statement:
      "For all s_L, s_R and points (a_1, b_1), …, (a_{m−1}, b_{m−1}), a_i increasing, the function through the points that is affine between them and has the slopes s_L, s_R outside has m pieces.",
    hypotheses: "at least one point",
    expects: .fails,
    instances: { tupleFamily },
    simplify: \.simpler,
    hypothesis: { $0.breaks.isEmpty ? "no point" : nil }
  ) { instance, proof in
    let f = try proof.function(
      "f", through: instance.points, leftSlope: instance.slopes[0],
      rightSlope: instance.slopes[instance.slopes.count - 1])
    return proof.decide(proof.provePieces(f), .equal, Quantity(instance.slopes.count))
  }

  static let tupleRepaired = Claim(
    "one-hidden-layer.tuples", .repaired, .thesis("Theorem 2.2.2, start of proof"),
    title: "A tuple whose neighbouring slopes differ specifies a function with m pieces.",
    statement:
      "For all s_L, s_R and points (a_i, b_i), a_i increasing, such that no two neighbouring slopes agree, the function has exactly m pieces.",
    hypotheses: "at least one point; neighbouring slopes differ",
    expects: .holds,
    instances: { tupleFamily },
    hypothesis: {
      if $0.breaks.isEmpty { return "no point" }
      return zip($0.slopes, $0.slopes.dropFirst()).contains { $0 == $1 } ? "two neighbouring slopes agree" : nil
    }
  ) { instance, proof in
    let f = try proof.function(
      "f", through: instance.points, leftSlope: instance.slopes[0],
      rightSlope: instance.slopes[instance.slopes.count - 1])
    return proof.decide(proof.provePieces(f), .equal, Quantity(instance.slopes.count))
  }

  /// All short slope words, equal neighbours included.
  static let tupleFamily: [FunctionInstance] = {
    var result: [FunctionInstance] = []
    for length in 1...4 {
      let letters: [Rational] = length > 3 ? [0, 1] : [0, 1, -1]
      result += words(letters, length: length).map { FunctionInstance.onIntegers($0) }
    }
    return result
  }()

  static let hingeRight = hinge(
    "one-hidden-layer.right-flap", item: "(2.15)",
    title: "0 before a and r(x − a) after it is sgn(r)·max(|r|(x − a), 0): one gate.", side: 1)

  static let hingeLeft = hinge(
    "one-hidden-layer.left-flap", item: "(2.16)",
    title: "t(x − a) before a and 0 after it is −sgn(t)·max(−|t|(x − a), 0): one gate.", side: -1)

  /// All flaps with breaks and slopes from a short list.
  private static func hinges(side: Rational) -> [FunctionInstance] {
    let letters: [Rational] = [0, 1, -3, Rational(5, 7)]
    var result: [FunctionInstance] = []
    for at in letters {
      for slope in letters {
        result.append(FunctionInstance(breaks: [at], slopes: side > 0 ? [0, slope] : [slope, 0]))
      }
    }
    return result
  }

  private static func hinge(_ name: String, item: String, title: String, side: Rational) -> Claim {
    Claim(
      name, .printed, .thesis(item), title: title,
      statement: title + " For all rational a and slopes.",
      expects: .holds,
      instances: { hinges(side: side) }
    ) { (instance: FunctionInstance, proof: inout CertificateBuilder) in
      let slope = side > 0 ? instance.slopes[1] : instance.slopes[0]
      let sign = Rational(slope.signum(), 1) * side
      let gate = try AffineMap(
        rows: [[side * slope.magnitude]], bias: [0 - side * slope.magnitude * instance.breaks[0]])
      let output = try AffineMap(rows: [[sign]], bias: [0])
      let net = proof.network("net", try ReLUNetwork(layers: [gate, output]))
      let f = try proof.function(
        "f", through: instance.points, leftSlope: instance.slopes[0], rightSlope: instance.slopes[1])
      let equal = proof.decideEqual(try proof.function(of: net), f)
      return proof.decide(net.size, .equal, 1) && equal
    }
  }

  @Sendable static func atLeastTwoPieces(_ instance: FunctionInstance) -> String? {
    instance.slopes.count >= 2 && Set(instance.slopes).count >= 2 ? nil : "p = 1"
  }

  @Sendable static func curves(_ instance: FunctionInstance) -> [Curve] {
    guard let function = try? instance.function() else { return [] }
    let left = (instance.breaks.first ?? 0) - 2
    let right = (instance.breaks.last ?? 0) + 2
    return [Curve("f", function, on: left...right)]
  }
}
