import Arrangements
import ExactNumbers
import Testing

@Suite struct EnumerationWallTests {
  /// Checks descriptions against the list of all chambers: a hyperplane is a wall exactly if flipping its signs gives a
  /// chamber.
  private func expectSoundDescriptions(_ arrangement: HyperplaneArrangement) throws {
    let chambers = try arrangement.chambers()
    let all = Set(chambers.map(\.signs))
    var index = 0
    try arrangement.forEachDescribedChamber { description in
      #expect(description.chamber.signs == chambers[index].signs)
      expectSoundEnumeration(arrangement, [description.chamber])
      index += 1
      var covered: Set<Int> = []
      for wall in description.walls {
        covered.formUnion(wall.forms)
        #expect(all.contains(description.signs(across: wall)))
      }
      for vector in description.farkasVectors {
        expectIdentity(vector, description.chamber.signs, arrangement)
        covered.insert(vector.form)
        var signs = description.chamber.signs
        for form in arrangement.forms.indices where sameHyperplane(arrangement, form, vector.form) {
          signs[form] = -signs[form]
          covered.insert(form)
        }
        #expect(!all.contains(signs))
      }
      #expect(covered == Set(arrangement.forms.indices.filter { !arrangement.forms[$0].isConstant }))
      return .proceed
    }
    #expect(index == chambers.count)
  }

  private func sameHyperplane(_ arrangement: HyperplaneArrangement, _ first: Int, _ second: Int) -> Bool {
    let (a, b) = (arrangement.forms[first], arrangement.forms[second])
    if a.isConstant || b.isConstant { return false }
    let (x, y) = (a.normal + [a.constant], b.normal + [b.constant])
    return x.indices.allSatisfy { i in y.indices.allSatisfy { j in x[i] * y[j] == x[j] * y[i] } }
  }

  private func expectIdentity(_ vector: FarkasVector, _ signs: [Int], _ arrangement: HyperplaneArrangement) {
    #expect(vector.multiplier > 0)
    #expect(vector.constant >= 0)
    if arrangement.isCentral { #expect(vector.constant == 0) }
    func oriented(_ form: Int) -> [BigInteger] {
      (arrangement.forms[form].normal + [arrangement.forms[form].constant]).map { $0 * BigInteger(signs[form]) }
    }
    var right = [BigInteger](repeating: 0, count: arrangement.dimension) + [vector.constant]
    for term in vector.terms {
      #expect(term.multiplier > 0)
      #expect(!sameHyperplane(arrangement, term.form, vector.form))
      for (column, value) in oriented(term.form).enumerated() { right[column] += term.multiplier * value }
    }
    #expect(oriented(vector.form).map { $0 * vector.multiplier } == right)
    #expect(vector.terms.map(\.form) == vector.terms.map(\.form).sorted())
    #expect(vector.terms.count <= arrangement.dimension + 1)
  }

  @Test(arguments: 0..<40)
  func randomArrangements(_ seed: Int) throws {
    var generator = EnumerationGenerator(seed: 77 + UInt64(seed))
    let dimension = Int.random(in: 1...4, using: &generator)
    let count = Int.random(in: 0...8, using: &generator)
    let forms = generator.forms(count, dimension: dimension, bound: 3, isCentral: seed.isMultiple(of: 2))
    try expectSoundDescriptions(HyperplaneArrangement(dimension: dimension, forms: forms))
  }

  @Test func namedArrangements() throws {
    for normals in [EnumerationFamily.typeB(3), EnumerationFamily.resonance(3), EnumerationFamily.braid(4)] {
      try expectSoundDescriptions(HyperplaneArrangement(dimension: normals[0].count, normals: normals))
    }
    for constants in [[0, 1], [-1, 1]] {
      try expectSoundDescriptions(
        HyperplaneArrangement(dimension: 3, forms: EnumerationFamily.deformedBraid(3, constants)))
    }
  }

  @Test func reflectionArrangementsAreSimplicial() throws {
    try HyperplaneArrangement(dimension: 4, normals: EnumerationFamily.f4).forEachDescribedChamber { description in
      #expect(description.walls.count == 4)
      #expect(description.farkasVectors.count == 20)
      return description.chamber.signs[3] > 0 ? .stop : .proceed
    }
  }

  @Test(arguments: [1 << 30, 1 << 50])
  func hugeEntries(_ factor: Int) throws {
    var generator = EnumerationGenerator(seed: 5)
    let forms = (0..<7).map { _ in
      AffineForm(
        normal: (0..<2).map { _ in generator.integer(9, times: BigInteger(factor)) + generator.integer(5) },
        constant: generator.integer(9, times: BigInteger(factor)))
    }
    try expectSoundDescriptions(HyperplaneArrangement(dimension: 2, forms: forms))
  }

  @Test func stopsAndIsInterrupted() throws {
    let arrangement = try HyperplaneArrangement(dimension: 3, normals: EnumerationFamily.typeB(3))
    #expect(try arrangement.forEachDescribedChamber { _ in .stop } == 1)
    let control = CountingControl()
    control.interrupt()
    #expect(throws: ArrangementError.interrupted) {
      try arrangement.forEachDescribedChamber(control: control) { _ in .proceed }
    }
  }
}
