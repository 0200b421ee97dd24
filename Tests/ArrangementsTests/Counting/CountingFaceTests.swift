import Arrangements
import ExactNumbers
import Testing

/// The intersection poset by brute force: closed sets of forms as bit masks, with codimensions.
private struct SlowPoset {
  var flats: [(mask: Int, codimension: Int)] = []

  init(_ arrangement: HyperplaneArrangement) {
    let forms = arrangement.forms.filter { !$0.isConstant }
    func rows(_ mask: Int, constants: Bool) -> [[BigInteger]] {
      forms.indices.filter { mask >> $0 & 1 == 1 }.map { forms[$0].normal + (constants ? [forms[$0].constant] : []) }
    }
    var known = Set<Int>()
    for subset in 0..<(1 << forms.count) {
      let codimension = CountingReference.rank(rows(subset, constants: false))
      guard CountingReference.rank(rows(subset, constants: true)) == codimension else { continue }
      var closure = subset
      for index in forms.indices
      where CountingReference.rank(rows(subset | 1 << index, constants: true)) == codimension {
        closure |= 1 << index
      }
      if known.insert(closure).inserted { flats.append((closure, codimension)) }
    }
    flats.sort { $0.codimension < $1.codimension }
  }

  func flatCounts(upTo rank: Int) -> [BigInteger] {
    (0...rank).map { rank in BigInteger(flats.filter { $0.codimension == rank }.count) }
  }

  /// Σ_X Σ_{Y ≥ X} |μ(X, Y)| over the flats X of each codimension.
  func faceCounts(upTo rank: Int) -> [BigInteger] {
    var result = [BigInteger](repeating: 0, count: rank + 1)
    for bottom in flats {
      var values: [Int: BigInteger] = [:]
      for top in flats where top.mask & bottom.mask == bottom.mask {
        let below = flats.filter {
          $0.mask != top.mask && $0.mask & bottom.mask == bottom.mask && top.mask & $0.mask == $0.mask
        }
        values[top.mask] = top.mask == bottom.mask ? 1 : below.reduce(BigInteger(0)) { $0 - (values[$1.mask] ?? 0) }
      }
      result[bottom.codimension] += values.values.reduce(0) { $0 + $1.magnitude }
    }
    return result
  }
}

@Suite struct CountingFaceTests {
  @Test func faceNumbersOfZonotopes() throws {
    let cube = try HyperplaneArrangement(dimension: 3, normals: CountingFamilies.units(3)).faceNumbers()
    #expect(cube.zonotopeFaceCounts == [8, 12, 6, 1])
    #expect(cube.faceCounts == [1, 6, 12, 8])
    let permutohedron = try CountingFamilies.braid(4).faceNumbers()
    #expect(permutohedron.zonotopeFaceCounts == [24, 36, 14, 1])
    #expect(permutohedron.flatCounts == [1, 6, 7, 1])
    // The lineality space of the braid arrangement is a line.
    #expect(permutohedron.faceCounts == [0, 1, 14, 36, 24])
    let rhombicDodecahedron = try CountingFamilies.generic(3, 4).faceNumbers()
    #expect(rhombicDodecahedron.zonotopeFaceCounts == [14, 24, 12, 1])
    let triacontahedron = try CountingFamilies.generic(3, 6).faceNumbers()
    #expect(triacontahedron.zonotopeFaceCounts == [32, 60, 30, 1])
    let cell24 = try CountingFamilies.typeF4().faceNumbers()
    #expect(cell24.zonotopeFaceCounts?.first == 1152)
    #expect(cell24.flatCounts == [1, 24, 122, 120, 1])
  }

  @Test(arguments: 0..<60)
  func agreesWithTheIntersectionPoset(seed: Int) throws {
    var generator = CountingGenerator(seed: UInt64(1000 + seed))
    let arrangement = try generator.arrangement(
      dimension: 1 + seed % 5, forms: Int.random(in: 0...7, using: &generator), central: seed.isMultiple(of: 2))
    let polynomial = try arrangement.characteristicPolynomial()
    let numbers = try arrangement.faceNumbers()
    let poset = SlowPoset(arrangement)
    #expect(numbers.flatCounts == poset.flatCounts(upTo: polynomial.rank))
    #expect(numbers.faceCountsByCodimension == poset.faceCounts(upTo: polynomial.rank))
    #expect(numbers.faceCountsByCodimension[0] == polynomial.chamberCount)
    #expect((numbers.zonotopeFaceCounts == nil) == !arrangement.isCentral)
  }

  @Test func largeEntriesFallBack() throws {
    // Three lines through a point with entries of 200 bits, beyond both primes.
    let a: [BigInteger] = [BigInteger(1) << 200, (BigInteger(1) << 199) + 1, 3]
    let b: [BigInteger] = [7, (BigInteger(1) << 200) - 5, BigInteger(1) << 198]
    let arrangement = try HyperplaneArrangement(dimension: 3, normals: [a, b, zip(a, b).map(+), [0, 0, 1]])
    #expect(try arrangement.faceNumbers().zonotopeFaceCounts == [12, 18, 8, 1])
    #expect(try arrangement.characteristicPolynomial().whitneyNumbers == [1, 4, 5, 2])
    let subset = try #require(try arrangement.smallestDependentSubset())
    #expect(subset == DependentSubset(forms: [0, 1, 2], coefficients: [1, 1, -1]))
  }

  @Test func genericity() throws {
    for (n, m) in [(1, 1), (2, 7), (3, 12), (4, 9), (5, 3), (5, 5)] {
      let arrangement = try CountingFamilies.generic(n, m)
      #expect(try arrangement.isGeneric())
      #expect(try arrangement.smallestDependentSubset() == nil)
    }
    for rows in [[[3], [3], [-6]], [[0, 1], [1, 1], [0, -1]], [[1, 2, 0], [0, 1, 1], [0, 1, 1]]] {
      let repeated = try HyperplaneArrangement(dimension: rows[0].count, normals: rows)
      #expect(try !repeated.isGeneric())
    }
    #expect(try HyperplaneArrangement(dimension: 1, normals: [[-6]]).isGeneric())
    #expect(try HyperplaneArrangement(dimension: 2, forms: []).isGeneric())
    let zero = try HyperplaneArrangement(dimension: 3, normals: [[1, 0, 0], [0, 0, 0]])
    #expect(try zero.smallestDependentSubset() == DependentSubset(forms: [1], coefficients: [1]))
    let opposite = try HyperplaneArrangement(dimension: 3, normals: [[1, 0, 0], [2, -4, 2], [-3, 6, -3]])
    #expect(try opposite.smallestDependentSubset() == DependentSubset(forms: [1, 2], coefficients: [3, 2]))
    #expect(try !CountingFamilies.resonance(3).isGeneric())
  }

  @Test(arguments: 0..<60)
  func smallestDependentSubsets(seed: Int) throws {
    var generator = CountingGenerator(seed: UInt64(2000 + seed))
    let dimension = 1 + seed % 5
    let arrangement = try generator.arrangement(
      dimension: dimension, forms: Int.random(in: 0...8, using: &generator), central: true, bound: 1 + seed % 9)
    let normals = arrangement.forms.map(\.normal)
    let limit = min(dimension, normals.count)
    // The least size of a dependent set, by trying all.
    var least: Int?
    for subset in 0..<(1 << normals.count) {
      let chosen = normals.indices.filter { subset >> $0 & 1 == 1 }
      if chosen.count <= limit, CountingReference.rank(chosen.map { normals[$0] }) < chosen.count {
        least = min(least ?? chosen.count, chosen.count)
      }
    }
    let found = try arrangement.smallestDependentSubset()
    #expect(found?.forms.count == least)
    #expect(try arrangement.isGeneric() == Self.isGeneric(arrangement))
    if let found {
      #expect(found.coefficients.allSatisfy { !$0.isZero })
      for column in 0..<dimension {
        let sum = zip(found.forms, found.coefficients).reduce(BigInteger(0)) { $0 + normals[$1.0][column] * $1.1 }
        #expect(sum.isZero)
      }
    }
  }

  @Test(arguments: 0..<160)
  func genericityAgainstAllSubsets(seed: Int) throws {
    var generator = CountingGenerator(seed: UInt64(3000 + seed))
    let dimension = 1 + seed % 4
    let random = try generator.arrangement(
      dimension: dimension, forms: Int.random(in: 0...6, using: &generator), central: seed % 8 < 2, bound: 30)
    // Most of these are degenerate, so what is left without repeated, constant and derived forms is tried too.
    let all = random.forms
    for forms in [all, Array(all.prefix(2)), all.filter { !$0.isConstant && $0.constant != 0 }, all + all.prefix(1)] {
      let arrangement = try HyperplaneArrangement(dimension: dimension, forms: forms)
      #expect(try arrangement.isGeneric() == Self.isGeneric(arrangement), "\(arrangement)")
    }
  }

  @Test func genericAffineArrangements() throws {
    for (n, m) in [(1, 1), (1, 7), (2, 1), (2, 9), (3, 2), (3, 8), (4, 6)] {
      let arrangement = try ArrangementFamily(.genericAffine, n: n, m: m).arrangement()
      #expect(try arrangement.isGeneric() && Self.isGeneric(arrangement))
      let constant = AffineForm(normal: [BigInteger](repeating: 0, count: n), constant: 1)
      for extra in [constant, arrangement.forms[0]] {
        let worse = try HyperplaneArrangement(dimension: n, forms: arrangement.forms + [extra])
        #expect(try !worse.isGeneric() && !Self.isGeneric(worse))
      }
    }
  }

  /// The definition, by trying all sets of forms.
  private static func isGeneric(_ arrangement: HyperplaneArrangement) -> Bool {
    let forms = arrangement.forms
    let (n, m) = (arrangement.dimension, forms.count)
    for subset in 1..<max(2, 1 << m) where m > 0 {
      let chosen = forms.indices.filter { subset >> $0 & 1 == 1 }.map { forms[$0] }
      let rank = CountingReference.rank(chosen.map(\.normal))
      let wholeRank = CountingReference.rank(chosen.map { $0.normal + [$0.constant] })
      if chosen.contains(where: \.isConstant) || chosen.count == 2 && wholeRank < 2 { return false }
      if arrangement.isCentral ? chosen.count == min(n, m) : chosen.count <= n, rank < chosen.count { return false }
      if !arrangement.isCentral, chosen.count == n + 1, rank == wholeRank { return false }
    }
    return true
  }
}
