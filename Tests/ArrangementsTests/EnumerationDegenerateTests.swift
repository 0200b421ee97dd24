import Arrangements
import ExactNumbers
import Testing

@Suite struct EnumerationDegenerateTests {
  @Test func noForms() throws {
    for threads in 1...2 {
      let arrangement = try HyperplaneArrangement(dimension: 3, forms: [])
      let chambers = try arrangement.chambers(options: EnumerationOptions(threads: threads))
      #expect(chambers == [Chamber(signs: [], point: [0, 0, 0])])
      #expect(try arrangement.countChambersByEnumeration() == 1)
    }
  }

  @Test func constantForms() throws {
    let forms = [5, 0, -7].map { AffineForm(normal: [BigInteger(0), 0], constant: BigInteger($0)) }
    let chambers = try HyperplaneArrangement(dimension: 2, forms: forms).chambers()
    #expect(chambers == [Chamber(signs: [1, 0, -1], point: [0, 0])])
    let withLine = try HyperplaneArrangement(dimension: 2, forms: forms + [AffineForm(normal: [BigInteger(0), -3])])
    #expect(try withLine.chambers().map(\.signs) == [[1, 0, -1, -1], [1, 0, -1, 1]])
    let zeros = try HyperplaneArrangement(dimension: 2, normals: [[0, 0], [0, 0]])
    #expect(try zeros.chambers().map(\.signs) == [[0, 0]])
  }

  @Test func pointsOnTheLine() throws {
    // 2x = 1 twice, once with the other side positive, and x = −3.
    let forms = [
      EnumerationFamily.form([2], -1), EnumerationFamily.form([-4], 2), EnumerationFamily.form([1], 3),
      EnumerationFamily.form([6], -3),
    ]
    let arrangement = try HyperplaneArrangement(dimension: 1, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.map(\.signs) == [[-1, 1, -1, -1], [-1, 1, 1, -1], [1, -1, 1, 1]])
    expectSoundEnumeration(arrangement, chambers)
  }

  @Test func repeatedOppositeAndLowRank() throws {
    // Rank 2 in four dimensions, on coordinates that are not the first ones.
    let normals = [[0, 2, 0, -2], [0, -1, 0, 1], [0, 1, 0, 1], [0, 0, 0, 0], [0, 3, 0, 3], [0, 1, 0, 0]]
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: normals)
    let chambers = try arrangement.chambers()
    #expect(chambers.count == 6)
    expectSoundEnumeration(arrangement, chambers)
    let affine = try HyperplaneArrangement(
      dimension: 4, forms: arrangement.forms + [EnumerationFamily.form([0, 1, 0, -1], 9)])
    let affineChambers = try affine.chambers()
    // The fourth line is parallel to the first and meets the two others in different points.
    #expect(affineChambers.count == 6 + 3)
    expectSoundEnumeration(affine, affineChambers)
  }

  @Test func parallelHyperplanes() throws {
    let forms = [-2, 0, 1, 7].map { AffineForm(normal: [BigInteger(1), 1, 1], constant: BigInteger($0)) }
    let arrangement = try HyperplaneArrangement(dimension: 3, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.count == 5)
    expectSoundEnumeration(arrangement, chambers)
  }

  /// Factors that lead to 64-bit numbers, 64-bit with 128-bit values, 128-bit numbers and big integers.
  @Test(arguments: [1, 1 << 20, 1 << 27, 1 << 40, 1 << 62])
  func hugeEntries(_ factor: Int) throws {
    var generator = EnumerationGenerator(seed: UInt64(factor))
    let normals = (0..<7).map { _ in
      (0..<3).map { _ in generator.integer(9, times: BigInteger(factor)) + generator.integer(3) }
    }
    let arrangement = try HyperplaneArrangement(dimension: 3, normals: normals)
    let chambers = try arrangement.chambers()
    #expect(chambers.map(\.signs) == EnumerationReference.signVectors(arrangement))
    expectSoundEnumeration(arrangement, chambers)
    #expect(try arrangement.chambers(options: EnumerationOptions(threads: 2)) == chambers)
  }

  @Test(arguments: [1, 1 << 20, 1 << 40])
  func hugeAndDegenerate(_ factor: Int) throws {
    // A linear map with large entries changes no sign vector, and leaves the position degenerate.
    let normals = EnumerationFamily.resonance(4)
    let map: [[BigInteger]] = [[7, 3, -2, 1], [1, 5, 2, -4], [-3, 1, 6, 2], [2, -1, 3, 8]]
    let image = normals.map { row in
      (0..<4).map { column in
        (0..<4).reduce(BigInteger(0)) {
          $0 + BigInteger(row[$1]) * (map[$1][column] * BigInteger(factor) + BigInteger($1))
        }
      }
    }
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: image)
    let chambers = try arrangement.chambers()
    #expect(
      chambers.map(\.signs) == (try HyperplaneArrangement(dimension: 4, normals: normals).chambers().map(\.signs)))
    expectSoundEnumeration(arrangement, chambers)
  }

  @Test(arguments: [0, 20, 26, 30, 40, 70])
  func manyHyperplanesWithHugeEntries(_ bits: Int) throws {
    // More than 64 lines, so that sets of them take two words, in every arithmetic.
    let normals = EnumerationFamily.generic(70, 2)
    let factor = BigInteger(1) << bits
    let image = normals.map { row -> [BigInteger] in
      let (x, y) = (BigInteger(row[0]), BigInteger(row[1]))
      return [(factor + 3) * x + y, x - (factor * factor + 1) * y]
    }
    let arrangement = try HyperplaneArrangement(dimension: 2, normals: image)
    let chambers = try arrangement.chambers()
    let original = try HyperplaneArrangement(dimension: 2, normals: normals).chambers()
    #expect(chambers.map(\.signs) == original.map(\.signs))
    expectSoundEnumeration(arrangement, chambers)
  }

  @Test func thinChambers() throws {
    // A hyperplane that cuts off so little that a weighted sum of rays would need a weight beyond the limit.
    for bits in [15, 16, 17, 20, 50, 61] {
      let thin = 1 << bits
      let arrangement = try HyperplaneArrangement(
        dimension: 3, normals: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, -thin]])
      let chambers = try arrangement.chambers()
      #expect(chambers.count == 14)
      expectSoundEnumeration(arrangement, chambers)
      #expect(try arrangement.chambers(options: EnumerationOptions(threads: 2)) == chambers)
    }
  }

  @Test func extremeMachineIntegers() throws {
    let (low, high) = (BigInteger(Int.min), BigInteger(Int.max))
    let forms = [
      AffineForm(normal: [low, high], constant: low), AffineForm(normal: [high, high], constant: high),
      AffineForm(normal: [low, 1], constant: 0), AffineForm(normal: [1, low], constant: high),
      AffineForm(normal: [high, low], constant: 1),
    ]
    let arrangement = try HyperplaneArrangement(dimension: 2, forms: forms)
    let chambers = try arrangement.chambers()
    #expect(chambers.map(\.signs) == EnumerationReference.signVectors(arrangement))
    expectSoundEnumeration(arrangement, chambers)
  }
}
