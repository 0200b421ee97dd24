import Arrangements
import ExactNumbers
import Testing

/// Checks that hold for every enumeration: order, distinctness, and that every witness has the signs of its chamber.
func expectSoundEnumeration(_ arrangement: HyperplaneArrangement, _ chambers: [Chamber]) {
  var previous: [Int]?
  for chamber in chambers {
    #expect(chamber.denominator > 0)
    if arrangement.isCentral { #expect(chamber.denominator == 1) }
    let signs = arrangement.forms.map { form in
      form.value(at: chamber.point, denominator: chamber.denominator).signum()
    }
    #expect(signs == chamber.signs)
    for (form, sign) in zip(arrangement.forms, chamber.signs) where !form.isConstant { #expect(sign != 0) }
    if let previous { #expect(previous.lexicographicallyPrecedes(chamber.signs)) }
    previous = chamber.signs
  }
}

@Suite struct EnumerationTests {
  @Test(arguments: 0..<60)
  func agreesWithAllSignVectors(_ seed: Int) throws {
    var generator = EnumerationGenerator(seed: UInt64(seed))
    let dimension = Int.random(in: 1...3, using: &generator)
    let count = Int.random(in: 0...6, using: &generator)
    let forms = generator.forms(count, dimension: dimension, bound: 2, isCentral: seed.isMultiple(of: 2))
    let arrangement = try HyperplaneArrangement(dimension: dimension, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.map(\.signs) == EnumerationReference.signVectors(arrangement))
    expectSoundEnumeration(arrangement, chambers)
    #expect(try arrangement.countChambersByEnumeration() == chambers.count)
  }

  @Test(arguments: 0..<12)
  func agreesWithWhitneySums(_ seed: Int) throws {
    var generator = EnumerationGenerator(seed: 1000 + UInt64(seed))
    let dimension = 2 + seed % 4
    let isCentral = seed.isMultiple(of: 2)
    var forms: [AffineForm] = []
    while forms.count < 8 {
      let form = generator.forms(1, dimension: dimension, bound: 2, isCentral: isCentral)[0]
      let isNew = try forms.allSatisfy { other in
        // Two hyperplanes are distinct exactly if they make three chambers or more.
        try HyperplaneArrangement(dimension: dimension, forms: [other, form]).chambers().count > 2
      }
      if !form.isConstant && isNew { forms.append(form) }
    }
    let arrangement = try HyperplaneArrangement(dimension: dimension, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.count == EnumerationReference.chamberCount(arrangement))
    expectSoundEnumeration(arrangement, chambers)
  }

  static let known: [(String, [[Int]], Int)] = [
    ("R_1", EnumerationFamily.resonance(1), 2), ("R_2", EnumerationFamily.resonance(2), 6),
    ("R_3", EnumerationFamily.resonance(3), 32), ("R_4", EnumerationFamily.resonance(4), 370),
    ("T_0", EnumerationFamily.threshold(0), 2), ("T_1", EnumerationFamily.threshold(1), 4),
    ("T_2", EnumerationFamily.threshold(2), 14), ("T_3", EnumerationFamily.threshold(3), 104),
    ("T_4", EnumerationFamily.threshold(4), 1882), ("braid 4", EnumerationFamily.braid(4), 24),
    ("braid 5", EnumerationFamily.braid(5), 120), ("B_3", EnumerationFamily.typeB(3), 48),
    ("D_4", EnumerationFamily.typeD(4), 192), ("F_4", EnumerationFamily.f4, 1152),
  ]

  @Test(arguments: known)
  func knownCentralCounts(_ name: String, _ normals: [[Int]], _ count: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: normals[0].count, normals: normals)
    let chambers = try arrangement.chambers()
    #expect(chambers.count == count, "\(name)")
    expectSoundEnumeration(arrangement, chambers)
    // The negative of a chamber is a chamber, and negation reverses the order.
    #expect(chambers.map(\.signs) == chambers.reversed().map { $0.signs.map { -$0 } })
    #expect(try arrangement.countChambersByEnumeration() == count)
  }

  @Test func fiveDimensionalResonance() throws {
    let arrangement = try HyperplaneArrangement(dimension: 5, normals: EnumerationFamily.resonance(5))
    #expect(try arrangement.countChambersByEnumeration() == 11292)
  }

  @Test(arguments: [(2, 9), (3, 12), (4, 10), (5, 9), (6, 9), (8, 10), (3, 70)])
  func generalPosition(_ n: Int, _ count: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: n, normals: EnumerationFamily.generic(count, n))
    let chambers = try arrangement.chambers()
    #expect(chambers.count == 2 * (0..<n).reduce(0) { $0 + EnumerationFamily.binomial(count - 1, $1) })
    expectSoundEnumeration(arrangement, chambers)
  }

  @Test(arguments: [(1, 5), (2, 8), (3, 8), (4, 7), (2, 66)])
  func affineGeneralPosition(_ n: Int, _ count: Int) throws {
    // Hyperplanes x_1 + t x_2 + … = t^n: any n meet in one point, no n + 1 do.
    let rows = EnumerationFamily.generic(count, n + 1)
    let forms = rows.map { row in
      AffineForm(normal: row.prefix(n).map { BigInteger($0) }, constant: BigInteger(row[n]))
    }
    let arrangement = try HyperplaneArrangement(dimension: n, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.count == (0...n).reduce(0) { $0 + EnumerationFamily.binomial(count, $1) })
    expectSoundEnumeration(arrangement, chambers)
  }

  @Test(arguments: [
    ("Shi", [0, 1], [16, 125]), ("Catalan", [-1, 0, 1], [30, 336]), ("Linial", [1], [7, 36]),
    ("semiorder", [-1, 1], [19, 183]),
  ])
  func deformationsOfTheBraidArrangement(_ name: String, _ constants: [Int], _ counts: [Int]) throws {
    for (n, count) in zip(3..., counts) {
      let arrangement = try HyperplaneArrangement(
        dimension: n, forms: EnumerationFamily.deformedBraid(n, constants))
      let chambers = try arrangement.chambers()
      #expect(chambers.count == count, "\(name) \(n)")
      expectSoundEnumeration(arrangement, chambers)
    }
  }

  @Test(arguments: [
    ("Shi", [0, 1], 1296), ("Catalan", [-1, 0, 1], 5040), ("Linial", [1], 246), ("semiorder", [-1, 1], 2371),
  ])
  func largerDeformations(_ name: String, _ constants: [Int], _ count: Int) throws {
    let arrangement = try HyperplaneArrangement(dimension: 5, forms: EnumerationFamily.deformedBraid(5, constants))
    #expect(try arrangement.countChambersByEnumeration() == count, "\(name)")
  }
}
