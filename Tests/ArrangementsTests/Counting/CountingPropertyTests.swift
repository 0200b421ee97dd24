import Arrangements
import ExactNumbers
import Testing

/// A prime so small that residues vanish all the time.
private enum Three: PrimeModulus { static var prime: UInt64 { 3 } }
private enum Five: PrimeModulus { static var prime: UInt64 { 5 } }
private enum Ninety7: PrimeModulus { static var prime: UInt64 { 97 } }
private enum Thousand: PrimeModulus { static var prime: UInt64 { 1009 } }

@Suite struct CountingPropertyTests {
  private func count<First: PrimeModulus, Second: PrimeModulus>(
    _ arrangement: HyperplaneArrangement, _ type: RestrictionWork<First, Second>.Type, splitsPairs: Bool? = nil
  ) throws -> (polynomial: CharacteristicPolynomial, pair: Int, integers: Int) {
    let configuration = CentralConfiguration(arrangement)
    let work = type.init(configuration, splitsPairs: splitsPairs)
    var worker = work.makeWorker()
    var counters = Counters()
    for item in 0..<work.itemCount { worker.perform(item: item, adding: &counters) }
    let cone = CharacteristicPolynomial(
      dimension: arrangement.dimension + (configuration.hasInfinity ? 1 : 0),
      whitneyNumbers: try work.whitneyNumbers(from: counters))
    return (
      configuration.hasInfinity ? cone.decone : cone, worker.repetitions.pair, worker.repetitions.integers
    )
  }

  @Test(arguments: 0..<160)
  func agreesWithWhitneysTheorem(seed: Int) throws {
    var generator = CountingGenerator(seed: UInt64(seed))
    let dimension = 1 + seed % 6
    let forms = Int.random(in: 0...9, using: &generator)
    let arrangement = try generator.arrangement(dimension: dimension, forms: forms, central: seed.isMultiple(of: 3))
    let expected = CountingReference.polynomial(arrangement)
    let one = CountingOptions(threads: 1, method: .restriction)
    #expect(try arrangement.characteristicPolynomial(options: one) == expected)
    #expect(try arrangement.characteristicPolynomial(options: CountingOptions(threads: 2)) == expected)
    // With tiny primes nearly everything has to be repeated, and the result stays the same.
    #expect(try count(arrangement, RestrictionWork<Three, Five>.self).polynomial == expected)
    #expect(try count(arrangement, RestrictionWork<Five, Ninety7>.self, splitsPairs: true).polynomial == expected)
    #expect(try count(arrangement, RestrictionWork<Thousand, Three>.self, splitsPairs: true).polynomial == expected)
    // Invariants that hold for all arrangements.
    let numbers = expected.whitneyNumbers
    #expect(!arrangement.isCentral || numbers.count == 1 || expected.value(at: 1).isZero)
  }

  @Test func smallPrimesFallBack() throws {
    let arrangement = try CountingFamilies.generic(4, 20)
    let expected = try arrangement.characteristicPolynomial()
    let tiny = try count(arrangement, RestrictionWork<Three, Five>.self)
    #expect(tiny.polynomial == expected)
    #expect(tiny.integers > 0)
    // Differences of the parameters divide the minors, so some vanish modulo 5.
    let small = try count(arrangement, RestrictionWork<Five, MersennePrime>.self)
    #expect(small.polynomial == expected)
    #expect(small.pair > 0)
    let large = try count(arrangement, RestrictionWork<MersennePrime, SecondPrime>.self)
    #expect(large.pair == 0)
  }

  @Test(arguments: [1, 20, 40, 70])
  func entriesOfManyBits(bits: Int) throws {
    // Dependent triples and quadruples with large entries: one prime proves nothing beyond small bounds.
    var generator = CountingGenerator(seed: UInt64(bits))
    let base = (0..<6).map { _ in
      (0..<4).map { _ in (BigInteger(Int.random(in: -1000...1000, using: &generator)) << bits) + 1 }
    }
    let normals = base + [(0, 1), (2, 3), (1, 4)].map { first, second in zip(base[first], base[second]).map(-) }
    let arrangement = try HyperplaneArrangement(dimension: 4, normals: normals)
    let expected = CountingReference.polynomial(arrangement)
    let found = try count(arrangement, RestrictionWork<MersennePrime, SecondPrime>.self)
    #expect(found.polynomial == expected)
    #expect((found.pair > 0) == (bits >= 20))
    #expect((found.integers > 0) == (bits >= 40))
  }

  @Test func manyRowsAreHashed() throws {
    // Enough rows for the chart and the hash tables; the reference is the integer arithmetic, forced by tiny primes.
    for seed in 0..<4 {
      var generator = CountingGenerator(seed: UInt64(seed))
      let arrangement = try generator.arrangement(dimension: 3 + seed % 2, forms: 60, central: seed < 2, bound: 3)
      let expected = try count(arrangement, RestrictionWork<Three, Five>.self).polynomial
      #expect(try arrangement.characteristicPolynomial() == expected)
      #expect(try count(arrangement, RestrictionWork<Thousand, MersennePrime>.self).polynomial == expected)
    }
  }

  @Test func linesOfTheProjectivePlane() throws {
    // All vectors of {−2…2}^3: no affine chart consists of one coordinate, and most points are on many lines.
    let vectors = (0..<125).map { [$0 / 25 - 2, $0 / 5 % 5 - 2, $0 % 5 - 2] }
    let arrangement = try HyperplaneArrangement(dimension: 3, normals: vectors)
    let expected = try count(arrangement, RestrictionWork<Three, Five>.self).polynomial
    #expect(expected.whitneyNumbers[1] == 49)
    #expect(try arrangement.characteristicPolynomial() == expected)
  }
}
