import BooleanCircuits
import Certificates
import ExactNumbers
import Testing

/// Bounds of sign-ranks: everything that is written is verified.
@Suite struct SignRankTests {
  private func bounds(_ matrix: SignMatrix) -> SignRankBounds {
    var proof = CertificateBuilder(label: "t")
    let bounds = signRank(of: matrix)
    proof.proveSignRank(proof.signs("a", matrix), bounds)
    expectVerified(proof)
    return bounds
  }

  @Test func knownValues() throws {
    #expect(try bounds(.sylvesterHadamard(exponent: 1)).exact == 2)
    #expect(try bounds(.sylvesterHadamard(exponent: 2)).exact == 3)
    #expect(bounds(.smallestOfSignRankFour).exact == 4)
    #expect(bounds(.fanoPlane).exact == 4)
    let eight = try bounds(.sylvesterHadamard(exponent: 3))
    #expect(eight.lower >= 4 && eight.upper <= 5)
    for order in 1...7 { #expect(try bounds(.signedIdentity(order: order)).exact == min(max(order - 1, 1), 3)) }
    #expect(try bounds(.greaterThan(order: 5)).exact == 2)
  }

  @Test func randomMatrices() throws {
    for seed in 0..<40 {
      let matrix = try SignMatrix.random(
        rowCount: 1 + seed % 6, columnCount: 1 + seed * 7 % 6, seed: UInt64(seed))
      let found = bounds(matrix)
      #expect(found.lower <= found.upper)
    }
  }

  @Test func spectralBounds() throws {
    for seed in 0..<6 {
      let matrix = try SignMatrix.random(rowCount: 9 + seed, columnCount: 12 - seed, seed: UInt64(seed))
      for isTransposed in [false, true] {
        let turned = isTransposed ? matrix.transposed : matrix
        guard let certificate = turned.forsterCertificate() else { continue }
        var proof = CertificateBuilder(label: "t")
        proof.proveSignRank(proof.signs("a", matrix), by: certificate, isTransposed: isTransposed)
        expectVerified(proof)
      }
    }
    var proof = CertificateBuilder(label: "t")
    let hadamard = try SignMatrix.sylvesterHadamard(exponent: 4)
    let certificate = try #require(hadamard.forsterCertificate())
    #expect(certificate.bound == 4)
    proof.proveSignRank(proof.signs("a", hadamard), by: certificate, isTransposed: false)
    let product = try proof.table("f", NamedBooleanFunction(parsing: "ip:2"))
    guard case .truth(let table) = product.content else { return }
    let matrix = proof.matrix("b", of: product, table, rowVariables: 2)
    proof.proveSignRank(matrix, signRank(of: matrix.matrix))
    expectVerified(proof)
  }
}
