import Arrangements
import Certificates
import ExactNumbers
import ProofKernel
import ReLUNetworks
import Testing

/// Support functions of zonotopes, and H after them.
@Suite struct ZonotopeTests {
  private func zonotope(_ arrangement: HyperplaneArrangement) throws -> SupportFunction {
    try SupportFunction(
      dimension: arrangement.dimension, generators: arrangement.forms.map { $0.normal.map { Rational($0) } })
  }

  /// The best of the 2^m corners.
  private func bruteForceSupport(_ arrangement: HyperplaneArrangement, at point: [Rational]) -> Rational {
    let products = arrangement.forms.map { form in
      form.normal.indices.reduce(Rational(0)) { $0 + Rational(form.normal[$1]) * point[$1] }
    }
    return (0..<(1 << products.count)).map { corner in
      products.indices.reduce(Rational(0)) { corner >> $1 & 1 == 1 ? $0 + products[$1] : $0 - products[$1] }
    }.max() ?? 0
  }

  @Test(arguments: 0..<8)
  func supportFunctions(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(200 + seed))
    for _ in 0..<20 {
      let dimension = generator.integer(1...4)
      let arrangement = try generator.arrangement(
        dimension: dimension, forms: generator.integer(0...6), central: true)
      let zonotope = try zonotope(arrangement)
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("a", arrangement)
      let point = (0..<dimension).map { _ in generator.rational() }
      let value = bruteForceSupport(arrangement, at: point)
      expectHolds(proof.decideSupport(a, at: point, equals: value))
      expectFails(proof.decideSupport(a, at: point, equals: value + 1))
      let smallest = try SmallestSupportNetwork(of: zonotope)
      for network in [zonotope.pairNetwork, zonotope.sumNetwork, smallest.network] {
        #expect(try network.evaluate(at: point) == [value])
        let net = proof.network("n", network)
        proof.proveSupportNetwork(net, computes: a)
      }
      #expect(try proof.proveLeastSupportGates(a) == BigInteger(smallest.gateCount))
      expectVerified(proof)
      // One gate more cannot be necessary.
      let text = proof.finished().text
      let changed = text.replacing(
        "support-gates-at-least a \(smallest.gateCount)", with: "support-gates-at-least a \(smallest.gateCount + 1)")
      #expect(ProofKernel.check(bytes: Array(changed.utf8)).exitCode == 1)
    }
  }

  @Test(arguments: [
    ([[1, 0], [0, 1], [1, 1]], 3), ([[1, 0], [0, 1]], 4), ([[1, 0], [0, 1], [1, 2]], 4),
    ([[1, 0], [0, 1], [1, 3]], 4), ([[1], [-2], [0]], 2), ([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 2, 3]], 6),
    ([[1, 1], [2, 2]], 2), ([[0, 0]], 0),
  ])
  func leastGates(_ generators: [[Int]], _ gates: Int) throws {
    var proof = CertificateBuilder(label: "t")
    let a = proof.arrangement(
      "a", try HyperplaneArrangement(dimension: generators[0].count, normals: generators))
    #expect(try proof.proveLeastSupportGates(a) == BigInteger(gates))
    expectVerified(proof)
  }

  @Test func tooManyDirections() throws {
    let many = try SupportFunction(dimension: 2, generators: (0..<40).map { [1, Rational($0 * $0)] })
    #expect(throws: SignedSumBudgetExceeded.self) { try SmallestSupportNetwork(of: many) }
    var proof = CertificateBuilder(label: "t")
    let a = proof.arrangement(
      "a", try HyperplaneArrangement(dimension: 2, normals: (0..<18).map { [1, 1 << $0] }))
    #expect(throws: SignedSumBudgetExceeded.self) { try proof.proveLeastSupportGates(a) }
  }

  @Test(arguments: 0..<4)
  func equalSupportFunctions(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(300 + seed))
    for _ in 0..<30 {
      let dimension = generator.integer(1...3)
      let first = try generator.arrangement(dimension: dimension, forms: generator.integer(0...4), central: true)
      var normals = first.forms.map(\.normal).shuffled(using: &generator)
      for index in normals.indices where generator.integer(0...1) == 0 { normals[index] = normals[index].map { -$0 } }
      let changes = generator.integer(0...1) == 0 && !normals.isEmpty
      if changes { normals[0][generator.integer(0...(dimension - 1))] += 1 }
      let second = try HyperplaneArrangement(dimension: dimension, normals: normals)
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("a", first)
      let b = proof.arrangement("b", second)
      let equal = proof.decideSameSupport(a, b)
      #expect(equal || changes)
      let directions = try [first, second].map { arrangement in
        Set(try zonotope(arrangement).directions.map { vector in Set([vector, vector.map { -$0 }]) })
      }
      #expect((directions[0] == directions[1]) == equal)
      if !equal {
        let values = proof.finished().theorems.map { $0.split(separator: " ").dropFirst(2).joined(separator: " ") }
        #expect(values[0] != values[1])
      }
      expectVerified(proof)
    }
  }

  /// The pieces of H ∘ h against the gradients of the actual network in every chamber and slice, and the pieces on lines.
  @Test(arguments: 0..<6)
  func piecesOfHardFunctions(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(400 + seed))
    for _ in 0..<6 {
      let dimension = generator.integer(1...3)
      let arrangement = try generator.arrangement(
        dimension: dimension, forms: generator.integer(1...4), central: true)
      guard arrangement.forms.contains(where: { !$0.isConstant }) else { continue }
      let widths = (0..<generator.integer(1...2)).map { _ in generator.integer(2...4) }
      let folding = try HardFunction(
        maximum: 60,
        points: widths.map { width in
          var points: Set<Int> = []
          while points.count < width - 1 { points.insert(generator.integer(1...59)) }
          return points.sorted().map { Rational($0) }
        })
      var proof = CertificateBuilder(label: "t")
      let a = proof.arrangement("a", arrangement)
      let h = proof.folding("h", folding)
      let chambers = proof.proveWhitney(a).chambers
      let pieces = try proof.proveZonotopePieces(a, h, chambers: chambers)
      let line = ZonotopeFunction(support: try zonotope(arrangement), folding: folding)
      for layers in 1...3 { _ = try proof.proveZonotopeSize(a, h, layers: layers) }
      expectVerified(proof)
      #expect(pieces == line.pieceCount(vertices: chambers.value))
    }
  }

  @Test(arguments: [(-3, true), (0, true), (1, false), (2, false), (3, true), (4, false), (5, true), (10, false)])
  func vertexNumbersOfZonotopes(_ vertices: Int, _ impossible: Bool) throws {
    var proof = CertificateBuilder(label: "t")
    #expect(try proof.decideNoZonotope(vertices: vertices) == impossible)
    expectVerified(proof)
  }
}
