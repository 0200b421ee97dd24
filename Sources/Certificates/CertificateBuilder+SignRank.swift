import BooleanCircuits
import ExactNumbers

// Sign-rank: FORMAT.md 4.57 to 4.59.
extension CertificateBuilder {
  /// Proves both bounds of a sign-rank that are known; a lower bound of 1 needs no theorem.
  public mutating func proveSignRank(_ signs: ProofSigns, _ bounds: SignRankBounds) {
    proveSignRank(signs, atMost: bounds.upperFactorisation)
    switch bounds.lowerProof {
    case .trivial: break
    case .rankOneMinor(let rows, let columns):
      theorem("sign-rank-at-least \(signs.name) 2", suffix: "rows")
      part(rows.sorted(), columns.sorted())
      // With both vectors positive the terms at column j are A_2j and −A_1j; both are of one sign where A_1j ≠ A_2j, so the
      // vectors must have equal signs at one column and different ones at the other.
      let isEqual = columns.sorted().map { signs.matrix[rows[0], $0] == signs.matrix[rows[1], $0] }
      line("split 1")
      line("split 2")
      line("circuit \(isEqual[0] ? 2 : 1) 1 2")
      line("circuit \(isEqual[0] ? 1 : 2) 1 2")
    case .chirotope(let refutation, let isTransposed):
      proveSignRank(signs, by: refutation, isTransposed: isTransposed)
    case .forster(let certificate, let isTransposed):
      proveSignRank(signs, by: certificate, isTransposed: isTransposed)
    }
  }

  /// Proves that the sign-rank is at most the rank of a factorisation.
  public mutating func proveSignRank(_ signs: ProofSigns, atMost factorisation: SignRankFactorisation) {
    theorem("sign-rank-at-most \(signs.name) \(factorisation.rank)")
    for vector in factorisation.rowVectors { line("left \(tokens(vector))") }
    for vector in factorisation.columnVectors { line("right \(tokens(vector))") }
  }

  /// Proves that the sign-rank is greater than the rank of a refutation.
  public mutating func proveSignRank(_ signs: ProofSigns, by refutation: ChirotopeRefutation, isTransposed: Bool) {
    theorem(
      "sign-rank-at-least \(signs.name) \(refutation.rank + 1)", suffix: isTransposed ? "columns" : "rows")
    part(refutation.rows, refutation.columns)
    func numbers(_ positions: [Int]) -> String { positions.map { " \($0 + 1)" }.joined() }
    for node in refutation.nodes {
      switch node {
      case .split(let positions): line("split" + numbers(positions))
      case .column(let positions, let column): line("circuit \(column + 1)" + numbers(positions))
      case .pluecker(let common, let a, let b, let c, let e): line("relation" + numbers(common + [a, b, c, e]))
      }
    }
  }

  /// Proves the bound of a spectral certificate.
  public mutating func proveSignRank(_ signs: ProofSigns, by certificate: ForsterCertificate, isTransposed: Bool) {
    guard certificate.bound >= 2 else { return }
    let head = "sign-rank-at-least \(signs.name) \(certificate.bound)"
    theorem(head, suffix: isTransposed ? "columns" : "rows", as: "spectral-\(head)")
    part(certificate.rows, certificate.columns)
    let width = certificate.columns.count
    func numbers(_ values: some Sequence<Int>) -> String { values.map { " \($0)" }.joined() }
    for row in certificate.rows.indices {
      line("weights" + numbers(certificate.weights[row * width..<(row + 1) * width]))
    }
    line("diagonal \(certificate.scale) \(certificate.rowDiagonal)" + numbers(certificate.columnDiagonal))
    for row in certificate.factor { line("lower" + numbers(row)) }
  }

  private mutating func part(_ vectors: [Int], _ others: [Int]) {
    line("vectors " + vectors.map { "\($0 + 1)" }.joined(separator: " "))
    line("others " + others.map { "\($0 + 1)" }.joined(separator: " "))
  }
}
