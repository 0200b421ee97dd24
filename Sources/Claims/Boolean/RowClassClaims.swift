import Arrangements
import BooleanCircuits
import Certificates
import ExactNumbers

/// Circuits whose bottom weights lie in one cone: Definitions 11 and 12, Claim 5, Lemma 2.E.1 and Theorem 2.5.5 of the thesis.
enum RowClassClaims {
  static let all: [Claim] = [
    disjointCones, disjointConesRepaired, fullCones, sumOrder, blocks, blocksOfSeparateOrders,
    blocksOfSeparateOrdersRepaired,
  ]

  // MARK: Cones

  static let disjointCones = Claim(
    "circuits.weight-cones", .printed, .thesis("remark after Definition 12"),
    title: "R^m is a disjoint union of the cones P_{m,σ}.",
    statement:
      "Every a in R^m lies in exactly one cone P_{m,σ} = {a: ⟨a, x^σ(1)⟩ ≤ … ≤ ⟨a, x^σ(2^m)⟩}, x^1, x^2, … being the points of {−1,1}^m; so two vectors that lie in a common cone with a third one lie in a common cone. (The vector 0 lies in all of them, and 1 and −1 are in different ones for m = 1.)",
    expects: .fails,
    instances: {
      ([BottomLayerInstance([[0], [1], [-1]], inputCount: 1)]
        + BottomLayerInstance.family.filter { $0.vectors.count >= 2 })
        .sorted { $0.weight < $1.weight }
    },
    simplify: \.simpler
  ) { instance, proof in
    // A violation: v and u, v and w in common cones, but u and w not.
    for common in instance.vectors.indices {
      for first in instance.vectors.indices where first != common {
        for second in instance.vectors.indices where second != common && second != first {
          let (v, u, w) = (instance.vectors[common], instance.vectors[first], instance.vectors[second])
          let layers = try [[v, u], [v, w], [u, w]].map {
            try BottomLayer(inputCount: instance.inputCount, vectors: $0)
          }
          guard layers[0].coneConflict == nil, layers[1].coneConflict == nil, layers[2].coneConflict != nil else {
            continue
          }
          for layer in layers { _ = proof.decideCommonCone(proof.layer("v", layer)) }
          return false
        }
      }
    }
    _ = proof.decideCommonCone(proof.layer("v", try instance.layer()))
    return true
  }

  static let disjointConesRepaired = Claim(
    "circuits.weight-cones", .repaired, .thesis("remark after Definition 12"),
    title: "The cones P_{m,σ} cover R^m, and their interiors are disjoint.",
    statement:
      "Every a in Z^m lies in a cone P_{m,σ} (order the points by ⟨a, x⟩). Vectors a, b with ⟨a, d⟩ ≠ 0 for all d in {−1,0,1}^m other than 0 that lie in a common cone are in the same ones: ⟨a, d⟩ and ⟨b, d⟩ have the same sign for all d, so with a third vector both or neither lie in a common cone.",
    expects: .holds,
    instances: { BottomLayerInstance.family.filter { !$0.vectors.isEmpty } },
    sample: { size, generator in BottomLayerInstance.random(size: size, using: &generator) },
    simplify: { $0.simpler.filter { !$0.vectors.isEmpty } }
  ) { instance, proof in
    var holds = true
    for vector in instance.vectors {
      let alone = try BottomLayer(inputCount: instance.inputCount, vectors: [vector])
      holds = proof.decideCommonCone(proof.layer("v", alone)) && holds
    }
    func compatible(_ first: [Int], _ second: [Int]) throws -> Bool {
      try BottomLayer(inputCount: instance.inputCount, vectors: [first, second]).coneConflict == nil
    }
    let generic = try instance.vectors.filter { vector in
      try BottomLayer(inputCount: instance.inputCount, vectors: [vector]).rowClassCount == 1 << instance.inputCount
    }
    for first in generic {
      for second in generic where try compatible(first, second) {
        for third in instance.vectors where try compatible(first, third) != compatible(second, third) {
          // Not reached while the statement holds: the three decisions are written for the reader.
          for pair in [[first, second], [first, third], [second, third]] {
            let layer = try BottomLayer(inputCount: instance.inputCount, vectors: pair)
            _ = proof.decideCommonCone(proof.layer("v", layer))
          }
          return false
        }
      }
    }
    return holds
  }

  static let fullCones = Claim(
    "circuits.weight-cones", .sharpened, .thesis("Definition 11"),
    title: "Of the (2^m)! cones P_{m,σ} only 2, 8, 96 have interior for m = 1, 2, 3.",
    statement:
      "The cones P_{m,σ} with interior are the chambers of the arrangement of the hyperplanes {⟨a, d⟩ = 0}, d in {−1,0,1}^m other than 0: 2, 8, 96 for m = 1, 2, 3, that is 2^m·m! times 1, 1, 2, against (2^m)! = 2, 24, 40320 orders.",
    hypotheses: "m ≤ 3",
    expects: .holds,
    instances: { (1...3).map { IntegersInstance(["m": $0]) } }
  ) { instance, proof in
    let m = instance["m"]
    var directions: [[Int]] = [[]]
    for _ in 0..<m { directions = directions.flatMap { start in (-1...1).map { start + [$0] } } }
    let half = directions.filter { ($0.first { $0 != 0 } ?? 0) > 0 }
    let arrangement = try HyperplaneArrangement(
      dimension: m, normals: half)
    let defined = proof.arrangement("a", arrangement)
    let chambers = try proof.proveChambers(defined)
    return proof.decide(chambers, .equal, Quantity([2, 8, 96][m - 1]))
  }

  static let sumOrder = Claim(
    "circuits.common-cone", .sharpened, .thesis("Definition 12"),
    title:
      "Vectors lie in one cone exactly if no two of them disagree on a difference of points; the sum then orders them.",
    statement:
      "A finite set of vectors in Z^m lies in one cone P_{m,σ} if and only if there are no two of them, u and v, and d in {−1,0,1}^m with ⟨u, d⟩ > 0 > ⟨v, d⟩; then ordering the points by ⟨s, x⟩, s the sum of the vectors, gives such a σ.",
    expects: .holds,
    instances: { BottomLayerInstance.family },
    sample: { size, generator in BottomLayerInstance.random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    _ = proof.decideCommonCone(proof.layer("v", try instance.layer()))
    return true
  }

  // MARK: Blocks

  /// A table with 2^m rows and columns that is constant on blocks; the row i is in the group that counts cuts up to i.
  private static func blocks(_ order: [Int], _ cuts: [Int], value: (Int) -> Int) throws -> PseudoBooleanFunction {
    var groups = [Int](repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { groups[row] = cuts.count { $0 <= place } }
    return try PseudoBooleanFunction(
      integers: (0..<order.count * order.count).map { index in
        value(groups[index % order.count] * 7 + groups[index / order.count])
      })
  }

  private static func sum(_ functions: [PseudoBooleanFunction]) throws -> PseudoBooleanFunction {
    try PseudoBooleanFunction(
      values: (0..<functions[0].pointCount).map { index in functions.reduce(Rational(0)) { $0 + $1[index] } })
  }

  /// Cuts of the rows of matrices, and their orders.
  struct BlockInstance: ClaimInstance {
    /// The number m of bits of a row.
    var bits: Int
    /// The places where a new group begins, for each matrix.
    var cuts: [[Int]]
    /// Whether every second matrix has its even rows first.
    var isShuffled: Bool

    var description: String {
      "\(1 << bits) rows, cuts \(cuts.map { "{\($0.map(\.description).joined(separator: ", "))}" }.joined(separator: ", "))"
        + (isShuffled ? ", every second matrix with its even rows first" : "")
    }

    var weight: Int { 1000 * bits + 100 * cuts.count + cuts.joined().count }

    func order(_ matrix: Int) -> [Int] {
      let rows = Array(0..<1 << bits)
      return isShuffled && matrix % 2 == 1
        ? rows.filter { $0 % 2 == 0 } + rows.filter { $0 % 2 == 1 } : rows
    }

    static func family(isShuffled: Bool) -> [BlockInstance] {
      var family = [
        BlockInstance(bits: 1, cuts: [[1]], isShuffled: isShuffled),
        .init(bits: 1, cuts: [[], [1]], isShuffled: isShuffled),
        .init(bits: 2, cuts: [[2], [2]], isShuffled: isShuffled),
        .init(bits: 2, cuts: [[1, 2, 3], [2]], isShuffled: isShuffled),
        .init(bits: 3, cuts: [[2, 5], [5, 7], [4]], isShuffled: isShuffled),
        .init(bits: 3, cuts: [[1, 4], [1, 4], [1, 4], []], isShuffled: isShuffled),
      ]
      var generator = SeededGenerator(seed: 5)
      for bits in [2, 2, 3, 3] {
        let cuts = (0..<generator.integer(1...4)).map { _ in
          (1..<1 << bits).filter { _ in generator.integer(0...2) == 0 }
        }
        family.append(BlockInstance(bits: bits, cuts: cuts, isShuffled: isShuffled))
      }
      return family.sorted { $0.weight < $1.weight }
    }
  }

  /// Writes the matrices and their sum; whether the sum has at most 1 + Σ(D_i − 1) different rows.
  @Sendable private static func decideBlocks(
    _ instance: BlockInstance, _ proof: inout CertificateBuilder
  ) throws -> Bool {
    // Values that do not cancel: powers of ten times squares.
    let parts = try instance.cuts.enumerated().map { number, cuts in
      try blocks(instance.order(number), cuts) { group in
        (group * group + 1) * (number + 1) * (number % 2 == 0 ? 1 : 97)
      }
    }
    let tables = parts.map { proof.values("part", $0) }
    let total = proof.values("sum", try sum(parts))
    var isSum = proof.decideSum(total, of: tables)
    var bound: Quantity = 1
    for table in tables {
      let rows = proof.proveDistinctRows(table, rowVariables: instance.bits)
      bound = bound + Quantity(rows) - 1
    }
    for (number, cuts) in instance.cuts.enumerated() {
      isSum =
        proof.decide(
          Quantity(proof.proveDistinctRows(tables[number], rowVariables: instance.bits)), .atMost,
          Quantity(cuts.count + 1)) && isSum
    }
    let rows = proof.proveDistinctRows(total, rowVariables: instance.bits)
    return proof.decide(Quantity(rows), .atMost, bound) && isSum
  }

  static let blocks = Claim(
    "circuits.sums-of-blocks", .printed, .thesis("Claim 5"),
    title:
      "A sum of w matrices, constant on D_i contiguous groups of rows in one order, has at most 1 + Σ (D_i − 1) groups.",
    statement:
      "If the rows of each of w matrices fall into D_i contiguous groups of equal rows, in one common order of the rows, then those of their sum fall into at most 1 + Σ_i (D_i − 1) (w(D − 1) + 1 for D_i = D), so the sum has at most so many different rows, and at most this rank.",
    expects: .holds,
    instances: { BlockInstance.family(isShuffled: false) },
    decide: decideBlocks)

  static let blocksOfSeparateOrders = Claim(
    "circuits.sums-of-blocks-in-separate-orders", .printed, .thesis("Claim 5, with an order for each matrix"),
    title: "The same if each matrix has an order of its own.",
    statement:
      "If the rows of each of w matrices fall into D_i groups of equal rows, contiguous in an order of its own, then their sum has at most 1 + Σ_i (D_i − 1) different rows. (Two matrices with 4 rows, the groups {1,2}, {3,4} and {1,3}, {2,4}, have a sum with 4 different rows.)",
    expects: .fails,
    instances: { BlockInstance.family(isShuffled: true) },
    decide: decideBlocks)

  static let blocksOfSeparateOrdersRepaired = Claim(
    "circuits.sums-of-blocks-in-separate-orders", .repaired, .thesis("Claim 5, with an order for each matrix"),
    title: "With separate orders the sum has at most Π D_i different rows.",
    statement:
      "If the rows of each of w matrices fall into D_i groups of equal rows, in any order, then their sum has at most Π_i D_i different rows.",
    expects: .holds,
    instances: { BlockInstance.family(isShuffled: true) }
  ) { instance, proof in
    let parts = try instance.cuts.enumerated().map { number, cuts in
      try blocks(instance.order(number), cuts) { ($0 + 1) * (number + 1) }
    }
    let tables = parts.map { proof.values("part", $0) }
    let total = proof.values("sum", try sum(parts))
    let isSum = proof.decideSum(total, of: tables)
    let factors = tables.map { Quantity(proof.proveDistinctRows($0, rowVariables: instance.bits)) }
    let rows = proof.proveDistinctRows(total, rowVariables: instance.bits)
    return proof.decide(Quantity(rows), .atMost, .product(factors)) && isSum
  }
}
