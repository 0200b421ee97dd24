import ExactNumbers
import Testing

/// What the oracle says of functions on the cube and of sign matrices, against slower ways to decide.
struct OracleBooleanTests {
  private static let objects = [
    "truth-table xor 2\nbits 0110", "truth-table and 2\nbits 0001", "truth-table one 0\nbits 1",
    "family maj majority 3", "family par parity 3", "family eq equality 2", "family ip inner-product 2",
    "family omb odd-max-bit 3", "value-table v 1 2\nvalues 1 -3", "value-table o 1 1\nvalues 1 0",
    "value-table w 1 2\nvalues -1 -3", "value-table z 2 5\nvalues 0 0\nvalues 0 0",
    "circuit c 2 bits 2\ngate relu 0 1 1 2 1\ngate relu -1 1 1 2 1\noutput threshold 1 -1 3 2 4 -4",
    "circuit s 1 bits 0\noutput sum 4 2 1 -8",
    "circuit t 2 signs 2\ngate threshold 0 1 1 2 -1\ngate relu 1 2 1\noutput sum 1 0",
    "matrix a eq 2", "matrix row eq 0", "signs square 2 2\nrow ++\nrow +-",
    "signs four 4 8\nrow ++++++++\nrow ++++----\nrow ++--++--\nrow +-+-+-+-",
    "signs seven 4 7\nrow +++++++\nrow ++++---\nrow ++--++-\nrow +-+-+-+",
    "arrangement l 2 2\nplane 0 1 1\nplane 5 0 1", "arrangement u 2 1\nplane 0 1 1",
    "arrangement d 2 2\nplane 0 1 1\nplane 0 1 -1", "arrangement e 1 0",
  ].joined(separator: "\n")

  static let truths = [
    "computes c xor", "computes s v", "agrees c and 1", "agrees c xor 4", "not-threshold xor", "not-threshold par",
    "threshold-weights-at-least maj 3", "threshold-weights-at-least xor 90", "threshold-weights-at-least omb 4",
    "threshold-weights-at-least one 0", "threshold-weights-at-least maj -1",
    "spectrum xor 2 1 4", "spectrum z -1 0 0", "spectrum v 1 2 4", "spectrum maj 3 4 4", "spectrum one 0 1 1",
    "coefficient v 1 -2 2", "coefficient maj 7 -1 2", "coefficient one 0 1 1",
    "survival c 2 = 1 1 1 2", "survival c 2 < 3 4 1 1", "survival c 2 = 0 1 1 1", "survival t 1 = 1 1 1 2",
    "survival t 1 = 1 2 1 1", "survival t 2 <= 1 2 2 1", "survival t 2 = 0 1 2 1",
    "sign-rank-at-most a 3", "sign-rank-at-most a 70", "sign-rank-at-most row 1", "sign-rank-at-most square 2",
    "sign-rank-at-most four 4", "sign-rank-at-most seven 3", "sign-rank-at-least a 3", "sign-rank-at-least square 2",
    "sign-rank-at-least four 4", "sign-rank-at-least row 1", "spectral-sign-rank-at-least a 2",
    "xor-sign-rank-at-least and 2", "xor-sign-rank-at-least ip 4", "xor-sign-rank-at-least one 1",
    "row-classes l 4", "row-classes u 3", "row-classes e 1", "distinct-rows eq 2 4", "distinct-rows v 1 2",
    "distinct-rows z 1 1", "distinct-rows eq 0 1", "not-through eq u", "not-through xor e", "common-cone l",
    "common-cone e",
    "no-common-cone d", "compatible-classes 2 1 4", "compatible-classes 3 1 6", "compatible-classes 2 60 4",
    "compatible-classes 1 1 2", "exponential 1 2 > 3 2", "exponential 0 7 <= 1 1", "exponential 100 1 > 300 1",
    "exponential 1 1 < 271829 100000", "table-sum v o w", "table-sum v v",
  ]

  static let falsehoods = [
    "computes c and", "computes s w", "agrees c and 2", "agrees c xor 3", "not-threshold and", "not-threshold maj",
    "not-threshold one", "threshold-weights-at-least maj 4", "threshold-weights-at-least omb 5",
    "threshold-weights-at-least one 1", "threshold-weights-at-least and 3",
    "spectrum xor 2 2 4", "spectrum z 0 0 0", "spectrum v 1 2 2", "spectrum maj 3 4 8", "coefficient v 1 1 1",
    "coefficient maj 7 1 2", "survival c 2 = 1 2 1 2", "survival c 2 > 1 2 1 1", "survival t 2 = 1 1 1 1",
    "sign-rank-at-most a 2", "sign-rank-at-most square 1", "sign-rank-at-most four 3", "sign-rank-at-most seven 2",
    "sign-rank-at-least a 4", "sign-rank-at-least square 3", "sign-rank-at-least row 2", "sign-rank-at-least seven 4",
    "spectral-sign-rank-at-least square 90", "xor-sign-rank-at-least and 4", "xor-sign-rank-at-least xor 2",
    "row-classes l 3", "row-classes u 4", "row-classes e 0", "distinct-rows eq 2 3", "distinct-rows z 1 2",
    "not-through eq l", "not-through maj u", "common-cone d", "no-common-cone l", "no-common-cone e",
    "compatible-classes 2 1 3", "compatible-classes 3 1 5", "compatible-classes 2 60 3", "exponential 1 2 < 3 2",
    "exponential 0 7 > 1 1", "exponential 1 1 > 271829 100000", "table-sum v o o", "table-sum v o v w",
  ]

  private func decisions(_ theorems: [String]) throws -> [(theorem: String, decision: Decision)] {
    try TheoremOracle.judge(BaseCertificate("test", "", "\(Self.objects)\n\(theorems.joined(separator: "\n"))").text)
  }

  @Test func truthsHold() throws {
    for (theorem, decision) in try decisions(Self.truths) { #expect(decision == .holds, "\(theorem): \(decision)") }
  }

  @Test func falsehoodsFail() throws {
    for (theorem, decision) in try decisions(Self.falsehoods) {
      guard case .fails(let reason) = decision else {
        Issue.record("\(theorem): \(decision)")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func whatIsNotKnownIsLeftUndecided() throws {
    let identity = (0..<8).map { row in "row " + (0..<8).map { $0 == row ? "+" : "-" }.joined() }.joined(
      separator: "\n")
    let hadamard = (0..<8).map { row in
      "row " + (0..<8).map { ($0 & row).nonzeroBitCount.isMultiple(of: 2) ? "+" : "-" }.joined()
    }.joined(separator: "\n")
    let text = "signs i 8 8\n\(identity)\nsigns h 8 8\n\(hadamard)\n"
    for (theorem, decision) in try TheoremOracle.judge(
      BaseCertificate("", "", text + "sign-rank-at-most i 3\nsign-rank-at-least i 3\nsign-rank-at-least h 4").text)
    { #expect(decision == .holds, "\(theorem)") }
    guard
      case .undecided = try TheoremOracle.judge(BaseCertificate("", "", text + "sign-rank-at-most h 5").text)[0]
        .decision
    else {
      Issue.record("the sign-rank of the Hadamard matrix of order 8")
      return
    }
  }

  @Test func nonsenseIsNotRead() {
    for body in [
      "truth-table f 1\nbits 0\nspectrum f 0 1 1", "truth-table f 1\nbits 012\nspectrum f 0 1 1",
      "truth-table f 1\nvalues 0 1\nspectrum f 0 1 1", "value-table f 1 0\nvalues 0 1\nspectrum f 0 1 1",
      "family f parities 1\nspectrum f 0 1 1", "family f parity 25\nspectrum f 0 1 1",
      "family f equality 0\nspectrum f 0 1 1", "signs a 2 2\nrow +-\nsign-rank-at-most a 2",
      "signs a 1 2\nrow +0\nsign-rank-at-most a 2", "signs a 1 1\nrow +\nsign-rank-at-most a 0",
      "truth-table f 1\nbits 01\ncircuit c 1 bits 0\noutput sum 1 0\ncomputes c f",
      "truth-table f 1\nbits 01\ncircuit c 1 bits 0\noutput threshold 1 0 2 1\ncomputes c f",
      "truth-table f 1\nbits 01\ncircuit c 1 bits 1\noutput threshold 1 0\ncomputes c f",
      "truth-table f 1\nbits 01\ncircuit c 1 bit 0\noutput threshold 1 0\ncomputes c f",
      "truth-table f 1\nbits 01\ncircuit c 1 bits 0\noutput threshold 0 0\ncomputes c f",
      "truth-table f 1\nbits 01\nmatrix a f 2\nsign-rank-at-most a 1", "exponential 1 0 > 1 1",
      "exponential -1 1 > 1 9",
      "exponential 0 1 = 1 1", "compatible-classes 0 1 1",
      "circuit c 1 bits 1\ngate relu 0 1 1\noutput sum 1 0\nsurvival c 1 = 1 2 2",
      "circuit c 1 bits 1\ngate relu 0 1 1\noutput sum 1 0\nsurvival c 2 = 1 2 1",
    ] {
      #expect(throws: (any Error).self, "\(body)") { try TheoremOracle.judge(BaseCertificate("test", "", body).text) }
    }
  }

  @Test func coefficientsInTwoWays() {
    var generator = SeededGenerator(seed: 54)
    for variables in 0...5 {
      let values = (0..<1 << variables).map { _ in Rational(Int.random(in: -5...5, using: &generator), 3) }
      #expect(OracleTable.coefficientsByDefinition(values) == OracleTable.coefficientsByHalves(values))
    }
  }

  private func random(_ rows: Int, _ columns: Int, using generator: inout SeededGenerator) -> [[Bool]] {
    (0..<rows).map { _ in (0..<columns).map { _ in Bool.random(using: &generator) } }
  }

  /// Four rows in the plane by orders of the rows and by orders of their relations.
  @Test func planesInTwoWays() {
    var generator = SeededGenerator(seed: 58)
    var found = [0, 0]
    for _ in 0..<300 {
      let matrix = OracleSignMatrix.reduced(random(4, 4 + Int.random(in: 0...1, using: &generator), using: &generator))
      guard matrix.count == 4 else { continue }
      let isAtMost = OracleSignMatrix.isAtMostTwo(matrix)
      #expect(isAtMost == OracleSignMatrix.isAtMostByTwoRelations(matrix))
      found[isAtMost ? 1 : 0] += 1
    }
    #expect(found.allSatisfy { $0 > 10 })
  }

  /// The signs of products of vectors with small random entries have no greater sign-rank than the vectors have entries,
  /// and neither order of rows, nor transposition, nor signs of rows and columns change what is said.
  @Test(arguments: 1...4)
  func signRanksOfProducts(dimension: Int) {
    var generator = SeededGenerator(seed: UInt64(570 + dimension))
    var isReached = false
    for _ in 0..<60 {
      let vectors = (0..<13).map { _ in (0..<dimension).map { _ in Int.random(in: -4...4, using: &generator) } }
      let products = vectors[..<5].map { left in
        vectors[5...].map { right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      if products.joined().contains(0) { continue }
      let matrix = products.map { $0.map { $0 > 0 } }
      #expect(OracleSignMatrix(rows: matrix).hasSignRank(atMost: dimension) == true)
      let below = OracleSignMatrix(rows: matrix).hasSignRank(atMost: dimension - 1)
      isReached = isReached || below == false
      let flips = (0..<13).map { _ in Bool.random(using: &generator) }
      let turned = (0..<8).map { column in
        (0..<5).reversed().map { (matrix[$0][column] != flips[$0]) != flips[5 + column] }
      }
      #expect(OracleSignMatrix(rows: turned).hasSignRank(atMost: dimension - 1) == below)
    }
    #expect(isReached || dimension == 4)
  }

  @Test func exponentials() {
    for (x, below, above) in [
      (1, 2.718281828, 2.718281829), (5, 148.41315910, 148.41315911), (20, 485165195.40, 485165195.41),
    ] {
      let (lower, upper) = TheoremOracle.exponential(Rational(x))
      #expect(lower < upper)
      #expect(lower > Rational(BigInteger(Int(below * 1e8) - 1), 100_000_000))
      #expect(upper < Rational(BigInteger(Int(above * 1e8) + 1), 100_000_000))
      let (root, _) = TheoremOracle.exponential(Rational(x, 2))
      #expect(root * root < upper)
    }
  }

  /// Weights of all threshold functions of two variables.
  @Test func thresholdFunctions() throws {
    var thresholds = 0
    for bits in 0..<16 {
      let values = (0..<4).map { bits >> $0 & 1 == 1 ? Rational(1) : -1 }
      let least = TheoremOracle.leastWeights(values, variables: 2, atMost: 4)
      #expect(try TheoremOracle.isThreshold(values, variables: 2) == (least != nil))
      if least != nil { thresholds += 1 }
    }
    #expect(thresholds == 14)
  }
}
