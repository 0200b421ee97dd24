import Certificates
import ExactNumbers
import ReLUNetworks
import Testing

/// Decisions about distances.
@Suite struct DistanceTests {
  @Test(arguments: Relation.allCases)
  func distanceInEveryRelation(_ relation: Relation) throws {
    let hat = try PiecewiseLinearFunction.hat(left: 0, peak: 1, right: 2, height: 2)
    for bound: Rational in [0, 1, 2] {
      var proof = CertificateBuilder(label: "t")
      let f = proof.function("f", hat)
      let g = proof.function("g", .constant(1))
      let (holds, distance) = proof.decideDistance(f, g, on: 0...2, relation, bound)
      #expect(distance == 1)
      #expect(holds == relation.holds(1, bound))
      expectVerified(proof)
    }
  }

  @Test func distanceOfEqualFunctionsAndBeyondAllBreaks() throws {
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", .hinge(at: 0))
    let g = proof.function("g", .identity)
    expectHolds(proof.decideDistance(f, f, on: -1...1, .equal, 0) == (true, 0))
    expectHolds(proof.decideDistance(f, g, on: 0...7, .equal, 0) == (true, 0))
    expectHolds(proof.decideDistance(f, g, on: -2...0, .equal, 2) == (true, 2))
    expectVerified(proof)
  }

  @Test func distanceOfRandomFunctionsAgreesWithTheIntegral() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let a = try PiecewiseLinearFunction(
        points: generator.points(), leftSlope: generator.rational(), rightSlope: generator.rational())
      let network = try generator.network()
      let ends = [generator.rational(4), generator.rational(4)].sorted()
      if ends[0] == ends[1] { continue }
      var proof = CertificateBuilder(label: "t")
      let f = proof.function("f", a)
      let g = try proof.function(of: proof.network("n", network))
      let expected = (a - g.function).absoluteValue.integral(over: ends[0]...ends[1])
      expectHolds(proof.decideDistance(f, g, on: ends[0]...ends[1], .equal, expected) == (true, expected))
      expectFails(proof.decideDistance(g, f, on: ends[0]...ends[1], .less, expected).holds)
      expectVerified(proof)
    }
  }

  @Test func distanceOfAStep() throws {
    var proof = CertificateBuilder(label: "t")
    let step = proof.step("s", at: Rational(1, 3), left: 0, right: 1)
    let ramp = proof.function("f", .identity)
    // Triangles of areas 1/18 and 4/18 on [0, 1].
    expectHolds(proof.decideDistance(step, ramp, on: 0...1, .equal, Rational(5, 18)) == (true, Rational(5, 18)))
    expectFails(proof.decideDistance(step, ramp, on: 0...1, .less, Rational(1, 4)).holds)
    // The jump at an end of the interval, and outside.
    expectHolds(proof.decideDistance(step, ramp, on: 0...Rational(1, 3), .equal, Rational(1, 18)).holds)
    expectHolds(proof.decideDistance(step, ramp, on: Rational(1, 3)...1, .equal, Rational(2, 9)).holds)
    expectHolds(proof.decideDistance(step, ramp, on: 2...3, .equal, Rational(3, 2)).holds)
    expectVerified(proof)
  }

  @Test func farFromContinuous() {
    for (left, right) in [(0, 1), (1, 0), (-3, 4), (2, 2)] as [(Rational, Rational)] {
      var proof = CertificateBuilder(label: "t")
      let step = proof.step("s", at: 0, left: left, right: right)
      expectHolds(proof.proveFarFromContinuous(step) == (right - left).magnitude / 2)
      expectVerified(proof)
    }
  }

  @Test func farFromPiecesAndNetworks() throws {
    // The sawtooth with 8 edges on [0, 1]; four triangles, each worth 1/16.
    let sawtooth = try HardFunction.uniform(pieces: 2, layers: 3).function
    for (allowed, bound) in [(1, Rational(1, 4)), (2, Rational(3, 16)), (4, Rational(1, 16)), (9, 0)] {
      var proof = CertificateBuilder(label: "t")
      let f = proof.function("f", sawtooth)
      proof.proveFar(f, edges: 8, triangles: 0..<4, from: .pieces(allowed), atLeast: bound)
      expectVerified(proof)
    }
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", sawtooth)
    proof.proveFar(f, edges: 8, triangles: 1..<2, from: .pieces(1), atLeast: Rational(1, 16))
    proof.proveFar(f, edges: 8, triangles: 0..<4, from: .networks(hiddenLayers: 1, size: 2), atLeast: Rational(1, 8))
    expectVerified(proof)
  }

  @Test func tooGreatADistanceIsRefused() throws {
    var proof = CertificateBuilder(label: "t")
    let f = proof.function("f", try HardFunction.uniform(pieces: 2, layers: 3).function)
    proof.proveFar(f, edges: 8, triangles: 0..<4, from: .pieces(2), atLeast: Rational(3, 16) + Rational(1, 1_000_000))
    #expect(Verdicts.exitCode(of: proof.finished()) == 1)
  }
}
