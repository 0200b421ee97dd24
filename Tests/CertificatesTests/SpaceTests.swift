import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Theorems about functions of several variables.
@Suite struct SpaceTests {
  /// max(0, x) + max(0, y).
  private func quadrants() throws -> ReLUNetwork {
    try ReLUNetwork(weights: [[[1, 0], [0, 1]], [[1, 1]]], biases: [[0, 0], [0]])
  }

  @Test func infinitelyManySets() throws {
    var proof = CertificateBuilder(label: "t")
    let net = try proof.network("n", quadrants())
    proof.proveInfinitelyManySets(net, u: [1, 0], v: [0, 1], z: [-1, -1])
    expectVerified(proof, ["infinitely-many-sets n 1 0 0 1 -1 -1"])
  }

  @Test func infinitelyManySetsOfALinearMapAreRefused() throws {
    var proof = CertificateBuilder(label: "t")
    let net = proof.network("n", ReLUNetwork(try AffineMap(coefficients: [1, 2], constant: 0)))
    proof.proveInfinitelyManySets(net, u: [1, 0], v: [0, 1], z: [-1, -1])
    #expect(Verdicts.exitCode(of: proof.finished()) == 1)
  }

  @Test func sectors() throws {
    var proof = CertificateBuilder(label: "t")
    let net = try proof.network("n", quadrants())
    proof.proveSectors(net, facetConnected: 4, distinct: 4, rays: [[1, 0], [0, 1], [-1, 0], [0, -1]])
    // More rays than needed, and a function without any break.
    let zero = proof.network("z", ReLUNetwork(try AffineMap(coefficients: [0, 0], constant: 0)))
    proof.proveSectors(zero, facetConnected: 1, distinct: 1, rays: [[1, 0], [0, 1], [-1, -1]])
    expectVerified(proof, ["sectors n 4 4", "sectors z 1 1"])
  }

  @Test func affineMapAndItsGates() throws {
    let map = try AffineMap(rows: [[1, 2], [Rational(1, 2), -1]], bias: [3, 0])
    var proof = CertificateBuilder(label: "t")
    let target = proof.network("a", ReLUNetwork(map))
    let net = proof.network(
      "n",
      try ReLUNetwork(
        weights: [
          [[1, 2], [-1, -2], [Rational(1, 2), -1], [Rational(-1, 2), 1]], [[1, -1, 0, 0], [0, 0, 1, -1]],
        ],
        biases: [[3, -3, 0, 0], [0, 0]]))
    proof.proveAffine(net, equals: target)
    // u_i·A·v_j is zero for i < j: u = e_1, e_2; v_1 = e_1, v_2 orthogonal to the first row.
    proof.proveGatesForAffine(target, rank: 2, left: [[1, 0], [0, 1]], right: [[1, 0], [2, -1]])
    expectHolds(proof.decide(net.size, .equal, 4))
    expectVerified(proof, ["affine n a", "gates-for-affine-at-least a 2", "compare size:n = 4"])
  }

  @Test func rankZero() throws {
    var proof = CertificateBuilder(label: "t")
    let target = proof.network("a", ReLUNetwork(try AffineMap(coefficients: [0], constant: 5)))
    proof.proveGatesForAffine(target, rank: 0, left: [], right: [])
    expectVerified(proof, ["gates-for-affine-at-least a 0"])
  }

  @Test func wrongRankIsRefused() throws {
    var proof = CertificateBuilder(label: "t")
    let target = proof.network("a", ReLUNetwork(try AffineMap(rows: [[1, 2], [2, 4]], bias: [0, 0])))
    proof.proveGatesForAffine(target, rank: 2, left: [[1, 0], [0, 1]], right: [[1, 0], [2, -1]])
    #expect(Verdicts.exitCode(of: proof.finished()) == 1)
  }

  @Test func notOneHiddenLayer() throws {
    var proof = CertificateBuilder(label: "t")
    let f = proof.affineMaximum("f", [(0, [0, 0]), (0, [1, 0]), (0, [0, 1])])
    // At (0, −1) the rows 0 and x are greatest; at (0, 1) they agree and y is greater.
    proof.proveNotOneHiddenLayer(f, pair: (0, 1), other: 2, p: [0, Rational(-1, 2)], q: [0, 1])
    expectVerified(proof, ["not-one-hidden-layer f"])

    var wrong = CertificateBuilder(label: "t")
    let g = wrong.affineMaximum("f", [(0, [0, 0]), (0, [1, 0]), (0, [0, 1])])
    wrong.proveNotOneHiddenLayer(g, pair: (0, 1), other: 2, p: [0, 1], q: [0, 1])
    #expect(Verdicts.exitCode(of: wrong.finished()) == 1)
  }

  @Test(arguments: [(FlapDecomposition.System.printed, CertificateBuilder.FlapSystem.printed), (.repaired, .repaired)])
  func flapSystem(_ system: FlapDecomposition.System, _ kind: CertificateBuilder.FlapSystem) throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<40 {
      let points = generator.points()
      let function = try PiecewiseLinearFunction(
        points: points, leftSlope: generator.rational(), rightSlope: generator.rational())
      guard let flaps = FlapDecomposition(of: function, system: system) else { continue }
      var proof = CertificateBuilder(label: "t")
      let f = proof.function("f", function)
      let sum = proof.flaps("g", flaps)
      proof.proveFlapSystem(kind, sum, solves: f)
      // The repaired system is right; the printed one is for up to three pieces.
      let equal = proof.decideEqual(sum, f)
      if system == .repaired || function.pieceCount <= 3 { #expect(equal) }
      expectVerified(proof)
    }
  }
}
