import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Decisions about numbers.
@Suite struct CountingTests {
  @Test(arguments: Relation.allCases)
  func comparisonInEveryRelation(_ relation: Relation) {
    for right in [-3, 0, 3, Int.max] {
      for left in [-3, 0, 3, Int.min] {
        var proof = CertificateBuilder(label: "t")
        let a = proof.integer("a", left)
        expectHolds(proof.decide(a, relation, Quantity(right)) == relation.holds(left, right))
        expectVerified(proof)
      }
    }
  }

  @Test func everyOperation() {
    var proof = CertificateBuilder(label: "t")
    let a = proof.integer("a", 7)
    let b = proof.integer("b", BigInteger(2).power(200))
    expectHolds(proof.decide((a + b - 1) * a, .greater, b))
    expectHolds(proof.decide(b, .equal, Quantity(2).power(200)))
    expectHolds(proof.decide(Quantity(0).power(0), .equal, 1))
    expectHolds(proof.decide(Quantity(-2).power(3), .equal, -8))
    expectHolds(proof.decide(.product([]), .equal, 1))
    expectHolds(proof.decide(.product([a, a, 2]), .equal, 98))
    expectFails(proof.decide(a - b, .atLeast, 0))
    expectVerified(proof)
  }

  @Test func balancedProductAgainstAllWidths() {
    // The greatest product over all tuples, listed.
    func greatest(_ layers: Int, _ size: Int) -> Int {
      layers == 0 ? 1 : (1...max(1, size - layers + 1)).map { ($0 + 1) * greatest(layers - 1, size - $0) }.max() ?? 0
    }
    var proof = CertificateBuilder(label: "t")
    for layers in 1...4 {
      for size in layers...(layers + 6) {
        let expected = Quantity(greatest(layers, size))
        expectHolds(proof.decide(.balanced(layers: Quantity(layers), size: Quantity(size)), .equal, expected))
      }
    }
    expectVerified(proof)
  }

  @Test func networkMeasures() throws {
    var proof = CertificateBuilder(label: "t")
    let deep = proof.network(
      "n",
      try ReLUNetwork(
        weights: [[[1], [2]], [[1, 0], [0, 1], [1, 1]], [[1, 1, 1]]], biases: [[0, 0], [0, 0, 0], [0]]))
    expectHolds(proof.decide(deep.size, .equal, 5))
    expectHolds(proof.decide(deep.hidden, .equal, 2))
    expectHolds(proof.decide(deep.inputs, .equal, 1))
    expectHolds(proof.decide(deep.outputs, .equal, 1))
    expectHolds(proof.decide(.product(deep.widths), .equal, 6))
    let affine = proof.network("m", ReLUNetwork(.identity(dimension: 3)))
    #expect(affine.widths.isEmpty)
    expectHolds(proof.decide(affine.size, .equal, 0))
    expectFails(proof.decide(affine.hidden, .greater, 0))
    expectHolds(proof.decide(affine.inputs, .equal, affine.outputs))
    expectVerified(proof)
  }

  @Test func foldPiecesAgreeWithThePiecesListed() throws {
    for factors in [[2], [3], [2, 2], [3, 2], [2, 3], [3, 3], [4, 3, 2], [2, 2, 2, 2]] {
      var proof = CertificateBuilder(label: "t")
      let points = factors.map { pieces in (1..<pieces).map { Rational(5 * $0, 2 * pieces) } }
      let folding = proof.folding("h", try HardFunction(maximum: Rational(5, 2), points: points))
      let count = proof.proveFoldPieces(folding)
      let listed = proof.provePieces(proof.function(of: folding))
      expectHolds(proof.decide(count, .equal, listed))
      expectHolds(proof.decide(folding.folds, .equal, Quantity(factors.count)))
      expectHolds(proof.decide(.product(folding.segments), .equal, Quantity(factors.reduce(1, *))))
      expectVerified(proof)
    }
  }

  @Test func minimumSizeOfAnAstronomicFold() throws {
    var proof = CertificateBuilder(label: "t")
    let folding = proof.folding("h", try HardFunction.uniform(pieces: 4, layers: 40))
    let pieces = proof.proveFoldPieces(folding)
    #expect(pieces.value == BigInteger(4).power(40) + 2)
    // Two layers of widths a, b: the least a + b with (a + 1)(b + 1) ≥ 4^40 + 2.
    expectHolds(proof.proveMinimumSize("h", pieces: pieces, layers: 40) > 0)
    expectVerified(proof)
  }

  @Test func gates() throws {
    // Jumps 1, 1 with leftmost slope 0: two gates. Jumps 2, 2 with leftmost slope 1: three.
    for (slopes, least) in [([0, 1, 2], 2), ([1, 3, 5], 3), ([-1, 1], 2), ([0], 0), ([4], 2)] as [([Rational], Int)] {
      let breakpoints = (0..<slopes.count - 1).map { Rational($0) }
      let function = try PiecewiseLinearFunction(breakpoints: breakpoints, slopes: slopes, value: 1, at: 0)
      #expect(try MinimalOneHiddenLayerNetwork(of: function).gateCount == least)
      for modulus in [0, 1_000] {
        var proof = CertificateBuilder(label: "t")
        proof.proveGates(proof.function("f", function), atLeast: least, modulus: modulus)
        expectVerified(proof, ["gates-at-least f \(least)"])
      }
    }
  }

  @Test func tooManyGatesAreRefused() throws {
    var proof = CertificateBuilder(label: "t")
    proof.proveGates(proof.function("f", .hinge(at: 0)), atLeast: 2)
    let certificate = proof.finished()
    #expect(Verdicts.exitCode(of: certificate) == 1)
  }
}
