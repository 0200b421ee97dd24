import Certificates
import ExactNumbers
import ReLUNetworks

/// The depth of maxima in several variables: Lemma 2.A.4 as printed, and section 2.B.
enum MaximumDepthClaims {
  static let all: [Claim] = [printedDepth, kinkLines, maximumOfThree]

  /// A maximum of affine functions on the plane with integer coefficients (bias, x, y).
  struct Maximum: ClaimInstance {
    var rows: [[Int]]

    var description: String {
      "max{" + rows.map { LinearText.affine([$0[1], $0[2]], ["x", "y"], constant: $0[0]) }.joined(separator: ", ")
        + "}"
    }
    var weight: Int { 1_000 * rows.count + rows.joined().reduce(0) { $0 + 2 * abs($1) + ($1 < 0 ? 1 : 0) } }

    var affine: [(bias: Rational, weights: [Rational])] {
      rows.map { (Rational($0[0], 1), [Rational($0[1], 1), Rational($0[2], 1)]) }
    }

    func value(_ row: Int, _ point: [Rational]) -> Rational {
      Rational(rows[row][0], 1) + Rational(rows[row][1], 1) * point[0] + Rational(rows[row][2], 1) * point[1]
    }

    /// The rows that are greatest at a point.
    func active(_ point: [Rational]) -> [Int] {
      let values = rows.indices.map { value($0, point) }
      guard let top = values.max() else { return [] }
      return rows.indices.filter { values[$0] == top }
    }

    var simpler: [Maximum] {
      var result: [Maximum] = []
      for index in rows.indices where rows.count > 1 {
        var copy = self
        copy.rows.remove(at: index)
        result.append(copy)
      }
      for index in rows.indices {
        for entry in 0..<3 where rows[index][entry] != 0 {
          for smaller in [0, 1] {
            var copy = self
            copy.rows[index][entry] = smaller
            result.append(copy)
          }
        }
      }
      return result
    }

    /// Sets of m different rows with entries in {0, 1}, then in {−1, 0, 1}, without repetition of the set.
    static let family: [Maximum] = {
      var result: [Maximum] = []
      let small = words([0, 1], length: 3)
      for count in 1...3 {
        for subset in subsets(small, count: count) { result.append(Maximum(rows: subset)) }
      }
      var generator = SeededGenerator(seed: 6)
      for size in 1...30 { result.append(random(size: size, using: &generator)) }
      return result.sorted { $0.weight < $1.weight }
    }()

    static func random(size: Int, using generator: inout SeededGenerator) -> Maximum {
      let count = generator.integer(1...5)
      let range = -min(5, 1 + size / 3)...min(5, 1 + size / 3)
      return Maximum(rows: (0..<count).map { _ in (0..<3).map { _ in generator.integer(range) } })
    }
  }

  static func subsets<Element>(_ list: [Element], count: Int) -> [[Element]] {
    if count == 0 { return [[]] }
    return list.indices.flatMap { index in
      subsets(Array(list[(index + 1)...]), count: count - 1).map { [list[index]] + $0 }
    }
  }

  /// A jump of the gradient that ends on its line: rows i, j and k, points p and q of the line, as FORMAT.md 4.19 wants them.
  ///
  /// A maximum of affine functions on the plane is a network with one hidden layer exactly if no such jump exists: then each break line carries a
  /// constant jump all along.
  static func endingJump(_ f: Maximum) -> (pair: (Int, Int), other: Int, p: [Rational], q: [Rational])? {
    let rows = f.rows
    for i in rows.indices {
      for j in rows.indices where j > i {
        let normal = [rows[i][1] - rows[j][1], rows[i][2] - rows[j][2]]
        guard normal != [0, 0] else { continue }
        // The line rows i and j agree on, and its crossings with the lines of all other pairs, give sample points of all its parts.
        let offset = rows[j][0] - rows[i][0]
        let square = normal[0] * normal[0] + normal[1] * normal[1]
        let foot = [Rational(normal[0] * offset, square), Rational(normal[1] * offset, square)]
        let direction = [Rational(-normal[1], 1), Rational(normal[0], 1)]
        func point(_ t: Rational) -> [Rational] { zip(foot, direction).map { $0 + t * $1 } }
        let base = rows.indices.map { f.value($0, foot) }
        let step = rows.indices.map { f.value($0, point(1)) - base[$0] }
        var crossings: Set<Rational> = []
        for k in rows.indices where step[k] != step[i] { crossings.insert((base[i] - base[k]) / (step[k] - step[i])) }
        let sorted = crossings.sorted()
        var samples: [Rational] = sorted.isEmpty ? [0] : [sorted[0] - 1, sorted[sorted.count - 1] + 1]
        samples += zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
        let same: (Int, Int) -> Bool = { rows[$0] == rows[$1] }
        let live = samples.first { t in
          let active = f.active(point(t))
          return active.contains(i) && active.contains(j) && active.allSatisfy { same($0, i) || same($0, j) }
        }
        guard let live else { continue }
        for t in samples {
          let active = f.active(point(t))
          if let k = active.first, active.allSatisfy({ same($0, k) }), !active.contains(i), !active.contains(j) {
            return ((i, j), k, point(live), point(t))
          }
        }
      }
    }
    return nil
  }

  static let printedDepth = Claim(
    "network-algebra.maximum", .printed, .thesis("Lemma 2.A.4"),
    title:
      "The maximum of m functions with k_i hidden layers has depth at most max k_i + log₂ m + 1, without rounding up.",
    statement:
      "For affine f_1, …, f_m: R² → R (k_i = 0) the maximum is a network of depth at most ⌊log₂ m⌋ + 1, as depths are integers. (For m = 3 this is one hidden layer.)",
    hypotheses: "m = 3, so that log₂ m is no integer",
    expects: .fails,
    instances: { Maximum.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    simplify: \.simpler,
    hypothesis: { $0.rows.count == 3 ? nil : "m is not 3" }
  ) { instance, proof in
    guard let jump = endingJump(instance) else {
      throw Undecided(reason: "every gradient jump is constant along its line; no network is exhibited")
    }
    let f = proof.affineMaximum("f", instance.affine)
    let m = proof.integer("m", instance.rows.count)
    // 2^(hidden layers) ≤ m leaves one hidden layer for m = 3, and one is not enough.
    proof.decide(m, .less, Quantity(2).power(2))
    proof.proveNotOneHiddenLayer(f, pair: jump.pair, other: jump.other, p: jump.p, q: jump.q)
    return false
  }

  /// One gate, or a gate and its opposite.
  static let oneOrTwoGates: [PiecesDefinitionClaims.PlaneInstance] = {
    var result: [PiecesDefinitionClaims.PlaneInstance] = []
    for direction in [[1, 0], [0, 1], [1, 1], [-1, 0], [0, -1], [2, 1]] {
      for coefficient in [1, -1] {
        let gate = direction + [coefficient]
        result.append(PiecesDefinitionClaims.PlaneInstance(gates: [gate]))
        result.append(PiecesDefinitionClaims.PlaneInstance(gates: [gate, gate.map { 0 - $0 }]))
      }
    }
    return result.sorted { $0.weight < $1.weight }
  }()

  static let kinkLines = Claim(
    "plane.break-lines", .printed, .thesis("section 2.B"),
    title: "A sum of ReLU gates is non-differentiable precisely on the union of the lines of its gates.",
    statement:
      "For every network Σ c_i σ(a_i·x + b_i) with a_i ≠ 0, c_i ≠ 0 on the plane, each line a_i·x + b_i = 0 consists of points of non-differentiability.",
    hypotheses: "no gate with a_i = 0 or c_i = 0",
    expects: .fails,
    instances: { oneOrTwoGates }
  ) { instance, proof in
    let net = proof.network("net", try instance.network())
    if instance.gates.count == 2, instance.gates[0].map({ 0 - $0 }) == instance.gates[1] {
      let gate = instance.gates[0]
      let map = proof.network(
        "map", try ReLUNetwork(integerRows: [[[0, gate[0] * gate[2], gate[1] * gate[2]]]]))
      // Two gates with nonzero weights, and yet an affine function: no point of non-differentiability.
      proof.decide(net.size, .equal, 2)
      proof.proveAffine(net, equals: map)
      return false
    }
    // One gate: two sectors that differ.
    proof.proveSectors(
      net, facetConnected: 2, distinct: 2, rays: instance.rays.map { $0.map { BigInteger($0) } })
    return true
  }

  static let maximumOfThree = Claim(
    "plane.maximum-of-three", .repaired, .thesis("section 2.B, Proposition 2.5.2"),
    title:
      "If a gradient jump ends on its line, no network with one hidden layer computes the function; max{0, x, y} is such a function.",
    statement:
      "For a maximum f of affine functions on the plane such that along some line the jump of the gradient is present at one point and absent at another, no network with one hidden layer, of any width, computes f. In particular f = max{0, x, y}.",
    hypotheses: "a gradient jump of f ends on its line",
    expects: .holds,
    instances: { [Maximum(rows: [[0, 0, 0], [0, 1, 0], [0, 0, 1]])] + Maximum.family },
    sample: { size, generator in .random(size: size, using: &generator) },
    hypothesis: { endingJump($0) == nil ? "every jump is constant along its line" : nil }
  ) { instance, proof in
    guard let jump = endingJump(instance) else { return false }
    let f = proof.affineMaximum("f", instance.affine)
    proof.proveNotOneHiddenLayer(f, pair: jump.pair, other: jump.other, p: jump.p, q: jump.q)
    return true
  }
}
