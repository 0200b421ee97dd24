import EmpiricalRisk
import ExactNumbers
import Testing

/// The enumeration of all activation cells, and its counts.
struct EnumerationTests {
  private static func set(_ points: [[Int]], dimension: Int) throws -> TrainingSet {
    try TrainingSet(
      dimension: dimension, points: points.map { $0.map { Rational($0) } },
      labels: points.map { _ in 0 })
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int {
    k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  @Test func dichotomiesInSpecialPosition() throws {
    let cases: [(points: [[Int]], dimension: Int, count: Int)] = [
      ([], 1, 1), ([], 0, 1), ([[]], 0, 2), ([[], []], 0, 2), ([[5]], 1, 2), ([[1], [1], [1]], 1, 2),
      ([[0, 0], [1, 1], [2, 2], [3, 3]], 2, 8), ([[0, 0], [1, 1], [2, 2], [0, 1]], 2, 12),
      ([[0, 0], [1, 0], [0, 1], [0, 1]], 2, 8), ([[0, 0], [1, 0], [0, 1], [1, 1]], 2, 14),
      ([[0, 0], [1, 0], [0, 1], [1, 1], [2, 1], [1, 3]], 2, 28),
      ([[0, 0], [1, 0], [0, 1], [1, 1], [2, 1]], 2, 20),
      ([[1, 2, 3]], 3, 2), ([[1, 2, 3], [0, 0, 1]], 3, 4),
    ]
    for (points, dimension, count) in cases {
      let set = try Self.set(points, dimension: dimension)
      let dichotomies = try set.dichotomies()
      #expect(dichotomies.count == count, "\(points)")
      #expect(try set.dichotomyCount() == BigInteger(count), "\(points)")
      #expect(Set(dichotomies).count == count)
      #expect(Set(dichotomies.map { $0.map { !$0 } }) == Set(dichotomies))
    }
  }

  @Test func dichotomiesInGeneralPosition() throws {
    for dimension in 1...3 {
      for count in 1...7 {
        // Points of the moment curve.
        let points = (0..<count).map { t in (1...dimension).map { power in (0..<power).reduce(1) { p, _ in p * t } } }
        let set = try Self.set(points, dimension: dimension)
        let expected = 2 * (0...dimension).reduce(0) { $0 + Self.binomial(count - 1, $1) }
        #expect(try set.dichotomies().count == expected)
        #expect(try set.dichotomyCount() == BigInteger(expected))
      }
    }
  }

  @Test func equalPointsLieOnTheSameSide() throws {
    let set = try Self.set([[0, 1], [2, 3], [0, 1], [5, 5]], dimension: 2)
    for dichotomy in try set.dichotomies() { #expect(dichotomy[0] == dichotomy[2]) }
  }

  @Test func counts() throws {
    for width in 0...3 {
      let set = try TrainingSet(dimension: 1, points: [[0], [1], [2]], labels: [1, 0, 1])
      let optimum = try TrainingProblem(set, width: width).optimumByEnumeration()
      #expect(optimum.partitions == 6)
      #expect(optimum.programs == Self.binomial(12 + width - 1, width))
      #expect(optimum.algorithmPrograms == BigInteger([1, 12, 144, 1728][width]))
    }
  }

  @Test(arguments: GoldenValueTests.all)
  func golden(_ example: GoldenValueTests.Case) throws {
    let problem = try example.problem()
    // Two gates on the larger sets take thousands of programs.
    if problem.width > 1, problem.set.count > 4 { return }
    let optimum = try problem.optimumByEnumeration()
    #expect(optimum.value == example.value)
    #expect(RandomProblems.attains(problem, optimum.network, optimum.value))
  }

  @Test(arguments: 0..<60)
  func agreesWithTheConeSearch(_ seed: Int) throws {
    let sizes = [
      (1, 3, 2), (1, 5, 1), (2, 4, 1), (3, 3, 1), (2, 5, 1), (1, 2, 3), (0, 2, 2), (2, 2, 2), (1, 0, 2), (1, 4, 0),
    ]
    let (dimension, count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: dimension, count: count, width: width, seed: seed)
    let enumerated = try problem.optimumByEnumeration()
    let searched = try problem.optimum(threads: 1)
    #expect(enumerated.value == searched.value, "\(problem)")
    #expect(RandomProblems.attains(problem, enumerated.network, enumerated.value))
    #expect(RandomProblems.attains(problem, searched.network, searched.value))
  }

  @Test(arguments: 0..<20)
  func partitionsThatNoHyperplaneMakesAddNothing(_ seed: Int) throws {
    let sizes = [(1, 4, 1), (2, 4, 1), (1, 3, 2), (2, 2, 2)]
    let (dimension, count, width) = sizes[seed % sizes.count]
    let problem = try RandomProblems.problem(dimension: dimension, count: count, width: width, seed: 100 + seed)
    let all = try problem.optimumByEnumeration(over: .all)
    #expect(try all.value == problem.optimumByEnumeration().value)
    #expect(all.partitions == 1 << count)
  }

  @Test func optimalPatterns() throws {
    // The identity: one positive gate, on at 1 and 2 and at 0 as one likes, since its kink is there.
    let identity = try TrainingSet(dimension: 1, points: [[0], [1], [2]], labels: [0, 1, 2])
    let patterns = try TrainingProblem(identity, width: 1).optimalPatterns()
    #expect(
      Set(patterns) == [
        ActivationPattern([ActivationPattern.Gate(sign: 1, isOn: [true, true, true])]),
        ActivationPattern([ActivationPattern.Gate(sign: 1, isOn: [false, true, true])]),
      ])
    // Nothing to fit: everything is optimal.
    let zero = try TrainingSet(dimension: 1, points: [[0], [1]], labels: [0, 0])
    let optimum = try TrainingProblem(zero, width: 2).optimumByEnumeration(listsPatterns: true)
    #expect(optimum.optimalPatterns.count == optimum.programs)
    #expect(Set(optimum.optimalPatterns).count == optimum.programs)
    // Without points, and without gates, there is one pattern.
    let empty = try TrainingSet(dimension: 2, points: [], labels: [])
    #expect(try TrainingProblem(empty, width: 1).optimalPatterns().count == 2)
    #expect(try TrainingProblem(identity, width: 0).optimalPatterns() == [ActivationPattern([])])
  }

  @Test func printedAlgorithmAlwaysFindsZero() throws {
    for seed in 0..<20 {
      let problem = try RandomProblems.problem(
        dimension: 1 + seed % 2, count: 1 + seed % 4, width: seed % 4, seed: seed,
        losses: [.squared, .absolute, .hinge, .chebyshev])
      #expect(try problem.printedAlgorithmValue() == 0)
    }
    let set = try TrainingSet(dimension: 1, points: [[0]], labels: [-1])
    let problem = try TrainingProblem(set, width: 1, loss: .squared)
    #expect(try problem.printedAlgorithmValue() == 0)
    #expect(try problem.optimumByEnumeration().value == 0)
    let conflicting = try TrainingSet(dimension: 1, points: [[0], [0]], labels: [-1, 1])
    #expect(try TrainingProblem(conflicting, width: 1).printedAlgorithmValue() == 0)
    #expect(try TrainingProblem(conflicting, width: 1).optimumByEnumeration().value == 2)
  }

  @Test func interruption() throws {
    let set = try TrainingSet(dimension: 1, points: [[0], [1], [2]], labels: [0, 1, 0])
    let control = TrainingControl()
    control.interrupt()
    #expect(throws: TrainingError.interrupted) {
      try TrainingProblem(set, width: 2).optimumByEnumeration(control: control)
    }
    #expect(throws: TrainingError.interrupted) {
      try TrainingProblem(set, width: 2).printedAlgorithmValue(control: control)
    }
  }
}
