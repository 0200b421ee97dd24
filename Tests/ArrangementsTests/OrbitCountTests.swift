import ExactNumbers
import Testing

@testable import Arrangements

@Suite struct OrbitCountTests {
  /// Without a field for such minors, the automatic choice is the other method.
  @Test func hugeEntries() throws {
    let huge = BigInteger(1) << 30_000
    func row(_ i: Int, _ j: Int, _ factor: BigInteger) -> [BigInteger] {
      (0..<6).map { $0 == i ? 1 : $0 == j ? factor : 0 }
    }
    let rows = (0..<6).flatMap { i in (0..<6).flatMap { j in i == j ? [] : [row(i, j, huge), row(i, j, -huge)] } }
    let configuration = CentralConfiguration(try HyperplaneArrangement(dimension: 6, normals: rows))
    #expect(CountingMethod.automatic.resolved(for: configuration) == .restriction)
    let few = try HyperplaneArrangement(dimension: 6, normals: Array(rows.prefix(8)))
    let error = #expect(throws: ArrangementError.self) {
      try few.chamberCount(options: CountingOptions(method: .flatOrbits))
    }
    guard case .limit(let subject, let found, let expected) = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(subject == "method flat-orbits" && found.hasSuffix(" bits") && expected == "fewer than 110503 bits")
    #expect(try few.chamberCount() > 0)
  }

  static let resonances: [(Int, [BigInteger])] = [
    (1, [1, 1]), (2, [1, 3, 2]), (3, [1, 7, 15, 9]), (4, [1, 15, 80, 170, 104]),
    (5, [1, 31, 375, 2130, 5270, 3485]), (6, [1, 63, 1652, 22435, 159_460, 510_524, 371_909]),
  ]

  @Test(arguments: resonances) func resonanceArrangements(n: Int, numbers: [BigInteger]) throws {
    let configuration = try OrbitSamples.configuration(OrbitSamples.resonance(n))
    #expect(try OrbitSamples.whitneyNumbers(configuration) == numbers)
  }

  @Test func orbitsOfFlatsOfResonanceArrangements() throws {
    let configuration = try OrbitSamples.configuration(OrbitSamples.resonance(6))
    let work = try FlatOrbitWork(configuration, control: nil, threads: 2)
    #expect(work.orbitCounts == [1, 3, 8, 21])
    #expect(work.groupOrder == 5040)
  }

  static let families: [(String, [[Int]], BigInteger)] = [
    ("threshold 3", OrbitSamples.threshold(3), 104), ("threshold 4", OrbitSamples.threshold(4), 1882),
    ("threshold 5", OrbitSamples.threshold(5), 94572), ("ternary 3", OrbitSamples.ternary(3), 96),
    ("ternary 4", OrbitSamples.ternary(4), 5376), ("braid 6", OrbitSamples.braid(6), 720),
    ("braid 8", OrbitSamples.braid(8), 40320),
    ("coordinates", (0..<7).map { i in (0..<7).map { $0 == i ? 1 : 0 } }, 128),
  ]

  @Test(arguments: families) func chambersOfFamilies(name: String, vectors: [[Int]], chambers: BigInteger) throws {
    var generator = SampleGenerator(seed: 7)
    let configuration = try OrbitSamples.configuration(vectors)
    let numbers = try OrbitSamples.whitneyNumbers(configuration)
    #expect(numbers.reduce(0, +) == chambers)
    let other = try OrbitSamples.configuration(OrbitSamples.scrambled(vectors, using: &generator))
    #expect(try OrbitSamples.whitneyNumbers(other) == numbers)
  }

  @Test(arguments: 0..<40) func degenerateArrangementsAgainstSubsets(seed: Int) throws {
    var generator = SampleGenerator(seed: UInt64(seed))
    let dimension = 1 + seed % 6
    let vectors = OrbitSamples.degenerate(11, dimension: dimension, using: &generator)
    let configuration = try OrbitSamples.configuration(vectors)
    let numbers = OrbitSamples.whitneyNumbersBySubsets(configuration.rows, rank: configuration.rank)
    #expect(try OrbitSamples.whitneyNumbers(configuration) == numbers, "\(vectors)")
    #expect(try OrbitSamples.whitneyNumbers(configuration, usingSymmetry: false) == numbers, "\(vectors)")
    let scrambled = try OrbitSamples.configuration(OrbitSamples.scrambled(vectors, using: &generator))
    #expect(try OrbitSamples.whitneyNumbers(scrambled) == numbers, "\(vectors)")
  }

  @Test(arguments: 0..<12) func affineArrangementsAgainstSubsets(seed: Int) throws {
    var generator = SampleGenerator(seed: UInt64(1000 + seed))
    let dimension = 1 + seed % 4
    let forms = (0..<9).map { _ in
      AffineForm(
        normal: (0..<dimension).map { _ in BigInteger(Int.random(in: -1...1, using: &generator)) },
        constant: BigInteger(Int.random(in: -1...1, using: &generator)))
    }
    let configuration = CentralConfiguration(try HyperplaneArrangement(dimension: dimension, forms: forms))
    let numbers = OrbitSamples.whitneyNumbersBySubsets(configuration.rows, rank: configuration.rank)
    #expect(try OrbitSamples.whitneyNumbers(configuration) == numbers)
  }

  @Test func symmetryAndThreadsChangeNothing() throws {
    for vectors in [OrbitSamples.resonance(5), OrbitSamples.threshold(4), OrbitSamples.halfSpin(6)] {
      let configuration = try OrbitSamples.configuration(vectors)
      let numbers = try OrbitSamples.whitneyNumbers(configuration, threads: 1)
      #expect(try OrbitSamples.whitneyNumbers(configuration, threads: 2) == numbers)
      #expect(try OrbitSamples.whitneyNumbers(configuration, threads: 5) == numbers)
      #expect(try OrbitSamples.whitneyNumbers(configuration, usingSymmetry: false) == numbers)
    }
  }

  @Test func itemsDoNotDependOnTheThreads() throws {
    let configuration = try OrbitSamples.configuration(OrbitSamples.resonance(6))
    let one = try FlatOrbitWork(configuration, control: nil, threads: 1)
    let two = try FlatOrbitWork(configuration, control: nil, threads: 2)
    #expect(one.itemCount == two.itemCount)
    var (first, second) = (one.makeWorker(), two.makeWorker())
    for item in 0..<one.itemCount {
      var (left, right) = (Counters(), Counters())
      first.perform(item: item, adding: &left)
      second.perform(item: item, adding: &right)
      #expect(left == right)
    }
  }

  @Test(arguments: [10, 40, 90, 400]) func coordinatesOfAnySize(bits: Int) throws {
    // A diagonal change of coordinates keeps all dependences and makes the minors large.
    let vectors = OrbitSamples.resonance(4).map { row in
      row.enumerated().map { BigInteger($1) * ((BigInteger(1) << (bits + $0)) + 1) }
    }
    let configuration = CentralConfiguration(try HyperplaneArrangement(dimension: 4, normals: vectors))
    #expect(try OrbitSamples.whitneyNumbers(configuration) == [1, 15, 80, 170, 104])
  }

  @Test func vectorsThatAreDependentOnlyModuloSmallPrimes() throws {
    // Four vectors in the plane x + y + z = 0 modulo p, and not over the integers.
    for prime in [1031, 4099, 65537, 2_147_483_647] {
      let vectors = [[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, prime, 0], [0, 0, 0, 1], [1, 2, 0, prime]]
      let configuration = try OrbitSamples.configuration(vectors)
      let numbers = OrbitSamples.whitneyNumbersBySubsets(configuration.rows, rank: 4)
      #expect(try OrbitSamples.whitneyNumbers(configuration) == numbers)
    }
  }

  @Test func arrangementsOfRankBelowThree() throws {
    let empty = CentralConfiguration(try HyperplaneArrangement(dimension: 3, normals: [[BigInteger]]()))
    #expect(try OrbitSamples.whitneyNumbers(empty) == [1])
    #expect(try OrbitSamples.whitneyNumbers(try OrbitSamples.configuration([[2, 4, 0], [1, 2, 0]])) == [1, 1])
    let pencil = try OrbitSamples.configuration([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 0]])
    #expect(try OrbitSamples.whitneyNumbers(pencil) == [1, 3, 2])
  }

  @Test func interruption() throws {
    let control = CountingControl()
    control.interrupt()
    let configuration = try OrbitSamples.configuration(OrbitSamples.resonance(5))
    #expect(throws: ArrangementError.interrupted) {
      try FlatOrbitWork(configuration, control: control, threads: 2)
    }
  }

  @Test func wrongSumsAreRefused() throws {
    let configuration = try OrbitSamples.configuration(OrbitSamples.resonance(4))
    let work = try FlatOrbitWork(configuration, control: nil, threads: 1)
    var counters = Counters()
    counters.add(UInt128(1), to: CounterKey(3))
    #expect(throws: ArrangementError.self) { try work.whitneyNumbers(from: counters) }
  }
}
