import BooleanCircuits
import Certificates

/// Certificates for 4.57 to 4.60.
extension BaseCertificate {
  static let signRanks: [BaseCertificate] = signRanksByHand + spectralByHand + ((try? signRanksOfMatrices()) ?? [])

  private static let square = "signs a 2 2\nrow ++\nrow +-"
  /// Three rows whose columns show all patterns up to sign.
  private static let triples = "signs a 3 4\nrow +++-\nrow ++-+\nrow +-++"

  private static let signRanksByHand: [BaseCertificate] = [
    BaseCertificate("sign-rank-at-most", "one entry", "signs a 1 1\nrow -\nsign-rank-at-most a 1\nleft 2\nright -3"),
    BaseCertificate(
      "sign-rank-at-most", "two rows", "\(square)\nsign-rank-at-most a 2\nleft 1 0\nleft 0 1\nright 1 2\nright 3 -1"),
    BaseCertificate(
      "sign-rank-at-most", "equality of two bits",
      """
      family e equality 2
      matrix a e 2
      sign-rank-at-most a 3
      left 1 0 1
      left -1 1 1
      left -7 2 1
      left -17 3 1
      right 1 0 0
      right 1 4 -2
      right 1 8 -8
      right 1 12 -18
      """),
    BaseCertificate(
      "sign-rank-at-most", "a constant column",
      "truth-table t 2\nbits 1101\nmatrix m t 2\nsign-rank-at-most m 1\nleft 1\nleft 5\nleft -1\nleft 1\nright 3\nmatrix r t 0\nsign-rank-at-most r 1\nleft 2\nright 1\nright 1\nright -7\nright 1"
    ),
    BaseCertificate(
      "sign-rank-at-least", "two rows",
      "\(square)\nsign-rank-at-least a 2 rows\nvectors 1 2\nothers 1 2\nsplit 1\nsplit 2\ncircuit 2 1 2\ncircuit 1 1 2"),
    BaseCertificate(
      "sign-rank-at-least", "three rows",
      """
      \(triples)
      sign-rank-at-least a 3 rows
      vectors 1 2 3
      others 1 2 3 4
      split 1 2
      split 1 3
      split 2 3
      circuit 3 1 2 3
      circuit 2 1 2 3
      split 2 3
      circuit 1 1 2 3
      circuit 4 1 2 3
      """),
    BaseCertificate(
      "sign-rank-at-least", "two columns of a table",
      "truth-table t 3\nbits 11010001\nmatrix m t 2\nsign-rank-at-least m 2 columns\nvectors 1 2\nothers 1 4\nsplit 1\nsplit 2\ncircuit 1 1 2\ncircuit 2 1 2"
    ),
    fourRows,
  ]

  /// Four rows that show all patterns up to sign: each choice of the signs of four triples is excluded by a column.
  private static let fourRows: BaseCertificate = {
    let patterns = (0..<8).map { pattern in [1] + (0..<3).map { pattern >> $0 & 1 == 1 ? -1 : 1 } }
    let rows = (0..<4).map { row in "row " + patterns.map { $0[row] > 0 ? "+" : "-" }.joined() }
    // The sequences in the order in which they leave out a position: signs[k] is that of the sequence without k.
    let sequences = ["2 3 4", "1 3 4", "1 2 4", "1 2 3"]
    var lines: [String] = []
    func node(_ signs: [Int]) {
      if signs.count < 4 {
        lines.append("split \(sequences[signs.count])")
        node(signs + [1])
        if !signs.isEmpty { node(signs + [-1]) }
        return
      }
      let column = patterns.firstIndex { pattern in
        abs((0..<4).reduce(0) { $0 + ($1.isMultiple(of: 2) ? 1 : -1) * signs[$1] * pattern[$1] }) == 4
      }
      lines.append("circuit \((column ?? 0) + 1) 1 2 3 4")
    }
    node([])
    let head =
      "signs a 4 8\n\(rows.joined(separator: "\n"))\nsign-rank-at-least a 4 rows\nvectors 1 2 3 4\nothers 1 2 3 4 5 6 7 8"
    return BaseCertificate("sign-rank-at-least", "four rows", "\(head)\n\(lines.joined(separator: "\n"))")
  }()

  private static let spectralByHand: [BaseCertificate] = [
    BaseCertificate(
      "spectral-sign-rank-at-least", "order 2",
      """
      \(square)
      spectral-sign-rank-at-least a 2 columns
      vectors 1 2
      others 1 2
      weights 10 10
      weights 10 10
      diagonal 1 15 14 15
      lower 3
      lower 0 5
      """),
    BaseCertificate(
      "spectral-sign-rank-at-least", "order 4",
      """
      signs a 4 4
      row ++++
      row +-+-
      row ++--
      row +--+
      spectral-sign-rank-at-least a 2 rows
      vectors 1 2 3 4
      others 1 2 3 4
      weights 1 1 1 1
      weights 1 1 1 1
      weights 1 1 1 1
      weights 1 1 1 1
      diagonal 1 3 2 2 2 2
      lower 1
      lower 0 1
      lower 0 0 1
      lower 0 0 0 1
      """),
    BaseCertificate(
      "spectral-sign-rank-at-least", "a part of a table, with weights",
      """
      truth-table t 4
      bits 1110
      bits 110100011101
      matrix m t 2
      spectral-sign-rank-at-least m 2 rows
      vectors 1 4
      others 1 2
      weights 5 6
      weights 6 5
      diagonal 1 8 8 8
      lower 1
      lower 0 1
      """),
    BaseCertificate(
      "xor-sign-rank-at-least", "small functions",
      "truth-table o 0\nbits 1\nxor-sign-rank-at-least o 1\ntruth-table i 1\nbits 01\nxor-sign-rank-at-least i 1\ntruth-table f 2\nbits 0001\nxor-sign-rank-at-least f 2"
    ),
    BaseCertificate(
      "xor-sign-rank-at-least", "bent",
      "family e inner-product 2\nxor-sign-rank-at-least e 4\nxor-sign-rank-at-least e 3"),
    BaseCertificate(
      "xor-sign-rank-at-least", "three variables",
      "truth-table f 3\nbits 0001\nbits 0111\nxor-sign-rank-at-least f 2\nfamily g odd-max-bit 3\nxor-sign-rank-at-least g 2"
    ),
  ]

  /// With what the library finds.
  private static func signRanksOfMatrices() throws -> [BaseCertificate] {
    var generator = SeededGenerator(seed: 57)
    var matrices = [
      try SignMatrix.signedIdentity(order: 4), try SignMatrix.signedIdentity(order: 5),
      try SignMatrix.sylvesterHadamard(exponent: 2), try SignMatrix.greaterThan(order: 5),
    ]
    for (rows, columns) in [(3, 5), (4, 4), (5, 3), (4, 7), (5, 5), (5, 6)] {
      let signs = (0..<rows * columns).map { _ in Bool.random(using: &generator) }
      matrices.append(SignMatrix(rowCount: rows, columnCount: columns) { signs[$0 * columns + $1] })
    }
    var certificates: [BaseCertificate] = []
    for (number, matrix) in matrices.enumerated() {
      let bounds = signRank(of: matrix)
      var lower = CertificateBuilder(label: "sign-rank")
      lower.proveSignRank(lower.signs("a", matrix), bounds)
      certificates.append(BaseCertificate("sign-rank-at-least", "random \(number)", text: lower.finished().text))
      var upper = CertificateBuilder(label: "sign-rank")
      upper.proveSignRank(upper.signs("a", matrix), atMost: bounds.upperFactorisation)
      certificates.append(BaseCertificate("sign-rank-at-most", "random \(number)", text: upper.finished().text))
    }
    let hadamard = try SignMatrix.sylvesterHadamard(exponent: 3)
    var proof = CertificateBuilder(label: "sign-rank")
    let signs = proof.signs("a", hadamard)
    if let certificate = hadamard.forsterCertificate(effort: 1) {
      proof.proveSignRank(signs, by: certificate, isTransposed: false)
      certificates.append(BaseCertificate("spectral-sign-rank-at-least", "random", text: proof.finished().text))
    }
    return certificates
  }
}
