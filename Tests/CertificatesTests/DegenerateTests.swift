import Certificates
import ExactNumbers
import ProofKernel
import ReLUNetworks
import Testing

/// Functions with nothing in them, and numbers at the limits.
@Suite struct DegenerateTests {
  @Test func zeroNetworks() throws {
    let zeros = [
      ReLUNetwork(try AffineMap(coefficients: [0], constant: 0)),
      try ReLUNetwork(weights: [[[0]], [[0]]], biases: [[0], [0]]),
      // Dead gates, and a live one that nothing reads.
      try ReLUNetwork(weights: [[[1], [0], [0]], [[0, 3, 4]]], biases: [[0, -1, 0], [0]]),
      // Gates that cancel.
      try ReLUNetwork(weights: [[[1], [1]], [[1, -1]]], biases: [[-2, -2], [0]]),
    ]
    for zero in zeros {
      var proof = CertificateBuilder(label: "t")
      let f = try proof.function(of: proof.network("n", zero))
      let g = proof.function("f", .constant(0))
      expectHolds(proof.decideEqual(f, g))
      expectHolds(proof.provePieces(f).value == 1)
      expectHolds(proof.provePieces(f, on: -5...5) == 1)
      expectFails(proof.decideValue(f, at: 0, .greater, 0))
      expectFails(proof.decideAlternates(f, count: 1, on: 0...1, first: 0, second: 1))
      expectHolds(proof.decideDistance(f, g, on: 0...1, .equal, 0).holds)
      proof.proveGates(f, atLeast: 0)
      expectVerified(proof)
    }
  }

  @Test func compositionsWithConstants() throws {
    var proof = CertificateBuilder(label: "t")
    let hat = proof.function("h", try .hat(left: 0, peak: 1, right: 2, height: 1))
    for value in [-1, 0, Rational(1, 2), 1, 2, 3] as [Rational] {
      // The constant meets the breaks of the hat, or not; the cuts of the constant are a point that is no break.
      let constant = proof.function("c", .constant(value))
      let outer = proof.composition("a", constant, after: hat)
      let inner = proof.composition("b", hat, after: constant)
      #expect(outer.function == .constant(value))
      #expect(inner.function == .constant(hat.function(value)))
      expectHolds(proof.provePieces(outer).value == 1)
      expectHolds(proof.provePieces(inner).value == 1)
    }
    expectVerified(proof)
  }

  @Test func extremaOfOneAndOfEqualFunctions() throws {
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", .hinge(at: 0))
    let same = try proof.function(
      "g", through: [(x: -1, y: 0), (x: 0, y: 0), (x: 1, y: 1)], leftSlope: 0, rightSlope: 1)
    for extremum in [
      proof.maximum("m", [f]), proof.minimum("m", [f]), proof.maximum("m", [f, f, same]),
      proof.minimum("m", [same, f, same]),
    ] {
      expectHolds(proof.decideEqual(extremum, f))
      expectHolds(proof.provePieces(extremum).value == 2)
    }
    expectVerified(proof)
  }

  @Test func multiplesAndSumsThatVanish() throws {
    var proof = CertificateBuilder(label: "t")
    let f = try proof.function(
      of: proof.network("n", ReLUNetwork(weights: [[[1], [-1]], [[1, 1]]], biases: [[0, 0], [0]])))
    let nothing = proof.multiple("z", 0, f)
    let cancelled = proof.sum("s", f, proof.multiple("w", -1, f))
    #expect(nothing.function.isConstant)
    expectHolds(proof.decideEqual(nothing, cancelled))
    expectHolds(proof.provePieces(cancelled).value == 1)
    expectVerified(proof)
  }

  @Test func hugeNumbers() throws {
    let huge = Rational(BigInteger(10).power(2_000) + 1, BigInteger(7).power(1_500))
    var proof = CertificateBuilder(label: "t")
    let n = proof.network("n", try ReLUNetwork(weights: [[[huge]], [[1 / huge]]], biases: [[-huge], [huge]]))
    let f = try proof.function(of: n)
    expectHolds(proof.provePieces(f).value == 2)
    expectHolds(proof.decideValue(f, at: 1, .equal, huge))
    expectHolds(proof.decideValue(f, at: huge, .greater, huge))
    expectFails(proof.decideEqual(f, proof.function("f", .constant(huge))))
    expectHolds(proof.decideDistance(f, proof.function("g", .constant(huge)), on: 1...2, .equal, Rational(1, 2)).holds)
    expectVerified(proof)
  }

  @Test func numbersBeyondTheFormatAreDeclinedByTheKernelNotTrapped() {
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", .constant(Rational(BigInteger(10).power(10_001))))
    expectHolds(proof.provePieces(f).value == 1)
    #expect(Verdicts.exitCode(of: proof.finished()) == 2)
  }

  @Test func labelsNamesAndNotes() {
    for (wanted, label) in [("a b|c", "a-b-c"), ("", "-"), ("grün", "gr--n"), ("\n", "-")] {
      var proof = CertificateBuilder(label: wanted)
      #expect(proof.label == label)
      proof.note("")
      proof.note(" \n ")
      proof.note(String(repeating: "long ", count: 400_000))
      proof.note("grün | \u{1} end 3")
      // A name taken already gets a number.
      expectHolds(proof.function("f", .identity).name == "f")
      expectHolds(proof.function("f", .identity).name == "f2")
      expectHolds(proof.provePieces(proof.function("f", .identity)).tokens == "pieces:f3")
      expectVerified(proof)
    }
    #expect(CertificateBuilder(label: String(repeating: "x", count: 500)).label.count == 120)
  }

  @Test func networksThatAreNoFunctionOnTheLine() throws {
    var proof = CertificateBuilder(label: "t")
    let plane = proof.network("n", ReLUNetwork(.identity(dimension: 2)))
    #expect(throws: PropagationError.self) { try proof.function(of: plane) }
    let two = proof.network("m", ReLUNetwork(try AffineMap(rows: [[1], [2]], bias: [0, 0])))
    #expect(throws: PropagationError.self) { try proof.function(of: two) }
  }

  @Test func pointsThatDoNotIncrease() {
    var proof = CertificateBuilder(label: "t")
    #expect(throws: PiecewiseLinearError.self) {
      try proof.function("f", through: [(x: 1, y: 0), (x: 1, y: 2)], leftSlope: 0, rightSlope: 0)
    }
    #expect(throws: PiecewiseLinearError.self) { try proof.function("f", through: [], leftSlope: 0, rightSlope: 0) }
  }
}
