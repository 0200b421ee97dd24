import Arrangements
import Certificates
import ExactNumbers
import ProofKernel
import Testing

/// Arrangements, their Whitney numbers and chambers.
@Suite struct ArrangementTests {
  /// Random arrangements in general and in degenerate position, with the seeds that make them.
  private func arrangements(_ seed: Int, count: Int) throws -> [HyperplaneArrangement] {
    var generator = SeededGenerator(seed: UInt64(seed))
    return try (0..<count).map { index in
      let dimension = generator.integer(1...4)
      return try generator.arrangement(
        dimension: dimension, forms: generator.integer(0...6), central: index.isMultiple(of: 2))
    }
  }

  @Test(arguments: 0..<8)
  func whitneyNumbers(_ seed: Int) throws {
    for arrangement in try arrangements(seed, count: 30) {
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("a", arrangement)
      let numbers = proof.proveWhitney(a)
      #expect(numbers.whitney.map(\.value) == SlowArrangements.whitneyNumbers(arrangement))
      expectHolds(proof.decide(numbers.chambers, .equal, numbers.whitney.reduce(0, +)))
      for number in numbers.whitney { proof.decide(number, .atLeast, Quantity(number.value)) }
      expectHolds(proof.decide(numbers.bounded, .atMost, numbers.chambers))
      expectHolds(proof.decide(a.planes, .equal, Quantity(arrangement.forms.count)))
      expectHolds(proof.decide(a.dimension, .equal, Quantity(arrangement.dimension)))
      expectHolds(proof.decide(a.hyperplanes, .equal, numbers.whitney[1]))
      if arrangement.isCentral {
        expectHolds(proof.decide(numbers.vertices, .equal, numbers.chambers))
        #expect(proof.decideUniform(a) == SlowArrangements.isUniform(arrangement))
        proof.proveSupportPieces(a, chambers: numbers.chambers)
      }
      expectVerified(proof)
    }
  }

  @Test(arguments: 0..<8)
  func chambers(_ seed: Int) throws {
    for arrangement in try arrangements(100 + seed, count: 20) {
      let count = SlowArrangements.whitneyNumbers(arrangement).reduce(0, +)
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("a", arrangement)
      let chambers = proof.proveChambers(a)
      #expect(chambers.value == count)
      expectHolds(proof.decide(chambers, .equal, Quantity(count)))
      expectVerified(proof)
      let machine = try #require(Int(exactly: count))
      for asked in [0, 1, machine, machine + 1] {
        var other = CertificateBuilder(label: "t")
        let b = other.arrangement("b", arrangement)
        #expect(other.decideChambers(b, atLeast: asked) == (asked <= machine))
        expectVerified(other)
      }
    }
  }

  @Test func wrongCountsAreRefused() throws {
    var proof = CertificateBuilder(label: "t")
    let a = proof.arrangement("a", try HyperplaneArrangement(dimension: 2, normals: [[1, 0], [0, 1], [1, 1]]))
    _ = proof.proveWhitney(a)
    _ = proof.proveChambers(a)
    let text = proof.finished().text
    for (right, wrong) in [
      ("whitney a 1 3 2 0", "whitney a 1 3 3 0"), ("last 1 3", "last 1 2"), ("across 2", "across 3"),
    ] {
      let changed = text.replacing(right, with: wrong, maxReplacements: 1)
      #expect(changed != text)
      #expect(ProofKernel.check(bytes: Array(changed.utf8)).exitCode != 0)
    }
  }

  @Test func knownCounts() throws {
    // The resonance arrangements, the braid arrangement of A_3, and an affine one: Shi's for A_2 in the plane.
    func resonance(_ n: Int) -> [[Int]] { (1..<(1 << n)).map { code in (0..<n).map { code >> $0 & 1 } } }
    for (n, count) in [(1, 2), (2, 6), (3, 32), (4, 370)] {
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("r", try HyperplaneArrangement(dimension: n, normals: resonance(n)))
      #expect(proof.proveWhitney(a).chambers.value == BigInteger(count))
      expectVerified(proof)
    }
    let braid = [[1, -1, 0, 0], [1, 0, -1, 0], [1, 0, 0, -1], [0, 1, -1, 0], [0, 1, 0, -1], [0, 0, 1, -1]]
    var proof = CertificateBuilder(label: "t")
    let a = proof.arrangement("b", try HyperplaneArrangement(dimension: 4, normals: braid))
    #expect(proof.proveWhitney(a).whitney.map(\.value) == [1, 6, 11, 6, 0])
    let normals: [[BigInteger]] = [[1, 0], [0, 1], [1, 1]]
    let shi = normals.flatMap { normal in
      [BigInteger(0), BigInteger(-1)].map { AffineForm(normal: normal, constant: $0) }
    }
    let b = proof.arrangement("s", try HyperplaneArrangement(dimension: 2, forms: shi))
    #expect(proof.proveWhitney(b).chambers.value == 16)
    #expect(proof.proveChambers(b).value == 16)
    expectVerified(proof)
  }

  @Test func binomialCoefficients() {
    var proof = CertificateBuilder(label: "t")
    for (m, k, value) in [(0, 0, 1), (5, 0, 1), (5, 5, 1), (5, 2, 10), (5, 6, 0), (60, 30, 118_264_581_564_861_424)] {
      expectHolds(proof.decide(.choose(Quantity(m), Quantity(k)), .equal, Quantity(value)))
    }
    expectVerified(proof)
  }
}
