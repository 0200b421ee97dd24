import BooleanCircuits
import Certificates
import ExactNumbers

/// Sign-rank, and the function of Chattopadhyay and Mande: the definition before Theorem 2.5.6 of the thesis, and what it says.
enum SignRankClaims {
  static let all: [Claim] = [
    oddMaxBit, values, submatrices, spectral, fewRows, wrongConvention, sandwich, lowerBound, lowerBoundRepaired,
  ]

  // MARK: Odd max bit

  static let oddMaxBit = Claim(
    "functions.odd-max-bit", .printed, .thesis("definition of OMB, before Theorem 2.5.5"),
    title: "OMB_n(x) = −1 if and only if Σ (−1)^{i+1} 2^i (1 + x_i) ≥ 1/2: the greatest i with x_i = 1 is odd.",
    statement:
      "For x in {−1,1}^n, Σ_{i=1}^n (−1)^{i+1} 2^i (1 + x_i) ≥ 1/2 exactly if some x_i is 1 and the greatest such i is odd.",
    expects: .holds,
    instances: { (1...9).map { IntegersInstance(["n": $0]) } }
  ) { instance, proof in
    let n = instance["n"]
    let weights = (1...n).map { Rational($0 % 2 == 1 ? -(1 << $0) : 1 << $0) }
    // OMB is 1, true, where the sum is below 1/2; it is never 1/2.
    let circuit = try BooleanCircuit(
      inputCount: n, alphabet: .signs, gates: [], outputKind: .threshold,
      output: WeightedSum(bias: weights.reduce(1 / 2, +), weights: weights))
    let table = try proof.table("omb", NamedBooleanFunction.oddMaxBit(n))
    return try proof.decideComputes(proof.circuit("c", circuit), table) == true
  }

  // MARK: Values

  private static let fixtures: [(SignMatrixInstance, lower: Int, upper: Int)] = {
    var result: [(SignMatrixInstance, Int, Int)] = []
    func add(_ name: String, _ matrix: SignMatrix?, _ lower: Int, _ upper: Int) {
      if let matrix { result.append((SignMatrixInstance(matrix, name: name), lower, upper)) }
    }
    add("one entry", SignMatrix(rowCount: 1, columnCount: 1) { _, _ in false }, 1, 1)
    for (order, value) in [(2, 1), (3, 2), (4, 3), (6, 3), (8, 3)] {
      add("2I - J of order \(order)", try? .signedIdentity(order: order), value, value)
    }
    for exponent in 1...3 {
      add(
        "Hadamard matrix H_\(1 << exponent)", try? .sylvesterHadamard(exponent: exponent),
        exponent == 3 ? 4 : exponent + 1,
        exponent == 3 ? 5 : exponent + 1)
    }
    add("greater than, order 6", try? .greaterThan(order: 6), 2, 2)
    add("order 6, sign-rank 4", .smallestOfSignRankFour, 4, 4)
    add("Fano plane", .fanoPlane, 4, 4)
    return result
  }()

  static let values = Claim(
    "sign-rank.values", .sharpened, .thesis("definition of sign-rank, before Theorem 2.5.6"),
    title:
      "H_2 has sign-rank 2, H_4 has 3, H_8 has 4 or 5, the Fano plane 4, 2I − J at most 3, and some 6×6 matrix has 4.",
    statement:
      "The sign-rank of a matrix A without zeros is the least rank of a real matrix B with A_ij B_ij > 0 for all i, j. It is 1, 2, 3, 3, 3 for 2I − J of order 2, 3, 4, 6, 8; 2 and 3 for the Hadamard matrices of order 2 and 4, and 4 or 5 for H_8 = H_2 ⊗ H_2 ⊗ H_2; 2 for the matrix of i > j; 4 for the incidence matrix of the Fano plane and for one matrix of order 6.",
    expects: .holds,
    instances: { fixtures.map(\.0) }
  ) { instance, proof in
    let bounds = signRank(of: instance.matrix)
    proof.proveSignRank(proof.signs("a", instance.matrix), bounds)
    guard let fixture = fixtures.first(where: { $0.0 == instance }) else { return true }
    let lower = proof.decide(Quantity(bounds.lower), .atLeast, Quantity(fixture.lower))
    return proof.decide(Quantity(bounds.upper), .atMost, Quantity(fixture.upper)) && lower
  }

  static let submatrices = Claim(
    "sign-rank.submatrices", .sharpened, .thesis("definition of sign-rank, before Theorem 2.5.6"),
    title: "A matrix with 3 rows has sign-rank 3 if four of its columns differ up to sign, and otherwise at most 2.",
    statement:
      "A sign matrix with three rows has the sign-rank 3 exactly if its columns, up to sign, show all four patterns; and a transposed matrix has the same sign-rank.",
    hypotheses: "3 rows",
    expects: .holds,
    instances: {
      let patterns: [[Bool]] = [[true, true, true], [true, true, false], [true, false, true], [false, true, true]]
      return (1..<16).map { chosen in
        let columns = (0..<4).filter { chosen >> $0 & 1 == 1 }
        return SignMatrixInstance(
          SignMatrix(rowCount: 3, columnCount: columns.count) { patterns[columns[$1]][$0] })
      }.sorted { $0.weight < $1.weight }
    },
    hypothesis: { $0.rows.count == 3 ? nil : "another number of rows" }
  ) { instance, proof in
    let matrix = instance.matrix
    let bounds = signRank(of: matrix)
    proof.proveSignRank(proof.signs("a", matrix), bounds)
    let turned = signRank(of: matrix.transposed)
    proof.proveSignRank(proof.signs("b", matrix.transposed), turned)
    let isFull = proof.decide(Quantity(matrix.columnClasses.count), .equal, 4)
    let isThree = proof.decide(Quantity(bounds.lower), .equal, 3)
    return proof.decide(Quantity(turned.lower), .equal, Quantity(bounds.upper)) && isFull == isThree
  }

  static let spectral = Claim(
    "sign-rank.spectral-bound", .sharpened, .thesis("Theorem 2.5.6, by the method of Forster"),
    title:
      "The sign-rank of f(x ⊕ y) is at least 2^n over the greatest Walsh sum, and never above what factorisations show.",
    statement:
      "For f: {0,1}^n → {−1,1} the sign-rank of the matrix of f(x ⊕ y) is at least 2^n / max_S |Σ_x f(x) χ_S(x)| (Forster, 2002); the bound does not exceed the rank of any factorisation with the signs of the matrix.",
    expects: .holds,
    instances: {
      [
        "parity:1", "and:1", "parity:2", "and:2", "majority:3", "omb:3", "ip:1", "equality:1", "ip:2", "gt:1",
        "majority:3(parity:1)", "address:1", "andreev:1,1",
      ].compactMap { try? NamedBooleanFunction(parsing: $0).table() }.map { TruthTableInstance($0) }
    }
  ) { instance, proof in
    let table = try instance.table()
    let bound = try proof.proveXorSignRank(proof.table("f", table)) ?? 1
    let matrix = SignMatrix(rowCount: table.pointCount, columnCount: table.pointCount) { table[$0 ^ $1] }
    let classes = SignRankFactorisation.ofRowClasses(matrix)
    let factorisation = SignRankFactorisation.ofRank(matrix, atMost: classes.rank) ?? classes
    proof.proveSignRank(proof.signs("a", matrix), atMost: factorisation)
    return proof.decide(Quantity(bound), .atMost, Quantity(factorisation.rank))
  }

  static let fewRows = Claim(
    "sign-rank.row-classes", .sharpened, .thesis("Appendix 2.E, rank of a block matrix"),
    title: "The sign-rank is at most the number of different rows, and of different columns, up to sign.",
    statement:
      "A sign matrix with r classes of rows that are equal up to sign, and c classes of columns, has a sign-rank of at most min(r, c): the rank of a matrix that is constant on D × D blocks is at most D, not of the order of D².",
    expects: .holds,
    instances: {
      var generator = SeededGenerator(seed: 9)
      return (1...10).map { SignMatrixInstance.random(size: $0, using: &generator) }.sorted { $0.weight < $1.weight }
    },
    sample: { size, generator in SignMatrixInstance.random(size: size, using: &generator) },
    simplify: \.simpler
  ) { instance, proof in
    let matrix = instance.matrix
    let bounds = signRank(of: matrix)
    proof.proveSignRank(proof.signs("a", matrix), bounds)
    let classes = min(matrix.rowClasses.count, matrix.columnClasses.count)
    return proof.decide(Quantity(bounds.lower), .atMost, Quantity(classes))
  }

  // MARK: The function of Chattopadhyay and Mande

  private static let pairs = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (4, 1), (3, 2), (2, 3)].map { n, k in
    IntegersInstance(["n": n, "k": k])
  }

  /// The matrix of n blocks of k bits, + where the function is +1.
  private static func matrix(
    _ instance: IntegersInstance, _ truth: String, _ proof: inout CertificateBuilder
  ) throws -> ProofSigns {
    let (n, k) = (instance["n"], instance["k"])
    let function = try NamedBooleanFunction(parsing: "\(truth):\(n),\(k)")
    return proof.matrix("a", of: try proof.table("g", function), try function.table(), rowVariables: n * k)
  }

  private static func block(_ point: Int, _ number: Int, _ k: Int) -> Int { point >> (number * k) & ((1 << k) - 1) }

  static let wrongConvention = Claim(
    "sign-rank.convention", .sharpened, .thesis("definition of g before Theorem 2.5.5"),
    title: "With TRUE = +1 the function OMB_n ∘ OR_k ∘ XOR_2 has a sign-rank of at most n + 2.",
    statement:
      "If +1 is read as TRUE in OR_k and XOR_2, the matrix of OMB_n ∘ OR_k ∘ XOR_2 has the signs of 1/2 − Σ_i (−1)^{i+1} Q^{i−1} (c(x_i) − c(y_i))² with Q = 4^{k+1} and c the number with the bits of a block, of rank at most n + 2: the truth convention, which the source does not fix, decides whether the function is hard.",
    expects: .holds,
    instances: { pairs }
  ) { instance, proof in
    let (n, k) = (instance["n"], instance["k"])
    let signs = try matrix(instance, "cm-plus", &proof)
    let weights = (0..<n).map { BigInteger($0 % 2 == 0 ? -2 : 2) * BigInteger(4).power(UInt((k + 1) * $0)) }
    func codes(_ point: Int) -> [BigInteger] { (0..<n).map { BigInteger(block(point, $0, k)) } }
    func squares(_ point: Int) -> BigInteger {
      zip(weights, codes(point)).reduce(BigInteger(0)) { $0 + $1.0 * $1.1 * $1.1 }
    }
    // 1 + Σ w (c(x)² − 2 c(x) c(y) + c(y)²)
    let rows = 0..<1 << (n * k)
    let factorisation = try SignRankFactorisation(
      rank: n + 2,
      rowVectors: rows.map { x in [1 + squares(x), 1] + codes(x) },
      columnVectors: rows.map { y in [1, squares(y)] + zip(weights, codes(y)).map { -2 * $0 * $1 } })
    guard factorisation.isValid(for: signs.matrix) else { return false }
    proof.proveSignRank(signs, atMost: factorisation)
    return proof.decide(Quantity(factorisation.rank), .equal, Quantity(n) + 2)
  }

  static let sandwich = Claim(
    "sign-rank.chattopadhyay-mande", .sharpened, .thesis("definition of g before Theorem 2.5.5"),
    title:
      "With TRUE = −1 its sign-rank is at most n(2^k − 1) + 1; it is 3 for (1,2), (1,3), (2,1), (3,1), (4,1), (2,2).",
    statement:
      "If −1 is read as TRUE, the matrix of OMB_n ∘ OR_k ∘ XOR_2 has the signs of 1/2 − Σ_i (−1)^{i+1} 2^{i+1} [x_i = y_i], of rank at most n(2^k − 1) + 1. Its sign-rank is 1 for (n, k) = (1, 1), 3 for (1,2), (1,3), (2,1), (3,1), (4,1) and (2,2), and at least 3 for (3,2) and (2,3).",
    expects: .holds,
    instances: { pairs }
  ) { instance, proof in
    let (n, k) = (instance["n"], instance["k"])
    let signs = try matrix(instance, "cm", &proof)
    let rows = 0..<1 << (n * k)
    let last = (1 << k) - 1
    // [x = y] = Σ_{c < last} [x = c][y = c] + (1 − Σ [x = c])(1 − Σ [y = c]) as vectors of length 2^k, of which the sum is
    // 1: with the unit vector of the last value replaced by 1 − the others, one coordinate 1 serves all blocks.
    func indicators(_ point: Int) -> [[BigInteger]] {
      (0..<n).map { number in (0..<last).map { $0 == block(point, number, k) ? 1 : 0 } }
    }
    let weights = (0..<n).map { BigInteger($0 % 2 == 0 ? -(4 << $0) : 4 << $0) * 2 }
    // 2·(1/2 + Σ w [x = y]/2) = 1 + Σ w ([x = y]): with e the indicators, [x = y] = e_x·e_y + (1 − |e_x|)(1 − |e_y|).
    let left = rows.map { x -> [BigInteger] in
      let all = indicators(x)
      var constant: BigInteger = 1
      var vector: [BigInteger] = []
      for (number, e) in all.enumerated() {
        let rest = 1 - e.reduce(0, +)
        constant += weights[number] * rest
        vector += e.map { weights[number] * ($0 - rest) }
      }
      return [constant] + vector
    }
    let right = rows.map { y in [1] + indicators(y).joined() }
    let factorisation = try SignRankFactorisation(rank: n * last + 1, rowVectors: left, columnVectors: right)
    guard factorisation.isValid(for: signs.matrix) else { return false }
    proof.proveSignRank(signs, atMost: factorisation)
    let upper = proof.decide(
      Quantity(factorisation.rank), .equal, Quantity(n) * (Quantity(2).power(Quantity(k)) - 1) + 1)
    if n * k > 4 {
      guard let refutation = signs.matrix.chirotopeRefutation(rank: 2) else { return false }
      proof.proveSignRank(signs, by: refutation, isTransposed: false)
      return upper
    }
    let bounds = signRank(of: signs.matrix)
    proof.proveSignRank(signs, bounds)
    let expected = Quantity(n * k == 1 ? 1 : 3)
    let lower = proof.decide(Quantity(bounds.lower), .equal, expected)
    return proof.decide(Quantity(bounds.upper), .equal, expected) && lower && upper
  }

  /// k = n^{1/3} + log2 n for n = 8^j, as in the source.
  private static let cubes = [0, 1, 2, 3, 4, 5].map {
    IntegersInstance(["j": $0, "n": 1 << (3 * $0), "k": (1 << $0) + 3 * $0])
  }

  static let lowerBound = Claim(
    "sign-rank.chattopadhyay-mande", .printed, .thesis("Theorem 2.5.6"),
    title: "sign-rank(OMB_n ∘ OR_k ∘ XOR_2) ≥ 2^{n/81 − 3} with k = n^{1/3} + log_2 n.",
    statement:
      "For n = 8^j and k = n^{1/3} + log_2 n the sign-rank of OMB_n ∘ OR_k ∘ XOR_2 is at least 2^{n/81−3}. (It is at most n(2^k − 1) + 1, see the sharpened form; at n = 4096, k = 28 this is below 2^40, while 4096/81 − 3 > 47. The exponent n^{1/3}/81 − 3 of the appendix is meant.)",
    expects: .fails,
    instances: { cubes }
  ) { instance, proof in
    // The upper bound must not be below: (8·(n(2^k − 1) + 1))^81 ≥ 2^n.
    let n = proof.integer("n", instance["n"])
    let k = proof.integer("k", instance["k"])
    let upper = n * (Quantity(2).power(k) - 1) + 1
    return proof.decide((8 * upper).power(81), .atLeast, Quantity(2).power(n))
  }

  static let lowerBoundRepaired = Claim(
    "sign-rank.chattopadhyay-mande", .repaired, .thesis("Theorem 2.5.6, as used in Appendix 2.E"),
    title: "The exponent n^{1/3}/81 − 3 does not contradict the upper bound n(2^k − 1) + 1.",
    statement:
      "For n = 8^j and k = n^{1/3} + log_2 n: 2^{n^{1/3}/81 − 3} ≤ n(2^k − 1) + 1, the upper bound of the sign-rank of OMB_n ∘ OR_k ∘ XOR_2. (The lower bound itself is that of Chattopadhyay and Mande, 2018, and is not proved here.)",
    expects: .holds,
    instances: { cubes }
  ) { instance, proof in
    let n = proof.integer("n", instance["n"])
    let k = proof.integer("k", instance["k"])
    let root = proof.integer("root", 1 << instance["j"])
    let isRoot = proof.decide(root.power(3), .equal, n)
    let upper = n * (Quantity(2).power(k) - 1) + 1
    return proof.decide((8 * upper).power(81), .atLeast, Quantity(2).power(root)) && isRoot
  }
}
