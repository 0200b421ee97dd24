import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Proofs about networks that were constructed.
@Suite struct ConstructionTests {
  @Test func maximumOfFive() throws {
    let rows = (0..<5).map { place in
      (bias: Rational(0), weights: (0..<5).map { Rational($0 == place ? 1 : 0) })
    }
    var proof = CertificateBuilder(label: "maximum of five")
    let net = proof.network("net", ReLUNetwork.maximumOfFive)
    let five = proof.affineMaximum("five", rows)
    let four = proof.affineMaximum("four", Array(rows.dropLast()))
    let space = proof.polyhedron("space", dimension: 5)
    expectHolds(try proof.proveMaximum(net, five, on: space))
    expectFails(try proof.proveMaximum(net, four, on: space))
    expectVerified(proof)
  }

  @Test func cells() throws {
    // The median of 0, x₁ and x₂.
    let functions = try [[0, 0], [1, 0], [0, 1]].map {
      try AffineMap(coefficients: $0.map { Rational($0) }, constant: 0)
    }
    let median = try MaximumOfMinima(functions: functions, sets: [[0, 1], [0, 2], [1, 2]])
    let function = try CellwiseAffineFunction(median.network)
    let network = try function.signedMaximumSum().network
    var proof = CertificateBuilder(label: "cells")
    let net = proof.network("net", network)
    for (number, cell) in function.cells.enumerated() {
      let piece = proof.network("piece-\(number)", ReLUNetwork(cell.piece))
      let inside = proof.polyhedron("cell-\(number)", dimension: 2, inequalities: cell.inequalities)
      expectHolds(try proof.proveSameMap(net, piece, on: inside))
    }
    expectVerified(proof)
  }
}
