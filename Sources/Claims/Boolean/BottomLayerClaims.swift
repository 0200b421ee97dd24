import BooleanCircuits
import Certificates
import ExactNumbers

/// What circuits with bottom weights in one cone cannot compute: Lemma 2.E.1 and Theorem 2.5.5 of the thesis.
enum BottomLayerClaims {
  static let all: [Claim] = [
    layers, layersSharpened, exponent, exponentRepaired, bracket, greatestClasses, deepBound, equalityWitness,
  ]

  /// The greatest |weight|.
  private static func greatestWeight(_ instance: BottomLayerInstance) -> Int {
    instance.vectors.joined().reduce(0) { max($0, $1.magnitude.saturatedInt) }
  }

  private static func outsideOneCone(_ instance: BottomLayerInstance) -> String? {
    (try? instance.layer().coneConflict) == nil ? nil : "weights in no common cone"
  }

  static let layers = Claim(
    "circuits.row-classes", .printed, .thesis("Lemma 2.E.1, for the bottom layer"),
    title:
      "Bottom gates with weights in one cone tell O(w·mW) classes of points apart, read: at most w(mW + 1 − 1) + 1.",
    statement:
      "If w integer vectors in Z^m with entries up to W in absolute value lie in one cone P_{m,σ}, then the vectors (⟨v_1, x⟩, …, ⟨v_w, x⟩) for x in {−1,1}^m are at most w·mW + 1 different ones, in contiguous groups along σ. Every gate above is a function of them, so the rows of its matrix fall into no more classes, at any depth.",
    hypotheses: "the vectors lie in one cone",
    expects: .holds,
    instances: { BottomLayerInstance.family },
    sample: { size, generator in BottomLayerInstance.random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: outsideOneCone
  ) { instance, proof in
    let layer = proof.layer("v", try instance.layer())
    let isCommon = proof.decideCommonCone(layer)
    let classes = Quantity(proof.proveRowClasses(layer))
    let bound =
      Quantity(instance.vectors.count) * Quantity(instance.inputCount) * Quantity(greatestWeight(instance)) + 1
    return proof.decide(classes, .atMost, bound) && isCommon
  }

  static let layersSharpened = Claim(
    "circuits.row-classes", .sharpened, .thesis("Lemma 2.E.1 and Theorem 2.5.5"),
    title:
      "At most 1 + Σ |v_j|₁ over a basis of the weights, so at most 1 + min(w, m)·mW, whatever the depth and the widths.",
    statement:
      "If integer vectors v_1, …, v_w in Z^m with entries up to W lie in one cone P_{m,σ}, the number R of different vectors (⟨v_j, x⟩)_j is at most 1 + Σ |v_j|₁ over the vectors of a basis of their span, and so at most 1 + min(w, m)·mW. Any circuit, of any gates, depth and size, that reads x only through the ⟨v_j, x⟩ computes a matrix with at most R different rows, so of sign-rank at most R: here a circuit of random threshold and ReLU gates over them, with another input y.",
    hypotheses: "the vectors lie in one cone",
    expects: .holds,
    instances: { BottomLayerInstance.family },
    sample: { size, generator in BottomLayerInstance.random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: outsideOneCone
  ) { instance, proof in
    let bottom = try instance.layer()
    let layer = proof.layer("v", bottom)
    let isCommon = proof.decideCommonCone(layer)
    let classes = Quantity(proof.proveRowClasses(layer))
    let (m, w) = (instance.inputCount, instance.vectors.count)
    let basis = proof.decide(classes, .atMost, Quantity(bottom.basisBound))
    let all = Quantity(min(w, m)) * Quantity(m) * Quantity(greatestWeight(instance)) + 1
    let bound = proof.decide(Quantity(bottom.basisBound), .atMost, all)
    // Bottom gates σ(⟨v_j, x⟩ + y_1 − 1) and a second layer of threshold gates over them.
    var gates = instance.vectors.map { vector in
      BooleanGate(
        .relu,
        WeightedSum(
          bias: -1,
          terms: vector.enumerated().map { .init(wire: $0, weight: Rational($1)) } + [.init(wire: m, weight: 1)]))
    }
    for shift in 0..<2 {
      gates.append(
        BooleanGate(
          .threshold,
          WeightedSum(
            bias: Rational(-1 - shift),
            terms: (0..<w).map { .init(wire: m + 2 + $0, weight: Rational(1 + ($0 + shift) % 3)) }
              + [.init(wire: m + 1, weight: Rational(shift + 1))])))
    }
    let circuit = try BooleanCircuit(
      inputCount: m + 2, alphabet: .signs, gates: gates, outputKind: .threshold,
      output: WeightedSum(
        bias: 0,
        terms: [.init(wire: m + 2 + w, weight: 1), .init(wire: m + 3 + w, weight: -2), .init(wire: m, weight: 1)]))
    let table = proof.table("f", try circuit.table())
    let computes = try proof.decideComputes(proof.circuit("c", circuit), table) == true
    let rows = Quantity(proof.proveDistinctRows(table, rowVariables: m))
    return proof.decide(rows, .atMost, classes) && basis && bound && isCommon && computes
  }

  // MARK: Theorem 2.5.5

  private static func exponents(_ exponents: [Int], _ factors: [Int]) -> [IntegersInstance] {
    var result: [IntegersInstance] = []
    for e in exponents {
      for p in [1, 2, 3, 5, 8, 16] {
        for q in factors { result.append(IntegersInstance(["e": e, "p": p, "q": q])) }
      }
    }
    return result
  }

  private static func isGiven(_ instance: IntegersInstance, power: Int) -> Bool {
    let product = instance["p"] * instance["q"]
    return product * product >= 1 << (power * instance["e"])
  }

  static let exponent = Claim(
    "circuits.depth-bound-exponent", .printed, .thesis("end of Appendix 2.E"),
    title: "(Π w)²(mW)² ≥ 2^e gives Π w ≥ 2^e/(mW), the exponent unchanged.",
    statement:
      "For positive integers p = Π w and q = mW and e ≥ 0 with (pq)² ≥ 2^e: pq ≥ 2^e. (The square root halves the exponent; the constant C of the statement can be doubled.)",
    expects: .fails,
    instances: { exponents([0, 1, 2, 3, 4, 5, 6], [1]) },
    hypothesis: { isGiven($0, power: 1) ? nil : "(pq)² < 2^e" }
  ) { instance, proof in
    let product = Quantity(instance["p"]) * Quantity(instance["q"])
    let power = Quantity(2).power(Quantity(instance["e"]))
    let isGiven = proof.decide(product.power(2), .atLeast, power)
    return proof.decide(product, .atLeast, power) && isGiven
  }

  static let exponentRepaired = Claim(
    "circuits.depth-bound-exponent", .repaired, .thesis("end of Appendix 2.E"),
    title: "(Π w)²(mW)² ≥ 2^{2e} gives Π w ≥ 2^e/(mW).",
    statement: "For positive integers p = Π w and q = mW and e ≥ 0 with (pq)² ≥ 2^{2e}: pq ≥ 2^e.",
    expects: .holds,
    instances: { exponents([0, 1, 2, 3, 4], [1, 3]) },
    hypothesis: { isGiven($0, power: 2) ? nil : "(pq)² < 2^{2e}" }
  ) { instance, proof in
    let product = Quantity(instance["p"]) * Quantity(instance["q"])
    let e = Quantity(instance["e"])
    let isGiven = proof.decide(product.power(2), .atLeast, Quantity(2).power(Quantity(2) * e))
    return proof.decide(product, .atLeast, Quantity(2).power(e)) && isGiven
  }

  static let bracket = Claim(
    "circuits.depth-bound", .printed, .thesis("Theorem 2.5.5"),
    title: "The bracket 2^{m^{1/8}}/(mW) of the lower bound is at least 1.",
    statement:
      "For m = 2^t, t a positive multiple of 8, and W = 1: 2^{m^{1/8}} ≥ mW, so that the bound Ω((d−1)·[2^{m^{1/8}}/(mW)]^{1/(d−1)}) says something. (It does from t = 48 on; for t = 8, …, 40, that is m up to 10^12, the bracket is below 1.)",
    expects: .fails,
    instances: { (1...9).map { IntegersInstance(["t": 8 * $0]) } }
  ) { instance, proof in
    let root = Quantity(2).power(Quantity(instance["t"] / 8))
    // 2^(2^{t/8}) against 2^t: the exponents are compared.
    return proof.decide(root, .atLeast, Quantity(instance["t"]))
  }

  static let greatestClasses = Claim(
    "circuits.depth-bound", .sharpened, .thesis("Theorem 2.5.5"),
    title:
      "Vectors in one cone tell at most R(m, W) classes apart: 4; 6, 8; 8, 12, 16; 10 for m = 2, 3, 4, 5 and W = 1, 2, ….",
    statement:
      "The greatest number R(m, W) of different vectors (⟨v_j, x⟩)_j, x in {−1,1}^m, over all sets of integer vectors in one cone P_{m,σ} with entries up to W is 2 for m = 1, 4 for m = 2, 6 and 8 for m = 3 and W = 1, 2, 8, 12 and 16 for m = 4 and W = 1, 2, 3, and 10 for m = 5 and W = 1. Where it is below 2^m, no circuit of any size and depth over such a bottom layer computes a function with 2^m different rows, such as equality or OMB_n ∘ OR_k ∘ XOR_2 with k ≥ 2.",
    expects: .holds,
    instances: {
      [(1, 1), (2, 1), (3, 1), (3, 2), (4, 1), (4, 2), (4, 3), (5, 1)].map { m, weight in
        IntegersInstance(["m": m, "W": weight])
      }
    }
  ) { instance, proof in
    let (m, weight) = (instance["m"], instance["W"])
    let classes = try CompatibleClasses(inputCount: m, greatestWeight: weight)
    proof.proveCompatibleClasses(classes)
    let family = proof.layer("v", classes.family)
    let isCommon = proof.decideCommonCone(family)
    let reached = proof.decide(Quantity(proof.proveRowClasses(family)), .equal, Quantity(classes.greatest))
    let expected = [[2], [4], [6, 8], [8, 12, 16], [10]][m - 1][weight - 1]
    let rows = proof.proveDistinctRows(
      try proof.table("equality", NamedBooleanFunction(parsing: "equality:\(m)")), rowVariables: m)
    let all = proof.decide(Quantity(rows), .equal, Quantity(2).power(Quantity(m)))
    return proof.decide(Quantity(classes.greatest), .equal, Quantity(expected)) && isCommon && reached && all
  }

  static let deepBound = Claim(
    "circuits.depth-bound", .repaired, .thesis("Theorem 2.5.5"),
    title: "Such a circuit for a function with ρ different rows has at least (ρ − 1)/(mW) bottom gates, at any depth.",
    statement:
      "If any circuit of any depth computes f on {−1,1}^m × {−1,1}^m, reads x only through integer vectors v_1, …, v_w in one cone P_{m,σ} with entries up to W, and f has ρ different rows, then w·mW ≥ ρ − 1 (no (d−1)-th root, no sign-rank). OMB_n ∘ OR_k ∘ XOR_2 with TRUE = −1 has ρ = 2^{nk}.",
    expects: .holds,
    instances: {
      [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2), (2, 3), (4, 1), (5, 1)].map { n, k in
        IntegersInstance(["n": n, "k": k])
      }
    }
  ) { instance, proof in
    let m = instance["n"] * instance["k"]
    let table = try proof.table("g", NamedBooleanFunction(parsing: "cm:\(instance["n"]),\(instance["k"])"))
    let rows = Quantity(proof.proveDistinctRows(table, rowVariables: m))
    let distinct = proof.decide(rows, .equal, Quantity(2).power(Quantity(m)))
    // One vector with the weights 1, 2, 4, … tells all points apart, so w = 1 and W = 2^{m−1} satisfy the inequality.
    let binary = proof.layer("v", try BottomLayer(inputCount: m, vectors: [(0..<m).map { 1 << $0 }]))
    let classes = Quantity(proof.proveRowClasses(binary))
    let reached = proof.decide(classes, .equal, rows)
    let bound = Quantity(m) * Quantity(2).power(Quantity(m) - 1)
    return proof.decide(bound, .atLeast, rows - 1) && distinct && reached
  }

  static let equalityWitness = Claim(
    "circuits.equality-through-forms", .sharpened, .thesis("Theorem 2.5.5"),
    title: "Equality is not computed through forms that give two points the same values.",
    statement:
      "If the vectors v_1, …, v_w in Z^m have fewer than 2^m different (⟨v_j, x⟩)_j on {−1,1}^m, no circuit of any kind that reads x only through the ⟨v_j, x⟩ computes the equality of x and y, both of m bits: some x, x' have the same values, and y = x tells them apart. With 2^m of them there is one.",
    expects: .holds,
    instances: { BottomLayerInstance.family },
    sample: { size, generator in BottomLayerInstance.random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let layer = proof.layer("v", try instance.layer())
    let classes = proof.proveRowClasses(layer)
    if classes == 1 << instance.inputCount { return true }
    let table = try proof.table("equality", NamedBooleanFunction(parsing: "equality:\(instance.inputCount)"))
    return proof.decideNotThrough(layer, table)
  }
}
