import Certificates
import Claims
import ExactNumbers
import ProofKernel
import ReLUNetworks
import Reports
import Testing

/// Values of a hand audit of the statements about zonotopes, certified from end to end.
struct ZonotopeClaimTests {
  static let known: [(claim: String, instance: String)] = [
    ("zonotope.vertex-count/printed", "b = (1)"),
    ("definition.extremal-zonotope-set/printed", "n = 2, m = 3"),
    ("zonotope.hard-function-pieces/printed", "b = (1); M = 2; a = (1)"),
    ("zonotope.family-pieces/printed", "b = (1); M = 2; a = (1)"),
    (
      "zonotope.size-lower-bound/printed",
      "n = 1, m = 1, b = (1), k = k' = 6: M = 6; a = (2,3,4) (1,2,4) (1,2,4) (1,2,4) (1,2,4) (3/2,3,9/2); network with 23 gates"
    ),
    ("zonotope.parametrisation/printed", "(b = (1); M = 2; a = (1)) and (b = (-1); M = 2; a = (1))"),
  ]

  @Test(arguments: known.map(\.claim))
  func counterexampleIsFound(_ identifier: String) throws {
    let claim = try #require(ClaimRegistry.all.first { $0.identifier == identifier })
    let expected = try #require(Self.known.first { $0.claim == identifier }?.instance)
    let result = ClaimVerifier().verify(claim)
    #expect(result.counterexample?.description == expected)
  }

  private func kernelAccepts(_ proof: CertificateBuilder) -> Bool {
    let certificate = proof.finished()
    return ProofKernel.check(bytes: certificate.bytes).line == certificate.expectedVerdict
  }

  static let figure = [[1, 2], [-2, 0], [0, -1], [-1, -1]]
  static let axes = [[1, 0], [0, 1]]

  /// Vertices and pieces: the counterexamples to Proposition 2.3.9, and Figure 2.2 left and middle.
  @Test(arguments: [
    (axes, 2, 1, 4, 8), (axes, 2, 2, 4, 17), (figure, 2, 2, 8, 33), ([[1]], 2, 1, 2, 4), ([[1, 0]], 2, 2, 2, 10),
    ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], 2, 1, 16, 32), (figure, 3, 2, 8, 72),
  ])
  func pieces(_ generators: [[Int]], width: Int, depth: Int, vertices: Int, pieces: Int) throws {
    var proof = CertificateBuilder(label: "golden")
    let zonotope = ZonotopeInstance(dimension: generators[0].count, generators: generators)
    let a = proof.arrangement("a", try zonotope.arrangement())
    let h = proof.folding("h", try FoldingInstance.uniform(width: width, depth: depth).parameters())
    let numbers = proof.proveWhitney(a)
    #expect(numbers.vertices.value == BigInteger(vertices))
    #expect(try proof.proveZonotopePieces(a, h, chambers: numbers.chambers) == BigInteger(pieces))
    #expect(kernelAccepts(proof))
  }

  /// H ∘ |x| with k = 6, w = 4 has 8194 pieces and a network of 23 gates in six hidden layers; the printed bound asks for 24.
  @Test func twentyThreeGates() throws {
    let claim = try #require(ClaimRegistry.matching("zonotope.size-lower-bound/printed").first)
    let found = try #require(ClaimVerifier().verify(claim).counterexample)
    #expect(found.theorems.contains("equal net f"))
    #expect(
      found.theorems.last
        == "compare size:net hidden:net ^ dimension:a * < hidden:net hidden:net ^ segments:h:1 folds:h ^ *")
    var proof = CertificateBuilder(label: "golden")
    let points: [[Rational]] = [
      [2, 3, 4], [1, 2, 4], [1, 2, 4], [1, 2, 4], [1, 2, 4], [Rational(3, 2), 3, Rational(9, 2)],
    ]
    let h = proof.folding("h", try HardFunction(maximum: 6, points: points))
    let absolute = try ZonotopeInstance.cube(dimension: 1).supportFunction().pairNetwork
    let gamma = proof.network("gamma", absolute)
    let f = proof.composition("f", proof.function(of: h), after: try proof.function(of: gamma))
    #expect(proof.provePieces(f).value == 8194)
    #expect(kernelAccepts(proof))
  }

  /// 2·29^8 < 32^8 and 2·69^18 < 72^18: the same trick in the plane.
  @Test func thePlanePowers() {
    var proof = CertificateBuilder(label: "golden")
    let first = proof.decide(2 * Quantity(29).power(8), .less, Quantity(32).power(8))
    let second = proof.decide(2 * Quantity(69).power(18), .less, Quantity(72).power(18))
    #expect(first && second)
    #expect(kernelAccepts(proof))
  }

  /// |x| + |y| + |x + y| takes three gates.
  @Test func hexagonNeedsThreeGates() throws {
    var proof = CertificateBuilder(label: "golden")
    let zonotope = ZonotopeInstance(dimension: 2, generators: [[1, 0], [0, 1], [1, 1]])
    let a = proof.arrangement("a", try zonotope.arrangement())
    let net = proof.network("net", try SmallestSupportNetwork(of: zonotope.supportFunction()).network)
    proof.proveSupportNetwork(net, computes: a)
    #expect(try proof.proveLeastSupportGates(a) == 3)
    #expect(net.network.size == 3)
    #expect(kernelAccepts(proof))
  }

  /// Both give 3|r|.
  @Test func oneDimensionalCoincidence() throws {
    var proof = CertificateBuilder(label: "golden")
    let a = proof.arrangement("a", try ZonotopeInstance(dimension: 1, generators: [[2], [4]]).arrangement())
    let b = proof.arrangement("b", try ZonotopeInstance(dimension: 1, generators: [[3], [3]]).arrangement())
    let same = proof.decideSameSupport(a, b)
    #expect(same)
    #expect(kernelAccepts(proof))
  }

  /// Montúfar et al.: the first number of hidden layers at which the family has more pieces.
  @Test(arguments: [(4, 6, 3), (6, 10, 3), (8, 12, 3)])
  func comparison(n: Int, w: Int, k: Int) throws {
    let claim = try #require(ClaimRegistry.matching("zonotope.comparison-with-montufar").first)
    let instance = try #require(claim.instances().first { $0.description == "n = \(n), w = \(w)" })
    guard case .verified(let certificate) = try instance.decide("golden") else {
      Issue.record("not verified")
      return
    }
    #expect(certificate.text.contains("\ninteger k \(k)\n"))
  }
}
