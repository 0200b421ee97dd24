import Certificates
import Claims
import ExactNumbers
import ProofKernel
import ReLUNetworks
import Testing

/// Values that were computed by hand or by others, certified from end to end.
struct GoldenValueTests {
  private func kernelAccepts(_ proof: CertificateBuilder) -> Bool {
    let certificate = proof.finished()
    return ProofKernel.check(bytes: certificate.bytes).line == certificate.expectedVerdict
  }

  @Test(arguments: [(10, 1, 9), (28, 3, 7), (18, 2, 7), (19_684, 3, 79)])
  func minimumSizes(pieces: Int, layers: Int, size: Int) {
    #expect(PieceBounds.minimumSize(pieces: BigInteger(pieces), hiddenLayers: layers) == BigInteger(size))
  }

  /// Corollary 2.3.4 at k = 2, 3, 4: pieces and integer bounds.
  @Test(arguments: [(2, "18", 7), (3, "19684", 79), (4, "4294967298", 1021)])
  func specialCaseOfTheCorollary(k: Int, pieces: String, bound: Int) throws {
    var proof = CertificateBuilder(label: "golden")
    let h = proof.folding("h", try FoldingInstance.uniform(width: k, depth: k * k).parameters())
    let count = proof.proveFoldPieces(h)
    #expect(count.value.description == pieces)
    #expect(proof.proveMinimumSize(h.name, pieces: count, layers: k) == BigInteger(bound))
    #expect(kernelAccepts(proof))
  }

  /// s_16 and the one-gate network 1/2 − 16 σ(x − 31/32): the distance is 31/128.
  @Test func oneGateNetworkCloseToTheSawtooth() throws {
    var proof = CertificateBuilder(label: "golden")
    let s = proof.function(of: proof.folding("s", try FoldingInstance.uniform(width: 2, depth: 4).parameters()))
    let g = try ReLUNetwork(layers: [
      AffineMap(rows: [[1]], bias: [Rational(-31, 32)]), AffineMap(rows: [[-16]], bias: [Rational(1, 2)]),
    ])
    let net = proof.network("g", g)
    let found = proof.decideDistance(s, try proof.function(of: net), on: 0...1, .equal, Rational(31, 128))
    #expect(found.holds)
    #expect(kernelAccepts(proof))
  }

  /// The affine map 13/32 + (6/32)x is closer than 1/4 to the sawtooth with three edges: 713/2880.
  @Test func affineMapCloseToThreeEdges() throws {
    var proof = CertificateBuilder(label: "golden")
    let s = proof.function(of: proof.folding("s", try FoldingInstance.uniform(width: 3, depth: 1).parameters()))
    let g = proof.function("g", PiecewiseLinearFunction(slope: Rational(6, 32), constant: Rational(13, 32)))
    #expect(proof.decideDistance(s, g, on: 0...1, .less, Rational(1, 4)).distance == Rational(713, 2880))
    #expect(kernelAccepts(proof))
  }

  /// (|x| + |y| − |x + y|)/2 has six facet-connected pieces and coincides with five linear functions; other counts are refused.
  @Test(arguments: [(6, 5, true), (5, 5, false), (6, 6, false), (7, 5, false)])
  func twoReadingsOfPieces(connected: Int, distinct: Int, accepted: Bool) throws {
    let gates: [[Rational]] = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1]]
    let half = Rational(1, 2)
    let network = try ReLUNetwork(layers: [
      AffineMap(rows: gates, bias: [0, 0, 0, 0, 0, 0]),
      AffineMap(rows: [[half, half, half, half, 0 - half, 0 - half]], bias: [0]),
    ])
    var proof = CertificateBuilder(label: "golden")
    let net = proof.network("f", network)
    let rays: [[BigInteger]] = [[1, 0], [0, 1], [-1, 1], [-1, 0], [0, -1], [1, -1]]
    proof.proveSectors(net, facetConnected: connected, distinct: distinct, rays: rays)
    #expect(kernelAccepts(proof) == accepted)
  }

  /// No network with one hidden layer computes max{0, x, y}; for max{0, x} the same data prove nothing.
  @Test func maximumOfThreeNeedsTwoHiddenLayers() {
    var proof = CertificateBuilder(label: "golden")
    let rows: [(bias: Rational, weights: [Rational])] = [(0, [0, 0]), (0, [1, 0]), (0, [0, 1])]
    let f = proof.affineMaximum("f", rows)
    proof.proveNotOneHiddenLayer(f, pair: (1, 2), other: 0, p: [1, 1], q: [-1, -1])
    #expect(kernelAccepts(proof))
    var wrong = CertificateBuilder(label: "golden")
    let g = wrong.affineMaximum("g", [rows[0], rows[1], rows[0]])
    wrong.proveNotOneHiddenLayer(g, pair: (0, 1), other: 0, p: [0, 1], q: [0, -1])
    #expect(!kernelAccepts(wrong))
  }
}
